import Foundation
import PageReading
import Storage
import TestSupport
import Testing

@Suite struct VersionTests {
  private static let known: [IssueDate.Basis] = [.folder, .filename, .masthead]

  @Test(arguments: known, known)
  func `new content for the same paper, date and page is a new version`(
    _ first: IssueDate.Basis, _ second: IssueDate.Basis
  ) throws {
    let scratch = try ScratchArchive()
    let older = try #require(try scratch.keep(page("初版", basis: first)).issue)
    let receipt = try scratch.keep(page("再版", basis: second))
    let newer = try #require(receipt.issue)
    #expect(receipt.outcome == .version(newer, of: older))
    #expect(try scratch.archive.issue(older)?.supersededBy == newer)
    #expect(try scratch.archive.issue(newer)?.supersededBy == nil)
  }

  @Test func `a third version takes the place of the second`() throws {
    let scratch = try ScratchArchive()
    let issues = try ["一", "二", "三"].map {
      try #require(try scratch.keep(page($0)).issue)
    }
    #expect(
      try issues.map { try scratch.archive.issue($0)?.supersededBy } == [issues[1], issues[2], nil])
    #expect(try scratch.archive.statistics().superseded == 2)
  }

  @Test func `versions that come together are versions too`() throws {
    let scratch = try ScratchArchive()
    let receipts = try scratch.archive.keep([page("初版"), page("再版")])
    let older = try #require(receipts[0].issue)
    let newer = try #require(receipts[1].issue)
    #expect(receipts.map(\.outcome) == [.new(older), .version(newer, of: older)])
  }

  struct Pair: Sendable, CustomTestStringConvertible {
    var why: String
    var first: NewArrival
    var second: NewArrival
    var testDescription: String { why }
  }

  static let unequal: [Pair] = [
    Pair(why: "both papers unknown", first: page("甲", paper: nil), second: page("乙", paper: nil)),
    Pair(why: "one paper unknown", first: page("甲", paper: nil), second: page("乙")),
    Pair(why: "both pages unknown", first: page("甲", number: nil), second: page("乙", number: nil)),
    Pair(why: "one page unknown", first: page("甲"), second: page("乙", number: nil)),
    Pair(why: "both dates unknown", first: page("甲", day: nil), second: page("乙", day: nil)),
    Pair(why: "one date unknown", first: page("甲", day: "2026-11-20"), second: page("乙", day: nil)),
    Pair(
      why: "both dates inferred from the text", first: page("甲", basis: .text),
      second: page("乙", basis: .text)),
    Pair(why: "the old date inferred", first: page("甲", basis: .text), second: page("乙")),
    Pair(why: "the new date inferred", first: page("甲"), second: page("乙", basis: .text)),
    Pair(
      why: "dates that only the clock knows", first: page("甲", basis: .received),
      second: page("乙", basis: .received)),
    Pair(why: "another paper", first: page("甲"), second: page("乙", paper: "晚报")),
    Pair(why: "another day", first: page("甲"), second: page("乙", day: "2023-03-11")),
    Pair(why: "another page", first: page("甲"), second: page("乙", number: "A06")),
  ]

  @Test(arguments: unequal)
  func `what is unknown or inferred equals nothing`(_ pair: Pair) throws {
    let scratch = try ScratchArchive()
    let receipts = try scratch.archive.keep([pair.first, pair.second])
    let outcomes = try receipts.map { Receipt.Outcome.new(try #require($0.issue)) }
    #expect(receipts.map(\.outcome) == outcomes)
    #expect(try scratch.archive.statistics().superseded == 0)
  }

  @Test func `a duplicate of a superseded issue stays a duplicate`() throws {
    let scratch = try ScratchArchive()
    let older = try #require(try scratch.keep(page("初版")).issue)
    let newer = try #require(try scratch.keep(page("再版")).issue)
    #expect(try scratch.keep(page("初版")).outcome == .duplicate(of: older))
    #expect(try scratch.archive.issue(older)?.supersededBy == newer)
    #expect(try scratch.archive.issue(newer)?.supersededBy == nil)
  }

  @Test func `a page that fails does not take the place of the one before`() throws {
    let scratch = try ScratchArchive()
    let older = try #require(try scratch.keep(page("初版")).issue)
    var broken = page("坏版")
    broken.sha256 = [1, 2, 3]
    let receipts = try scratch.archive.keep([broken])
    guard case .failed = receipts.first?.outcome else {
      Issue.record("kept: \(receipts)")
      return
    }
    #expect(try scratch.archive.issue(older)?.supersededBy == nil)
  }

  @Test func `a file that is written on supersedes what was kept of it`() throws {
    let scratch = try ScratchArchive()
    let before = try scratch.file(undated("写了一半"), as: "filed/甲.txt")
    let older = try #require(before.issue)
    let receipt = try scratch.file(undated("写完了", rewrites: "filed/甲.txt"), as: "filed/甲.txt")
    let newer = try #require(receipt.issue)
    #expect(receipt.outcome == .version(newer, of: older))
    #expect(try scratch.archive.issue(older)?.supersededBy == newer)
    let arrival = try scratch.archive.arrival(try #require(before.arrival))
    #expect(arrival?.disposition == .replaced)
    #expect(try scratch.archive.filedPaths().map(\.arrival) == [receipt.arrival])
  }

  @Test func `a file that was refused and is written on has no older version`() throws {
    let scratch = try ScratchArchive()
    let before = try scratch.keep(Sample.refused("空文件"))
    let id = try #require(before.arrival)
    try scratch.archive.finish([(id, .setAside(Array("rejected/甲.txt".utf8)))])
    let receipt = try scratch.keep(undated("写完了", rewrites: "rejected/甲.txt"))
    #expect(receipt.outcome == .new(try #require(receipt.issue)))
    #expect(try scratch.archive.arrival(id)?.disposition == .replaced)
  }

  @Test func `a file that is taken back to what it held makes that current again`() throws {
    let scratch = try ScratchArchive()
    let path = "filed/甲.txt"
    let first = try #require(try scratch.file(undated("原文"), as: path).issue)
    let second = try #require(try scratch.file(undated("改文", rewrites: path), as: path).issue)
    let third = try #require(try scratch.file(undated("再改", rewrites: path), as: path).issue)
    let back = try scratch.file(undated("原文", rewrites: path), as: path)
    #expect(back.outcome == .duplicate(of: first))
    #expect(try scratch.archive.issue(first)?.supersededBy == nil)
    #expect(try scratch.archive.issue(second)?.supersededBy == third)
    #expect(try scratch.archive.issue(third)?.supersededBy == first)
  }

  @Test func `of a paper's page one issue stays current when a file is taken back`() throws {
    let scratch = try ScratchArchive()
    let path = "filed/甲.txt"
    let first = try #require(try scratch.file(page("原文"), as: path).issue)
    var moved = page("改到别日", day: "2023-03-11")
    moved.rewrites = Array(path.utf8)
    try scratch.file(moved, as: path)
    let rival = try #require(try scratch.file(page("别的文件"), as: "filed/乙.txt").issue)
    var back = page("原文")
    back.rewrites = Array(path.utf8)
    #expect(try scratch.file(back, as: path).outcome == .duplicate(of: first))
    #expect(try scratch.archive.issue(first)?.supersededBy == nil)
    #expect(try scratch.archive.issue(rival)?.supersededBy == first)
  }

  @Test func `an issue that another file still stands for is not superseded`() throws {
    let scratch = try ScratchArchive()
    let kept = try #require(try scratch.file(undated("两份"), as: "filed/甲.txt").issue)
    try scratch.file(undated("两份"), as: "filed/乙.txt")
    let receipt = try scratch.file(undated("其一改了", rewrites: "filed/乙.txt"), as: "filed/乙.txt")
    #expect(receipt.outcome == .new(try #require(receipt.issue)))
    #expect(try scratch.archive.issue(kept)?.supersededBy == nil)
  }

  @Test func `a path that nobody was filed under supersedes nothing`() throws {
    let scratch = try ScratchArchive()
    let receipt = try scratch.keep(undated("文", rewrites: "filed/无.txt"))
    #expect(receipt.outcome == .new(try #require(receipt.issue)))
  }

  /// A page whose paper, date and page are known unless an argument says otherwise.
  private static func page(
    _ body: String, paper: String? = "晨报", day: String? = "2023-03-10",
    basis: IssueDate.Basis = .filename, number: String? = "A05"
  ) -> NewArrival {
    let date = day.map { Sample.date($0, basis) }
    return Sample.arrival(Sample.page(body, paper: paper, date: date, number: number))
  }

  private func page(
    _ body: String, day: String = "2023-03-10", basis: IssueDate.Basis = .filename
  ) -> NewArrival {
    VersionTests.page(body, day: day, basis: basis)
  }

  private func undated(_ body: String, rewrites: String? = nil) -> NewArrival {
    Sample.arrival(Sample.page(body), rewrites: rewrites)
  }
}
