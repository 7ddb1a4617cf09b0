import ArgumentParser
import Glibc

/// Reads a file whole.
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
}
