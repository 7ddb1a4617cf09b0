import NutgrafQueue

/// Settings under which nothing takes long.
package enum QueueSettingsForTests {
    /// Failed jobs come back at once.
    package static var quick: QueueSettings {
        var settings = QueueSettings()
        settings.backoffBase = .milliseconds(1)
        settings.backoffCap = .milliseconds(1)
        return settings
    }
}
