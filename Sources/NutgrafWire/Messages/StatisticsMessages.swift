import NutgrafTypes

/// How is the collector doing? Answered by a `CollectorStatistics`.
package struct StatisticsRequest: Request, Hashable {
    package typealias Response = CollectorStatistics
    package static var kind: MessageKind { .statistics }

    private enum CodingKeys: CodingKey {}

    /// Makes a request.
    package init() {}

    /// Reads a request, which must be a map; synthesised code would take anything for a struct without properties.
    package init(from decoder: any Decoder) throws {
        _ = try decoder.container(keyedBy: CodingKeys.self)
    }
}
