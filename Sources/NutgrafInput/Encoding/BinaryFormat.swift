/// Files that are no text, known by their first bytes.
enum BinaryFormat {
    private static let marks: [(bytes: [UInt8], name: String)] = [
        (Array("%PDF-".utf8), "a PDF document"),
        ([0x89, 0x50, 0x4E, 0x47], "a PNG picture"),
        ([0xFF, 0xD8, 0xFF], "a JPEG picture"),
        (Array("GIF8".utf8), "a GIF picture"),
        ([0x50, 0x4B, 0x03, 0x04], "a ZIP archive or a document in one"),
        ([0x1F, 0x8B, 0x08], "a gzip file"),
        ([0x28, 0xB5, 0x2F, 0xFD], "a Zstandard file"),
        ([0xFD, 0x37, 0x7A, 0x58, 0x5A], "an xz file"),
        (Array("BZh".utf8), "a bzip2 file"),
        ([0xD0, 0xCF, 0x11, 0xE0], "a document of an older word processor"),
        (Array("{\\rtf".utf8), "an RTF document"),
        ([0x7F, 0x45, 0x4C, 0x46], "a program"),
        (Array("SQLite format 3".utf8), "a database"),
    ]

    /// What a file is, in words for people; `nil` where it may be a text.
    static func named(_ bytes: [UInt8]) -> String? {
        marks.first { bytes.starts(with: $0.bytes) && ($0.name != "a bzip2 file" || bytes.dropFirst(4).first == 0x31) }?
            .name
    }
}
