/// Any `Dictionary`, seen without its generic parameters.
protocol DictionaryType {
    static var keyStyle: KeyStyle { get }
}

extension Dictionary: DictionaryType {
    static var keyStyle: KeyStyle { Key.self == Int.self ? .integer : .text }
}
