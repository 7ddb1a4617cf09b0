// The C library declares `environ` as a variable without saying who may change it.
@preconcurrency import Glibc
import NutgrafTypes

/// The environment that the program was started in.
package enum EnvironmentVariable {
    /// A variable's value; `nil` where it is not set or empty.
    package static func value(of name: String) -> String? {
        guard let value = all()[name], !value.isEmpty else { return nil }
        return value
    }

    /// Every variable. No program here ever changes its own environment, so that it can be read at any time.
    static func all() -> [String: String] {
        var variables: [String: String] = [:]
        var next = environ
        while let entry = next.pointee {
            let text = String(cString: entry)
            if let equals = text.firstIndex(of: "=") {
                variables[String(text[..<equals])] = String(text[text.index(after: equals)...])
            }
            next += 1
        }
        return variables
    }

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
