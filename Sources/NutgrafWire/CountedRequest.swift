/// A request, or how many items its list has where these are too many to be read.
enum CountedRequest<Message: Request>: Decodable {
    /// The request.
    case request(Message)
    /// How many items its list has.
    case tooMany(Int)

    /// The keys under which requests have their lists.
    private enum ListKey: String, CodingKey, CaseIterable {
        case submissions, jobs, leases
    }

    init(from decoder: any Decoder) throws {
        if let key = CodingUserInfoKey.maximumListCount, let maximum = decoder.userInfo[key] as? Int,
            let count = Self.count(in: decoder), count > maximum
        {
            self = .tooMany(count)
        } else {
            self = .request(try Message(from: decoder))
        }
    }

    /// The length of the longest list; what is no list is left to the message to refuse.
    private static func count(in decoder: any Decoder) -> Int? {
        guard let map = try? decoder.container(keyedBy: ListKey.self) else { return nil }
        return ListKey.allCases.compactMap { try? map.nestedUnkeyedContainer(forKey: $0).count }.max()
    }
}

extension CodingUserInfoKey {
    /// Where a decoder has the number of items that a request's list may have, an `Int`; all are read without it.
    static var maximumListCount: CodingUserInfoKey? { CodingUserInfoKey(rawValue: "nutgraf.maximumListCount") }
}
