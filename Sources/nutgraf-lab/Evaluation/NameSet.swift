import ArgumentParser
import NutgrafAnalysis

/// Texts with marked names, by the name of the set that they are: the news that models are tuned on, the same written
/// otherwise, and the open corpora.
struct NameSet {
    /// A text of the set.
    struct Item {
        /// The text.
        let text: TrainingText
        /// Of a headline the story under it.
        var story: TrainingText?
        /// Where it comes from; empty where the set is all that is known.
        var source = ""
    }

    /// The set's name.
    let name: String
    /// Its texts.
    let items: [Item]
    /// Whether it marks all kinds, or only those that all corpora mark.
    let marksAllKinds: Bool

    /// The names of the sets.
    static var names: [String] { news + OpenCorpus.measuring.map(\.name) }

    private static let news = ["dev", "headlines", "headlines-alone", "capitals", "lower-case", "title-case"]

    /// Reads a set.
    ///
    /// - Throws: `ValidationError` that lists the sets where there is none of that name, or that names what cannot be
    ///   read.
    init(_ name: String, corpora: String) throws {
        self.name = name
        if let corpus = OpenCorpus.measuring.first(where: { $0.name == name }) {
            let path = "\(corpora)/ner/\(name).tsv"
            let file = try TaggedTokenFile(path, convention: corpus.convention, sentences: 1)
            items = file.texts.map { Item(text: $0) }
            marksAllKinds = false
            return
        }
        guard Self.news.contains(name) else {
            throw ValidationError("There is no set \(name). There are \(Self.names.joined(separator: ", ")).")
        }
        marksAllKinds = true
        let articles = try AnnotatedCorpus(file: "\(corpora)/news/dev.jsonl").articles
        let texts = AnnotatedNews.texts(articles)
        let stories = texts.filter { !$0.isHeadline }
        let headlines = texts.filter(\.isHeadline)
        func item(_ text: TrainingText, _ story: TrainingText? = nil) -> Item {
            Item(text: text, story: story, source: articles[text.article].sourceName)
        }
        items =
            switch name {
            case "headlines":
                headlines.map { headline in item(headline, stories.first { $0.article == headline.article }) }
            case "headlines-alone": headlines.map { item($0) }
            case "capitals": stories.map { item($0.written(.capitals)) }
            case "lower-case": stories.map { item($0.written(.small)) }
            case "title-case": stories.map { item($0.written(.title)) }
            default: stories.map { item($0) }
            }
    }

    /// What a model finds in a text of the set, of the kinds that the set marks.
    func names(_ item: Item, _ model: EntityModel) -> NamesOfText {
        let names = NamesOfText(item.text, under: item.story, model: model)
        return marksAllKinds ? names : names.ofMainKinds
    }

    /// The figures of a model, for each kind, for the three main kinds together and for each source.
    ///
    /// - Parameter report: takes a line about each error.
    func figures(_ model: EntityModel, report: (String) -> Void = { _ in }) -> [Figure] {
        var score = MentionScore()
        for (number, item) in items.enumerated() {
            let names = names(item, model)
            score.note(names, source: item.source)
            for error in names.errors(in: item.text.bytes) { report("\(name) \(number + 1) \(error)") }
        }
        return score.figures("names, \(name)", marksAllKinds: marksAllKinds)
    }
}
