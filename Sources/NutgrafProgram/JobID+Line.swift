import FoundationEssentials
import NutgrafTypes

extension JobID {
    private struct Line: Decodable {
        var job: String
    }

    /// Reads the id in a line that one of the commands has printed: its first word, or `job` of a JSON object.
    ///
    /// - Returns: The id; `nil` where there is none.
    package init?(line: some StringProtocol) {
        if line.first == "{" {
            guard let object = try? JSONDecoder().decode(Line.self, from: Data(line.utf8)) else { return nil }
            self.init(object.job)
        } else {
            self.init(String(line.prefix { !$0.isWhitespace }))
        }
    }
}
