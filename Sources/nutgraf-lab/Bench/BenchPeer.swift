import ArgumentParser
import Foundation

/// Another program that finds names, run in turns with the analyser.
///
/// It answers each line on its standard input with a line of JSON: the seconds that a run over all articles took,
/// and the names.
final class BenchPeer {
    /// What a run gave.
    struct Run: Decodable {
        /// One name: start, end and kind.
        struct Name: Decodable {
            let start: Int
            let end: Int
            let kind: String

            init(from decoder: any Decoder) throws {
                var values = try decoder.unkeyedContainer()
                start = try values.decode(Int.self)
                end = try values.decode(Int.self)
                kind = try values.decode(String.self)
            }
        }

        let seconds: Double
        let names: [[Name]]
    }

    /// What it is called.
    let name: String
    private let process = Process()
    private let input = Pipe()
    private let output = Pipe()

    /// Starts a peer and waits until it is ready.
    ///
    /// - Throws: `ValidationError` where it does not start.
    init(_ name: String, python: String, script: String, model: String, articles: String) throws {
        self.name = name
        process.executableURL = URL(filePath: "/usr/bin/env")
        process.arguments = [
            // One core each, as the analyser has.
            "OMP_NUM_THREADS=1", "OPENBLAS_NUM_THREADS=1", "MKL_NUM_THREADS=1",
            python, script, "serve", name, "--model", model, "--articles", articles,
        ]
        process.standardInput = input
        process.standardOutput = output
        try process.run()
        guard line() == "ready" else { throw ValidationError("the peer \(name) does not start") }
    }

    /// Has it read all articles once.
    ///
    /// - Throws: `ValidationError` where it has ended, or what it says cannot be read.
    func run() throws -> Run {
        try input.fileHandleForWriting.write(contentsOf: Data("run\n".utf8))
        guard let line = line() else { throw ValidationError("the peer \(name) has ended") }
        return try JSONDecoder().decode(Run.self, from: Data(line.utf8))
    }

    /// Ends it.
    func end() {
        try? input.fileHandleForWriting.close()
        process.waitUntilExit()
    }

    private func line() -> String? {
        var bytes: [UInt8] = []
        while true {
            let next = output.fileHandleForReading.readData(ofLength: 1)
            guard let byte = next.first else { return bytes.isEmpty ? nil : String(decoding: bytes, as: UTF8.self) }
            if byte == 0x0A { return String(decoding: bytes, as: UTF8.self) }
            bytes.append(byte)
        }
    }
}
