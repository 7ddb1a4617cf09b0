extension TokenFeatures {
    /// The properties of a word that ``HiddenLayer`` looks at: few, and none that depends on the word's neighbours.
    package static func hidden<Sink: FeatureSink>(_ word: WordTraits, into sink: inout Sink) {
        let written = UInt64(word.written)
        let record = word.record
        sink.add(64, word.lower)
        sink.add(65, word.shortShape)
        sink.add(66, written, UInt64(record.capitalShare))
        if word.isWord { sink.add(67, UInt64(word.suffix & 0xFF_FFFF), written) }
        // A word without clusters has a vector for that too.
        sink.add(68, record.hasClusters ? UInt64(record.finest) + 1 : 0)
        sink.add(69, record.hasClusters ? UInt64(record.fine) + 1 : 0)
        sink.add(70, record.hasClusters ? UInt64(record.coarse) + 1 : 0, written)
        sink.add(71, UInt64(record.company))
        var bits = record.bits & WordTrait.features
        while bits != 0 {
            sink.add(72, UInt64(bits.trailingZeroBitCount))
            bits &= bits &- 1
        }
    }
}
