import NutgrafAnalysis

/// How much of a text's damage a repair undid.
package struct Restoration: Sendable {
    /// How many places were damaged.
    package private(set) var damaged = 0
    /// How many of them are as they were.
    package private(set) var restored = 0
    /// How many changes were made where nothing was damaged.
    package private(set) var spoiled = 0
    /// What is not as it was: what stands there, what stood there, and the words around.
    package private(set) var faults: [String] = []

    /// Nothing yet.
    package init() {}

    /// The share of the damaged places that are as they were, 0 to 1; 1 where nothing was damaged.
    package var share: Double { damaged == 0 ? 1 : Double(restored) / Double(damaged) }

    /// Repairs a damaged text and counts.
    package mutating func count(_ text: DamagedText) {
        var preparation = TextPreparation()
        var pace = Pace(checkpoint: { () throws(Never) in })
        let repaired = preparation.prepare(ByteText(text.bytes), pace: &pace)
        damaged += text.units.count
        var next = 0
        // How much further a place lies in the submitted text than in the repaired one, and than in the clean one.
        var fromRepaired = 0
        var fromClean = 0
        for edit in repaired.edits {
            let start = edit.start + fromRepaired
            let end = start + edit.original.utf8.count
            fromRepaired += edit.original.utf8.count - (edit.end - edit.start)
            while next < text.units.count, text.units[next].damaged.upperBound <= start,
                !text.units[next].damaged.isEmpty || text.units[next].damaged.upperBound < start
            {
                fromClean += text.units[next].damaged.count - text.units[next].clean.count
                note(text.units[next], in: text, found: nil)
                next += 1
            }
            let cleanStart = start - fromClean
            let first = next
            while next < text.units.count, text.units[next].damaged.upperBound <= end {
                fromClean += text.units[next].damaged.count - text.units[next].clean.count
                next += 1
            }
            let cleanEnd = end - fromClean
            let units = text.units[first..<next]
            let replacement = Array(repaired.text.bytes[edit.start..<edit.end])
            guard cleanStart >= 0, cleanStart <= cleanEnd, cleanEnd <= text.clean.count else { continue }
            compare(units, replacement, cleanStart..<cleanEnd, text)
        }
        for unit in text.units[next...] { note(unit, in: text, found: nil) }
    }

    private mutating func compare(
        _ units: ArraySlice<DamagedText.Unit>,
        _ replacement: [UInt8],
        _ range: Range<Int>,
        _ text: DamagedText
    ) {
        let clean = Array(text.clean[range])
        if replacement == clean {
            restored += units.count
            return
        }
        if units.isEmpty {
            spoiled += 1
            faults.append("changed to \(String(decoding: replacement, as: UTF8.self)): \(Self.around(range, text))")
            return
        }
        // Sign by sign, where there are as many.
        let found = Array(String(decoding: replacement, as: UTF8.self).unicodeScalars)
        let wanted = Array(String(decoding: clean, as: UTF8.self).unicodeScalars)
        for unit in units {
            guard unit.clean.lowerBound >= range.lowerBound else {
                note(unit, in: text, found: replacement)
                continue
            }
            let before = String(decoding: text.clean[range.lowerBound..<unit.clean.lowerBound], as: UTF8.self)
            let place = before.unicodeScalars.count
            if found.count == wanted.count, place < found.count, found[place] == wanted[place] {
                restored += 1
            } else {
                note(unit, in: text, found: replacement)
            }
        }
    }

    private mutating func note(_ unit: DamagedText.Unit, in text: DamagedText, found: [UInt8]?) {
        let now = String(decoding: found ?? Array(text.bytes[unit.damaged]), as: UTF8.self)
        let then = String(decoding: text.clean[unit.clean], as: UTF8.self)
        faults.append("\(now.debugDescription) for \(then.debugDescription): \(Self.around(unit.clean, text))")
    }

    private static func around(_ range: Range<Int>, _ text: DamagedText) -> String {
        let start = max(0, range.lowerBound - 25)
        let end = min(text.clean.count, range.upperBound + 25)
        return String(decoding: text.clean[start..<end], as: UTF8.self).split(separator: "\n").joined(separator: "¶")
    }
}
