import NutgrafTypes
import Synchronization

/// A source of random numbers that several tasks may draw from.
final class LockedRandom: Sendable {
    private let generator: Mutex<any RandomNumberGenerator & Sendable>

    init(_ generator: any RandomNumberGenerator & Sendable) {
        self.generator = Mutex(generator)
    }

    /// A fresh lease token.
    func leaseToken() -> LeaseToken {
        generator.withLock { LeaseToken(using: &$0) }
    }

    /// A fresh job id.
    func jobID(at time: Timestamp) -> JobID {
        generator.withLock { JobID(time: time, using: &$0) }
    }

    /// A number of milliseconds from 0 to `limit`, each as likely as the others.
    func milliseconds(upTo limit: Int64) -> Int64 {
        guard limit > 0 else { return 0 }
        return generator.withLock { Int64.random(in: 0...limit, using: &$0) }
    }
}
