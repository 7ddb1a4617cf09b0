import NutgrafAnalysis
import NutgrafProgram

/// The program's beginning.
@main
enum Main {
    static func main() async {
        StandardStream.takeClosedPlaces()
        Interruption.watch()
        ManualPage.printIfAsked(of: .client, NutgrafCommand.self)
        FreedMemory.keep()
        await NutgrafCommand.main()
    }
}
