import ArgumentParser
import NutgrafAnalysis

/// A model in memory of its own.
struct StoredModel {
    /// The model.
    let model: EntityModel

    /// Reads a model's file.
    ///
    /// - Throws: `ValidationError` that names the file and the fault.
    init(file: String) throws {
        do {
            try self.init(TextFile.bytes(file))
        } catch let fault as EntityModel.Fault {
            throw ValidationError("\(file) is no model of entities: \(fault).")
        }
    }

    /// Copies a model's bytes, which stay until the program ends: a laboratory's run is short.
    ///
    /// - Throws: ``EntityModel/Fault``.
    init(_ bytes: [UInt8]) throws {
        let memory = UnsafeMutableRawBufferPointer.allocate(byteCount: bytes.count, alignment: 64)
        memory.copyBytes(from: bytes)
        model = try EntityModel(UnsafeRawBufferPointer(memory))
    }
}
