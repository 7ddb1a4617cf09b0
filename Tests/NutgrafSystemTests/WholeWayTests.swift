import Foundation
import NutgrafClient
import Testing

/// Real programs, real TLS: a story goes in and its analysis comes out.
@Suite(.timeLimit(.minutes(10))) struct WholeWayTests {
    @Test("The command submits files and prints their analyses")
    func command() async throws {
        try await Site.with { site in
            let (_, port) = try await site.collector()
            _ = try await site.remoteWorker(port: port)
            let files = try (0..<3).map { try site.file("story-\($0).txt", Stories.short($0)) }
            let missing = site.folder.appendingPathComponent("missing.txt").path
            let binary = try site.file("binary.txt", "a\0b")
            let submit = try site.start(
                "nutgraf",
                ["submit", "--wait", "--format", "json"] + site.connection(port: port) + files + [missing, binary]
            )
            #expect(try await submit.end() == 65)
            #expect(submit.standardError.contains("missing.txt: "))
            #expect(submit.standardError.contains("binary.txt: "))
            let lines = submit.standardOutput.split(separator: "\n")
            #expect(lines.count == 3)
            for line in lines {
                let object = try #require(try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any])
                let entities = try #require(object["entities"] as? [[String: Any]])
                #expect(entities.contains { $0["name"] as? String == "Marta Vasques" })
                #expect(files.contains(try #require(object["file"] as? String)))
                let job = try #require(object["job"] as? String)

                let status = try site.start("nutgraf", ["status"] + site.connection(port: port) + [job])
                #expect(try await status.end() == 0)
                #expect(status.standardOutput.contains("done       1/5"))
                let result = try site.start("nutgraf", ["result"] + site.connection(port: port) + [job])
                #expect(try await result.end() == 0)
                #expect(result.standardOutput.contains("Marta Vasques"))
            }
            let ping = try site.start("nutgraf", ["ping"] + site.connection(port: port))
            #expect(try await ping.end() == 0)
            #expect(ping.standardOutput.contains("answered in"))
        }
    }

    @Test("One collector, a worker by file and one over TLS")
    func twoWorkers() async throws {
        try await Site.with { site in
            let (_, port) = try await site.collector()
            let workers = [try await site.fileWorker(), try await site.remoteWorker(port: port)]
            try await site.withClient(port: port) { client in
                var jobs: [JobID] = []
                for number in 0..<60 { jobs.append(try await client.submit(Article(text: Stories.short(number)))) }
                var done = 0
                for try await (_, status) in client.ends(of: jobs) {
                    #expect(status?.state == .done)
                    #expect(status?.attempts == 1)
                    done += 1
                }
                #expect(done == 60)
                let first = try await client.result(of: jobs[0])
                #expect(first.entities.contains { $0.name == "Marta Vasques" })
                // The same article and version give the same bytes, whichever worker did it.
                let again = try await client.submit(Article(text: Stories.short(0)))
                _ = try await client.wait(for: again)
                #expect(try await client.result(of: again) == first)
            }
            for worker in workers {
                worker.signal(SIGTERM)
                #expect(try await worker.end() == 0)
            }
        }
    }
}
