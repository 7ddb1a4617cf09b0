/// The page's style sheet.
enum HTMLStyle {
    /// Kinds differ by the line below a name as well as by its colour. Contrasts are at least 4.5 to 1 on both grounds.
    static let text = """
        :root { color-scheme: light dark; --ground: #fff; --ink: #1d1d1f; --faint: #5c5c66; --line: #d9d9de;
          --panel: #f6f6f8; --chosen: #fff3bf; --person: #0b5cad; --organization: #8a2a8f; --location: #1c6b34;
          --group: #9c4a00; --other: #a01a3c; --date: #4a5560; --quote: #444; }
        @media (prefers-color-scheme: dark) { :root { --ground: #161618; --ink: #ececf0; --faint: #a5a5b0;
          --line: #3a3a40; --panel: #202024; --chosen: #3d3611; --person: #7cb8ff; --organization: #dd9be2;
          --location: #7fd19a; --group: #ffb066; --other: #ff96ad; --date: #b9c4d0; --quote: #c8c8d0; } }
        * { box-sizing: border-box; }
        body { margin: 0; background: var(--ground); color: var(--ink);
          font: 1.0625rem/1.6 Georgia, "Times New Roman", serif; overflow-wrap: break-word; }
        main { max-width: 44rem; margin: 0 auto; padding: 1rem 1.25rem 3rem; }
        article + article { border-top: 3px solid var(--line); margin-top: 3rem; }
        h1 { font-size: 1.75rem; line-height: 1.2; margin: 1rem 0; }
        h2 { font: 600 .8125rem/1.4 system-ui, sans-serif; letter-spacing: .06em; text-transform: uppercase;
          color: var(--faint); border-top: 1px solid var(--line); padding-top: .75rem; margin: 2rem 0 .5rem; }
        h3 { font: 600 1rem/1.4 system-ui, sans-serif; margin: 1.25rem 0 .25rem; }
        ul { padding-left: 1.1rem; margin: .25rem 0; }
        li { margin: .3rem 0; }
        a { color: inherit; text-decoration-thickness: 2px; text-underline-offset: 3px; }
        a:focus-visible { outline: 3px solid var(--person); outline-offset: 2px; }
        :target { background: var(--chosen); }
        .source, .legend, .also, .places, abbr, footer { font-family: system-ui, sans-serif; font-size: .8125rem;
          color: var(--faint); }
        .legend { line-height: 2; margin: 0 0 1rem; }
        .legend span { margin-right: .75em; white-space: nowrap; }
        nav ul { list-style: none; padding: 0; margin: 1rem 0; display: flex; flex-wrap: wrap; gap: .25rem 1.25rem;
          font: .875rem/1.4 system-ui, sans-serif; }
        nav a { display: inline-block; padding: .25rem 0; text-decoration-thickness: 1px; }
        .summary { background: var(--panel); border-radius: .5rem; padding: .25rem 1.25rem .5rem; }
        .summary h2 { border: 0; margin-top: .5rem; }
        .gist { font-weight: 600; }
        .chosen { background: var(--chosen); }
        .summary .chosen { background: none; }
        .person, .organization, .location, .facility, .group, .event, .work, .product, .other {
          text-decoration-line: underline; text-decoration-thickness: 2px; text-underline-offset: 3px; }
        .person { color: var(--person); text-decoration-style: solid; }
        .organization { color: var(--organization); text-decoration-style: double; text-decoration-thickness: 1px; }
        .location, .facility { color: var(--location); text-decoration-style: dashed; }
        .group { color: var(--group); text-decoration-style: dotted; }
        .event, .work, .product, .other { color: var(--other); text-decoration-style: wavy; text-decoration-thickness: 1px; }
        .name { font-weight: 600; }
        .date { color: var(--date); border-bottom: 1px dotted currentColor; }
        q { quotes: none; }
        q.direct, .legend .direct { font-style: italic; }
        .role { font-style: italic; }
        cite { font-style: normal; font-weight: 600; }
        a.quote { text-decoration: none; }
        a.quote:hover { text-decoration: underline; }
        .places a { display: inline-block; min-width: 1.75em; padding: .1em .35em; text-align: center;
          border: 1px solid var(--line); border-radius: .3em; text-decoration: none; margin: .1em 0; }
        .dates ul, .phrases ul { columns: 15rem 2; }
        .dates li, .phrases li { margin: 0 0 .3rem; }
        .dates li a { text-decoration-thickness: 1px; text-decoration-style: dotted; }
        abbr { border: 1px solid var(--line); border-radius: .25em; padding: 0 .3em; text-decoration: none; }
        footer { border-top: 1px solid var(--line); margin-top: 2rem; }
        @media print { :root { color-scheme: light; --ground: #fff; --ink: #000; --chosen: #eee; }
          body { font-size: 10.5pt; } main { max-width: none; padding: 0; } .places, nav { display: none; }
          article + article { break-before: page; border: 0; } h2, h3 { break-after: avoid; } li { break-inside: avoid; }
          .summary { border: 1px solid #999; } }

        """
}
