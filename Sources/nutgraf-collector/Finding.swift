/// Something that was looked at, and what is to be done about it.
struct Finding: Sendable, Equatable {
    /// How bad it is.
    enum Level: String, Sendable, Comparable {
        /// As it should be.
        case ok
        /// It works, but will not always.
        case warning
        /// A setting or a file is wrong: the collector would not start, or not be reached.
        case wrong
        /// The database or the disk is at fault.
        case fault

        static func < (left: Level, right: Level) -> Bool { left.rank < right.rank }

        private var rank: Int {
            switch self {
            case .ok: 0
            case .warning: 1
            case .wrong: 2
            case .fault: 3
            }
        }
    }

    var level: Level
    /// What was found, in one sentence without a full stop.
    var text: String
    /// What to do; empty where there is nothing.
    var advice: String

    static func ok(_ text: String) -> Finding { Finding(level: .ok, text: text, advice: "") }
    static func warning(_ text: String, _ advice: String) -> Finding {
        Finding(level: .warning, text: text, advice: advice)
    }
    static func wrong(_ text: String, _ advice: String) -> Finding {
        Finding(level: .wrong, text: text, advice: advice)
    }
    static func fault(_ text: String, _ advice: String) -> Finding {
        Finding(level: .fault, text: text, advice: advice)
    }
}
