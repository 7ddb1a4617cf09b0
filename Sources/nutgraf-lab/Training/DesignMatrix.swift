/// Rows of numbers, one for each column.
struct DesignMatrix {
    /// How many columns there are.
    let columns: Int
    /// The numbers, row after row.
    private(set) var values: [Double] = []

    /// A matrix without rows.
    init(columns: Int) {
        self.columns = columns
    }

    /// How many rows there are.
    var rows: Int { values.count / max(1, columns) }

    /// Adds a row.
    mutating func add(_ row: [Double]) { values += row }

    /// Adds the rows of another matrix.
    mutating func add(_ other: DesignMatrix) { values += other.values }

    /// A number.
    subscript(row: Int, column: Int) -> Double { values[row * columns + column] }
}
