extension NutgrafError {
    /// A stable name for a sort of error; `Proto/PROTOCOL.md` says when each is sent.
    ///
    /// A struct, so that a code which a later collector sends can be read by today's clients.
    public struct Code: RawRepresentable, Codable, Hashable, Sendable, CustomStringConvertible {
        /// The name as it stands on the wire.
        public var rawValue: String

        /// Makes a code of any name.
        public init(rawValue: String) {
            self.rawValue = rawValue
        }

        /// The name as it stands on the wire.
        public var description: String { rawValue }

        /// A frame that is none, or comes out of turn; the connection ends.
        public static let protocolViolation = Code(rawValue: "protocol-violation")
        /// The peers share no version of the protocol; the connection ends.
        public static let unsupportedVersion = Code(rawValue: "unsupported-version")
        /// A message of a kind that this peer does not know.
        public static let unknownKind = Code(rawValue: "unknown-kind")
        /// A frame, a text or a list over its limit.
        public static let tooLarge = Code(rawValue: "too-large")
        /// A message that cannot be read or asks for what cannot be.
        public static let invalidRequest = Code(rawValue: "invalid-request")
        /// No token, a wrong one or a revoked one; the connection ends.
        public static let unauthenticated = Code(rawValue: "unauthenticated")
        /// The token's role may not do this.
        public static let forbidden = Code(rawValue: "forbidden")
        /// No such job, or none of this owner's.
        public static let notFound = Code(rawValue: "not-found")
        /// The job has no result, since it has not ended or has failed.
        public static let noResult = Code(rawValue: "no-result")
        /// The submission key was used for another article.
        public static let keyConflict = Code(rawValue: "key-conflict")
        /// The job is in a state in which this cannot be done.
        public static let wrongState = Code(rawValue: "wrong-state")
        /// The changes behind a watch's cursor are not kept any more.
        public static let cursorExpired = Code(rawValue: "cursor-expired")
        /// The lease has expired, or the job has been leased again, or has ended.
        public static let leaseLost = Code(rawValue: "lease-lost")
        /// The request or the job was called off.
        public static let cancelled = Code(rawValue: "cancelled")
        /// Too much at once; try again after a while.
        public static let overloaded = Code(rawValue: "overloaded")
        /// The collector is stopping; connect again after a while.
        public static let draining = Code(rawValue: "draining")
        /// The peer did not do its part in time.
        public static let timeout = Code(rawValue: "timeout")
        /// A fault of the collector; its log says more.
        public static let internalError = Code(rawValue: "internal-error")

        /// No connection could be made, or it ended before the answer came. Never on the wire.
        public static let unavailable = Code(rawValue: "unavailable")
        /// The peer's certificate or the TLS handshake failed. Never on the wire.
        public static let tls = Code(rawValue: "tls")
        /// A setting or a file cannot be used. Never on the wire.
        public static let configuration = Code(rawValue: "configuration")
        /// The database cannot be used. Never on the wire.
        public static let database = Code(rawValue: "database")
    }
}
