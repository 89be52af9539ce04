import FactFinding
import Foundation
import PageReading
import Storage

/// Uses an archive from a process of its own, so that tests can run it as another user, on another file system,
/// and kill it.
///
///     ArchiveProbe write PATH     keeps a page, says "kept", and ends as a daemon does once its input closes
///     ArchiveProbe stream PATH    keeps pages, four at a time and 120 in all, and files them, saying how many it
///                                 has kept; stays as above
///     ArchiveProbe read PATH      prints how many issues the archive has and how many articles hold 金水
///     ArchiveProbe fill FOLDER    keeps pages until FOLDER's file system is full, makes room, and goes on
@main
enum ArchiveProbe {
  static func main() {
    let arguments = CommandLine.arguments
    guard arguments.count == 3 else { fail("usage: ArchiveProbe write|stream|read|fill PATH") }
    do {
      switch arguments[1] {
      case "write": try write(arguments[2])
      case "stream": try stream(arguments[2])
      case "read": try read(arguments[2])
      case "fill": try fill(arguments[2])
      default: fail("no such command: \(arguments[1])")
      }
    } catch {
      fail("\(error)")
    }
  }

  private static func write(_ path: String) throws {
    let archive = try Archive(path: path, access: .write)
    let number = try archive.statistics().arrivals
    print(try archive.keep([arrival(number)]).count == 1 ? "kept" : "not kept")
    fflush(nil)
    while readLine() != nil {}
  }

  private static func stream(_ path: String) throws {
    let archive = try Archive(path: path, access: .write)
    var number = try archive.statistics().arrivals
    for _ in 0..<30 {
      let receipts = try archive.keep((number..<number + 4).map(arrival))
      number += 4
      print(number)
      fflush(nil)
      try archive.finish(
        receipts.compactMap(\.arrival).map { ($0, .filed(Array("filed/\($0)".utf8))) })
    }
    while readLine() != nil {}
  }

  private static func read(_ path: String) throws {
    let archive = try Archive(path: path, access: .read)
    print(try archive.issues(limit: 10).count, try archive.search("金水", limit: 10).count)
  }

  /// Prints what stopped it, how many pages it had kept then and after there was room again, and what is wrong.
  private static func fill(_ folder: String) throws {
    let ballast = folder + "/ballast"
    try Data(count: 1 << 20).write(to: URL(filePath: ballast))
    let archive = try Archive(path: folder + "/archive.db", access: .write)
    var kept = 0
    do {
      while kept < 10_000 {
        _ = try archive.keep([arrival(kept)])
        kept += 1
      }
    } catch {
      print(error.isTransient, error)
    }
    print(kept > 0, try archive.statistics().issues == kept)
    try FileManager.default.removeItem(atPath: ballast)
    _ = try archive.keep([arrival(kept)])
    print(try archive.statistics().issues == kept + 1, try archive.verify())
  }

  private static func arrival(_ number: Int) -> NewArrival {
    let text = "金水区开门纳谏\(number)" + String(repeating: "，听取意见", count: 400)
    let page = Page(
      source: "a.txt", encoding: "UTF-8", replacedBytes: 0, text: text,
      articles: [Article(kind: .article, headline: Piece(line: 1, text: text))])
    return NewArrival(
      source: Array("a.txt".utf8), shown: "a.txt",
      identity: Arrival.Identity(device: 1, inode: 2, size: 3, modified: 4),
      sha256: withUnsafeBytes(of: number) { Array($0) + [UInt8](repeating: 7, count: 24) },
      receivedAt: Date(), today: today, content: .page(page, [Facts()]), isAttempted: true)
  }

  private static var today: Day {
    guard let day = Day(year: 2026, month: 11, day: 20) else { fail("no such day") }
    return day
  }

  private static func fail(_ reason: String) -> Never {
    FileHandle.standardError.write(Data((reason + "\n").utf8))
    exit(1)
  }
}
