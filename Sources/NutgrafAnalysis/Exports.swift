/// Whoever imports the analyser speaks of `Article` and `Analysis` without a second import.
@_exported import NutgrafTypes
