/// Finds the best chain of tags for the scores of a stretch of tokens (the Viterbi algorithm).
package final class Decoder {
    /// For each token and lane of a start, the end of the token before that leads there.
    private let sources: UnsafeMutablePointer<UInt8>
    /// The best scores so far, by lane, and for `outside`.
    private let best: UnsafeMutablePointer<Int32>
    private let next: UnsafeMutablePointer<Int32>
    private let value: UnsafeMutablePointer<Int32>
    private let source: UnsafeMutablePointer<Int32>
    private let transitions: UnsafePointer<Int16>
    /// By how much each end may be better for some start than `outside` is, at most.
    private let gains: UnsafeMutablePointer<Int32>
    /// For each token the most that a name over it may gain, and later whether one may lie over it.
    private let hopes: UnsafeMutablePointer<Int32>
    /// The most that a name's two borders may gain against none, and what is lost by one token less outside.
    private let borders: Int32
    private let plainStep: Int32

    /// Makes a decoder.
    ///
    /// - Parameters:
    ///   - transitions: the weights from each end to each start, which must stay where they are.
    ///   - capacity: the most tokens of a stretch.
    package init(_ transitions: UnsafePointer<Int16>, capacity: Int = SentenceWindow.longest) {
        self.transitions = transitions
        value = .allocate(capacity: TagLayout.edges)
        source = .allocate(capacity: TagLayout.edges)
        gains = .allocate(capacity: TagLayout.edges)
        let plain = transitions + (TagLayout.edges - 1) * TagLayout.edges
        for end in 0..<TagLayout.edges {
            var gain = Int32.min
            for start in 0..<TagLayout.edges {
                gain = max(gain, Int32(transitions[end * TagLayout.edges + start]) - Int32(plain[start]))
            }
            gains[end] = gain
        }
        hopes = .allocate(capacity: capacity)
        plainStep = Int32(plain[TagLayout.edges - 1])
        borders = Self.borders(transitions) + plainStep
        sources = .allocate(capacity: capacity * TagLayout.count)
        best = .allocate(capacity: TagLayout.count)
        next = .allocate(capacity: TagLayout.count)
    }

    deinit {
        sources.deallocate()
        best.deallocate()
        next.deallocate()
        value.deallocate()
        source.deallocate()
        gains.deallocate()
        hopes.deallocate()
    }

    /// The most that transitions give to a name's begin and end, against those of its tokens outside.
    private static func borders(_ transitions: UnsafePointer<Int16>) -> Int32 {
        let outside = TagLayout.edges - 1
        var begin: Int32 = 0
        var end: Int32 = 0
        for from in 0..<TagLayout.edges {
            for to in 0..<TagLayout.edges {
                let weight = Int32(transitions[from * TagLayout.edges + to])
                begin = max(begin, weight - Int32(transitions[from * TagLayout.edges + outside]))
                end = max(end, weight - Int32(transitions[outside * TagLayout.edges + to]))
            }
        }
        return begin + end
    }

    /// Finds the tokens that no name of the best chain can lie over: whatever name did, the chain without it would be
    /// better. Most tokens of a text are such.
    private func findHopes(_ scores: UnsafePointer<Int16>, count: Int) {
        // The most that a name gains which ends, or begins, at the token: the best of sums that go back, or on.
        var behind: Int32 = 0
        for index in 0..<count {
            let row = scores + index * TagLayout.lanes
            var most = Int16.min
            for lane in 0..<TagLayout.lanes { most = max(most, row[lane]) }
            behind = max(0, behind) + Int32(most) - plainStep
            hopes[index] = behind
        }
        var ahead: Int32 = 0
        var index = count - 1
        while index >= 0 {
            let back = hopes[index]
            let own = index > 0 ? back - max(0, hopes[index - 1]) : back
            ahead = max(0, ahead)
            let most = back + ahead + borders
            ahead += own
            hopes[index] = most
            index -= 1
        }
    }

    /// Writes the best tags of `count` tokens.
    ///
    /// - Parameters:
    ///   - scores: ``TagLayout/lanes`` numbers a token.
    ///   - tags: room for `count` tags.
    package func decode(
        _ scores: UnsafePointer<Int16>,
        count: Int,
        into tags: UnsafeMutablePointer<UInt8>
    ) {
        guard count > 0 else { return }
        findHopes(scores, count: count)
        let impossible = Int32.min / 4
        for tag in 0..<TagLayout.outside {
            let isStart = tag < TagLayout.inside || tag >= TagLayout.unit
            best[tag] = isStart ? Int32(scores[tag]) : impossible
        }
        best[TagLayout.outside] = 0
        // Plain pointers here: those of the object would be asked for at each step.
        var best = self.best
        var next = self.next
        // Whether the token before lies outside, whatever comes.
        var isOutside = false
        for index in 1..<max(1, count) {
            let from = sources + index * TagLayout.count
            if hopes[index] < 0 {
                if isOutside {
                    best[TagLayout.outside] &+= plainStep
                    from[TagLayout.outside] = UInt8(TagLayout.outside)
                } else {
                    end(from, best)
                    for tag in 0..<TagLayout.outside { best[tag] = impossible }
                    isOutside = true
                }
                continue
            }
            isOutside = false
            let row = scores + index * TagLayout.lanes
            for kind in 0..<TagLayout.inside {
                let beginning = best[TagLayout.begin + kind]
                let inside = best[TagLayout.inside + kind]
                let isBeginning = beginning >= inside
                let source = UInt8(isBeginning ? TagLayout.begin + kind : TagLayout.inside + kind)
                let better = isBeginning ? beginning : inside
                next[TagLayout.inside + kind] = better &+ Int32(row[TagLayout.inside + kind])
                next[TagLayout.last + kind] = better &+ Int32(row[TagLayout.last + kind])
                from[TagLayout.inside + kind] = source
                from[TagLayout.last + kind] = source
            }
            starts(row, from, best, next)
            swap(&best, &next)
        }
        var tag = TagLayout.outside
        for candidate in 0..<TagLayout.count
        where candidate >= TagLayout.last && best[candidate] > best[tag] { tag = candidate }
        var index = count - 1
        while index > 0 {
            tags[index] = UInt8(tag)
            tag = Int(sources[index * TagLayout.count + tag])
            index -= 1
        }
        tags[0] = UInt8(tag)
    }

    /// The score of a token outside, from all that may stand before.
    private func end(_ from: UnsafeMutablePointer<UInt8>, _ best: UnsafeMutablePointer<Int32>) {
        let outside = TagLayout.edges - 1
        var value = best[TagLayout.outside] &+ plainStep
        var source = TagLayout.outside
        for end in 0..<outside {
            let tag = TagLayout.tag(end: end)
            let candidate = best[tag] &+ Int32(transitions[end * TagLayout.edges + outside])
            if candidate > value {
                value = candidate
                source = tag
            }
        }
        best[TagLayout.outside] = value
        from[TagLayout.outside] = UInt8(source)
    }

    /// The scores of tags that begin a name or lie outside, from all that may stand before.
    @inline(__always)
    private func starts(
        _ row: UnsafePointer<Int16>,
        _ from: UnsafeMutablePointer<UInt8>,
        _ best: UnsafePointer<Int32>,
        _ next: UnsafeMutablePointer<Int32>
    ) {
        let transitions = transitions
        let gains = gains
        let value = value
        let source = source
        let last = TagLayout.edges - 1
        let outside = best[TagLayout.outside]
        let plain = transitions + last * TagLayout.edges
        for start in 0..<TagLayout.edges {
            value[start] = outside &+ Int32(plain[start])
            source[start] = Int32(TagLayout.outside)
        }
        for end in 0..<last {
            let tag = TagLayout.tag(end: end)
            let score = best[tag]
            // No start gains so much by this end that it would be better than by `outside`.
            guard score &+ gains[end] >= outside else { continue }
            let weights = transitions + end * TagLayout.edges
            for start in 0..<TagLayout.edges {
                let candidate = score &+ Int32(weights[start])
                let isBetter = candidate > value[start]
                value[start] = isBetter ? candidate : value[start]
                source[start] = isBetter ? Int32(tag) : source[start]
            }
        }
        for kind in 0..<TagLayout.inside {
            next[TagLayout.begin + kind] = value[kind] &+ Int32(row[TagLayout.begin + kind])
            next[TagLayout.unit + kind] = value[8 + kind] &+ Int32(row[TagLayout.unit + kind])
            from[TagLayout.begin + kind] = UInt8(source[kind])
            from[TagLayout.unit + kind] = UInt8(source[8 + kind])
        }
        next[TagLayout.outside] = value[16]
        from[TagLayout.outside] = UInt8(source[16])
    }
}
