import NutgrafCollector

/// Configurations under which nothing takes long.
package enum CollectorConfigurationForTests {
    /// Revoked tokens are found at once.
    package static var quickRevocation: CollectorConfiguration {
        var configuration = CollectorConfiguration.test
        configuration.revocationInterval = .milliseconds(20)
        return configuration
    }

    /// There is room in memory for so many octets, and frames may be 4 MiB long.
    package static func room(_ octets: Int) -> CollectorConfiguration {
        var configuration = CollectorConfiguration.test
        configuration.maximumHeldBytes = octets
        configuration.limits.frame = 4 << 20
        return configuration
    }
}
