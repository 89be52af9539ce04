import Foundation
import GRDB
import PageReading
import Storage
import TestSupport
import Testing

/// The invariants that hold whoever writes, and the damage that is found.
@Suite struct SchemaTests {
  static let forbidden: [String] = [
    "INSERT INTO issue SELECT 9, sha256, source, encoding, replacedBytes, date, dateBasis, "
      + "dateEvidence, NULL, NULL, receivedAt, NULL FROM issue WHERE id = 1",
    "UPDATE issue SET sha256 = x'00'",
    "UPDATE issue SET date = '2023-3-10'",
    "UPDATE issue SET dateBasis = 'guessed'",
    "UPDATE issue SET supersededBy = id",
    "UPDATE issue SET supersededBy = 77",
    "UPDATE article SET issue = 77",
    "UPDATE article SET confidence = 1.5",
    "UPDATE piece SET role = 'poem'",
    "UPDATE piece SET line = 0",
    "UPDATE piece SET text = NULL",
    "INSERT INTO piece SELECT article, role, 1, line, mends, text FROM piece WHERE role = 'headline'",
    "UPDATE figure SET value = 'many'",
    "UPDATE figure SET value = 'NaN'",
    "UPDATE figure SET spanEnd = spanStart",
    "UPDATE figure SET change = 'sideways'",
    "UPDATE dateExpression SET grain = 'fortnight'",
    "UPDATE mention SET kind = 'animal'",
    "UPDATE ledgerNote SET text = ''",
    "UPDATE ledgerNote SET spanEnd = spanStart",
    "INSERT INTO programmeSighting VALUES (1, '亮灯行动', 0, 0)",
    "INSERT INTO programmeSighting VALUES (1, '', 1, 0)",
    "INSERT INTO programmeSighting VALUES (77, '亮灯行动', 1, 0)",
    "UPDATE arrival SET outcome = 'lost'",
    "UPDATE arrival SET issue = NULL",
    "UPDATE arrival SET disposition = 'filed'",
    "UPDATE arrival SET path = x'41'",
    "UPDATE arrival SET disposition = 'left'",
    "UPDATE arrival SET told = 2",
    "UPDATE arrival SET size = 'large'",
  ]

  @Test(arguments: forbidden)
  func `the schema refuses`(_ statement: String) throws {
    let scratch = try ScratchArchive()
    let (page, facts) = RichPage.make()
    try scratch.keep(Sample.arrival(page, facts))
    let other = try DatabaseQueue(path: scratch.archive.path)
    let error = #expect(throws: DatabaseError.self) {
      try other.write { try $0.execute(sql: statement) }
    }
    #expect(error?.resultCode == .SQLITE_CONSTRAINT, "\(String(describing: error))")
    try other.close()
  }

  @Test func `no other program takes an article away behind the back of the index`() throws {
    let scratch = try ScratchArchive()
    try scratch.keep(Sample.arrival(Sample.page("不可删")))
    let other = try DatabaseQueue(path: scratch.archive.path)
    #expect(throws: DatabaseError.self) {
      try other.write { try $0.execute(sql: "DELETE FROM article") }
    }
    try other.close()
    #expect(try scratch.archive.search("不可删", limit: 1).count == 1)
  }

  @Test func `of a paper, date and page there is one current issue`() throws {
    let scratch = try ScratchArchive()
    let date = Sample.date("2023-03-10", .folder)
    for text in ["初版", "再版"] {
      try scratch.keep(Sample.arrival(Sample.page(text, paper: "晨报", date: date, number: "1")))
    }
    let other = try DatabaseQueue(path: scratch.archive.path)
    let error = #expect(throws: DatabaseError.self) {
      try other.write { try $0.execute(sql: "UPDATE issue SET supersededBy = NULL") }
    }
    #expect(error?.resultCode == .SQLITE_CONSTRAINT)
    try other.close()
  }

  @Test func `figures can be compared and sorted by their amount`() throws {
    let scratch = try ScratchArchive()
    let (page, facts) = RichPage.make()
    try scratch.keep(Sample.arrival(page, facts))
    let other = try DatabaseQueue(path: scratch.archive.path)
    let values = try other.read {
      try String.fetchAll($0, sql: "SELECT value FROM figure ORDER BY amount")
    }
    #expect(values == ["-1000000000000.01", "0.1666667", "5200", "150000000"])
    try other.close()
  }

  @Test(arguments: [
    "UPDATE piece SET text = '后来的话' WHERE role = 'paragraph'",
    "UPDATE piece SET text = '的话原来' WHERE role = 'paragraph'",
    "INSERT INTO article SELECT 9, issue, 9, kind, summary, confidence, truncatedAt FROM article;"
      + "INSERT INTO piece SELECT 9, role, ordinal, line, mends, text FROM piece",
  ])
  func `an index that does not agree with the texts is noticed by whoever reads`(
    _ damage: String
  ) throws {
    let scratch = try ScratchArchive()
    try scratch.keep(Sample.arrival(Sample.page("原来的话")))
    let reader = try Archive(path: scratch.archive.path, access: .read)
    #expect(try reader.verify() == [])
    try change(scratch, damage)
    let article = damage.hasPrefix("INSERT") ? 9 : 1
    #expect(
      try reader.verify()
        == ["The search's index does not agree with the text of article \(article)."])
  }

  @Test func `an index that cannot be read is noticed`() throws {
    let scratch = try ScratchArchive()
    try scratch.keep(Sample.arrival(Sample.page("原来的话")))
    try change(scratch, "DELETE FROM articleIndex_data WHERE id > 10")
    #expect(
      try scratch.archive.verify() == ["The archive is damaged: database disk image is malformed."])
  }

  @Test func `a value that the schema does not let in is damage and no crash`() throws {
    let scratch = try ScratchArchive()
    let (page, facts) = RichPage.make()
    let id = try #require(try scratch.keep(Sample.arrival(page, facts)).issue)
    let damage: [(table: String, column: String)] = [
      ("figure", "unit"), ("figure", "text"), ("dateExpression", "grain"), ("article", "kind"),
      ("mention", "spanEnd"), ("piece", "line"), ("piece", "role"), ("issue", "date"),
      ("arrival", "shown"),
    ]
    for (table, column) in damage {
      try emptyAgainstTheRules(scratch, table, column)
      let reader = try Archive(path: scratch.archive.path, access: .read)
      let error = #expect(throws: ArchiveError.self) {
        _ = try table == "arrival" ? reader.unfinished().count : reader.issue(id)?.facts.count
      }
      guard case .damaged? = error else {
        Issue.record("\(table).\(column): \(String(describing: error))")
        continue
      }
    }
  }

  @Test func `a row whose owner is gone is noticed`() throws {
    let scratch = try ScratchArchive()
    let (page, facts) = RichPage.make()
    try scratch.keep(Sample.arrival(page, facts))
    var configuration = Configuration()
    configuration.foreignKeysEnabled = false
    let other = try DatabaseQueue(path: scratch.archive.path, configuration: configuration)
    try other.write { try $0.execute(sql: "UPDATE person SET article = 99 WHERE ordinal = 0") }
    try other.close()
    #expect(
      try scratch.archive.verify()
        == ["A row of person belongs to a row of article that is not there."])
  }

  /// Changes the file as another program would.
  private func change(_ scratch: ScratchArchive, _ sql: String) throws {
    let other = try DatabaseQueue(path: scratch.archive.path)
    try other.write { try $0.execute(sql: sql) }
    try other.close()
  }

  /// Empties a column that may not be empty, as a failing disk may: the rule is taken out of the schema, and put
  /// back when the value is gone.
  private func emptyAgainstTheRules(
    _ scratch: ScratchArchive, _ table: String, _ column: String
  ) throws {
    let schema = "UPDATE sqlite_schema SET sql = ? WHERE name = ?"
    let other = try DatabaseQueue(path: scratch.archive.path)
    let rule = try #require(
      try other.read { db in
        try String.fetchOne(
          db, sql: "SELECT sql FROM sqlite_schema WHERE name = ?", arguments: [table])
      })
    for step in ["loosen", "empty", "restore"] {
      let connection = try DatabaseQueue(path: scratch.archive.path)
      try connection.writeWithoutTransaction { db in
        try db.execute(sql: "PRAGMA writable_schema = ON; PRAGMA ignore_check_constraints = ON")
        switch step {
        case "loosen":
          let loosened = ["TEXT", "INTEGER"].reduce(rule) {
            $0.replacing("\(column) \($1) NOT NULL", with: "\(column) \($1)")
          }
          try #require(loosened != rule)
          try db.execute(sql: schema, arguments: [loosened, table])
        case "empty": try db.execute(sql: "UPDATE \(table) SET \(column) = NULL")
        default:
          try db.execute(sql: schema, arguments: [rule, table])
        }
      }
      try connection.close()
    }
    try other.close()
  }
}
