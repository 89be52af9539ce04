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

  @Test func `an index that has lost an article is noticed by whoever reads`() throws {
    let scratch = try ScratchArchive()
    try scratch.keep(Sample.arrival(Sample.page("失而复得")))
    let other = try DatabaseQueue(path: scratch.archive.path)
    try other.write { try $0.execute(sql: "DELETE FROM articleIndex_docsize") }
    try other.close()
    let reader = try Archive(path: scratch.archive.path, access: .read)
    #expect(
      try reader.verify() == ["The search's index and the articles disagree about article 1."])
  }

  @Test func `an index that holds other words than the articles is noticed by its owner`() throws {
    let scratch = try ScratchArchive()
    try scratch.keep(Sample.arrival(Sample.page("原来的话")))
    let other = try DatabaseQueue(path: scratch.archive.path)
    try other.write {
      try $0.execute(sql: "UPDATE piece SET text = '后来的话' WHERE role = 'paragraph'")
    }
    try other.close()
    #expect(
      try scratch.archive.verify()
        == ["The search's index does not agree with the texts of the articles."])
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
}
