import NutgrafTLS
import NutgrafTypes
import Testing

@testable import nutgraf_collector

@Suite("When certificates end")
struct CertificateExpiryTests {
    private let day: Int64 = 86_400
    private let now: Int64 = 1_800_000_000

    /// What is said of a server's certificate that is valid for some days from `now`, at a later day.
    private func findings(days: Int, on later: Int64) throws -> [Finding] {
        let authority = try CertificateAuthority.create(commonName: "Test Authority", now: now)
        let pair = try authority.issueServerCertificate(hosts: ["localhost"], days: days, now: now)
        let file = try TemporaryFile(String(decoding: pair.certificatePEM, as: UTF8.self))
        let time = Timestamp(milliseconds: (now + later * day) * 1000)
        return CertificateExpiry.findings(in: file.path, now: time)
    }

    @Test func nothingIsSaidMoreThanThirtyDaysBefore() throws {
        #expect(try findings(days: 100, on: 0).isEmpty)
        #expect(try findings(days: 100, on: 70).isEmpty)
    }

    @Test(arguments: [(71, 29), (99, 1), (100, 0)] as [(Int64, Int64)])
    func theLastThirtyDaysAreAWarning(on later: Int64, left: Int64) throws {
        let finding = try #require(try findings(days: 100, on: later).first)
        #expect(finding.level == .warning)
        #expect(finding.text.contains("expires in \(left) days, on 2027-"), "\(finding.text)")
        #expect(finding.advice.contains("certificate server"))
    }

    @Test func whatHasExpiredIsWrong() throws {
        let finding = try #require(try findings(days: 100, on: 101).first)
        #expect(finding.level == .wrong)
        #expect(finding.text.contains("has expired on 2027-"), "\(finding.text)")
    }

    @Test func whatIsNotValidYetIsWrong() throws {
        let finding = try #require(try findings(days: 100, on: -1).first)
        #expect(finding.level == .wrong)
        #expect(finding.text.contains("valid only from 2027-"), "\(finding.text)")
        #expect(finding.advice.contains("clock"))
    }

    @Test func anAuthorityIsMadeAnewAndNotRenewed() throws {
        let authority = try CertificateAuthority.create(commonName: "Test Authority", days: 10, now: now)
        let file = try TemporaryFile(String(decoding: authority.pair.certificatePEM, as: UTF8.self))
        let findings = CertificateExpiry.findings(in: file.path, now: Timestamp(milliseconds: now * 1000))
        #expect(findings.first?.level == .warning)
        #expect(findings.first?.advice.contains("new authority") == true)
    }
}
