import NutgrafTypes

/// Reads stories out of files, one after the other as they are asked for.
///
/// Only one file is open at a time, and of a `.jsonl` or `.json` file only one element is held, so that archives of
/// any length are read in bounded memory. What cannot be used comes as a refusal, and the rest goes on.
package struct InputReader: IteratorProtocol {
    private enum Source {
        case lines(JSONLines)
        case elements(JSONElements)
        case entries(ArraySlice<InputItem>)
    }

    private let files: InputFiles
    private var source: Source?
    private var stream: ByteStream?
    /// How many files were begun, those that could not be read among them.
    package private(set) var filesBegun = 0

    /// Makes a reader that stands before the first file.
    package init(_ files: InputFiles) {
        self.files = files
    }

    /// The next story or refusal; `nil` behind the last.
    package mutating func next() -> InputItem? {
        while true {
            if let item = nextOfSource() { return item }
            closeStream()
            guard filesBegun < files.entries.count else { return nil }
            let entry = files.entries[filesBegun]
            filesBegun += 1
            switch entry {
            case .refused(let item): return item
            case .standardInput:
                if let item = begin(ByteStream(descriptor: 0), file: "-", kind: nil) { return item }
            case .file(let path):
                do throws(InputFault) {
                    let kind = InputKind(fileName: path.bytes)
                    if let item = begin(try ByteStream(path), file: path.name, kind: kind) { return item }
                } catch {
                    return InputItem(InputOrigin(file: path.name), error)
                }
            }
        }
    }

    private mutating func closeStream() {
        stream = nil
        source = nil
    }

    private mutating func nextOfSource() -> InputItem? {
        switch source {
        case nil: return nil
        case .lines(var lines)?:
            let item = lines.next()
            source = .lines(lines)
            return item
        case .elements(var elements)?:
            let item = elements.next()
            source = .elements(elements)
            return item
        case .entries(var entries)?:
            let item = entries.popFirst()
            source = .entries(entries)
            return item
        }
    }

    /// Begins a file: the story that it is as a whole, or nothing where it is a source of several.
    private mutating func begin(_ stream: ByteStream, file: String, kind: InputKind?) -> InputItem? {
        self.stream = stream
        let limit = files.options.maximumOctets
        let origin = InputOrigin(file: file)
        do throws(InputFault) {
            var kind = files.options.kind ?? kind
            if kind == nil {
                try stream.peek(1024)
                kind = InputKind(sniffing: stream.buffer.prefix(1024))
            }
            switch kind {
            case .jsonl?: source = .lines(JSONLines(file: file, stream: stream, limit: limit))
            case .json?: source = .elements(JSONElements(file: file, stream: stream, limit: limit))
            case .feed?:
                let bytes = try markup(stream)
                source = .entries(try FeedReader(bytes).items(file: file, limit: limit)[...])
            case .html?:
                let bytes = try markup(stream)
                return InputItem(origin, try PageReader.article(of: bytes, limit: limit))
            case .text?, nil:
                return InputItem(origin, try Self.text(stream.rest(limit: limit, orElse: .tooLarge(limit: limit))))
            }
            return nil
        } catch {
            return InputItem(origin, error)
        }
    }

    /// A page or a feed, of which only the text counts towards the limit of an article.
    private func markup(_ stream: ByteStream) throws(InputFault) -> [UInt8] {
        let limit = max(files.options.maximumMarkupOctets, files.options.maximumOctets)
        return try Self.content(stream.rest(limit: limit, orElse: .markupTooLarge(limit: limit)))
    }

    /// The bytes, where they are more than blanks.
    private static func content(_ bytes: [UInt8]) throws(InputFault) -> [UInt8] {
        guard bytes.contains(where: { $0 > 0x20 }) else { throw .empty }
        return bytes
    }

    private static func text(_ bytes: [UInt8]) throws(InputFault) -> Article {
        let text = try TextDecoder.text(of: content(bytes))
        guard text.utf8.contains(where: { $0 > 0x20 }) else { throw .empty }
        return Article(text: text, mediaType: "text/plain")
    }
}
