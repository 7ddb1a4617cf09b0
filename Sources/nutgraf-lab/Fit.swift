import ArgumentParser
import NutgrafAnalysis

/// Fits the few weights that stand in the analyser's source: of salience and of confidence.
struct Fit: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Fits the weights of salience or confidence.",
        discussion: """
            Prints the weights, to be put into the analyser's source. Salience is fitted on the training articles:
            whether the abstract names an entity. Confidence is fitted on articles that the finder of names has not
            been trained on: whether half of an entity's mentions are right.

              nutgraf-lab fit salience corpora/news/train.jsonl
              nutgraf-lab fit confidence corpora/news/dev.jsonl
            """
    )

    /// What is fitted.
    enum Subject: String, ExpressibleByArgument, CaseIterable {
        case salience
        case confidence
    }

    @Argument(help: "What to fit: salience or confidence.")
    var subject: Subject

    @Argument(help: "Annotated articles, one JSON object a line.")
    var files: [String]

    func run() throws {
        var fit = LogisticFit(count: subject == .salience ? SalienceFeatures.count : Confidence.count)
        for file in files {
            for article in try AnnotatedCorpus(file: file).articles {
                switch subject {
                case .salience: Self.addSalience(of: article, to: &fit)
                case .confidence: Self.addConfidence(of: article, to: &fit)
                }
            }
        }
        print(fit.weights().map { "\(($0 * 1_000).rounded() / 1_000)" }.joined(separator: ", "))
    }

    private static func addSalience(of article: AnnotatedArticle, to fit: inout LogisticFit) {
        var pace = Pace { () throws(Never) in }
        let read = ReadArticle(article, pace: &pace)
        let summarizer = Summarizer(
            read.story,
            headline: read.headline,
            names: read.names,
            length: .words(SummaryEvaluation.budget),
            pace: &pace
        )
        let salience = Salience(
            read.story,
            mentions: read.mentions,
            quotes: read.quotes(pace: &pace),
            support: summarizer.support(of: read.drafts.count)
        )
        for (draft, features) in zip(read.drafts, salience.features(read.drafts)) {
            fit.add(features.values, article.abstract.hasWords(ofOneOf: draft.names))
        }
    }

    private static func addConfidence(of article: AnnotatedArticle, to fit: inout LogisticFit) {
        var sureness: [Int: Double] = [:]
        let analysis = Analyzer().analyze(article.article) { story, _ in
            var pace = Pace { () throws(Never) in }
            let mentions = MentionFinder(story, pace: &pace).mentions
            for mention in mentions { sureness[mention.start] = mention.confidence }
            return mentions
        }
        for entity in analysis.entities where !entity.mentions.isEmpty {
            fit.add(features(entity, sureness), entity.isRight(analysis, article))
        }
    }

    /// What tells how sure an entity is, from how sure the mentions are that begin at each byte.
    private static func features(_ entity: Entity, _ sureness: [Int: Double]) -> [Double] {
        let values = entity.mentions.map { sureness[$0.start] ?? 0 }
        return Confidence.features(
            mean: values.reduce(0, +) / Double(max(values.count, 1)),
            highest: values.max() ?? 0,
            mentions: values.count,
            words: entity.name.utf8.count { $0 == 0x20 } + 1,
            isListed: ([entity.name] + entity.aliases).contains { Lexicon.shared.name($0)?.kind == entity.kind }
        )
    }
}
