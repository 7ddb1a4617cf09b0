/// A watch request, which is called off when nobody holds it any more.
final class WatchHandle: Sendable {
    /// What the collector has told.
    let buffer: ChangeBuffer
    private let client: NutgrafClient
    private let ticket: RequestTable.Ticket

    init(client: NutgrafClient, ticket: RequestTable.Ticket, buffer: ChangeBuffer) {
        self.client = client
        self.ticket = ticket
        self.buffer = buffer
    }

    deinit {
        // One that was answered is not in the client's table any more.
        client.callOff(ticket)
    }
}
