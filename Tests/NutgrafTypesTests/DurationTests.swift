import NutgrafTypes
import Testing

@Suite struct DurationTests {
    @Test(
        arguments: [
            (.zero, 0),
            (.milliseconds(1), 1),
            (.microseconds(1999), 1),
            (.microseconds(-1999), -1),
            (.microseconds(999), 0),
            (.nanoseconds(-1), 0),
            (.seconds(30), 30_000),
            (.milliseconds(Int64.max), .max),
            (.milliseconds(Int64.min), .min),
            (.milliseconds(Int64.max) + .milliseconds(1), .max),
            (.milliseconds(Int64.min) - .milliseconds(1), .min),
            (.milliseconds(Int64.max) + .microseconds(999), .max),
            (.seconds(Int64.max), .max),
            (.seconds(Int64.min), .min),
            // Near the ends of Duration itself, whose seconds do not fit an Int64.
            (.seconds(Int64.max) * 18, .max),
            (.seconds(Int64.min) * 18, .min),
        ] as [(Duration, Int64)]
    )
    func wholeMillisecondsRoundTowardsZeroAndStopAtTheEnds(_ duration: Duration, _ milliseconds: Int64) {
        #expect(duration.wholeMilliseconds == milliseconds)
    }
}
