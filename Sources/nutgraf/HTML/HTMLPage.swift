/// A page of HTML that needs nothing else: no script, no font, no picture.
enum HTMLPage {
    /// Everything before the articles.
    ///
    /// - Parameter title: What the window is called; `nutgraf` where there is none.
    static func head(title: String?) -> String {
        """
        <!DOCTYPE html>
        <html lang="en">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
        <title>\(HTMLText.escaped(title ?? "nutgraf"))</title>
        <style>
        \(HTMLStyle.text)</style>
        </head>
        <body>
        <main>

        """
    }

    /// Everything after the articles.
    static let tail = "</main>\n</body>\n</html>\n"

    /// What the marks mean, told by words beside the colours.
    static let legend = """
        <p class="legend"><span class="also">Marked:</span> <span class="person">person</span>
        <span class="organization">organization</span> <span class="location">place</span>
        <span class="group">group</span> <span class="work">event, work or product</span>
        <span class="date">date</span> <span class="direct">quotation</span>
        <span class="chosen">in the summary</span></p>

        """
}
