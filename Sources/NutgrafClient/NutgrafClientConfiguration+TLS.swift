import NutgrafTLS

extension NutgrafClientConfiguration {
    /// Reads the files of trusted authorities and of the client's certificate, as they are now.
    func tlsContext() throws(TLSError) -> TLSClientContext {
        let trust: TLSTrust =
            switch trust {
            case .certificateAuthority(let file): .file(file)
            case .system: .system
            }
        let identity = identity.map {
            CertificateFiles(certificateChain: $0.certificateFile, privateKey: $0.keyFile)
        }
        return try TLSClientContext(trust: trust, identity: identity)
    }
}
