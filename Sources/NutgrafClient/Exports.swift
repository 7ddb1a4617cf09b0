@_exported import NutgrafTypes
