extension DateCases {
    /// What counts from the article's day, and what counts from the day last spoken of.
    static let relative = """
        @ 2013-03-22
        The pump failed [today|DATE 2013-03-22].
        The pump failed [yesterday|DATE 2013-03-21].
        The pump will be mended [tomorrow|DATE 2013-03-23].
        The pump failed [the day before yesterday|DATE 2013-03-20].
        The pump will be mended [the day after tomorrow|DATE 2013-03-24].
        The pump failed [yesterday morning|TIME 2013-03-21TMO].
        The pump will be mended [tomorrow night|TIME 2013-03-23TNI].
        The pump failed [this morning|TIME 2013-03-22TMO].
        The pump failed [this afternoon|TIME 2013-03-22TAF].
        The pump will be mended [this evening|TIME 2013-03-22TEV].
        The pump will be mended [tonight|TIME 2013-03-22TNI].
        The pump failed [last night|TIME 2013-03-21TNI].
        The pump failed [early today|DATE 2013-03-22].
        The pump failed [earlier today|DATE 2013-03-22].
        The pump will be mended [later today|DATE 2013-03-22].
        The pump failed [last week|DATE 2013-W11].
        The pump failed [this week|DATE 2013-W12].
        The pump will be mended [next week|DATE 2013-W13].
        The pump failed [earlier this week|DATE 2013-W12].
        The pump will be mended [later this week|DATE 2013-W12].
        The pump failed [late last week|DATE 2013-W11].
        The pump failed [last month|DATE 2013-02].
        The pump failed [this month|DATE 2013-03].
        The pump will be mended [next month|DATE 2013-04].
        The pump failed [earlier this month|DATE 2013-03].
        The pump failed [early last month|DATE 2013-02].
        The pump will be mended [early next month|DATE 2013-04].
        The pump failed [three days ago|DATE 2013-03-19].
        The pump failed [two weeks ago|DATE 2013-W10].
        The pump failed [a week ago|DATE 2013-W11].
        The pump failed [a month ago|DATE 2013-02].
        The pump failed [six months ago|DATE 2012-09].
        The pump failed [a year ago|DATE 2012].
        The pump failed [10 years ago|DATE 2003].
        The pump failed [a decade ago|DATE 200].
        The pump failed [two decades ago|DATE 199].
        The pump failed [a century ago|DATE 19].
        The pump failed [two centuries ago|DATE 18].
        The pump failed [about 30 years ago|DATE 1983].
        The pump failed [nearly four years ago|DATE 2009].
        The pump failed [more than 20 years ago|DATE 1993].
        The pump failed [just two days ago|DATE 2013-03-20].
        The pump failed [a year ago today|DATE 2012-03-22].
        The pump failed [years ago|DATE PAST_REF].
        The pump failed [several weeks ago|DATE PAST_REF].
        The pump failed [a few hours ago|DATE PAST_REF].
        The pump failed [a long time ago|DATE PAST_REF].
        The pump failed [some time ago|DATE PAST_REF].
        The pump will be mended [two weeks from now|DATE 2013-W14].
        The pump will be mended [three days from today|DATE 2013-03-25].
        The pump will be mended [a year from now|DATE 2014].
        The pump failed on [4 May 2009|DATE 2009-05-04] and again [two days later|DATE 2009-05-06].
        The pump failed on [4 May 2009|DATE 2009-05-04] and had failed [three weeks earlier|DATE 2009-W16].
        The pump failed in [2004|DATE 2004] and again [two years later|DATE 2006].
        The pump failed in [2004|DATE 2004], and [a decade earlier|DATE 199] too.
        The pump failed in [April 2004|DATE 2004-04] and [a month later|DATE 2004-05] it burst.
        The pump failed on [4 May 2009|DATE 2009-05-04] and was mended on [the same day|DATE 2009-05-04].
        The pump failed on [4 May 2009|DATE 2009-05-04]; [that day|DATE 2009-05-04] it also rained.
        The pump failed on [4 May 2009|DATE 2009-05-04] and [the next day|DATE 2009-05-05] it burst.
        The pump failed on [4 May 2009|DATE 2009-05-04]. [The following day|DATE 2009-05-05] it burst.
        The pump failed on [4 May 2009|DATE 2009-05-04], not [the previous day|DATE 2009-05-03].
        The pump failed on [4 May 2009|DATE 2009-05-04], not [the day before|DATE 2009-05-03].
        The pump failed on [4 May 2009|DATE 2009-05-04] and [the following week|DATE 2009-W20] it burst.
        The pump failed on [4 May 2009|DATE 2009-05-04] and [the next morning|TIME 2009-05-05TMO] it burst.
        The pump failed on [4 May 2009|DATE 2009-05-04] and burst [that night|TIME 2009-05-04TNI].
        The pump failed on [4 May 2009|DATE 2009-05-04] and burst [the following Friday|DATE 2009-05-08].
        The pump failed in [2004|DATE 2004] and [the following year|DATE 2005] it burst.
        The pump failed in [2004|DATE 2004] and [that year|DATE 2004] it also burst.
        The pump failed in [2004|DATE 2004] and burst [later that year|DATE 2004].
        The pump failed in [2004|DATE 2004] but not [the year before|DATE 2003].
        The pump failed in [2004|DATE 2004] but not [the previous year|DATE 2003].
        The pump failed in [May 2004|DATE 2004-05] and [the following month|DATE 2004-06] it burst.
        The pump failed in [May 2004|DATE 2004-05] and burst [that month|DATE 2004-05].
        The pump failed in [May 2004|DATE 2004-05] and burst [the same month|DATE 2004-05].
        The pump failed in [1994|DATE 1994] and was praised all through [that decade|DATE 199].
        Output was up from [a year earlier|DATE 2012].
        The pump failed [days later|DATE FUTURE_REF] in the same way.
        The pump failed on [Tuesday|DATE 2013-03-19] and burst [two days later|DATE 2013-03-21].
        The pump burst [later in the year|DATE 2013].
        @ 1998-03-31
        The pump failed [a month ago|DATE 1998-02].
        The pump failed [a year ago today|DATE 1997-03-31].
        The pump will be mended [next month|DATE 1998-04].
        @ 2000-02-29
        The pump failed [a year ago today|DATE 1999-02-28].
        The pump failed [yesterday|DATE 2000-02-28] and will run [tomorrow|DATE 2000-03-01].
        """
}
