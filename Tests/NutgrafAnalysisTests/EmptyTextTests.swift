import NutgrafAnalysis
import Testing

@Test("An empty text gives an empty analysis")
func emptyText() {
    let analysis = Analyzer().analyze(Article(text: ""))
    #expect(analysis.text.isEmpty && analysis.entities.isEmpty && analysis.sentences.isEmpty)
    #expect(analysis.textSHA256 == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855")
}
