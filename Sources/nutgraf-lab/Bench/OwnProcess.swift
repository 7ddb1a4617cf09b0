import ArgumentParser
import Foundation
import Glibc

/// Runs this program once more, to measure what a process costs from its start.
struct OwnProcess {
    /// From the start to the end.
    let time: Duration
    /// The largest resident memory of all such processes so far, in KiB.
    let peakKiB: Int

    /// Runs this program with `arguments` to its end; what it prints is dropped.
    ///
    /// - Throws: `ValidationError` where it fails.
    init(_ arguments: [String]) throws {
        let process = Process()
        process.executableURL = URL(filePath: "/proc/self/exe").resolvingSymlinksInPath()
        process.arguments = arguments
        process.standardOutput = FileHandle.nullDevice
        let start = ContinuousClock.now
        try process.run()
        process.waitUntilExit()
        time = .now - start
        guard process.terminationStatus == 0 else {
            throw ValidationError("\(arguments.joined(separator: " ")) failed with \(process.terminationStatus)")
        }
        var usage = rusage()
        getrusage(RUSAGE_CHILDREN.rawValue, &usage)
        peakKiB = usage.ru_maxrss
    }
}
