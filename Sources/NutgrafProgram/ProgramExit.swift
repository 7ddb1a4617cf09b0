import ArgumentParser
import NutgrafTypes

/// How a program ends, with the codes of BSD's `sysexits.h`.
package enum ProgramExit {
    /// The exit code that stands for an error.
    package static func code(for error: any Error) -> ExitCode {
        if let exit = error as? ExitCode { return exit }
        guard let error = error as? NutgrafError else {
            return error is CancellationError ? ExitCode(75) : ExitCode(70)
        }
        switch error.code {
        case .invalidRequest, .tooLarge, .keyConflict, .wrongState, .cursorExpired: return ExitCode(65)  // EX_DATAERR
        case .notFound: return ExitCode(66)  // EX_NOINPUT
        case .unavailable: return ExitCode(69)  // EX_UNAVAILABLE
        case .database: return ExitCode(74)  // EX_IOERR
        case .noResult, .overloaded, .draining, .timeout, .cancelled, .leaseLost: return ExitCode(75)  // EX_TEMPFAIL
        case .protocolViolation, .unsupportedVersion, .unknownKind, .tls: return ExitCode(76)  // EX_PROTOCOL
        case .unauthenticated, .forbidden: return ExitCode(77)  // EX_NOPERM
        case .configuration: return ExitCode(78)  // EX_CONFIG
        default: return ExitCode(70)  // EX_SOFTWARE
        }
    }

    /// Runs a command's body; an error is one sentence on standard error and the code that stands for it.
    package static func run(_ program: String, _ body: () async throws -> Void) async throws {
        do {
            try await body()
        } catch let exit as ExitCode {
            throw exit
        } catch let error as CleanExit {
            throw error
        } catch let error as ValidationError {
            throw error
        } catch {
            StandardStream.error.write("\(program): \(sentence(for: error).printable)\n")
            throw code(for: error)
        }
    }

    private static func sentence(for error: any Error) -> String {
        switch error {
        case let error as NutgrafError: error.message
        case is CancellationError: "interrupted"
        default: "\(error)"
        }
    }
}
