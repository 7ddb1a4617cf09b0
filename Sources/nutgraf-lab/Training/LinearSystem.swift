/// A symmetric positive definite system of linear equations.
struct LinearSystem {
    /// How many unknowns there are.
    let size: Int
    /// The lower triangle, row by row, each as long as the whole row.
    var matrix: [Double]
    /// The right side.
    var right: [Double]

    /// A system of zeros.
    init(size: Int) {
        self.size = size
        matrix = Array(repeating: 0, count: size * size)
        right = Array(repeating: 0, count: size)
    }

    /// The solution, by Cholesky's decomposition. An unknown that nothing determines is 0.
    func solution() -> [Double] {
        var lower = matrix
        for row in 0..<size {
            for column in 0...row {
                var sum = lower[row * size + column]
                for other in 0..<column { sum -= lower[row * size + other] * lower[column * size + other] }
                if row == column {
                    lower[row * size + row] = sum > 1e-12 ? sum.squareRoot() : .infinity
                } else {
                    lower[row * size + column] = sum / lower[column * size + column]
                }
            }
        }
        var result = right
        for row in 0..<size {
            for other in 0..<row { result[row] -= lower[row * size + other] * result[other] }
            result[row] /= lower[row * size + row]
        }
        for row in stride(from: size - 1, through: 0, by: -1) {
            for other in (row + 1)..<max(row + 1, size) { result[row] -= lower[other * size + row] * result[other] }
            result[row] /= lower[row * size + row]
        }
        return result
    }
}
