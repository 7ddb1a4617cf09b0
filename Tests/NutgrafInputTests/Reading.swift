import NutgrafInput
import NutgrafTypes

/// Everything that is read from paths.
func read(_ paths: [String], _ options: InputOptions = InputOptions()) -> [InputItem] {
    var reader = InputReader(InputFiles(paths, options: options))
    var items: [InputItem] = []
    while let item = reader.next() { items.append(item) }
    return items
}

extension InputItem {
    /// The story; `nil` where it was refused.
    var story: Article? { try? article.get() }

    /// The refusal; `nil` where there is a story.
    var refusal: InputRefusal? {
        guard case .failure(let refusal) = article else { return nil }
        return refusal
    }
}
