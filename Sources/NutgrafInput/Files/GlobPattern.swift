/// A pattern of file names: `*` stands for any signs but `/`, `?` for one, `[a-z]` and `[!a-z]` for one of a set,
/// `**/` for any folders or none, `**` for anything.
///
/// A pattern without `/` is compared with a file's name alone, any other with the path below the folder that was
/// named. Upper and lower case differ.
package struct GlobPattern: Sendable, Hashable {
    private enum Part: Hashable {
        case sign(UInt32)
        case one
        case oneOf([ClosedRange<UInt32>], negated: Bool)
        case many
        case anything
        case folders
    }

    private let parts: [Part]
    private let isOfPath: Bool

    /// Reads a pattern; `nil` where it is empty or a bracket stays open.
    package init?(_ pattern: String) {
        let signs = Array(pattern.unicodeScalars.map(\.value))
        guard !signs.isEmpty else { return nil }
        var parts: [Part] = []
        var index = 0
        while index < signs.count {
            switch signs[index] {
            case 0x2A where index + 1 < signs.count && signs[index + 1] == 0x2A:
                let isFolders = index + 2 < signs.count && signs[index + 2] == 0x2F
                parts.append(isFolders ? .folders : .anything)
                index += isFolders ? 3 : 2
            case 0x2A:
                parts.append(.many)
                index += 1
            case 0x3F:
                parts.append(.one)
                index += 1
            case 0x5B:
                guard let (part, end) = Self.set(in: signs, at: index + 1) else { return nil }
                parts.append(part)
                index = end
            default:
                parts.append(.sign(signs[index]))
                index += 1
            }
        }
        self.parts = parts
        isOfPath = signs.contains(0x2F)
    }

    /// The set that begins behind a bracket, and where it ends.
    private static func set(in signs: [UInt32], at start: Int) -> (Part, Int)? {
        var index = start
        let negated = index < signs.count && (signs[index] == 0x21 || signs[index] == 0x5E)
        if negated { index += 1 }
        var ranges: [ClosedRange<UInt32>] = []
        while index < signs.count, signs[index] != 0x5D || ranges.isEmpty {
            if index + 2 < signs.count, signs[index + 1] == 0x2D, signs[index + 2] != 0x5D,
                signs[index] <= signs[index + 2]
            {
                ranges.append(signs[index]...signs[index + 2])
                index += 3
            } else {
                ranges.append(signs[index]...signs[index])
                index += 1
            }
        }
        return index < signs.count ? (.oneOf(ranges, negated: negated), index + 1) : nil
    }

    /// Whether a file is meant.
    ///
    /// - Parameter path: The path below the folder that was named, in bytes.
    /// - Complexity: The product of both lengths, whatever the pattern.
    func matches(_ path: [UInt8]) -> Bool {
        let compared = isOfPath ? path[...] : path[(path.lastIndex(of: 0x2F).map { $0 + 1 } ?? 0)...]
        // All places in the pattern that what was read so far can have led to.
        var places = [Bool](repeating: false, count: parts.count + 1)
        places[0] = true
        skipEmpty(&places, afterFolder: true)
        for sign in String(decoding: compared, as: UTF8.self).unicodeScalars.map(\.value) {
            var next = [Bool](repeating: false, count: parts.count + 1)
            for index in parts.indices where places[index] {
                switch parts[index] {
                case .sign(let wanted): if sign == wanted { next[index + 1] = true }
                case .one: if sign != 0x2F { next[index + 1] = true }
                case .oneOf(let ranges, let negated):
                    if sign != 0x2F, ranges.contains(where: { $0.contains(sign) }) != negated { next[index + 1] = true }
                case .many: if sign != 0x2F { next[index] = true }
                case .anything, .folders: next[index] = true
                }
            }
            places = next
            skipEmpty(&places, afterFolder: sign == 0x2F)
        }
        return places[parts.count]
    }

    /// Goes on over the parts that may stand for nothing here.
    private func skipEmpty(_ places: inout [Bool], afterFolder: Bool) {
        for index in parts.indices where places[index] {
            switch parts[index] {
            case .many, .anything: places[index + 1] = true
            case .folders: if afterFolder { places[index + 1] = true }
            default: break
            }
        }
    }
}
