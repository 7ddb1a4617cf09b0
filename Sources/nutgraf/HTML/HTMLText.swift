/// Text in HTML: escaped, without characters that HTML forbids.
enum HTMLText {
    /// Appends text that stands between tags or in a quoted attribute.
    static func append(_ text: some Sequence<UInt8>, to html: inout [UInt8]) {
        var last: UInt8 = 0
        for byte in text {
            switch byte {
            case UInt8(ascii: "&"): html += "&amp;".utf8
            case UInt8(ascii: "<"): html += "&lt;".utf8
            case UInt8(ascii: ">"): html += "&gt;".utf8
            case UInt8(ascii: "\""): html += "&quot;".utf8
            case UInt8(ascii: "'"): html += "&#39;".utf8
            case 0x09, 0x0A, 0x20..<0x7F: html.append(byte)
            case 0x00..<0x20, 0x7F: break
            // U+0080 to U+009F, which come as two bytes.
            case 0x80..<0xA0 where last == 0xC2: html.removeLast()
            default: html.append(byte)
            }
            last = byte
        }
    }

    /// Text that stands between tags or in a quoted attribute.
    static func escaped(_ text: some StringProtocol) -> String {
        var html: [UInt8] = []
        append(text.utf8, to: &html)
        return String(decoding: html, as: UTF8.self)
    }
}
