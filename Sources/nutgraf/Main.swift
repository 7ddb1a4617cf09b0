import NutgrafProgram

/// The program's beginning.
@main
enum Main {
    static func main() async {
        Interruption.watch()
        await NutgrafCommand.main()
    }
}
