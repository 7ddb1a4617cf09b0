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
        try self.init(TextFile.bytes(file), name: file)
    }

    /// Reads the bytes of such a file.
    ///
    /// - Parameter name: what the file is called where something is wrong with it.
    /// - Throws: `ValidationError` that names the file, the line and the fault.
    init(_ bytes: [UInt8], name: String) throws {
        let decoder = JSONDecoder()
        var articles: [AnnotatedArticle] = []
        let lines = bytes.split(separator: 0x0A, omittingEmptySubsequences: false)
        for (number, line) in lines.enumerated() where !line.isEmpty {
            let article: AnnotatedArticle
            do {
                article = try decoder.decode(AnnotatedArticle.self, from: Data(line))
            } catch {
                throw ValidationError("\(name):\(number + 1) is no annotated article: \(error)")
            }
            if let fault = article.fault { throw ValidationError("\(name):\(number + 1): \(fault)") }
            articles.append(article)
        }
        self.articles = articles
    }
}
