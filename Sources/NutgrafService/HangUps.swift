import UnixSignals

/// SIGHUPs, which end the process as long as nobody has made this, and are kept until somebody obeys them.
package struct HangUps: Sendable {
    private let signals: UnixSignalsSequence

    /// Traps the signal from now on.
    package init() async {
        signals = await UnixSignalsSequence(trapping: .sighup)
    }

    /// Does something for each signal, those from before included, until the task is cancelled. May be called once.
    package func obey(_ body: @Sendable () async -> Void) async {
        for await _ in signals { await body() }
    }
}
