extension CBORDecoder {
    /// What an input may cost. All limits are checked before memory is taken for what they bound.
    package struct Limits: Hashable, Sendable {
        /// How many arrays, maps and tags may stand inside one another. 64 by default. Decoding a value
        /// takes some of the thread's stack for each level.
        package var maximumDepth: Int
        /// How many items there may be in all, with every array, map, tag, key and value counted. 4,194,304 by
        /// default: the smallest item is one byte.
        package var maximumItems: Int
        /// How many bytes one text or byte string may have. 32 MiB by default.
        package var maximumStringLength: Int
        /// How many bytes the whole input may have. 64 MiB by default, and never more than 4 GiB - 1.
        package var maximumLength: Int

        /// Makes limits; each has the default its property names.
        ///
        /// - Parameters:
        ///   - maximumDepth: arrays, maps and tags inside one another.
        ///   - maximumItems: items in all.
        ///   - maximumStringLength: bytes of one string.
        ///   - maximumLength: bytes of the whole input.
        package init(
            maximumDepth: Int = 64,
            maximumItems: Int = 1 << 22,
            maximumStringLength: Int = 32 << 20,
            maximumLength: Int = 64 << 20
        ) {
            self.maximumDepth = maximumDepth
            self.maximumItems = maximumItems
            self.maximumStringLength = maximumStringLength
            self.maximumLength = maximumLength
        }

        /// For bytes of our own, where only the depth matters.
        static let unlimited = Limits(
            maximumItems: .max,
            maximumStringLength: .max,
            maximumLength: .max
        )
    }
}
