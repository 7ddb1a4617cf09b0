import ArgumentParser
import FoundationEssentials

/// A file of annotated articles.
struct AnnotatedCorpus {
    /// The articles, in the file's order.
    let articles: [AnnotatedArticle]

    /// Reads a file of one JSON object a line.
    ///
    /// - Throws: `ValidationError` that names the file, the line and the fault.
    init(file: String) throws {
        let decoder = JSONDecoder()
        var articles: [AnnotatedArticle] = []
        for (number, line) in try TextFile.bytes(file).split(separator: 0x0A).enumerated() {
            do {
                articles.append(try decoder.decode(AnnotatedArticle.self, from: Data(line)))
            } catch {
                throw ValidationError("\(file):\(number + 1) is no annotated article: \(error)")
            }
        }
        self.articles = articles
    }
}
