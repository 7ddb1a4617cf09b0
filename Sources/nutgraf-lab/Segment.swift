import ArgumentParser
import FoundationEssentials
import NutgrafAnalysis

/// Measures the sentence splitter.
struct Segment: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Measures sentences: documents with gold sentences (.jsonl, paragraphs given), or rules (.json)."
    )

    @Argument(help: "Documents, one JSON object a line, or a .json list of rules.")
    var files: [String]

    @Flag(help: "Print every sentence that is wrong or missed.")
    var errors = false

    @Option(help: "Of rules, only those of this context, such as golden.")
    var context: String?

    func run() throws {
        for file in files {
            if file.hasSuffix(".json") { try rules(file) } else { try documents(file) }
        }
    }

    /// A boundary counts as right where a sentence ends there; a sentence where both its ends are right.
    private func documents(_ file: String) throws {
        var tally = Tally()
        var boundaries = Tally()
        var count = 0
        for (number, line) in try TextFile.bytes(file).split(separator: 0x0A).enumerated() {
            let document: SegmentedDocument
            do {
                document = try JSONDecoder().decode(SegmentedDocument.self, from: Data(line))
            } catch {
                throw ValidationError("\(file):\(number + 1) is no segmented document: \(error)")
            }
            count += 1
            let (text, paragraphs, gold) = joined(document)
            let splitter = SentenceSplitter(text)
            var pace = Pace(checkpoint: { () throws(Never) in })
            var found: Set<Range<Int>> = []
            for paragraph in paragraphs { found.formUnion(splitter.sentences(in: paragraph, pace: &pace)) }
            let right = found.intersection(gold).count
            tally += Tally(right: right, wrong: found.count - right, missed: gold.count - right)
            let ends = Set(found.map(\.upperBound))
            let goldEnds = Set(gold.map(\.upperBound))
            let rightEnds = ends.intersection(goldEnds).count
            boundaries += Tally(right: rightEnds, wrong: ends.count - rightEnds, missed: goldEnds.count - rightEnds)
            guard errors else { continue }
            for range in found.subtracting(gold).sorted(by: { $0.lowerBound < $1.lowerBound }) {
                print("\(document.id) found: \(text.string(range))")
            }
            for range in gold.subtracting(found).sorted(by: { $0.lowerBound < $1.lowerBound }) {
                print("\(document.id) gold: \(text.string(range))")
            }
        }
        print("\(file): \(count) documents")
        print("  sentences: \(tally.line)")
        print("  their ends: \(boundaries.line)")
    }

    /// The document as text, with a blank between sentences and a blank line between paragraphs.
    private func joined(_ document: SegmentedDocument) -> (ByteText, [Range<Int>], Set<Range<Int>>) {
        let starts = Set(document.paragraphStarts)
        var bytes: [UInt8] = []
        var paragraphs: [Range<Int>] = []
        var gold: Set<Range<Int>> = []
        var first = 0
        for (number, sentence) in document.sentences.enumerated() {
            if starts.contains(number), number > 0 {
                paragraphs.append(first..<bytes.count)
                bytes += "\n\n".utf8
                first = bytes.count
            } else if number > 0 {
                bytes.append(0x20)
            }
            let start = bytes.count
            bytes += sentence.utf8
            gold.insert(start..<bytes.count)
        }
        paragraphs.append(first..<bytes.count)
        return (ByteText(bytes), paragraphs, gold)
    }

    private func rules(_ file: String) throws {
        let rules = try JSONDecoder().decode([SegmentationRule].self, from: Data(try TextFile.bytes(file)))
            .filter { context == nil || $0.context == context }
        var right = 0
        for rule in rules {
            var pace = Pace(checkpoint: { () throws(Never) in })
            let story = Story(ByteText(rule.text), pace: &pace)
            let found = story.sentences.map { words(story.text.string($0)) }
            if found == rule.sentences.map(words) {
                right += 1
            } else if errors {
                print("\(rule.name)\n  found \(found)\n  rule  \(rule.sentences)")
            }
        }
        print("\(file): \(right) of \(rules.count) rules right")
    }

    /// A text with single blanks: the rules were written for a splitter that also cleans.
    private func words(_ text: String) -> String {
        text.split { $0 == " " || $0 == "\n" || $0 == "\r\n" || $0 == "\t" }.joined(separator: " ")
    }
}
