import NutgrafCollector
import NutgrafProgram
import NutgrafQueue
import NutgrafService
import NutgrafWorker
import Testing
import nutgraf_collector
import nutgraf_worker

/// The example configurations are the reference of the settings: they name every one, and their defaults are true.
@Suite("Example configurations")
struct ExampleTests {
    /// Everything that settings bear on.
    private struct Effect: Equatable {
        var collector: CollectorConfiguration?
        var worker: WorkerConfiguration?
        var queue: QueueSettings
        var logLevel: String

        init(_ settings: Settings, _ program: Program) throws {
            if program == .collector { collector = try CollectorConfiguration(settings) }
            if program == .worker { worker = try WorkerConfiguration(settings) }
            queue = try QueueSettings(settings)
            logLevel = try ServiceRun.logLevel(settings).rawValue
        }
    }

    @Test(arguments: [Program.collector, .worker])
    func everySettingIsThere(program: Program) throws {
        let names = try ExampleFile(program).entries.map(\.name)
        #expect(names.sorted() == Setting.all(of: program).map(\.environmentName).sorted())
    }

    @Test(arguments: [Program.collector, .worker])
    func everySettingIsExplained(program: Program) throws {
        for entry in try ExampleFile(program).entries {
            #expect(entry.isDefault != entry.comment.contains("No default"), "\(entry.name): \(entry.comment)")
            if entry.name.hasSuffix("_SECONDS") { #expect(entry.comment.contains("in seconds"), "\(entry.name)") }
            if entry.name.hasSuffix("_DAYS") { #expect(entry.comment.contains("in days"), "\(entry.name)") }
            if entry.name.hasSuffix("_MIB") { #expect(entry.comment.contains("in MiB"), "\(entry.name)") }
        }
    }

    @Test(arguments: [Program.collector, .worker])
    func theDefaultsAreTheRealOnes(program: Program) throws {
        let none = try Settings(flags: [:], file: nil, environment: [:])
        #expect(try Effect(ExampleFile(program).settings(), program) == Effect(none, program))
    }

    /// A value that is never read would be equal to any default.
    @Test(arguments: [Program.collector, .worker])
    func everyDefaultCanBeChanged(program: Program) throws {
        let example = try ExampleFile(program)
        let unchanged = try Effect(example.settings(), program)
        for entry in example.entries where entry.isDefault {
            // A frame must stay longer than what it holds.
            let value =
                switch entry.name {
                case "NUTGRAF_LOG_LEVEL": "error"
                case "NUTGRAF_LISTEN": "[::1]:9"
                case "NUTGRAF_MAX_TEXT_MIB", "NUTGRAF_MAX_RESULT_MIB": "4"
                default: "\(try #require(Int(entry.value)) + 1)"
                }
            let changed = try Effect(example.settings(changing: [entry.name: value]), program)
            #expect(changed != unchanged, "\(entry.name) changes nothing")
        }
    }
}
