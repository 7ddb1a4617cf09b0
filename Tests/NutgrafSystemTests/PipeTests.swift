import Foundation
import NutgrafClient
import Testing

/// Commands at both ends of a pipe.
@Suite(.timeLimit(.minutes(10))) struct PipeTests {
    /// Runs a line of a shell in which `nutgraf` is the command with its connection.
    private func shell(_ site: Site, _ port: Int, _ line: String) async throws -> RunningProgram {
        let connection = site.connection(port: port)
        let program = try site.start(
            URL(fileURLWithPath: "/bin/bash"),
            ["-c", line],
            environment: [
                "PATH": Programs.folder.path + ":/usr/bin:/bin", "NUTGRAF_COLLECTOR": connection[1],
                "NUTGRAF_CA_FILE": connection[3], "NUTGRAF_TOKEN_FILE": connection[5],
            ]
        )
        try await program.end()
        return program
    }

    @Test("Ids go from one command into the other, as text and as JSON")
    func ids() async throws {
        try await Site.with { site in
            let (_, port) = try await site.collector()
            for number in 0..<6 { _ = try site.file("story-\(number).txt", Stories.short(number)) }
            func lines(_ line: String) async throws -> [String] {
                let program = try await shell(site, port, "set -o pipefail; " + line)
                #expect(program.standardError.split(separator: "\n").allSatisfy { $0.contains("submitted") })
                return program.standardOutput.split(separator: "\n").map(String.init)
            }
            #expect(try await lines("nutgraf submit story-*.txt | nutgraf cancel").count == 6)
            #expect(try await lines("nutgraf list --state cancelled --limit 4 | nutgraf retry; echo $?").count == 5)
            #expect(try await lines("nutgraf list --format json --state queued | nutgraf status").count == 4)
            #expect(try await lines("nutgraf list --state dead | nutgraf retry; echo $?") == ["0"])
            _ = try await site.fileWorker()
            #expect(
                try await lines("nutgraf submit story-0.txt --new | nutgraf result --format json")
                    .filter { $0.contains("Marta Vasques") }.count == 1
            )
            #expect(try await lines("nutgraf list --state done | nutgraf result - --format json").count == 5)
            #expect(try await lines("nutgraf list | nutgraf delete --format json | nutgraf status -").count == 7)
            let wrong = try await shell(site, port, "echo seven | nutgraf status; echo $?")
            #expect(wrong.standardOutput == "65\n")
            #expect(wrong.standardError.contains("line 1 of standard input begins with no job id: seven"))
        }
    }

    @Test("A result that is not there is waited for or not, as asked")
    func waiting() async throws {
        try await Site.with { site in
            let (_, port) = try await site.collector()
            _ = try site.file("story.txt", Stories.short(0))
            let atOnce = try await shell(site, port, "nutgraf submit story.txt | nutgraf result --no-wait; echo $?")
            #expect(atOnce.standardOutput == "75\n")
            #expect(atOnce.standardError.contains("is queued; result --wait waits for it"))
            let unknown = "0197f3c2-5b1e-7cc3-98c4-dc0c0c07398f"
            _ = try await site.fileWorker()
            let waited = try await shell(
                site,
                port,
                "nutgraf result --wait --format json \(unknown) $(nutgraf list | cut -d' ' -f1); echo $?"
            )
            #expect(waited.standardOutput.hasSuffix("66\n") && waited.standardOutput.contains("Marta Vasques"))
            #expect(waited.standardError.contains("there is no job \(unknown)"))
        }
    }

    @Test("When nobody reads any more, the command ends at once, as by SIGPIPE, without a word")
    func brokenPipe() async throws {
        try await Site.with { site in
            let (_, port) = try await site.collector()
            for number in 0..<40 { _ = try site.file("story-\(number).txt", Stories.short(number)) }
            // Nobody ever writes into this one, so that no submission with it ends by itself.
            try #require(mkfifo(site.folder.appendingPathComponent("endless").path, 0o600) == 0)
            for (line, count) in [
                ("nutgraf submit --quiet story-*.txt endless | head -n 1", 1),
                // No result will come.
                ("nutgraf submit --wait --quiet story-*.txt | head -n 0", 0),
                // Nothing happens any more that could be written.
                ("nutgraf watch --after 0 | head -n 1", 1),
            ] {
                let program = try await shell(site, port, line + "; echo ${PIPESTATUS[0]}")
                let lines = program.standardOutput.split(separator: "\n")
                #expect(lines.count == count + 1 && lines.last == "141", "\(line): \(lines)")
                #expect(program.standardError == "", "\(line)")
            }
        }
    }

    @Test("What cannot be written is an error")
    func fullDisk() async throws {
        try await Site.with { site in
            _ = try site.file("story.txt", Stories.short(0))
            let program = try await shell(site, 1, "nutgraf analyze story.txt >/dev/full; echo $?")
            #expect(program.standardOutput == "74\n")
            #expect(program.standardError == "nutgraf: cannot write: No space left on device\n")
            let closed = try await shell(
                site,
                1,
                "nutgraf analyze story.txt >&-; echo $?; nutgraf analyze <&-; echo $?"
            )
            #expect(closed.standardOutput == "74\n65\n")
            #expect(closed.standardError.contains("nutgraf: cannot write: Bad file descriptor\n"))
        }
    }

    @Test("A reader of standard error that has gone, or that does not read, holds nothing up")
    func standardError() async throws {
        try await Site.with { site in
            let (_, port) = try await site.collector()
            _ = try site.file("story.txt", Stories.short(0))
            for name in ["gone", "stuck", "jobs", "endless"] {
                try #require(mkfifo(site.folder.appendingPathComponent(name).path, 0o600) == 0)
            }
            let gone = try await shell(
                site,
                port,
                "exec 4<>gone 3>gone 4<&-; nutgraf analyze nowhere story.txt 2>&3 | tail -n 1; echo ${PIPESTATUS[0]}"
            )
            #expect(gone.standardOutput.hasSuffix("65\n") && gone.standardOutput.contains("Analysed by"))
            // Its pipe is full when it is told to end; nobody ever writes into the second story's.
            let stuck = try await shell(
                site,
                port,
                "exec 3<>stuck 5<>jobs; head -c 65536 /dev/zero >&3; nutgraf submit story.txt endless >&5 2>&3 & "
                    + "read -r line <&5; kill -TERM $!; wait $!; echo $?"
            )
            #expect(stuck.standardOutput == "143\n")
        }
    }

    @Test("Folders, JSON lines and pages are submitted; what is wrong is named by its place, and the rest goes on")
    func folders() async throws {
        try await Site.with { site in
            let (_, port) = try await site.collector()
            try FileManager.default.createDirectory(
                at: site.folder.appendingPathComponent("archive/old"),
                withIntermediateDirectories: true
            )
            _ = try site.file("archive/one.txt", Stories.short(1))
            _ = try site.file("archive/old/two.txt", Stories.short(2))
            _ = try site.file("archive/notes.md", Stories.short(3))
            _ = try site.file("archive/more.jsonl", "{\"text\":\"Rain in Oslo.\",\"id\":\"r1\"}\n{\"text\":3}\n")
            let all = try await shell(site, port, "nutgraf submit archive nowhere; echo $?")
            let files = all.standardOutput.split(separator: "\n").map { $0.split(separator: " ").last.map(String.init) }
            #expect(Set(files) == ["archive/one.txt", "archive/old/two.txt", "archive/more.jsonl:1", "65"])
            #expect(all.standardError.contains("archive/more.jsonl:2: "))
            #expect(all.standardError.contains("nowhere: cannot be read"))
            #expect(all.standardError.contains("3 submitted, 2 refused in "))
            let some = try await shell(
                site,
                port,
                "nutgraf submit --quiet --include '*.md' --include 'old/*' --format json archive; echo $?"
            )
            let lines = some.standardOutput.split(separator: "\n")
            #expect(lines.count == 3 && lines.last == "0" && some.standardError == "")
            #expect(lines.filter { $0.contains("\"repeated\":true") }.allSatisfy { $0.contains("old/two.txt") })
            let line = try await shell(site, port, "nutgraf submit --quiet --format json archive/more.jsonl")
            #expect(line.standardOutput.contains("\"file\":\"archive/more.jsonl\""))
            #expect(line.standardOutput.contains("\"line\":1") && line.standardOutput.contains("\"repeated\":true"))
            #expect(try await shell(site, port, "nutgraf list --id r1").standardOutput.contains("\n  id r1\n"))
            let wrong = try await shell(site, port, "nutgraf submit --include '[' archive; echo $?")
            #expect(wrong.standardOutput == "64\n")
        }
    }

    @Test("A submission that was killed goes on when it is begun again: one job for each file")
    func resumes() async throws {
        try await Site.with { site in
            let (_, port) = try await site.collector()
            let count = 1_500
            var files = try (0..<count).map { try site.file("story-\($0).txt", Stories.short($0)) }
            // The same content twice is the same job.
            files.append(try site.file("twin.txt", Stories.short(0)))
            // Nobody ever writes into this one, so that the first run cannot end.
            let pipe = site.folder.appendingPathComponent("last.txt").path
            try #require(mkfifo(pipe, 0o600) == 0)
            files.append(pipe)
            let first = try site.start("nutgraf", ["submit"] + site.connection(port: port) + files)
            try await waitUntil("something is acknowledged") { first.standardOutput.contains("\n") }
            first.signal(SIGKILL)
            #expect(try await first.end() == -SIGKILL)
            let acknowledged = first.standardOutput.split(separator: "\n").filter { $0.hasSuffix(".txt") }

            try FileManager.default.removeItem(atPath: pipe)
            _ = try site.file("last.txt", Stories.short(count))
            let second = try site.start("nutgraf", ["submit"] + site.connection(port: port) + files)
            #expect(try await second.end() == 0, "\(second.standardError)")
            let lines = Set(second.standardOutput.split(separator: "\n"))
            #expect(lines.count == count + 2)
            #expect(acknowledged.allSatisfy { lines.contains($0) }, "the same job for the same file")
            #expect(second.standardError.contains(" there before)"))
            let counts = try await site.withQueue { try await $0.counts() }
            #expect(counts[.queued] == count + 1 && counts.values.reduce(0, +) == count + 1)

            // More jobs than can be watched by their ids; it ends with the last of them, whenever that was.
            let watched = try await shell(
                site,
                port,
                "nutgraf list --limit 300 >ids; nutgraf watch - <ids & nutgraf cancel <ids >/dev/null; wait $!; echo $?"
            )
            #expect(watched.standardOutput.hasSuffix("0\n") && watched.standardError == "")
            _ = try await shell(site, port, "nutgraf retry <ids")

            // A job that is erased gives its key free; --new does not ask.
            let last = try #require(lines.first { $0.hasSuffix("last.txt") }?.split(separator: " ").first)
            let erased = try await shell(
                site,
                port,
                "nutgraf delete \(last); nutgraf submit last.txt story-1.txt"
            )
            #expect(erased.standardOutput.split(separator: "\n").count == 3)
            _ = try await shell(site, port, "nutgraf submit --new story-2.txt")
            let after = try await site.withQueue { try await $0.counts() }
            #expect(after[.queued].map { $0 - count } == 2)
        }
    }

    @Test("--not-before keeps workers away until then")
    func notBefore() async throws {
        try await Site.with { site in
            let (_, port) = try await site.collector()
            _ = try await site.fileWorker()
            for number in 0..<3 { _ = try site.file("story-\(number).txt", Stories.short(number)) }
            _ = try await shell(site, port, "nutgraf submit --not-before 2999-01-01T00:00:00+01:00 story-0.txt")
            let past = try await shell(site, port, "nutgraf submit --wait --not-before 2020-01-01 story-1.txt")
            #expect(past.standardOutput.contains("Marta Vasques"))
            // The worker has done what came later; what is not due has not been touched.
            let status = try await shell(site, port, "nutgraf list --state queued")
            #expect(status.standardOutput.contains("queued     0/5"))
            #expect(status.standardOutput.contains("due 2998-12-31T23:00:00.000Z"))
            let called = try await shell(site, port, "nutgraf list --state queued | nutgraf cancel | nutgraf status -")
            #expect(called.standardOutput.contains("cancelled  0/5"))
            let soon = try await shell(
                site,
                port,
                "nutgraf submit --not-before $(date -u -d '+3 seconds' +%FT%TZ) story-2.txt | nutgraf result --format json"
            )
            #expect(soon.standardOutput.contains("Marta Vasques"))
            let history = try await shell(site, port, "nutgraf list --state done --limit 1 | nutgraf status --history")
            #expect(history.standardOutput.contains("done"))
            let wrong = try await shell(site, port, "nutgraf submit --not-before tomorrow story-2.txt; echo $?")
            #expect(wrong.standardOutput == "64\n")
        }
    }
}
