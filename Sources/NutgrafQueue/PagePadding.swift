/// How far the rows of articles and results are filled up, so that each has its pages of the file to itself.
///
/// SQLite moves rows between neighbouring pages as they fill and empty, and does not overwrite the place that a row was
/// moved away from; of a small row, such a copy would outlast its deletion (seen with SQLite 3.40.1 and
/// `secure_delete`). A row that fills the leaf it begins in is never moved beside another, and leaves nothing behind.
enum PagePadding {
    /// The largest payload that a leaf of a table keeps whole; the whole of it then fills the leaf. For pages of 4096
    /// bytes, by the file format (sqlite.org/fileformat2.html, section 1.6).
    private static let wholePayload = 4061
    /// How many bytes of a payload an overflow page holds; so much more, and the leaf is as full again.
    private static let overflowBytes = 4092
    /// The size of the record's header but for the types of the content and the padding: its own length, and the NULL
    /// that stands for the row's number.
    private static let headerBytes = 2

    /// How many bytes to add to a content of `count` bytes.
    static func bytes(for count: Int) -> Int {
        let others = headerBytes + variableLength(type(of: count)) + count
        var target = wholePayload
        while true {
            for length in 1...3 {
                let padding = target - others - length
                if padding >= 0, variableLength(type(of: padding)) == length { return padding }
            }
            target += overflowBytes
        }
    }

    /// A record's number for a blob of so many bytes (section 2.1).
    private static func type(of count: Int) -> Int { 12 + 2 * count }

    /// How many bytes a number takes at 7 bits a byte.
    private static func variableLength(_ number: Int) -> Int {
        max(1, (Int.bitWidth - number.leadingZeroBitCount + 6) / 7)
    }
}
