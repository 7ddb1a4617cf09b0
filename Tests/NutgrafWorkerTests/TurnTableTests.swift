import Testing

import NutgrafWorker

@Suite(.timeLimit(.minutes(5))) struct TurnTableTests {
    @Test("Sources take turns, job by job, however many jobs one has")
    func turns() {
        var table = TurnTable<String>(sources: 3)
        for number in 1...3 { table.add("a\(number)", of: 0) }
        table.add("c1", of: 2)
        table.add("c2", of: 2)
        let order = (0..<6).map { _ in table.next() }
        #expect(order == ["a1", "c1", "a2", "c2", "a3", nil])
    }

    @Test("A source that comes later is next")
    func latecomer() {
        var table = TurnTable<String>(sources: 2)
        for number in 1...5 { table.add("a\(number)", of: 0) }
        #expect(table.next() == "a1")
        #expect(table.next() == "a2")
        table.add("b1", of: 1)
        #expect(table.next() == "b1")
        #expect(table.next() == "a3")
    }

    @Test("A suspect begins when nothing else runs or waits, and nothing begins beside it")
    func suspect() {
        var table = TurnTable<String>(sources: 2)
        table.add("a1", of: 0)
        table.add(suspect: "s")
        table.add("b1", of: 1)
        #expect(!table.isLeasingAllowed)
        #expect(table.next() == "a1")
        #expect(table.next() == "b1")
        #expect(table.next() == nil)
        table.ended()
        #expect(table.next() == nil)
        table.ended()
        #expect(table.next() == "s")
        table.add("a2", of: 0)
        #expect(table.next() == nil)
        #expect(!table.isLeasingAllowed)
        table.ended()
        #expect(table.isLeasingAllowed)
        #expect(table.next() == "a2")
    }

    @Test("Suspects of several sources are done one after the other")
    func suspects() {
        var table = TurnTable<String>(sources: 2)
        table.add(suspect: "s1")
        table.add(suspect: "s2")
        #expect(table.next() == "s1")
        #expect(table.next() == nil)
        table.ended()
        #expect(!table.isLeasingAllowed)
        #expect(table.next() == "s2")
        table.ended()
        #expect(table.isLeasingAllowed)
    }
}
