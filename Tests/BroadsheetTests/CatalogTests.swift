import Foundation
import Testing

/// What `journalctl -x` and docs/journal.md say of the entries: every kind is explained, in both languages.
struct CatalogTests {
  private static let repository = URL(filePath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

  private func text(_ path: String) throws -> String {
    try String(contentsOf: Self.repository.appending(path: path), encoding: .utf8)
  }

  @Test(arguments: [("broadsheet.catalog", ""), ("broadsheet.zh_CN.catalog", " zh_CN")])
  func `the catalog explains every kind of entry and no other`(
    file: String, language: String
  ) throws {
    let lines = try text("systemd/\(file)").split(separator: "\n").map(String.init)
    let headers = lines.filter { $0.hasPrefix("-- ") }
    #expect(headers.sorted() == Kind.allCases.map { "-- \($0.rawValue)\(language)" }.sorted())
    #expect(lines.filter { $0.hasPrefix("Subject: ") }.count == Kind.allCases.count)
  }

  @Test(arguments: Kind.allCases)
  func `the page about the journal lists every kind of entry`(kind: Kind) throws {
    #expect(try text("docs/journal.md").contains("`\(kind.rawValue)`"))
  }
}
