import Foundation
import Glibc
import Intake
import Synchronization
import TestSupport
import Testing

/// Many writers at once, who also rename, move and remove the folders that they write in.
@Suite(.timeLimit(.minutes(3)))
struct StormTests {
  @Test(arguments: [1, 2, 3] as [UInt64])
  func `everything that is dropped in a storm is read once and filed once`(seed: UInt64)
    async throws
  {
    let room = try Newsroom()
    try await room.start()
    let writers = (0..<4).map { number in
      StormyWriter(name: "w\(number)", seed: seed << 8 + number, spool: room.directory.path)
    }
    let failures = Mutex<[String]>([])
    for writer in writers {
      Thread.detachNewThread {
        do { try writer.write(drops: 250) } catch { failures.withLock { $0.append("\(error)") } }
      }
    }
    var read: [String: Int] = [:]
    while read.count < 4 * 250 {
      guard case .candidate(let candidate) = try await room.nextEvent(),
        case .file(let file) = room.inbox.open(candidate)
      else { continue }
      read[try file.text(), default: 0] += 1
      try room.inbox.file(file, day: Newsroom.day)
    }
    #expect(failures.withLock(\.self) == [])
    #expect(read.filter { $0.value != 1 } == [:])
    let filed = try room.files().map(room.text)
    #expect(filed.count == 4 * 250)
    #expect(Set(filed) == Set(read.keys))
  }

  @Test func `a burst of ten thousand files costs names and not contents`() async throws {
    let probe = try Probe()
    try await probe.wait(for: "listed")
    // All of them are there before it can look at the first.
    try check(kill(probe.processIdentifier, SIGSTOP))
    let text = String(repeating: "郑州日报", count: 1250)
    for number in 0..<10_000 { try write(text, to: probe.directory("spool/inbox/\(number).txt")) }
    try check(kill(probe.processIdentifier, SIGCONT))
    var filed: Set<String> = []
    while filed.count < 10_000 {
      let line = try await probe.nextLine()
      if line[0] == "filed" { filed.insert(line[1]) }
    }
    #expect(try await probe.run("find $spool/inbox -type f") == "")
    // The files are 150 MB together.
    #expect(try mostResidentKilobytes(of: probe.processIdentifier) < 64 << 10)
  }

  private func mostResidentKilobytes(of process: Int32) throws -> Int {
    let status = try String(contentsOfFile: "/proc/\(process)/status", encoding: .utf8)
    let line = try #require(status.split(separator: "\n").first { $0.hasPrefix("VmHWM:") })
    return try #require(
      line.split(whereSeparator: \.isWhitespace).dropFirst().first.flatMap { Int($0) })
  }
}

/// Drops files, each with a text of its own, in folders that it makes, renames, moves and removes.
private struct StormyWriter: Sendable {
  let name: String
  let seed: UInt64
  let spool: String

  func write(drops: Int) throws {
    var random = Random(state: seed)
    /// All its folders below the inbox; nobody else touches them.
    var folders = [name]
    try makeFolders("inbox/\(name)")
    try makeFolders("staging/\(name)")
    var dropped = 0
    while dropped < drops {
      let folder = folders.randomElement(using: &random) ?? name
      switch Int.random(in: 0..<10, using: &random) {
      case 0:
        let new = "\(folder)/m\(dropped)/n"
        if depth(new) <= 7 && !folders.contains(new) {
          try makeFolders("inbox/\(new)")
          folders += ["\(folder)/m\(dropped)", new].filter { !folders.contains($0) }
        }
      case 1, 2:
        try move(folder, to: folders.randomElement(using: &random) ?? name, dropped, &folders)
      case 3:
        if folder != name, rmdir("\(spool)/inbox/\(folder)") == 0 {
          folders.removeAll { $0 == folder }
        }
      case 4 where depth(folder) < 7:
        let new = "\(folder)/in\(dropped)"
        try makeFolders("staging/\(name)/new")
        try put("\(name)-\(dropped)", at: "staging/\(name)/new/\(name)-\(dropped).txt")
        try check(rename("\(spool)/staging/\(name)/new", "\(spool)/inbox/\(new)"))
        folders.append(new)
        dropped += 1
      default:
        try drop("\(name)-\(dropped)", in: folder, &random)
        dropped += 1
      }
    }
  }

  private func drop(_ text: String, in folder: String, _ random: inout Random) throws {
    let path = "inbox/\(folder)/\(text).txt"
    let staged = "staging/\(name)/\(text)"
    switch Int.random(in: 0..<4, using: &random) {
    case 0: try put(text, at: path)
    case 1:
      try put(text, at: path + ".part")
      try check(rename("\(spool)/\(path).part", "\(spool)/\(path)"))
    case 2:
      try put(text, at: staged)
      try check(rename("\(spool)/\(staged)", "\(spool)/\(path)"))
    default:
      try put(text, at: staged)
      try check(link("\(spool)/\(staged)", "\(spool)/\(path)"))
      try check(unlink("\(spool)/\(staged)"))
    }
  }

  private func move(
    _ folder: String, to target: String, _ number: Int, _ folders: inout [String]
  ) throws {
    let new = "\(target)/r\(number)"
    let below = folders.filter { $0 == folder || $0.hasPrefix(folder + "/") }
    let depths = below.map { depth($0) - depth(folder) + depth(new) }
    guard folder != name, !below.contains(target), !folders.contains(new), depths.max() ?? 0 <= 7
    else {
      return
    }
    try check(rename("\(spool)/inbox/\(folder)", "\(spool)/inbox/\(new)"))
    folders = folders.map { below.contains($0) ? new + $0.dropFirst(folder.count) : $0 }
  }

  private func depth(_ folder: String) -> Int { folder.split(separator: "/").count }

  private func makeFolders(_ path: String) throws {
    try FileManager.default.createDirectory(
      atPath: "\(spool)/\(path)", withIntermediateDirectories: true)
  }

  private func put(_ text: String, at path: String) throws {
    try IntakeTests.write(text, to: "\(spool)/\(path)")
  }
}

/// SplitMix64: the same storm for the same seed.
private struct Random: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }
}
