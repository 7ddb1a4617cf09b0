/// How the tags of a chain are numbered: where a token stands in a name, and the name's kind.
///
/// A name of one token is `unit`; a longer one is `begin`, any number of `inside`, and `last`. Each position has
/// eight lanes, one a kind; what belongs to no name is `outside`, whose score is always nought.
package enum TagLayout {
    /// The kinds, in the order of their lanes.
    package static let kinds: [EntityKind] = [
        .person, .organization, .location, .facility, .group, .event, .work, .product,
    ]
    /// The first lane of tokens that begin a longer name.
    package static let begin = 0
    /// The first lane of tokens within a name.
    package static let inside = 8
    /// The first lane of tokens that end a longer name.
    package static let last = 16
    /// The first lane of tokens that are a name alone.
    package static let unit = 24
    /// How many lanes a row of weights has.
    package static let lanes = 32
    /// The tag of what belongs to no name.
    package static let outside = 32
    /// How many tags there are.
    package static let count = 33
    /// How many tags a name may end with, or begin with: eight kinds twice, and `outside`.
    package static let edges = 17

    /// The place among the edges of a tag that begins a name or lies outside.
    package static func start(_ tag: Int) -> Int {
        tag == outside ? 16 : tag < inside ? tag : tag - unit + 8
    }

    /// The place among the edges of a tag that ends a name or lies outside.
    package static func end(_ tag: Int) -> Int {
        tag == outside ? 16 : tag < unit ? tag - last : tag - unit + 8
    }

    /// The tag that stands at a place among the starting edges.
    package static func tag(start edge: Int) -> Int {
        edge == 16 ? outside : edge < 8 ? begin + edge : unit + edge - 8
    }

    /// The tag that stands at a place among the ending edges.
    package static func tag(end edge: Int) -> Int {
        edge == 16 ? outside : edge < 8 ? last + edge : unit + edge - 8
    }
}
