import Foundation
import NutgrafAnalysis
import Testing

@Suite("The story that the quickstart reads")
struct BundledStoryTests {
    private func story() throws -> String {
        let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent()
        return try String(contentsOf: root.appending(path: "deploy/story.txt"), encoding: .utf8)
    }

    @Test("It is as dirty as it should be, and comes out clean")
    func clean() throws {
        let text = try story()
        #expect(text.contains("â"))
        let analysis = Analyzer().analyze(Article(text: text, published: "2026-03-04"))
        #expect(!analysis.text.contains("â"))
        #expect(analysis.text.contains("gone—and") && analysis.text.contains("Bergen–Aberdeen"))
        #expect(analysis.text.contains("the ministers’ dispute"))
        #expect(analysis.title?.text == "Vessin Ferries Halt Night Crossings as Storm Damage Mounts")
        #expect(analysis.submittedText == text)
    }

    @Test("Its people, their roles and their words are found")
    func people() throws {
        let analysis = Analyzer().analyze(Article(text: try story()))
        let people = analysis.entities.filter { $0.kind == .person }
        #expect(
            Set(people.map(\.name)) == [
                "Ingrid Solvang", "Tobias Renwick", "Morag Tulloch", "Paulo Quintela",
            ]
        )
        let roles = people.compactMap { $0.role?.text }
        #expect(
            roles.contains("Norwegian Transport Minister") && roles.contains("Harbour authority spokesman")
        )
        func speakers(direct: Bool) -> [String?] {
            analysis.quotes.filter { $0.direct == direct }.map { quote in
                quote.speaker.map { analysis.entities[$0].aliases.first ?? "" }
            }
        }
        let (solvang, renwick, tulloch, quintela) = ("Solvang", "Renwick", "Tulloch", "Quintela")
        #expect(
            speakers(direct: true) == [
                solvang, solvang, renwick, renwick, renwick, tulloch, solvang, renwick, quintela, quintela,
            ]
        )
        #expect(speakers(direct: false) == [tulloch, solvang, renwick])
    }
}
