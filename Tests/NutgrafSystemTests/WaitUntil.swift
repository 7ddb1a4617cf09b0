/// Waits until something holds that no program logs, and looks every 10 ms.
///
/// - Parameters:
///   - what: What is waited for, for the message.
///   - condition: Whether it holds.
/// - Throws: ``Trouble`` where it does not hold in ``RunningProgram/patience``; what `condition` throws.
func waitUntil(_ what: String, _ condition: () async throws -> Bool) async throws {
    let end = ContinuousClock.now + RunningProgram.patience
    while try await !condition() {
        guard ContinuousClock.now < end else { throw Trouble("waited too long until \(what)") }
        try await Task.sleep(for: .milliseconds(10))
    }
}
