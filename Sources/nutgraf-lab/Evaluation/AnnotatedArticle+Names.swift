import NutgrafAnalysis

extension AnnotatedArticle {
    /// The analysis that the analyser would make if it found exactly the annotated names in the text.
    var analysisOfAnnotatedNames: Analysis {
        Analyzer().analyze(article) { story, edits in names(in: story, edits) }
    }

    /// The annotated mentions as the analyser's, each from the token at its first byte to the one at its last.
    func names(in story: Story, _ edits: [Edit]) -> [NutgrafAnalysis.Mention] {
        let map = OffsetMap(edits)
        var found: [NutgrafAnalysis.Mention] = []
        var token = 0
        for mention in mentions.sorted(by: { $0.start < $1.start }) {
            while token < story.tokens.count,
                map.submitted(story.tokens[token].end, isEnd: true) <= mention.start
            {
                token += 1
            }
            var end = token
            while end < story.tokens.count, map.submitted(story.tokens[end].start, isEnd: false) < mention.end {
                end += 1
            }
            guard end > token else { continue }
            found.append(
                NutgrafAnalysis.Mention(
                    tokens: token..<end,
                    start: story.tokens[token].start,
                    end: story.tokens[end - 1].end,
                    kind: EntityKind(rawValue: mention.kind),
                    confidence: 1
                )
            )
            token = end
        }
        return found
    }
}
