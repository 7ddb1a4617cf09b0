import NutgrafAnalysis
import Testing

@Suite("Porter's stems")
struct StemmerTests {
    @Test(
        "Words and their stems",
        arguments: [
            ("caresses", "caress"), ("ponies", "poni"), ("ties", "tie"), ("cats", "cat"), ("agreed", "agre"),
            ("plastered", "plaster"), ("bled", "bled"), ("motoring", "motor"), ("sing", "sing"), ("hopping", "hop"),
            ("falling", "fall"), ("filing", "file"), ("happy", "happi"), ("enjoy", "enjoy"), ("relational", "relat"),
            ("conditional", "condit"), ("valency", "valenc"), ("radically", "radic"), ("vietnamization", "vietnam"),
            ("operator", "oper"), ("hopefulness", "hope"), ("formality", "formal"), ("sensibility", "sensibl"),
            ("triplicate", "triplic"), ("electrical", "electr"), ("adjustable", "adjust"), ("adoption", "adopt"),
            ("irritant", "irrit"), ("rate", "rate"), ("controlling", "control"), ("roll", "roll"), ("sky", "sky"),
            ("skies", "sky"), ("news", "news"), ("dying", "die"), ("died", "die"), ("spied", "spi"),
            ("geology", "geolog"),
            ("of", "of"), ("was", "wa"), ("1998", "1998"), ("yyyy", "yyyi"), ("", ""),
        ]
    )
    func stems(word: String, stem: String) {
        var stemmer = PorterStemmer()
        #expect(String(decoding: stemmer.stem(word.utf8), as: UTF8.self) == stem)
    }

    @Test("A word that is one letter a thousand times")
    func endless() {
        var stemmer = PorterStemmer()
        #expect(stemmer.stem(Array(repeating: UInt8(ascii: "a"), count: 1_000)).count == 1_000)
    }
}
