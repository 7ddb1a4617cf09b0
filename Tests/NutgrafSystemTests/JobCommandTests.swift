import Foundation
import Testing

/// The commands that look after jobs.
@Suite(.timeLimit(.minutes(10))) struct JobCommandTests {
    @Test("Jobs are listed, watched, cancelled, retried and deleted")
    func commands() async throws {
        try await Site.with { site in
            let (_, port) = try await site.collector()
            let connection = site.connection(port: port)
            func run(_ arguments: [String], code: Int32 = 0) async throws -> String {
                let program = try site.start("nutgraf", arguments + connection)
                #expect(try await program.end() == code, "\(arguments): \(program.standardError)")
                return code == 0 ? program.standardOutput : program.standardError
            }
            let files = try (0..<40).map { try site.file("story-\($0).txt", Stories.short($0)) }
            let submitted = try await run(["submit"] + files)
            let lines = submitted.split(separator: "\n").map { $0.split(separator: " ") }
            #expect(Set(lines.compactMap(\.last).map(String.init)) == Set(files))
            let jobs = lines.compactMap(\.first).map(String.init)
            #expect(Set(jobs).count == files.count)
            let job = try #require(jobs.first)

            #expect(Set(try await self.jobs(in: run(["list"]))) == Set(jobs))
            #expect(try await self.jobs(in: run(["list", "--limit", "3"])).count == 3)
            #expect(try await run(["list", "--state", "done"]) == "")
            #expect(try await run(["list", "--before", "2020-01-01T00:00:00+01:00"]) == "")
            #expect(try await self.jobs(in: run(["list", "--since", "2020-01-01"])).count == files.count)

            #expect(try await run(["cancel", job]) == "\(job)  cancelled\n")
            #expect(try await self.jobs(in: run(["list", "--state", "cancelled", "--format", "text"])) == [job])
            let file = try #require(lines.first?.last.map(String.init))
            let again = try await run(["submit", files[39], file], code: 65)
            #expect(
                again.contains("\(file): its job \(job) is cancelled; nutgraf retry \(job), or submit it with --new")
            )
            #expect(again.contains("2 submitted (2 there before), 1 failed"))
            #expect(try await run(["retry", "--format", "json", job]) == "{\"job\":\"\(job)\",\"state\":\"queued\"}\n")
            #expect(try await run(["retry", job], code: 65).contains("is queued"))
            let unknown = "0197f3c2-5b1e-7cc3-98c4-dc0c0c07398f"
            #expect(try await run(["cancel", unknown], code: 66).contains(unknown))
            #expect(try await run(["watch", unknown], code: 66).contains("there is no job \(unknown)"))

            let watch = try site.start("nutgraf", ["watch", job] + connection)
            _ = try await site.fileWorker()
            #expect(try await watch.end() == 0, "\(watch.standardError)")
            let changes = watch.standardOutput.split(separator: "\n")
            #expect(changes.count >= 5)
            #expect(changes.first?.contains("\(job)  ") == true)
            #expect(changes.first?.hasSuffix("  queued") == true)
            #expect(changes.last?.contains("  done  by ") == true)
            let cursor = try #require(changes.dropLast().last?.split(separator: " ").dropFirst().first)
            let rest = try await run(["watch", "--format", "json", "--after", String(cursor), job])
            #expect(rest.contains("\"state\":\"done\"") && rest.split(separator: "\n").count == 1)
            let both = try site.start("nutgraf", ["watch", unknown, job] + connection)
            #expect(try await both.end() == 66)
            #expect(both.standardOutput.contains("  done  by ") && both.standardError.contains(unknown))

            let history = try await run(["status", "--history", job])
            #expect(history.contains("Z cancelled\n") && history.contains("Z done, by "))
            #expect(history.contains("Z queued, retried\n"))
            #expect(try await run(["status", "--history", "--format", "json", job]).contains("\"history\":[{"))

            #expect(try await run(["delete", job]) == "\(job)  deleted\n")
            #expect(try await run(["status", job]).contains("deleted"))
            #expect(try await run(["stats"], code: 77).contains("client"))
            try await site.run(
                "nutgraf-collector",
                "token",
                "add",
                "--data",
                site.data,
                "--owner",
                "desk",
                "--role",
                "admin",
                "--output",
                site.token("admin")
            )
            let stats = try site.start("nutgraf", ["stats"] + site.connection(port: port, role: "admin"))
            #expect(try await stats.end() == 0, "\(stats.standardError)")
            #expect(stats.standardOutput.contains("deleted 1"))
        }
    }

    @Test("How long a story may be is the collector's to say")
    func longStory() async throws {
        try await Site.with { site in
            let (_, port) = try await site.collector(environment: ["NUTGRAF_MAX_TEXT_MIB": "10"])
            for (size, code) in [(9, Int32(0)), (11, 65)] {
                let file = try site.file("\(size).txt", String(repeating: "Rain all day.\n\n", count: size << 16))
                let program = try site.start("nutgraf", ["submit", file] + site.connection(port: port))
                #expect(try await program.end() == code, "\(size): \(program.standardError)")
            }
        }
    }

    private func jobs(in output: String) -> [String] {
        output.split(separator: "\n").compactMap { $0.split(separator: " ").first }.map(String.init)
    }
}
