/// Where an array, a map or a string of indefinite length ends.
///
/// The scan notes one for each, in the order in which they begin. With it any item is passed over in constant time.
struct Extent {
    /// The offset behind the item.
    var end: UInt32
    /// How many extents begin before that.
    var next: UInt32
}
