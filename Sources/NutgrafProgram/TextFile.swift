import NutgrafTypes
import SystemPackage

/// Files read whole, within a limit.
package enum TextFile {
    /// The bytes of a file, of standard input, or of a pipe.
    ///
    /// - Parameters:
    ///   - descriptor: Where to read from; it stays open.
    ///   - limit: How many bytes there may be.
    /// - Returns: The bytes; `nil` where there are more than `limit`.
    package static func bytes(of descriptor: FileDescriptor, limit: Int) throws(Errno) -> [UInt8]? {
        var bytes: [UInt8] = []
        while bytes.count <= limit {
            let room = min(max(bytes.count, 65_536), limit + 1 - bytes.count)
            let chunk = try read(room, from: descriptor)
            if chunk.isEmpty { return bytes }
            bytes += chunk
        }
        return nil
    }

    private static func read(_ count: Int, from descriptor: FileDescriptor) throws(Errno) -> [UInt8] {
        do {
            return try [UInt8](unsafeUninitializedCapacity: count) { buffer, filled in
                filled = try descriptor.read(into: UnsafeMutableRawBufferPointer(buffer))
            }
        } catch {
            throw error as? Errno ?? .ioError
        }
    }

    /// The text of a small file.
    ///
    /// - Throws: ``NutgrafError`` with `configuration` where it cannot be read, is too long or is not UTF-8.
    package static func contents(of path: String, limit: Int, called name: String) throws(NutgrafError) -> String {
        let bytes: [UInt8]?
        do {
            let descriptor = try FileDescriptor.open(FilePath(path), .readOnly, options: .closeOnExec)
            bytes = try descriptor.closeAfter { try Self.bytes(of: descriptor, limit: limit) }
        } catch {
            throw NutgrafError(.configuration, "the \(name) \(path) cannot be read: \(error)")
        }
        guard let bytes, let text = String(validating: bytes, as: UTF8.self) else {
            throw NutgrafError(.configuration, "the \(name) \(path) is longer than \(limit) bytes or not UTF-8 text")
        }
        return text
    }
}
