import NIOCore
import NutgrafWire

extension RequestTable {
    /// Who waits for an answer, and perhaps for what comes before it.
    package enum Recipient {
        /// A call, which gets one answer.
        case call(CheckedContinuation<ByteBuffer, any Error>)
        /// A watch, which gets changes until it is answered. It is never sent again as it was: where it went on would
        /// be wrong by then.
        case watch(ChangeBuffer)

        /// How it ends for the recipient.
        enum End {
            /// With an answer.
            case answer(ByteBuffer)
            /// With an error.
            case failure(any Error)
            /// Without an answer from a connection that is over or about to be.
            case lost(NutgrafError)
        }

        /// Tells the recipient; exactly once.
        func end(_ end: End) {
            switch (self, end) {
            case (.call(let continuation), .answer(let payload)): continuation.resume(returning: payload)
            case (.call(let continuation), .failure(let error)): continuation.resume(throwing: error)
            case (.call(let continuation), .lost(let error)): continuation.resume(throwing: error)
            case (.watch(let buffer), .answer(let payload)): buffer.end(.answered(payload))
            case (.watch(let buffer), .failure(let error)): buffer.end(.failed(error))
            case (.watch(let buffer), .lost): buffer.end(.lost)
            }
        }

        /// Whether this is a watch.
        var isWatch: Bool {
            switch self {
            case .call: false
            case .watch: true
            }
        }
    }

    /// Work to be done outside the lock.
    package struct Resumption {
        var ends: [(Recipient, Recipient.End)] = []

        /// Work for one recipient.
        init(_ recipient: Recipient, _ end: Recipient.End) {
            ends = [(recipient, end)]
        }

        /// Work for many, or none.
        init(_ ends: [(Recipient, Recipient.End)] = []) {
            self.ends = ends
        }

        /// Does it; exactly once.
        package func callAsFunction() {
            for (recipient, end) in ends { recipient.end(end) }
        }
    }
}
