import CNutgrafOpenSSL

/// An authority of one's own, which issues the certificates of one's own servers and clients.
package struct CertificateAuthority: Sendable {
    /// How long an authority is valid where nothing else is said: ten years.
    package static let defaultDays = 3_650
    /// How long a server's certificate is valid where nothing else is said, as is usual at most.
    package static let defaultServerDays = 825
    /// How long a client's certificate is valid where nothing else is said.
    package static let defaultClientDays = 825
    /// How far back a validity begins, in seconds, for clients whose clocks are slow.
    static let backdating: Int64 = 3_600

    /// The authority's own certificate and key.
    package let pair: CertificateAndKey

    /// Takes an authority made earlier.
    ///
    /// - Parameter pair: Its certificate and key, as they were created.
    package init(_ pair: CertificateAndKey) {
        self.pair = pair
    }

    /// Creates an authority with an ECDSA P-256 key.
    ///
    /// - Parameters:
    ///   - commonName: What people will know it by: 1 to 64 characters.
    ///   - days: How long it is valid.
    ///   - now: The present time in seconds since 1970 UTC.
    /// - Returns: The authority.
    /// - Throws: ``TLSError`` with the code `invalidRequest` where a value cannot be in a certificate.
    package static func create(
        commonName: String,
        days: Int = defaultDays,
        now: Int64
    ) throws(TLSError) -> CertificateAuthority {
        let key = try PrivateKey()
        let draft = try CertificateDraft(subject: commonName, key: key)
        try draft.setValidity(from: now - backdating, to: try end(days, now))
        try draft.setIssuerToItself()
        try draft.add(NID_basic_constraints, "critical,CA:TRUE,pathlen:0")
        try draft.add(NID_key_usage, "critical,keyCertSign,cRLSign")
        try draft.add(NID_subject_key_identifier, "hash")
        let certificate = try draft.signed(by: key)
        return CertificateAuthority(
            CertificateAndKey(certificatePEM: certificate, privateKeyPEM: try key.pem())
        )
    }

    /// Issues a certificate, with a new ECDSA P-256 key, for a server.
    ///
    /// - Parameters:
    ///   - hosts: The host names and IP addresses under which clients will reach the server; at least one.
    ///   - days: How long it is valid; never longer than the authority itself.
    ///   - now: The present time in seconds since 1970 UTC.
    /// - Returns: The certificate and its key.
    /// - Throws: ``TLSError``: `invalidHost` for what is neither a name nor an address, `expired` where the
    ///   authority is, `certificateFile` or `privateKeyFile` where its PEM text cannot be read.
    package func issueServerCertificate(
        hosts: [String],
        days: Int = defaultServerDays,
        now: Int64
    ) throws(TLSError) -> CertificateAndKey {
        var parsed: [Host] = []
        for host in hosts {
            let next = try Host(host)
            if !parsed.contains(next) { parsed.append(next) }
        }
        guard let first = parsed.first else {
            throw TLSError(.invalidHost, "A server's certificate needs at least one host name or IP address.")
        }
        // A subject's name has 64 characters at most (RFC 5280, A.1); the hosts themselves are in the extension.
        let subject = first.text.utf8.count <= 64 ? first.text : "Nutgraf server"
        return try issue(
            subject: subject,
            usage: "serverAuth",
            alternativeNames: parsed.map(\.alternativeName).joined(separator: ","),
            days: days,
            now: now
        )
    }

    /// Issues a certificate, with a new ECDSA P-256 key, that a client shows to servers.
    ///
    /// - Parameters:
    ///   - name: What the client is known by: 1 to 64 characters.
    ///   - days: How long it is valid; never longer than the authority itself.
    ///   - now: The present time in seconds since 1970 UTC.
    /// - Returns: The certificate and its key.
    /// - Throws: ``TLSError``: `invalidRequest` for a name that cannot be in a certificate, `expired` where the
    ///   authority is, `certificateFile` or `privateKeyFile` where its PEM text cannot be read.
    package func issueClientCertificate(
        name: String,
        days: Int = defaultClientDays,
        now: Int64
    ) throws(TLSError) -> CertificateAndKey {
        try issue(subject: name, usage: "clientAuth", alternativeNames: nil, days: days, now: now)
    }

    private func issue(
        subject: String,
        usage: String,
        alternativeNames: String?,
        days: Int,
        now: Int64
    ) throws(TLSError) -> CertificateAndKey {
        let authority = try Certificate(pem: pair.certificatePEM)
        let authorityKey = try PrivateKey(pem: pair.privateKeyPEM)
        guard authorityKey.belongs(to: authority) else {
            throw TLSError(.privateKeyFile, "The authority's key does not belong to its certificate.")
        }
        let lastMoment = try authority.notAfter()
        guard now < lastMoment else {
            throw TLSError(.expired, "The authority's certificate has expired; create a new authority.")
        }
        let key = try PrivateKey()
        var draft = try CertificateDraft(subject: subject, key: key)
        try draft.setValidity(from: now - Self.backdating, to: min(try Self.end(days, now), lastMoment))
        try draft.setIssuer(authority)
        try draft.add(NID_basic_constraints, "critical,CA:FALSE")
        try draft.add(NID_key_usage, "critical,digitalSignature")
        try draft.add(NID_ext_key_usage, usage)
        if let alternativeNames { try draft.add(NID_subject_alt_name, alternativeNames) }
        try draft.add(NID_subject_key_identifier, "hash")
        try draft.add(NID_authority_key_identifier, "keyid:always")
        let certificate = try draft.signed(by: authorityKey)
        return CertificateAndKey(certificatePEM: certificate, privateKeyPEM: try key.pem())
    }

    /// The last second of a validity of some days.
    private static func end(_ days: Int, _ now: Int64) throws(TLSError) -> Int64 {
        // A hundred years, and dates that a certificate can hold (RFC 5280, 4.1.2.5).
        guard (1...36_525).contains(days), (0...200_000_000_000).contains(now) else {
            throw TLSError(.invalidRequest, "A certificate can be valid for 1 to 36525 days, not \(days).")
        }
        return now + Int64(days) * 86_400
    }
}

extension Host {
    /// The host in OpenSSL's notation of alternative names; no host has a comma in it.
    fileprivate var alternativeName: String {
        switch kind {
        case .name: "DNS:\(text)"
        case .address: "IP:\(text)"
        }
    }
}
