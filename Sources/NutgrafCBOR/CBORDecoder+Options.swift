extension CBORDecoder {
    /// Forms that are well-formed but that our own encoder never writes.
    package struct Options: Hashable, Sendable {
        /// Whether arrays, maps and strings may have an indefinite length (RFC 8949 section 3.2).
        package var allowsIndefiniteLengths: Bool
        /// Whether integers, lengths and floats may be longer than their shortest form (section 4.2.1).
        package var allowsNonShortestForms: Bool

        /// Makes options; everything unusual is refused by default.
        ///
        /// - Parameters:
        ///   - allowsIndefiniteLengths: whether lengths may be indefinite.
        ///   - allowsNonShortestForms: whether numbers may be longer than needed.
        package init(allowsIndefiniteLengths: Bool = false, allowsNonShortestForms: Bool = false) {
            self.allowsIndefiniteLengths = allowsIndefiniteLengths
            self.allowsNonShortestForms = allowsNonShortestForms
        }

        /// Accepts every well-formed item.
        package static let lenient = Options(allowsIndefiniteLengths: true, allowsNonShortestForms: true)
    }
}
