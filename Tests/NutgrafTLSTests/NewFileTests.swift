import Foundation
import NutgrafTLS
import Testing

@Suite("New files", .timeLimit(.minutes(5)))
struct NewFileTests {
    private func mode(_ path: String) throws -> Int? {
        try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int
    }

    @Test func aPrivateFileIsForItsOwnerOnly() throws {
        let folder = try TemporaryFolder()
        try NewFile.createPrivate(Array("secret".utf8), at: folder.file("key"))
        #expect(try mode(folder.file("key")) == 0o600)
        #expect(try String(contentsOfFile: folder.file("key"), encoding: .utf8) == "secret")
    }

    @Test("What the superuser makes belongs to the folder's owner", .enabled(if: geteuid() == 0))
    func theFoldersOwnerGetsIt() throws {
        let folder = try TemporaryFolder()
        #expect(chown(folder.file(""), 1234, 2345) == 0)
        try NewFile.createPrivate([1], at: folder.file("key"))
        let attributes = try FileManager.default.attributesOfItem(atPath: folder.file("key"))
        #expect(attributes[.ownerAccountID] as? Int == 1234)
        #expect(attributes[.groupOwnerAccountID] as? Int == 2345)
        #expect(try mode(folder.file("key")) == 0o600)
    }

    @Test func anExistingFileIsKept() throws {
        let folder = try TemporaryFolder()
        try NewFile.createPrivate([1], at: folder.file("key"))
        let error = #expect(throws: TLSError.self) { try NewFile.createPrivate([2], at: folder.file("key")) }
        #expect(error?.code == .fileWrite)
        #expect(error?.message.contains("remove the old file first") == true)
        #expect(try Data(contentsOf: URL(filePath: folder.file("key"))) == Data([1]))
    }

    @Test func aLinkIsNotFollowed() throws {
        let folder = try TemporaryFolder()
        try FileManager.default.createSymbolicLink(
            atPath: folder.file("key"),
            withDestinationPath: folder.file("elsewhere")
        )
        #expect(throws: TLSError.self) { try NewFile.createPrivate([1], at: folder.file("key")) }
        #expect(!FileManager.default.fileExists(atPath: folder.file("elsewhere")))
    }

    @Test func aMissingFolderIsNamed() {
        let error = #expect(throws: TLSError.self) { try NewFile.createPrivate([1], at: "/none/key") }
        #expect(error?.message.contains("/none/key") == true)
        #expect(error?.message.contains("No such file or directory") == true)
    }

}
