import Configuration

/// The environment that the program was started in.
package enum EnvironmentVariable {
    /// A variable's value; `nil` where it is not set or empty.
    package static func value(of name: String) -> String? {
        guard let value = try? EnvironmentVariablesProvider().environmentValue(forName: name), !value.isEmpty else {
            return nil
        }
        return value
    }
}
