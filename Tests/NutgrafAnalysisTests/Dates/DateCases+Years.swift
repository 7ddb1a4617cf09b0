extension DateCases {
    /// Years, decades, centuries, fiscal years and years before Christ.
    static let years = """
        @ 2013-03-22
        The lighthouse was built in [1887|DATE 1887].
        The lighthouse was built in [2004|DATE 2004].
        The lighthouse has stood since [1642|DATE 1642].
        The [1972|DATE 1972] earthquake destroyed the capital.
        The law of [1901|DATE 1901] is still in force.
        By [2050|DATE 2050], the island will be under water.
        The lighthouse was built in [early 2004|DATE 2004].
        The lighthouse was built in [late 2004|DATE 2004].
        The lighthouse was built in [mid-2004|DATE 2004].
        It was planned as early as [1978|DATE 1978].
        The virtual [2012|DATE 2012] Lighthouse Congress met there.
        It will be torn down by [the end of 2015|DATE 2015].
        It will be torn down by [the end of the year|DATE 2013].
        It will be torn down by [the end of next year|DATE 2014].
        It will be torn down by [year-end|DATE 2013].
        The lighthouse (built [1887|DATE 1887]) is for sale.
        The lighthouse was painted in [the 1990s|DATE 199].
        The lighthouse was painted in [the early 1990s|DATE 199].
        The lighthouse was painted in [the late 1800s|DATE 18].
        The lighthouse was painted in [the 1990's|DATE 199].
        The lighthouse was painted in [the '90s|DATE 199].
        The lighthouse was painted in [the ’60s|DATE 196].
        The lighthouse was painted in [the 80s|DATE 198].
        The lighthouse was painted in [the nineties|DATE 199].
        The lighthouse was painted in [the mid-1980s|DATE 198].
        The lighthouse was painted in [the late sixties|DATE 196].
        The lighthouse was painted in [the 2000s|DATE 200].
        It is a [1970s|DATE 197] building with thin walls.
        The lighthouse dates from [the 19th century|DATE 18].
        The lighthouse dates from [the nineteenth century|DATE 18].
        The lighthouse dates from [the early 20th century|DATE 19].
        The lighthouse dates from [the mid-17th century|DATE 16].
        It is a [16th-century|DATE 15] church.
        It has no place in [the 21st century|DATE 20].
        The library burned in [48 BC|DATE BC0048].
        The library burned in [390 BCE|DATE BC0390].
        The town was buried in [AD 79|DATE 0079].
        The town was buried in [79 AD|DATE 0079].
        The town was buried in [the 3rd century BC|DATE BC02].
        The town was buried in [the second century AD|DATE 01].
        The budget for [fiscal 2012|DATE FY2012] was late.
        The budget for [fiscal year 2012|DATE FY2012] was late.
        The budget for [the 2012 fiscal year|DATE FY2012] was late.
        The budget for [FY2012|DATE FY2012] was late.
        The budget for [FY 2012|DATE FY2012] was late.
        The herd doubled [last year|DATE 2012].
        The herd doubled [this year|DATE 2013].
        The herd will double [next year|DATE 2014].
        The herd doubled [earlier this year|DATE 2013].
        The herd will double [later this year|DATE 2013].
        The herd doubled [late last year|DATE 2012].
        The herd will double [early next year|DATE 2014].
        The herd doubled so far [this year|DATE 2013].
        The herd doubled [last decade|DATE 200].
        The herd doubled [this decade|DATE 201].
        The herd doubled [last century|DATE 19].
        The herd doubled [this century|DATE 20].
        The herd doubled in [the current year|DATE 2013].
        It was [last year|DATE 2012]'s best film.
        In [1999|DATE 1999] and again in [2003|DATE 2003], the comet came back.
        The budget rose from [1999|DATE 1999] until [2003|DATE 2003].
        In [the year 2000|DATE 2000] nothing broke.
        The lighthouse was built in [July 1887|DATE 1887-07] and sold in [1888|DATE 1888].
        """
}
