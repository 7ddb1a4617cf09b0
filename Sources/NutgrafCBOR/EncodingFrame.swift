/// The encoder one value sees: the place in a buffer where it writes its item.
final class EncodingFrame: Encoder {
    /// What the value asked to be.
    enum Shape {
        case none, single, array, map
    }

    /// A nested container or super encoder of this frame.
    struct Nested {
        /// Where in the buffer its bytes belong.
        let position: Int
        let frame: EncodingFrame
    }

    let session: EncodingSession
    let buffer: EncodingBuffer
    /// The type of the value, which decides about the keys of a dictionary.
    let type: Any.Type
    /// How many arrays and maps stand around this item.
    let depth: Int
    /// Where in the buffer this item begins.
    let start: Int
    /// Where this frame's entries begin in the buffer's stack of entries.
    let firstEntry: Int
    var shape = Shape.none
    var keyStyle = KeyStyle.text
    /// Elements or entries so far.
    var count = 0
    /// A nested frame holds its parent and the parent holds it, until the parent is finished or abandoned.
    var nested: [Nested] = []

    private let parent: EncodingFrame?
    private let element: PathElement?
    private let serial: Int
    private let level: Int

    /// The frame of the whole call.
    init(root session: EncodingSession) {
        self.session = session
        buffer = session.buffer
        type = Void.self
        depth = 0
        start = 0
        firstEntry = 0
        parent = nil
        element = nil
        level = 0
        serial = buffer.nextSerial()
        buffer.current = serial
    }

    /// The frame of a value inside another one's.
    ///
    /// - Parameters:
    ///   - parent: the frame around it.
    ///   - buffer: the parent's own buffer, or a fresh one for a nested container.
    ///   - element: the step from the parent to this value; nil where it is the same item.
    ///   - type: the value's type.
    init(in parent: EncodingFrame, buffer: EncodingBuffer, at element: PathElement?, type: Any.Type) {
        session = parent.session
        self.buffer = buffer
        self.type = type
        depth = parent.shape == .single || parent.shape == .none ? parent.depth : parent.depth + 1
        start = buffer.bytes.count
        firstEntry = buffer.entries.count
        self.parent = parent
        self.element = element
        level = parent.level + 1
        serial = buffer.nextSerial()
        buffer.current = serial
    }

    /// A frame that nothing can be written to, for containers that must be handed out after a failure.
    init(refusing session: EncodingSession) {
        self.session = session
        buffer = EncodingBuffer(capacity: 0)
        type = Void.self
        depth = 0
        start = 0
        firstEntry = 0
        parent = nil
        element = nil
        level = 0
        serial = -1
    }

    var userInfo: [CodingUserInfoKey: Any] { session.userInfo }

    var codingPath: [any CodingKey] { path.map(\.codingKey) }

    /// The way from the whole value to this one.
    var path: [PathElement] {
        var path: [PathElement] = []
        var frame: EncodingFrame? = self
        while let current = frame {
            if let element = current.element { path.append(element) }
            frame = current.parent
        }
        return path.reversed()
    }

    func container<Key: CodingKey>(keyedBy type: Key.Type) -> KeyedEncodingContainer<Key> {
        openOrFail(.map)
        keyStyle = KeyStyle(key: type, of: self.type)
        return KeyedEncodingContainer(KeyedEncoder(frame: self))
    }

    func unkeyedContainer() -> any UnkeyedEncodingContainer {
        openOrFail(.array)
        return UnkeyedEncoder(frame: self)
    }

    func singleValueContainer() -> any SingleValueEncodingContainer {
        SingleValueEncoder(frame: self)
    }

    private func openOrFail(_ wanted: Shape) {
        do {
            try open(wanted)
        } catch {
            session.fail(error)
        }
    }
}

// MARK: - Rules

extension EncodingFrame {
    /// Decides what the item is; asking again for the same array or map continues it.
    func open(_ wanted: Shape) throws(CBOREncodingError) {
        try checkCurrent()
        if shape == wanted, wanted != .single { return }
        guard shape == .none else {
            throw misuse("The value asked for two containers that cannot both be its own.")
        }
        if wanted != .single {
            guard depth < session.maximumDepth else { throw tooDeep }
            // Room for the head, which is known only at the end.
            buffer.bytes.append(0 as UInt8)
        }
        shape = wanted
    }

    /// Refuses a write to a frame that is finished, or has a value inside it still being written.
    func checkCurrent() throws(CBOREncodingError) {
        if buffer.current == serial { return }
        throw session.failure ?? misuse("A container was used while it could not be written to.")
    }

    /// Refuses a write to a container other than the one the item is.
    func check(_ expected: Shape) throws(CBOREncodingError) {
        try checkCurrent()
        if shape == expected { return }
        throw session.failure ?? misuse("A container was used that is not the value's own.")
    }

    func misuse(_ message: String) -> CBOREncodingError {
        CBOREncodingError(.containerMisuse, path: path, message: message)
    }

    private var tooDeep: CBOREncodingError {
        CBOREncodingError(
            .tooDeep,
            path: path,
            message: "The value is nested deeper than \(session.maximumDepth) levels."
        )
    }

    func checkLevel() throws(CBOREncodingError) {
        if level > session.maximumLevel { throw tooDeep }
    }
}

// MARK: - Nested containers

extension EncodingFrame {
    /// A frame with its own buffer, put in place when this one is finished.
    func nestedFrame(at element: PathElement) -> EncodingFrame {
        guard depth < session.maximumDepth else {
            session.fail(tooDeep)
            return EncodingFrame(refusing: session)
        }
        let frame = EncodingFrame(
            in: self,
            buffer: EncodingBuffer(capacity: 64),
            at: element,
            type: Void.self
        )
        nested.append(Nested(position: buffer.bytes.count, frame: frame))
        return frame
    }

    /// Lets nested frames go, so that they and their parent do not keep each other.
    func abandon() {
        for nested in nested { nested.frame.abandon() }
        nested = []
    }
}

// MARK: - Entries

extension EncodingFrame {
    func writeKey(_ key: some CodingKey) throws(CBOREncodingError) {
        switch keyStyle {
        case .text:
            buffer.bytes.append(text: key.stringValue)
        case .integer:
            guard let integer = key.intValue else {
                throw CBOREncodingError(
                    .keyWithoutInteger,
                    path: path + [.name(key.stringValue)],
                    message: "The key has no integer value, and its map has integer keys."
                )
            }
            _ = buffer.bytes.append(integer: integer)
        }
    }

    /// Records the entry that begins at `start` and ends at the buffer's end.
    func addEntry(start: Int, keyEnd: Int, nested: Int) {
        buffer.entries.append(
            EncodingBuffer.Entry(
                prefix: buffer.bytes.prefix(from: start, to: keyEnd),
                start: start,
                keyEnd: keyEnd,
                end: buffer.bytes.count,
                nested: nested
            )
        )
        count += 1
    }
}
