import Glibc

/// A host as certificates know it: a name or an address.
struct Host: Equatable, Sendable {
    /// The two forms, which are verified by different rules.
    enum Kind: Equatable, Sendable {
        case name
        /// An IPv4 (4 bytes) or IPv6 (16 bytes) address.
        case address([UInt8])
    }

    /// The host as text, without the dot that may end a full name.
    let text: String
    /// Which of the two it is.
    let kind: Kind

    /// Reads a host name or an address.
    ///
    /// The rules are strict because OpenSSL's are not: it takes an empty name as "do not check", a name that
    /// begins with a dot as "any host below", and C ends a name at its first zero byte.
    ///
    /// - Parameter text: For example `collector.example.org`, `192.0.2.7` or `2001:db8::7`.
    /// - Throws: ``TLSError`` with the code `invalidHost`.
    init(_ text: String) throws(TLSError) {
        guard !text.isEmpty else {
            throw TLSError(.invalidHost, "The host is empty; give a host name or an IP address.")
        }
        if let address = Self.address(text) {
            self.text = text
            kind = .address(address)
            return
        }
        let name = text.utf8.last == UInt8(ascii: ".") ? String(text.dropLast()) : text
        if let fault = Self.fault(inName: name) {
            throw TLSError(
                .invalidHost,
                "\"\(Self.printable(text))\" is not a host name or an IP address: \(fault)."
            )
        }
        self.text = name
        kind = .name
    }

    /// The bytes of an address, or nil where the text is not one.
    private static func address(_ text: String) -> [UInt8]? {
        guard !text.utf8.contains(0) else { return nil }
        for (family, size) in [(AF_INET, 4), (AF_INET6, 16)] {
            var bytes = [UInt8](repeating: 0, count: size)
            if inet_pton(family, text, &bytes) == 1 { return bytes }
        }
        return nil
    }

    /// What keeps a text from being a host name (RFC 1123, section 2.1), or nil.
    private static func fault(inName name: String) -> String? {
        guard name.utf8.count <= 253 else { return "it is longer than 253 characters" }
        let labels = name.utf8.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
        for label in labels {
            guard !label.isEmpty else { return "a part between dots is empty" }
            guard label.count <= 63 else { return "a part between dots is longer than 63 characters" }
            guard label.allSatisfy(isNameByte) else {
                return "only letters, digits, hyphens and dots may be in a name"
                    + " (write an international name in its xn-- form, and name each host instead of using *)"
            }
            guard label.first != UInt8(ascii: "-"), label.last != UInt8(ascii: "-") else {
                return "a part between dots begins or ends with a hyphen"
            }
        }
        // No top-level domain is numeric (RFC 3696, section 2), so this was meant to be an address.
        guard labels.last?.allSatisfy({ (0x30...0x39).contains($0) }) != true else {
            return "it looks like an IPv4 address, but is none"
        }
        return nil
    }

    /// Letters, digits and the hyphen; the underscore too, which names in private networks do have.
    private static func isNameByte(_ byte: UInt8) -> Bool {
        switch byte {
        case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, UInt8(ascii: "-"), UInt8(ascii: "_"): true
        default: false
        }
    }

    /// A text with control characters replaced and its length bounded, for a message.
    private static func printable(_ text: String) -> String {
        String(
            text.unicodeScalars.prefix(80).map {
                $0.properties.generalCategory == .control ? "?" : Character($0)
            }
        )
    }
}
