import Foundation
import Glibc
import Storage
import TestSupport
import Testing

/// The archive of a daemon that runs as one user, read by another of the same group who may not write.
@Suite(.enabled(if: Probe.unavailable == nil, "\(Probe.unavailable ?? "")"))
struct SharingTests {
  private static let owner: uid_t = 65_531
  private static let member: uid_t = 65_532
  private static let stranger: uid_t = 65_533
  private static let group: gid_t = 65_531

  private let base: TemporaryDirectory
  private let probe: String
  private let folder: String
  private var path: String { folder + "/archive.db" }

  init() async throws {
    base = try TemporaryDirectory()
    probe = base("probe")
    folder = base("state")
    // Other users may not be able to enter the folder of the build. Copied by another process: a child that
    // some test starts meanwhile would inherit the copy while it is written, and the kernel runs no such file.
    try #require(try await run(["cp", Probe.executable, probe]).status == 0)
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: false)
    try #require(chmod(base.path, 0o755) == 0 && chmod(probe, 0o755) == 0)
    try #require(chmod(folder, 0o750) == 0)
    try #require(chown(folder, SharingTests.owner, SharingTests.group) == 0)
  }

  @Test func `a member of the group reads while the daemon runs`() async throws {
    let daemon = try await startDaemon()
    #expect(try await readAsMember() == "1 1\n")
    try await daemon.close()
  }

  @Test func `a member of the group reads after the daemon was killed`() async throws {
    try await startDaemon().murder()
    #expect(try await readAsMember() == "1 1\n")
    #expect(try await readAsMember() == "1 1\n")
  }

  @Test func `a member of the group reads after the daemon has stopped`() async throws {
    #expect(try await startDaemon().close().status == 0)
    #expect(try await readAsMember() == "1 1\n")
  }

  @Test func `a daemon that was killed goes on where it stood`() async throws {
    try await startDaemon().murder()
    let again = try await startDaemon()
    #expect(try await readAsMember() == "2 2\n")
    try await again.close()
    #expect(try await readAsMember() == "2 2\n")
  }

  @Test func `reading as root leaves the files to their owner`() async throws {
    try await startDaemon().close()
    #expect(try Archive(path: path, access: .read).statistics().issues == 1)
    for suffix in ["", "-wal", "-shm"] {
      var status = stat()
      try #require(stat(path + suffix, &status) == 0, "\(suffix)")
      #expect(status.st_uid == SharingTests.owner)
      #expect(status.st_mode & 0o777 == 0o640)
    }
    #expect(try await readAsMember() == "1 1\n")
  }

  @Test func `who is not of the group is told that the archive cannot be opened`() async throws {
    try await startDaemon().close()
    let refusal = try await start(
      as: SharingTests.stranger, group: gid_t(SharingTests.stranger), "read"
    ).close()
    #expect(refusal.status == 1)
    #expect(
      refusal.standardError.hasPrefix("The archive \(path) cannot be opened (Permission denied)"))
  }

  @Test func `a member of the group may not write the archive`() async throws {
    try await startDaemon().close()
    let refusal = try await start(as: SharingTests.member, "write").close()
    #expect(refusal.status == 1)
    #expect(
      refusal.standardError
        == "The archive \(path) belongs to #\(SharingTests.owner), and only its owner may write it: "
        + "run this with `sudo -u #\(SharingTests.owner)`, or give it to this user with chown.\n")
  }

  @Test func `root may not write another user's archive, nor make one in another user's folder`()
    async throws
  {
    let refusal = ArchiveError.notOwner(path: path, owner: "#\(SharingTests.owner)")
    #expect(throws: refusal) { try Archive(path: path, access: .write) }
    #expect(!FileManager.default.fileExists(atPath: path))
    try await startDaemon().close()
    #expect(throws: refusal) { try Archive(path: path, access: .write) }
  }

  @Test func `an owner is named as sudo takes it`() throws {
    try #require(chown(folder, 1, 1) == 0)
    #expect(throws: ArchiveError.notOwner(path: path, owner: "daemon")) {
      try Archive(path: path, access: .write)
    }
  }

  /// Starts the daemon and returns once it has kept its page.
  private func startDaemon() async throws -> RunningProcess {
    let daemon = try start(as: SharingTests.owner, "write")
    try await daemon.outputLine { $0 == "kept" }
    return daemon
  }

  private func readAsMember() async throws -> String {
    let result = try await start(as: SharingTests.member, "read").close()
    #expect(result.standardError == "")
    return result.standardOutput
  }

  private func start(
    as user: uid_t, group: gid_t = SharingTests.group, _ command: String
  ) throws -> RunningProcess {
    try RunningProcess(
      [
        "setpriv", "--reuid=\(user)", "--regid=\(group)", "--clear-groups",
        "sh", "-c", "umask 027; exec \"$@\"", "sh", probe, command, path,
      ], keepsInputOpen: true)
  }
}
