import NutgrafTypes
import Testing

import NutgrafWorker

@Suite struct HeldJobsTests {
    @Test("Room is half the places or more")
    func room() async throws {
        let held = HeldJobs(capacity: 4)
        #expect(await held.waitForRoom() == 4)
        let leases = try (1...3).map { try Lease.of($0, text: "a") }
        held.add(leases)
        held.remove(leases[0].reference)
        #expect(await held.waitForRoom() == 2)
    }

    @Test("What becomes of a job whose turn has come")
    func start() throws {
        let held = HeldJobs(capacity: 8)
        let leases = try (1...4).map { try Lease.of($0, text: "a") }
        held.add(leases)
        #expect(held.start(leases[0].reference) == .analyse)
        held.lose(leases[1].reference)
        #expect(held.start(leases[1].reference) == .forget)
        let stranger = LeaseReference(job: leases[2].job, token: LeaseToken(bytes: [1]))
        #expect(held.start(stranger) == .forget)
        held.stop()
        #expect(held.start(leases[3].reference) == .release)
        #expect(Set(held.leases.map(\.job)) == [leases[0].job, leases[2].job, leases[3].job])
    }

    @Test("An analysis that was begun too long ago is found, and the others are named")
    func stuck() throws {
        let held = HeldJobs(capacity: 8)
        let leases = try (1...3).map { try Lease.of($0, text: "a") }
        held.add(leases)
        #expect(held.stuckJob(.zero) == nil)
        _ = held.start(leases[1].reference)
        #expect(held.stuckJob(.seconds(3600)) == nil)
        #expect(held.stuckJob(.zero) == leases[1].job)
        let other = LeaseReference(job: leases[1].job, token: LeaseToken(bytes: [1]))
        #expect(!held.lose(other), "an older lease of the same job")
        #expect(Set(held.leases(except: leases[1].job).map(\.job)) == [leases[0].job, leases[2].job])
        // An outcome that waits to be handed in is no stuck analysis.
        held.ended(leases[1].reference)
        #expect(held.stuckJob(.zero) == nil)
    }

    @Test("An abandoned worker wants no results")
    func abandon() throws {
        let held = HeldJobs(capacity: 8)
        let lease = try Lease.of(1, text: "a")
        held.add([lease])
        _ = held.start(lease.reference)
        #expect(!held.isLost(lease.reference))
        held.abandon()
        #expect(held.isLost(lease.reference))
        #expect(held.isStopping)
    }
}
