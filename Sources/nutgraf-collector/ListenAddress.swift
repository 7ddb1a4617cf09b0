import NutgrafClient
import NutgrafProgram
import NutgrafTypes

/// An address to listen on: a collector's address, or one whose port 0 asks for any free port.
enum ListenAddress {
    /// Reads what a setting says.
    ///
    /// - Throws: ``NutgrafError`` with `configuration` where it is no address.
    static func parse(_ text: String, of setting: Setting) throws(NutgrafError) -> (host: String, port: Int) {
        if text.hasSuffix(":0"), let address = CollectorAddress(String(text.dropLast(2)) + ":1") {
            return (address.host, 0)
        }
        guard let address = CollectorAddress(text), hasPort(text) else {
            throw NutgrafError(
                .configuration,
                "\(setting.flagName) (\(setting.environmentName)) is '\(text)', and must be HOST:PORT"
            )
        }
        return (address.host, address.port)
    }

    /// Whether a good address ends in a port: a collector's usual one would be a surprise where others listen.
    private static func hasPort(_ text: String) -> Bool {
        let rest = text.lastIndex(of: "]").map { text[$0...] } ?? text[...]
        return rest.split(separator: ":", omittingEmptySubsequences: false).count == 2
    }
}
