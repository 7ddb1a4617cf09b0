import ArgumentParser
import NutgrafClient

extension JobFollower {
    /// Follows jobs while they are named, and prints what became of them as they end.
    ///
    /// - Parameters:
    ///   - name: Names the jobs. What it throws is thrown when those are printed that it had named.
    ///   - print: Prints jobs that have ended; returns the exit code of one that has no result.
    /// - Returns: The last such exit code.
    func following(
        naming name: @escaping @Sendable () async throws -> Void,
        printing print: ([JobID]) async throws -> ExitCode?
    ) async throws -> ExitCode? {
        try await withThrowingTaskGroup { group in
            group.addTask { await self.run() }
            let naming = Task {
                defer { self.complete() }
                try await name()
            }
            defer {
                naming.cancel()
                group.cancelAll()
            }
            var exit: ExitCode?
            while let ended = try await next() { exit = try await print(ended) ?? exit }
            try await naming.value
            return exit
        }
    }
}
