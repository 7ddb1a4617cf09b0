extension Array {
    /// The elements in order, in pages of a length of which the last may fall short.
    func pages(of length: Int) -> [[Element]] {
        stride(from: 0, to: count, by: length).map { start in
            Array(self[start..<Swift.min(start + length, count)])
        }
    }
}
