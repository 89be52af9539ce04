import Foundation
import Glibc
import TestSupport
import Testing

/// A journald that is stopped, dead or absent neither holds the daemon up nor loses an entry.
@Suite(.gate, .withJournald)
struct JournalOutageTests {
  enum Outage: String, CaseIterable, Sendable {
    case stopped, dead, absent
  }

  private func begin(_ outage: Outage, _ journald: PrivateJournald) async throws {
    switch outage {
    case .stopped: try await journald.suspend()
    case .dead: try await journald.kill()
    case .absent:
      try await journald.kill()
      try await journald.removeSocket()
    }
  }

  private func end(_ outage: Outage, _ journald: PrivateJournald) async throws {
    switch outage {
    case .stopped: journald.resume()
    case .dead, .absent: try await journald.restart()
    }
  }

  /// More than a stopped journald's socket holds.
  private let pages = 20

  private func drop(_ numbers: Range<Int>, into newsroom: Newsroom) throws {
    for number in numbers { try newsroom.drop("\(number).txt", Sheet(number).text) }
  }

  private func waitForFiles(_ count: Int, in newsroom: Newsroom) async throws {
    try await eventually("\(count) filed pages") {
      newsroom.files("filed").count == count ? true : nil
    }
  }

  @Test(arguments: Outage.allCases)
  func `files are taken and shutdown comes in time without a journal`(outage: Outage) async throws {
    let newsroom = try await Newsroom()
    let daemon = try await newsroom.serve()
    try await begin(outage, newsroom.journald)
    try drop(0..<pages, into: newsroom)
    try await waitForFiles(pages, in: newsroom)
    #expect(try await daemon.stop() == 0)
    let account = try await newsroom.account()
    #expect(account.problems == [])
    #expect(account.archived == pages && account.untold > 0)

    try await end(outage, newsroom.journald)
    let second = try await newsroom.serve()
    try await newsroom.settle(filed: pages)
    #expect(try await second.stop() == 0)
    try await expectAllTold(newsroom)
  }

  @Test(arguments: Outage.allCases)
  func `what waited is told when the journal is back, without a restart`(
    outage: Outage
  ) async throws {
    let newsroom = try await Newsroom()
    let daemon = try await newsroom.serve()
    try await begin(outage, newsroom.journald)
    try drop(0..<pages, into: newsroom)
    try await waitForFiles(pages, in: newsroom)
    try await end(outage, newsroom.journald)
    try await newsroom.settle(filed: pages)
    #expect(daemon.process.isRunning)
    try await expectAllTold(newsroom)
  }

  private func expectAllTold(_ newsroom: Newsroom) async throws {
    for (kind, count) in [(Kind.issue, 1), (.article, 2)] {
      var told: [String: [[String: Field]]] = [:]
      for entry in try await newsroom.entries(of: kind) {
        told[entry["BROADSHEET_SOURCE"]?.text ?? "", default: []].append(entry)
      }
      #expect(told.count == pages)
      for (source, entries) in told {
        let firsts = entries.filter { $0["BROADSHEET_REPEAT"] == nil }
        #expect(entries.count >= count && firsts.count <= count, "\(source)")
      }
    }
  }

  @Test func `what was kept long after the journal fell silent is no repeat`() async throws {
    let newsroom = try await Newsroom()
    let daemon = try await newsroom.serve()
    try await newsroom.journald.suspend()
    try drop(0..<pages, into: newsroom)
    try await waitForFiles(pages, in: newsroom)
    // Nothing but time shows that the journal takes nothing any more.
    try await Task.sleep(for: .seconds(10))
    try newsroom.drop("late.txt", Sheet(99).text)
    try await waitForFiles(pages + 1, in: newsroom)
    try await daemon.kill()
    newsroom.journald.resume()
    try await newsroom.serve()
    try await newsroom.settle(filed: pages + 1)
    let late = try await newsroom.entries("late.txt")
    #expect(late.count == 3)
    #expect(late.allSatisfy { $0["BROADSHEET_REPEAT"] == nil })
  }

  @Test func `a daemon starts without a journal and is ready`() async throws {
    let newsroom = try await Newsroom()
    try await newsroom.journald.kill()
    try await newsroom.journald.removeSocket()
    let daemon = try await newsroom.serve()
    try newsroom.drop("x.txt", Sheet(1).text)
    try await waitForFiles(1, in: newsroom)
    #expect(try await newsroom.account().untold == 1)
    #expect(try await daemon.stop() == 0)
    #expect(try await newsroom.account().untold == 1)
  }

  @Test func `an outage is said once on standard error`() async throws {
    let newsroom = try await Newsroom()
    let daemon = try await newsroom.serve()
    try await newsroom.journald.kill()
    try drop(0..<pages, into: newsroom)
    try await waitForFiles(pages, in: newsroom)
    let complaints = { @Sendable in
      daemon.process.standardError.lines.filter { $0.hasPrefix("warning:") }
    }
    // Pages are filed before they are told: a journal that is back by then was never missed.
    try await eventually("an outage said") { complaints().isEmpty ? nil : true }
    try await newsroom.journald.restart()
    try await newsroom.settle(filed: pages)
    #expect(complaints().count == 1, "\(complaints())")
  }
}
