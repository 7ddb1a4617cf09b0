import Glibc

/// Ends of the process that its parent shall see as a signal's.
package enum ProcessEnd {
    /// Ends the process by a signal, as if it had never been caught, blocked or ignored.
    ///
    /// A shell shows 128 and the signal's number as the exit code, and ends its own script or loop on SIGINT, which it
    /// would not do for a program that merely exits with 130.
    package static func by(_ signal: Int32) -> Never {
        var action = sigaction()
        action.__sigaction_handler.sa_handler = SIG_DFL
        sigaction(signal, &action, nil)
        var signals = sigset_t()
        sigemptyset(&signals)
        sigaddset(&signals, signal)
        // To this thread, whose mask is the one that is changed.
        pthread_kill(pthread_self(), signal)
        pthread_sigmask(SIG_UNBLOCK, &signals, nil)
        _exit(128 + signal)
    }
}
