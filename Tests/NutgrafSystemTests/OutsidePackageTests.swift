import Foundation
import Testing

/// Another package depends on the two libraries, as a user's would.
@Suite(.timeLimit(.minutes(10))) struct OutsidePackageTests {
    @Test("A package outside builds against the libraries, and so do the programs of the documentation; all run")
    func builds() async throws {
        let article = try Article("Sources/NutgrafClient/NutgrafClient.docc/Newsdesk.md")
        let short = try Article("Sources/NutgrafAnalysis/NutgrafAnalysis.docc/EntitiesInSixLines.md")
        #expect(short.program.split(separator: "\n").count <= 6)
        try await Site.with { site in
            try makePackage(in: site.folder, with: ["Newsdesk/Newsdesk": article, "SixLines/main": short])
            let build = try site.start(URL(fileURLWithPath: "/usr/bin/env"), ["swift", "build", "--quiet"])
            #expect(try await build.end(patience: .seconds(900)) == 0, "\(build.standardOutput)\(build.standardError)")
            let binaries = site.folder.appendingPathComponent(".build/debug")

            let outside = try site.start(binaries.appendingPathComponent("Outside"), [])
            #expect(try await outside.end() == 0, "\(outside.standardError)")
            #expect(outside.standardOutput.contains("Ada Lindqvist"))
            #expect(outside.standardOutput.contains("tls") || outside.standardOutput.contains("unavailable"))

            let sixLines = try site.start(binaries.appendingPathComponent("SixLines"), [])
            #expect(try await sixLines.end() == 0, "\(sixLines.standardError)")
            #expect(sixLines.standardOutput == short.output)

            let (_, port) = try await site.collector()
            _ = try await site.remoteWorker(port: port)
            let newsdesk = try site.start(
                binaries.appendingPathComponent("Newsdesk"),
                ["127.0.0.1:\(port)", site.data + "/ca.pem", site.token("client")]
            )
            #expect(try await newsdesk.end() == 0, "\(newsdesk.standardError)")
            #expect(newsdesk.standardOutput == article.output)
        }
    }

    /// Makes the package, with the articles' programs by their files in its sources.
    private func makePackage(in folder: URL, with articles: [String: Article]) throws {
        let fixture = Programs.package.appendingPathComponent("Tests/OutsidePackage")
        let sources = folder.appendingPathComponent("Sources")
        try FileManager.default.copyItem(at: fixture.appendingPathComponent("Sources"), to: sources)
        for (path, article) in articles {
            let file = sources.appendingPathComponent("\(path).swift")
            try FileManager.default.createDirectory(
                at: file.deletingLastPathComponent(),
                withIntermediateDirectories: true
            )
            try Data(article.program.utf8).write(to: file)
        }
        let manifest = try String(contentsOf: fixture.appendingPathComponent("Package.swift.txt"), encoding: .utf8)
        try Data(manifest.replacingOccurrences(of: "NUTGRAF", with: Programs.package.path).utf8)
            .write(to: folder.appendingPathComponent("Package.swift"))
    }

    /// An article of the documentation with its program and what that prints.
    private struct Article {
        let program: String
        let output: String

        init(_ path: String) throws {
            let file = Programs.package.appendingPathComponent(path)
            let blocks = try String(contentsOf: file, encoding: .utf8).components(separatedBy: "\n```")
            // Text and code by turns; the program is the first piece of code, and its output the second.
            guard blocks.count == 5, blocks[1].hasPrefix("swift\n"), blocks[3].hasPrefix("\n") else {
                throw Trouble("\(file.path) has not one program and one output")
            }
            program = String(blocks[1].dropFirst("swift\n".count)) + "\n"
            output = String(blocks[3].dropFirst()) + "\n"
        }
    }
}
