import ArgumentParser
import Glibc
import NutgrafCollector
import NutgrafProgram
import NutgrafQueue
import NutgrafTLS
import NutgrafTypes
import SystemPackage

/// `nutgraf-collector certificate client`: issues a certificate to a client or a worker.
struct CertificateClientCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "client",
        abstract: "Issue a certificate to a client or a worker, for collectors that ask for one (serve --client-ca).",
        discussion: """
            Example: nutgraf-collector certificate client desk --data /var/lib/nutgraf --output desk

            Writes desk/desk.pem and desk/desk-key.pem; where they are there already, it renews them together. The \
            data folder's authority issues it, or another one whose certificate and key you name.
            """
    )

    @OptionGroup var options: DataOptions

    @Argument(help: "What the client is called: letters, digits, '-', '_' and '.', 64 at most.")
    var name: String

    @Option(help: ArgumentHelp("The folder to write to; it is made where there is none.", valueName: "folder"))
    var output: String

    @Option(help: ArgumentHelp("How long it is valid.", valueName: "days"))
    var days = CertificateAuthority.defaultClientDays

    @Option(help: ArgumentHelp("The PEM file of another authority's certificate.", valueName: "file"))
    var authority: String?

    @Option(help: ArgumentHelp("The PEM file of the other authority's key.", valueName: "file"))
    var authorityKey: String?

    func validate() throws {
        guard (authority == nil) == (authorityKey == nil) else {
            throw ValidationError("--authority and --authority-key belong together; give both or neither")
        }
    }

    func run() async throws {
        try await ProgramExit.run("nutgraf-collector") {
            try checkName()
            do {
                let authority = try issuer()
                let seconds = SystemWallClock().now().milliseconds / 1000
                let pair = try authority.issueClientCertificate(name: name, days: days, now: seconds)
                try write(pair)
            } catch let error as TLSError {
                throw NutgrafError(.configuration, error.message)
            }
        }
    }

    private func checkName() throws(NutgrafError) {
        let isGood = name.utf8.allSatisfy { byte in
            switch byte {
            case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, UInt8(ascii: "-"), UInt8(ascii: "_"), UInt8(ascii: "."): true
            default: false
            }
        }
        guard isGood, (1...64).contains(name.utf8.count), name.first != ".", name.first != "-" else {
            throw NutgrafError(
                .configuration,
                "the name '\(name)' must have 1 to 64 letters, digits, '-', '_' and '.', and begin with a letter, a digit "
                    + "or '_'"
            )
        }
    }

    private func issuer() throws -> CertificateAuthority {
        if let authority, let authorityKey {
            return try CertificateAuthority(certificateFile: authority, keyFile: authorityKey)
        }
        return try options.folder().authority()
    }

    private func write(_ pair: CertificateAndKey) throws {
        guard mkdir(output, S_IRWXU) == 0 || errno == EEXIST else {
            throw NutgrafError(.configuration, "the folder \(output) cannot be made: \(Errno(rawValue: errno))")
        }
        let files = CertificateFiles(
            certificateChain: FilePath(output).appending("\(name).pem").string,
            privateKey: FilePath(output).appending("\(name)-key.pem").string
        )
        // A first certificate that was cut off between its two names is there as soon as that is ended.
        try CertificatePair(files).endReplacement()
        let isThere = access(files.certificateChain, F_OK) == 0 || access(files.privateKey, F_OK) == 0
        if isThere { try checkRenewal(of: files) }
        try CertificatePair(files).replace(with: pair)
        StandardStream.output.write(
            """
            \(files.certificateChain) is \(isThere ? "renewed" : "made") for \(name). Its holder uses it with
              --certificate-file \(files.certificateChain) --key-file \(files.privateKey)

            """
        )
    }

    /// Sees that nothing is replaced but an older certificate of the same client's: the folder may be any, the data
    /// folder too.
    private func checkRenewal(of files: CertificateFiles) throws(NutgrafError) {
        let old = try? StoredCertificate.all(in: files.certificateChain).first
        guard let old, old.isForClients, old.subject == "/CN=\(name)" else {
            throw NutgrafError(
                .configuration,
                "\(files.certificateChain) or \(files.privateKey) is there already, and is no certificate of the client "
                    + "\(name); choose another folder"
            )
        }
    }
}
