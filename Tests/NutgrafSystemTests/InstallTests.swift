import Foundation
import Testing

/// `deploy/install` into a folder of the test's own.
@Suite(.timeLimit(.minutes(10))) struct InstallTests {
    @Test("The programs, examples and units are installed; a second time keeps an edited configuration")
    func installs() async throws {
        try await Site.with { site in
            let prefix = site.folder.appendingPathComponent("prefix").path
            let first = try await install(site, "--prefix", prefix)
            for program in ["nutgraf", "nutgraf-collector", "nutgraf-worker"] {
                let version = try site.start(URL(fileURLWithPath: "\(prefix)/bin/\(program)"), ["--version"])
                #expect(try await version.end() == 0)
            }
            #expect(first.standardOutput.contains("\(prefix)/bin/nutgraf-collector init"))
            #expect(first.standardOutput.contains("echo NUTGRAF_LISTEN=0.0.0.0:7443"))
            #expect(first.standardOutput.contains("useradd") == (getpwnam("nutgraf") == nil))

            let configuration = "\(prefix)/etc/nutgraf/worker.conf"
            let original = try String(contentsOfFile: configuration, encoding: .utf8)
            let edited = original + "NUTGRAF_COLLECTOR=collector.example.org\n"
            try edited.write(toFile: configuration, atomically: true, encoding: .utf8)
            let second = try await install(site, "--prefix", prefix)
            #expect(second.standardOutput.contains("Kept your \(configuration)"))
            #expect(try String(contentsOfFile: configuration, encoding: .utf8) == edited)
            let example = "\(prefix)/etc/nutgraf/worker.example.conf"
            #expect(try String(contentsOfFile: example, encoding: .utf8) == original)
            #expect(!second.standardOutput.contains("collector.conf;"), "it was not edited")

            let units = ["collector", "worker"].map { "\(prefix)/lib/systemd/system/nutgraf-\($0).service" }
            for unit in units {
                let text = try String(contentsOfFile: unit, encoding: .utf8)
                #expect(text.contains("ExecStart=\(prefix)/bin/nutgraf-"))
                #expect(text.contains("--config \(prefix)/etc/nutgraf/"))
                #expect(!text.contains("/usr/local/"))
            }
        }
    }

    @Test(
        "systemd finds nothing wrong with the units",
        .enabled(if: FileManager.default.isExecutableFile(atPath: Self.analyze), "there is no systemd-analyze here")
    )
    func units() async throws {
        try await Site.with { site in
            let prefix = site.folder.appendingPathComponent("prefix").path
            try await install(site, "--prefix", prefix)
            let units = ["collector", "worker"].map { "\(prefix)/lib/systemd/system/nutgraf-\($0).service" }
            let verify = try site.start(URL(fileURLWithPath: Self.analyze), ["verify", "--man=no"] + units)
            try await verify.end()
            // It may complain of the machine's own units too, which it reads along with them.
            let complaints = (verify.standardOutput + verify.standardError).split(separator: "\n")
            #expect(complaints.filter { $0.contains("nutgraf") } == [])
            // 10 is no protection at all; what both services need, the network, is what is left.
            let limit = ["security", "--offline=true", "--threshold=15"]
            let security = try site.start(URL(fileURLWithPath: Self.analyze), limit + units)
            #expect(try await security.end() == 0, "\(security.standardOutput)")
        }
    }

    @Test("Manual pages and completions are installed, and can be read by what reads them")
    func manualsAndCompletions() async throws {
        try await Site.with { site in
            let prefix = site.folder.appendingPathComponent("prefix").path
            try await install(site, "--prefix", prefix)
            for program in ["nutgraf", "nutgraf-collector", "nutgraf-worker"] {
                let page = "\(prefix)/share/man/man1/\(program).1"
                let source = try String(contentsOfFile: page, encoding: .utf8)
                #expect(source.hasPrefix(".TH \"\(program.uppercased().replacing("-", with: "\\-"))\" 1"))
                for section in ["NAME", "SYNOPSIS", "DESCRIPTION", "ENVIRONMENT", "EXIT STATUS", "SEE ALSO"] {
                    #expect(source.contains("\n.SH \"\(section)\"\n"), "\(program): \(section)")
                }
                for checker in [
                    ["/usr/bin/man", "-l", "--warnings"], ["/usr/bin/mandoc", "-T", "lint", "-W", "error"],
                ]
                where FileManager.default.isExecutableFile(atPath: checker[0]) {
                    let check = try site.start(URL(fileURLWithPath: checker[0]), checker.dropFirst() + [page])
                    #expect(try await check.end() == 0)
                    #expect(check.standardError == "", "\(checker): \(check.standardError)")
                }
                let completions = [
                    ("/bin/bash", "\(prefix)/share/bash-completion/completions/\(program)"),
                    ("/usr/bin/zsh", "\(prefix)/share/zsh/site-functions/_\(program)"),
                    ("/usr/bin/fish", "\(prefix)/share/fish/vendor_completions.d/\(program).fish"),
                ]
                for (shell, script) in completions {
                    #expect(try String(contentsOfFile: script, encoding: .utf8).contains(program))
                    guard FileManager.default.isExecutableFile(atPath: shell) else { continue }
                    let check = try site.start(URL(fileURLWithPath: shell), ["-n", script])
                    #expect(try await check.end() == 0, "\(shell): \(check.standardError)")
                }
            }
            let bash = """
                source \(prefix)/share/bash-completion/completions/nutgraf
                COMP_WORDS=(nutgraf re) COMP_CWORD=1 COMP_LINE='nutgraf re' COMP_POINT=10
                _nutgraf nutgraf re nutgraf
                printf '%s\\n' "${COMPREPLY[@]}"
                """
            let completed = try site.start(URL(fileURLWithPath: "/bin/bash"), ["-c", bash])
            #expect(try await completed.end() == 0, "\(completed.standardError)")
            #expect(Set(completed.standardOutput.split(separator: "\n")) == ["result", "retry"])
        }
    }

    @Test("What cannot be done is refused before anything is copied")
    func refusals() async throws {
        try await Site.with { site in
            let file = try site.file("file", "in the way")
            let cases: [(arguments: [String], code: Int32, words: String)] = [
                (["--prefix", "relative"], 64, "no absolute path"),
                (["--prefix", "/with a blank"], 64, "no absolute path"),
                (["--nonsense"], 64, "usage:"),
                (["--prefix", file], 73, "in the way"),
                (["--prefix", site.folder.path, "--programs", "/nowhere"], 66, "/nowhere/nutgraf"),
            ]
            for (arguments, code, words) in cases {
                let program = try start(site, arguments)
                #expect(try await program.end() == code, "\(arguments): \(program.standardError)")
                #expect(program.standardError.contains(words), "\(arguments): \(program.standardError)")
            }
        }
    }

    @Test("Without permission it says so", .enabled(if: geteuid() != 0, "root may write everywhere"))
    func noPermission() async throws {
        try await Site.with { site in
            let program = try start(site, ["--prefix", "/usr/nutgraf"])
            #expect(try await program.end() == 77)
            #expect(program.standardError.contains("run this with sudo"))
        }
    }

    private static let analyze = "/usr/bin/systemd-analyze"

    @discardableResult
    private func install(_ site: Site, _ arguments: String...) async throws -> RunningProgram {
        let program = try start(site, arguments)
        let code = try await program.end()
        guard code == 0 else { throw Trouble("deploy/install ended with \(code): \(program.standardError)") }
        return program
    }

    private func start(_ site: Site, _ arguments: [String]) throws -> RunningProgram {
        let script = Programs.package.appendingPathComponent("deploy/install")
        let programs = arguments.contains("--programs") ? [] : ["--programs", Programs.folder.path]
        return try site.start(script, programs + arguments)
    }
}
