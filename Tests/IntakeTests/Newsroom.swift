import Foundation
import Glibc
import Intake
import TestSupport
import Testing

/// A spool in a folder of the test's own, its inbox, and what a newsroom does there.
///
/// Nothing here waits by the clock: an event that never comes ends the test at its time limit.
final class Newsroom {
  static let day = "2026/11/20"

  let directory: TemporaryDirectory
  let inbox: Inbox
  private var iterator: AsyncStream<Inbox.Event>.Iterator

  /// Short, for the tests' sake; long enough for a busy machine to write two files within it.
  static let settlingTime = Duration.milliseconds(300)

  init(
    in directory: TemporaryDirectory? = nil, _ change: (inout Inbox.Options) -> Void = { _ in }
  ) throws {
    self.directory = try directory ?? TemporaryDirectory()
    var options = Inbox.Options(
      spool: self.directory.path, settlingTime: Self.settlingTime,
      pollInterval: .milliseconds(100))
    change(&options)
    inbox = try Inbox(options)
    iterator = inbox.events.makeAsyncIterator()
  }

  deinit { inbox.stop() }

  // MARK: Events

  /// Starts and waits until the inbox is listed; returns what came before that.
  @discardableResult
  func start() async throws -> [Inbox.Event] {
    try inbox.start()
    var before: [Inbox.Event] = []
    while let event = await iterator.next() {
      if case .listed = event { return before }
      before.append(event)
    }
    Issue.record("the events ended before the inbox was listed")
    return before
  }

  func nextEvent() async throws -> Inbox.Event {
    try #require(await iterator.next(), "the events ended")
  }

  /// The next event, which must be a candidate.
  func nextCandidate() async throws -> Candidate {
    let event = try await nextEvent()
    guard case .candidate(let candidate) = event else {
      throw Unexpected(what: "\(event)")
    }
    return candidate
  }

  func nextNotice() async throws -> Notice {
    let event = try await nextEvent()
    guard case .notice(let notice) = event else { throw Unexpected(what: "\(event)") }
    return notice
  }

  /// The next candidate, opened, which must be a file.
  func nextFile() async throws -> InboxFile {
    let candidate = try await nextCandidate()
    let opening = inbox.open(candidate)
    guard case .file(let file) = opening else {
      throw Unexpected(what: "\(candidate.source): \(opening)")
    }
    return file
  }

  /// The next candidate that is not passed over, as an empty file is at first; it must be refused.
  func nextRefusal() async throws -> Refusal {
    while true {
      let candidate = try await nextCandidate()
      switch inbox.open(candidate) {
      case .refused(let refusal): return refusal
      case .passedOver: continue
      case .file: throw Unexpected(what: "\(candidate.source) is taken")
      }
    }
  }

  func isPassedOver(_ candidate: Candidate) -> Bool {
    if case .passedOver = inbox.open(candidate) { true } else { false }
  }

  /// Stops and returns the events that were still queued.
  func stop() async -> [Inbox.Event] {
    inbox.stop()
    var rest: [Inbox.Event] = []
    while let event = await iterator.next() { rest.append(event) }
    return rest
  }

  struct Unexpected: Error, CustomStringConvertible {
    let what: String
    var description: String { "unexpected: \(what)" }
  }

  // MARK: Files

  /// The path of `name` in the spool.
  func callAsFunction(_ name: String) -> String { directory(name) }

  /// Writes a file in the inbox, or at another path below the spool, and closes it.
  func drop(_ name: String, _ text: String = "金水区", in folder: String = "inbox") throws {
    let path = directory("\(folder)/\(name)")
    try makeFolders(to: path)
    try write(text, to: path)
  }

  func makeFolder(_ name: String) throws {
    try FileManager.default.createDirectory(
      atPath: directory(name), withIntermediateDirectories: true)
  }

  func text(_ path: String) throws -> String {
    String(decoding: try Data(contentsOf: URL(filePath: directory(path))), as: UTF8.self)
  }

  func exists(_ path: String) -> Bool {
    var status = stat()
    return lstat(directory(path), &status) == 0
  }

  func status(_ path: String) throws -> stat {
    var status = stat()
    try check(lstat(directory(path), &status))
    return status
  }

  /// Everything below the spool that is no folder, sorted.
  func files() throws -> [String] {
    try FileManager.default.subpathsOfDirectory(atPath: directory.path).filter {
      try status($0).st_mode & S_IFMT != S_IFDIR
    }.sorted()
  }

  private func makeFolders(to path: String) throws {
    try FileManager.default.createDirectory(
      at: URL(filePath: path).deletingLastPathComponent(), withIntermediateDirectories: true)
  }
}

/// An open file that a writer has not closed yet.
final class Writer {
  private let number: Int32

  init(_ path: String, flags: Int32 = O_WRONLY | O_CREAT) throws {
    number = try check(open(path, flags | O_CLOEXEC, 0o644))
  }

  func write(_ text: String) throws {
    let bytes = [UInt8](text.utf8)
    #expect(try check(Glibc.write(number, bytes, bytes.count)) == bytes.count)
  }

  /// Sets the file's times, in seconds since 1970.
  func setTime(_ seconds: Int) throws {
    let time = timespec(tv_sec: seconds, tv_nsec: 0)
    try check(futimens(number, [time, time]))
  }

  deinit { close(number) }
}

/// Writes a file and closes it.
func write(_ text: String, to path: String) throws {
  try Writer(path, flags: O_WRONLY | O_CREAT | O_TRUNC).write(text)
}

/// Throws what a C call left in errno.
@discardableResult
func check<Result: SignedInteger>(_ result: Result) throws -> Result {
  guard result != -1 else { throw POSIXError(POSIXErrorCode(rawValue: errno) ?? .EIO) }
  return result
}

extension InboxFile {
  func text() throws -> String { String(decoding: try read().bytes, as: UTF8.self) }
}
