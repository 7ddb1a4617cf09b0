import NutgrafClient
import Testing

@Suite(.timeLimit(.minutes(5))) struct CollectorAddressTests {
    @Test(arguments: [
        ("localhost", "localhost", 7443), ("collector.example.org:1", "collector.example.org", 1),
        ("192.0.2.7:65535", "192.0.2.7", 65_535), ("192.0.2.7", "192.0.2.7", 7443), ("::1", "::1", 7443),
        ("[::1]", "::1", 7443), ("[::1]:80", "::1", 80), ("[2001:db8::7]:7443", "2001:db8::7", 7443),
        ("::ffff:192.0.2.7", "::ffff:192.0.2.7", 7443), ("my_host-2.lan:080", "my_host-2.lan", 80),
    ])
    func addressesAreRead(text: String, host: String, port: Int) {
        #expect(CollectorAddress(text) == CollectorAddress(host: host, port: port))
    }

    @Test(arguments: [
        "", ":", ":7443", "host:", "host:0", "host:65536", "host:+1", "host:-1", "host: 1", "host:1 ", "host:7443x",
        "host:99999999999999999999", "host name", "host\n", "h\u{F6}st", "[::1", "::1]", "[]", "[]:1", "[::1]1",
        "[::1]:", "[::1]:x", "[host]:1", "https://host", "https://host:7443", "host:1:2", "user@host", "host/path",
        "[::1%eth0]", "a,b",
    ])
    func rubbishIsNot(text: String) {
        #expect(CollectorAddress(text) == nil)
    }

    @Test func descriptionsAreReadAgain() {
        for address in [CollectorAddress(host: "h"), CollectorAddress(host: "::1", port: 9)] {
            #expect(CollectorAddress(address.description) == address)
        }
        #expect(CollectorAddress(host: "::1").description == "[::1]:7443")
    }
}
