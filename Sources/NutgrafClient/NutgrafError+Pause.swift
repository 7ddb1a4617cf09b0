import NutgrafWire

extension NutgrafError {
    /// How long a collector is left alone that is overloaded and does not say for how long.
    private static let overloadPause = Duration.seconds(1)
    /// The shortest and the longest time that a collector is left alone, whatever it says.
    private static let pauses = Duration.milliseconds(10)...Duration.seconds(60)

    /// How long to leave the collector alone that has answered this, from 10 ms to 60 s; 1 s where it says nothing.
    var pause: Duration {
        min(max(retryAfter ?? Self.overloadPause, Self.pauses.lowerBound), Self.pauses.upperBound)
    }
}
