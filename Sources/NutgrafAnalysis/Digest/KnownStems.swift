/// What is known of stems, by their hashes, in a table that is small enough to stay near the processor.
struct KnownStems: Sendable {
    /// The lowest bits of a slot hold what is known, and the others the highest ones of the stem's hash.
    private static let knowledgeBits: UInt64 = 7

    /// 0 where a slot is free.
    private var slots: [UInt64] = Array(repeating: 0, count: 1_024)
    private var count = 0

    /// What is known of a stem.
    subscript(key: UInt64) -> StemKnowledge {
        let slot = slots[place(of: key)]
        var knowledge = StemKnowledge()
        guard slot != 0 else { return knowledge }
        knowledge.commonness = Int(slot & 7)
        knowledge.usage = Int(slot >> 3 & 7)
        return knowledge
    }

    /// Notes what is known of a stem: a commonness and a usage of less than 8.
    mutating func set(_ knowledge: StemKnowledge, of key: UInt64) {
        precondition((0..<8).contains(knowledge.commonness) && (0..<8).contains(knowledge.usage))
        let place = place(of: key)
        if slots[place] == 0 { count += 1 }
        // The bit above both tells a slot that is taken from a free one.
        let known = 1 << 6 | UInt64(knowledge.usage) << 3 | UInt64(knowledge.commonness)
        slots[place] = (key >> Self.knowledgeBits) << Self.knowledgeBits | known
        if count * 2 > slots.count { grow() }
    }

    /// Where a stem lies, or would lie.
    private func place(of key: UInt64) -> Int {
        let mask = slots.count - 1
        // The hash's bits above the lowest are all that a slot knows of it.
        let mixed = (key >> Self.knowledgeBits) &* 0x9E37_79B9_7F4A_7C15
        var place = Int(truncatingIfNeeded: mixed >> 32) & mask
        while slots[place] != 0, (slots[place] ^ key) >> Self.knowledgeBits != 0 { place = (place + 1) & mask }
        return place
    }

    private mutating func grow() {
        let old = slots
        slots = Array(repeating: 0, count: old.count * 2)
        for slot in old where slot != 0 { slots[place(of: slot)] = slot }
    }
}
