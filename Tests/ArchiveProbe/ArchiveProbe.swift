import FactFinding
import Foundation
import PageReading
import Storage

/// Uses an archive from a process of its own, so that tests can run it as another user and kill it.
///
///     ArchiveProbe write PATH    keeps a page that holds 金水, says "kept" and stays until it is killed,
///                                or ends as a daemon does when its standard input closes
///     ArchiveProbe read PATH     prints how many issues the archive has and where 金水 is found
@main
enum ArchiveProbe {
  static func main() {
    let arguments = CommandLine.arguments
    guard arguments.count == 3 else { fail("usage: ArchiveProbe write|read PATH") }
    do {
      try arguments[1] == "write" ? write(arguments[2]) : read(arguments[2])
    } catch {
      fail("\(error)")
    }
  }

  private static func write(_ path: String) throws {
    let archive = try Archive(path: path, access: .write)
    let text = "金水区开门纳谏"
    let page = Page(
      source: "a.txt", encoding: "UTF-8", replacedBytes: 0, text: text,
      articles: [Article(kind: .article, headline: Piece(line: 1, text: text))])
    guard let today = Day(year: 2026, month: 11, day: 20) else { return }
    let arrival = NewArrival(
      source: Array("a.txt".utf8), shown: "a.txt",
      identity: Arrival.Identity(device: 1, inode: 2, size: 3, modified: 4),
      sha256: [UInt8](repeating: 7, count: 32), receivedAt: Date(), today: today,
      content: .page(page, [Facts()]), isAttempted: true)
    print(try archive.keep([arrival]).count == 1 ? "kept" : "not kept")
    fflush(nil)
    while readLine() != nil {}
  }

  private static func read(_ path: String) throws {
    let archive = try Archive(path: path, access: .read)
    let hits = try archive.search("金水", limit: 10)
    print(try archive.issues(limit: 10).count, hits.map { "\($0.issue):\($0.article)" }.joined())
  }

  private static func fail(_ reason: String) -> Never {
    FileHandle.standardError.write(Data((reason + "\n").utf8))
    exit(1)
  }
}
