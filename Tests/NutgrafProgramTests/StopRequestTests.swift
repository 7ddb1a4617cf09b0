import NutgrafService
import Testing

@Suite("Signals to stop")
struct StopRequestTests {
    @Test("A signal right after the first is its echo, and a later one ends at once")
    func meanings() {
        var requests = StopRequests()
        let first = ContinuousClock.now
        #expect(requests.receive(at: first) == .stop)
        #expect(requests.receive(at: first) == .echo)
        #expect(requests.receive(at: first + .milliseconds(499)) == .echo)
        #expect(requests.receive(at: first + .milliseconds(500)) == .endAtOnce)
        #expect(requests.receive(at: first + .seconds(60)) == .endAtOnce)
    }
}
