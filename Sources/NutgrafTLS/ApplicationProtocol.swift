import CNutgrafOpenSSL

/// The agreement on ``TLS/applicationProtocol``.
enum ApplicationProtocol {
    /// The list of one protocol, as it stands in the handshake: each name after its length (RFC 7301, 3.1).
    static let wireList = [UInt8(TLS.applicationProtocol.utf8.count)] + TLS.applicationProtocol.utf8

    /// Has clients offer the protocol.
    static func offer(in context: ContextHandle) throws(TLSError) {
        LibraryFailure.clear()
        // Alone among these functions it returns 0 on success.
        guard SSL_CTX_set_alpn_protos(context.pointer, wireList, UInt32(wireList.count)) == 0 else {
            throw LibraryFailure.unexpected(while: "offering the application protocol")
        }
    }

    /// Has a server refuse, with the alert that says so, clients that do not offer the protocol.
    static func require(in context: ContextHandle) {
        // OpenSSL asks the selection callback only where a client offers something at all.
        SSL_CTX_set_client_hello_cb(context.pointer, refuseWithoutOffer, nil)
        SSL_CTX_set_alpn_select_cb(context.pointer, select, nil)
    }

    private static let refuseWithoutOffer: SSL_client_hello_cb_fn = { ssl, alert, _ in
        var bytes: UnsafePointer<UInt8>?
        var count = 0
        let extensionType = UInt32(TLSEXT_TYPE_application_layer_protocol_negotiation)
        if SSL_client_hello_get0_ext(ssl, extensionType, &bytes, &count) == 1 {
            return SSL_CLIENT_HELLO_SUCCESS
        }
        // A client of an older version hears of the version first; OpenSSL sends that alert by itself.
        if SSL_client_hello_get0_ext(ssl, UInt32(TLSEXT_TYPE_supported_versions), &bytes, &count) != 1 {
            return SSL_CLIENT_HELLO_SUCCESS
        }
        alert?.pointee = SSL_AD_NO_APPLICATION_PROTOCOL
        return SSL_CLIENT_HELLO_ERROR
    }

    private static let select: SSL_CTX_alpn_select_cb_func = {
        _,
        chosen,
        chosenCount,
        offered,
        offeredCount,
        _ in
        guard let chosen, let chosenCount, let offered else { return SSL_TLSEXT_ERR_ALERT_FATAL }
        let list = UnsafeBufferPointer(start: offered, count: Int(offeredCount))
        var start = 0
        while start < list.count {
            let end = start + 1 + Int(list[start])
            guard end <= list.count else { break }
            if list[start..<end].elementsEqual(wireList) {
                // The choice may point into the offer, which outlives this call.
                chosen.pointee = offered + start + 1
                chosenCount.pointee = list[start]
                return SSL_TLSEXT_ERR_OK
            }
            start = end
        }
        return SSL_TLSEXT_ERR_ALERT_FATAL
    }
}
