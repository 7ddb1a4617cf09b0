import NutgrafClient

/// An address to listen on: a collector's address, or one whose port 0 asks for any free port.
enum ListenAddress {
    static func parse(_ text: String) -> (host: String, port: Int)? {
        if text.hasSuffix(":0"), let address = CollectorAddress(String(text.dropLast(2)) + ":1") {
            return (address.host, 0)
        }
        return CollectorAddress(text).map { ($0.host, $0.port) }
    }
}
