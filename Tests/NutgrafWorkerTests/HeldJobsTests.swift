import NutgrafTypes
import Testing

import NutgrafWorker

@Suite(.timeLimit(.minutes(5))) struct HeldJobsTests {
    @Test("Room is half the places or more")
    func room() async throws {
        let held = HeldJobs(heartbeat: .seconds(10))
        #expect(await held.waitForRoom { 4 } == 4)
        let leases = try (1...3).map { try Lease.of($0, text: "a") }
        held.add(leases)
        async let room = held.waitForRoom { 4 }
        held.remove(leases[0].reference)
        #expect(await room == 2)
        async let none = held.waitForRoom { 2 }
        held.stop()
        #expect(await none == nil)
    }

    @Test("What becomes of a job whose turn has come")
    func start() throws {
        let held = HeldJobs(heartbeat: .seconds(10))
        let leases = try (1...4).map { try Lease.of($0, text: "a") }
        held.add(leases)
        #expect(held.start(leases[0].reference) == .analyse)
        held.lose(leases[1].reference, .leaseLost)
        #expect(held.start(leases[1].reference) == .forget)
        let stranger = LeaseReference(job: leases[2].job, token: LeaseToken(bytes: [1]))
        #expect(held.start(stranger) == .forget)
        held.stop()
        #expect(held.start(leases[3].reference) == .release)
        #expect(Set(held.leases.map(\.job)) == [leases[0].job, leases[2].job, leases[3].job])
    }

    @Test("An analysis that was begun too long ago is found")
    func stuck() throws {
        let held = HeldJobs(heartbeat: .seconds(10))
        let leases = try (1...3).map { try Lease.of($0, text: "a") }
        held.add(leases)
        #expect(held.stuckJob(.zero) == nil)
        _ = held.start(leases[1].reference)
        #expect(held.stuckJob(.seconds(3600)) == nil)
        #expect(held.stuckJob(.zero) == leases[1].job)
        let other = LeaseReference(job: leases[1].job, token: LeaseToken(bytes: [1]))
        #expect(!held.lose(other, .leaseLost), "an older lease of the same job")
        // An outcome that waits to be handed in is no stuck analysis.
        held.ended(leases[1].reference)
        #expect(held.stuckJob(.zero) == nil)
    }

    @Test("An abandoned worker wants no results")
    func abandon() async throws {
        let held = HeldJobs(heartbeat: .seconds(10))
        let lease = try Lease.of(1, text: "a")
        held.add([lease])
        _ = held.start(lease.reference)
        #expect(!held.isLost(lease.reference))
        held.abandon()
        #expect(held.isLost(lease.reference))
        #expect(held.isStopping)
        await held.waitUntil(atMost: 0)
    }

    @Test("A lease is over when its time is, whatever its source says or does not say")
    func timeOver() throws {
        let held = HeldJobs(heartbeat: .seconds(10))
        let lease = try Lease.of(1, text: "a", milliseconds: 0)
        held.add([lease])
        #expect(held.isLost(lease.reference))
        #expect(held.leases.isEmpty)
        #expect(held.nextExtension == nil)
        #expect(held.start(lease.reference) == .forget)
        // The source may know better, since it may have extended the lease without its answer having come.
        #expect(held.loss(of: lease.reference) == nil)
    }

    @Test("A lease is extended at a heartbeat, or at a third of its time where that is sooner")
    func extensions() throws {
        let held = HeldJobs(heartbeat: .seconds(10))
        let before = ContinuousClock.now
        held.add([try Lease.of(1, text: "a", milliseconds: 600_000)])
        let first = try #require(held.nextExtension)
        #expect(first >= before + .seconds(10))
        let short = try Lease.of(2, text: "a", milliseconds: 6000)
        held.add([short])
        let second = try #require(held.nextExtension)
        #expect(second < first)
        held.notExtended(short.reference)
        #expect(try #require(held.nextExtension) < second, "what failed is tried again soon")
        held.extended(short.reference)
        #expect(try #require(held.nextExtension) >= second)
    }
}
