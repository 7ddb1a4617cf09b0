extension Double {
    /// The number with three decimals, so that equal results are equal bytes.
    package var roundedToThousandths: Double { (self * 1_000).rounded() / 1_000 }
}
