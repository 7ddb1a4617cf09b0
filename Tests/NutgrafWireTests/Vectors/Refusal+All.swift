import NutgrafTypes
import NutgrafWire

extension Refusal {
    /// Every refusal, in the order of the file.
    static func all() throws -> [Refusal] {
        try frames() + order() + cbor() + messages() + requests()
    }

    private static func frames() throws -> [Refusal] {
        let hello = try hello()
        return [
            try .octets("length-0", "Nothing follows the length.", "00000000", .protocolViolation),
            try .octets("length-8", "A header without an item.", "00000008 01 00 0002 00000001", .protocolViolation),
            try .octets(
                "length-17-kib",
                "Over 16 KiB before the welcome; four octets are enough.",
                "00004001",
                .tooLarge
            ),
            try .octets("length-4-gib", "As long as can be said.", "ffffffff", .tooLarge),
            try .octets("http", "Another protocol: GET / HTTP/1.1.", "474554202f20485454502f312e310d0a", .tooLarge),
            try .octets(
                "length-over-limit",
                "One octet over the limit that the welcome announces (33 MiB).",
                after: [hello],
                "02100001",
                .tooLarge
            ),
            try .octets("version-0", "A layout that never was.", "00000009 00", .unsupportedVersion),
            try .octets(
                "version-2",
                "A later layout, noticed as soon as its number is there.",
                "00000009 02",
                .unsupportedVersion
            ),
            try .octets(
                "version-2-later",
                "A later layout after the welcome.",
                after: [hello],
                "00000009 02",
                .unsupportedVersion
            ),
            try .octets("cut-in-length", "The stream ends within a length.", "0000", ends: true, .protocolViolation),
            try .octets(
                "cut-in-header",
                "The stream ends within a header.",
                "00000009 01 00 00",
                ends: true,
                .protocolViolation
            ),
            try .octets(
                "cut-in-item",
                "The stream ends within an item.",
                after: [hello],
                "0000000a 01 00 0002 00000002 a1",
                ends: true,
                .protocolViolation
            ),
        ]
    }

    private static func order() throws -> [Refusal] {
        let hello = try hello()
        // It is not answered until something changes.
        let waiting = Vector.octets(of: try Frame(WatchRequest(limit: 1), requestID: 2))
        return [
            try .frame("ping-first", "A request before the hello.", .ping, requestID: 1),
            try .frame("cancel-first", "A cancel before the hello.", .cancel, requestID: 1),
            try .frame("welcome-first", "An answer before the hello.", MessageKind.hello.answer, requestID: 1),
            try .frame("error-first", "An error before the hello.", .error, requestID: 0),
            try .frame(
                "unknown-first",
                "An unknown kind before the hello.",
                MessageKind(rawValue: 0x7777),
                requestID: 1
            ),
            try .frame("hello-id-0", "A hello without a request id.", .hello, requestID: 0),
            try .behindHello("ping-behind-hello", "A request behind the hello, before the welcome."),
            try .frame("second-hello", "A second hello.", after: [hello], .hello, requestID: 2),
            try .frame("request-id-0", "A request without an id.", after: [hello], .ping, requestID: 0),
            try .frame(
                "unknown-id-0",
                "An unknown kind without an id.",
                after: [hello],
                .init(rawValue: 0x7777),
                requestID: 0
            ),
            try .frame(
                "id-in-use",
                "The id of a request that is not answered yet.",
                after: [hello, waiting],
                .ping,
                requestID: 2
            ),
            try .frame(
                "unknown-kind",
                "A request of a later version; the connection goes on.",
                after: [hello],
                .init(rawValue: 0x7777),
                requestID: 2,
                .unknownKind
            ),
            try .frame(
                "unknown-kind-garbage",
                "The item of an unknown kind is not looked at.",
                after: [hello],
                .init(rawValue: 0x7FFF),
                requestID: 2,
                item: "ff",
                .unknownKind
            ),
            try .frame("kind-0", "No kind.", after: [hello], .init(rawValue: 0), requestID: 2, .unknownKind),
            try .frame(
                "answer-to-collector",
                "Clients do not answer.",
                after: [hello],
                .ping.answer,
                requestID: 2,
                .unknownKind
            ),
            try .frame(
                "error-to-collector",
                "Clients send no errors.",
                after: [hello],
                .error,
                requestID: 2,
                .unknownKind
            ),
            try .frame(
                "draining-to-collector",
                "Clients do not drain.",
                after: [hello],
                .draining,
                requestID: 2,
                .unknownKind
            ),
            try .frame(
                "changes-to-collector",
                "Clients do not tell of changes.",
                after: [hello],
                .changes,
                requestID: 2,
                .unknownKind
            ),
        ]
    }

    private static func cbor() throws -> [Refusal] {
        [
            try .item("hello-garbage", "A hello's item that is no CBOR.", .hello, "ff"),
            try .item("item-truncated", "A map that ends early.", .ping, "a1"),
            try .item("item-trailing", "An octet after the item.", .ping, "a000"),
            try .item("item-reserved", "A reserved simple value.", .ping, "a16178f818"),
            try .item("item-indefinite-map", "A map of indefinite length.", .ping, "bfff"),
            try .item("item-indefinite-text", "A text of indefinite length.", .ping, "a161787f6161ff"),
            try .item("item-long-integer", "An integer that is not in its shortest form.", .ping, "a161781801"),
            try .item("item-long-float", "A float that is not in its shortest form.", .ping, "a16178fa3f800000"),
            try .item("item-duplicate-key", "A key twice, though nobody reads it.", .ping, "a2617801617801"),
            try .item("item-not-utf8", "A text that is not UTF-8.", .ping, "a1617861ff"),
            try .item(
                "item-too-deep",
                "Arrays 24 deep in a map.",
                .ping,
                "a16178" + String(repeating: "81", count: 24) + "00"
            ),
            try .item("item-long-string", "A text that says it has 4 GiB.", .ping, "a161787affffffff"),
        ]
    }

    private static func messages() throws -> [Refusal] {
        let job = "7824" + hex(Array(Sample.job.description.utf8))
        return [
            try .item(
                "hello-no-token",
                "A hello without a token.",
                .hello,
                "a2646e616d65646465736b6876657273696f6e738101"
            ),
            try .item("hello-list", "A hello that is a list.", .hello, "80"),
            try .item("ping-list", "A request that is a list.", .ping, "80"),
            try .item("submit-empty", "No submissions key.", .submit, "a0"),
            try .item("status-no-jobs", "No list of jobs.", .status, "a1647761697400"),
            try .item("status-null-jobs", "Null where a value must be.", .status, "a1646a6f6273f6"),
            try .item("status-null-job", "Null within a list of jobs.", .status, "a1646a6f627381f6"),
            try .item("status-wait-float", "A float for an integer.", .status, "a2646a6f627381\(job)6477616974f93c00"),
            try .item(
                "status-wait-2-63",
                "An integer over 63 bits.",
                .status,
                "a2646a6f627381\(job)64776169741b8000000000000000"
            ),
            try .item("result-no-uuid", "A job id that is none.", .result, "a1636a6f626178"),
            try .item("result-tagged", "A tag where a text must be.", .result, "a1636a6f62d825\(job)"),
            try .item(
                "result-octets",
                "Octets where a text must be.",
                .result,
                "a1636a6f625000112233445566778899aabbccddeeff"
            ),
            try .item("history-no-job", "No job.", .history, "a0"),
            try .item("list-no-limit", "No limit.", .list, "a0"),
            try .item(
                "list-unknown-state",
                "A state that is none.",
                .list,
                "a26666696c746572a166737461746573816178656c696d697401"
            ),
            try .item("watch-no-limit", "No limit.", .watch, "a1646a6f627381\(job)"),
            try .item(
                "watch-after-text",
                "A text for a cursor.",
                .watch,
                "a2656166746572613165\(hex(Array("limit".utf8)))01"
            ),
            try .item("call-off-no-jobs", "No list of jobs.", .callOff, "a0"),
            try .item("retry-one-job", "A job where a list must be.", .retry, "a1646a6f6273\(job)"),
            try .item("delete-null-job", "Null within a list of jobs.", .delete, "a1646a6f627381f6"),
            try .item("statistics-list", "A request that is a list.", .statistics, "80"),
            try .item("lease-no-limit", "No limit.", .lease, "a1647761697400"),
            try .item(
                "extend-token-text",
                "A text where a byte string must be.",
                .extend,
                "a1666c656173657381a2636a6f62\(job)65746f6b656e6161"
            ),
        ]
    }

    private static func requests() throws -> [Refusal] {
        let job = "7824" + hex(Array(Sample.job.description.utf8))
        return [
            try .item(
                "hello-version-2",
                "A hello that offers no version which the collector speaks.",
                .hello,
                "a3646e616d65646465736b65746f6b656e61746876657273696f6e738102",
                layer: .collector,
                .unsupportedVersion
            ),
            try .item(
                "hello-no-name",
                "A hello with an empty name.",
                .hello,
                "a3646e616d656065746f6b656e61746876657273696f6e738101",
                layer: .collector
            ),
            try .item(
                "hello-wrong-token",
                "A hello with a token that was never given out.",
                .hello,
                "a3646e616d65646465736b65746f6b656e61786876657273696f6e738101",
                layer: .collector,
                .unauthenticated
            ),
            try .item("submit-nothing", "An empty list.", .submit, "a16b7375626d697373696f6e7380", layer: .collector),
            try .item("status-nothing", "An empty list.", .status, "a1646a6f627380", layer: .collector),
            try .item(
                "result-unknown",
                "A job that is not there.",
                .result,
                "a1636a6f62\(job)",
                layer: .collector,
                .notFound
            ),
            try .item(
                "history-unknown",
                "A job that is not there.",
                .history,
                "a1636a6f62\(job)",
                layer: .collector,
                .notFound
            ),
            try .item("list-limit-0", "A page without jobs.", .list, "a1656c696d697400", layer: .collector),
            try .item("list-limit-257", "A page over the limit.", .list, "a1656c696d6974190101", layer: .collector),
            try .item(
                "list-after-nonsense",
                "A place that no page has named.",
                .list,
                "a2656166746572613f656c696d697401",
                layer: .collector
            ),
            try .item("watch-limit-0", "A watch without changes.", .watch, "a1656c696d697400", layer: .collector),
            try .item(
                "watch-limit-4097",
                "More changes than one watch may ask for.",
                .watch,
                "a1656c696d6974191001",
                layer: .collector
            ),
            try .item("watch-nothing", "An empty list.", .watch, "a2646a6f627380656c696d697401", layer: .collector),
            try .item(
                "watch-unknown-cursor",
                "Behind a change that never was.",
                .watch,
                "a26561667465721b7fffffffffffffff656c696d697401",
                layer: .collector,
                .cursorExpired
            ),
            try .item("call-off-nothing", "An empty list.", .callOff, "a1646a6f627380", layer: .collector),
            try .item("retry-nothing", "An empty list.", .retry, "a1646a6f627380", layer: .collector),
            try .item("delete-nothing", "An empty list.", .delete, "a1646a6f627380", layer: .collector),
            try .item(
                "statistics-not-admin",
                "A client that asks how the collector is doing.",
                .statistics,
                "a0",
                layer: .collector,
                .forbidden
            ),
            try .item(
                "lease-not-worker",
                "A client that asks for work.",
                .lease,
                "a2656c696d697401647761697400",
                layer: .collector,
                .forbidden
            ),
        ]
    }
}
