import NutgrafTypes

/// The names that are settings, and those that were probably meant to be.
enum SettingNames {
    /// What names the configuration file itself, and only in the environment.
    static let configurationFile = "NUTGRAF_CONFIG"

    /// What begins the name of every setting.
    static let prefix = "NUTGRAF_"

    private static let all = Setting.allCases.map(\.environmentName)

    /// Refuses a name that is no setting's of any of the programs.
    ///
    /// - Parameters:
    ///   - name: A name from the environment or from a file.
    ///   - place: Where it was found, to begin a sentence with: `the environment`, `line 3 of FILE`.
    ///   - others: Names that are allowed beside the settings'.
    /// - Throws: ``NutgrafError`` with `configuration`, which suggests the nearest name.
    static func check(_ name: String, in place: String, others: [String] = []) throws(NutgrafError) {
        let known = all + others
        guard !known.contains(name) else { return }
        let advice = nearest(to: name, of: known).map { "did you mean \($0)?" } ?? "see --help for those there are"
        throw NutgrafError(.configuration, "\(place) sets \(printable(name)), and there is no such setting; \(advice)")
    }

    /// The name that differs least, where the difference is small enough for a slip.
    static func nearest(to name: String, of known: [String]) -> String? {
        // Long names are no slips, and the distance costs the product of both lengths.
        guard name.utf8.count <= 64 else { return nil }
        let distances = known.map { (distance(Array(name.uppercased().utf8), Array($0.utf8)), $0) }
        guard let best = distances.min(by: { $0 < $1 }), best.0 <= 4 else { return nil }
        return best.1
    }

    /// How many bytes must be put in, taken out or changed to make one text of the other (Levenshtein).
    private static func distance(_ left: [UInt8], _ right: [UInt8]) -> Int {
        var row = Array(0...right.count)
        for (i, byte) in left.enumerated() {
            var diagonal = row[0]
            row[0] = i + 1
            for (j, other) in right.enumerated() {
                let change = diagonal + (byte == other ? 0 : 1)
                diagonal = row[j + 1]
                row[j + 1] = min(change, row[j] + 1, diagonal + 1)
            }
        }
        return row[right.count]
    }

    /// A name without what a terminal should not see.
    private static func printable(_ name: String) -> String {
        String(
            name.unicodeScalars.prefix(80).map { $0.properties.generalCategory == .control ? "?" : Character($0) }
        )
    }
}
