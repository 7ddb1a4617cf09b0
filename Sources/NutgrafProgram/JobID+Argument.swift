import ArgumentParser
import NutgrafTypes

extension JobID: ExpressibleByArgument {
    /// Reads a job id from the command line.
    public init?(argument: String) {
        self.init(argument)
    }
}
