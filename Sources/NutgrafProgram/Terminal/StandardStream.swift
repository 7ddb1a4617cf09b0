import Glibc
import SystemPackage

/// Standard output and standard error, written whole and at once.
package struct StandardStream: Sendable {
    /// Standard output.
    package static let output = StandardStream(descriptor: .standardOutput)
    /// Standard error.
    package static let error = StandardStream(descriptor: .standardError)

    private let descriptor: FileDescriptor

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
                if descriptor == .standardOutput { StandardStream.error.write("cannot write: \(error)\n") }
                exit(74)
            }
        }
    }
}
