import NutgrafAnalysis

/// Features of many rows, feature by feature, and for each row whether it is a case.
package struct FeatureColumns {
    /// The numbers of each feature.
    private(set) var columns: [[Float]]
    /// For each row whether it is a case.
    private(set) var labels: [Bool] = []

    /// No row.
    package init(features: Int) {
        columns = Array(repeating: [], count: features)
    }

    /// Adds rows.
    mutating func add(_ rows: FeatureRows, labels: [Bool]) {
        for feature in columns.indices {
            for row in 0..<rows.count { columns[feature].append(rows[row: row, feature: feature]) }
        }
        self.labels += labels
    }

    /// Adds one row.
    package mutating func add(_ row: [Double], label: Bool) {
        for feature in columns.indices { columns[feature].append(Float(row[feature])) }
        labels.append(label)
    }

    static func += (left: inout FeatureColumns, right: FeatureColumns) {
        for feature in left.columns.indices { left.columns[feature] += right.columns[feature] }
        left.labels += right.labels
    }
}
