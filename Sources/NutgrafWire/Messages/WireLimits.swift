/// What a collector accepts, announced in its welcome.
package struct WireLimits: Codable, Hashable, Sendable {
    /// The largest `length` of a frame, in octets; 33 MiB by default, an analysis and its message.
    package var frame: Int
    /// How many requests may be unanswered at once; beyond it the collector stops reading. 64 by default.
    package var inFlight: Int
    /// How many items one request may list; 256 by default.
    package var batch: Int
    /// The longest text of an article, in UTF-8 bytes; 8 MiB by default.
    package var text: Int
    /// The longest encoded analysis, in octets; 32 MiB by default.
    package var result: Int
    /// How many jobs one page of a list may have; 256 by default.
    package var page: Int
    /// How many changes one watch may ask for; 4,096 by default.
    package var watch: Int

    /// Makes limits.
    package init(
        frame: Int = 33 << 20,
        inFlight: Int = 64,
        batch: Int = 256,
        text: Int = 8 << 20,
        result: Int = 32 << 20,
        page: Int = 256,
        watch: Int = 4096
    ) {
        self.frame = frame
        self.inFlight = inFlight
        self.batch = batch
        self.text = text
        self.result = result
        self.page = page
        self.watch = watch
    }

    /// Whether a client can make any request within these limits.
    package var areUsable: Bool {
        frame >= Frame.maximumHelloLength && frame <= Int(UInt32.max) && inFlight > 0 && batch > 0 && text > 0
            && page > 0 && watch > 0
    }
}
