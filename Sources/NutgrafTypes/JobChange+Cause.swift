extension JobChange {
    /// What brings a change about; later collectors may know more causes than these.
    public struct Cause: RawRepresentable, Codable, Hashable, Sendable, CustomStringConvertible {
        /// The cause's name on the wire and in the database.
        public var rawValue: String

        /// Makes a cause of any name.
        public init(rawValue: String) {
            self.rawValue = rawValue
        }

        /// The name as it stands on the wire.
        public var description: String { rawValue }

        /// It was accepted.
        public static let submitted = Cause(rawValue: "submitted")
        /// A worker has leased it.
        public static let leased = Cause(rawValue: "leased")
        /// The worker's lease ran out.
        public static let leaseExpired = Cause(rawValue: "lease-expired")
        /// The worker gave it back unstarted.
        public static let released = Cause(rawValue: "released")
        /// The worker could not do it.
        public static let failed = Cause(rawValue: "failed")
        /// The worker's result was over the limit.
        public static let resultTooLarge = Cause(rawValue: "result-too-large")
        /// The worker's result was stored.
        public static let finished = Cause(rawValue: "finished")
        /// Its owner called it off.
        public static let cancelled = Cause(rawValue: "cancelled")
        /// Its owner asked for more attempts.
        public static let retried = Cause(rawValue: "retried")
        /// Its owner had it erased.
        public static let deleted = Cause(rawValue: "deleted")
    }
}
