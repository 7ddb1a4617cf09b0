extension TimeWord {
    /// The words that the rules know, by their lower-case form.
    static let table: [String: TimeWord] = {
        var table: [String: TimeWord] = [:]
        for line in words.split(separator: "\n") {
            let fields = line.split(separator: " ")
            guard fields.count > 2, let kind = kinds[fields[0]], let value = Int(fields[1]) else { continue }
            for word in fields.dropFirst(2) {
                table[String(word), default: TimeWord()].kind = kind
                table[String(word), default: TimeWord()].value = value
                table[String(word), default: TimeWord()].isStarter = starters.contains(kind)
            }
        }
        for (cue, list) in TenseCue.words {
            for word in list.split(separator: " ") { table[String(word), default: TimeWord()].cue = cue }
        }
        for (place, holiday) in Holiday.byFirstWord.enumerated() {
            var word = TimeWord(kind: .holiday, isStarter: true, value: place)
            word.cue = table[holiday.word]?.cue ?? .none
            if table[holiday.word].map({ $0.kind == .none }) ?? true { table[holiday.word] = word }
        }
        return table
    }()

    /// The classes with which a rule begins; of the others a rule looks at what stands before and behind.
    private static let starters: Set<Kind> = [
        .article, .step, .every, .another, .all, .ago, .earlier, .later, .end, .month, .shortMonth, .weekday,
        .shortWeekday,
        .weekdays, .unit, .units, .part, .season, .ordinal, .numeral, .scale, .half, .couple, .vague, .vagueScale,
        .dayWord, .tonight, .reference, .recent, .future, .present, .moment, .frequency, .once, .per, .noon,
        .decadeWord, .era, .final, .fiscal, .fiscalYear, .quarterCode, .adjectiveOfLength, .figure, .decade, .clock,
        .clockOfHalf, .dottedDate, .holiday,
    ]

    /// Whether a rule begins with a class.
    static func isStarter(_ kind: Kind) -> Bool { starters.contains(kind) }

    private static let kinds: [Substring: Kind] = [
        "article": .article, "the": .the, "step": .step, "every": .every, "other": .other, "another": .another,
        "all": .all, "ago": .ago, "earlier": .earlier, "later": .later, "before": .before, "after": .after,
        "edge": .edge, "end": .end, "month": .month, "shortMonth": .shortMonth, "weekday": .weekday,
        "shortWeekday": .shortWeekday, "weekdays": .weekdays, "unit": .unit, "units": .units, "part": .part,
        "parts": .parts, "season": .season, "ordinal": .ordinal, "numeral": .numeral, "scale": .scale, "half": .half,
        "couple": .couple, "vague": .vague, "vagueScale": .vagueScale, "dayWord": .dayWord, "tonight": .tonight,
        "reference": .reference, "recent": .recent, "future": .future, "present": .present, "moment": .moment,
        "frequency": .frequency, "once": .once, "times": .times, "per": .per, "meridiem": .meridiem,
        "oclock": .oclock, "zone": .zone, "zoneName": .zoneName, "standard": .standard, "time": .time, "noon": .noon,
        "decadeWord": .decadeWord, "era": .era, "final": .final, "fiscal": .fiscal, "fiscalYear": .fiscalYear,
        "quarterCode": .quarterCode, "period": .period, "adjective": .adjective, "suffix": .suffix,
        "adjectiveOfLength": .adjectiveOfLength, "approximate": .approximate, "more": .more, "than": .than,
        "least": .least, "up": .up, "of": .of, "in": .in, "on": .on, "at": .at, "to": .to, "and": .and, "or": .or,
        "from": .from, "until": .until, "between": .between, "preposition": .preposition, "possessor": .possessor,
        "measure": .measure, "counted": .counted, "nameOfDay": .nameOfDay,
    ]

    /// A class, a value and the words that have them, a line each.
    private static let words = """
        article 0 a an
        the 0 the
        step 1 this
        step 2 last
        step 3 next
        step 4 past
        step 5 coming
        step 6 previous preceding
        step 7 following ensuing
        step 8 same
        step 9 that
        step 10 these
        step 11 current
        final 0 final latter
        every 0 every each
        other 0 other
        another 0 another
        all 0 all
        ago 0 ago
        earlier 0 earlier
        later 0 later
        before 0 before
        after 0 after
        edge 0 early late mid
        end 0 end beginning start middle
        month 1 january
        month 2 february
        month 3 march
        month 4 april
        month 5 may
        month 6 june
        month 7 july
        month 8 august
        month 9 september
        month 10 october
        month 11 november
        month 12 december
        shortMonth 1 jan
        shortMonth 2 feb
        shortMonth 3 mar
        shortMonth 4 apr
        shortMonth 6 jun
        shortMonth 7 jul
        shortMonth 8 aug
        shortMonth 9 sep sept
        shortMonth 10 oct
        shortMonth 11 nov
        shortMonth 12 dec
        weekday 1 monday
        weekday 2 tuesday
        weekday 3 wednesday
        weekday 4 thursday
        weekday 5 friday
        weekday 6 saturday
        weekday 7 sunday
        shortWeekday 1 mon
        shortWeekday 2 tue tues
        shortWeekday 3 wed weds
        shortWeekday 4 thu thur thurs
        shortWeekday 5 fri
        shortWeekday 6 sat
        shortWeekday 7 sun
        weekdays 1 mondays
        weekdays 2 tuesdays
        weekdays 3 wednesdays
        weekdays 4 thursdays
        weekdays 5 fridays
        weekdays 6 saturdays
        weekdays 7 sundays
        units 1 seconds secs
        unit 2 minute
        units 2 minutes mins
        unit 3 hour
        units 3 hours hrs
        unit 4 day
        units 4 days
        units 5 nights
        unit 6 week
        units 6 weeks wks
        unit 7 weekend
        units 7 weekends
        unit 8 fortnight
        units 8 fortnights
        unit 9 month
        units 9 months
        unit 10 quarter
        units 10 quarters
        unit 11 year
        units 11 years yrs
        unit 12 decade
        units 12 decades
        unit 13 century
        units 13 centuries
        unit 14 millennium
        units 14 millennia millenniums
        units 15 springs
        units 16 summers
        units 17 autumns
        units 18 winters
        part 1 morning
        part 2 afternoon
        part 3 evening
        part 4 night
        parts 1 mornings
        parts 2 afternoons
        parts 3 evenings
        season 0 spring springtime
        season 1 summer summertime
        season 2 autumn fall
        season 3 winter wintertime
        ordinal 1 first
        ordinal 2 second
        ordinal 3 third
        ordinal 4 fourth
        ordinal 5 fifth
        ordinal 6 sixth
        ordinal 7 seventh
        ordinal 8 eighth
        ordinal 9 ninth
        ordinal 10 tenth
        ordinal 11 eleventh
        ordinal 12 twelfth
        ordinal 13 thirteenth
        ordinal 14 fourteenth
        ordinal 15 fifteenth
        ordinal 16 sixteenth
        ordinal 17 seventeenth
        ordinal 18 eighteenth
        ordinal 19 nineteenth
        ordinal 20 twentieth
        ordinal 30 thirtieth
        numeral 1 one
        numeral 2 two
        numeral 3 three
        numeral 4 four
        numeral 5 five
        numeral 6 six
        numeral 7 seven
        numeral 8 eight
        numeral 9 nine
        numeral 10 ten
        numeral 11 eleven
        numeral 12 twelve
        numeral 13 thirteen
        numeral 14 fourteen
        numeral 15 fifteen
        numeral 16 sixteen
        numeral 17 seventeen
        numeral 18 eighteen
        numeral 19 nineteen
        numeral 20 twenty
        numeral 30 thirty
        numeral 40 forty
        numeral 50 fifty
        numeral 60 sixty
        numeral 70 seventy
        numeral 80 eighty
        numeral 90 ninety
        scale 12 dozen
        scale 100 hundred
        scale 1000 thousand
        scale 1000000 million
        scale 1000000000 billion
        half 0 half
        couple 0 couple
        vague 0 few several many numerous
        vagueScale 0 tens dozens scores hundreds thousands millions billions
        dayWord 0 today
        dayWord -1 yesterday
        dayWord 1 tomorrow
        tonight 0 tonight
        reference 0 now currently nowadays
        reference -1 recently lately
        recent 0 recent
        future 0 future
        present 0 present
        moment 0 moment
        frequency 0 hourly
        frequency 1 daily
        frequency 2 weekly
        frequency 3 fortnightly biweekly
        frequency 4 monthly
        frequency 5 quarterly
        frequency 6 biannual biannually semiannual semiannually
        frequency 7 annual annually yearly
        frequency 8 biennial biennially
        frequency 9 nightly
        once 1 once
        once 2 twice
        times 0 times
        per 0 per
        meridiem 0 am a.m a.m.
        meridiem 12 pm p.m p.m.
        oclock 0 o'clock o’clock
        zone 0 gmt utc
        zone 60 cet
        zone 120 cest eet
        zone 180 eest msk
        zone 540 jst kst
        zone 600 aest
        zone 660 aedt
        zone -300 est
        zone -240 edt ast
        zone -420 mst
        zone -360 mdt
        zone -480 pst
        zone -420 pdt
        zone 9999 bst ist cst cdt et pt hkt sgt
        zoneName 0 eastern central mountain pacific local moscow beijing london greenwich
        standard 0 standard daylight mean
        time 0 time
        noon 12 noon midday
        noon 24 midnight
        decadeWord 20 twenties
        decadeWord 30 thirties
        decadeWord 40 forties
        decadeWord 50 fifties
        decadeWord 60 sixties
        decadeWord 70 seventies
        decadeWord 80 eighties
        decadeWord 90 nineties
        era -1 bc bce b.c b.c.
        era 1 ad ce a.d a.d.
        fiscal 0 fiscal
        fiscalYear 0 fy
        quarterCode 1 q1
        quarterCode 2 q2
        quarterCode 3 q3
        quarterCode 4 q4
        period 0 period
        adjective 0 full whole entire straight consecutive successive additional further extra solid calendar
        suffix 0 long old
        adjectiveOfLength 3 hourlong
        adjectiveOfLength 4 daylong
        adjectiveOfLength 6 weeklong
        adjectiveOfLength 9 monthlong
        adjectiveOfLength 11 yearlong
        adjectiveOfLength 12 decadelong
        approximate 0 about nearly almost some over approximately roughly just only under around barely exactly
        more 0 more less fewer
        than 0 than
        least 0 least most
        up 0 up
        of 0 of
        in 0 in
        on 0 on
        at 0 at
        to 0 to
        and 0 and
        or 0 or
        from 0 from
        until 0 until till through til
        between 0 between
        preposition 1 since
        preposition 0 by as during circa throughout within for into
        possessor 0 his her their my our your its
        measure 0 light kilowatt megawatt gigawatt terawatt watt man person work working flight office opening
        counted 1 metres meters metre meter miles mile feet foot km kilometres kilometers knots
        counted 0 people persons men women children kg tonnes tons pounds euros dollars yen percent cent jobs troops soldiers homes houses workers \
        deaths cases votes voters points seats members copies litres liters gallons barrels acres hectares students \
        migrants refugees pages words
        nameOfDay 0 black bloody super cyber holy fat

        """
}
