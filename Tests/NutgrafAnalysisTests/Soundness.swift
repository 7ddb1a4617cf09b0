import NutgrafAnalysis
import Testing

/// Expects what holds for every analysis: ranges in order and on scalar boundaries, speakers that exist,
/// numbers between 0 and 1, edits apart from each other.
func expectSound(_ analysis: Analysis, _ what: String) {
    func expectInside(_ spans: [any TextSpan], _ text: String) {
        for span in spans {
            #expect(span.start <= span.end && span.substring(of: text) != nil, "\(what): \(span)")
        }
    }
    expectInside(analysis.edits, analysis.text)
    expectInside(analysis.sentences, analysis.text)
    expectInside(analysis.quotes, analysis.text)
    expectInside(analysis.dates, analysis.text)
    expectInside(analysis.summary.sentences, analysis.text)
    for (one, next) in zip(analysis.sentences, analysis.sentences.dropFirst()) {
        #expect(one.end <= next.start, "\(what)")
    }
    for (one, next) in zip(analysis.edits, analysis.edits.dropFirst()) {
        #expect(one.end < next.start, "\(what)")
    }
    for (number, entity) in analysis.entities.enumerated() {
        #expect(entity.id == number)
        #expect((0...1).contains(entity.salience) && (0...1).contains(entity.confidence), "\(what)")
        #expect(!entity.name.isEmpty && !(entity.mentions.isEmpty && entity.titleMentions.isEmpty), "\(what)")
        expectInside(entity.mentions, analysis.text)
        expectInside(entity.titleMentions, analysis.title?.text ?? "")
        if let role = entity.role { #expect(role.substring(of: analysis.text).map(String.init) == role.text) }
    }
    for quote in analysis.quotes {
        #expect(
            quote.speaker.map { analysis.entities.indices.contains($0) } ?? (quote.reason != nil),
            "\(what)"
        )
    }
}
