extension DateCases {
    /// How long.
    static let durations = """
        @ 2013-03-22
        The siege lasted [three months|DURATION P3M].
        The siege lasted [two weeks|DURATION P2W].
        The siege lasted [48 hours|DURATION PT48H].
        The siege lasted [ten minutes|DURATION PT10M].
        The siege lasted [30 seconds|DURATION PT30S].
        The siege lasted [four days|DURATION P4D].
        The siege lasted for [20 years|DURATION P20Y].
        The siege lasted [two decades|DURATION P2DE].
        The siege lasted [three centuries|DURATION P3CE].
        The siege lasted for [two millennia|DURATION P2ML].
        The siege lasted [a year|DURATION P1Y].
        The siege lasted for [an hour|DURATION PT1H].
        The siege lasted [one week|DURATION P1W].
        The siege lasted [half an hour|DURATION PT30M].
        The siege lasted [half a year|DURATION P6M].
        The siege lasted [half a century|DURATION P50Y].
        The siege lasted [three-and-a-half years|DURATION P3.5Y].
        The siege lasted [a quarter of a century|DURATION P25Y].
        The siege lasted [a quarter-century|DURATION P25Y].
        The siege lasted [a year and a half|DURATION P1.5Y].
        The siege lasted [two and a half years|DURATION P2.5Y].
        The siege lasted [one and a half hours|DURATION PT1.5H].
        The siege lasted [2.5 hours|DURATION PT2.5H].
        The siege lasted [a couple of weeks|DURATION P2W].
        The siege lasted [a fortnight|DURATION P2W].
        The siege lasted [a dozen years|DURATION P12Y].
        The siege lasted [two dozen days|DURATION P24D].
        The siege lasted [a hundred days|DURATION P100D].
        The siege lasted [one hundred and twenty days|DURATION P120D].
        The siege lasted [twenty-five years|DURATION P25Y].
        The siege lasted [1,000 days|DURATION P1000D].
        The siege lasted [a few days|DURATION PXD].
        The siege lasted [several years|DURATION PXY].
        The siege lasted [many months|DURATION PXM].
        The siege lasted [years|DURATION PXY].
        The siege lasted [decades|DURATION PXDE].
        The siege lasted [hours|DURATION PTXH].
        The siege lasted [hundreds of years|DURATION PXY].
        The siege lasted [nearly two years|DURATION P2Y].
        The siege lasted [about three months|DURATION P3M].
        The siege lasted [more than 40 days|DURATION P40D].
        The siege lasted [less than an hour|DURATION PT1H].
        The siege lasted [at least six weeks|DURATION P6W].
        The siege lasted [almost a decade|DURATION P1DE].
        The siege lasted [some 15 minutes|DURATION PT15M].
        The siege lasted [up to five years|DURATION P5Y].
        The siege lasted [over three hours|DURATION PT3H].
        The siege lasted [two to three years|DURATION PXY].
        The siege lasted [five or six days|DURATION PXD].
        The siege lasted [a whole year|DURATION P1Y].
        The siege lasted [three full days|DURATION P3D].
        The siege lasted [all day|DURATION P1D].
        The siege lasted [three more days|DURATION P3D].
        The siege lasted [another two weeks|DURATION P2W].
        The siege is expected to last [three months|DURATION P3M].
        The siege will last [two years|DURATION P2Y].
        It snowed for [the past three days|DURATION P3D].
        It snowed over [the last two years|DURATION P2Y].
        It will snow for [the next five weeks|DURATION P5W].
        It snowed during [the past year|DURATION P1Y].
        It snowed in [the past decade|DURATION P1DE].
        It snowed in [the last 24 hours|DURATION PT24H].
        It snowed in [the past few weeks|DURATION PXW].
        It will snow in [the coming weeks|DURATION PXW].
        It will snow in [the next few days|DURATION PXD].
        It snowed in [the first nine months|DURATION P9M] of [1989|DATE 1989].
        It snowed for [the first three months|DURATION P3M] of [the year|DATE 2013].
        A [two-day|DURATION P2D] visit ended in tears.
        A [four-year|DURATION P4Y] term is long.
        An [18-month|DURATION P18M] sentence was passed.
        A [90-minute|DURATION PT90M] film was shown.
        A [half-hour|DURATION PT30M] film was shown.
        A [six-week-long|DURATION P6W] strike ended.
        A [decades-long|DURATION PXDE] quarrel ended.
        A [yearlong|DURATION P1Y] quarrel ended.
        A [year-long|DURATION P1Y] quarrel ended.
        A [three-year-old|DURATION P3Y] girl was found.
        A [35-year-old|DURATION P35Y] man was held.
        The man, [35 years|DURATION P35Y] old, was held.
        He has [a month|DURATION P1M] to answer.
        He must answer within [24 hours|DURATION PT24H].
        He was jailed for [three years and six months|DURATION P3Y6M].
        He ran it in [two hours and five minutes|DURATION PT2H5M].
        He ran it in [1 hour 59 minutes 40.2 seconds|DURATION PT1H59M40.2S].
        He was away for [three nights|DURATION P3NI].
        He was away for [two summers|DURATION P2SU].
        He was away for [two quarters|DURATION P2Q].
        He was away for [a long weekend|DURATION P1WE].
        The rock is [2.5 million years|DURATION P2500000Y] old.
        [Some 45 days|DURATION P45D] after the fire nobody had come.
        """
}
