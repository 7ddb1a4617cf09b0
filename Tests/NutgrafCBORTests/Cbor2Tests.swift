import Foundation
import NutgrafCBOR
import Testing

/// Both ways against Python's `cbor2`.
///
/// The interpreter is the environment's `NUTGRAF_PYTHON`, `python3` by default; it must have the module `cbor2`.
@Suite struct Cbor2Tests {
    /// Reads items, one a line in hexadecimal digits, and writes each in the same way as RFC 8949 section 4.2.1 has
    /// it. Numbers and strings are the module's canonical form; maps are put in order here, since the module follows
    /// the older RFC 7049, which puts shorter keys first.
    static let program = """
        import sys, cbor2
        def head(major, count):
            number = bytearray(cbor2.dumps(count))
            number[0] |= major << 5
            return bytes(number)
        def encoded(value):
            if isinstance(value, (list, tuple)):
                return head(4, len(value)) + b"".join(map(encoded, value))
            if isinstance(value, dict):
                entries = sorted((encoded(k), encoded(v)) for k, v in value.items())
                return head(5, len(entries)) + b"".join(k + v for k, v in entries)
            return cbor2.dumps(value, canonical=True)
        for line in sys.stdin:
            print(encoded(cbor2.loads(bytes.fromhex(line))).hex())
        """

    /// Reads items and writes what they are as Python sees them, in JSON with bytes as hexadecimal digits.
    static let values = """
        import sys, json, cbor2
        def plain(value):
            if isinstance(value, bytes): return {"bytes": value.hex()}
            if isinstance(value, dict): return {"map": [[plain(k), plain(v)] for k, v in value.items()]}
            if isinstance(value, (list, tuple)): return [plain(v) for v in value]
            if isinstance(value, float): return {"float": value.hex()}
            if isinstance(value, int) and not isinstance(value, bool): return {"integer": str(value)}
            return value
        for line in sys.stdin:
            print(json.dumps(plain(cbor2.loads(bytes.fromhex(line))), sort_keys=True))
        """

    private func python(_ program: String, _ lines: [String]) throws -> [String] {
        let interpreter = ProcessInfo.processInfo.environment["NUTGRAF_PYTHON"] ?? "python3"
        let folder = FileManager.default.temporaryDirectory.appending(
            path: "nutgraf-cbor-\(UUID().uuidString)"
        )
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        // Files instead of pipes: neither side can block the other, however much there is.
        let input = folder.appending(path: "input")
        let output = folder.appending(path: "output")
        let errors = folder.appending(path: "errors")
        try Data((lines.joined(separator: "\n") + "\n").utf8).write(to: input)
        try Data().write(to: output)
        try Data().write(to: errors)
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        process.arguments = [interpreter, "-c", program]
        process.standardInput = try FileHandle(forReadingFrom: input)
        process.standardOutput = try FileHandle(forWritingTo: output)
        process.standardError = try FileHandle(forWritingTo: errors)
        try process.run()
        process.waitUntilExit()
        let complaint = try String(contentsOf: errors, encoding: .utf8)
        let advice = "Install the Python module cbor2, or name an interpreter that has it in NUTGRAF_PYTHON."
        try #require(process.terminationStatus == 0, "\(interpreter) failed. \(advice) \(complaint)")
        return try String(contentsOf: output, encoding: .utf8).split(separator: "\n").map(String.init)
    }

    /// Python reads what Swift wrote and writes it again: the same canonical bytes.
    @Test func sameBytesFromBoth() throws {
        let seed = freshSeed("cbor2 bytes")
        var generator = SplitMix64(seed: seed)
        var items: [[UInt8]] = []
        for _ in 0..<2000 { items.append(try CBOREncoder().encode(generator.loose(depth: 4))) }
        for _ in 0..<100 { items.append(try CBOREncoder().encode(Sample(using: &generator))) }
        let answers = try python(Self.program, items.map { hex($0) })
        try #require(answers.count == items.count)
        for (item, answer) in zip(items, answers) {
            try #require(hex(item) == answer, "seed \(seed)")
        }
        // And Swift reads what Python wrote.
        for answer in answers.prefix(2000) {
            _ = try CBORDecoder().decode(Loose.self, from: bytes(answer))
        }
    }

    /// Python understands the values as they were meant, not only their bytes.
    @Test func sameValuesForBoth() throws {
        let seed = freshSeed("cbor2 values")
        var generator = SplitMix64(seed: seed)
        let items = (0..<1000).map { _ in generator.loose(depth: 3) }
        let answers = try python(Self.values, try items.map { hex(try CBOREncoder().encode($0)) })
        try #require(answers.count == items.count)
        for (item, answer) in zip(items, answers) {
            let value = try JSONSerialization.jsonObject(with: Data(answer.utf8), options: .fragmentsAllowed)
            try #require(try loose(value) == item, "seed \(seed): \(answer)")
        }
    }

    private func loose(_ json: Any) throws -> Loose {
        if json is NSNull { return .null }
        if let text = json as? String { return .text(text) }
        if let list = json as? [Any] { return .array(try list.map(loose)) }
        if let object = json as? [String: Any] {
            if let digits = object["bytes"] as? String { return .bytes(try bytes(digits)) }
            if let digits = object["integer"] as? String { return .integer(try #require(Int128(digits))) }
            if let digits = object["float"] as? String {
                return .float(try #require(Double(digits.replacing("infinity", with: "inf"))))
            }
            let entries = try #require(object["map"] as? [[Any]])
            var texts: [String: Loose] = [:]
            var integers: [Int: Loose] = [:]
            for entry in entries {
                switch try loose(entry[0]) {
                case .text(let key): texts[key] = try loose(entry[1])
                case .integer(let key): integers[try #require(Int(exactly: key))] = try loose(entry[1])
                case let key: Issue.record("A key is \(key).")
                }
            }
            return integers.isEmpty ? .map(texts) : .integerMap(integers)
        }
        return .bool(try #require(json as? Bool))
    }

    /// What Python writes without being asked for canonical form is read when long forms are allowed.
    @Test func pythonsOwnForm() throws {
        let program = """
            import sys, cbor2
            for line in sys.stdin:
                print(cbor2.dumps(eval(line)).hex())
            """
        let answers = try python(
            program,
            ["{'b': [1.5, 2.0], 'a': []}", "{'zz': [0.1], 'y': [float('inf')]}", "{}"]
        )
        let decoder = CBORDecoder(options: CBORDecoder.Options(allowsNonShortestForms: true))
        let decoded = try answers.map { try decoder.decode([String: [Double]].self, from: bytes($0)) }
        #expect(decoded == [["b": [1.5, 2], "a": []], ["zz": [0.1], "y": [.infinity]], [:]])
    }
}
