import Foundation
import PageReading
import Testing

/// The five real pages of `seeds/`: what is read of them stands beside this file in `Seeds/`.
///
/// The dumps guard against a change that nobody meant. After one that was meant, record them anew with
/// `RECORD=1 swift test --filter SeedTests` and review the difference.
struct SeedTests {
  private static let folder = URL(filePath: #filePath).deletingLastPathComponent()
  private static let seeds = folder.appending(path: "../../seeds").standardized

  private static let names: [String] =
    (try? FileManager.default.contentsOfDirectory(atPath: seeds.path).sorted()
      .filter { $0.hasSuffix(".txt") }) ?? []

  @Test func `all five pages are there`() {
    #expect(Self.names.count == 5)
  }

  @Test(arguments: names)
  func `a seed is read as recorded`(_ name: String) throws {
    let bytes = try [UInt8](Data(contentsOf: Self.seeds.appending(path: name)))
    let page = try sharedReader.read(bytes, source: name)
    expectEveryLineOnce(page)
    let file = Self.folder.appending(path: "Seeds/\(name.dropLast(4)).dump")
    if ProcessInfo.processInfo.environment["RECORD"] == "1" {
      try page.dump.write(to: file, atomically: true, encoding: .utf8)
    }
    #expect(page.dump == (try String(contentsOf: file, encoding: .utf8)))
  }
}

extension Page {
  /// The page as a list: a line for each piece, long ones shortened in the middle.
  fileprivate var dump: String {
    var rows = slogans.map { row("slogan", $0) } + unplaced.map { row("unplaced", $0) }
    for article in articles {
      rows.append("\(article.kind)")
      let heads = [
        ("column", article.column), ("kicker", article.kicker), ("headline", article.headline),
        ("deck", article.deck), ("byline", article.byline),
      ]
      for (name, piece) in heads { rows += piece.map { [row(name, $0)] } ?? [] }
      let names = [
        ("reporters", article.reporters), ("correspondents", article.correspondents),
        ("photographers", article.photographers), ("unspecified", article.unspecified),
      ]
      for (role, people) in names where !people.isEmpty {
        rows.append("  \(role): \(people.joined(separator: " "))")
      }
      let body =
        article.subheads.map { ("subhead", $0) } + article.paragraphs.map { ("paragraph", $0) }
        + article.captions.map { ("caption", $0) }
      rows += body.sorted { $0.1.lines[0] < $1.1.lines[0] }.map { row($0.0, $0.1) }
      if !article.truncatedAt.isEmpty { rows.append("  truncated at \(article.truncatedAt)") }
      rows.append("  summary: \(article.summary ?? "none")")
    }
    return rows.joined(separator: "\n") + "\n"
  }

  private func row(_ name: String, _ piece: Piece) -> String {
    let text =
      piece.text.count > 40 ? "\(piece.text.prefix(20))…\(piece.text.suffix(12))" : piece.text
    return "  \(name) \(piece.lines.map(String.init).joined(separator: "+")): \(text)"
  }
}
