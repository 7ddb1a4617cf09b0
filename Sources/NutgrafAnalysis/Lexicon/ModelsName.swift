import CNutgrafModel

/// The short name of all that was learned: of the model of entities and of the weights of the summary, of quotations
/// and of roles. Another one of any of them gives another name.
package struct ModelsName: Sendable, CustomStringConvertible {
    /// The first two bytes of a hash over all of them, in hexadecimal.
    package let description: String

    /// The name of a model of entities together with the weights in the binary.
    package init(entities: EntityModel) {
        description = String(TextHash.sha256(Array(entities.checksum) + Self.weights).prefix(4))
    }

    /// The hash of the weights in the binary, taken when it is first asked for.
    private static let weights: [UInt8] = {
        var bytes: [UInt8] = []
        for list in [NUTGRAF_LIST_SUMMARY, NUTGRAF_LIST_QUOTATIONS, NUTGRAF_LIST_ROLES] {
            var length = 0
            guard let start = nutgraf_model_list(list, &length) else { continue }
            bytes += TextHash.digest(Array(UnsafeBufferPointer(start: start, count: length)))
        }
        return bytes
    }()
}
