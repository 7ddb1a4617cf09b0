/// What the keys of a map are.
enum KeyStyle {
    /// `CodingKey.stringValue`, as a text string.
    case text
    /// `CodingKey.intValue`, as an integer.
    case integer

    /// The style for a keyed container.
    ///
    /// - Parameters:
    ///   - key: the container's key type.
    ///   - type: the type that asks for the container. It decides for dictionaries: the standard library uses one
    ///     key type for all of them, and gives the text key "5" an `intValue` too.
    init<Key: CodingKey>(key: Key.Type, of type: Any.Type) {
        if let dictionary = type as? any DictionaryType.Type {
            self = dictionary.keyStyle
        } else {
            self = key is any CBORIntegerCodingKey.Type ? .integer : .text
        }
    }
}
