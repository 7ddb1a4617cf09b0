/// Finds where a JSON value ends, by its brackets and quotation marks alone.
struct JSONScan {
    private var depth = 0
    private var isInString = false
    private var isEscaped = false
    private var hasBegun = false

    /// Looks at the next part of the value.
    ///
    /// - Returns: The index behind the value; `nil` where it goes on behind the part.
    mutating func end(in part: ArraySlice<UInt8>) -> Int? {
        for index in part.indices {
            let byte = part[index]
            if isInString {
                if isEscaped {
                    isEscaped = false
                } else if byte == 0x5C {
                    isEscaped = true
                } else if byte == 0x22 {
                    isInString = false
                }
                continue
            }
            switch byte {
            case 0x22: isInString = true
            case 0x7B, 0x5B:
                if hasBegun, depth == 0 { return index }
                depth += 1
            case 0x7D, 0x5D:
                guard depth > 0 else {
                    if hasBegun { return index }
                    break
                }
                depth -= 1
                if depth == 0 { return index + 1 }
            case 0x2C where depth == 0 && hasBegun: return index
            default: break
            }
            hasBegun = true
        }
        return nil
    }
}
