import FactFinding
import Foundation
import PageReading
import TestSupport

/// `make bench`: measures what the program promises, on pages recomposed from the seeds, and prints a table.
///
/// Everything is measured in one run on one machine; compare runs of the same machine only.
@main
struct Bench {
  static func main() async throws {
    let program = URL(
      filePath: CommandLine.arguments.dropFirst().first ?? ".build/release/broadsheet"
    )
    .resolvingSymlinksInPath().path
    let seeds = try Seeds(folder: "seeds")
    print("measure                                    result")
    try reading(seeds)
    finding(seeds)
    guard PrivateJournald.isAvailable else {
      print("the daemon was not measured: \(PrivateJournald.why)")
      return
    }
    try await burst(program, seeds, pages: 2000)
    try await latency(program, seeds, pages: 200)
    try await idle(program)
  }

  static func row(_ name: String, _ result: String) {
    print(name.padding(toLength: 42, withPad: " ", startingAt: 0), result)
  }

  /// Runs `body` for about two seconds and gives how many characters a second it went through.
  static func charactersPerSecond(_ characters: Int, _ body: () throws -> Void) rethrows -> String {
    let clock = ContinuousClock()
    let start = clock.now
    var rounds = 0
    repeat {
      try body()
      rounds += 1
    } while clock.now - start < .seconds(2)
    let seconds = (clock.now - start) / .seconds(1)
    return String(format: "%.2f million characters/s", Double(characters * rounds) / seconds / 1e6)
  }
}

// MARK: - One core, no disk

extension Bench {
  static func reading(_ seeds: Seeds) throws {
    let reader = PageReader()
    let pages = seeds.pages
    row(
      "reading: bytes to articles",
      try charactersPerSecond(seeds.characters) {
        for (name, bytes) in pages { _ = try reader.read(bytes, source: name) }
      })
  }

  static func finding(_ seeds: Seeds) {
    let finder = FactFinder()
    let articles = seeds.articles
    row(
      "finding: articles to facts",
      charactersPerSecond(seeds.characters) {
        for article in articles { _ = finder.facts(in: article, on: Day(iso: "2023-03-10")) }
      })
  }
}

// MARK: - The daemon

extension Bench {
  static func burst(_ program: String, _ seeds: Seeds, pages: Int) async throws {
    let newsroom = try await BenchNewsroom(program)
    var generator = SplitMix(state: 1)
    try newsroom.stage((0..<pages).map { seeds.recomposed(number: $0, using: &generator) })
    let start = ContinuousClock.now
    try newsroom.drop()
    try await eventually("all pages filed", within: .seconds(300)) {
      try newsroom.account().waiting == 0 ? true : nil
    }
    let filed = ContinuousClock.now
    try await eventually("all pages told", within: .seconds(300)) {
      try newsroom.account().untold == 0 ? true : nil
    }
    let told = ContinuousClock.now
    let rate = { (end: ContinuousClock.Instant) in Double(pages) / ((end - start) / .seconds(1)) }
    row("burst of \(pages) pages: kept and filed", String(format: "%.0f pages/s", rate(filed)))
    row("burst of \(pages) pages: told", String(format: "%.0f pages/s", rate(told)))
    row("peak memory", try newsroom.peakMemory())
    try await newsroom.close()
  }

  /// From just before close(2) to the time that the entry was sent.
  static func latency(_ program: String, _ seeds: Seeds, pages: Int) async throws {
    let newsroom = try await BenchNewsroom(program)
    var generator = SplitMix(state: 2)
    var closed: [String: Double] = [:]
    for number in 0..<pages {
      let name = "latency-\(number).txt"
      closed[name] = try newsroom.write(name, seeds.recomposed(number: number, using: &generator))
      try await eventually("\(name) filed") {
        FileManager.default.fileExists(atPath: newsroom.inbox(name)) ? nil : true
      }
    }
    let entries = try await newsroom.journald.waitForEntries(
      matching: ["MESSAGE_ID=2e53e6e82dd04809851c65b6f5a8e4ab"], count: pages)
    let milliseconds = entries.compactMap { entry -> Double? in
      guard let name = entry["BROADSHEET_SOURCE"]?.text, let before = closed[name],
        let sent = entry["_SOURCE_REALTIME_TIMESTAMP"]?.text.flatMap(Double.init)
      else { return nil }
      return sent / 1000 - before
    }.sorted()
    let at = { (share: Double) in milliseconds[Int(Double(milliseconds.count - 1) * share)] }
    row(
      "close(2) to journal, one page at a time",
      String(format: "median %.1f ms, p99 %.1f ms", at(0.5), at(0.99)))
    try await newsroom.close()
  }

  static func idle(_ program: String) async throws {
    let newsroom = try await BenchNewsroom(program)
    let before = try newsroom.wakeUps()
    try await Task.sleep(for: .seconds(10))
    // Threads that were started for the beginning may have ended since.
    let during = try newsroom.wakeUps().reduce(0) { $0 + $1.value - before[$1.key, default: 0] }
    row("wake-ups in 10 s of idleness", "\(during) (libdispatch's own monitor makes 1 a second)")
    try await newsroom.close()
  }
}
