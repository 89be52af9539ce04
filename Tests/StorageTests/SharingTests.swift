import Foundation
import Glibc
import Storage
import TestSupport
import Testing

/// The archive of a daemon that runs as one user, read by another of the same group who may not write.
@Suite(.enabled(if: Probe.otherUsersUnavailable == nil, "only root can play other users"))
struct SharingTests {
  private static let owner: uid_t = 65_531
  private static let member: uid_t = 65_532
  private static let stranger: uid_t = 65_533
  private static let group: gid_t = 65_531

  private let base: TemporaryDirectory
  private let probe: String
  private let folder: String
  private var path: String { folder + "/archive.db" }

  init() throws {
    base = try TemporaryDirectory()
    probe = base("probe")
    folder = base("state")
    // Other users may not be able to enter the folder of the build.
    try FileManager.default.copyItem(at: Probe.executable, to: URL(filePath: probe))
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: false)
    try #require(chmod(base.path, 0o755) == 0 && chmod(probe, 0o755) == 0)
    try #require(chmod(folder, 0o750) == 0)
    try #require(chown(folder, SharingTests.owner, SharingTests.group) == 0)
  }

  @Test func `a member of the group reads while the daemon runs`() throws {
    let daemon = try startDaemon()
    defer { daemon.wait() }
    #expect(try readAsMember() == "1 1\n")
  }

  @Test func `a member of the group reads after the daemon was killed`() throws {
    let daemon = try startDaemon()
    daemon.kill()
    #expect(try readAsMember() == "1 1\n")
    #expect(try readAsMember() == "1 1\n")
  }

  @Test func `a member of the group reads after the daemon has stopped`() throws {
    let daemon = try startDaemon()
    #expect(daemon.wait().status == 0)
    #expect(try readAsMember() == "1 1\n")
  }

  @Test func `a daemon that was killed goes on where it stood`() throws {
    try startDaemon().kill()
    let again = try startDaemon()
    #expect(try readAsMember() == "2 2\n")
    again.wait()
    #expect(try readAsMember() == "2 2\n")
  }

  @Test func `reading as root leaves the files to their owner`() throws {
    try startDaemon().wait()
    #expect(try Archive(path: path, access: .read).statistics().issues == 1)
    for suffix in ["", "-wal", "-shm"] {
      var status = stat()
      try #require(stat(path + suffix, &status) == 0, "\(suffix)")
      #expect(status.st_uid == SharingTests.owner)
      #expect(status.st_mode & 0o777 == 0o640)
    }
    #expect(try readAsMember() == "1 1\n")
  }

  @Test func `who is not of the group is told that the archive cannot be opened`() throws {
    try startDaemon().wait()
    let refusal = try #require(
      run(as: SharingTests.stranger, group: SharingTests.stranger, "read")
    ).wait()
    #expect(refusal.status == 1)
    #expect(refusal.errors.hasPrefix("The archive \(path) cannot be opened (Permission denied)"))
  }

  @Test func `a member of the group may not write the archive`() throws {
    try startDaemon().wait()
    let refusal = try #require(run(as: SharingTests.member, "write")).wait()
    #expect(refusal.status == 1)
    #expect(
      refusal.errors
        == "The archive \(path) belongs to #\(SharingTests.owner), and only its owner may write it: "
        + "run this with `sudo -u #\(SharingTests.owner)`.\n")
  }

  @Test func `root may not write another user's archive, nor make one in another user's folder`()
    throws
  {
    let refusal = ArchiveError.notOwner(path: path, owner: "#\(SharingTests.owner)")
    #expect(throws: refusal) { try Archive(path: path, access: .write) }
    #expect(!FileManager.default.fileExists(atPath: path))
    try startDaemon().wait()
    #expect(throws: refusal) { try Archive(path: path, access: .write) }
  }

  @Test func `an owner is named as sudo takes it`() throws {
    try #require(chown(folder, 1, 1) == 0)
    #expect(throws: ArchiveError.notOwner(path: path, owner: "daemon")) {
      try Archive(path: path, access: .write)
    }
  }

  /// Starts the daemon and returns once it has kept its page.
  private func startDaemon() throws -> RunningProbe {
    let daemon = try #require(run(as: SharingTests.owner, "write"))
    try #require(daemon.firstOutput() == "kept\n")
    return daemon
  }

  private func readAsMember() throws -> String {
    let result = try #require(run(as: SharingTests.member, "read")).wait()
    #expect(result.errors == "")
    return result.output
  }

  private func run(
    as user: uid_t, group: gid_t = SharingTests.group, _ command: String
  ) -> RunningProbe? {
    Process.launch([
      "setpriv", "--reuid=\(user)", "--regid=\(group)", "--clear-groups",
      "sh", "-c", "umask 027; exec \"$@\"", "sh", probe, command, path,
    ])
  }
}

/// What the disk does to the archive.
@Suite(.enabled(if: Probe.mountsUnavailable == nil, "no mount namespace can be made here"))
struct DiskTests {
  @Test func `a full disk is told apart, and the archive works once there is room`() throws {
    let folder = try TemporaryDirectory()
    let result = try run(
      """
      mount -t tmpfs -o size=6m tmpfs "$1"
      "$2" fill "$1"
      """, folder)
    #expect(
      result.output == """
        true There is no space left for the archive \(folder.path)/archive.db: free some on its disk.
        true true
        true []

        """)
    #expect(result.errors == "")
  }

  @Test func `a disk that is read-only is told apart, and reading works`() throws {
    let folder = try TemporaryDirectory()
    let result = try run(
      """
      mount -t tmpfs tmpfs "$1"
      "$2" write "$1/archive.db" < /dev/null
      mount -o remount,ro "$1"
      "$2" write "$1/archive.db" < /dev/null
      "$2" read "$1/archive.db"
      mount -o remount,rw "$1"
      "$2" write "$1/archive.db" < /dev/null
      "$2" read "$1/archive.db"
      """, folder)
    #expect(result.output == "kept\n1 1\nkept\n2 2\n")
    #expect(result.errors == "\(ArchiveError.readOnly(path: folder("archive.db")))\n")
  }

  /// Runs `script` among mounts of its own; `$1` is the folder, `$2` the probe.
  private func run(
    _ script: String, _ folder: TemporaryDirectory
  ) throws -> (status: Int32, output: String, errors: String) {
    try #require(
      Process.launch([
        "unshare", "--mount", "--propagation", "private", "sh", "-c", script, "sh", folder.path,
        Probe.executable.path,
      ])
    ).wait()
  }
}
