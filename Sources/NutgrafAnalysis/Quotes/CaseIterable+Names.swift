extension CaseIterable {
    /// The names of all cases.
    static var allNames: [String] { allCases.map { "\($0)" } }
}
