/// A part of the analysis, as a profile tells them apart.
package enum Stage: String, CaseIterable, Sendable {
    case preparation, sentences, words, language, names, linking, quotations, dates, entities
    case summary = "reading for the summary"
    case choice = "choosing sentences"
    case phrases = "key phrases"
    case result
}
