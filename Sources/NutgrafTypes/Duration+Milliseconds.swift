extension Duration {
    /// The duration in milliseconds, rounded towards zero; the nearest `Int64` where it does not fit.
    package var wholeMilliseconds: Int64 {
        let (seconds, attoseconds) = components
        let (product, tooLarge) = seconds.multipliedReportingOverflow(by: 1000)
        let (sum, overflow) = product.addingReportingOverflow(attoseconds / 1_000_000_000_000_000)
        return tooLarge || overflow ? (seconds < 0 ? .min : .max) : sum
    }
}
