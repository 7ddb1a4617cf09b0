import ArgumentParser
import NutgrafAnalysis

/// Prints everything that the analyser finds in a text file, and why.
struct Inspect: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Prints what the analyser finds in a text file, and why.",
        discussion: """
            Entities, quotations, dates and the summary; of the first names the features that weigh most for their \
            tags, in the model's units; of each sentence of the summary what speaks for it, and what the summary would \
            lose without it.

              nutgraf-lab inspect story.txt
              nutgraf-lab inspect --tokens --names 0 story.txt
              nutgraf-lab inspect --token 17 --features 20 story.txt
            """
    )

    @Argument(help: "A text file in UTF-8.")
    var file: String

    @Option(help: "The headline; the text's own first line may be one where nothing is said.")
    var title: String?

    @Option(help: "The day the story was published, such as 2019-01-06.")
    var published: String?

    @Option(help: "A model of entities to look into; the one in the binary where none is named.")
    var model: String?

    @Flag(help: "Print each sentence with its tokens, numbered, and their tags too.")
    var tokens = false

    @Option(help: "The number of a token whose features are printed, with their weights for its tag and the next best.")
    var token: Int?

    @Option(help: "Of how many names the features are printed.")
    var names = 5

    @Option(help: "How many features are printed of each token and sentence.")
    var features = 4

    func validate() throws {
        guard names >= 0, features >= 0 else { throw ValidationError("Numbers of names and features are 0 or more.") }
        if let published, CalendarDay(published) == nil {
            throw ValidationError("'\(published)' is no day; write it as 2019-01-06.")
        }
    }

    func run() throws {
        let model = try model.map { try StoredModel(file: $0).model } ?? .shared
        let text = String(decoding: try TextFile.bytes(file), as: UTF8.self)
        let analysis = Analyzer(model: model).analyze(Article(text: text, title: title, published: published))
        var pace = Pace(checkpoint: { () throws(Never) in })
        let story = Story(ByteText(analysis.text), pace: &pace)
        if let token, !story.tokens.indices.contains(token) {
            throw ValidationError("There is no token \(token); the story has \(story.tokens.count), from 0 on.")
        }
        print(
            "\(analysis.analyzer), language \(analysis.language ?? "unknown"), \(analysis.edits.count) edits"
        )
        if let title = analysis.title { print("title: \(title.text)") }
        printEntities(analysis)
        printQuotes(analysis)
        for date in analysis.dates {
            print(
                "date \(date.start)-\(date.end) \(words(date, analysis)) = \(date.type.rawValue) \(date.value ?? "?")"
            )
        }
        if let gist = analysis.summary.gist { print("gist: \(gist)") }
        print("key phrases: \(analysis.keyPhrases.joined(separator: "; "))")
        let headline = analysis.title.map { Story(ByteText($0.text), pace: &pace) }
        let isTagged = LanguageGuess.mayBeEnglish(analysis.language)
        printSummary(story, headline, isTagged ? model : nil)
        guard isTagged else {
            print("no names: they are found in English only")
            return
        }
        let traces = TaggingTrace.traces(of: story, headline: headline, model: model)
        let report = TaggingReport(traces[0], features: features)
        if tokens { for line in report.sentences { print(line) } }
        if let token {
            for line in report.comparison(of: token) { print(line) }
        }
        for mention in MentionReader(story, model: model).mentions(traces[0].tags).prefix(names) {
            for line in report.lines(mention) { print(line) }
        }
    }

    private func printEntities(_ analysis: Analysis) {
        for entity in analysis.entities {
            var line = "\(entity.id) \(entity.kind) \(entity.name)"
            if !entity.aliases.isEmpty { line += " (\(entity.aliases.joined(separator: ", ")))" }
            if let role = entity.role { line += " role=\(role.text)" }
            if let country = entity.country { line += " \(country)" }
            line += " x\(entity.mentions.count)+\(entity.titleMentions.count)"
            print("\(line) salience \(entity.salience) confidence \(entity.confidence)")
        }
    }

    private func printQuotes(_ analysis: Analysis) {
        for quote in analysis.quotes {
            let speaker = quote.speaker.map { analysis.entities[$0].name } ?? quote.reason ?? "?"
            print(
                "quote [\(speaker)] cue=\(quote.cue ?? "-") by=\(quote.speakerText ?? "-"): \(words(quote, analysis))"
            )
        }
    }

    /// Prints why each sentence of the summary was chosen.
    private func printSummary(_ story: Story, _ headline: Story?, _ model: EntityModel?) {
        let names = model.map { SummaryNames(story, headline: headline, model: $0) } ?? SummaryNames()
        for reason in SummaryReasons(story, headline: headline, names: names).reasons {
            print("summary: \(story.text.string(reason.range))")
            let odds = "best \(Tally.short(reason.best)), among the best three \(Tally.short(reason.picked))"
            print("  sentence \(reason.place + 1) of those read, \(odds): \(Self.line(reason.features, features))")
            if let gain = reason.gain {
                let loss = gain.signed.drop { $0 == "+" }
                print("  the best choice without it is worth \(loss) less: \(Self.line(reason.gains, features))")
            }
        }
    }

    private static func line(_ parts: [SummaryReasons.Contribution], _ most: Int) -> String {
        parts.prefix(most).map { "\($0.name) \($0.value.signed)" }.joined(separator: ", ")
    }

    private func words(_ span: some TextSpan, _ analysis: Analysis) -> String {
        span.substring(of: analysis.text).map(String.init) ?? ""
    }
}

extension SummaryNames {
    /// The names of a story as the analyser hands them to its summary.
    init(_ story: Story, headline: Story?, model: EntityModel) {
        var pace = Pace(checkpoint: { () throws(Never) in })
        let finder = MentionFinder(story, headline: headline, model: model, pace: &pace)
        var linker = EntityLinker(story, mentions: finder.mentions)
        var drafts = linker.entities(pace: &pace)
        if let headline {
            var reader = TitleReader(headline)
            reader.note(finder.headlineMentions, in: &drafts, pace: &pace)
        }
        self.init(mentions: linker.mentions, entityOfMention: linker.entityOfMention, drafts: drafts)
    }
}

extension Double {
    /// The number in hundredths with its sign: `+1.24`.
    fileprivate var signed: String {
        let hundredths = Int((abs(self) * 100).rounded())
        let digits = String(hundredths % 100)
        return
            "\(self < 0 && hundredths > 0 ? "-" : "+")\(hundredths / 100).\(digits.utf8.count < 2 ? "0" : "")\(digits)"
    }
}
