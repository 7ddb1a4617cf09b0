import NutgrafAnalysis

/// The annotated articles as texts to train on: all kinds are marked there.
enum AnnotatedNews {
    /// The articles' texts and headlines.
    static func texts(_ articles: [AnnotatedArticle]) -> [TrainingText] {
        var texts: [TrainingText] = []
        for (number, article) in articles.enumerated() {
            var story = text(article.text, article.mentions)
            story.article = number
            texts.append(story)
            guard !article.title.isEmpty else { continue }
            var headline = text(article.title, article.titleMentions)
            headline.isHeadline = true
            headline.article = number
            texts.append(headline)
        }
        return texts
    }

    private static func text(_ text: String, _ mentions: [AnnotatedArticle.Mention]) -> TrainingText {
        let spans = mentions.sorted { $0.start < $1.start }.map { mention in
            let kinds = TrainingText.bit(EntityKind(rawValue: mention.kind))
            return TrainingText.Span(start: mention.start, end: mention.end, kinds: kinds)
        }
        return TrainingText(bytes: Array(text.utf8), spans: spans)
    }
}
