extension DateCases {
    /// Days of the week and weekends; 2013-03-22 is a Friday, 2020-06-10 a Wednesday.
    static let weekdays = """
        @ 2013-03-22
        The choir sang on [the third Sunday of May|DATE 2012-05-20].
        The choir will sing on [the fifth Wednesday of May|DATE 2013-05-29].
        The choir sang on [the last Friday in March 2012|DATE 2012-03-30], in the rain.
        The choir sings on [the first Monday of every month|SET P1M].
        The choir sang on [the second Tuesday of the month|DATE 2013-03].
        The ferry sank on [Thursday|DATE 2013-03-21].
        The harbour master resigned [Monday|DATE 2013-03-18].
        The bakers said [Friday|DATE 2013-03-22] that flour was short.
        The council will vote on [Thursday|DATE 2013-03-28].
        The judge is expected to rule on [Tuesday|DATE 2013-03-26].
        The two sides agreed to meet again on [Wednesday|DATE 2013-03-27].
        The storm is forecast to reach the coast late on [Sunday|DATE 2013-03-24].
        As of [Sunday|DATE 2013-03-17], nobody is missing.
        Officials on [Saturday|DATE 2013-03-16] may have misread the gauge.
        The pier was shut due to a landslide on [Saturday|DATE 2013-03-16].
        The town, which was planning to vote on [Tuesday|DATE 2013-03-19], put it off.
        The strike may begin on [Sunday|DATE 2013-03-24].
        The bridge is due to reopen on [Monday|DATE 2013-03-25].
        On [Saturday|DATE 2013-03-16], thousands marched through the old town.
        On [Saturday|DATE 2013-03-23], thousands will march through the old town.
        The mayor said on [Thursday|DATE 2013-03-21] that he would step down.
        She would step down on [Monday|DATE 2013-03-25], the mayor said.
        [Monday|DATE 2013-03-25]'s hearing will be held in private.
        [Tuesday|DATE 2013-03-19]'s storm tore off roofs.
        The orchestra played [last Thursday|DATE 2013-03-21] to an empty hall.
        The orchestra played [last Friday|DATE 2013-03-15] to an empty hall.
        The museum opens [next Friday|DATE 2013-03-29].
        The museum opens [next Monday|DATE 2013-03-25].
        The museum opens [this Sunday|DATE 2013-03-24].
        The museum opened [this Monday|DATE 2013-03-18].
        The museum opens [this coming Tuesday|DATE 2013-03-26].
        The museum opened [this past Tuesday|DATE 2013-03-19].
        Lawyers met [Thursday morning|TIME 2013-03-21TMO] in Lausanne.
        Lawyers met on [Wednesday afternoon|TIME 2013-03-20TAF] in Lausanne.
        The film will be shown on [Sunday evening|TIME 2013-03-24TEV].
        A tanker exploded late on [Monday night|TIME 2013-03-18TNI].
        A tanker exploded [late Monday|DATE 2013-03-18] near the pier.
        The troops left [early Tuesday|DATE 2013-03-19].
        They argued over the [weekend|DATE 2013-W11-WE] about the price of eels.
        They argued [last weekend|DATE 2013-W11-WE] about the price of eels.
        The fair will be held at the [weekend|DATE 2013-W12-WE].
        The fair will be held [this weekend|DATE 2013-W12-WE].
        The fair will be held [next weekend|DATE 2013-W13-WE].
        He was arrested on [Thursday last week|DATE 2013-03-14].
        He was arrested on [Thursday of last week|DATE 2013-03-14].
        He will appear in court on [Tuesday next week|DATE 2013-03-26].
        He will appear in court [a week from Tuesday|DATE 2013-04-02].
        The vote is [a week on Monday|DATE 2013-04-01].
        From [Monday|DATE 2013-03-18] to [Wednesday|DATE 2013-03-20] the roads were closed.
        On [Monday|DATE 2013-03-18] and [Tuesday|DATE 2013-03-19], it rained without a break.
        The minister, who arrived [Sunday|DATE 2013-03-17], left without a word.
        Police began to search the lake on [Wednesday|DATE 2013-03-20].
        Farmers plan to block the port on [Saturday|DATE 2013-03-23].
        Results are scheduled for [Thursday|DATE 2013-03-28].
        It was [Tuesday|DATE 2013-03-19] when the dam broke.
        The paper said in its [Wednesday|DATE 2013-03-20] edition that wages fell.
        Voters go to the polls on [Sunday|DATE 2013-03-24] and will choose a president.
        The [Thursday night|TIME 2013-03-21TNI] fire killed two people.
        The shop was closed on [thursday|DATE 2013-03-21] and opened on [friday|DATE 2013-03-22].
        Two men were held on [Wed.|DATE 2013-03-20] after a chase.
        Two men were held on [Tues|DATE 2013-03-19] after a chase.
        @ 2020-06-10
        The mine closed on [Wednesday|DATE 2020-06-10].
        The mine will close on [Wednesday|DATE 2020-06-10].
        The mine closed on [Thursday|DATE 2020-06-04].
        The mine will close on [Tuesday|DATE 2020-06-16].
        The mine closed over the [weekend|DATE 2020-W23-WE].
        @ 2020-03-01
        The choir sang on [Saturday|DATE 2020-02-29].
        The choir will sing on [Monday|DATE 2020-03-02].
        @ 2021-01-04
        The choir sang over the [weekend|DATE 2020-W53-WE].
        The choir sang on [Thursday|DATE 2020-12-31].
        """
}
