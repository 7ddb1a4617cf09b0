extension UnsafeRawBufferPointer {
    /// Compares two ranges bytewise; below, equal to, or above zero. A beginning comes before what it begins.
    func compare(_ first: Range<Int>, _ second: Range<Int>) -> Int {
        let shared = Swift.min(first.count, second.count)
        var position = 0
        while position + 8 <= shared {
            let left = loadUnaligned(fromByteOffset: first.lowerBound + position, as: UInt64.self)
            let right = loadUnaligned(fromByteOffset: second.lowerBound + position, as: UInt64.self)
            if left != right { return left.bigEndian < right.bigEndian ? -1 : 1 }
            position += 8
        }
        while position < shared {
            let left = self[first.lowerBound + position]
            let right = self[second.lowerBound + position]
            if left != right { return left < right ? -1 : 1 }
            position += 1
        }
        return first.count - second.count
    }

    /// The offset of the first byte in a range that is not UTF-8.
    @inline(__always)
    func firstInvalidUTF8(_ range: Range<Int>) -> Int? {
        var position = range.lowerBound
        while position + 8 <= range.upperBound {
            let word = loadUnaligned(fromByteOffset: position, as: UInt64.self)
            if word & 0x8080_8080_8080_8080 != 0 { break }
            position += 8
        }
        while position < range.upperBound, self[position] < 0x80 {
            position += 1
        }
        return position == range.upperBound ? nil : firstInvalidUTF8(after: position, in: range)
    }

    /// Everything before `start` in the range is ASCII.
    private func firstInvalidUTF8(after start: Int, in range: Range<Int>) -> Int? {
        let rest = UnsafeRawBufferPointer(rebasing: self[start..<range.upperBound])
        return rest.withMemoryRebound(to: UInt8.self) { bytes in
            do throws(UTF8.ValidationError) {
                _ = try UTF8Span(validating: bytes.span)
                return nil
            } catch {
                return start + error.byteOffsets.lowerBound
            }
        }
    }

    /// The content of the scanned string at an offset, its chunks put together.
    func stringContent(at offset: Int) -> [UInt8] {
        guard let head = Head(self, at: offset) else { return [] }
        guard head.isIndefinite else {
            return Array(content(of: head))
        }
        var bytes: [UInt8] = []
        var position = head.next
        while let chunk = Head(self, at: position), chunk.major == head.major {
            bytes.append(contentsOf: content(of: chunk))
            position = chunk.next + Int(truncatingIfNeeded: chunk.argument)
        }
        return bytes
    }

    /// The content of a string of definite length, or nothing where the input does not have it.
    @inline(__always)
    func content(of head: Head) -> UnsafeRawBufferPointer {
        guard head.argument <= UInt64(count - head.next) else {
            return UnsafeRawBufferPointer(rebasing: self[0..<0])
        }
        return UnsafeRawBufferPointer(rebasing: self[head.next..<head.next + Int(head.argument)])
    }
}
