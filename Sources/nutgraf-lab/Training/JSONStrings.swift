import FoundationEssentials

/// The names in a JSON file of lists: the strings of its arrays, and the `name` of its objects.
struct JSONStrings: Decodable {
    private(set) var names: [String] = []

    /// Reads a file.
    static func names(_ path: String) throws -> [String] {
        try JSONDecoder().decode(JSONStrings.self, from: Data(try TextFile.bytes(path))).names
    }

    private struct Key: CodingKey {
        var stringValue: String
        var intValue: Int? { nil }
        init?(stringValue: String) { self.stringValue = stringValue }
        init?(intValue: Int) { nil }
    }

    init(from decoder: any Decoder) throws {
        if var array = try? decoder.unkeyedContainer() {
            while !array.isAtEnd {
                if let name = try? array.decode(String.self) {
                    names.append(name)
                } else {
                    names += try array.decode(JSONStrings.self).names
                }
            }
        } else if let object = try? decoder.container(keyedBy: Key.self) {
            for key in object.allKeys.sorted(by: { $0.stringValue < $1.stringValue }) {
                if key.stringValue == "name", let name = try? object.decode(String.self, forKey: key) {
                    names.append(name)
                } else if let inner = try? object.decode(JSONStrings.self, forKey: key) {
                    names += inner.names
                }
            }
        }
    }
}
