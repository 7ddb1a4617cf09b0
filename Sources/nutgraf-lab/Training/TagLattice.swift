import Glibc
import NutgrafAnalysis

/// All chains of tags over a sentence: how likely each tag is, among all chains and among those allowed.
final class TagLattice {
    /// The scores of the tokens, ``TagLayout/lanes`` each.
    private(set) var scores: UnsafeMutablePointer<Float>
    /// How much likelier each tag is among the allowed chains than among all.
    private(set) var gradient: UnsafeMutablePointer<Float>
    /// The same for the transitions.
    let transitionGradient: UnsafeMutablePointer<Float>
    private var potentials: UnsafeMutablePointer<Float>
    private var forward: UnsafeMutablePointer<Float>
    private var backward: UnsafeMutablePointer<Float>
    private var scales: UnsafeMutablePointer<Float>
    private let steps: UnsafeMutablePointer<Float>
    private let work: UnsafeMutablePointer<Float>
    private var count = 0
    private var capacity = 0

    private static let width = 40
    private static let edges = TagLayout.edges

    init() {
        scores = .allocate(capacity: 1)
        gradient = .allocate(capacity: 1)
        potentials = .allocate(capacity: 1)
        forward = .allocate(capacity: 1)
        backward = .allocate(capacity: 1)
        scales = .allocate(capacity: 1)
        transitionGradient = .allocate(capacity: Self.edges * Self.edges)
        steps = .allocate(capacity: Self.edges * Self.edges)
        work = .allocate(capacity: 4 * Self.width)
    }

    deinit {
        for pointer in [scores, gradient, potentials, forward, backward, scales, transitionGradient, steps, work] {
            pointer.deallocate()
        }
    }

    /// Makes room for a sentence of so many tokens.
    func prepare(_ count: Int) {
        self.count = count
        guard count > capacity else { return }
        capacity = max(count, 256)
        for pointer in [scores, gradient, potentials, forward, backward, scales] { pointer.deallocate() }
        scores = .allocate(capacity: capacity * TagLayout.lanes)
        gradient = .allocate(capacity: capacity * TagLayout.lanes)
        potentials = .allocate(capacity: capacity * Self.width)
        forward = .allocate(capacity: capacity * Self.width)
        backward = .allocate(capacity: capacity * Self.width)
        scales = .allocate(capacity: capacity)
    }

    /// Fills the gradients from the scores.
    ///
    /// - Parameters:
    ///   - masks: the tags that each token may have, a bit each.
    ///   - transitions: the weights from each end to each start.
    /// - Returns: the negative logarithm of the share of the allowed chains; infinite where there is none.
    func difference(_ masks: UnsafePointer<UInt64>, transitions: UnsafePointer<Float>) -> Float {
        let edges = Self.edges * Self.edges
        for index in 0..<edges {
            steps[index] = expf(transitions[index])
            transitionGradient[index] = 0
        }
        for index in 0..<count * TagLayout.lanes { gradient[index] = 0 }
        var offset: Float = 0
        for token in 0..<count {
            let row = scores + token * TagLayout.lanes
            var most: Float = 0
            for lane in 0..<TagLayout.lanes { most = max(most, row[lane]) }
            let out = potentials + token * Self.width
            for lane in 0..<TagLayout.lanes { out[lane] = expf(row[lane] - most) }
            out[TagLayout.outside] = expf(-most)
            offset += most
        }
        let all = pass(sign: -1)
        for token in 0..<count {
            let out = potentials + token * Self.width
            for tag in 0..<TagLayout.count where masks[token] >> UInt64(tag) & 1 == 0 { out[tag] = 0 }
        }
        let allowed = pass(sign: 1)
        return all - allowed
    }

    /// Adds each tag's and transition's likelihood to the gradients, times `sign`.
    ///
    /// - Returns: the logarithm of the sum over all chains, but for a constant.
    private func pass(sign: Float) -> Float {
        let total = goForward()
        guard total.isFinite else { return total }
        goBackward()
        for token in 0..<count {
            let first = forward + token * Self.width
            let second = backward + token * Self.width
            let row = gradient + token * TagLayout.lanes
            var sum: Float = 0
            for tag in 0..<TagLayout.count { sum += first[tag] * second[tag] }
            guard sum > 0 else { continue }
            let share = sign / sum
            for lane in 0..<TagLayout.lanes { row[lane] += first[lane] * second[lane] * share }
            if token + 1 < count { addTransitions(token, sum: sum, sign: sign) }
        }
        return total
    }

    private func addTransitions(_ token: Int, sum: Float, sign: Float) {
        let ends = work
        let starts = work + Self.width
        gatherEnds(forward + token * Self.width, ends)
        let next = backward + (token + 1) * Self.width
        let potential = potentials + (token + 1) * Self.width
        for kind in 0..<8 {
            starts[kind] = next[kind] * potential[kind]
            starts[8 + kind] = next[24 + kind] * potential[24 + kind]
        }
        starts[16] = next[32] * potential[32]
        // The scale of the next token stands in the product of its backward scores.
        let factor = sign / (sum * scales[token + 1])
        for end in 0..<Self.edges where ends[end] > 1e-7 {
            let share = ends[end] * factor
            let row = transitionGradient + end * Self.edges
            let step = steps + end * Self.edges
            for start in 0..<Self.edges { row[start] += share * starts[start] * step[start] }
        }
    }

    private func gatherEnds(_ row: UnsafePointer<Float>, _ ends: UnsafeMutablePointer<Float>) {
        for kind in 0..<8 {
            ends[kind] = row[16 + kind]
            ends[8 + kind] = row[24 + kind]
        }
        ends[16] = row[32]
    }

    private func goForward() -> Float {
        var total: Float = 0
        let ends = work + 2 * Self.width
        let starts = work + 3 * Self.width
        for token in 0..<count {
            let row = forward + token * Self.width
            let potential = potentials + token * Self.width
            if token == 0 {
                for kind in 0..<8 {
                    row[kind] = potential[kind]
                    row[8 + kind] = 0
                    row[16 + kind] = 0
                    row[24 + kind] = potential[24 + kind]
                }
                row[32] = potential[32]
            } else {
                let last = forward + (token - 1) * Self.width
                gatherEnds(last, ends)
                for start in 0..<Self.edges { starts[start] = 0 }
                for end in 0..<Self.edges {
                    let step = steps + end * Self.edges
                    let value = ends[end]
                    for start in 0..<Self.edges { starts[start] += value * step[start] }
                }
                for kind in 0..<8 {
                    let within = last[kind] + last[8 + kind]
                    row[kind] = starts[kind] * potential[kind]
                    row[8 + kind] = within * potential[8 + kind]
                    row[16 + kind] = within * potential[16 + kind]
                    row[24 + kind] = starts[8 + kind] * potential[24 + kind]
                }
                row[32] = starts[16] * potential[32]
            }
            var sum: Float = 0
            for tag in 0..<TagLayout.count { sum += row[tag] }
            guard sum > 0 else { return -.infinity }
            let scale = 1 / sum
            for tag in 0..<TagLayout.count { row[tag] *= scale }
            scales[token] = sum
            total += logf(sum)
        }
        // A chain must not end within a name.
        let row = forward + (count - 1) * Self.width
        var sum = row[32]
        for tag in 16..<32 { sum += row[tag] }
        return sum > 0 ? total + logf(sum) : -.infinity
    }

    private func goBackward() {
        let ends = work + 2 * Self.width
        let starts = work + 3 * Self.width
        let row = backward + (count - 1) * Self.width
        for tag in 0..<TagLayout.count { row[tag] = tag < 16 ? 0 : 1 }
        var token = count - 2
        while token >= 0 {
            let row = backward + token * Self.width
            let next = backward + (token + 1) * Self.width
            let potential = potentials + (token + 1) * Self.width
            let scale = 1 / scales[token + 1]
            for kind in 0..<8 {
                starts[kind] = next[kind] * potential[kind]
                starts[8 + kind] = next[24 + kind] * potential[24 + kind]
            }
            starts[16] = next[32] * potential[32]
            for end in 0..<Self.edges {
                let step = steps + end * Self.edges
                var sum: Float = 0
                for start in 0..<Self.edges { sum += step[start] * starts[start] }
                ends[end] = sum * scale
            }
            for kind in 0..<8 {
                let within = (next[8 + kind] * potential[8 + kind] + next[16 + kind] * potential[16 + kind]) * scale
                row[kind] = within
                row[8 + kind] = within
                row[16 + kind] = ends[kind]
                row[24 + kind] = ends[8 + kind]
            }
            row[32] = ends[16]
            token -= 1
        }
    }
}
