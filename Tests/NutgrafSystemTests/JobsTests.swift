import Foundation
import NutgrafClient
import Testing

/// `nutgraf-collector jobs` looks in without a client.
@Suite(.timeLimit(.minutes(10))) struct JobsTests {
    @Test("States, dead letters with their errors, and one job's history")
    func list() async throws {
        try await Site.with { site in
            let (_, port) = try await site.collector(environment: ["NUTGRAF_ATTEMPTS": "1"])
            let job = try await site.withClient(port: port) { client in
                _ = try await client.submit(Article(text: Stories.short(1)))
                return try await client.submit(Article(text: Stories.short(2), id: "desk-2"), priority: 9)
            }
            // A worker that fails what it gets first, which is the urgent one.
            try await site.withQueue { queue in
                let lease = try #require(try await queue.lease(worker: "w1", limit: 1, waitingUpTo: .zero).first)
                let failure = FailedJob(
                    job: lease.job,
                    token: lease.token,
                    message: "the article made no sense",
                    permanent: true
                )
                _ = try await queue.fail([failure])
            }
            let all = try await site.run("nutgraf-collector", "jobs", "--data", site.data)
            #expect(all.standardOutput.hasPrefix("1 queued, 1 dead\n"), "\(all.standardOutput)")
            // The counts, the dead job with its article's id and its failure, and the job that waits.
            #expect(all.standardOutput.split(separator: "\n").count == 5, "\(all.standardOutput)")

            let dead = try await site.run("nutgraf-collector", "jobs", "--data", site.data, "--state", "dead")
            for words in ["\(job)  dead", "id desk-2", "by w1: the article made no sense"] {
                #expect(dead.standardOutput.contains(words), "\(dead.standardOutput)")
            }
            #expect(!dead.standardOutput.contains("  queued  "))

            let one = try await site.run("nutgraf-collector", "jobs", "--data", site.data, "--limit", "1")
            #expect(one.standardOutput.contains("There are more"), "\(one.standardOutput)")

            let json = try await site.run(
                "nutgraf-collector",
                "jobs",
                "--data",
                site.data,
                "--format",
                "json",
                "--state",
                "dead"
            )
            let object = try JSONSerialization.jsonObject(with: Data(json.standardOutput.utf8)) as? [String: Any]
            #expect(object?["job"] as? String == "\(job)")
            #expect((object?["failures"] as? [Any])?.count == 1)

            let shown = try await site.run("nutgraf-collector", "jobs", "show", "\(job)", "--data", site.data)
            for words in [
                "\(job)  dead", "Z queued\n", "Z running, by w1, attempt 1\n", "Z dead, failed, by w1, attempt 1\n",
            ] {
                #expect(shown.standardOutput.contains(words), "\(shown.standardOutput)")
            }
            let unknown = try site.start(
                "nutgraf-collector",
                ["jobs", "show", "0197f3c2-5b1e-7cc3-98c4-dc0c0c07398f", "--data", site.data]
            )
            #expect(try await unknown.end() == 66)
            #expect(unknown.standardError.contains("there is no job"), "\(unknown.standardError)")
        }
    }
}
