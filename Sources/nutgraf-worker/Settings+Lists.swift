import NutgrafProgram
import NutgrafTypes

/// Settings with several values: repeated flags, or a list with commas in the environment and in a file.
extension Settings {
    /// Several values as one; `nil` where there are none.
    package static func list(_ values: [String]) -> String? {
        values.isEmpty ? nil : values.joined(separator: ",")
    }

    /// The values of a setting.
    package func list(_ setting: Setting) -> [String] {
        (self[setting] ?? "").split(separator: ",").compactMap { part in
            let words = part.drop(while: \.isWhitespace)
            guard let end = words.lastIndex(where: { !$0.isWhitespace }) else { return nil }
            return String(words[...end])
        }
    }

    /// The settings that go with a collector; each is one for all of them, or one for each in the same order.
    private static let ofCollectors: [Setting] = [.caFile, .tokenFile, .certificateFile, .keyFile]

    /// The settings of each collector by itself.
    ///
    /// - Throws: ``NutgrafError`` with `configuration` where the lists do not go together.
    package func ofEachCollector() throws(NutgrafError) -> [Settings] {
        let collectors = list(.collector)
        var each: [Settings] = []
        for (number, collector) in collectors.enumerated() {
            var flags: [Setting: String?] = [.collector: collector]
            for setting in Self.ofCollectors {
                let values = list(setting)
                switch values.count {
                case 0: break
                case 1: flags[setting] = values[0]
                case collectors.count: flags[setting] = values[number]
                default:
                    throw NutgrafError(
                        .configuration,
                        "there are \(collectors.count) collectors and \(values.count) values of \(setting.flagName) "
                            + "(\(setting.environmentName)); give one for all, or one for each in the same order"
                    )
                }
            }
            each.append(try Settings(flags: flags, file: nil, environment: [:]))
        }
        return each
    }
}
