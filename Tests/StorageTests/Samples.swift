import FactFinding
import Foundation
import PageReading
import Storage
import TestSupport

/// Pages, facts and arrivals to keep.
enum Sample {
  static let today = Day(year: 2026, month: 11, day: 20)!

  /// A page of one article with `body` as its only paragraph.
  static func page(
    _ body: String, headline: String = "标题", paper: String? = nil, date: IssueDate? = nil,
    number: String? = nil
  ) -> Page {
    Page(
      source: "页.txt", encoding: "UTF-8", replacedBytes: 0, text: headline + "\n" + body,
      date: date, paper: paper, number: number,
      articles: [
        Article(
          kind: .article, headline: Piece(line: 1, text: headline),
          paragraphs: [Piece(line: 2, text: body)])
      ])
  }

  static func date(_ iso: String, _ basis: IssueDate.Basis) -> IssueDate {
    IssueDate(value: Day(iso: iso)!, basis: basis)
  }

  static func hash(_ text: String) -> [UInt8] {
    var seed = UInt64(0xcbf2_9ce4_8422_2325)
    return (0..<32).map { index in
      for byte in text.utf8 { seed = (seed ^ UInt64(byte) ^ UInt64(index)) &* 0x100_0000_01b3 }
      return UInt8(truncatingIfNeeded: seed >> 24)
    }
  }

  /// A file that holds `page`; its hash is that of the page's text.
  static func arrival(
    _ page: Page, _ facts: [Facts]? = nil, name: String = "页.txt", inode: UInt64 = 1,
    isAttempted: Bool = false, rewrites: String? = nil, sightings: [ProgrammeSighting] = []
  ) -> NewArrival {
    NewArrival(
      source: Array(name.utf8), shown: name,
      identity: Arrival.Identity(device: 7, inode: inode, size: 1000, modified: 1_700_000_000),
      sha256: hash(page.text), receivedAt: Date(timeIntervalSince1970: 1_800_000_000.125),
      today: today, content: .page(page, facts ?? page.articles.map { _ in Facts() }),
      isAttempted: isAttempted, rewrites: rewrites.map { Array($0.utf8) },
      sightings: sightings)
  }

  static func refused(_ reason: String, name: String = "坏.txt") -> NewArrival {
    NewArrival(
      source: Array(name.utf8), shown: name,
      identity: Arrival.Identity(device: 7, inode: 9, size: 0, modified: 3), sha256: nil,
      receivedAt: Date(timeIntervalSince1970: 1_800_000_000), today: today,
      content: .refused(reason: reason), isAttempted: false)
  }
}

/// An archive in a folder of its own, open for writing.
struct ScratchArchive {
  let folder: TemporaryDirectory
  let archive: Archive

  init() throws {
    folder = try TemporaryDirectory()
    archive = try Archive(path: folder("archive.db"), access: .write)
  }

  /// Keeps one page, which must not fail.
  @discardableResult
  func keep(_ arrival: NewArrival) throws -> Receipt {
    let receipts = try archive.keep([arrival])
    guard let receipt = receipts.first, receipts.count == 1 else { throw Failure.noReceipt }
    if case .failed(let reason) = receipt.outcome { throw Failure.failed(reason) }
    return receipt
  }

  /// Keeps one page and notes that its file was filed.
  @discardableResult
  func file(_ arrival: NewArrival, as path: String) throws -> Receipt {
    let receipt = try keep(arrival)
    guard let id = receipt.arrival else { throw Failure.noReceipt }
    try archive.finish([(id, .filed(Array(path.utf8)))])
    return receipt
  }

  enum Failure: Error {
    case noReceipt
    case failed(String)
  }
}

extension Receipt {
  /// The issue that the arrival is or repeats.
  var issue: Issue.ID? {
    switch outcome {
    case .new(let issue), .version(let issue, of: _), .duplicate(of: let issue): issue
    case .refused, .failed: nil
    }
  }
}
