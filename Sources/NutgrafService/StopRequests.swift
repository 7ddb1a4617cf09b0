/// Tells what each signal to stop means.
package struct StopRequests: Sendable {
    /// What a signal means.
    package enum Meaning: Equatable, Sendable {
        /// The first: end what is begun.
        case stop
        /// The first once more, as from a program that signals a process and its group: nothing new.
        case echo
        /// Another: end at once.
        case endAtOnce
    }

    /// For how long after the first signal others are its echoes; no person sends a second one sooner.
    package static let echoTime = Duration.milliseconds(500)

    private var first: ContinuousClock.Instant?

    /// Begins with no signal received.
    package init() {}

    /// Takes a signal that was received at a time.
    package mutating func receive(at time: ContinuousClock.Instant) -> Meaning {
        guard let first else {
            first = time
            return .stop
        }
        return first.duration(to: time) < Self.echoTime ? .echo : .endAtOnce
    }
}
