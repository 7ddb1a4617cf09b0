import Foundation
import Testing

/// The command as a person sees it, in a pseudo-terminal.
@Suite(
    .enabled(if: FileManager.default.isExecutableFile(atPath: "/usr/bin/setsid"), "there is no setsid here"),
    .timeLimit(.minutes(10))
)
struct PseudoTerminalTests {
    private static let eraseLine = "\r\u{1B}[K"

    private func inTerminal(
        _ site: Site,
        _ arguments: [String],
        columns: UInt16 = 80,
        environment: [String: String] = [:],
        _ body: (TerminalProgram) async throws -> Void
    ) async throws {
        let program = try TerminalProgram(
            Programs.url("nutgraf"),
            arguments,
            columns: columns,
            in: site.folder,
            environment: environment
        )
        defer { program.hangUp() }
        try await body(program)
    }

    @Test("Progress is one line that gives way to results and is gone at the end")
    func progress() async throws {
        try await Site.with { site in
            let (_, port) = try await site.collector()
            let files = try (0..<3).map { try site.file("story-\($0).txt", Stories.short($0)) }
            let arguments = ["submit", "--wait"] + site.connection(port: port) + files
            try await inTerminal(site, arguments) { program in
                // There is no worker yet, so that it waits.
                try await program.wait(for: "3 submitted, 0 done")
                let bar = try #require(program.screen.components(separatedBy: "\r").last { $0.contains("submitted") })
                #expect(bar.hasPrefix("[") && bar.hasSuffix("\u{1B}[K") && bar.count <= 83, "\(bar)")
                _ = try await site.fileWorker()
                let code = try await program.end()
                #expect(code == 0)
                let end = try #require(program.screen.components(separatedBy: Self.eraseLine).last)
                #expect(end.contains("nutgraf: 3 submitted, 3 done in "))
                #expect(program.screen.components(separatedBy: "== ").count == 4, "\(program.screen)")
                #expect(program.screen.contains("\u{1B}[1mPeople\u{1B}[0m"))
            }
        }
    }

    @Test("A narrow terminal gets what fits")
    func narrow() async throws {
        try await Site.with { site in
            let (_, port) = try await site.collector()
            let files = try (0..<3).map { try site.file("story-\($0).txt", Stories.short($0)) }
            let arguments = ["submit", "--wait"] + site.connection(port: port) + files
            try await inTerminal(site, arguments, columns: 20) { program in
                try await program.wait(for: "0/3")
                let bars = program.screen.components(separatedBy: "\r").filter { $0.contains("/3") }
                #expect(bars.allSatisfy { $0.count <= 19 + "\u{1B}[K".count })
                _ = try await site.fileWorker()
                let code = try await program.end()
                #expect(code == 0)
                let report = try #require(program.screen.components(separatedBy: Self.eraseLine).last)
                let lines = report.components(separatedBy: "\r\n").filter { !$0.contains("==") }
                for line in lines where line.contains(" ") && !line.contains("nutgraf: ") {
                    #expect(line.replacing("\u{1B}[1m", with: "").count <= 24, "\(line)")
                }
            }
        }
    }

    @Test(
        "No colour where it is not wanted, or cannot be shown",
        arguments: [["NO_COLOR": "1"], ["TERM": "dumb"]]
    )
    func plain(environment: [String: String]) async throws {
        try await Site.with { site in
            let file = try site.file("story.txt", Stories.short(1))
            try await inTerminal(site, ["analyze", file], environment: environment) { program in
                let code = try await program.end()
                #expect(code == 0)
                #expect(program.screen.contains("People"))
                #expect(!program.screen.contains("\u{1B}"))
            }
            try await inTerminal(site, ["analyze", file]) { program in
                let code = try await program.end()
                #expect(code == 0)
                #expect(program.screen.contains("\u{1B}[1mPeople"))
            }
        }
    }

    @Test("A terminal is never told what a story wants to tell it")
    func controlCharacters() async throws {
        try await Site.with { site in
            let file = try site.file(
                "story.txt",
                "The port of Lisbon\u{1B}]0;gone\u{7} opened on Monday.\u{9B}2J It shut."
            )
            try await inTerminal(site, ["analyze", file, "no\u{1B}[2J.txt"], environment: ["NO_COLOR": "1"]) {
                program in
                let code = try await program.end()
                #expect(code == 65)
                #expect(program.screen.contains("Lisbon"))
                #expect(!program.screen.contains("\u{1B}") && !program.screen.contains("\u{9B}"))
            }
        }
    }

    @Test("Ctrl-C while it waits: the line is gone, what the collector has is told, the same command goes on")
    func interruptedWait() async throws {
        try await Site.with { site in
            let (_, port) = try await site.collector()
            let files = try (0..<3).map { try site.file("story-\($0).txt", Stories.short($0)) }
            let arguments = ["submit", "--wait"] + site.connection(port: port) + files
            try await inTerminal(site, arguments) { program in
                try await program.wait(for: "3 submitted, 0 done")
                try program.type("\u{3}")
                let code = try await program.end()
                #expect(code == 130)
                let end = try #require(program.screen.components(separatedBy: Self.eraseLine).last)
                #expect(end.hasPrefix("nutgraf: interrupted: 3 submitted, 0 done; give the same command again"))
            }
            _ = try await site.fileWorker()
            let again = try site.start("nutgraf", arguments)
            #expect(try await again.end() == 0, "\(again.standardError)")
            #expect(again.standardError.contains("3 submitted (3 there before), 3 done"))
            #expect(again.standardOutput.components(separatedBy: "Marta Vasques").count > 3)
            #expect(try await site.withQueue { try await $0.counts() }.values.reduce(0, +) == 3)
        }
    }

    @Test("Ctrl-C while stories are submitted, and while jobs are watched")
    func interrupted() async throws {
        try await Site.with { site in
            let (_, port) = try await site.collector()
            let connection = site.connection(port: port)
            let file = try site.file("story.txt", Stories.short(1))
            // The second story is typed, and its end is never reached.
            try await inTerminal(site, ["submit", file, "-"] + connection) { program in
                try await program.wait(for: "  \(file)")
                try program.type("\u{3}")
                let code = try await program.end()
                #expect(code == 130)
                #expect(program.screen.contains("nutgraf: interrupted: 1 submitted; what is submitted stays"))
            }
            let job = try #require(
                try await site.run("nutgraf", ["list"] + connection).standardOutput.split(separator: " ").first
            )
            try await inTerminal(site, ["watch", String(job)] + connection) { program in
                try await program.wait(for: "queued")
                try program.type("\u{3}")
                let code = try await program.end()
                #expect(code == 130)
            }
        }
    }

    @Test("Where a person forgets the ids, the command does not wait for them")
    func forgotten() async throws {
        try await Site.with { site in
            for command in ["status", "result", "cancel", "retry", "delete"] {
                try await inTerminal(site, [command]) { program in
                    let code = try await program.end()
                    #expect(code == 64)
                    #expect(program.screen.contains("Give the jobs' ids"))
                }
            }
        }
    }
}
