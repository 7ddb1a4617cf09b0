/// A document of the segmentation corpora, one JSON object a line: its sentences, and which begin a paragraph.
struct SegmentedDocument: Decodable {
    var id: String
    var sentences: [String]
    var paragraphStarts: [Int]
}

/// A golden rule: a text, and the sentences that it must give.
struct SegmentationRule: Decodable {
    var name: String
    var context: String
    var text: String
    var sentences: [String]
}
