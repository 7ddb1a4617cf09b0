import NIOCore

/// Writes that wait to be encrypted, in order, and how many of them have been flushed.
struct PlaintextQueue {
    private var writes = CircularBuffer<(bytes: ByteBuffer, promise: EventLoopPromise<Void>?)>()
    private var flushedWrites = 0
    private var flushedBytes = 0
    /// Plaintext in the queue, flushed or not.
    private(set) var bytes = 0

    /// Whether anything waits that has been flushed.
    var hasFlushed: Bool { flushedWrites > 0 }

    mutating func append(_ buffer: ByteBuffer, _ promise: EventLoopPromise<Void>?) {
        writes.append((buffer, promise))
        bytes += buffer.readableBytes
    }

    /// Marks everything in the queue as flushed.
    mutating func flush() {
        flushedWrites = writes.count
        flushedBytes = bytes
    }

    /// Takes out everything that has been flushed.
    ///
    /// - Returns: The buffers, and one promise that carries its outcome to those of all the writes.
    mutating func takeFlushed() -> (buffers: [ByteBuffer], bytes: Int, promise: EventLoopPromise<Void>?) {
        var buffers: [ByteBuffer] = []
        buffers.reserveCapacity(flushedWrites)
        var first: EventLoopPromise<Void>?
        for _ in 0..<flushedWrites {
            let write = writes.removeFirst()
            buffers.append(write.bytes)
            if let first {
                first.futureResult.cascade(to: write.promise)
            } else {
                first = write.promise
            }
        }
        let taken = flushedBytes
        bytes -= taken
        flushedWrites = 0
        flushedBytes = 0
        return (buffers, taken, first)
    }

    /// Takes out everything, for its promises to be failed.
    mutating func takeAll() -> [EventLoopPromise<Void>] {
        let promises = writes.compactMap(\.promise)
        self = Self()
        return promises
    }
}
