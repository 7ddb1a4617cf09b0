/// Memory of a model, which its tables read in place.
///
/// Sendable without the compiler's proof. The pointer is constant, and nothing writes to what it leads to: it is
/// reached only as memory to be read, and was whole before it was handed over. It is never freed while a model uses
/// it: the model in the binary is constant data of the program, and whoever brings another one keeps it for as long.
struct ModelMemory: @unchecked Sendable {
    /// The first byte.
    let start: UnsafeRawPointer

    /// Takes memory that is whole, that nothing will write to, and that stays for as long as the model is used.
    init(_ start: UnsafeRawPointer) { self.start = start }
}
