import ArgumentParser
import NutgrafAnalysis

/// Measures how often the language is recognised.
struct MeasureLanguage: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "language",
        abstract: "Measures language recognition: files with a tag, a tab and a text on each line."
    )

    @Argument(help: "Files with a tag, a tab and a text on each line.")
    var files: [String]

    @Option(help: "Shorter texts are left out, in words.")
    var words = 1

    @Flag(help: "Print every text that is taken for another language.")
    var errors = false

    func run() throws {
        var counts: [String: (right: Int, unknown: Int, all: Int)] = [:]
        for file in files {
            for line in try TextFile.bytes(file).split(separator: 0x0A) {
                guard let tab = line.firstIndex(of: 0x09) else { continue }
                let tag = String(decoding: line[..<tab], as: UTF8.self)
                let text = ByteText(Array(line[(tab + 1)...]))
                guard text.bytes.count(where: { $0 == 0x20 }) + 1 >= words else { continue }
                var pace = Pace(checkpoint: { () throws(Never) in })
                let found = LanguageGuess().language(of: Story(text, pace: &pace), pace: &pace)
                counts[tag, default: (0, 0, 0)].all += 1
                if found == tag { counts[tag]?.right += 1 }
                if found == nil { counts[tag]?.unknown += 1 }
                if errors, found != tag { print("\(tag) as \(found ?? "unknown"): \(text.string(0..<text.count))") }
            }
        }
        var right = 0
        var all = 0
        for (tag, count) in counts.sorted(by: { $0.key < $1.key }) {
            print("\(tag): \(count.right) of \(count.all) right, \(count.unknown) unknown")
            right += count.right
            all += count.all
        }
        print("all: \(right) of \(all) right (\(Tally.share(right, all)))")
    }
}
