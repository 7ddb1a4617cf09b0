import ArgumentParser
import NutgrafTypes

/// A state's name may be an argument of a command.
extension JobState: ExpressibleByArgument {}
