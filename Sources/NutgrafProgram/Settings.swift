import Configuration
import NutgrafTypes
import SystemPackage

/// Settings by flag, environment and configuration file; the first that says something is heard.
package struct Settings: Sendable {
    private let reader: ConfigReader

    /// Gathers settings.
    ///
    /// - Parameters:
    ///   - flags: What the command line says.
    ///   - file: A configuration file: `NAME=value` lines with the environment's names, `#` before comments. None
    ///     is read by default.
    /// - Throws: ``NutgrafError`` with `configuration` where the file cannot be read.
    package init(flags: [Setting: String?], file: String?) async throws(NutgrafError) {
        let given = flags.compactMapValues { $0 }.map { setting, value in
            (AbsoluteConfigKey(setting.components), ConfigValue(.string(value), isSecret: false))
        }
        var providers: [any ConfigProvider] = [
            InMemoryProvider(name: "flags", values: Dictionary(uniqueKeysWithValues: given)),
            EnvironmentVariablesProvider(),
        ]
        if let file {
            do {
                providers.append(try await EnvironmentVariablesProvider(environmentFilePath: FilePath(file)))
            } catch {
                throw NutgrafError(.configuration, "the configuration file \(file) cannot be read: \(error)")
            }
        }
        reader = ConfigReader(providers: providers)
    }

    /// What a setting is; `nil` where nothing says, or nothing but blanks.
    package subscript(setting: Setting) -> String? {
        let value = reader.string(forKey: ConfigKey(setting.components))
        guard let value, value.contains(where: { !$0.isWhitespace }) else { return nil }
        return value
    }

    /// What a setting is.
    ///
    /// - Throws: ``NutgrafError`` with `configuration` that says how to give it.
    package func required(_ setting: Setting) throws(NutgrafError) -> String {
        guard let value = self[setting] else {
            throw NutgrafError(
                .configuration,
                "nothing says what \(setting.flagName) is; give the flag, or set \(setting.environmentName) in the "
                    + "environment or in a configuration file (--config)"
            )
        }
        return value
    }

    /// A setting that counts something.
    ///
    /// - Throws: ``NutgrafError`` with `configuration` where it is not a whole number within `range`.
    package func count(_ setting: Setting, in range: ClosedRange<Int>) throws(NutgrafError) -> Int? {
        guard let text = self[setting] else { return nil }
        guard let number = Int(text), range.contains(number) else {
            throw NutgrafError(
                .configuration,
                "\(setting.flagName) (\(setting.environmentName)) is '\(text)', and must be a whole number from "
                    + "\(range.lowerBound) to \(range.upperBound)"
            )
        }
        return number
    }
}
