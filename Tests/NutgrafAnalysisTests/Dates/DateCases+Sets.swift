extension DateCases {
    /// How often.
    static let sets = """
        @ 2013-03-22
        The choir meets [every Monday|SET XXXX-WXX-1].
        The choir meets [each Thursday|SET XXXX-WXX-4].
        The choir meets on [Sundays|SET XXXX-WXX-7].
        The choir meets on [Friday nights|SET XXXX-WXX-5TNI].
        The choir meets [every Friday night|SET XXXX-WXX-5TNI].
        The choir meets [every day|SET P1D].
        The choir meets [every week|SET P1W].
        The choir meets [each year|SET P1Y].
        The choir meets [every hour|SET PT1H].
        The choir meets [every two weeks|SET P2W].
        The choir meets [every four years|SET P4Y].
        The choir meets [every 10 minutes|SET PT10M].
        The choir meets [every few months|SET PXM].
        The choir meets [every other day|SET P2D].
        The choir meets [every second week|SET P2W].
        The choir meets [every morning|SET XXXX-XX-XXTMO].
        The choir meets [every night|SET XXXX-XX-XXTNI].
        The choir meets [every summer|SET XXXX-SU].
        The choir meets [every January|SET XXXX-01].
        The choir meets [every weekend|SET XXXX-WXX-WE].
        The choir meets at [weekends|SET XXXX-WXX-WE].
        The choir meets [once a week|SET P1W].
        The choir meets [twice a month|SET P1M].
        The choir meets [three times a year|SET P1Y].
        The choir meets [once every four years|SET P4Y].
        The choir meets [twice a day|SET P1D].
        The choir meets [once per month|SET P1M].
        The choir meets [daily|SET P1D].
        The choir meets [weekly|SET P1W].
        The choir meets [monthly|SET P1M].
        The choir meets [annually|SET P1Y].
        The choir meets [hourly|SET PT1H].
        The choir meets [quarterly|SET P1Q].
        The choir holds its [annual|SET P1Y] dinner in a shed.
        The choir holds its [yearly|SET P1Y] dinner in a shed.
        The choir holds a [biennial|SET P2Y] dinner in a shed.
        The choir prints a [fortnightly|SET P2W] paper.
        The mill turns out 300 barrels [a day|SET P1D].
        The mill earns 19 million crowns [a year|SET P1Y].
        The mill burns 40 tonnes [per hour|SET PT1H].
        The mill pays nine crowns [an hour|SET PT1H].
        The mill gains 1m users [a week|SET P1W].
        The mill takes 2,000 logs [each month|SET P1M].
        The [annual|SET P1Y] meeting will be held in [May|DATE 2013-05].
        The mill stands still [every Christmas|SET XXXX-12-25].
        """
}
