import Glibc
import TestSupport

/// ArchiveProbe, which uses an archive from a process of its own.
enum Probe {
  /// Why other users and file systems cannot be played here; nil where they can.
  static let unavailable: String? =
    geteuid() == 0 ? nil : "only root can become another user and mount a file system"

  /// Starts a command of the probe; its input stays open.
  static func start(_ command: String, _ path: String) throws -> RunningProcess {
    try RunningProcess([executable, command, path], keepsInputOpen: true)
  }

  static var executable: String { get throws { try builtProduct("ArchiveProbe") } }
}

extension RunningProcess {
  /// Ends it as a service manager never would, and waits for that.
  func murder() async throws {
    signal(SIGKILL)
    try await exitStatus()
  }

  /// Closes its input, upon which it ends by itself.
  @discardableResult
  func close() async throws -> Finished {
    closeInput()
    return try await finish()
  }
}
