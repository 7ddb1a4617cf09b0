import Foundation
import NutgrafCollector
import NutgrafQueue
import NutgrafTestSupport
import NutgrafTypes
import Testing

@Suite(.timeLimit(.minutes(5))) struct DataFolderTests {
    private func mode(_ path: String) throws -> Int {
        try #require(FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int)
    }

    @Test func keysAndJobsAreNobodyElsesBusiness() async throws {
        let data = try await TestData()
        let folder = data.folder
        #expect(try mode(folder.path) == 0o700)
        #expect(try mode(folder.authorityKey) == 0o600)
        #expect(try mode(folder.serverKey) == 0o600)
        #expect(try mode(folder.database) == 0o600)
        #expect(try mode(folder.authorityCertificate) == 0o644)
        #expect(try mode(folder.serverCertificate) == 0o644)
        try await data.withCollector { collector in
            _ = try await collector.queue.submit("A story.", key: "k")
            #expect(try mode(folder.database + "-wal") == 0o600)
        }
    }

    @Test func nothingIsOverwritten() async throws {
        let data = try await TestData()
        let folder = data.folder
        let files = [
            folder.authorityCertificate, folder.authorityKey, folder.serverCertificate, folder.serverKey,
            folder.database,
        ]
        for kept in files {
            for file in files where file != kept { try? FileManager.default.removeItem(atPath: file) }
            try Data("mine".utf8).write(to: URL(filePath: kept))
            let error = await #expect(throws: NutgrafError.self) {
                try await folder.create(hosts: ["localhost"], now: SystemWallClock().now())
            }
            #expect(error?.code == .configuration)
            #expect(error?.message.contains(kept) == true)
            #expect(try Data(contentsOf: URL(filePath: kept)) == Data("mine".utf8))
            #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path).count == 1)
        }
    }

    @Test func aFolderThatCannotBeMadeIsNamed() async throws {
        let root = try TemporaryFolder()
        let folder = DataFolder(path: root.file("no/such/parent"))
        let error = await #expect(throws: NutgrafError.self) {
            try await folder.create(hosts: ["localhost"], now: SystemWallClock().now())
        }
        #expect(error?.code == .configuration)
        #expect(error?.message.contains(folder.path) == true)
    }

    @Test func badHostsLeaveNothingBehind() async throws {
        let root = try TemporaryFolder()
        for hosts in [[], [""], ["*.example.org"], ["http://x"]] {
            let folder = DataFolder(path: root.file("data"))
            let error = await #expect(throws: NutgrafError.self) {
                try await folder.create(hosts: hosts, now: SystemWallClock().now())
            }
            #expect(error?.code == .configuration)
            #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path).isEmpty)
        }
    }
}
