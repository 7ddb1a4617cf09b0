import Configuration
import NutgrafTypes

/// Settings by flag, environment and configuration file; the first that says something is heard.
package struct Settings: Sendable {
    private let reader: ConfigReader

    /// Gathers settings.
    ///
    /// - Parameters:
    ///   - flags: What the command line says.
    ///   - file: A configuration file: `NAME=value` lines with the environment's names, `#` before comments. None
    ///     is read by default.
    ///   - environment: The environment's settings; the process's own by default.
    /// - Throws: ``NutgrafError`` with `configuration` where the file cannot be read, a name in it or in the
    ///   environment is no setting's, or a flag is empty: a shell's unset variable must not turn something off that
    ///   was meant to be on. Settings of other programs are passed over: the three may share a file.
    package init(
        flags: [Setting: String?],
        file: String?,
        environment: [String: String]? = nil
    ) throws(NutgrafError) {
        var variables = environment ?? [:]
        if environment == nil { variables = try EnvironmentVariable.settings() }
        for (setting, value) in flags where value.map(Self.isBlank) == true {
            throw NutgrafError(.configuration, "\(setting.flagName) is empty; give it a value, or leave it out")
        }
        // What is empty there says nothing, and the next in line is heard.
        variables = variables.filter { !Self.isBlank($0.value) }
        let given = flags.compactMapValues { $0 }.map { setting, value in
            (AbsoluteConfigKey(setting.components), ConfigValue(.string(value), isSecret: false))
        }
        var providers: [any ConfigProvider] = [
            InMemoryProvider(name: "flags", values: Dictionary(uniqueKeysWithValues: given)),
            EnvironmentVariablesProvider(environmentVariables: variables),
        ]
        if let file {
            providers.append(
                EnvironmentVariablesProvider(environmentVariables: try ConfigurationFile.values(of: file))
            )
        }
        reader = ConfigReader(providers: providers)
    }

    /// What a setting is; `nil` where nothing says, or nothing but blanks.
    package subscript(setting: Setting) -> String? {
        let value = reader.string(forKey: ConfigKey(setting.components))
        guard let value, !Self.isBlank(value) else { return nil }
        return value
    }

    private static func isBlank(_ text: String) -> Bool { text.allSatisfy(\.isWhitespace) }

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

    /// A setting that is a time in whole seconds.
    ///
    /// - Throws: ``NutgrafError`` with `configuration` where it is not a whole number within `range`.
    package func seconds(_ setting: Setting, in range: ClosedRange<Int>) throws(NutgrafError) -> Duration? {
        try count(setting, in: range).map { .seconds($0) }
    }
}
