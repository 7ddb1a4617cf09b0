import NIOCore
import NutgrafCBOR
import NutgrafTypes
import NutgrafWire

extension Vector {
    /// What belongs to the connection itself.
    static func connection() throws -> [Vector] {
        [
            try .request(
                "hello",
                "A worker's hello, with a token as the collector makes them.",
                Hello(name: "worker@host-1/4711", token: Sample.bearer),
                id: 1
            ),
            try .request(
                "hello-versions",
                "Several versions, a name beyond ASCII, the largest request id.",
                Hello(versions: [1, 2, .max], name: "Zoë 😀", token: Sample.bearer),
                id: .max
            ),
            try .answer(
                "welcome-admin",
                "Limits at their ends.",
                Welcome(
                    server: "",
                    role: .admin,
                    owner: "night_desk-2.eu",
                    time: Timestamp(milliseconds: 0),
                    limits: WireLimits(
                        frame: Int(UInt32.max),
                        inFlight: 1,
                        batch: 1,
                        text: 65_535,
                        result: 65_536,
                        page: 1,
                        watch: 1
                    )
                ),
                to: .hello,
                id: .max
            ),
            try .answer(
                "welcome-worker",
                "A collector whose clock stands before 1970.",
                Welcome(
                    server: "nutgraf-collector 0.1.0",
                    role: .worker,
                    owner: "pool",
                    time: Timestamp(milliseconds: .min),
                    limits: WireLimits()
                ),
                to: .hello,
                id: 1
            ),
            try .request("ping", "An empty map.", Ping()),
            try .answer("ping-answer", "The time.", Pong(time: Sample.time), to: .ping),
            try .answer(
                "ping-answer-last",
                "The last moment there is.",
                Pong(time: .init(milliseconds: .max)),
                to: .ping
            ),
            Vector(
                name: "cancel",
                about: "Request 2 is called off.",
                frame: .cancel(requestID: 2),
                rule: "cancel",
                isRead: { $0 == ByteBuffer(bytes: [0xA0]) }
            ),
            Vector(
                name: "draining",
                about: "The collector stops; connect again after a second.",
                frame: Frame(
                    kind: .draining,
                    requestID: 0,
                    payload: try MessageCoder.encode(Draining(reconnectAfter: 1000))
                ),
                rule: "draining",
                isRead: { try MessageCoder.decode(Draining.self, from: $0) == Draining(reconnectAfter: 1000) }
            ),
        ]
    }

    /// Errors of the connection and of requests.
    static func errors() -> [Vector] {
        [
            .error(
                "error-connection",
                "The whole connection is refused.",
                NutgrafError(.protocolViolation, "the first frame must be a hello, and this is ping"),
                id: 0
            ),
            .error(
                "error-hello",
                "A hello is refused, with its request id.",
                NutgrafError(.unauthenticated, "the token is not valid here"),
                id: 1
            ),
            .error(
                "error-retry-after",
                "Trying again helps, after a second.",
                NutgrafError(.overloaded, "a read took too long; try again", retryAfter: .seconds(1))
            ),
            .error(
                "error-cursor-expired",
                "A watch cannot go on there.",
                NutgrafError(.cursorExpired, "the changes behind cursor 17 are not kept any more")
            ),
            .error("error-at-once", "Trying again helps at once.", NutgrafError(.draining, "", retryAfter: .zero)),
            .error(
                "error-unknown-code",
                "A code that a later collector may send.",
                NutgrafError(.init(rawValue: "quota-exceeded"), "größer als erlaubt 😀")
            ),
        ]
    }
}
