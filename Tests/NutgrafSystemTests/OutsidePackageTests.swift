import Foundation
import Testing

/// Another package depends on the two libraries, as a user's would.
@Suite struct OutsidePackageTests {
    @Test("A package outside builds against the libraries and runs")
    func builds() async throws {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent(
            "nutgraf-outside-\(UUID().uuidString)"
        )
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let fixture = Programs.package.appendingPathComponent("Tests/OutsidePackage")
        try FileManager.default.copyItem(
            at: fixture.appendingPathComponent("Sources"),
            to: folder.appendingPathComponent("Sources")
        )
        let manifest = try String(contentsOf: fixture.appendingPathComponent("Package.swift.txt"), encoding: .utf8)
        try Data(manifest.replacingOccurrences(of: "NUTGRAF", with: Programs.package.path).utf8)
            .write(to: folder.appendingPathComponent("Package.swift"))
        let program = try RunningProgram(URL(fileURLWithPath: "/usr/bin/env"), ["swift", "run", "--quiet"], in: folder)
        let code = try await program.end(patience: .seconds(900))
        #expect(code == 0, "\(program.standardError)")
        #expect(program.standardOutput.contains("Ada Lindqvist"))
        #expect(program.standardOutput.contains("tls") || program.standardOutput.contains("unavailable"))
    }
}
