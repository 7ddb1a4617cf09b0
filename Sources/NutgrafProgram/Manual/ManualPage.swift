import ArgumentParser
import FoundationEssentials

/// A program's manual page, made of what its `--help` says.
package struct ManualPage {
    private let program: Program
    private let command: CommandDescription
    private var lines: [String] = []

    /// Makes the page of a program.
    ///
    /// - Throws: What the decoder throws where the argument parser describes the program in another form than this
    ///   version does.
    package init(of program: Program, _ root: any ParsableCommand.Type) throws {
        self.program = program
        let data = Data(root._dumpHelp().utf8)
        command = try JSONDecoder().decode(CommandDescription.Document.self, from: data).command
        let version = root.configuration.version.split(separator: ",").first.map(String.init) ?? ""
        lines.append(".TH \(Roff.argument(program.rawValue.uppercased())) 1 \"\" \(Roff.argument(version)) Nutgraf")
        section("NAME")
        lines.append(Roff.escaped("\(program.rawValue) - ") + Roff.escaped(Self.lowered(command.abstract ?? "")))
        synopsis()
        section("DESCRIPTION")
        description(of: command)
        if !subcommands.isEmpty {
            section("COMMANDS")
            for subcommand in subcommands { add(subcommand, after: program.rawValue) }
            shared()
        } else {
            section("OPTIONS")
            add(command.arguments ?? [])
        }
        examples(of: command)
        environment()
        exitStatus()
        seeAlso()
    }

    /// The page's source in man(7).
    package var source: String { lines.joined(separator: "\n") + "\n" }

    /// Prints the page and ends the program, where `--generate-manual` is all that the command line says.
    package static func printIfAsked(of program: Program, _ root: any ParsableCommand.Type) {
        guard CommandLine.arguments.dropFirst() == ["--generate-manual"] else { return }
        do {
            StandardStream.output.write(try ManualPage(of: program, root).source)
        } catch {
            StandardStream.error.write("\(program.rawValue): no manual page can be made: \(error)\n")
            root.exit(withError: ExitCode(70))
        }
        root.exit()
    }

    private var subcommands: [CommandDescription] { Self.shown(command.subcommands) }

    private static func shown(_ commands: [CommandDescription]?) -> [CommandDescription] {
        (commands ?? []).filter { $0.shouldDisplay && $0.commandName != "help" }
    }

    private static func lowered(_ text: String) -> String {
        (text.prefix(1).lowercased() + text.dropFirst()).trimmingSuffix { $0 == "." }
    }

    private mutating func section(_ name: String) { lines.append(".SH \(Roff.argument(name))") }

    private mutating func synopsis() {
        section("SYNOPSIS")
        guard !subcommands.isEmpty else { return lines.append(usage(of: command, called: program.rawValue)) }
        lines.append(".B \(Roff.escaped(program.rawValue))")
        lines.append("\\fIcommand\\fR [\\fIoptions\\fR] [\\fIarguments\\fR]")
    }

    private func usage(of command: CommandDescription, called name: String) -> String {
        var usage = ".B \(Roff.escaped(name))\n[\\fIoptions\\fR]"
        for argument in command.arguments ?? [] where argument.kind == "positional" && argument.shouldDisplay {
            let value = "\\fI\(Roff.escaped(argument.valueName ?? ""))\\fR" + (argument.isRepeating ? " ..." : "")
            usage += argument.isOptional ? " [\(value)]" : " \(value)"
        }
        return usage
    }

    /// The abstract and the discussion, but for the examples in it.
    private mutating func description(of command: CommandDescription) {
        if let abstract = command.abstract { lines.append(Roff.escaped(abstract)) }
        var isText = false
        for line in (command.discussion ?? "").split(separator: "\n", omittingEmptySubsequences: false)
        where !line.hasPrefix(Self.example) {
            if line.isEmpty {
                isText = false
            } else {
                lines.append(isText ? ".br" : ".PP")
                lines.append(Roff.escaped(String(line)))
                isText = true
            }
        }
    }

    private static let example = "Example: "

    private mutating func examples(of command: CommandDescription) {
        let examples = (command.discussion ?? "").split(separator: "\n").filter { $0.hasPrefix(Self.example) }
        guard !examples.isEmpty else { return }
        lines += [".PP", "For example:", ".PP", ".nf", ".RS 4"]
        lines += examples.map { Roff.escaped(String($0.dropFirst(Self.example.count))) }
        lines += [".RE", ".fi"]
    }

    private mutating func add(_ command: CommandDescription, after path: String) {
        let name = "\(path) \(command.commandName)"
        let inner = Self.shown(command.subcommands)
        guard inner.isEmpty else {
            for command in inner { add(command, after: name) }
            return
        }
        lines.append(".SS \(Roff.argument(name))")
        lines.append(usage(of: command, called: name))
        lines.append(".PP")
        description(of: command)
        add((command.arguments ?? []).filter { $0.sectionTitle != Self.connection })
        examples(of: command)
    }

    /// The heading of the options that every command has which talks to a collector.
    private static let connection = "Connection"

    /// Those options, once.
    private mutating func shared() {
        let all = subcommands.first { command in
            (command.arguments ?? []).contains { $0.sectionTitle == Self.connection }
        }
        guard let all else { return }
        lines.append(".SS Options of every command that talks to a collector")
        add((all.arguments ?? []).filter { $0.sectionTitle == Self.connection })
    }

    private mutating func add(_ arguments: [CommandDescription.Argument]) {
        // What every command has says nothing of this one.
        let own = arguments.filter { argument in
            argument.shouldDisplay && !(argument.names ?? []).contains { $0.name == "help" || $0.name == "version" }
        }
        for argument in own {
            lines.append(".TP")
            let names = (argument.names ?? []).map { "\\fB\(Roff.escaped($0.text))\\fR" }.joined(separator: ", ")
            let value = "\\fI\(Roff.escaped(argument.valueName ?? ""))\\fR"
            switch argument.kind {
            case "positional": lines.append(value)
            case "flag": lines.append(names)
            default: lines.append("\(names) \(value)")
            }
            var text = argument.abstract ?? ""
            if let value = argument.defaultValue, argument.kind == "option" { text += " Default: \(value)." }
            lines.append(Roff.escaped(text))
        }
    }

    private mutating func environment() {
        section("ENVIRONMENT")
        lines.append(
            Roff.escaped(
                "A flag goes before the environment, and that before a file of NAME=value lines (--config)."
            )
        )
        let settings = Setting.all(of: program).map { ($0.environmentName, "As \($0.flagName).") }
        let others = [
            ("NUTGRAF_CONFIG", "As --config."),
            ("NO_COLOR", "Where it is set, nothing is coloured; nor is it where TERM is 'dumb', or in a file or pipe."),
        ]
        for (name, text) in settings + others {
            lines += [".TP", ".B \(Roff.escaped(name))", Roff.escaped(text)]
        }
    }

    private mutating func exitStatus() {
        section("EXIT STATUS")
        for status in ExitStatus.all {
            lines += [".TP", ".B \(Roff.escaped(status.codes))", Roff.escaped(status.meaning)]
        }
    }

    private mutating func seeAlso() {
        section("SEE ALSO")
        let others = Program.allCases.filter { $0 != program }.map { ".BR \(Roff.escaped($0.rawValue)) (1)" }
        lines.append(others.joined(separator: ",\n"))
    }
}

extension String {
    fileprivate func trimmingSuffix(while condition: (Character) -> Bool) -> String {
        var text = self[...]
        while let last = text.last, condition(last) { text.removeLast() }
        return String(text)
    }
}
