import NutgrafClient
import NutgrafTestSupport
import NutgrafTypes
import NutgrafWire
import Testing

/// What must not be in a log.
@Suite(.timeLimit(.minutes(5))) struct SecretTests {
    @Test func neitherTokensNorStoriesAreLogged() async throws {
        let logs = LogLines()
        let clientLogs = LogLines()
        let story = "Squirrel"
        try await TestData().withCollector(logs: logs) { collector in
            let token = try await collector.token(.admin)
            var client = try await collector.client(.client)
            client.token = token.text
            try await withNutgrafClient(client, logger: clientLogs.logger) { client in
                let job = try await client.submit(Article(text: story, title: story), key: "k")
                await #expect(throws: NutgrafError.self) {
                    try await client.submit(Article(text: story + "s"), key: "k")
                }
                await #expect(throws: NutgrafError.self) { try await client.submit(Article(text: story), priority: 11) }
                await #expect(throws: NutgrafError.self) { try await client.result(of: job) }
            }
            try await collector.connect { connection in
                // The secret with another id, then as the name, then within garbage.
                try await connection.send(Hello(name: "n", token: "nutgraf_000000000000_\(token.secret)"), id: 1)
                _ = try await connection.error(id: 1)
            }
            try await collector.connect { connection in
                try await connection.send(
                    .hello,
                    id: 1,
                    payload: [0xA1, 0x78, 0x40] + Array(token.secret.utf8) + [0xFF]
                )
                _ = try await connection.error(id: 1)
            }
            try await collector.connect(as: .admin) { connection in
                try await connection.send(.submit, id: 2, payload: [0x68] + Array(story.utf8))
                #expect(try await connection.error(id: 2).message.contains(story) == false)
                try await connection.send(
                    .status,
                    id: 2,
                    payload: [0xA1, 0x64] + Array("jobs".utf8) + [0x81, 0x68] + Array(story.utf8)
                )
                _ = try await connection.error(id: 2)
                try await connection.send(bytes: Array(story.utf8))
                _ = try await connection.error(id: 0)
            }
            collector.stop()
            await collector.waitUntilEnded()
            for log in [logs, clientLogs] {
                #expect(!log.text.isEmpty)
                #expect(!log.text.contains(story))
                #expect(!log.text.contains(token.secret))
            }
            #expect(logs.text.contains(token.id))
        }
    }
}
