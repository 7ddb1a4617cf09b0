extension DateCases {
    /// Days of the calendar, holidays, and dates in figures.
    static let days = """
        @ 2018-03-22
        The treaty was signed on [29 February|DATE 2016-02-29].
        The treaty will be signed on [29 February|DATE 2020-02-29].
        @ 2013-03-22
        The treaty was signed on [4 May 2009|DATE 2009-05-04] in a barn.
        The treaty was signed on [May 4, 2009|DATE 2009-05-04], in a barn.
        The treaty was signed on [4th May 2009|DATE 2009-05-04].
        The treaty was signed on [the 4th of May 2009|DATE 2009-05-04].
        The treaty was signed on [the fourth of May, 2009|DATE 2009-05-04].
        The treaty was signed on [May 4th, 2009|DATE 2009-05-04].
        The treaty was signed on [May fourth|DATE 2012-05-04].
        The treaty was signed on [Monday, May 4, 2009|DATE 2009-05-04].
        The treaty was signed on [Monday 4 May 2009|DATE 2009-05-04].
        The treaty was signed on [Mon 4 May 2009|DATE 2009-05-04].
        The treaty was signed on [Friday, 4 May|DATE 2012-05-04].
        The treaty was signed on [Feb. 11|DATE 2013-02-11].
        The treaty was signed on [Dec. 24|DATE 2012-12-24].
        The treaty will be signed on [June 3|DATE 2013-06-03].
        The treaty will be signed on [3 December|DATE 2013-12-03].
        The treaty will be signed on [Jan. 9|DATE 2014-01-09].
        The treaty was signed on [9 January|DATE 2013-01-09].
        The treaty was signed on [31 March|DATE 2012-03-31].
        The lock keeper was born on [July 16, 1931|DATE 1931-07-16].
        The lock keeper was born on [16 July, 1931|DATE 1931-07-16].
        A comet passed on [Sept. 3, 1989|DATE 1989-09-03].
        A comet passed on [Sept 3 1989|DATE 1989-09-03].
        A comet passed on [29 February 2012|DATE 2012-02-29].
        The [March 3|DATE 2013-03-03] ballot was rigged, she said.
        The [11 September 2001|DATE 2001-09-11] attacks changed the law.
        In a letter dated [October 30|DATE 2012-10-30] he asked for a loan.
        The mayor extended the curfew until [May 1|DATE 2013-05-01].
        He was kept in prison until his next hearing on [April 5|DATE 2013-04-05].
        A candidate for the election to be held on [April 9|DATE 2013-04-09] spoke.
        The curfew was expected to end on [December 15|DATE 2012-12-15], but went on.
        On [1 April|DATE 2013-04-01] the price of milk will rise.
        The fleet sailed on [the 21st of March|DATE 2013-03-21].
        The fleet sailed late on [March 21|DATE 2013-03-21].
        The note is stamped [2009-05-04|DATE 2009-05-04].
        The note is stamped [2009/05/04|DATE 2009-05-04].
        The note is stamped [04/27/2009|DATE 2009-04-27].
        The note is stamped [27/04/2009|DATE 2009-04-27].
        The note is stamped [27.04.2009|DATE 2009-04-27].
        The note is stamped [27-04-2009|DATE 2009-04-27].
        The note is stamped [04/27/98|DATE 1998-04-27].
        The note is stamped [03/04/2009|DATE 2009-XX-XX].
        One note is stamped [03/04/2009|DATE 2009-04-03], the other [27/04/2009|DATE 2009-04-27].
        One note is stamped [03/04/2009|DATE 2009-03-04], the other [04/27/2009|DATE 2009-04-27].
        The log begins at [2009-05-04T10:30:00Z|TIME 2009-05-04T10:30:00Z] sharp.
        The log begins at [2009-05-04T10:30|TIME 2009-05-04T10:30] sharp.
        The log begins at [2009-05-04T10:30:00+02:00|TIME 2009-05-04T10:30:00+02:00] sharp.
        The log begins at [04/27/1998 08:41:00|TIME 1998-04-27T08:41:00] sharp.
        Shops close on [Christmas Day|DATE 2012-12-25], as they did then.
        Shops will close on [Christmas Day|DATE 2013-12-25].
        The tunnel was flooded on [Christmas Eve|DATE 2012-12-24].
        The tunnel was flooded on [Boxing Day 2004|DATE 2004-12-26].
        The tunnel was flooded on [New Year's Day|DATE 2013-01-01].
        The tunnel was flooded on [New Year’s Eve|DATE 2012-12-31].
        The tunnel was flooded on [New Year's Eve 1999|DATE 1999-12-31].
        Children wore masks on [Halloween|DATE 2012-10-31].
        They were married on [Valentine's Day|DATE 2013-02-14].
        The family met for [Thanksgiving|DATE 2012-11-22].
        The family will meet at [Easter|DATE 2013-03-31].
        The family met on [Easter Sunday 2012|DATE 2012-04-08].
        The family will meet on [Good Friday|DATE 2013-03-29].
        The family will meet on [Easter Monday|DATE 2013-04-01].
        The parade was held on [Labor Day|DATE 2012-09-03].
        The parade was held on [Memorial Day|DATE 2012-05-28].
        The parade was held on [May Day|DATE 2012-05-01].
        The parade was held on [Bastille Day|DATE 2012-07-14].
        The parade was held on [the Fourth of July|DATE 2012-07-04].
        The parade was held on [St. Patrick's Day|DATE 2013-03-17].
        The bells rang at [Christmas|DATE 2012-12-25].
        """
}
