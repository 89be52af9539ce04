import Foundation
import Glibc
import TestSupport
import Testing

/// Many files at once.
@Suite(.gate, .withJournald)
struct BurstTests {
  @Test func `two thousand files at once are all filed and all told, and none twice`() async throws
  {
    let newsroom = try await Newsroom()
    let count = 2000
    let daemon = try await newsroom.serve()
    for number in 1...count {
      try newsroom.drop("\(number % 7)/\(number).txt", Sheet.brief(number))
    }
    try await newsroom.settle(filed: count, within: .seconds(120))
    #expect(try await daemon.stop() == 0)
    #expect(
      try await newsroom.account()
        == Account(filed: count, archived: count, untold: 0, rejected: 0, waiting: 0, problems: []))
    for kind in [Kind.issue, .article] {
      let entries = try await newsroom.entries(of: kind)
      #expect(entries.count == count)
      #expect(Set(entries.compactMap { $0["BROADSHEET_SOURCE"]?.text }).count == count)
      #expect(entries.allSatisfy { $0["BROADSHEET_REPEAT"] == nil })
    }
  }

  @Test func `a stop in the middle of a burst comes in time, and the next start finishes it`()
    async throws
  {
    let newsroom = try await Newsroom()
    let count = 500
    let daemon = try await newsroom.serve()
    for number in 1...count { try newsroom.drop("\(number).txt", Sheet.brief(number)) }
    try await eventually("the first batches") { newsroom.files("filed").count > 50 ? true : nil }
    #expect(try await daemon.stop() == 0)
    let stopped = try await newsroom.account()
    #expect(stopped.problems == [])
    #expect(stopped.waiting > 0, "the burst was over before the stop")
    #expect(stopped.filed == stopped.archived && stopped.filed + stopped.waiting == count)

    let second = try await newsroom.serve()
    try await newsroom.settle(filed: count, within: .seconds(120))
    #expect(try await second.stop() == 0)
    #expect(
      try await newsroom.account()
        == Account(filed: count, archived: count, untold: 0, rejected: 0, waiting: 0, problems: []))
    let entries = try await newsroom.entries(of: .issue)
    #expect(Set(entries.compactMap { $0["BROADSHEET_SOURCE"]?.text }).count == count)
    #expect(entries.count == count)
  }
}
