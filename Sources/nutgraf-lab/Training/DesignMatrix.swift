/// Rows of features, each with the same number of entries that are not nothing.
struct DesignMatrix {
    /// How many columns there are.
    let columns: Int
    /// How many entries a row has.
    let width: Int
    /// The columns of the entries, row after row.
    private(set) var places: [Int32] = []
    /// The entries; empty where all are 1.
    private(set) var values: [Double] = []

    /// A matrix without rows.
    init(columns: Int, width: Int) {
        self.columns = columns
        self.width = width
    }

    /// How many rows there are.
    var rows: Int { places.count / max(1, width) }

    /// Adds a row of ones.
    mutating func add(cases: [Int]) { places += cases.map(Int32.init) }

    /// Adds a row of numbers, one a column.
    mutating func add(_ row: [Double]) {
        places += row.indices.map(Int32.init)
        values += row
    }

    /// Adds the rows of another matrix.
    mutating func add(_ other: DesignMatrix) {
        places += other.places
        values += other.values
    }

    /// An entry of a row, by its place there.
    func entry(_ row: Int, _ place: Int) -> (column: Int, value: Double) {
        let index = row * width + place
        return (Int(places[index]), values.isEmpty ? 1 : values[index])
    }
}
