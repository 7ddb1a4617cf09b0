/// Tags and their attributes.
extension HTMLTokenizer {
    /// Reads the tag that begins here; `nil` where the page ends within it.
    mutating func startTag() -> HTMLToken? {
        index += 1
        var tag = HTMLTag(name: name())
        while true {
            skipBlanks()
            guard index < bytes.count else { return nil }
            switch bytes[index] {
            case 0x3E:
                index += 1
                if language == .html, !isInForeignContent, Self.rawElements.contains(tag.name) { rawElement = tag.name }
                return .startTag(tag)
            case 0x2F:
                index += 1
                tag.isSelfClosing = byte(index) == 0x3E
            default:
                guard let attribute = attribute() else { return nil }
                if tag.attributes.count < Self.maximumAttributes, tag[attribute.name] == nil {
                    tag.attributes.append(attribute)
                }
            }
        }
    }

    /// Reads the end tag that begins here; `nil` where it is none.
    mutating func endTag() -> HTMLToken? {
        guard Self.isLetter(byte(index + 2)) || language == .xml && byte(index + 2) > 0x3F else {
            // "</>" is nothing, "</ x>" a comment.
            while index < bytes.count, bytes[index] != 0x3E { index += 1 }
            index = min(bytes.count, index + 1)
            return nil
        }
        index += 2
        let name = name()
        // Attributes of an end tag mean nothing, but a bracket in their values does not end it.
        while true {
            skipBlanks()
            guard index < bytes.count else { return nil }
            if bytes[index] == 0x3E { break }
            if bytes[index] == 0x2F { index += 1 } else { _ = attribute() }
        }
        index += 1
        return .endTag(name)
    }

    /// Reads a name up to a blank, `/` or `>`, in lower case.
    private mutating func name() -> String {
        let start = index
        while index < bytes.count, !Self.isBlank(bytes[index]), bytes[index] != 0x2F, bytes[index] != 0x3E {
            index += 1
        }
        return Self.lowercased(bytes[start..<index])
    }

    /// Reads an attribute; `nil` where the page ends within its value.
    private mutating func attribute() -> HTMLAttribute? {
        let start = index
        // An equals sign at the beginning belongs to the name.
        index += 1
        while index < bytes.count, !Self.isBlank(bytes[index]), ![0x2F, 0x3E, 0x3D].contains(bytes[index]) {
            index += 1
        }
        let name = Self.lowercased(bytes[start..<index])
        skipBlanks()
        guard byte(index) == 0x3D else { return HTMLAttribute(name: name, value: "") }
        index += 1
        skipBlanks()
        guard let value = value() else { return nil }
        return HTMLAttribute(name: name, value: value)
    }

    private mutating func value() -> String? {
        let quote = byte(index)
        let isQuoted = quote == 0x22 || quote == 0x27
        if isQuoted { index += 1 }
        var value: [UInt8] = []
        while index < bytes.count {
            let byte = bytes[index]
            if isQuoted ? byte == quote : Self.isBlank(byte) || byte == 0x3E { break }
            if byte == 0x26 {
                appendReference(to: &value, isInAttribute: true)
            } else {
                value.append(byte)
                index += 1
            }
        }
        if isQuoted {
            guard index < bytes.count else { return nil }
            index += 1
        }
        return String(decoding: value, as: UTF8.self)
    }

    mutating func skipBlanks() {
        while index < bytes.count, Self.isBlank(bytes[index]) { index += 1 }
    }

    /// A name in lower case; a longer one than any that is known is cut.
    private static func lowercased(_ name: ArraySlice<UInt8>) -> String {
        let bytes = name.prefix(64).map { (0x41...0x5A).contains($0) ? $0 | 0x20 : $0 }
        return String(decoding: bytes, as: UTF8.self)
    }
}
