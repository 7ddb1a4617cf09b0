import NutgrafInput
import NutgrafTypes
import Testing

/// Articles as JSON, one and many.
@Suite struct JSONTests {
    @Test("Every field of an Article object is read, and unknown ones are passed over")
    func article() throws {
        let folder = try TemporaryFolder()
        let file = try folder.write(
            "a.json",
            """
            {"text": "One \\u00e9\\ud83d\\ude00\\n.", "title": "T", "source": "S", "byline": "B", "url": "u",
             "language": "en", "published": "2019-01-06T12:30:00+03:00", "mediaType": "text/x", "id": "7",
             "other": [1, 2.5e3, {"x": null}, true]}
            """
        )
        let expected = Article(
            text: "One \u{E9}\u{1F600}\n.",
            title: "T",
            source: "S",
            byline: "B",
            url: "u",
            language: "en",
            published: "2019-01-06T12:30:00+03:00",
            mediaType: "text/x",
            id: "7"
        )
        let items = read([file])
        #expect(items.map(\.story) == [expected])
        #expect(items.map(\.origin) == [InputOrigin(file: file)])
    }

    @Test("A malformed line is refused by number, and the others go on")
    func lines() throws {
        let folder = try TemporaryFolder()
        let file = try folder.write(
            "a.jsonl",
            """
            \u{FEFF}{"text": "one", "id": "1"}

            {"text": "two"
            {"title": "no text"}\r
            {"text": 5}
            ["text"]
            {"text": "three", "published": "soon"}
            {"text": "  "}
            {"text": "four", "url": null} x
            {"text": "last"}
            """
        )
        let items = read([file])
        #expect(items.map(\.origin.line) == [1, 3, 4, 5, 6, 7, 8, 9, 10])
        #expect(
            items.map { $0.refusal?.reason } == [
                nil, .malformed, .noArticle, .malformed, .noArticle, .malformed, .empty, .malformed, nil,
            ]
        )
        let messages = items.compactMap(\.refusal?.message)
        #expect(messages[0] == "\(file):3: no JSON: ',' or '}' was expected at byte 15; correct it")
        #expect(messages[1].contains("\"text\""))
        #expect(messages[2] == "\(file):5: \"text\" is a number; give a string")
        #expect(messages[4].contains("\"published\" is no date"))
        #expect(items.compactMap(\.story?.text) == ["one", "last"])
        #expect(items.first?.story?.id == "1")
    }

    @Test("A line over the limit is refused by number without being held")
    func longLine() throws {
        let folder = try TemporaryFolder()
        let long = String(repeating: "y", count: 200_000)
        let file = try folder.write(
            "a.ndjson",
            "{\"text\": \"\(long)\"}\n{\"text\": \"\(long.prefix(1001))\"}\n{\"text\": \"short\"}\n"
        )
        let items = read([file], InputOptions(maximumOctets: 1000))
        #expect(items.map { $0.refusal?.reason } == [.tooLarge, .tooLarge, nil])
        #expect(items.last?.origin == InputOrigin(file: file, line: 3))
    }

    @Test("A .json file may hold an array, whose elements are numbered")
    func array() throws {
        let folder = try TemporaryFolder()
        let file = try folder.write(
            "a.json",
            "[ {\"text\": \"a ] } \\\" b\"},\n {\"text\": [\"x\"]}, {\"text\": \"c\"}\n]\n"
        )
        let items = read([file])
        #expect(items.map(\.origin.entry) == [1, 2, 3])
        #expect(items.map(\.story?.text) == ["a ] } \" b", nil, "c"])
        #expect(items[1].refusal?.message == "\(file): entry 2: \"text\" is an array; give a string")
    }

    @Test(
        "What is no Article object is refused",
        arguments: [
            "[1]", "[]", "[", "\"text\"", "{\"text\": \"a\"", "nonsense", "{\"a\": {\"text\": \"b\"}}", "", "{]",
        ]
    )
    func noArticle(_ text: String) throws {
        let folder = try TemporaryFolder()
        let file = try folder.write("a.json", text)
        let items = read([file])
        #expect(items.count == 1)
        #expect(items.first?.refusal != nil)
    }

    @Test("An element that is no object is refused by its number, and the others go on")
    func otherElements() throws {
        let folder = try TemporaryFolder()
        let file = try folder.write(
            "a.json",
            "[null, {\"text\": \"one\"}, \"a, ]\", [{\"text\": \"in\"}], nonsense,\n-1 , true, {\"text\": \"two\"}]\n"
        )
        let items = read([file])
        #expect(items.map(\.origin.entry) == [1, 2, 3, 4, 5, 6, 7, 8])
        #expect(items.map(\.story?.text) == [nil, "one", nil, nil, nil, nil, nil, "two"])
        #expect(items[0].refusal?.message.hasPrefix("\(file): entry 1: null where an Article object") == true)
        #expect(items[4].refusal?.message.hasPrefix("\(file): entry 5: no JSON: a value was expected") == true)
    }

    @Test("An array that is cut off or holds nothing does not end in silence")
    func cutArrays() throws {
        let folder = try TemporaryFolder()
        let cut = read([try folder.write("cut.json", "[{\"text\": \"one\"},")])
        #expect(cut.map { $0.refusal?.reason } == [nil, .malformed])
        #expect(cut.last?.refusal?.message.contains("cut.json: ends before the ']'") == true)
        // One that is cut within an element is told of once.
        let within = read([try folder.write("within.json", "[{\"text\": \"one\"}, {\"text\": \"tw")])
        #expect(within.map { $0.refusal?.reason } == [nil, .malformed])
        let empty = read([try folder.write("empty.json", " [ ]\n")])
        #expect(empty.map(\.refusal?.reason) == [.empty])
        #expect(empty.first?.refusal?.message.contains("holds no article") == true)
    }

    @Test("A number is an id as it is written")
    func numericID() throws {
        let folder = try TemporaryFolder()
        let text = "{\"text\": \"one\", \"id\": 9007199254740993}\n{\"text\": \"two\", \"id\": true}"
        let items = read([try folder.write("a.json", text)])
        #expect(items.first?.story?.id == "9007199254740993")
        #expect(items.last?.refusal?.message.contains("\"id\" is true or false; give a string") == true)
    }

    @Test("Brackets without end neither trap nor take long")
    func depth() throws {
        let folder = try TemporaryFolder()
        let deep = "{\"text\": " + String(repeating: "[", count: 100_000)
        let file = try folder.write("a.jsonl", deep + "\n{\"text\": \"next\"}\n")
        let items = read([file])
        #expect(items.map { $0.refusal?.reason } == [.malformed, nil])
    }

    @Test("A file without a telling name is known by how it begins")
    func sniffed() throws {
        let folder = try TemporaryFolder()
        let lines = try folder.write("lines", "{\"text\": \"one\"}\n{\"text\": \"two\"}\n")
        let pretty = try folder.write("pretty", "{\n  \"text\": \"three\"\n}\n")
        let brace = try folder.write("brace", "{Editor's note} A story.")
        #expect(
            read([lines, pretty, brace]).map(\.story?.text) == ["one", "two", "three", "{Editor's note} A story."]
        )
    }
}
