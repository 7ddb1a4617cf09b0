import NutgrafProgram
import NutgrafTypes

/// Where health and metrics are served.
struct MonitoringAddress {
    let host: String
    let port: Int

    /// Reads what settings say; `nil` where nothing is to be served.
    ///
    /// - Throws: ``NutgrafError`` with `configuration` where it is no address.
    init?(_ settings: Settings) throws(NutgrafError) {
        guard let text = settings[.metrics] else { return nil }
        // Whatever listens elsewhere than here must be meant: a port alone, as others take it, is no address.
        (host, port) = try ListenAddress.parse(text, of: .metrics)
    }
}
