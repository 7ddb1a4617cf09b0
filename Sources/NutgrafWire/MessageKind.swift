/// What a frame carries.
///
/// A request's answer has the request's kind with the highest bit set; an error has that bit alone.
package struct MessageKind: RawRepresentable, Hashable, Sendable {
    /// The number as it stands in the frame's header.
    package var rawValue: UInt16

    /// Makes a kind of any number.
    package init(rawValue: UInt16) {
        self.rawValue = rawValue
    }

    /// The kind of this request's answer.
    package var answer: MessageKind { MessageKind(rawValue: rawValue | 0x8000) }

    /// Whether this is an answer or an error.
    package var isAnswer: Bool { rawValue & 0x8000 != 0 }

    /// Whether only a collector sends it: an answer, an error, or what it says without being asked.
    package var isFromCollector: Bool { isAnswer || self == .draining || self == .changes }

    /// The client's first frame.
    package static let hello = MessageKind(rawValue: 0x0001)
    /// Is the peer there?
    package static let ping = MessageKind(rawValue: 0x0002)
    /// The request of this id is not wanted any more.
    package static let cancel = MessageKind(rawValue: 0x0003)
    /// The collector is about to close.
    package static let draining = MessageKind(rawValue: 0x0004)
    /// What has become of jobs that a request watches.
    package static let changes = MessageKind(rawValue: 0x0005)

    /// Articles to store.
    package static let submit = MessageKind(rawValue: 0x0010)
    /// How far are these jobs?
    package static let status = MessageKind(rawValue: 0x0011)
    /// What was found in this job's article?
    package static let result = MessageKind(rawValue: 0x0012)
    /// All changes of this job.
    package static let history = MessageKind(rawValue: 0x0013)
    /// Which jobs are there?
    package static let list = MessageKind(rawValue: 0x0014)
    /// Tell of each change of these jobs.
    package static let watch = MessageKind(rawValue: 0x0015)
    /// These jobs are not wanted any more.
    package static let callOff = MessageKind(rawValue: 0x0016)
    /// Try these jobs again.
    package static let retry = MessageKind(rawValue: 0x0017)
    /// Erase these jobs.
    package static let delete = MessageKind(rawValue: 0x0018)
    /// How is the collector doing?
    package static let statistics = MessageKind(rawValue: 0x0019)

    /// Jobs to work on.
    package static let lease = MessageKind(rawValue: 0x0020)
    /// More time for these.
    package static let extend = MessageKind(rawValue: 0x0021)
    /// These are done.
    package static let finish = MessageKind(rawValue: 0x0022)
    /// These did not succeed.
    package static let fail = MessageKind(rawValue: 0x0023)
    /// These are given back unstarted.
    package static let release = MessageKind(rawValue: 0x0024)

    /// A request, or the whole connection, that failed.
    package static let error = MessageKind(rawValue: 0x8000)
}

extension MessageKind {
    /// Every kind of this version that is neither an answer nor an error, with its name.
    package static let requestNames: [MessageKind: String] = [
        .hello: "hello", .ping: "ping", .cancel: "cancel", .draining: "draining", .changes: "changes",
        .submit: "submit", .status: "status", .result: "result", .history: "history", .list: "list",
        .watch: "watch", .callOff: "call-off", .retry: "retry", .delete: "delete", .statistics: "statistics",
        .lease: "lease", .extend: "extend", .finish: "finish", .fail: "fail", .release: "release",
    ]

    /// The requests that may follow the welcome; each gets one answer.
    package static let requests = Set(requestNames.keys).subtracting([.hello, .cancel, .draining, .changes])
}

extension MessageKind: CustomStringConvertible {
    /// The name, or the number in hexadecimal where the kind is unknown.
    package var description: String {
        if self == .error { return "error" }
        if let name = Self.requestNames[self] { return name }
        if let name = Self.requestNames[MessageKind(rawValue: rawValue & 0x7FFF)] { return "\(name) answer" }
        return "0x\(String(rawValue, radix: 16))"
    }
}
