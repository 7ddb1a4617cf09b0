import ArgumentParser
import NutgrafClient

/// The flags of every command that talks to a collector.
package struct ConnectionOptions: ParsableArguments {
    @Option(help: ArgumentHelp("The collector's address (NUTGRAF_COLLECTOR).", valueName: "host:port"))
    package var collector: String?

    @Option(
        help: ArgumentHelp(
            "The PEM file of the authorities to trust (NUTGRAF_CA_FILE); the system's where there is none.",
            valueName: "file"
        )
    )
    package var caFile: String?

    @Option(help: ArgumentHelp("The file that holds the bearer token (NUTGRAF_TOKEN_FILE).", valueName: "file"))
    package var tokenFile: String?

    @Option(
        help: ArgumentHelp(
            "The PEM file of your certificate, where the collector asks for one (NUTGRAF_CERTIFICATE_FILE).",
            valueName: "file"
        )
    )
    package var certificateFile: String?

    @Option(help: ArgumentHelp("The PEM file of your certificate's key (NUTGRAF_KEY_FILE).", valueName: "file"))
    package var keyFile: String?

    @Option(help: ArgumentHelp("A file of settings, one NAME=value a line (NUTGRAF_CONFIG).", valueName: "file"))
    package var config: String?

    package init() {}

    /// What the flags say.
    package var flags: [Setting: String?] {
        [
            .collector: collector, .caFile: caFile, .tokenFile: tokenFile, .certificateFile: certificateFile,
            .keyFile: keyFile,
        ]
    }

    /// The configuration file: the flag's, the environment's, or none.
    package var configFile: String? { config ?? EnvironmentVariable.value(of: "NUTGRAF_CONFIG") }
}

extension NutgrafClientConfiguration {
    /// Reads how to reach a collector from settings.
    ///
    /// - Parameters:
    ///   - settings: The settings.
    ///   - name: The program's name, for the collector's log.
    /// - Throws: ``NutgrafError`` with `configuration` where a setting is missing or cannot be used.
    package init(_ settings: Settings, name: String) throws(NutgrafError) {
        let text = try settings.required(.collector)
        guard let collector = CollectorAddress(text) else {
            throw NutgrafError(
                .configuration,
                "the collector's address is '\(text)', and must be HOST or HOST:PORT"
            )
        }
        let tokenFile = try settings.required(.tokenFile)
        let token = try TextFile.contents(of: tokenFile, limit: 4096, called: "token file")
            .filter { !$0.isWhitespace }
        guard !token.isEmpty else {
            throw NutgrafError(.configuration, "the token file \(tokenFile) is empty")
        }
        let identity: Identity?
        switch (settings[.certificateFile], settings[.keyFile]) {
        case (nil, nil): identity = nil
        case (let certificate?, let key?): identity = Identity(certificateFile: certificate, keyFile: key)
        case (_?, nil), (nil, _?):
            throw NutgrafError(
                .configuration,
                "a client certificate needs both \(Setting.certificateFile.flagName) and \(Setting.keyFile.flagName); "
                    + "give the other one too"
            )
        }
        self.init(
            collector: collector,
            trust: settings[.caFile].map { .certificateAuthority(file: $0) } ?? .system,
            identity: identity,
            token: token,
            name: name
        )
    }
}
