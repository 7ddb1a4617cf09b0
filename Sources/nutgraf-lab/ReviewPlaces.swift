import ArgumentParser
import NutgrafAnalysis

/// Takes the codes of countries out of the list of places where a name is no sure sign of one.
struct ReviewPlaces: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "review-places",
        abstract: "Takes doubtful country codes out of the list of places.",
        discussion: """
            Prints the list anew. GeoNames' cities of 15,000 people and more (name,country,subcountry,geonameid) say
            where else a name occurs. The code of a country goes where a region of another country has its name, that
            of a capital where two other countries have cities or regions of its name, and that of any other place
            where one has.

            With --towns, prints the towns of that list with the countries that have cities or regions of their name,
            and that their line does not say.

              nutgraf-lab review-places Sources/CNutgrafModel/lists/places.tsv world-cities.csv
              nutgraf-lab review-places --towns Sources/CNutgrafModel/lists/towns.tsv \
                Sources/CNutgrafModel/lists/places.tsv world-cities.csv
            """
    )

    @Argument(help: "The list: name, code, rank, with tabs between.")
    var list: String

    @Argument(help: "GeoNames' cities, as comma-separated values.")
    var cities: String

    @Option(help: "The list of towns to review instead: code, other codes, sort, names, with tabs between.")
    var towns: String?

    func run() throws {
        let lines = String(decoding: try TextFile.bytes(list), as: UTF8.self).split(separator: "\n")
        var codes: [String: String] = [:]
        for line in lines {
            let fields = line.split(separator: "\t", omittingEmptySubsequences: false)
            if fields.count == 3, fields[2] == "country", !fields[1].isEmpty {
                codes[String(fields[0])] = String(fields[1])
            }
        }
        var cityCountries: [String: Set<String>] = [:]
        var regionCountries: [String: Set<String>] = [:]
        for line in String(decoding: try TextFile.bytes(cities), as: UTF8.self).split(separator: "\n").dropFirst() {
            let fields = CSVLine.fields(line)
            guard fields.count >= 3 else { continue }
            // A country that GeoNames calls otherwise than the list tells nothing.
            guard let code = codes[fields[1]] ?? codes[String(fields[1].prefix { $0 != "," })] else { continue }
            cityCountries[fields[0], default: []].insert(code)
            regionCountries[fields[2], default: []].insert(code)
        }
        if let towns {
            for line in String(decoding: try TextFile.bytes(towns), as: UTF8.self).split(separator: "\n") {
                let fields = line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
                guard fields.count == 4, !fields[0].isEmpty, fields[2] != "region" else { continue }
                let said = Set(fields[1].split(separator: " ").map(String.init) + [fields[0]])
                for name in fields[3].split(separator: ";").map(String.init) {
                    let elsewhere = cityCountries[name, default: []].union(regionCountries[name, default: []])
                    let missing = elsewhere.subtracting(said).sorted()
                    if !missing.isEmpty { print("\(name)\t\(fields[0])\t\(missing.joined(separator: " "))") }
                }
            }
            return
        }
        for line in lines {
            let fields = line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
            guard fields.count == 3, !fields[1].isEmpty else {
                print(line)
                continue
            }
            let regions = regionCountries[fields[0], default: []]
            let elsewhere = cityCountries[fields[0], default: []].union(regions).subtracting([fields[1]])
            let isDoubtful =
                switch fields[2] {
                case "country": !regions.subtracting([fields[1]]).isEmpty
                case "capital": elsewhere.count >= 2
                default: !elsewhere.isEmpty
                }
            print("\(fields[0])\t\(isDoubtful ? "" : fields[1])\t\(fields[2])")
        }
    }
}
