/// Whether a float's bits fit a narrower float, NaN payloads included.
enum FloatWidth {
    static func singleFitsHalf(_ bits: UInt32) -> Bool {
        let value = Float(bitPattern: bits)
        // The quiet bit and nine more of payload are kept.
        if value.isNaN { return bits & 0x1fff == 0 }
        return Float(Float16(value)) == value
    }

    static func doubleFitsSingle(_ bits: UInt64) -> Bool {
        let value = Double(bitPattern: bits)
        if value.isNaN { return bits & 0x1fff_ffff == 0 }
        return Double(Float(value)) == value
    }
}
