import Glibc

extension Host {
    /// An IPv6 address in its usual form.
    ///
    /// - Parameter bytes: The 16 bytes of the address.
    /// - Returns: For example `2001:db8::7`; `?` where there are not 16 bytes.
    static func text(ofAddress bytes: [UInt8]) -> String {
        guard bytes.count == 16 else { return "?" }
        var text = [CChar](repeating: 0, count: Int(INET6_ADDRSTRLEN))
        guard inet_ntop(AF_INET6, bytes, &text, socklen_t(text.count)) != nil else { return "?" }
        return String(decoding: text.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
    }
}
