import ArgumentParser
import FoundationEssentials
import NutgrafAnalysis

/// Damages clean articles, repairs them and compares.
struct MeasureDamage: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "damage",
        abstract: "Damages clean articles in the known ways, repairs them, and says how much came back."
    )

    @Argument(help: "Annotated articles, one JSON object a line.")
    var files: [String]

    @Option(help: "Only this way: \(DamageWay.allCases.map(\.rawValue).joined(separator: ", ")).")
    var way: String?

    @Flag(help: "Print every place that is not as it was.")
    var errors = false

    func run() throws {
        var texts: [[UInt8]] = []
        var edits: [String: Int] = [:]
        for file in files {
            for line in try TextFile.bytes(file).split(separator: 0x0A) {
                let article = try JSONDecoder().decode(AnnotatedArticle.self, from: Data(line))
                var preparation = TextPreparation()
                var pace = Pace(checkpoint: { () throws(Never) in })
                let prepared = preparation.prepare(ByteText(article.text), pace: &pace)
                for edit in prepared.edits {
                    edits[edit.reason, default: 0] += 1
                    let words = prepared.text.string(edit.start..<edit.end).debugDescription
                    if errors { print("clean: \(edit.original.debugDescription) to \(words) in \(article.id)") }
                }
                texts.append(prepared.text.bytes)
            }
        }
        let changes = edits.sorted { $0.key < $1.key }.map { "\($0.value) \($0.key)" }.joined(separator: ", ")
        print("\(texts.count) clean articles; changed in them: \(changes.isEmpty ? "nothing" : changes)")
        var all = (restored: 0, damaged: 0, spoiled: 0)
        for way in DamageWay.allCases where self.way == nil || way.rawValue == self.way {
            var restoration = Restoration()
            for text in texts { restoration.count(way.damage(text)) }
            print("\(way.rawValue): \(Self.line(restoration.restored, restoration.damaged, restoration.spoiled))")
            all.restored += restoration.restored
            all.damaged += restoration.damaged
            all.spoiled += restoration.spoiled
            if errors { for fault in restoration.faults { print("  \(fault)") } }
        }
        print("all: \(Self.line(all.restored, all.damaged, all.spoiled))")
    }

    private static func line(_ restored: Int, _ damaged: Int, _ spoiled: Int) -> String {
        let share = damaged == 0 ? 1 : Double(restored) / Double(damaged)
        return "\(restored) of \(damaged) restored (\((share * 10_000).rounded() / 10_000)), \(spoiled) spoiled"
    }
}
