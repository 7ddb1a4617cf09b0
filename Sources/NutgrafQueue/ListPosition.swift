/// A place in a list of jobs, the latest submission first.
struct ListPosition: Comparable {
    /// When the job there was submitted, in milliseconds since 1970.
    var submitted: Int64
    /// Its number, which decides between jobs of one moment.
    var number: Int64

    static func < (left: ListPosition, right: ListPosition) -> Bool {
        (left.submitted, left.number) < (right.submitted, right.number)
    }
}

/// The text that a client keeps: both numbers to the base of 36.
extension ListPosition: LosslessStringConvertible {
    private static let radix = 36

    var description: String {
        String(submitted, radix: Self.radix) + "." + String(number, radix: Self.radix)
    }

    init?(_ description: String) {
        let parts = description.split(separator: ".", omittingEmptySubsequences: false)
        guard parts.count == 2, let submitted = Int64(parts[0], radix: Self.radix),
            let number = Int64(parts[1], radix: Self.radix)
        else { return nil }
        self.init(submitted: submitted, number: number)
        guard self.description == description else { return nil }
    }
}
