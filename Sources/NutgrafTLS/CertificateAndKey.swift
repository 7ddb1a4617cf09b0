/// A certificate and its private key, as PEM text.
package struct CertificateAndKey: Equatable, Sendable {
    /// The certificate, which anyone may see.
    package let certificatePEM: [UInt8]
    /// The private key (PKCS #8, not encrypted), which only its owner may see.
    package let privateKeyPEM: [UInt8]

    /// Puts the two together.
    ///
    /// - Parameters:
    ///   - certificatePEM: The certificate.
    ///   - privateKeyPEM: The private key.
    package init(certificatePEM: [UInt8], privateKeyPEM: [UInt8]) {
        self.certificatePEM = certificatePEM
        self.privateKeyPEM = privateKeyPEM
    }
}
