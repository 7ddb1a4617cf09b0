import Foundation
import NutgrafClient
import Testing

/// Backups of a collector that serves, and what is made of them.
@Suite(.timeLimit(.minutes(10))) struct BackupTests {
    @Test("A backup is made under load, restored elsewhere, and served from there")
    func wholeWay() async throws {
        try await Site.with { site in
            let (collector, port) = try await site.collector()
            let worker = try await site.fileWorker()
            let backup = site.folder.appendingPathComponent("backup.sqlite").path
            let done = try await site.withClient(port: port) { client in
                let job = try await client.submit(Article(text: Stories.short(0)))
                #expect(try await client.wait(for: job).state == .done)
                try await withThrowingTaskGroup(of: Void.self) { group in
                    for number in 1...200 {
                        group.addTask { _ = try await client.submit(Article(text: Stories.short(number))) }
                    }
                    group.addTask {
                        let made = try await site.run("nutgraf-collector", "backup", backup, "--data", site.data)
                        #expect(made.standardOutput.contains("\(backup) holds "), "\(made.standardOutput)")
                        #expect(made.standardOutput.contains("and is checked"), "\(made.standardOutput)")
                    }
                    try await group.waitForAll()
                }
                return job
            }
            for service in [worker, collector] {
                service.signal(SIGTERM)
                #expect(try await service.end() == 0)
            }
            let attributes = try FileManager.default.attributesOfItem(atPath: backup)
            #expect(attributes[.posixPermissions] as? Int == 0o600)

            // A second backup overwrites nothing, and neither does a restoration.
            let again = try site.start("nutgraf-collector", ["backup", backup, "--data", site.data])
            #expect(try await again.end() == 78, "\(again.standardError)")
            let over = try site.start("nutgraf-collector", ["restore", backup, "--data", site.data])
            #expect(try await over.end() == 78, "\(over.standardError)")

            // The machine is lost: everything goes on from the backup, on new certificates.
            try FileManager.default.removeItem(atPath: site.data)
            let restored = try await site.run("nutgraf-collector", "restore", backup, "--data", site.data)
            #expect(restored.standardOutput.contains("nutgraf-collector init"), "\(restored.standardOutput)")
            try await site.run("nutgraf-collector", "init", "--data", site.data)
            let (_, newPort) = try await site.collector()
            _ = try await site.fileWorker()
            // The tokens are in the backup too.
            try await site.withClient(port: newPort) { client in
                #expect(try await client.status(of: done).state == .done)
                #expect(try await !client.result(of: done).text.isEmpty)
                let job = try await client.submit(Article(text: Stories.short(500)))
                #expect(try await client.wait(for: job).state == .done)
            }
        }
    }

    @Test("What is no backup, or cannot be written, is named")
    func refusals() async throws {
        try await Site.with { site in
            let text = try site.file("text.sqlite", "no database at all, though its name says so\n")
            let nowhere = site.folder.appendingPathComponent("none/backup.sqlite").path
            let other = site.folder.appendingPathComponent("other").path
            let cases: [(arguments: [String], words: String)] = [
                (["restore", text, "--data", other], text),
                (["restore", nowhere, "--data", other], nowhere),
                (["backup", nowhere, "--data", site.data], nowhere),
                (["backup", text + "2", "--data", other], other),
            ]
            for (arguments, words) in cases {
                let program = try site.start("nutgraf-collector", arguments)
                let code = try await program.end()
                #expect([74, 78].contains(code), "\(arguments): \(program.standardError)")
                #expect(program.standardError.contains(words), "\(arguments): \(program.standardError)")
            }
            #expect(!FileManager.default.fileExists(atPath: other + "/nutgraf.sqlite"))
        }
    }
}
