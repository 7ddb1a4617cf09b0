/// A source of always the same word.
struct ConstantRandom: RandomNumberGenerator {
    let word: UInt64

    mutating func next() -> UInt64 { word }
}
