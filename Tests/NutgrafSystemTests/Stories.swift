/// Invented stories.
enum Stories {
    /// A short story, different for every number.
    static func short(_ number: Int) -> String {
        """
        Harbour council votes on ferry line \(number)

        The harbour council of Lisbon voted on Monday to open ferry line \(number). Council president Marta Vasques \
        said the line would run from May.

        \u{201C}People have waited for this for years,\u{201D} Vasques said. The port of Lisbon expects \
        \(number + 400) passengers a day.
        """
    }

    /// A story of about this many bytes, long enough for its analysis to be met in the middle.
    static func long(bytes: Int) -> String {
        var text = "A very long report on ferries\n\n"
        var number = 0
        while text.utf8.count < bytes {
            text += short(number) + "\n\n"
            number += 1
        }
        return text
    }
}
