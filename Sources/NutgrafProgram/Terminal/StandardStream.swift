import Glibc
import SystemPackage

/// Standard output and standard error, written whole and at once.
package struct StandardStream: Sendable {
    /// Standard output.
    package static let output = StandardStream(descriptor: .standardOutput)
    /// Standard error.
    package static let error = StandardStream(descriptor: .standardError)

    private let descriptor: FileDescriptor

    /// Takes the places of standard streams that whoever started the program has closed, before files and connections
    /// take them: what was written to a stream would go there. Reading and writing fail as before; only what is said
    /// on standard error is lost without a word.
    package static func takeClosedPlaces() {
        for (place, mode) in [(STDIN_FILENO, O_WRONLY), (STDOUT_FILENO, O_RDONLY), (STDERR_FILENO, O_WRONLY)]
        where fcntl(place, F_GETFD) == -1 {
            // The lowest place that is free is taken, which is this one.
            _ = open("/dev/null", mode)
        }
    }

    /// Writes all of a text.
    ///
    /// Where nobody reads standard output any more, as behind `| head`, the program ends at once as by SIGPIPE. A
    /// reader of standard error that has gone away is no error; any other failure ends the program with EX_IOERR,
    /// since what it has to say is lost.
    package func write(_ text: String) {
        var text = text
        text.withUTF8 { bytes in
            do {
                try descriptor.writeAll(UnsafeRawBufferPointer(bytes))
            } catch Errno.brokenPipe {
                if descriptor == .standardOutput { ProcessEnd.by(SIGPIPE) }
            } catch {
                if descriptor == .standardOutput {
                    StandardStream.error.write("\(Self.program): cannot write: \(error)\n")
                }
                exit(74)
            }
        }
    }

    /// The program's name, as it was started.
    private static var program: String {
        CommandLine.arguments.first?.split(separator: "/").last.map { String($0).printable } ?? "nutgraf"
    }
}
