import Glibc
import NutgrafProgram
import NutgrafTypes
import NutgrafWorker

extension WorkerConfiguration {
    /// Reads what settings say of how a worker works; as many threads as cores by default.
    ///
    /// - Throws: ``NutgrafError`` with `configuration` where a number is out of its range.
    package init(_ settings: Settings) throws(NutgrafError) {
        self.init(threads: try settings.count(.threads, in: 1...1024) ?? Self.cores)
        if let time = try settings.seconds(.articleSeconds, in: 1...3600) { articleTimeLimit = time }
        if let time = try settings.seconds(.drainSeconds, in: 0...3600) { drainTimeout = time }
    }

    private static var cores: Int { max(1, sysconf(Int32(_SC_NPROCESSORS_ONLN))) }
}
