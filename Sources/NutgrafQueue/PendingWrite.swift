import NutgrafTypes

/// A write that waits for the commit which will hold it.
struct PendingWrite: Sendable {
    /// How many bytes of articles or results it stores.
    let bytes: Int
    /// Does the write inside a transaction, perhaps more than once, where a first commit fails; gives what is
    /// to be called once it is committed.
    let apply: @Sendable (JobTransaction) throws -> @Sendable () -> Void
    /// Called where it cannot be committed.
    let refuse: @Sendable (NutgrafError) -> Void
}
