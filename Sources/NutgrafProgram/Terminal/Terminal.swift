import Glibc
import SystemPackage

/// What is at the other end of a standard stream.
package struct Terminal: Sendable {
    /// The columns that texts for people are made for where nothing says how many there are.
    package static let usualColumns = 80
    /// The columns that are believed: in fewer nothing can be read, and longer lines are hard to follow.
    private static let columnRange = 20...500

    private let descriptor: FileDescriptor

    /// What standard input reads from.
    package static let input = Terminal(descriptor: .standardInput)
    /// What standard output writes to.
    package static let output = Terminal(descriptor: .standardOutput)
    /// What standard error writes to.
    package static let error = Terminal(descriptor: .standardError)

    /// Whether it is a terminal, and no file or pipe.
    package var isTerminal: Bool { isatty(descriptor.rawValue) == 1 }

    /// Whether it is a terminal that can do more than write one line below the other, as far as `TERM` says.
    package var isCapable: Bool {
        isTerminal && EnvironmentVariable.value(of: "TERM").map { $0 != "dumb" } ?? false
    }

    /// How many columns its lines have, from 20 to 500; 80 where it is no terminal or does not say.
    package var columns: Int {
        var size = winsize()
        guard isTerminal, ioctl(descriptor.rawValue, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else {
            return Self.usualColumns
        }
        return min(max(Int(size.ws_col), Self.columnRange.lowerBound), Self.columnRange.upperBound)
    }
}
