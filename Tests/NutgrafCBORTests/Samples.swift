/// Random values that use every means of Codable, with the edges of every number more often than chance.
struct Sample: Codable, Equatable, Sendable {
    var integer: Int
    var small: Int8?
    var unsigned: UInt64
    var wide: Int128
    var double: Double
    var float: Float
    var flag: Bool
    var text: String
    var data: [UInt8]
    var slice: ArraySlice<UInt8>
    var optional: String?
    var nested: [Sample]
    var names: [String: [UInt8]]
    var numbers: [Int: Double]
    var choice: Choice
    var loose: Loose

    enum Choice: Codable, Equatable, Sendable {
        case nothing
        case one(Int)
        indirect case more(first: Choice, second: [UInt8]?)
    }
}

extension Sample {
    init(using generator: inout SplitMix64, depth: Int = 2) {
        integer = Int(truncatingIfNeeded: generator.edge())
        small = Bool.random(using: &generator) ? Int8(truncatingIfNeeded: generator.edge()) : nil
        unsigned = generator.edge()
        wide = Bool.random(using: &generator) ? Int128(generator.edge()) : ~Int128(generator.edge())
        double = generator.double()
        float = Float(generator.double())
        flag = Bool.random(using: &generator)
        text = generator.text()
        data = generator.bytes()
        slice = (generator.bytes() + [0, 1])[1...]
        optional = Bool.random(using: &generator) ? generator.text() : nil
        nested = []
        names = [:]
        numbers = [:]
        for _ in 0..<Int.random(in: 0...5, using: &generator) {
            names[generator.text()] = generator.bytes()
            numbers[Int(truncatingIfNeeded: generator.edge())] = generator.double()
            if depth > 0, generator.next() % 2 == 0 {
                nested.append(Sample(using: &generator, depth: depth - 1))
            }
        }
        choice = generator.choice(depth: 3)
        loose = generator.loose(depth: 3)
    }
}

extension SplitMix64 {
    /// A number near a power of two, where heads change their length and types end.
    mutating func edge() -> UInt64 {
        let power: UInt64 = 1 << UInt64.random(in: 0...63, using: &self)
        switch UInt8.random(in: 0...3, using: &self) {
        case 0: return power &- UInt64.random(in: 0...2, using: &self)
        case 1: return UInt64.random(in: 0...30, using: &self)
        case 2: return 0 &- UInt64.random(in: 0...300, using: &self)
        default: return next()
        }
    }

    mutating func double() -> Double {
        switch UInt8.random(in: 0...4, using: &self) {
        case 0: return Double(bitPattern: next()).orZero
        case 1: return Double(Float(bitPattern: UInt32(truncatingIfNeeded: next()))).orZero
        case 2: return Double(Float16(bitPattern: UInt16(truncatingIfNeeded: next()))).orZero
        case 3: return Double(Int32(truncatingIfNeeded: next()))
        default:
            return [0, 1, .infinity, -.infinity, .pi, 65504, 65505, .leastNonzeroMagnitude].randomElement(
                using: &self
            ) ?? 0
        }
    }

    mutating func text() -> String {
        let scalars = ["a", "b", "-", "é", "“", "水", "🗞", "\u{0}", "e\u{301}", " "]
        return (0..<Int.random(in: 0...30, using: &self)).map { _ in scalars.randomElement(using: &self) ?? ""
        }
        .joined()
    }

    mutating func bytes() -> [UInt8] {
        (0..<Int.random(in: 0...30, using: &self)).map { _ in UInt8(truncatingIfNeeded: next()) }
    }

    mutating func choice(depth: Int) -> Sample.Choice {
        switch UInt8.random(in: 0...2, using: &self) {
        case 0: .nothing
        case 1 where depth > 0: .more(first: choice(depth: depth - 1), second: flip() ? bytes() : nil)
        default: .one(Int(truncatingIfNeeded: edge()))
        }
    }

    /// A value of any kind. Empty maps are text maps, since their bytes do not tell.
    mutating func loose(depth: Int) -> Loose {
        switch UInt8.random(in: 0...(depth > 0 ? 8 : 5), using: &self) {
        case 0: .null
        case 1: .bool(flip())
        case 2: .integer(flip() ? Int128(edge()) : ~Int128(edge()))
        case 3: .float(double())
        case 4: .text(text())
        case 5: .bytes(bytes())
        case 6: .array(looseList(depth: depth))
        case 7:
            .map(Dictionary(looseList(depth: depth).map { (text(), $0) }, uniquingKeysWith: { $1 }))
        default:
            .integerMap(
                Dictionary(
                    ([.null] + looseList(depth: depth)).map { (Int(truncatingIfNeeded: edge()), $0) },
                    uniquingKeysWith: { $1 }
                )
            )
        }
    }

    private mutating func looseList(depth: Int) -> [Loose] {
        var list: [Loose] = []
        for _ in 0..<Int.random(in: 0...5, using: &self) { list.append(loose(depth: depth - 1)) }
        return list
    }

    private mutating func flip() -> Bool { Bool.random(using: &self) }
}

extension Double {
    /// NaN is not equal to itself and would make every comparison fail.
    fileprivate var orZero: Double { isNaN ? 0 : self }
}
