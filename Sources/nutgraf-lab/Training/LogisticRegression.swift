import NutgrafAnalysis

/// Logistic regression with squared weights held small, by Newton's method: no chance in it, so that the same rows
/// give the same weights.
struct LogisticRegression {
    private static let mostSteps = 12

    /// The weights of the columns, the constant last.
    let weights: [Double]

    /// Fits the weights.
    ///
    /// - Parameters:
    ///   - matrix: the features.
    ///   - labels: for each row whether it is a case.
    ///   - ridge: how strongly large weights are held down, for columns of variance 1.
    init(_ matrix: DesignMatrix, labels: [Bool], ridge: Double) {
        let size = matrix.columns + 1
        let penalties = Self.penalties(matrix, ridge)
        var weights = Array(repeating: 0.0, count: size)
        for _ in 0..<Self.mostSteps {
            var system = LinearSystem(size: size)
            for row in 0..<matrix.rows {
                var sum = weights[size - 1]
                for column in 0..<matrix.columns { sum += weights[column] * matrix[row, column] }
                let probability = sum.logistic
                let slope = (labels[row] ? 1 : 0) - probability
                let curve = max(1e-6, probability * (1 - probability))
                for column in 0..<matrix.columns {
                    let value = matrix[row, column]
                    for other in 0...column {
                        system.matrix[column * size + other] += curve * value * matrix[row, other]
                    }
                    system.matrix[(size - 1) * size + column] += curve * value
                    system.right[column] += slope * value
                }
                system.matrix[size * size - 1] += curve
                system.right[size - 1] += slope
            }
            for column in 0..<matrix.columns {
                system.matrix[column * size + column] += penalties[column]
                system.right[column] -= penalties[column] * weights[column]
            }
            let step = system.solution()
            // A full step may leap over the valley; these bounds keep it within.
            let longest = step.reduce(0) { max($0, abs($1)) }
            let scale = longest > 4 ? 4 / longest : 1
            for column in 0..<size { weights[column] += step[column] * scale }
            if longest < 1e-4 { break }
        }
        self.weights = weights
    }

    /// The ridge of each column, as if it had a variance of 1.
    private static func penalties(_ matrix: DesignMatrix, _ ridge: Double) -> [Double] {
        var sums = Array(repeating: 0.0, count: matrix.columns)
        var squares = sums
        for row in 0..<matrix.rows {
            for column in 0..<matrix.columns {
                let value = matrix[row, column]
                sums[column] += value
                squares[column] += value * value
            }
        }
        let count = Double(max(1, matrix.rows))
        return zip(sums, squares).map { sum, square in
            ridge * max(1e-4, square / count - (sum / count) * (sum / count))
        }
    }
}
