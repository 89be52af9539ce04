import Foundation
import Glibc
import TestSupport
import Testing

/// An inbox in a process of its own (`InboxProbe`), under mounts, limits or a user of its own.
///
/// Like `Newsroom`, it waits for lines and never by the clock.
final class Probe {
  /// What has to be done before it runs, as root, in namespaces of its own.
  struct Surroundings {
    /// The options of unshare(1); none where no namespace is needed.
    var namespaces: [String] = []
    /// A shell script; `$spool` is the spool.
    var script = ""
    /// What the probe is started with: a user, a tracer.
    var command: [String] = []

    static func mounts(_ script: String) -> Surroundings {
      Surroundings(namespaces: ["--mount", "--propagation", "private"], script: script)
    }

    /// Limits of a user namespace, in which root is the user who runs the tests.
    static func limits(_ script: String) -> Surroundings {
      Surroundings(namespaces: ["--user", "--map-root-user"], script: script)
    }

    /// A user without any rights, who owns the spool.
    static var nobody: Surroundings {
      Surroundings(
        script: "chown -R 65534:65534 $spool",
        command: ["setpriv", "--reuid=65534", "--regid=65534", "--clear-groups", "--"])
    }
  }

  let directory: TemporaryDirectory
  private let process = Process()
  private let input = Pipe()
  private let surroundings: Surroundings
  private var lines: AsyncStream<[String]>.Iterator

  init(
    _ surroundings: Surroundings = Surroundings(), _ options: String...,
    in directory: TemporaryDirectory? = nil
  ) throws {
    self.directory = try directory ?? TemporaryDirectory()
    self.surroundings = surroundings
    for name in ["inbox", "filed", "rejected"] {
      try FileManager.default.createDirectory(
        atPath: self.directory("spool/\(name)"), withIntermediateDirectories: true)
    }
    let spool = self.directory("spool")
    let script = "set -e; spool=\(spool)\n\(surroundings.script)\nexec \"$@\""
    let unshare =
      surroundings.namespaces.isEmpty ? [] : ["unshare"] + surroundings.namespaces + ["--"]
    let probe = [try Self.executable(in: self.directory), spool]
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments =
      unshare + ["sh", "-c", script, "sh"] + surroundings.command + probe
      + (options.isEmpty ? ["settle=200", "poll=100"] : options)
    let output = Pipe()
    process.standardInput = input
    process.standardOutput = output
    lines = Self.lines(of: output.fileHandleForReading).makeAsyncIterator()
    try process.run()
  }

  deinit {
    // Its standard input ends with this, and so does it.
    try? input.fileHandleForWriting.close()
    process.waitUntilExit()
  }

  /// The probe, copied to where any user may run it: the build may stand in a closed home.
  private static func executable(in directory: TemporaryDirectory) throws -> String {
    let built = URL(
      filePath: try FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")
    )
    .deletingLastPathComponent().appending(path: "InboxProbe").path
    let copy = directory("probe")
    try FileManager.default.copyItem(atPath: built, toPath: copy)
    return copy
  }

  private static func lines(of handle: FileHandle) -> AsyncStream<[String]> {
    AsyncStream { continuation in
      Thread.detachNewThread {
        var rest = Data()
        while case let data = handle.availableData, !data.isEmpty {
          rest += data
          while let end = rest.firstIndex(of: UInt8(ascii: "\n")) {
            let line = String(decoding: rest[..<end], as: UTF8.self)
            continuation.yield(line.components(separatedBy: "\t"))
            rest = Data(rest[(end + 1)...])
          }
        }
        continuation.finish()
      }
    }
  }

  // MARK: Lines

  var processIdentifier: Int32 { process.processIdentifier }

  /// The next line, as its fields.
  func nextLine() async throws -> [String] {
    try #require(await lines.next(), "the probe ended")
  }

  /// Reads lines up to one that opens with `fields`; the others are returned before it.
  @discardableResult
  func wait(for fields: String...) async throws -> [[String]] {
    var passed: [[String]] = []
    while true {
      let line = try await nextLine()
      passed.append(line)
      if line.starts(with: fields) { return passed }
    }
  }

  /// Reads the lines that come before the answer to a heartbeat asked for now.
  func linesUntilNow() async throws -> [[String]] {
    try input.fileHandleForWriting.write(contentsOf: Data("\n".utf8))
    return try await wait(for: "heartbeat").dropLast()
  }

  // MARK: What others do

  /// Runs a shell script as root, in the probe's mounts; `$spool` is the spool.
  @discardableResult
  func run(_ script: String) throws -> String {
    var arguments = ["sh", "-c", "set -e; spool=\(directory("spool"))\n\(script)"]
    if surroundings.namespaces.contains("--mount") {
      arguments = ["nsenter", "-t", "\(processIdentifier)", "-m", "--"] + arguments
    } else if surroundings.namespaces.contains("--user") {
      arguments =
        ["nsenter", "-t", "\(processIdentifier)", "-U", "--preserve-credentials", "--"] + arguments
    }
    return try Machine.run(arguments)
  }
}

/// What this machine lets the tests do.
enum Machine {
  static let isRoot = getuid() == 0
  static let canMount = isRoot && (try? run(["unshare", "--mount", "true"])) != nil
  static let canLimit = (try? run(["unshare", "--user", "--map-root-user", "true"])) != nil
  static let canServeFiles =
    FileManager.default.isWritableFile(atPath: "/dev/fuse")
    && (try? run(["python3", "--version"])) != nil
  static let canTrace = (try? run(["strace", "-o", "/dev/null", "true"])) != nil

  struct Failure: Error, CustomStringConvertible {
    let description: String
  }

  /// Runs a command to its end and returns what it printed.
  @discardableResult
  static func run(_ arguments: [String]) throws -> String {
    let process = Process()
    let output = Pipe()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = arguments
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = output
    process.standardError = output
    try process.run()
    let printed = String(
      decoding: try output.fileHandleForReading.readToEnd() ?? Data(), as: UTF8.self)
    process.waitUntilExit()
    guard process.terminationStatus == 0 else {
      throw Failure(description: "\(arguments.joined(separator: " ")): \(printed)")
    }
    return printed
  }
}
