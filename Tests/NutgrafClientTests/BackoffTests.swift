import NutgrafClient
import Testing

@Suite(.timeLimit(.minutes(5))) struct BackoffTests {
    /// The longest of a thousand runs' waits, one by one, in whole tenths of the bound that they must keep.
    private func longest(_ backoff: Backoff, bounds: [Duration]) -> [Int] {
        var random = SystemRandomNumberGenerator()
        var longest = bounds.map { _ in Duration.zero }
        for _ in 0..<1000 {
            var run = backoff
            for index in bounds.indices { longest[index] = max(longest[index], run.next(using: &random)) }
        }
        return zip(longest, bounds).map { Int(($0 / $1 * 10).rounded(.up)) }
    }

    @Test func waitsDoubleUpToTheCapAndBeginAgain() {
        let milliseconds = [100, 200, 400, 500, 500]
        var backoff = Backoff(base: .milliseconds(100), cap: .milliseconds(500))
        let bounds = milliseconds.map { Duration.milliseconds($0) }
        #expect(longest(backoff, bounds: bounds) == [10, 10, 10, 10, 10])
        var random = SystemRandomNumberGenerator()
        for _ in 0..<200 { _ = backoff.next(using: &random) }
        #expect(longest(backoff, bounds: [.milliseconds(500)]) == [10])
        backoff.reset()
        #expect(longest(backoff, bounds: bounds) == [10, 10, 10, 10, 10])
    }

    @Test func theCapHoldsForTheFirstWaitToo() {
        var backoff = Backoff(base: .seconds(10), cap: .seconds(1))
        #expect(longest(backoff, bounds: [.seconds(1)]) == [10])
        backoff.reset()
        #expect(longest(backoff, bounds: [.seconds(1)]) == [10])
    }
}
