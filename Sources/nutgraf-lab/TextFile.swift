import ArgumentParser
import Glibc

/// Reads and writes files whole.
enum TextFile {
    /// The file's bytes.
    ///
    /// - Throws: `ValidationError` that names the file and the fault.
    static func bytes(_ path: String) throws -> [UInt8] {
        guard let file = fopen(path, "rb") else {
            throw ValidationError("cannot open \(path): \(String(cString: strerror(errno)))")
        }
        defer { fclose(file) }
        var bytes: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 65_536)
        while true {
            let count = fread(&buffer, 1, buffer.count, file)
            guard count > 0 else { break }
            bytes += buffer[..<count]
        }
        guard ferror(file) == 0 else { throw ValidationError("cannot read \(path)") }
        return bytes
    }

    /// Writes a file.
    ///
    /// - Throws: `ValidationError` that names the file and the fault.
    static func write(_ bytes: [UInt8], to path: String) throws {
        guard let file = fopen(path, "wb") else {
            throw ValidationError("cannot write \(path): \(String(cString: strerror(errno)))")
        }
        let written = fwrite(bytes, 1, bytes.count, file)
        guard fclose(file) == 0, written == bytes.count else { throw ValidationError("cannot write all of \(path)") }
    }
}
