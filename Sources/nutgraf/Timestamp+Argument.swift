import ArgumentParser
import FoundationEssentials
import NutgrafInput
import NutgrafTypes

extension Timestamp: ExpressibleByArgument {
    /// Reads a day, which begins at midnight UTC, or a moment with its offset; nothing may follow.
    public init?(argument: String) {
        // Foundation takes 2026-02-30 as a day of March.
        guard PublicationDate(argument) != nil else { return nil }
        let styles =
            argument.contains("T")
            ? [false, true].map { Date.ISO8601FormatStyle(includingFractionalSeconds: $0) }
            : [Date.ISO8601FormatStyle().year().month().day()]
        let date = styles.lazy.compactMap { Self.date(argument, $0) }.first
        guard let date, let milliseconds = Int64(exactly: (date.timeIntervalSince1970 * 1000).rounded()) else {
            return nil
        }
        self.init(milliseconds: milliseconds)
    }

    /// The date that all of a text is; a style's own `parse` takes no notice of what stands behind.
    private static func date(_ text: String, _ style: Date.ISO8601FormatStyle) -> Date? {
        let whole = text.startIndex..<text.endIndex
        guard let (end, date) = try? style.consuming(text, startingAt: text.startIndex, in: whole),
            end == text.endIndex
        else { return nil }
        return date
    }
}
