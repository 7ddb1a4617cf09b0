import FoundationEssentials
import NutgrafTypes

/// The environment that the program was started in.
package enum EnvironmentVariable {
    /// A variable's value; `nil` where it is not set or empty.
    package static func value(of name: String) -> String? {
        guard let value = all()[name], !value.isEmpty else { return nil }
        return value
    }

    /// Every variable.
    static func all() -> [String: String] { ProcessInfo.processInfo.environment }

    /// The variables that are settings.
    ///
    /// - Throws: ``NutgrafError`` with `configuration` where a name that begins as a setting's is none.
    static func settings() throws(NutgrafError) -> [String: String] {
        let ours = all().filter { $0.key.hasPrefix(SettingNames.prefix) }
        // The same complaint each time, whatever the environment's order.
        for name in ours.keys.sorted() {
            try SettingNames.check(name, in: "the environment", others: [SettingNames.configurationFile])
        }
        return ours
    }
}
