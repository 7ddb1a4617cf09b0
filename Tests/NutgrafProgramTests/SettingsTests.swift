import NutgrafProgram
import NutgrafTypes
import Testing

@Suite("Settings by flag, environment and file")
struct SettingsTests {
    private func settings(
        _ file: String,
        flags: [Setting: String?] = [:],
        environment: [String: String] = [:]
    ) throws -> Settings {
        let file = try TemporaryFile(file)
        return try Settings(flags: flags, file: file.path, environment: environment)
    }

    private func refusal(_ file: String) -> String? {
        let error = #expect(throws: NutgrafError.self) { _ = try settings(file) }
        #expect(error?.code == .configuration)
        return error?.message
    }

    @Test func theFirstThatSaysSomethingIsHeard() throws {
        let file = "NUTGRAF_THREADS=1\nNUTGRAF_NAME=file\nNUTGRAF_QUEUE=file\n"
        let settings = try settings(
            file,
            flags: [.threads: "3", .name: nil],
            environment: ["NUTGRAF_THREADS": "2", "NUTGRAF_NAME": "environment"]
        )
        #expect(settings[.threads] == "3")
        #expect(settings[.name] == "environment")
        #expect(settings[.queue] == "file")
        #expect(settings[.listen] == nil)
    }

    @Test func anEmptyFlagIsRefusedAndAnEmptyVariableSaysNothing() throws {
        let error = #expect(throws: NutgrafError.self) { _ = try settings("", flags: [.clientCA: " "]) }
        #expect(error?.code == .configuration)
        #expect(error?.message == "--client-ca is empty; give it a value, or leave it out")
        let heard = try settings("NUTGRAF_NAME=file\n", environment: ["NUTGRAF_NAME": ""])
        #expect(heard[.name] == "file")
    }

    @Test func linesOfAFile() throws {
        let settings = try settings(
            "# a comment\r\n\r\n  NUTGRAF_NAME = two words \r\nNUTGRAF_QUEUE=\"/a b\"\nNUTGRAF_DATA='x=y'\n\t# another\n"
                + "NUTGRAF_LISTEN=\"\nNUTGRAF_METRICS="
        )
        #expect(settings[.name] == "two words")
        #expect(settings[.queue] == "/a b")
        #expect(settings[.data] == "x=y")
        #expect(settings[.listen] == "\"")
        #expect(settings[.metrics] == nil)
    }

    @Test(
        arguments: [
            ("NUTGRAF_LISTN=x", "line 1 of ", "NUTGRAF_LISTN", "did you mean NUTGRAF_LISTEN?"),
            ("\n#\nnutgraf_listen=x", "line 3 of ", "nutgraf_listen", "did you mean NUTGRAF_LISTEN?"),
            ("NUTGRF_DATA=x", "line 1 of ", "NUTGRF_DATA", "did you mean NUTGRAF_DATA?"),
            ("NUTGRAF_LEASE_SECOND=1", "line 1 of ", "NUTGRAF_LEASE_SECOND", "did you mean NUTGRAF_LEASE_SECONDS?"),
            ("PATH=/bin", "line 1 of ", "PATH", "--help"),
            ("NUTGRAF_\u{1B}[2J=x", "line 1 of ", "NUTGRAF_?[2J", "setting"),
            ("export NUTGRAF_DATA=x", "line 1 of ", "export NUTGRAF_DATA", "setting"),
            ("NUTGRAF_DATA=x\nNUTGRAF_DATA", "line 2 of ", "NAME=value", "comment"),
            ("NUTGRAF_DATA=x\nNUTGRAF_DATA=y", "line 2 of ", "NUTGRAF_DATA", "again"),
            ("NUTGRAF_CONFIG=x", "line 1 of ", "NUTGRAF_CONFIG", "no such setting"),
        ]
    )
    func aLineThatIsNoSetting(file: String, place: String, name: String, advice: String) {
        let message = refusal(file)
        for part in [place, name, advice] { #expect(message?.contains(part) == true, "\(message ?? "accepted")") }
    }

    @Test func anUnreadableFile() {
        let error = #expect(throws: NutgrafError.self) { _ = try Settings(flags: [:], file: "/none", environment: [:]) }
        #expect(error?.code == .configuration)
        #expect(error?.message.contains("/none") == true)
    }

    @Test func settingsOfEveryProgramMayShareAFile() throws {
        let lines = Setting.allCases.map { "\($0.environmentName)=1" }.joined(separator: "\n")
        let settings = try settings(lines)
        for setting in Setting.allCases { #expect(settings[setting] == "1") }
    }

    @Test func everySettingIsKnownToSomeProgram() {
        for setting in Setting.allCases { #expect(!setting.programs.isEmpty, "\(setting)") }
        #expect(Set(Setting.allCases.map(\.environmentName)).count == Setting.allCases.count)
    }
}
