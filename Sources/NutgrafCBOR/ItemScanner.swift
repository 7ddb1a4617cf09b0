/// Checks a whole input in one pass and notes where its arrays and maps end.
///
/// There is no recursion: open arrays and maps stand on a stack that `Limits.maximumDepth` bounds.
struct ItemScanner {
    /// An array or map that has begun.
    struct Open {
        /// Its place in the index.
        let extent: Int
        /// Where its first element or key begins.
        let start: Int
        let isMap: Bool
        let isIndefinite: Bool
        /// How deep it is with the tags around it, counted from the array or map around them.
        let levels: Int
        /// Elements or entries still to come, unless indefinite.
        var remaining: Int
        /// Elements or entries that are complete.
        var position = 0
        /// Whether the next item is a key.
        var expectsKey: Bool
        /// Where the next key begins: the end of the last value.
        var keyStart: Int
        /// The last key.
        var key = 0..<0
        /// Whether all keys so far were in rising order, so that none can be there twice.
        var isSorted = true
        /// Whether a key has a form that makes equal keys have different bytes.
        var hasUnusualKey = false
    }

    let input: UnsafeRawBufferPointer
    let limits: CBORDecoder.Limits
    let options: CBORDecoder.Options
    var offset = 0
    var items = 0
    var depth = 0
    /// Tags in front of the item that is read next.
    var pendingTags = 0
    var stack: [Open] = []
    var extents: [Extent] = []

    /// Scans bytes that must be one item.
    ///
    /// - Returns: the extents of its arrays, maps and strings of indefinite length, in order of their beginnings.
    /// - Throws: `CBORDecodingError` for the first thing that is wrong.
    static func index(
        of input: UnsafeRawBufferPointer,
        limits: CBORDecoder.Limits,
        options: CBORDecoder.Options
    ) throws(CBORDecodingError) -> [Extent] {
        var scanner = ItemScanner(input: input, limits: limits, options: options)
        try scanner.scan()
        return scanner.extents
    }

    private init(input: UnsafeRawBufferPointer, limits: CBORDecoder.Limits, options: CBORDecoder.Options) {
        self.input = input
        self.limits = limits
        self.options = options
    }

    private mutating func scan() throws(CBORDecodingError) {
        let maximumLength = min(limits.maximumLength, Int(UInt32.max))
        guard input.count <= maximumLength else {
            throw failure(
                .tooLong,
                at: 0,
                "The input has \(input.count) bytes; the limit is \(maximumLength)."
            )
        }
        while true {
            let start = offset
            guard let head = Head(input, at: start) else {
                throw failure(.truncated, at: input.count, "The input ends inside an item.")
            }
            try check(head, at: start)
            offset = head.next
            let isComplete = try scanContent(of: head, at: start)
            if isComplete, try complete() { break }
        }
        guard offset == input.count else {
            throw failure(
                .trailingBytes,
                at: offset,
                "There are \(input.count - offset) bytes behind the item."
            )
        }
    }

    /// Reads what belongs to a head.
    ///
    /// - Returns: whether an item ends here; it does not where elements or a tag's content must follow.
    @inline(__always)
    private mutating func scanContent(of head: Head, at start: Int) throws(CBORDecodingError) -> Bool {
        switch head.major {
        case .unsigned, .negative:
            return true
        case .bytes, .text:
            try scanString(head, at: start)
            return true
        case .array, .map:
            return try open(head, at: start)
        case .tag:
            pendingTags += 1
            try checkDepth(at: start)
            return false
        case .simple:
            return try scanSimple(head, at: start)
        }
    }

    /// Counts the item and refuses reserved and unwanted heads.
    @inline(__always)
    private mutating func check(_ head: Head, at start: Int) throws(CBORDecodingError) {
        if head.info >= 24 { try checkLong(head, at: start) }
        items += 1
        if items > limits.maximumItems { throw tooManyItems(at: start) }
    }

    private func checkLong(_ head: Head, at start: Int) throws(CBORDecodingError) {
        switch head.info {
        case 28...30:
            throw failure(
                .malformed,
                at: start,
                "The first byte of an item uses reserved information \(head.info)."
            )
        case 31:
            try checkIndefinite(head, at: start)
        default:
            if !options.allowsNonShortestForms, head.isNonShortest {
                throw failure(.nonShortestForm, at: start, "A number is not in its shortest form.")
            }
        }
    }

    private func checkIndefinite(_ head: Head, at start: Int) throws(CBORDecodingError) {
        switch head.major {
        case .bytes, .text, .array, .map:
            if options.allowsIndefiniteLengths { return }
            throw failure(.indefiniteLength, at: start, "A length is indefinite.")
        case .simple:
            // A break is judged by where it stands.
            return
        case .unsigned, .negative, .tag:
            throw failure(.malformed, at: start, "An integer or tag cannot have an indefinite length.")
        }
    }

    private mutating func scanSimple(_ head: Head, at start: Int) throws(CBORDecodingError) -> Bool {
        if head.info == 31 {
            items -= 1
            try close(at: start)
            return true
        }
        if head.info == 24, head.argument < 32 {
            throw failure(.malformed, at: start, "Simple value \(head.argument) in two bytes is reserved.")
        }
        return true
    }

    func checkDepth(at start: Int) throws(CBORDecodingError) {
        if depth + pendingTags <= limits.maximumDepth { return }
        throw failure(.tooDeep, at: start, "Items are nested deeper than \(limits.maximumDepth) levels.")
    }

    func tooManyItems(at start: Int) -> CBORDecodingError {
        failure(.tooManyItems, at: start, "There are more than \(limits.maximumItems) items.")
    }

    /// An error at a byte, with the key path to what is open there.
    func failure(_ code: CBORDecodingError.Code, at offset: Int, _ message: String) -> CBORDecodingError {
        var path: [PathElement] = []
        for open in stack {
            if !open.isMap {
                path.append(.index(open.position))
            } else if !open.expectsKey {
                path.append(PathElement(key: open.key.lowerBound, in: input))
            }
        }
        return CBORDecodingError(code, offset: offset, path: path, message: message)
    }
}
