/// Whose certificates a client accepts.
package enum TLSTrust: Equatable, Sendable {
    /// Exactly the authorities in this PEM file, and no others.
    case file(String)
    /// The authorities that the operating system trusts.
    case system
}
