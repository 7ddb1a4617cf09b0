import ArgumentParser
import NutgrafCollector
import NutgrafProgram
import NutgrafQueue
import NutgrafService
import NutgrafTypes

/// `nutgraf-collector check`: looks for what is wrong, and says what to do about it.
struct CheckCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "check",
        abstract: "Look at settings, certificates, database and disk, and say what is wrong and what to do.",
        discussion: """
            Example: nutgraf-collector check --config /etc/nutgraf/collector.conf

            It changes nothing, and a collector may be running meanwhile. The exit code is 0 where nothing is wrong \
            (warnings count as nothing), 78 where a setting or a file is, and 74 where the database or the disk is.
            """
    )

    @OptionGroup var options: CollectorOptions

    func run() async throws {
        try await ProgramExit.run("nutgraf-collector") {
            let findings = await findings()
            for finding in findings {
                let advice = finding.advice.isEmpty ? "" : "\n         \(finding.advice)"
                let level = finding.level == .fault ? "wrong" : finding.level.rawValue
                let pad = String(repeating: " ", count: 9 - level.utf8.count)
                StandardStream.output.write("\(level)\(pad)\(finding.text)\(advice)\n")
            }
            switch findings.map(\.level).max() ?? .ok {
            case .ok, .warning: return
            case .wrong: throw ExitCode(78)
            case .fault: throw ExitCode(74)
            }
        }
    }

    private func findings() async -> [Finding] {
        do {
            let settings = try options.settings()
            let configuration = try CollectorConfiguration(settings)
            _ = try configuration.queueSettings(settings)
            _ = try ServiceRun.logLevel(settings)
            let monitoring = try MonitoringAddress(settings)
            let folder = DataFolder(path: try settings.required(.data))
            let names = Setting.all(of: .collector).filter { settings[$0] != nil }.map(\.environmentName)
            var findings = [Finding.ok("settings: \(names.joined(separator: ", "))")]
            findings += CertificateCheck(
                folder: folder,
                clientAuthorityFile: settings[.clientCA],
                now: SystemWallClock().now()
            ).findings()
            findings += DiskCheck(folder: folder.path).findings()
            findings += await DatabaseCheck(path: folder.database).findings()
            findings += await PortCheck(host: configuration.host, port: configuration.port, setting: .listen).findings()
            if let monitoring {
                findings += await PortCheck(host: monitoring.host, port: monitoring.port, setting: .metrics).findings()
            }
            return findings
        } catch {
            return [.wrong("settings: \(error.message)", "")]
        }
    }
}
