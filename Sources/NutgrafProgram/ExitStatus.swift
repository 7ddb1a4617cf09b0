/// What the codes mean with which the programs end; the table for people.
package struct ExitStatus: Sendable {
    /// The code, or several that mean much the same.
    package let codes: String
    /// What it means.
    package let meaning: String

    /// Every code.
    package static let all: [ExitStatus] = [
        ExitStatus(codes: "0", meaning: "all is well"),
        ExitStatus(codes: "64", meaning: "the command line is wrong"),
        ExitStatus(
            codes: "65",
            meaning: "a story cannot be read or used, or its job has failed, or is in a state in which this cannot be "
                + "done; the others went through"
        ),
        ExitStatus(codes: "66", meaning: "there is no such job or token"),
        ExitStatus(codes: "69", meaning: "no collector answers"),
        ExitStatus(
            codes: "70, 74",
            meaning: "a fault of the program; of the database, or what is printed cannot be written"
        ),
        ExitStatus(codes: "75", meaning: "not now: try again later"),
        ExitStatus(
            codes: "76",
            meaning: "the other end speaks no TLS, or its certificate is not good, or it does not keep the protocol"
        ),
        ExitStatus(codes: "77", meaning: "the token is not valid, or not for this"),
        ExitStatus(codes: "78", meaning: "a setting or a file of settings, keys or certificates is missing or wrong"),
        ExitStatus(
            codes: "130, 143",
            meaning:
                "ended by Ctrl-C (SIGINT) or SIGTERM; a service ends so by a second one only, and with 0 by the first"
        ),
        ExitStatus(codes: "141", meaning: "nobody reads the output any more, as behind '| head' (SIGPIPE)"),
    ]
}
