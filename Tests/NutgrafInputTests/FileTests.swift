import Glibc
import NutgrafInput
import NutgrafTypes
import Testing

/// Files and folders, in order and within bounds.
@Suite struct FileTests {
    @Test("A text file is one story, read from text/plain")
    func text() throws {
        let folder = try TemporaryFolder()
        let file = try folder.write("story.txt", "The mayor resigned.\r\n")
        let items = read([file])
        #expect(items.map(\.origin) == [InputOrigin(file: file)])
        #expect(items.first?.story == Article(text: "The mayor resigned.\r\n", mediaType: "text/plain"))
    }

    @Test("A folder is read whole in the order of names, without hidden files and other types")
    func folder() throws {
        let folder = try TemporaryFolder()
        for name in ["b/2.txt", "b/1.txt", "a.txt", "c.TXT", "z.jpg", ".hidden.txt", ".git/x.txt", "b/c/3.text"] {
            try folder.write(name, "A story of \(name).")
        }
        let names = read([folder.path]).map { $0.origin.file.dropFirst(folder.path.count + 1) }
        #expect(names == ["a.txt", "b/1.txt", "b/2.txt", "b/c/3.text", "c.TXT"])
    }

    @Test("Patterns choose the files of a folder")
    func include() throws {
        let folder = try TemporaryFolder()
        for name in ["2023/a.txt", "2024/a.txt", "2024/05/b.txt", "2024/05/b.story", "top.story"] {
            try folder.write(name, "A story of \(name).")
        }
        func names(_ patterns: String...) -> [Substring] {
            let options = InputOptions(include: patterns.compactMap { GlobPattern($0) })
            return read([folder.path], options).map { $0.origin.file.dropFirst(folder.path.count + 1) }
        }
        #expect(names("*.story") == ["2024/05/b.story", "top.story"])
        #expect(names("2024/**/*.txt") == ["2024/05/b.txt", "2024/a.txt"])
        #expect(names("2024/*.txt") == ["2024/a.txt"])
        #expect(names("[!a].*", "top.*") == ["2024/05/b.story", "2024/05/b.txt", "top.story"])
        #expect(names("?.txt") == ["2023/a.txt", "2024/05/b.txt", "2024/a.txt"])
    }

    @Test("A pattern that cannot be read is none", arguments: ["", "[abc", "[]"])
    func badPattern(_ pattern: String) {
        #expect(GlobPattern(pattern) == nil)
    }

    @Test("Loops of symbolic links end, and a folder that is linked is read once")
    func loops() throws {
        let folder = try TemporaryFolder()
        try folder.write("a/story.txt", "One.")
        try folder.link("a/up", to: folder.path)
        try folder.link("b", to: folder.path + "/a")
        try folder.link("self", to: "self")
        let items = read([folder.path])
        #expect(items.compactMap(\.story?.text) == ["One."])
        // A link that leads nowhere and is named as nothing is told of.
        #expect(items.compactMap(\.refusal).map { $0.origin.file } == [folder.path + "/self"])
    }

    @Test("A pipe in a folder does not keep the reader waiting")
    func pipe() throws {
        let folder = try TemporaryFolder()
        try folder.write("a.txt", "One.")
        #expect(mkfifo(folder.path + "/pipe.txt", 0o600) == 0)
        #expect(read([folder.path]).compactMap(\.story?.text) == ["One."])
    }

    @Test("What cannot be used is refused by name, and the rest goes on")
    func refusals() throws {
        let folder = try TemporaryFolder()
        let paths = [
            folder.path + "/missing.txt",
            try folder.write("empty.txt", " \r\n\t"),
            try folder.write("zero.txt", "a\0b"),
            try folder.write("picture.txt", [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]),
            try folder.write("controls.txt", Array(repeating: [0x01, 0x41], count: 40).joined()),
            try folder.write("long.txt", String(repeating: "x", count: 1001)),
            try folder.write("good.txt", "Good."),
        ]
        let items = read(paths, InputOptions(maximumOctets: 1000))
        #expect(items.map(\.origin.file) == paths)
        #expect(
            items.map { $0.refusal?.reason } == [.unreadable, .empty, .binary, .binary, .binary, .tooLarge, nil]
        )
        let messages = items.compactMap(\.refusal?.message)
        #expect(messages[0].contains("missing.txt: cannot be read: No such file"))
        #expect(messages[1].contains("empty.txt: empty"))
        #expect(messages[2].contains("zero.txt: holds zero bytes"))
        #expect(messages[3].contains("picture.txt: a PNG picture"))
        #expect(messages[5].contains("long.txt: longer than 1000 bytes; split it"))
        #expect(items.compactMap(\.refusal).map(\.error.code)[5] == .tooLarge)
        #expect(items.last?.story?.text == "Good.")
    }

    @Test("A text of exactly the limit is read")
    func limit() throws {
        let folder = try TemporaryFolder()
        let file = try folder.write("long.txt", String(repeating: "x", count: 100_000))
        #expect(read([file], InputOptions(maximumOctets: 100_000)).first?.story?.text.utf8.count == 100_000)
    }

    @Test("Of a page or a feed the text counts towards the limit, not pictures and scripts")
    func markup() throws {
        let folder = try TemporaryFolder()
        let picture = "<img src='data:image/png;base64," + String(repeating: "A", count: 30_000) + "'>"
        let page = try folder.write("a.html", "<p>A paragraph of the story.</p>" + picture)
        let feed = try folder.write(
            "b.rss",
            "<rss><item><description><![CDATA[<p>An entry.</p>\(picture)]]></description></item></rss>"
        )
        let long = try folder.write("c.html", "<p>" + String(repeating: "word ", count: 500) + "</p>")
        let items = read([page, feed, long], InputOptions(maximumOctets: 1000))
        #expect(items.map(\.story?.text) == ["A paragraph of the story.", "An entry.", nil])
        #expect(items[2].refusal?.message.contains("c.html: its text is longer than 1000 bytes") == true)
        let refused = read([page], InputOptions(maximumOctets: 1000, maximumMarkupOctets: 30_000))
        #expect(refused.first?.refusal?.reason == .tooLarge)
        #expect(refused.first?.refusal?.message.contains("save the page without its pictures") == true)
    }

    @Test("A folder without stories is told of")
    func emptyFolder() throws {
        let folder = try TemporaryFolder()
        try folder.write("picture.jpg", "x")
        #expect(read([folder.path]).map { $0.refusal?.reason } == [.empty])
    }

    @Test("The number of files is known before the first is read, however large they are")
    func counts() throws {
        let folder = try TemporaryFolder()
        try folder.write("a.txt", "12345")
        try folder.write("b.jsonl", "{\"text\": \"one\"}\n{\"text\": \"two\"}\n")
        // Together these have more octets than a number counts, where the file system lets them.
        for name in ["c.txt", "d.txt"] { _ = truncate(try folder.write(name, "x"), 1 << 43) }
        let files = InputFiles([folder.path])
        #expect(files.count == 4)
        var reader = InputReader(files)
        #expect(reader.filesBegun == 0)
        var stories: [String] = []
        while let item = reader.next() { if let story = item.story { stories.append(story.text) } }
        #expect(stories == ["12345", "one", "two"])
        #expect(reader.filesBegun == 4)
    }
}
