extension DateCases {
    /// Times of day and parts of days.
    static let times = """
        @ 2013-03-22
        The train left at [9pm|TIME 2013-03-22T21:00].
        The train left at [9 p.m.|TIME 2013-03-22T21:00] with nobody aboard.
        The train left at [9 PM|TIME 2013-03-22T21:00].
        The train left at [9:30 a.m.|TIME 2013-03-22T09:30] with nobody aboard.
        The train left at [9.30am|TIME 2013-03-22T09:30].
        The train left at [12am|TIME 2013-03-22T00:00].
        The train left at [12:15 pm|TIME 2013-03-22T12:15].
        The train left at [21:45|TIME 2013-03-22T21:45].
        The train left at 24:30 GMT, the sign said, or at 24:30.
        The train left at 2430 GMT, the sign said.
        The train left at [24:00 GMT|TIME 2013-03-22T24:00Z].
        The train left at [2:30 p.m.|TIME 2013-03-19T14:30] ([1430 UTC|TIME 2013-03-19T14:30Z]) on [Tuesday|DATE 2013-03-19].
        The train left early ([1430 UTC|TIME 2013-03-19T14:30Z]) on [Tuesday|DATE 2013-03-19].
        The train left at [14:30|TIME 2012-05-05T14:30] ([1230 GMT|TIME 2012-05-05T12:30Z]), [5 May 2012|DATE 2012-05-05].
        The train left at [7 p.m.|TIME 2013-03-21T19:00] (ET) on [Thursday|DATE 2013-03-21].
        The train left, [19:00 on Tuesday|TIME 2013-03-19T19:00], without him.
        The train left at [21:45:10|TIME 2013-03-22T21:45:10].
        The train left at [9pm GMT|TIME 2013-03-22T21:00Z].
        The train left at [1400 GMT|TIME 2013-03-22T14:00Z].
        The train left at [14:30 UTC|TIME 2013-03-22T14:30Z].
        The train left at [10 a.m. EST|TIME 2013-03-22T10:00-05:00].
        The train left at [8 p.m. local time|TIME 2013-03-22T20:00].
        The train left at [10am Eastern time|TIME 2013-03-22T10:00].
        The train left at [nine o'clock|TIME 2013-03-22T09:00].
        The train left at [5 o’clock|TIME 2013-03-22T05:00].
        The train left at [five o'clock in the afternoon|TIME 2013-03-22T17:00].
        The train left at [eleven in the morning|TIME 2013-03-22T11:00].
        The train left at [8 in the evening|TIME 2013-03-22T20:00].
        The train left at [half past nine|TIME 2013-03-22T09:30].
        The train left at [quarter past four|TIME 2013-03-22T04:15].
        The train left at [a quarter to four|TIME 2013-03-22T03:45].
        The train left at [ten minutes to three|TIME 2013-03-22T02:50].
        The train left at [twenty past six|TIME 2013-03-22T06:20].
        The train left at [0000 UTC Thursday morning|TIME 2013-03-21T00:00Z].
        The train left at [8:00 p.m. AST on Wednesday|TIME 2013-03-20T20:00-04:00].
        The train left on [Thursday|DATE 2013-03-21] and stopped in [the evening|TIME 2013-03-21TEV].
        The train left at [noon|TIME 2013-03-22T12:00].
        The train left at [midday|TIME 2013-03-22T12:00].
        The train left at [midnight|TIME 2013-03-22T24:00].
        The train left at [9 p.m. Thursday|TIME 2013-03-21T21:00].
        The train left at [9pm on Thursday|TIME 2013-03-21T21:00].
        The train left on [Thursday at 9pm|TIME 2013-03-21T21:00].
        The train will leave at [noon on Tuesday|TIME 2013-03-26T12:00].
        The train left at [midnight on Wednesday|TIME 2013-03-20T24:00].
        The train left at [8:15 a.m. on 4 May 2009|TIME 2009-05-04T08:15].
        The train left on [May 4, 2009, at 8:15 a.m.|TIME 2009-05-04T08:15]
        The train left on [4 May 2009 at 08:15|TIME 2009-05-04T08:15].
        The train left at [7 a.m. yesterday|TIME 2013-03-21T07:00].
        The train left [yesterday at 7 a.m.|TIME 2013-03-21T07:00] and never came.
        The train will leave at [7 a.m. tomorrow|TIME 2013-03-23T07:00].
        On [Thursday|DATE 2013-03-21], the train left at [9pm|TIME 2013-03-21T21:00].
        The train left at [about 9pm|TIME 2013-03-22T21:00].
        The train left on [the morning of 3 May|TIME 2012-05-03TMO].
        The train left on [the evening of May 3, 2009|TIME 2009-05-03TEV].
        The train left on [the night of 3 May 2009|TIME 2009-05-03TNI].
        The train left on [the afternoon of Thursday|TIME 2013-03-21TAF].
        The train left on [the morning of Thursday, 7 March|TIME 2013-03-07TMO].
        The train left on [4 May 2009 in the morning|TIME 2009-05-04TMO].
        The train left [early this morning|TIME 2013-03-22TMO].
        The train left [late last night|TIME 2013-03-21TNI].
        The train left [early Thursday morning|TIME 2013-03-21TMO].
        The train left on [Thursday evening|TIME 2013-03-21TEV] and stopped at [midnight|TIME 2013-03-21T24:00].
        The train left [Thursday|DATE 2013-03-21], and [that evening|TIME 2013-03-21TEV] it stopped.
        The train left in [the early hours of Thursday|TIME 2013-03-21TMO].
        The train left at [6.45 p.m. on 4 May 2009|TIME 2009-05-04T18:45].
        """
}
