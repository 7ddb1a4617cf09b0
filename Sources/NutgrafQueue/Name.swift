import NutgrafTypes

/// The names of owners, tokens and workers.
enum Name {
    /// Sees that a name has 1 to 64 letters, digits, `-`, `_` and `.`, all of ASCII.
    ///
    /// - Parameter what: What the name is of, for the error.
    static func check(_ name: String, _ what: String) throws(NutgrafError) {
        let isGood = name.utf8.allSatisfy { byte in
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "_"),
                UInt8(ascii: "."):
                true
            default:
                false
            }
        }
        guard isGood, (1...64).contains(name.utf8.count) else {
            throw NutgrafError(
                .invalidRequest,
                "the \(what) name \"\(name.truncated(toBytes: 64))\" is none; "
                    + "use 1 to 64 letters, digits, hyphens, underscores and dots"
            )
        }
    }

    /// Sees that a worker's name has 1 to 128 bytes.
    static func checkWorker(_ name: String) throws(NutgrafError) {
        guard (1...128).contains(name.utf8.count) else {
            throw NutgrafError(
                .invalidRequest,
                "a worker's name has 1 to 128 bytes, this one has \(name.utf8.count)"
            )
        }
    }
}
