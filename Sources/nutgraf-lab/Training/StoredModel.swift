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
        try self.init(TextFile.bytes(file), name: file)
    }

    /// Reads the bytes of a file, which must end in their checksum: a damaged model would only find worse.
    ///
    /// - Parameter name: what the file is called where something is wrong with it.
    /// - Throws: `ValidationError` that names the file and the fault.
    init(_ bytes: [UInt8], name: String) throws {
        do {
            try self.init(bytes)
        } catch let fault as EntityModel.Fault {
            throw ValidationError("\(name) is no model of entities: \(fault).")
        }
        guard model.checksum.elementsEqual(TextHash.digest(bytes.dropLast(EntityModel.checksumSize))) else {
            throw ValidationError("\(name) is damaged: it does not have the checksum that it ends in.")
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
