extension Duration {
    /// The duration in milliseconds, rounded towards zero; the nearest `Int64` where it does not fit.
    package var wholeMilliseconds: Int64 { Int64(clamping: attoseconds / 1_000_000_000_000_000) }
}
