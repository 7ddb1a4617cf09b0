/// The collector's name and version, as its welcome and its log say them.
package enum CollectorVersion {
    /// Such as `nutgraf-collector 0.1.0`.
    package static let description = "nutgraf-collector 0.1.0"
}
