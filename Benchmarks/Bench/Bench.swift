import FactFinding
import Foundation
import PageReading
import TestSupport

/// `make bench`: measures what the program promises, on pages recomposed from the seeds, prints a table, and fails
/// where a limit is broken.
///
/// Everything is measured in one run on one machine; compare runs of the same machine only.
@main
struct Bench {
  static func main() async throws {
    let arguments = CommandLine.arguments.dropFirst()
    let program = URL(filePath: arguments.first ?? ".build/release/broadsheet")
      .resolvingSymlinksInPath().path
    let limits = try Limits(path: arguments.dropFirst().first ?? "Benchmarks/limits.json")
    let seeds = try Seeds(folder: "seeds")
    var results = Results()
    results.row("measure", "result")
    try readingAndFinding(seeds, &results)
    if PrivateJournald.isAvailable {
      try await burst(program, seeds, pages: 2000, &results)
      try await latency(program, seeds, pages: 200, results)
      try await idle(program, &results)
    } else {
      results.isPartial = true
      print("the daemon was not measured: \(PrivateJournald.why)")
    }
    let broken = limits.broken(by: results)
    for sentence in broken {
      FileHandle.standardError.write(Data("bench: \(sentence)\n".utf8))
    }
    if !broken.isEmpty { exit(1) }
  }
}

// MARK: - One core, no disk

extension Bench {
  private static let day = Day(iso: "2023-03-10")

  static func readingAndFinding(_ seeds: Seeds, _ results: inout Results) throws {
    let reader = PageReader()
    let reading = try millionCharactersPerSecond(seeds.characters) {
      for (name, bytes) in seeds.pages { _ = try reader.read(bytes, source: name) }
    }
    results.row("reading: bytes to articles", "\(reading)")
    let finding = findingSpeed(FactFinder(), seeds)
    results.row("finding: articles to facts", "\(finding)")
    let shares = shares(FactFinder(), seeds)
    for (step, share) in shares { results.row("  \(step)", String(format: "%.1f %%", share)) }
    results.row("dearest step of finding, %", shares.first?.percent ?? 0, format: "%.1f")
    results.row("finding to reading", finding.fastest / reading.fastest)
    let line = seeds.longLine
    let inLine = millionCharactersPerSecond(line.unicodeScalars.count) {
      _ = FactFinder().facts(in: line, on: day)
    }
    results.row("finding in one long line to finding", inLine.fastest / finding.fastest)
    let learnt = findingSpeed(FactFinder(programmes: inventedNames(5000)), seeds)
    results.row("finding with 5,000 programmes known to finding", learnt.fastest / finding.fastest)
  }

  private static func findingSpeed(_ finder: FactFinder, _ seeds: Seeds) -> Speed {
    millionCharactersPerSecond(seeds.characters) {
      for articles in seeds.articles { _ = finder.facts(in: articles, on: day) }
    }
  }

  /// Percent of the time of finding that each step takes, the dearest first.
  private static func shares(
    _ finder: FactFinder, _ seeds: Seeds
  ) -> [(step: String, percent: Double)] {
    let clock = ContinuousClock()
    var times: [String: Duration] = [:]
    for _ in 0..<50 {
      for articles in seeds.articles {
        _ = finder.facts(in: articles, on: day) { step, run in
          times[step, default: .zero] += clock.measure(run)
        }
      }
    }
    let whole = times.values.reduce(.zero, +)
    return times.map { (step: $0.key, percent: 100 * ($0.value / whole)) }
      .sorted { $0.percent > $1.percent }
  }

  /// Names of four signs each, all different, of signs that stand in any text.
  private static func inventedNames(_ count: Int) -> [String] {
    let signs = Array("万企暖春惠民助学书香邻里一路同行")
    return (0..<count).map { number in
      String([4096, 256, 16, 1].map { signs[number / $0 % signs.count] })
    }
  }

  /// How many million characters a second `body` goes through: in the fastest of some forty windows of a twentieth of a
  /// second, and in the middle one.
  ///
  /// The fastest, since what other programs take from a core only ever makes a window slower. It runs once before, so that
  /// the tables of the language, which are made at their first use, are not counted.
  private static func millionCharactersPerSecond(
    _ characters: Int, _ body: () throws -> Void
  ) rethrows -> Speed {
    try body()
    let clock = ContinuousClock()
    let start = clock.now
    var windows: [Double] = []
    repeat {
      let begin = clock.now
      var rounds = 0
      repeat {
        try body()
        rounds += 1
      } while clock.now - begin < .milliseconds(50)
      windows.append(Double(characters * rounds) / ((clock.now - begin) / .seconds(1)) / 1e6)
    } while clock.now - start < .seconds(2)
    windows.sort()
    return Speed(fastest: windows[windows.count - 1], median: windows[windows.count / 2])
  }

  /// In million characters a second.
  struct Speed: CustomStringConvertible {
    let fastest: Double
    let median: Double

    var description: String {
      String(format: "%.2f million characters/s, median %.2f", fastest, median)
    }
  }
}

// MARK: - The daemon

extension Bench {
  static func burst(
    _ program: String, _ seeds: Seeds, pages: Int, _ results: inout Results
  ) async throws {
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
    let name = "burst of \(pages) pages"
    results.row("\(name): kept and filed", String(format: "%.0f pages/s", rate(filed)))
    results.row("\(name): told", String(format: "%.0f pages/s", rate(told)))
    results.row("told to kept", rate(told) / rate(filed))
    results.row("peak memory, MiB", try newsroom.peakMemory(), format: "%.1f")
    try await newsroom.close()
  }

  /// From just before close(2) to the time that the entry was sent.
  static func latency(
    _ program: String, _ seeds: Seeds, pages: Int, _ results: Results
  ) async throws {
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
    results.row(
      "close(2) to journal, one page at a time",
      String(format: "median %.1f ms, p99 %.1f ms", at(0.5), at(0.99)))
    try await newsroom.close()
  }

  static func idle(_ program: String, _ results: inout Results) async throws {
    let newsroom = try await BenchNewsroom(program)
    let before = try newsroom.wakeUps()
    try await Task.sleep(for: .seconds(10))
    // Threads that were started for the beginning may have ended since.
    let during = try newsroom.wakeUps().reduce(0) { $0 + $1.value - before[$1.key, default: 0] }
    results.row("wake-ups in 10 s of idleness", Double(during), format: "%.0f")
    try await newsroom.close()
  }
}
