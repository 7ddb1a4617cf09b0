extension DateCases {
    /// Spans between two points: two expressions, each whole in its value.
    static let ranges = """
        @ 2013-03-22
        The fair ran from [3|DATE 2012-05-03] to [5 May|DATE 2012-05-05].
        The fair ran from [3|DATE 2009-05-03] to [5 May 2009|DATE 2009-05-05].
        The fair ran [3|DATE 2009-05-03]–[5 May 2009|DATE 2009-05-05].
        The fair ran [May 3|DATE 2009-05-03]-[5, 2009|DATE 2009-05-05], as planned.
        The fair ran [May 3|DATE 2012-05-03] to [5|DATE 2012-05-05], as planned.
        The fair ran between [3|DATE 2012-05-03] and [5 May|DATE 2012-05-05].
        The fair ran on [3|DATE 2012-05-03] and [4 May|DATE 2012-05-04].
        The fair ran on [May 3|DATE 2012-05-03] and [4|DATE 2012-05-04].
        The fair ran from [30 April|DATE 2009-04-30] to [5 May 2009|DATE 2009-05-05].
        The fair ran from [March|DATE 2009-03] to [May 2009|DATE 2009-05].
        The fair ran between [March|DATE 2009-03] and [May 2009|DATE 2009-05].
        He ruled from [2004|DATE 2004] to [2009|DATE 2009].
        He ruled from [2004|DATE 2004]-[2009|DATE 2009].
        He ruled in [2004|DATE 2004]–[09|DATE 2009] without a crown.
        He ruled in [2014|DATE 2014]-[16|DATE 2016] without a crown.
        He ruled between [2004|DATE 2004] and [2009|DATE 2009].
        He ruled ([1931|DATE 1931]–[1944|DATE 1944]) without a crown.
        The [2004|DATE 2004]/[05|DATE 2005] season was cut short.
        The shop opens from [9am|TIME 2013-03-22T09:00] to [5pm|TIME 2013-03-22T17:00].
        The shop opens between [9|TIME 2013-03-22T09:00] and [11am|TIME 2013-03-22T11:00].
        The shop opens [8|TIME 2013-03-22T20:00]-[10pm|TIME 2013-03-22T22:00].
        The fair ran from [Monday|DATE 2013-03-18] to [Wednesday|DATE 2013-03-20].
        The fair ran from [Thursday|DATE 2013-03-21] to [Sunday|DATE 2013-03-24].
        The fair ran from [Wednesday|DATE 2013-03-20] until [Saturday|DATE 2013-03-23].
        The drought of [the 1970s|DATE 197] and [1980s|DATE 198] was worse.
        From [the 16th|DATE 15] to [the 18th century|DATE 17] it was a port.
        """
}
