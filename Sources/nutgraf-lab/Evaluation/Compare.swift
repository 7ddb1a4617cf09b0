import ArgumentParser
import NutgrafAnalysis

/// Shows what changes between two models of entities.
struct Compare: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Shows what changes between two models of entities.",
        discussion: """
            The figures of both, by kind and by source, and the names that only one finds, or finds as another kind. \
            Names alone are compared, as the tagger finds them. The sets: \(NameSet.names.joined(separator: ", ")).

              nutgraf-lab compare --corpora corpora own trial.model
              nutgraf-lab compare --corpora corpora --set capitals old.model new.model
            """
    )

    @Argument(help: "The first model's file; own for the model in the binary.")
    var first: String

    @Argument(help: "The second model's file; own for the model in the binary.")
    var second: String

    @Option(help: "The folder of the corpora.")
    var corpora: String

    @Option(name: .customLong("set"), help: "A set to compare the models on; dev where none is named.")
    var sets: [String] = []

    @Option(help: "How many changed names are printed for each set, the most frequent first.")
    var most = 20

    func validate() throws {
        guard most >= 0 else { throw ValidationError("--most is 0 or more.") }
        for set in sets where !NameSet.names.contains(set) {
            throw ValidationError("There is no set \(set). There are \(NameSet.names.joined(separator: ", ")).")
        }
    }

    func run() throws {
        let models = try [first, second].map { try $0 == "own" ? .shared : StoredModel(file: $0).model }
        for (name, model) in zip([first, second], models) {
            print("\(name): \(Analyzer.version(of: model)), \(model.bytes.count) bytes")
        }
        for set in sets.isEmpty ? ["dev"] : sets {
            let comparison = ModelComparison(try NameSet(set, corpora: corpora), models[0], models[1])
            print("\n\(set)")
            for line in comparison.lines(most) { print("  \(line)") }
        }
    }
}
