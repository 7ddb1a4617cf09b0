import Glibc

/// Learns the weights of a choice among candidates, of which one or several are right.
///
/// Maximises the likelihood that a right one is chosen, less a penalty of the weights' squares, by stochastic
/// gradients with a rate of its own for each weight (AdaGrad). The same choices in the same order give the same
/// weights.
struct LogLinearChoice {
    /// One choice: the features of each candidate, and which are right.
    struct Lesson {
        var candidates: [[Int]]
        var isRight: [Bool]
    }

    /// How often all lessons are read.
    var rounds = 20
    /// How far a step goes.
    var rate = 0.05
    /// The penalty on squares, for each lesson.
    var penalty = 0.01

    /// The weights of `count` features.
    func weights(_ count: Int, from lessons: [Lesson]) -> [Float] {
        var weights = [Double](repeating: 0, count: count)
        var squares = [Double](repeating: 1e-6, count: count)
        for _ in 0..<rounds {
            for lesson in lessons {
                let scores = lesson.candidates.map { $0.reduce(0) { $0 + weights[$1] } }
                let highest = scores.max() ?? 0
                let powers = scores.map { exp($0 - highest) }
                let all = powers.reduce(0, +)
                let right = zip(powers, lesson.isRight).reduce(0) { $0 + ($1.1 ? $1.0 : 0) }
                guard right > 0 else { continue }
                for (number, features) in lesson.candidates.enumerated() {
                    let wish = lesson.isRight[number] ? powers[number] / right : 0
                    let gradient = wish - powers[number] / all
                    guard abs(gradient) > 1e-6 else { continue }
                    for feature in features {
                        let step = gradient - penalty * weights[feature]
                        squares[feature] += step * step
                        weights[feature] += rate * step / squares[feature].squareRoot()
                    }
                }
            }
        }
        return weights.map { Float($0) }
    }

    /// The weights of a yes or no; a positive sum says yes.
    func weights(_ count: Int, from decisions: [(features: [Int], isRight: Bool)]) -> [Float] {
        weights(
            count,
            from: decisions.map { Lesson(candidates: [$0.features, []], isRight: [$0.isRight, !$0.isRight]) }
        )
    }
}
