import ArgumentParser

/// `nutgraf-collector certificate`: what the collector and its peers prove themselves with.
struct CertificateCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "certificate",
        abstract: "Renew the collector's certificate, and issue certificates to clients and workers.",
        subcommands: [CertificateServerCommand.self, CertificateClientCommand.self]
    )
}
