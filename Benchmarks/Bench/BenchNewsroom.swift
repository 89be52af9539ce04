import Foundation
import TestSupport

/// A daemon with a spool, an archive and a journald of its own.
final class BenchNewsroom: Sendable {
  struct Account: Decodable {
    let waiting: Int
    let untold: Int
  }

  let journald: PrivateJournald
  private let folder: TemporaryDirectory
  private let daemon: RunningProcess

  init(_ program: String) async throws {
    folder = try TemporaryDirectory()
    journald = try await PrivateJournald()
    daemon = try journald.spawn(
      [program, "serve"],
      environment: [
        "BROADSHEET_SPOOL": folder("spool"), "BROADSHEET_ARCHIVE": folder("broadsheet.db"),
        // As in the unit.
        "MALLOC_ARENA_MAX": "2",
      ])
    try FileManager.default.createDirectory(
      atPath: folder("stage"), withIntermediateDirectories: true)
    try await daemon.errorLine { $0.contains("Watching the inbox") }
  }

  func close() async throws {
    daemon.signal(SIGTERM)
    try await daemon.exitStatus()
    try await journald.close()
  }

  func inbox(_ name: String) -> String { folder("spool/inbox/\(name)") }

  /// Writes pages beside the inbox, to be dropped at once.
  func stage(_ pages: [String]) throws {
    for (number, page) in pages.enumerated() {
      try Data(page.utf8).write(to: URL(filePath: folder("stage/\(number).txt")))
    }
  }

  func drop() throws {
    for name in try FileManager.default.contentsOfDirectory(atPath: folder("stage")) {
      try FileManager.default.moveItem(atPath: folder("stage/\(name)"), toPath: inbox(name))
    }
  }

  /// Writes a page into the inbox and gives the time just before it was closed, in ms since 1970.
  func write(_ name: String, _ page: String) throws -> Double {
    let descriptor = open(inbox(name), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o644)
    guard descriptor >= 0 else { throw POSIXError(.EIO) }
    let bytes = Array(page.utf8)
    guard Glibc.write(descriptor, bytes, bytes.count) == bytes.count else { throw POSIXError(.EIO) }
    var now = timespec()
    clock_gettime(CLOCK_REALTIME, &now)
    Glibc.close(descriptor)
    return Double(now.tv_sec) * 1000 + Double(now.tv_nsec) / 1e6
  }

  /// What waits in the inbox, and what the archive has not told; asked of SQLite's shell, for `account` reads all.
  func account() throws -> Account {
    let names = try FileManager.default.contentsOfDirectory(atPath: folder("spool/inbox"))
    guard names.isEmpty else { return Account(waiting: names.count, untold: names.count) }
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/sqlite3")
    process.arguments = [
      "-readonly", folder("broadsheet.db"), "SELECT count(*) FROM arrival WHERE told = 0",
    ]
    let output = Pipe()
    process.standardOutput = output
    try process.run()
    let text = String(
      decoding: try output.fileHandleForReading.readToEnd() ?? Data(), as: UTF8.self)
    process.waitUntilExit()
    return Account(
      waiting: 0, untold: Int(text.trimmingCharacters(in: .whitespacesAndNewlines)) ?? 1)
  }

  /// In MiB.
  func peakMemory() throws -> Double {
    let status = try String(contentsOfFile: "/proc/\(daemon.pid)/status", encoding: .utf8)
    let line = status.split(separator: "\n").first { $0.hasPrefix("VmHWM:") }
    let kilobytes = line?.split(separator: " ").dropFirst().first.flatMap { Int($0) } ?? 0
    return Double(kilobytes) / 1024
  }

  /// How often each of the daemon's threads has run after it had waited, by the thread's id.
  func wakeUps() throws -> [String: Int] {
    let tasks = "/proc/\(daemon.pid)/task"
    var wakeUps: [String: Int] = [:]
    for task in try FileManager.default.contentsOfDirectory(atPath: tasks) {
      let status = try String(contentsOfFile: "\(tasks)/\(task)/status", encoding: .utf8)
      let line = status.split(separator: "\n").first { $0.hasPrefix("voluntary_ctxt_switches:") }
      wakeUps[task] = line?.split(separator: "\t").last.flatMap { Int($0) }
    }
    return wakeUps
  }
}
