import NutgrafAnalysis

/// Measures direct quotations: found by their first word, and ascribed to the right speaker.
struct QuoteEvaluation: Evaluation {
    private var found = Tally()
    private var speakersRight = 0

    mutating func note(_ analysis: Analysis, of article: AnnotatedArticle, report: (String) -> Void) {
        let map = OffsetMap(analysis.edits)
        let text = ByteText(article.text)
        var gold: [Int: AnnotatedArticle.Quote] = [:]
        for quote in article.quotes { gold[quote.start] = quote }
        for quote in analysis.quotes where quote.direct {
            var start = map.submitted(quote.start, isEnd: false)
            while text.byte(start) == 0x20 { start += 1 }
            guard let match = gold.removeValue(forKey: start) else {
                found.wrong += 1
                report("\(article.id) wrong quote: \(quote.substring(of: analysis.text) ?? "")")
                continue
            }
            found.right += 1
            guard let speaker = quote.speaker else { continue }
            let entity = analysis.entities[speaker]
            if let name = match.speaker,
                ([entity.name] + entity.aliases).contains(where: { name.hasSuffix($0) || $0 == name })
            {
                speakersRight += 1
            } else {
                report("\(article.id) speaker \(entity.name), not \(match.speaker ?? "nobody")")
            }
        }
        found.missed += gold.count
        for start in gold.keys.sorted() {
            report("\(article.id) missed quote: \(text.string(start..<min(start + 60, text.count)))")
        }
    }

    var figures: [Figure] {
        let count = found.right + found.missed
        return [
            Figure("quotations", "found", found),
            Figure("quotations", "speaker right, of all", Tally.share(speakersRight, count), of: count),
        ]
    }
}
