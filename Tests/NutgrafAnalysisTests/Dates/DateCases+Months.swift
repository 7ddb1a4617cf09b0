extension DateCases {
    /// Months, seasons, quarters and halves.
    static let months = """
        @ 2013-03-22
        The well ran dry in [April 2009|DATE 2009-04].
        The well ran dry in [April, 2009|DATE 2009-04].
        The well ran dry in [April of 2009|DATE 2009-04].
        The well ran dry in [April|DATE 2012-04].
        The well ran dry in [February|DATE 2013-02].
        The well ran dry in [March|DATE 2013-03].
        The well ran dry in [December|DATE 2012-12].
        The well will run dry in [April|DATE 2013-04].
        The well will run dry in [February|DATE 2014-02].
        The well will run dry by [October|DATE 2013-10].
        The well ran dry [last April|DATE 2012-04].
        The well ran dry [last February|DATE 2013-02].
        The well ran dry [last March|DATE 2012-03].
        The well will run dry [next April|DATE 2013-04].
        The well will run dry [next March|DATE 2014-03].
        The well will run dry [this June|DATE 2013-06].
        The well ran dry in [April last year|DATE 2012-04].
        The well ran dry in [June of last year|DATE 2012-06].
        The well will run dry in [April next year|DATE 2014-04].
        The well will run dry in [May this year|DATE 2013-05].
        The well ran dry in [early March|DATE 2013-03].
        The well ran dry in [late February|DATE 2013-02].
        The well ran dry in [mid-February|DATE 2013-02].
        The well ran dry in [mid January|DATE 2013-01].
        The well ran dry in [early March 2009|DATE 2009-03].
        The well ran dry at [the end of February|DATE 2013-02].
        The well ran dry at [the beginning of January 2010|DATE 2010-01].
        The well will run dry by [the end of May|DATE 2013-05].
        The well will run dry by [the middle of next month|DATE 2013-04].
        The judge put the case off until [June|DATE 2013-06].
        He was released on bail till [April|DATE 2013-04].
        The mill, said a report in [May|DATE 2012-05], is too big.
        She has been in custody since [May|DATE 2012-05].
        She has been in custody since [November|DATE 2012-11].
        Prices in [January|DATE 2013-01] were higher than in [December|DATE 2012-12].
        The [January|DATE 2013-01] floods killed nine people.
        Nobody could explain the [late February|DATE 2013-02] ballot.
        In [May|DATE 2012-05] the river froze, which nobody could explain.
        The flats were sold in [Sept. 2011|DATE 2011-09].
        The flats were sold in [Sept 2011|DATE 2011-09].
        The flats were sold in [december 2011|DATE 2011-12].
        The vines flowered in [the summer of 2011|DATE 2011-SU].
        The vines flowered in [summer 2011|DATE 2011-SU].
        The vines flowered [last summer|DATE 2012-SU].
        The vines flowered [last autumn|DATE 2012-FA].
        The vines will flower [next spring|DATE 2014-SP].
        The vines will flower [this spring|DATE 2013-SP].
        The vines flowered in [the spring of 1968|DATE 1968-SP].
        The vines will flower in the [summer|DATE 2013-SU].
        The vines flowered in the [summer|DATE 2012-SU].
        The vines flowered in the [fall|DATE 2012-FA] and died.
        The vines flowered in [late summer|DATE 2012-SU].
        The vines froze [last winter|DATE 2012-WI].
        The vines froze in [the winter of 1962|DATE 1962-WI].
        The vines flowered in [fall 2011|DATE 2011-FA].
        Profit fell in [the third quarter|DATE 2012-Q3].
        Profit fell in [the first quarter|DATE 2013-Q1].
        Profit will fall in [the second quarter|DATE 2013-Q2].
        Profit fell in [the fourth quarter of 2011|DATE 2011-Q4].
        Profit fell in [the fourth quarter of last year|DATE 2012-Q4].
        Profit fell in [Q3 2011|DATE 2011-Q3].
        Profit fell in [Q4|DATE 2012-Q4].
        The firm posted [fourth-quarter|DATE 2012-Q4] profit of two crowns.
        Profit fell [last quarter|DATE 2012-Q4].
        Profit will fall [next quarter|DATE 2013-Q2].
        Profit fell [this quarter|DATE 2013-Q1].
        Profit fell in [the final quarter of 2014|DATE 2014-Q4].
        Profit fell in [the last quarter of last year|DATE 2012-Q4].
        Profit fell in [the final quarter of the year|DATE 2013-Q4].
        The home side scored in the final quarter of the match and in the latter half of it.
        Profit rose in [the latter half of 2011|DATE 2011-H2].
        Profit rose in [the first half of 2011|DATE 2011-H1].
        Profit rose in [the second half of last year|DATE 2012-H2].
        Profit rose in [the first quarter of fiscal 2012|DATE FY2012-Q1].
        @ 1989-11-02
        Sales in [the third quarter|DATE 1989-Q3] were flat.
        Sales in [the third quarter|DATE 1989-Q3] fell; in [the year-earlier quarter|DATE 1988-Q3] they rose.
        Sales in [the second quarter|DATE 1989-Q2] fell from [the year-earlier period|DATE 1988-Q2].
        Orders fell in [August|DATE 1989-08] and [September|DATE 1989-09].
        The plant, closed since [June 1988|DATE 1988-06], will open in [January|DATE 1990-01].
        """
}
