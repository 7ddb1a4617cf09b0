extension DateCases {
    /// What looks like time and is none.
    static let others = """
        @ 2013-03-22
        May we go in? They may march, and march they did.
        Mrs May met Mr March. May refused to speak.
        Augusta Friday-Jones and April Bray sang in a summer dress.
        The second man took second place in the first half of the match.
        The spring of the clock broke in the fall of the tower.
        Over 2000 people signed it, and 1500 metres of rope were stolen.
        He paid $2000 for a horse and £1999 for its saddle.
        Page 1984 of the file is blank, and flight 2019 was late.
        The Future Fund and the Recent Coins Club ran at 90 miles per hour.
        The score was 3:2 and the odds 10-1 against.
        He wears size 42 and lives at 1600 Mill Lane.
        The Sunday Times and the Daily Mirror wrote about USA Today.
        The sun rose; they sat down and were wed.
        She is in her forties, and his 60s were kind to him.
        The star is nine light years away and burns in kilowatt hours.
        Player of the year and man of the hour he was.
        The price rose year on year and day by day.
        The day was long and the night was dark.
        It happened once, then again and again, and soon after.
        The former mayor later died.
        It is time to go, for the time being at least.
        Take 3/4 of the flour and 1/2 of the salt.
        Rooms 10-12 are on floors 3 to 5.
        The minute book was second to none in its day.
        A half-time whistle blew for the third time.
        """

    /// With no day to count from, a value has only what the words say; nothing at all is no value.
    static let unanchored = """
        @ none
        The ferry sank on [Thursday|DATE XXXX-WXX-4].
        The ferry sank [last Thursday|DATE XXXX-WXX-4].
        The ferry sank on [Thursday morning|TIME XXXX-WXX-4TMO].
        The ferry sank on [25 December|DATE XXXX-12-25].
        The ferry sank in [April|DATE XXXX-04].
        The ferry sank [last April|DATE XXXX-04].
        The ferry sank in [April 2009|DATE 2009-04].
        The ferry sank [last summer|DATE XXXX-SU].
        The ferry sank in [the third quarter|DATE XXXX-Q3].
        The ferry sank [today|DATE -].
        The ferry sank [yesterday|DATE -].
        The ferry sank [last week|DATE -].
        The ferry sank [two weeks ago|DATE -].
        The ferry sank [last night|TIME XXXX-XX-XXTNI].
        The ferry sank at [9pm|TIME XXXX-XX-XXT21:00].
        The ferry sank at [9pm on Thursday|TIME XXXX-WXX-4T21:00].
        The ferry sank over the [weekend|DATE XXXX-WXX-WE].
        The ferry sank on [Christmas Day|DATE XXXX-12-25].
        The ferry sank on [Good Friday|DATE -].
        The ferry sank in [1987|DATE 1987], and [two years later|DATE 1989] its twin.
        The ferry sank on [4 May 2009|DATE 2009-05-04] and [the next day|DATE 2009-05-05] its twin.
        The ferry sank after [two hours|DURATION PT2H].
        The ferry sails [every Monday|SET XXXX-WXX-1].
        The ferry is [now|DATE PRESENT_REF] a wreck.
        The ferry sank in [the '90s|DATE 199].
        """

    /// The story's own dateline counts where no day of publication is given; a blank stands for a new paragraph.
    static let datelines = """
        @ none
        [Friday, March 22, 2013|DATE 2013-03-22] ¶ The ferry sank on [Thursday|DATE 2013-03-21].
        [22 March 2013|DATE 2013-03-22] ¶ The ferry sank [yesterday|DATE 2013-03-21].
        LISBON, [March 22, 2013|DATE 2013-03-22] (Agency) – The ferry sank [yesterday|DATE 2013-03-21].
        LISBON — [22 March 2013|DATE 2013-03-22] — The ferry sank [last week|DATE 2013-W11].
        @ 2020-06-10
        [Friday, March 22, 2013|DATE 2013-03-22] ¶ The ferry sank on [Thursday|DATE 2020-06-04].
        @ 2020-06-10T23:30:00-08:00
        The ferry sank [today|DATE 2020-06-10].
        """
}
