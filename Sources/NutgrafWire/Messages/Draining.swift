/// The collector is about to close: it answers what is in flight and takes nothing new.
package struct Draining: Codable, Hashable, Sendable {
    /// After how many milliseconds a client should connect again.
    package var reconnectAfter: Int64

    /// Makes the announcement.
    package init(reconnectAfter: Int64) {
        self.reconnectAfter = reconnectAfter
    }
}
