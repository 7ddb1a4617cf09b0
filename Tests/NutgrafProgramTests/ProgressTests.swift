import NutgrafProgram
import Testing

/// What is shown of a long submission, and when.
@Suite struct ProgressTests {
    private func counts(
        _ submitted: Int,
        of total: Int?,
        done: Int? = nil,
        failed: Int = 0,
        refused: Int = 0
    ) -> ProgressCounts {
        var counts = ProgressCounts(total: total, isWaiting: done != nil)
        counts.submitted = submitted
        counts.done = done ?? 0
        counts.failed = failed
        counts.refused = refused
        return counts
    }

    private func pace(_ finished: Int, at seconds: Int) -> ProgressPace {
        var pace = ProgressPace()
        pace.note(finished, at: .seconds(seconds))
        return pace
    }

    @Test func aLineOf80ColumnsHasABarTheRateAndTheTimeLeft() {
        let counts = counts(4_812, of: 10_000)
        let line = ProgressLine(counts, pace: pace(4_812, at: 6), at: .seconds(6)).text(columns: 79)
        #expect(line == "[#################....................]  48%  4,812 submitted  802/s  0:07 left")
        #expect(Columns.width(of: line) <= 79)
    }

    @Test func aLineOf40ColumnsKeepsWhatTellsMost() {
        let counts = counts(4_812, of: 10_000, done: 3_100, failed: 2)
        let line = ProgressLine(counts, pace: pace(3_102, at: 10), at: .seconds(10))
        #expect(line.text(columns: 39) == "31%  3,102/10,000  310/s  0:23 left")
        #expect(line.text(columns: 26) == "[###.......]  3,102/10,000")
        for columns in 1...120 { #expect(Columns.width(of: line.text(columns: columns)) <= columns) }
    }

    @Test func withoutATotalThereIsNeitherBarNorTimeLeft() {
        let counts = counts(120, of: nil, refused: 3)
        let line = ProgressLine(counts, pace: pace(123, at: 30), at: .seconds(30))
        #expect(line.text(columns: 79) == "120 submitted, 3 refused  4.1/s")
        #expect(line.plain == "123 stories: 120 submitted, 3 refused; 4.1/s")
    }

    @Test func aLineOfALogIsASentence() {
        let counts = counts(4_812, of: 10_000, done: 3_100, failed: 2)
        let line = ProgressLine(counts, pace: pace(3_102, at: 10), at: .seconds(10))
        #expect(
            line.plain == "3,102 of 10,000 stories: 4,812 submitted, 3,100 done, 2 failed; 310/s, 0:23 left"
        )
    }

    @Test func thePaceIsThatOfTheLastSeconds() {
        var pace = ProgressPace()
        for second in 1...60 { pace.note(second < 50 ? 0 : (second - 49) * 100, at: .seconds(second)) }
        #expect(pace.perSecond(1100, at: .seconds(60)) == 100)
        #expect(pace.left(counts(1100, of: 2100), at: .seconds(60)) == .seconds(10))
        #expect(ProgressPace().perSecond(5, at: .milliseconds(900)) == nil, "too early to say")
        #expect(pace.left(counts(1100, of: nil), at: .seconds(60)) == nil)
    }

    @Test func aTerminalIsDrawnAtMostTenTimesASecondAndCleared() throws {
        var meter = ProgressMeter(program: "p", ProgressCounts(total: 10_000), place: .terminal)
        var drawings = 0
        for millisecond in 1...2_000 {
            let text = meter.update(at: .milliseconds(millisecond), columns: 80) { $0.submitted += 1 }
            guard let text else { continue }
            drawings += 1
            #expect(text.hasPrefix("\r") && text.hasSuffix("\u{1B}[K") && !text.contains("\n"))
            #expect(millisecond >= 300, "what is soon over gets no line")
        }
        #expect((15...20).contains(drawings), "\(drawings)")
        #expect(meter.erase() == "\r\u{1B}[K")
        #expect(meter.erase() == nil, "once")
        _ = meter.update(at: .seconds(3), columns: 80)
        #expect(meter.close() == "\r\u{1B}[K")
        #expect(meter.update(at: .seconds(4), columns: 80) == nil, "nothing is drawn any more")
        #expect(meter.counts.submitted == 2_000)
        #expect(meter.summary(at: .seconds(2)) == "p: 2,000 submitted in 2.0 s (1,000/s)\n")
    }

    @Test func aLogGetsALineEveryTenSecondsAndIsNeverErased() {
        var meter = ProgressMeter(program: "p", ProgressCounts(total: 4), place: .log)
        let lines = (1...40).compactMap { second in
            meter.update(at: .seconds(second), columns: 80) { counts in
                if second.isMultiple(of: 10) { counts.submitted += 1 }
            }
        }
        #expect(lines.count == 4)
        #expect(lines.allSatisfy { $0.hasPrefix("p: ") && $0.hasSuffix("\n") && !$0.contains("\u{1B}") })
        #expect(meter.erase() == nil)
    }

    @Test func quietIsQuietAndOneStoryNeedsNoSummary() {
        var quiet = ProgressMeter(program: "p", ProgressCounts(total: 9), place: .nowhere)
        #expect(quiet.update(at: .seconds(60), columns: 80) { $0.submitted = 9 } == nil)
        #expect(quiet.summary(at: .seconds(60)) == nil)
        let one = ProgressMeter(program: "p", ProgressCounts(total: 1), place: .log)
        #expect(one.summary(at: .seconds(1)) == nil)
    }

    @Test(arguments: [(0, "0"), (999, "999"), (1_000, "1,000"), (-12_345, "-12,345"), (1_000_000, "1,000,000")])
    func numbersAreGrouped(number: Int, text: String) {
        #expect(number.grouped == text)
    }

    @Test(arguments: [(5, "0:05"), (65, "1:05"), (3_600, "1:00:00"), (36_061, "10:01:01")])
    func timesReadLikeAClock(seconds: Int, text: String) {
        #expect(Duration.seconds(seconds).clockText == text)
    }
}
