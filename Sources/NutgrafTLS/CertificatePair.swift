import Glibc

/// A certificate and its key in two files that are replaced together.
///
/// Two files cannot be renamed at once. So both new ones are complete on the disk beside the old ones before the
/// first is renamed, the key first: whoever finds a certificate that does not belong to its key finds the right one
/// beside it, under the name that ends in `.new`.
package struct CertificatePair: Sendable {
    /// The two files.
    package let files: CertificateFiles

    private var newCertificate: String { files.certificateChain + ".new" }
    private var newKey: String { files.privateKey + ".new" }

    /// Names the two files.
    package init(_ files: CertificateFiles) {
        self.files = files
    }

    /// Whether both files are there and belong together.
    package func isWhole() -> Bool { belong(files) }

    /// Puts a new certificate and key in the place of what is there.
    ///
    /// - Throws: ``TLSError`` with the code `fileWrite`; the old pair, or the new one, is usable then.
    package func replace(with pair: CertificateAndKey) throws(TLSError) {
        // A replacement that was cut off between its two renamings is ended first: to clear its remains away would
        // leave a certificate without its key.
        try endReplacement()
        try clear(newKey)
        try clear(newCertificate)
        try NewFile.createPrivate(pair.privateKeyPEM, at: newKey)
        try NewFile.createReadable(pair.certificatePEM, at: newCertificate)
        try syncFolder()
        try rename(newKey, to: files.privateKey)
        try rename(newCertificate, to: files.certificateChain)
        try syncFolder()
    }

    /// Ends a replacement that was cut off between its two renamings; does nothing where there was none.
    ///
    /// - Throws: ``TLSError`` with the code `fileWrite`.
    package func endReplacement() throws(TLSError) {
        let half = CertificateFiles(certificateChain: newCertificate, privateKey: files.privateKey)
        guard access(newCertificate, F_OK) == 0, !belong(files), belong(half) else { return }
        try rename(newCertificate, to: files.certificateChain)
        try syncFolder()
    }

    private func belong(_ files: CertificateFiles) -> Bool {
        guard let context = try? ContextHandle() else { return false }
        return (try? files.use(in: context)) != nil
    }

    private func clear(_ path: String) throws(TLSError) {
        guard unlink(path) == 0 || errno == ENOENT else { throw NewFile.error(path, errno, "remove it") }
    }

    private func rename(_ old: String, to new: String) throws(TLSError) {
        guard Glibc.rename(old, new) == 0 else { throw NewFile.error(new, errno, "check the folder") }
    }

    /// Has the disk keep the names.
    private func syncFolder() throws(TLSError) {
        let slash = files.certificateChain.lastIndex(of: "/")
        let folder = slash.map { String(files.certificateChain[...$0]) } ?? "."
        let descriptor = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard descriptor >= 0 else { throw NewFile.error(folder, errno, "check the folder") }
        defer { close(descriptor) }
        guard fsync(descriptor) == 0 else { throw NewFile.error(folder, errno, "check the disk") }
    }
}
