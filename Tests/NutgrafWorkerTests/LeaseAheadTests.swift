import Testing

import NutgrafWorker

@Suite(.timeLimit(.minutes(5))) struct LeaseAheadTests {
    @Test("How many jobs are held follows from how long an article takes: about a second's worth ahead")
    func capacity() {
        let cases: [(time: Duration, capacity: Int)] = [
            (.seconds(20), 4), (.seconds(1), 4), (.milliseconds(500), 6), (.milliseconds(100), 22),
            (.milliseconds(1), 256), (.zero, 256),
        ]
        for (time, capacity) in cases {
            var ahead = LeaseAhead(threads: 2, limit: 256)
            ahead.analysed(in: time)
            #expect(ahead.capacity == capacity, "\(time)")
        }
    }

    @Test("Nothing is known: eight a thread, within the limit")
    func unknown() {
        #expect(LeaseAhead(threads: 3, limit: 256).capacity == 24)
        #expect(LeaseAhead(threads: 100, limit: 256).capacity == 256)
    }

    @Test("One long article among short ones does not change much; many do")
    func mean() {
        var ahead = LeaseAhead(threads: 1, limit: 256)
        for _ in 0..<100 { ahead.analysed(in: .milliseconds(10)) }
        let before = ahead.capacity
        #expect(before == 101)
        ahead.analysed(in: .milliseconds(100))
        #expect((40...before).contains(ahead.capacity))
        for _ in 0..<100 { ahead.analysed(in: .milliseconds(500)) }
        #expect(ahead.capacity <= 4)
    }
}
