extension TLSEngine {
    /// Which end of the connection this is.
    enum Role: Sendable {
        case server(TLSServerContext)
        /// A client, which verifies that the server is this host.
        case client(TLSClientContext, Host)

        var context: ContextHandle {
            switch self {
            case .server(let context): context.handle
            case .client(let context, _): context.handle
            }
        }
    }
}
