import FoundationEssentials
import GRDB

/// Compares the index of the search with the texts that it was made from, token by token.
///
/// FTS5 has a check of its own, but it is a write: a member of the group may not run it, and for as long as it
/// takes the daemon could keep nothing. This one reads the index through fts5vocab, in the order of its tokens
/// and not of the texts; so what stands where is added up for each article, from both sides, and the sums must
/// be the same.
struct IndexCheck {
  /// The columns that are searched, in the view and in the index.
  private static let columns = ["headline", "display", "body", "credit"]

  /// What the texts of an article hold beyond the index.
  private var differences: [Int64: UInt64] = [:]

  /// The articles of which index and texts disagree, in ascending order.
  static func articles(_ db: Database) throws -> [Int64] {
    var check = IndexCheck()
    try check.addTexts(db)
    try check.subtractIndex(db)
    return check.differences.filter { $0.value != 0 }.keys.sorted()
  }

  private mutating func addTexts(_ db: Database) throws {
    let columns = IndexCheck.columns.joined(separator: ", ")
    let rows = try Row.fetchCursor(db, sql: "SELECT id, \(columns) FROM articleText")
    while let row = try rows.next() {
      let article: Int64 = try row.value("id")
      for column in IndexCheck.columns {
        guard let text: String = try row.value(column) else { continue }
        add(text, column, article)
      }
    }
  }

  private mutating func add(_ text: String, _ column: String, _ article: Int64) {
    var text = text
    var position: Int64 = 0
    var sum = differences[article] ?? 0
    text.withUTF8 { utf8 in
      _ = Tokenizer.cut(utf8, for: .document) { token in
        sum &+= IndexCheck.digest(
          UnsafeRawBufferPointer(token.bytes), column, article, position)
        position += 1
        return 0
      }
    }
    differences[article] = sum
  }

  private mutating func subtractIndex(_ db: Database) throws {
    try db.execute(
      sql: "CREATE VIRTUAL TABLE temp.entry USING fts5vocab (main, articleIndex, instance)")
    let entries = try Row.fetchCursor(db, sql: "SELECT term, doc, col, \"offset\" FROM temp.entry")
    while let entry = try entries.next() {
      let article = try entry.decode(Int64.self, atIndex: 1)
      let column = try entry.decode(String.self, atIndex: 2)
      let position = try entry.decode(Int64.self, atIndex: 3)
      try entry.withUnsafeData(atIndex: 0) { term in
        (term ?? Data()).withUnsafeBytes {
          differences[article, default: 0] &-= IndexCheck.digest($0, column, article, position)
        }
      }
    }
  }

  /// A number for "this token stands there", by FNV-1a and a last mixing.
  private static func digest(
    _ token: UnsafeRawBufferPointer, _ column: String, _ article: Int64, _ position: Int64
  ) -> UInt64 {
    let prime: UInt64 = 0x100_0000_01B3
    var digest: UInt64 = 0xCBF2_9CE4_8422_2325
    for byte in token { digest = (digest ^ UInt64(byte)) &* prime }
    for byte in column.utf8 { digest = (digest ^ UInt64(byte)) &* prime }
    digest = (digest ^ UInt64(bitPattern: article)) &* prime
    digest = (digest ^ UInt64(bitPattern: position)) &* prime
    return (digest ^ digest >> 29) &* 0xBF58_476D_1CE4_E5B9
  }
}
