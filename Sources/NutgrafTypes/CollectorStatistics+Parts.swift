extension CollectorStatistics {
    /// How many jobs were done in the last minutes.
    public struct Throughput: Codable, Hashable, Sendable {
        /// In the last minute.
        public var oneMinute: Int
        /// In the last 5 minutes.
        public var fiveMinutes: Int
        /// In the last 15 minutes.
        public var fifteenMinutes: Int

        /// Makes a throughput.
        public init(oneMinute: Int = 0, fiveMinutes: Int = 0, fifteenMinutes: Int = 0) {
            self.oneMinute = oneMinute
            self.fiveMinutes = fiveMinutes
            self.fifteenMinutes = fifteenMinutes
        }
    }

    /// What a worker holds.
    public struct WorkerLeases: Codable, Hashable, Sendable {
        /// The worker's name.
        public var worker: String
        /// How many jobs it has leased.
        public var leases: Int

        /// Makes a worker's share.
        public init(worker: String, leases: Int) {
            self.worker = worker
            self.leases = leases
        }
    }
}
