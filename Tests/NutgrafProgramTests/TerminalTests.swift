import NutgrafProgram
import NutgrafTypes
import Testing

/// What is written to a terminal.
@Suite struct TerminalTests {
    @Test(
        "Colour is for terminals that can show it, and for who wants it",
        arguments: [
            (true, ["TERM": "xterm"], true), (false, ["TERM": "xterm"], false), (true, ["TERM": "dumb"], false),
            (true, [:], false), (true, ["TERM": "xterm", "NO_COLOR": "1"], false),
            (true, ["TERM": "xterm", "NO_COLOR": ""], true),
        ]
    )
    func colour(isTerminal: Bool, environment: [String: String], isColoured: Bool) {
        let style = Style(isTerminal: isTerminal) { name in environment[name].flatMap { $0.isEmpty ? nil : $0 } }
        #expect(style.isColoured == isColoured)
        #expect(style("People", .heading) == (isColoured ? "\u{1B}[1mPeople\u{1B}[0m" : "People"))
    }

    @Test func textsAreBrokenBetweenWords() {
        let text = Columns.wrapped("  one two\tthree\nfour five ", columns: 12, indent: 2, hanging: 4)
        #expect(text == "  one two\n    three\n    four\n    five\n")
        #expect(Columns.wrapped("wide 東京 東京", columns: 10) == "wide 東京\n東京\n")
        #expect(Columns.wrapped("a \u{1B}[2Jb", columns: 80) == "a \u{FFFD}[2Jb\n")
        #expect(Columns.wrapped("", columns: 80) == "\n")
    }

    @Test func wordsThatAreLongerThanALineAreBrokenBetweenCharacters() {
        #expect(Columns.wrapped("東京大阪京都", columns: 7, indent: 2) == "  東京\n  大阪\n  京都\n")
        #expect(Columns.wrapped("in 東京大阪 now", columns: 6) == "in 東\n京大阪\nnow\n")
        #expect(Columns.wrapped("one 1234567", columns: 5) == "one\n12345\n67\n")
        #expect(Columns.wrapped("ประเทศไทย", columns: 4, hanging: 1).split(separator: "\n").count == 3)
        let text = String(repeating: "漢字かな交じり文。", count: 40) + " abc " + String(repeating: "é", count: 200)
        for columns in 20...90 {
            let lines = Columns.wrapped(text, columns: columns, indent: 2, hanging: 4)
            #expect(lines.filter { !$0.isWhitespace } == text.filter { $0 != " " })
            for line in lines.split(separator: "\n") { #expect(Columns.width(of: line) <= columns) }
        }
        // Even in no room at all each line has something.
        #expect(Columns.wrapped("東京", columns: 1, indent: 4) == "    東\n    京\n")
    }

    @Test func whatIsTooLongIsCut() {
        #expect(Columns.cut("harbour", to: 7) == "harbour")
        #expect(Columns.cut("harbours", to: 7) == "harbou…")
        #expect(Columns.cut("東京東京", to: 6) == "東京…")
    }

    @Test func linesOfAStatusFit80Columns() throws {
        let time = Timestamp(milliseconds: 1_764_000_000_123)
        for state in JobState.allCases {
            let status = JobStatus(
                job: JobID(high: 1, low: 1),
                state: state,
                articleID: "desk-1",
                priority: 0,
                attempts: 10,
                maximumAttempts: 10,
                submitted: time,
                updated: time,
                due: time,
                failures: [
                    JobFailure(attempt: 1, time: time, worker: "newsroom-1.example.org", message: "no \(state) at all")
                ]
            )
            let change = JobChange(
                cursor: 1_234_567,
                job: status.job,
                time: time,
                state: state,
                cause: .leaseExpired,
                worker: "newsroom-1.example.org",
                attempt: 3
            )
            let plain = Style(isColoured: false)
            let lines = StatusText(status, history: [change], style: plain, columns: 80).lines
            let line = StatusText.line(change, style: plain, columns: 80)
            for line in (lines + line).split(separator: "\n") { #expect(line.count <= 80, "\(line)") }
            #expect(lines.hasPrefix("\(status.job)  \(state.rawValue)"))
            // Where nothing says how wide it is, nothing is lost.
            #expect(
                StatusText.line(change, style: plain, columns: nil).contains("lease-expired  by newsroom-1.example.org")
            )
        }
    }

    @Test func idsAreReadFromLinesInWhateverPiecesTheyCome() throws {
        let jobs = (1...4).map { JobID(high: $0, low: 7) }
        let text = """
            \(jobs[0])  story one.txt
              due 2030-01-01T00:00:00.000Z
            \(jobs[1])

            {"file":"a\\"b.txt","job":"\(jobs[2])"}
            \(jobs[3])
            """
        for size in [1, 7, 1_000] {
            var lines = JobLines()
            var found: [JobID] = []
            let bytes = Array(text.utf8)
            for start in stride(from: 0, to: bytes.count, by: size) {
                found += try lines.take(Array(bytes[start..<min(start + size, bytes.count)]))
            }
            #expect(found == Array(jobs.prefix(3)), "the last line is not ended")
            #expect(try lines.take([]) == [jobs[3]])
            #expect(try lines.take([]) == [])
        }
    }

    @Test(arguments: ["seven", "{\"id\":\"x\"}", "{", "\u{1B}]0;x\u{7}", "0197f3c2-5b1e-7cc3-98c4-dc0c0c0739"])
    func aLineWithoutAnIdIsRefusedByItsNumber(line: String) throws {
        var lines = JobLines()
        let good = JobID(high: 1, low: 1)
        // What stands before it is handed over first.
        #expect(try lines.take(Array("\(good)\n\(line)\n\(good)\n".utf8)) == [good])
        #expect(lines.hasRefusal)
        let error = #expect(throws: NutgrafError.self) { try lines.take(Array("\(good)\n".utf8)) }
        #expect(error?.code == .invalidRequest)
        #expect(error?.message.hasPrefix("line 2 of standard input") == true)
        #expect(error?.message.contains("\u{1B}") == false)
    }
}
