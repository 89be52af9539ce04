import Foundation
import Glibc
import TestSupport

/// ArchiveProbe as a process of its own.
struct Probe {
  /// Why other users cannot be played here; nil where they can.
  static var otherUsersUnavailable: String? {
    geteuid() == 0 ? nil : "only root can run a process as another user"
  }

  /// Why a file system cannot be mounted here; nil where it can.
  static var mountsUnavailable: String? {
    let trial = Process.launch(["unshare", "--mount", "--propagation", "private", "true"])
    return trial?.wait().status == 0 ? nil : "no mount namespace can be made here"
  }

  /// Where the test bundle lies, the probe does too.
  static var executable: URL {
    URL(filePath: "/proc/self/exe").resolvingSymlinksInPath().deletingLastPathComponent()
      .appending(path: "ArchiveProbe")
  }
}

/// A process with its three streams.
struct RunningProbe {
  let process: Process
  private let input = Pipe()
  private let output = Pipe()
  private let errors = Pipe()

  fileprivate init?(_ command: [String]) {
    process = Process()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = command
    process.standardInput = input
    process.standardOutput = output
    process.standardError = errors
    do { try process.run() } catch { return nil }
  }

  /// Waits until the process has printed something or closed its output; returns that.
  func firstOutput() -> String {
    String(decoding: output.fileHandleForReading.availableData, as: UTF8.self)
  }

  /// Closes the input and waits for the end.
  @discardableResult
  func wait() -> (status: Int32, output: String, errors: String) {
    try? input.fileHandleForWriting.close()
    let printed = output.fileHandleForReading.readDataToEndOfFile()
    let complaints = errors.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return (
      process.terminationStatus, String(decoding: printed, as: UTF8.self),
      String(decoding: complaints, as: UTF8.self)
    )
  }

  func kill() {
    Glibc.kill(process.processIdentifier, SIGKILL)
    process.waitUntilExit()
  }
}

extension Process {
  static func launch(_ command: [String]) -> RunningProbe? { RunningProbe(command) }
}
