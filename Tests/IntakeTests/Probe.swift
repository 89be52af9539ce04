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
  private let process: RunningProcess
  private let surroundings: Surroundings
  /// Lines that were read already.
  private var count = 0

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
    // The probe is copied to where any user may run it, for the build may stand in a closed home; and by
    // another process, for a child of this one could hold the copy open for writing when it is to be run.
    let copy = self.directory("probe")
    let script = """
      set -e; spool=\(spool); cp '\(try Self.built)' \(copy)
      \(surroundings.script)
      exec "$@"
      """
    let unshare =
      surroundings.namespaces.isEmpty ? [] : ["unshare"] + surroundings.namespaces + ["--"]
    let probe = [copy, spool]
    process = try RunningProcess(
      unshare + ["sh", "-c", script, "sh"] + surroundings.command + probe
        + (options.isEmpty ? ["settle=200", "poll=100"] : options),
      keepsInputOpen: true, ending: .endOfInput)
  }

  private static var built: String {
    get throws {
      let tests = try FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")
      return URL(filePath: tests).deletingLastPathComponent().appending(path: "InboxProbe").path
    }
  }

  // MARK: Lines

  var processIdentifier: Int32 { process.pid }

  /// The next line, as its fields.
  func nextLine() async throws -> [String] {
    let line = try await process.outputLine(after: count) { _ in true }
    count += 1
    return line.components(separatedBy: "\t")
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
    try process.write("\n")
    return try await wait(for: "heartbeat").dropLast()
  }

  // MARK: What others do

  /// Runs a shell script as root, in the probe's mounts; `$spool` is the spool.
  @discardableResult
  func run(_ script: String) async throws -> String {
    var arguments = ["sh", "-c", "set -e; spool=\(directory("spool"))\n\(script)"]
    if surroundings.namespaces.contains("--mount") {
      arguments = ["nsenter", "-t", "\(processIdentifier)", "-m", "--"] + arguments
    } else if surroundings.namespaces.contains("--user") {
      arguments =
        ["nsenter", "-t", "\(processIdentifier)", "-U", "--preserve-credentials", "--"] + arguments
    }
    return try await Machine.run(arguments)
  }
}

/// What this machine lets the tests do.
enum Machine {
  static let isRoot = getuid() == 0
  static let canMount = isRoot && can(["unshare", "--mount", "true"])
  static let canLimit = can(["unshare", "--user", "--map-root-user", "true"])
  static let canServeFiles =
    FileManager.default.isWritableFile(atPath: "/dev/fuse") && can(["python3", "--version"])
  static let canTrace = can(["strace", "-o", "/dev/null", "true"])

  struct Failure: Error, CustomStringConvertible {
    let description: String
  }

  /// Runs a command to its end and returns what it printed.
  @discardableResult
  static func run(_ arguments: [String]) async throws -> String {
    let finished = try await TestSupport.run(arguments)
    let printed = finished.standardOutput + finished.standardError
    guard finished.status == 0 else {
      throw Failure(description: "\(arguments.joined(separator: " ")): \(printed)")
    }
    return printed
  }

  /// Whether a command that needs no more than a moment works here.
  private static func can(_ arguments: [String]) -> Bool {
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = arguments
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = FileHandle.nullDevice
    process.standardError = FileHandle.nullDevice
    guard (try? process.run()) != nil else { return false }
    process.waitUntilExit()
    return process.terminationStatus == 0
  }
}
