import NutgrafAnalysis
import Testing

@Suite("Languages")
struct LanguageTests {
    private static let stories: [(tag: String, text: String)] = [
        (
            "de",
            "Die Mühle am Ende des Tals ist in der Nacht abgebrannt. Die Polizei sagte, dass niemand verletzt wurde."
        ),
        (
            "nl",
            "De molen aan het einde van de vallei is in de nacht afgebrand. De politie zegt dat er niemand gewond is."
        ),
        (
            "fr",
            "Le moulin au bout de la vallée a brûlé dans la nuit. La police dit que personne n'a été blessé par le feu."
        ),
        ("es", "El molino del final del valle se quemó por la noche. La policía dijo que no hay heridos en el pueblo."),
        (
            "pt",
            "O moinho no fim do vale ardeu durante a noite. A polícia disse que não há feridos na aldeia, mas os donos perderam tudo."
        ),
        (
            "it",
            "Il mulino alla fine della valle è bruciato nella notte. La polizia dice che non ci sono feriti nel paese."
        ),
        (
            "ca",
            "El molí del final de la vall va cremar a la nit. La policia diu que no hi ha ferits, però els amos ho han perdut tot."
        ),
        (
            "ro",
            "Moara de la capătul văii a ars în timpul nopții. Poliția a spus că nu sunt răniți, dar proprietarii au pierdut tot."
        ),
        (
            "pl",
            "Młyn na końcu doliny spłonął w nocy. Policja powiedziała, że nikt nie został ranny, ale właściciele stracili wszystko."
        ),
        (
            "cs",
            "Mlýn na konci údolí v noci shořel. Policie řekla, že se nikdo nezranil, ale majitelé přišli o všechno."
        ),
        (
            "sk",
            "Mlyn na konci údolia v noci zhorel. Polícia povedala, že sa nikto nezranil, ale majitelia prišli o všetko."
        ),
        (
            "sl",
            "Mlin na koncu doline je ponoči pogorel. Policija je povedala, da ni bil nihče ranjen, lastniki pa so izgubili vse."
        ),
        (
            "hr",
            "Mlin na kraju doline izgorio je tijekom noći. Policija je rekla da nitko nije ozlijeđen, ali su vlasnici izgubili sve."
        ),
        (
            "sr",
            "Млин на крају долине изгорео је током ноћи. Полиција је рекла да нико није повређен, али су власници изгубили све."
        ),
        (
            "bg",
            "Мелницата в края на долината изгоря през нощта. Полицията каза, че няма ранени, но собствениците са загубили всичко."
        ),
        (
            "ru",
            "Мельница в конце долины сгорела ночью. Полиция сказала, что никто не пострадал, но хозяева потеряли всё, что у них было."
        ),
        (
            "uk",
            "Млин у кінці долини згорів уночі. Поліція сказала, що ніхто не постраждав, але господарі втратили все, що мали."
        ),
        (
            "hu",
            "A völgy végén álló malom az éjjel leégett. A rendőrség szerint senki nem sérült meg, de a tulajdonosok mindent elvesztettek."
        ),
        (
            "fi",
            "Laakson päässä oleva mylly paloi yöllä. Poliisi sanoi, että kukaan ei loukkaantunut, mutta omistajat menettivät kaiken."
        ),
        (
            "et",
            "Oru lõpus olev veski põles öösel maha. Politsei ütles, et keegi ei saanud viga, aga omanikud kaotasid kõik."
        ),
        (
            "lv",
            "Dzirnavas ielejas galā naktī nodega. Policija teica, ka neviens nav cietis, bet īpašnieki ir zaudējuši visu."
        ),
        (
            "lt",
            "Malūnas slėnio gale naktį sudegė. Policija sakė, kad niekas nebuvo sužeistas, bet savininkai prarado viską."
        ),
        (
            "sv",
            "Kvarnen i slutet av dalen brann ner under natten. Polisen säger att ingen blev skadad, men ägarna har förlorat allt."
        ),
        (
            "no",
            "Mølla i enden av dalen brant ned i natt. Politiet sier at ingen ble skadet, men eierne har mistet alt de hadde."
        ),
        (
            "da",
            "Møllen for enden af dalen brændte ned i nat. Politiet siger, at ingen blev kvæstet, men ejerne har mistet alt, hvad de havde."
        ),
        (
            "tr",
            "Vadinin sonundaki değirmen gece yandı. Polis kimsenin yaralanmadığını söyledi ama sahipleri her şeyi kaybetti ve çok üzgün."
        ),
        (
            "id",
            "Kincir di ujung lembah itu terbakar pada malam hari. Polisi mengatakan tidak ada yang terluka, tetapi pemiliknya kehilangan segalanya."
        ),
        (
            "vi",
            "Cối xay ở cuối thung lũng đã bị cháy trong đêm. Cảnh sát cho biết không có ai bị thương nhưng chủ nhà đã mất tất cả."
        ),
        ("el", "Ο μύλος στο τέλος της κοιλάδας κάηκε τη νύχτα. Η αστυνομία είπε ότι κανείς δεν τραυματίστηκε."),
        ("he", "הטחנה בקצה העמק נשרפה בלילה. המשטרה אמרה כי איש לא נפגע."),
        ("ar", "احترقت الطاحونة في نهاية الوادي في الليل. وقالت الشرطة إن لا أحد أصيب في هذا الحريق بعد ذلك."),
        ("fa", "آسیاب در پایان دره در شب سوخت. پلیس گفت که هیچ کس آسیب ندید اما مالکان همه چیز را از دست دادند."),
        ("hi", "घाटी के अंत में चक्की रात को जल गई। पुलिस ने कहा कि कोई घायल नहीं हुआ है।"),
        ("zh", "山谷尽头的磨坊在夜里烧毁了。警察说没有人受伤。"),
        ("ja", "谷の端にある水車小屋が夜に焼けた。警察はけが人はいないと言った。"),
        ("ko", "골짜기 끝의 방앗간이 밤에 불탔다. 경찰은 아무도 다치지 않았다고 말했다."),
        ("th", "โรงสีที่ปลายหุบเขาถูกไฟไหม้ในเวลากลางคืน ตำรวจบอกว่าไม่มีใครบาดเจ็บ"),
    ]

    @Test("A story of two sentences shows its language; it gets sentences, a summary, and a word of what it lacks")
    func recognized() {
        for (tag, text) in Self.stories {
            let analysis = Analyzer().analyze(Article(text: text))
            #expect(analysis.language == tag, "\(text)")
            #expect(analysis.text == text)
            #expect(analysis.sentences.count == (tag == "th" ? 1 : 2), "\(text)")
            #expect(!analysis.summary.sentences.isEmpty, "\(text)")
            #expect(analysis.entities.isEmpty && analysis.quotes.isEmpty && analysis.dates.isEmpty)
            #expect(analysis.keyPhrases.isEmpty && analysis.notes?.count == 1)
        }
    }

    @Test("English is told from others, and lacks nothing", arguments: Stories.all)
    func english(story: String) {
        let analysis = Analyzer().analyze(Article(text: story))
        #expect(analysis.language == "en" && analysis.notes == nil)
    }

    @Test(
        "Names and a few words show no language, and are read as English",
        arguments: ["Kappa", "Kappa Lambda Mu Nu Xi", "12 3", ""]
    )
    func unknown(text: String) {
        let analysis = Analyzer().analyze(Article(text: text))
        #expect(analysis.language == nil && analysis.notes == nil)
    }

    @Test("What the sender says counts")
    func given() {
        let story = Stories.clinic
        #expect(Analyzer().analyze(Article(text: story, language: "en-GB")).notes == nil)
        let german = Analyzer().analyze(Article(text: story, language: "de"))
        #expect(german.language == "de" && german.entities.isEmpty && german.notes != nil)
        #expect(!german.summary.sentences.isEmpty)
    }
}
