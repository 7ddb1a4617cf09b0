import NutgrafProgram
import NutgrafTypes
import SystemPackage

/// A story in a file or on standard input.
struct InputFile {
    /// The file's path; `-` for standard input.
    let path: String

    /// The longest text that is read: a collector's own limit by default.
    static let limit = 8 << 20

    /// Reads the story.
    ///
    /// - Throws: ``NutgrafError`` with `invalid-request` or `too-large` that names the file and says what to do.
    func article() throws(NutgrafError) -> Article {
        guard var bytes = try bytes() else {
            throw NutgrafError(.tooLarge, "\(name): longer than \(Self.limit) bytes; split it")
        }
        if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { bytes.removeFirst(3) }
        guard !bytes.contains(0) else {
            throw NutgrafError(.invalidRequest, "\(name): holds zero bytes, so it is no UTF-8 text; give its text")
        }
        guard let text = String(validating: bytes, as: UTF8.self) else {
            throw NutgrafError(
                .invalidRequest,
                "\(name): not UTF-8 text; convert it first, for example with iconv -f WINDOWS-1252 -t UTF-8"
            )
        }
        guard text.utf8.contains(where: { $0 > 0x20 }) else {
            throw NutgrafError(.invalidRequest, "\(name): empty")
        }
        return Article(text: text, mediaType: "text/plain")
    }

    private var name: String { path == "-" ? "standard input" : path }

    private func bytes() throws(NutgrafError) -> [UInt8]? {
        do {
            if path == "-" { return try TextFile.bytes(of: .standardInput, limit: Self.limit) }
            let descriptor = try FileDescriptor.open(FilePath(path), .readOnly, options: .closeOnExec)
            return try descriptor.closeAfter { try TextFile.bytes(of: descriptor, limit: Self.limit) }
        } catch {
            throw NutgrafError(.invalidRequest, "\(name): cannot be read: \(error)")
        }
    }
}
