import NutgrafAnalysis

/// A day, or a moment with its offset from UTC, as it stands in files, pages and feeds.
package struct PublicationDate: Hashable, Sendable {
    /// In the form of RFC 3339: `2019-01-06`, or with time and offset `2019-01-06T12:30:00+03:00`.
    package let text: String

    /// Reads ISO 8601 (`2019-01-06`, `2019-01-06T12:30:00Z`, `20190106T123000+0300`) or RFC 822
    /// (`Sun, 06 Jan 2019 12:30:00 GMT`). Of a time without an offset only the day is kept.
    package init?(_ text: String) {
        let trimmed = text.utf8.drop { $0 <= 0x20 }.prefix(64)
        var reader = DateReader(Array(trimmed))
        guard let date = reader.iso() ?? reader.rfc822() else { return nil }
        self.text = date
    }
}
