/// A key that is not of the value's own key type: an index, `super`, or a step of a coding path.
struct AnyKey: CodingKey {
    let stringValue: String
    let intValue: Int?

    init(stringValue: String) {
        self.stringValue = stringValue
        intValue = nil
    }

    init(intValue: Int) {
        stringValue = String(intValue)
        self.intValue = intValue
    }

    private init(stringValue: String, intValue: Int) {
        self.stringValue = stringValue
        self.intValue = intValue
    }

    /// What `superEncoder()` and `superDecoder()` without a key are documented to use.
    static let `super` = AnyKey(stringValue: "super", intValue: 0)
}
