import Foundation
import Testing

/// The programs as they are shipped need nothing that a plain Debian has not.
@Suite(
    .enabled(if: ProcessInfo.processInfo.environment["NUTGRAF_PROGRAMS"] != nil, "deploy/build has made no programs"),
    .timeLimit(.minutes(10))
)
struct LinkageTests {
    private static let everywhere: Set<String> = [
        "linux-vdso.so.1", "libc.so.6", "libm.so.6", "libstdc++.so.6", "libgcc_s.so.1", "libssl.so.3", "libcrypto.so.3",
    ]

    @Test(
        "Libraries that a program needs",
        arguments: [("nutgraf", false), ("nutgraf-worker", true), ("nutgraf-collector", true)]
    )
    func libraries(program: String, usesSQLite: Bool) async throws {
        let tool = try await output("/usr/bin/ldd", [Programs.url(program).path])
        let names = tool.split(separator: "\n").compactMap { line in
            line.split(whereSeparator: \.isWhitespace).first.map(String.init)
        }
        let needed = Set(names.filter { !$0.hasPrefix("/") })
        #expect(needed.contains("libssl.so.3"))
        #expect(needed.contains("libsqlite3.so.0") == usesSQLite)
        #expect(needed.subtracting(Self.everywhere).subtracting(["libsqlite3.so.0"]).isEmpty, "\(needed)")
    }

    @Test("The client command has no full Foundation in it")
    func noFoundation() async throws {
        #expect(try await hasFoundation("nutgraf-collector"), "the way to tell does not work")
        #expect(try await !hasFoundation("nutgraf"))
    }

    /// Whether a program holds Foundation's own metadata; FoundationEssentials is another module.
    private func hasFoundation(_ program: String) async throws -> Bool {
        let bytes = try Data(contentsOf: Programs.url(program), options: .alwaysMapped)
        return bytes.range(of: Data("$s10Foundation".utf8)) != nil || bytes.range(of: Data("icudt".utf8)) != nil
    }

    private func output(_ tool: String, _ arguments: [String]) async throws -> String {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString)
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let program = try RunningProgram(URL(fileURLWithPath: tool), arguments, in: folder)
        #expect(try await program.end() == 0)
        return program.standardOutput
    }
}
