/// Invented pages in the manner of common templates, each with the same story.
enum Pages {
    /// The paragraphs that each page must give.
    static let paragraphs = [
        "The harbour town of Vellmar will rebuild its old swing bridge, the council decided on Tuesday after a debate of six hours.",
        "\u{201C}We have waited long enough,\u{201D} said Mayor Ines Calder, who had promised the bridge before her election. \u{201C}People want to cross the river, not to read about it.\u{201D}",
        "The work will cost 14 million euros, according to the council, and is expected to begin in March.",
        "Critics, among them the fishermen\u{2019}s union, say that the money would be better spent on the quay, which floods each winter.",
    ]
    /// The headline of each.
    static let title = "Vellmar to rebuild its swing bridge"

    private static func elements(_ open: String, _ close: String) -> String {
        paragraphs.map { open + $0 + close }.joined(separator: "\n")
    }

    /// A blog's classic theme.
    static let classicBlog = """
        <!DOCTYPE html>
        <html lang="en-US"><head><meta charset="UTF-8">
        <title>Vellmar to rebuild its swing bridge &#8211; The Quay</title>
        <meta property="og:site_name" content="The Quay"/>
        <meta property="article:published_time" content="2024-02-06T18:30:00+00:00"/>
        <link rel="canonical" href="https://quay.example/bridge/"/></head>
        <body class="post-template-default single single-post has-sidebar">
        <div id="page"><header id="masthead" class="site-header"><p class="site-description">News from the mouth of the river, every day and for everyone</p>
        <nav class="main-navigation"><ul><li><a href="/">Home</a></li><li><a href="/about">About</a></li></ul></nav></header>
        <div id="content" class="site-content"><main id="main"><article id="post-12" class="post type-post hentry">
        <header class="entry-header"><h1 class="entry-title">Vellmar to rebuild its swing bridge</h1>
        <div class="entry-meta"><span class="posted-on"><time class="entry-date published" datetime="2024-02-06T18:30:00+00:00">February 6, 2024</time></span>
        <span class="byline"> by <span class="author vcard"><a href="/author/tove">Tove Lind</a></span></span></div></header>
        <div class="entry-content">
        <figure class="wp-caption"><img src="b.jpg"><figcaption class="wp-caption-text">The bridge in 1932, when it still opened for ships. Photo: City archive</figcaption></figure>
        \(elements("<p>", "</p>"))
        <div class="sharedaddy sd-sharing-enabled"><h3>Share this:</h3><ul><li><a href="#">Facebook</a></li></ul></div>
        <div id="jp-relatedposts"><h3>Related</h3><p>The quay floods again, and nobody on the council wants to have known of it.</p></div></div>
        <footer class="entry-footer">Posted in <a href="/t">Town</a></footer></article>
        <div id="comments" class="comments-area"><h2>3 thoughts on this</h2><ol class="comment-list"><li><p>I have said for years, and I will say it again, that nobody needs this bridge, and that the ferry does well enough for all of us who live here.</p></li>
        <li><p>The ferry, my friend, has not run on time since my grandmother was young, and she is ninety now.</p></li></ol></div></main>
        <aside id="secondary" class="widget-area"><section class="widget"><h2>About</h2><p>The Quay is written by people who live in the town, and it is paid for by those who read it.</p></section></aside>
        </div></div></body></html>
        """

    /// A blog's block theme.
    static let blockBlog = """
        <!DOCTYPE html><html lang="en-GB"><head><meta charset="utf-8"><title>Vellmar to rebuild its swing bridge | The Quay</title>
        <script type="application/ld+json">{"@context":"https://schema.org","@graph":[{"@type":"WebSite","name":"The Quay"},
        {"@type":"Article","headline":"Vellmar to rebuild its swing bridge","datePublished":"2024-02-06T18:30:00Z","author":{"@type":"Person","name":"Tove Lind"},"publisher":{"name":"The Quay"},"inLanguage":"en-GB"}]}</script></head>
        <body><div class="wp-site-blocks"><header class="wp-block-template-part"><nav class="wp-block-navigation"><a href="/">Home</a></nav></header>
        <main class="wp-block-group"><h1 class="wp-block-post-title">Vellmar to rebuild its swing bridge</h1>
        <div class="wp-block-post-content is-layout-constrained">\(elements("<p class=\"wp-block-paragraph\">", "</p>"))
        <figure class="wp-block-pullquote"><blockquote><p>We have waited long enough, and we will not wait longer for anyone</p></blockquote></figure></div>
        <div class="wp-block-comments"><h2>Comments</h2><p>Nobody needs this bridge, I say, and I have lived here since the war, or nearly.</p></div></main>
        <footer class="wp-block-template-part"><p>Proudly powered by a machine in the cellar of the town hall.</p></footer></div></body></html>
        """

    /// A broadsheet's page.
    static let broadsheet = """
        <!doctype html><html lang="en"><head><title>Vellmar to rebuild its swing bridge | Rivers | The Sentinel</title>
        <meta property="og:title" content="Vellmar to rebuild its swing bridge"><meta name="author" content="Tove Lind">
        <meta property="og:site_name" content="the Sentinel"><meta property="article:published_time" content="2024-02-06T18:30:00.000Z">
        <link rel="canonical" href="https://sentinel.example/2024/feb/06/bridge"></head><body>
        <a class="skip-link" href="#maincontent">Skip to main content</a>
        <div data-component="nav3"><nav><ul><li><a href="/">News</a></li></ul></nav></div>
        <main><article><div data-gu-name="headline"><h1>Vellmar to rebuild its swing bridge</h1></div>
        <div data-gu-name="meta"><address aria-label="Contributor info"><a rel="author" href="/profile/tove">Tove Lind</a></address>
        <details><summary>Tue 6 Feb 2024 18.30 GMT</summary></details></div>
        <div data-gu-name="body"><div id="maincontent" class="article-body-commercial-selector">
        \(elements("<p class=\"dcr-1abc\">", "</p>"))
        <aside data-component="rich-link"><p>Related: <a href="/q">Why the quay of Vellmar floods each winter, and who knew of it</a></p></aside>
        <figure><figcaption>The bridge before it was closed to traffic. Photograph: Ole Berg/Sentinel</figcaption></figure>
        <div class="ad-slot" aria-hidden="true">Advertisement</div></div></div>
        <div data-component="submeta"><ul><li><a href="/rivers">Rivers</a></li></ul></div></article></main>
        <section class="contributions-banner"><p>Will you support us, dear reader, in a year in which so much is at stake for so many?</p></section>
        <footer><p>Original reporting and incisive analysis, direct from the river every morning</p></footer></body></html>
        """

    /// A broadcaster's page, each paragraph in boxes of its own.
    static let broadcaster = """
        <!DOCTYPE html><html lang="en-GB"><head><title>Vellmar to rebuild its swing bridge - RBC News</title>
        <meta property="og:site_name" content="RBC News">
        <script type="application/ld+json">{"@type":"NewsArticle","headline":"Vellmar to rebuild its swing bridge","datePublished":"2024-02-06T18:30:00.000Z","author":[{"name":"Tove Lind"}]}</script></head>
        <body><header role="banner"><nav><a href="/">Home</a></nav></header><main id="main-content"><article class="ssrcss-pv1rh6-ArticleWrapper">
        <div data-component="headline-block"><h1>Vellmar to rebuild its swing bridge</h1></div>
        <div data-component="byline-block"><div class="ssrcss-68pt20-Text-TextContributorName">Tove Lind</div></div>
        \(elements("<div data-component=\"text-block\" class=\"ssrcss-7uxr49-RichTextContainer\"><div class=\"ssrcss-1ocoo3l-Wrap\"><p>", "</p></div></div>"))
        <div data-component="links-block"><h2>More on this story</h2><ul><li><a href="/1">The quay that floods every single winter</a></li></ul></div>
        </article></main><footer role="contentinfo"><p>Copyright 2024. The RBC is not responsible for the content of other sites, whatever they say.</p></footer></body></html>
        """

    /// An agency's page.
    static let agency = """
        <html lang="en"><head><title>Vellmar to rebuild its swing bridge - Union Wire</title>
        <meta name="DC.date.issued" content="2024-02-06T18:30:00Z"><meta property="og:title" content="Vellmar to rebuild its swing bridge">
        <meta name="author" content="Tove Lind"></head><body><div class="StandardArticle_container">
        <div class="ArticleHeader_content"><h1 class="ArticleHeader_headline">Vellmar to rebuild its swing bridge</h1><div class="BylineBar_byline">By <a>Tove Lind</a></div></div>
        <div class="StandardArticleBody_body">\(elements("<p data-testid=\"paragraph\">", "</p>"))
        <p class="Attribution_content">Reporting by Tove Lind; editing by Jon Marr</p>
        <div class="StandardArticleBody_trustBadgeContainer"><span>Our Standards: <a href="/s">The Union Wire Trust Principles.</a></span></div></div></div>
        <div class="RelatedCoverage"><h2>Next up</h2><p>The quay floods again, and nobody on the council wants to have known of it.</p></div></body></html>
        """

    /// A page for telephones.
    static let amp = """
        <!doctype html><html amp lang="en"><head><meta charset="utf-8"><title>Vellmar to rebuild its swing bridge</title>
        <style amp-boilerplate>body{-webkit-animation:none}</style><noscript><style amp-boilerplate>body{animation:none}</style></noscript>
        <meta name="author" content="Tove Lind"><meta itemprop="datePublished" content="2024-02-06T18:30:00Z"></head>
        <body><amp-sidebar id="s" layout="nodisplay"><ul><li><a href="/">Home</a></li></ul></amp-sidebar>
        <article><h1>Vellmar to rebuild its swing bridge</h1><amp-img src="b.jpg"><noscript><img src="b.jpg"></noscript></amp-img>
        \(elements("<p>", "</p><amp-ad width=300></amp-ad>"))
        <amp-social-share type="system"></amp-social-share></article>
        <amp-consent id="c"><div id="consent-ui"><p>We use cookies, and so do two hundred of our partners, whom you do not know.</p></div></amp-consent></body></html>
        """

    /// A content management system's page.
    static let contentSystem = """
        <!DOCTYPE html><html lang="en" dir="ltr" prefix="og: https://ogp.me/ns#"><head><title>Vellmar to rebuild its swing bridge | Town of Vellmar</title>
        <meta name="Generator" content="Some CMS"></head><body class="path-node page-node-type-article">
        <div class="dialog-off-canvas-main-canvas"><div role="main"><div class="region region-content">
        <div class="block block-page-title-block"><h1><span property="schema:name">Vellmar to rebuild its swing bridge</span></h1></div>
        <article role="article" class="node node--type-article"><footer class="node__meta"><div class="node__submitted">By <span rel="author">Tove Lind</span> | <time datetime="2024-02-06T18:30:00Z">Tue, 02/06/2024</time></div></footer>
        <div class="node__content"><div class="text-formatted field field--name-body field__item">\(elements("<p>", "</p>"))</div>
        <div class="field field--name-field-tags"><div class="field__label">Tags</div><a href="/t">Bridge</a></div></div></article></div></div></div></body></html>
        """

    /// A hosted blog, whose paragraphs are parted by line ends.
    static let hostedBlog = """
        <!DOCTYPE html><html dir='ltr'><head><title>Up the River: Vellmar to rebuild its swing bridge</title></head><body>
        <div class='main section'><div class='widget Blog'><div class='blog-posts hfeed'><div class='date-outer'><h2 class='date-header'><span>Tuesday, February 6, 2024</span></h2>
        <div class='post hentry' itemscope='itemscope'><h3 class='post-title entry-title'>Vellmar to rebuild its swing bridge</h3>
        <div class='post-body entry-content' itemprop='description articleBody'>\(paragraphs.joined(separator: "<br /><br />\n"))<div style='clear: both;'></div></div>
        <div class='post-footer'>Posted by <span class='fn' itemprop='author'>Tove Lind</span> at <abbr class='published' itemprop='datePublished' title='x' content='2024-02-06T18:30:00Z'>18:30</abbr></div></div></div></div></div></div>
        <div class='sidebar section'><h2>Blog Archive</h2><ul><li><a href='/2024'>2024</a></li><li><a href='/2023'>2023</a></li></ul></div></body></html>
        """

    /// A letter's page.
    static let letter = """
        <!DOCTYPE html><html lang="en"><head><title>Vellmar to rebuild its swing bridge</title><meta name="author" content="Tove Lind">
        <script type="application/ld+json">{"@type":"NewsArticle","url":"https://river.example/p/bridge","headline":"Vellmar to rebuild its swing bridge","datePublished":"2024-02-06T18:30:00+00:00","author":[{"@type":"Person","name":"Tove Lind"}]}</script></head>
        <body><div id="entry"><div class="single-post-container"><article class="typography newsletter-post post">
        <h1 class="post-title">Vellmar to rebuild its swing bridge</h1><h3 class="subtitle"></h3>
        <div class="available-content"><div dir="auto" class="body markup">\(elements("<p>", "</p>"))
        <div class="subscription-widget-wrap"><p>The River is a letter that its readers pay for. To receive new ones and to support the work, become one of them.</p><form><input type="email"></form></div></div></div></article></div>
        <div id="discussion"><div class="comment-list"><p>Well said, and not a day too soon, if you ask somebody who has to cross every day.</p></div></div></div></body></html>
        """

    /// A page of 1998, laid out in tables, in capitals, in Windows-1252.
    static let tables = """
        <HTML><HEAD><TITLE>Vellmar to rebuild its swing bridge</TITLE>
        <META HTTP-EQUIV="Content-Type" CONTENT="text/html; charset=iso-8859-1"></HEAD><BODY BGCOLOR=#FFFFFF>
        <TABLE WIDTH=600 BORDER=0><TR><TD WIDTH=120 VALIGN=TOP><FONT SIZE=1><A HREF=index.html>Home</A><BR><A HREF=news.html>News</A><BR><A HREF=sport.html>Sport</A></FONT>
        <TD><FONT SIZE=5><B>Vellmar to rebuild its swing bridge</B></FONT><P>\(paragraphs.joined(separator: "\n<P>"))
        </TABLE><HR><CENTER><FONT SIZE=1><A HREF=mailto:web@quay.example>Webmaster</A></FONT></CENTER></BODY></HTML>
        """

    /// A page behind a wall, whose whole text stands in JSON-LD alone.
    static let walled = """
        <!DOCTYPE html><html lang="en"><head><title>Vellmar to rebuild its swing bridge</title>
        <script type="application/ld+json">
        {"@type": "NewsArticle", "headline": "Vellmar to rebuild its swing bridge", "isAccessibleForFree": false,
         "author": "Tove Lind", "datePublished": "2024-02-06",
         "articleBody": "\(paragraphs.joined(separator: "\\n\\n"))"}</script></head>
        <body><article><h1>Vellmar to rebuild its swing bridge</h1><p>\(paragraphs[0])</p>
        <div class="paywall"><p>Subscribe to read on; the first month is free.</p></div></article></body></html>
        """
}
