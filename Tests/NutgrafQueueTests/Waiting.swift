/// Waits until something holds, or the test is cancelled, as at the end of its time.
///
/// It looks anew each millisecond, and leaves the processors to what it waits for meanwhile.
func waitUntil(_ holds: @autoclosure () -> Bool) async {
    while !holds(), !Task.isCancelled { try? await Task.sleep(for: .milliseconds(1)) }
}
