/// Lets a caller look in on long work: its time limit or cancellation is noticed within a bounded stretch.
package struct Pace<Failure: Error> {
    /// How many bytes of work pass between two checkpoints.
    package static var stride: Int { 65_536 }

    private let checkpoint: () throws(Failure) -> Void
    private let observer: ((Stage) -> Void)?
    private var spent = 0

    /// Makes a pace that calls `checkpoint` at every stride, and `observer` where a stage begins.
    package init(checkpoint: @escaping () throws(Failure) -> Void, observer: ((Stage) -> Void)? = nil) {
        self.checkpoint = checkpoint
        self.observer = observer
    }

    /// Tells the observer that a stage begins.
    package func begin(_ stage: Stage) { observer?(stage) }

    /// Counts work done, and calls the checkpoint when a stride is full.
    ///
    /// - Parameter bytes: how much was read, in bytes or in steps of about that cost.
    /// - Throws: what the checkpoint throws.
    package mutating func spend(_ bytes: Int) throws(Failure) {
        spent += bytes
        guard spent >= Self.stride else { return }
        spent = 0
        try checkpoint()
    }
}
