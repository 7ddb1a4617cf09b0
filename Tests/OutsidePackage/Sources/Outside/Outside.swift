import NutgrafAnalysis
import NutgrafClient

@main
struct Outside {
    static func main() async throws {
        let article = Article(text: "Finance minister Ada Lindqvist said on Monday that the bridge will be built.")
        for entity in Analyzer().analyze(article).entities { print(entity.name) }

        // Nobody listens there: the library says so.
        let configuration = NutgrafClientConfiguration(
            collector: CollectorAddress(host: "127.0.0.1", port: 1),
            token: "none",
            unavailableAfter: .zero
        )
        do {
            _ = try await withNutgrafClient(configuration) { client in try await client.ping() }
        } catch let error as NutgrafError {
            print(error.code)
        }
    }
}
