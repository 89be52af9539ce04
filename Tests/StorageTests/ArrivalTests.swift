import Foundation
import PageReading
import Storage
import TestSupport
import Testing

@Suite struct ArrivalTests {
  @Test func `an arrival is known by its path and identity`() throws {
    let scratch = try ScratchArchive()
    let new = Sample.arrival(Sample.page("甲"), name: "甲.txt", isAttempted: true)
    let receipt = try scratch.keep(new)
    let issue = try #require(receipt.issue)
    let found = try #require(
      try scratch.archive.arrival(source: new.source, identity: new.identity))
    #expect(found.id == receipt.arrival)
    #expect(found.source == new.source)
    #expect(found.shown == new.shown)
    #expect(found.identity == new.identity)
    #expect(found.sha256 == new.sha256)
    #expect(found.receivedAt == new.receivedAt)
    #expect(found.outcome == .new(issue))
    #expect(found.disposition == nil)
    #expect(try scratch.archive.arrival(try #require(receipt.arrival)) == found)
  }

  @Test func `a file that differs in anything is not known`() throws {
    let scratch = try ScratchArchive()
    let new = Sample.arrival(Sample.page("甲"))
    try scratch.keep(new)
    func isKnown(
      _ change: (inout Arrival.Identity) -> Void, source: [UInt8]? = nil
    ) throws -> Bool {
      var identity = new.identity
      change(&identity)
      return try scratch.archive.arrival(source: source ?? new.source, identity: identity) != nil
    }
    #expect(try isKnown { _ in })
    #expect(try !isKnown { $0.device += 1 })
    #expect(try !isKnown { $0.inode += 1 })
    #expect(try !isKnown { $0.size += 1 })
    #expect(try !isKnown { $0.modified += 1 })
    #expect(try !isKnown({ _ in }, source: Array("别.txt".utf8)))
  }

  @Test func `a path may hold any bytes and an identity any number`() throws {
    let scratch = try ScratchArchive()
    var new = Sample.arrival(Sample.page("甲"))
    new.source = [0xFF, 0x0A, 0x27, 0x2F, 0x80]
    new.identity = Arrival.Identity(device: .max, inode: .max - 1, size: 0, modified: -5)
    try scratch.keep(new)
    let found = try scratch.archive.arrival(source: new.source, identity: new.identity)
    #expect(found?.source == new.source)
    #expect(found?.identity == new.identity)
  }

  @Test func `of several arrivals of one file the last is known`() throws {
    let scratch = try ScratchArchive()
    let new = Sample.arrival(Sample.page("甲"))
    try scratch.keep(new)
    let last = try scratch.keep(new)
    #expect(
      try scratch.archive.arrival(source: new.source, identity: new.identity)?.id == last.arrival)
  }

  static let ends: [Arrival.Disposition] = [
    .filed(Array("filed/2026/11/20/甲.txt".utf8)), .setAside([0x72, 0xFF]),
    .left("不能移动"), .vanished, .replaced,
  ]

  @Test(arguments: ends)
  func `an arrival is unfinished until it is known what became of its file`(
    _ end: Arrival.Disposition
  ) throws {
    let scratch = try ScratchArchive()
    let first = try #require(try scratch.keep(Sample.arrival(Sample.page("甲"))).arrival)
    let second = try #require(try scratch.keep(Sample.refused("二进制")).arrival)
    #expect(try scratch.archive.unfinished().map(\.id) == [first, second])
    try scratch.archive.finish([(first, end)])
    #expect(try scratch.archive.unfinished().map(\.id) == [second])
    #expect(try scratch.archive.arrival(first)?.disposition == end)
  }

  @Test func `a refusal is kept with its reason`() throws {
    let scratch = try ScratchArchive()
    let receipt = try scratch.keep(Sample.refused("文件是空的"))
    #expect(receipt.outcome == .refused)
    let arrival = try scratch.archive.arrival(try #require(receipt.arrival))
    #expect(arrival?.outcome == .refused(reason: "文件是空的"))
    #expect(arrival?.sha256 == nil)
    #expect(try scratch.archive.statistics().issues == 0)
  }

  @Test func `arrivals are untold, oldest first, until they are told`() throws {
    let scratch = try ScratchArchive()
    let ids = try (0..<4).map { number in
      try #require(try scratch.keep(Sample.arrival(Sample.page("文\(number)"))).arrival)
    }
    #expect(try scratch.archive.untold(limit: 10).map(\.id) == ids)
    #expect(try scratch.archive.untold(limit: 2).map(\.id) == [ids[0], ids[1]])
    try scratch.archive.markTold([ids[1]])
    try scratch.archive.finish([(ids[2], .vanished)], told: [ids[3]])
    #expect(try scratch.archive.untold(limit: 10).map(\.id) == [ids[0], ids[2]])
    #expect(try scratch.archive.untoldCount() == 2)
  }

  @Test func `what was attempted and not told may be a repeat`() throws {
    let scratch = try ScratchArchive()
    let fresh = try #require(try scratch.keep(Sample.arrival(Sample.page("一"))).arrival)
    let begun = try #require(
      try scratch.keep(Sample.arrival(Sample.page("二"), isAttempted: true)).arrival)
    let marked = try #require(try scratch.keep(Sample.arrival(Sample.page("三"))).arrival)
    try scratch.archive.markAttempted([marked])
    func mayRepeat() throws -> [Bool] {
      try [fresh, begun, marked].map { try scratch.archive.arrival($0)?.mayBeRepeat ?? false }
    }
    #expect(try mayRepeat() == [false, true, true])
    try scratch.archive.markTold([begun, marked])
    #expect(try mayRepeat() == [false, false, false])
  }

  @Test func `a version and a duplicate are told as such after a restart`() throws {
    let scratch = try ScratchArchive()
    func page(_ text: String) -> NewArrival {
      Sample.arrival(
        Sample.page(text, paper: "晨报", date: Sample.date("2023-03-10", .folder), number: "1"))
    }
    let receipts = try scratch.archive.keep([page("初版"), page("再版"), page("初版")])
    let older = try #require(receipts[0].issue)
    let newer = try #require(receipts[1].issue)
    let again = try Archive(path: scratch.archive.path, access: .read).untold(limit: 10)
    #expect(
      again.map(\.outcome) == [.new(older), .version(newer, of: older), .duplicate(of: older)])
    #expect(again.map(\.issue) == [older, newer, older])
  }

  @Test func `filed paths are those whose files should be there`() throws {
    let scratch = try ScratchArchive()
    let kept = Sample.arrival(Sample.page("甲"))
    let filed = try scratch.file(kept, as: "filed/甲.txt")
    try scratch.keep(Sample.arrival(Sample.page("乙")))
    let refused = try #require(try scratch.keep(Sample.refused("坏")).arrival)
    try scratch.archive.finish([(refused, .setAside(Array("rejected/坏".utf8)))])
    let paths = try scratch.archive.filedPaths()
    #expect(paths.map(\.arrival) == [filed.arrival])
    #expect(paths.map(\.path) == [Array("filed/甲.txt".utf8)])
    #expect(paths.map(\.sha256) == [kept.sha256])
    let statistics = try scratch.archive.statistics()
    #expect(statistics.filed == 1)
    #expect(statistics.setAside == 1)
    #expect(statistics.unfinished == 1)
    #expect(statistics.refused == 1)
  }

  @Test func `a path that is filed under again is the later arrival's`() throws {
    let scratch = try ScratchArchive()
    let first = try scratch.file(Sample.arrival(Sample.page("甲")), as: "filed/同名.txt")
    let second = try scratch.file(Sample.arrival(Sample.page("乙")), as: "filed/同名.txt")
    #expect(try scratch.archive.filedPaths().map(\.arrival) == [second.arrival])
    #expect(try scratch.archive.arrival(try #require(first.arrival))?.disposition == .replaced)
  }

  @Test func `noting the same end twice changes nothing`() throws {
    let scratch = try ScratchArchive()
    let receipt = try scratch.file(Sample.arrival(Sample.page("甲")), as: "filed/甲.txt")
    let id = try #require(receipt.arrival)
    try scratch.archive.finish([(id, .filed(Array("filed/甲.txt".utf8)))], told: [id])
    #expect(
      try scratch.archive.arrival(id)?.disposition == .filed(Array("filed/甲.txt".utf8)))
  }
}
