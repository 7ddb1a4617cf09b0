import NIOCore
import NutgrafTypes
import NutgrafWire

extension Session {
    /// Reads frames until the peer has no more, and carries the requests out side by side.
    func read(_ inbound: Inbound) async throws {
        var frames = inbound.makeAsyncIterator()
        guard let hello = try await nextFrame(&frames) else { return }
        guard let peer = try await welcome(hello) else { return }
        try await withThrowingTaskGroup(of: Void.self) { requests in
            // Whatever ends the reading, nobody is left to wait for an answer.
            defer { requests.cancelAll() }
            var unreaped = 0
            while let frame = try await nextFrame(&frames) {
                switch state.received(kind: frame.kind, requestID: frame.requestID) {
                case .start:
                    // With all places taken the next frame stays unread until one is free: back-pressure.
                    if unreaped == configuration.limits.inFlight {
                        try await requests.next()
                        unreaped -= 1
                    }
                    requests.addTask { try await carryOut(frame, from: peer) }
                    unreaped += 1
                case .cancel(let requestID):
                    octets.giveBack(frame.heldOctets)
                    state.cancel(requestID)
                case .reject(let error):
                    octets.giveBack(frame.heldOctets)
                    handler.counters.answered(frame.kind, code: error.code, after: .zero)
                    // The announcement comes before the first error that speaks of it.
                    if error.code == .draining { await state.waitUntilAnnounced() }
                    try await write(Frame(error: error, requestID: frame.requestID))
                case .close(let error, let requestID):
                    try await refuse(error, requestID: requestID)
                case .ignore, .authenticate:
                    octets.giveBack(frame.heldOctets)
                }
            }
        }
    }

    private func nextFrame(_ frames: inout Inbound.AsyncIterator) async throws -> Frame? {
        switch try await frames.next() {
        case .frame(let frame): return frame
        case .violation(let error): try await refuse(error, requestID: 0)
        case nil: return nil
        }
    }

    /// Lets the peer in, or says why not.
    ///
    /// - Returns: The peer; `nil` where the collector stops.
    private func welcome(_ hello: Frame) async throws -> Peer? {
        let start = ContinuousClock.now
        defer { octets.giveBack(hello.heldOctets) }
        switch state.received(kind: hello.kind, requestID: hello.requestID) {
        case .authenticate:
            break
        case .close(let error, let requestID):
            try await refuse(error, requestID: requestID)
        case .ignore, .start, .cancel, .reject:
            // It has crossed the end of a connection on which nobody had said hello when the collector stopped.
            try await refuse(.collectorDraining, requestID: hello.requestID)
        }
        guard !hello.wasDropped else { try await refuse(.noRoom, requestID: hello.requestID) }
        let content: Hello
        do {
            content = try MessageCoder.decode(Hello.self, from: hello.payload)
        } catch {
            // The error names the key it is about, and in garbage that may be anything, a token too.
            let logged = NutgrafError(error.code, "the hello cannot be read")
            try await refuse(error, requestID: hello.requestID, logged: logged)
        }
        let peer: Peer
        do {
            peer = try await authenticator.peer(of: content)
        } catch {
            let reason = handler.reason(for: error, logger: logger)
            try await refuse(reason, requestID: hello.requestID)
        }
        let welcome = Welcome(
            server: CollectorVersion.description,
            role: peer.role,
            owner: peer.owner,
            time: handler.clock.now(),
            limits: configuration.limits
        )
        try await channel.triggerUserOutboundEvent(RaiseFrameLimit(maximumLength: configuration.limits.frame))
        // Before the peer can know of it: whoever has a welcome does not stand in the way of the next hello.
        connections.welcomed(channel, tokenID: peer.tokenID, state: state)
        try await write(Frame(answer: welcome, to: .hello, requestID: hello.requestID))
        // Only now, so that a drain which begins here is announced after the welcome and not before it.
        let action = state.helloAccepted()
        handler.counters.answered(.hello, code: nil, after: .now - start)
        logger.info(
            "peer connected",
            metadata: [
                "name": "\(peer.name)", "role": "\(peer.role)", "owner": "\(peer.owner)", "token": "\(peer.tokenID)",
            ]
        )
        switch action {
        case .serve:
            return peer
        case .announceDrainAndClose:
            try await writeDraining()
            return nil
        case .ignore:
            return nil
        }
    }
}
