/// Numbers before units.
extension TimeReader {
    /// How many.
    struct Quantity {
        /// In thousandths; `nil` for "several".
        var thousandths: Int?
        /// The token behind.
        var end: Int
    }

    /// The most tokens of a number in words, which keeps the reading linear.
    private static let longest = 9
    /// Larger numbers are none: 10^12 in thousandths.
    private static let largest = 1_000_000_000_000_000

    /// "three", "2.5 million", "twenty-five", "a hundred", "a few", "two to three", "two and a half".
    func quantity(at index: Int) -> Quantity? {
        guard var first = simple(at: index) else { return nil }
        if kind(first.end) == .and, kind(first.end + 1) == .article, kind(first.end + 2) == .half {
            first.thousandths = first.thousandths.map { $0 + 500 }
            first.end += 3
        }
        // "three-and-a-half years".
        if kind(first.end + 1) == .and, kind(first.end + 3) == .article, kind(first.end + 5) == .half,
            isGluedHyphen(first.end), isGluedHyphen(first.end + 2), isGluedHyphen(first.end + 4)
        {
            first.thousandths = first.thousandths.map { $0 + 500 }
            first.end += 6
        }
        guard kind(first.end) == .to || kind(first.end) == .or || token(first.end) == .dash || isGluedHyphen(first.end),
            let second = simple(at: first.end + 1)
        else { return first }
        return Quantity(thousandths: nil, end: second.end)
    }

    private func simple(at index: Int) -> Quantity? {
        switch kind(index) {
        case .figure: return scaled(value(index), index + 1)
        case .numeral, .scale: return numerals(at: index)
        case .couple: return Quantity(thousandths: 2_000, end: kind(index + 1) == .of ? index + 2 : index + 1)
        case .vague: return Quantity(thousandths: nil, end: index + 1)
        case .vagueScale:
            guard kind(index + 1) == .of else { return nil }
            if kind(index + 2) == .vagueScale, kind(index + 3) == .of {
                return Quantity(thousandths: nil, end: index + 4)
            }
            return Quantity(thousandths: nil, end: index + 2)
        case .article:
            switch kind(index + 1) {
            case .scale: return numerals(at: index + 1)
            case .couple, .vague: return simple(at: index + 1)
            default: return nil
            }
        default: return nil
        }
    }

    private func scaled(_ thousandths: Int, _ end: Int) -> Quantity? {
        guard kind(end) == .scale, thousandths < Self.largest / 1_000_000_000 || value(end) < 1_000_000 else {
            return Quantity(thousandths: thousandths, end: end)
        }
        let (product, overflows) = thousandths.multipliedReportingOverflow(by: value(end))
        return overflows || product > Self.largest ? nil : Quantity(thousandths: product, end: end + 1)
    }

    /// "one hundred and twenty", "twenty-five thousand".
    private func numerals(at start: Int) -> Quantity? {
        var total = 0
        var current = 0
        var index = start
        while index < start + Self.longest {
            let next: Int
            if kind(index) == .numeral, fits(value(index), current) {
                current += value(index)
                next = index + 1
            } else if kind(index) == .scale {
                let scale = value(index)
                let (product, overflows) = max(1, current).multipliedReportingOverflow(by: scale)
                guard !overflows, product < Self.largest / 1_000 else { return nil }
                if scale < 1_000 {
                    current = product
                } else {
                    total += product
                    current = 0
                }
                next = index + 1
            } else if index > start, kind(index) == .and || isGluedHyphen(index), kind(index + 1) == .numeral,
                kind(index) == .and ? current % 100 == 0 : current % 10 == 0 && current % 100 >= 20,
                fits(value(index + 1), current)
            {
                current += value(index + 1)
                next = index + 2
            } else {
                break
            }
            guard total + current < Self.largest / 1_000 else { return nil }
            index = next
        }
        return index > start ? Quantity(thousandths: (total + current) * 1_000, end: index) : nil
    }

    /// Whether a number can follow another as a part of it: 5 behind 20, 20 behind 100.
    private func fits(_ number: Int, _ current: Int) -> Bool {
        current == 0 || number < 10 && current % 10 == 0 && current % 100 >= 20 || number < 100 && current % 100 == 0
    }
}
