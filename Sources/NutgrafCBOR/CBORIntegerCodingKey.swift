/// A coding key type whose keys are written as their `intValue`, which every one of them must have.
package protocol CBORIntegerCodingKey: CodingKey {}
