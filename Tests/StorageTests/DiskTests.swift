import Foundation
import Glibc
import Storage
import TestSupport
import Testing

/// What a kill and the disk do to the archive.
@Suite struct DiskTests {
  @Test func `a writer that is killed at any moment loses nothing that it was told is kept`()
    async throws
  {
    let folder = try TemporaryDirectory()
    let path = folder("archive.db")
    var kept = 0
    for round in 0..<6 {
      let writer = try Probe.start("stream", path)
      // Each round comes a few transactions further, so that the kill meets others of its steps.
      let least = kept + 4 * (round + 1)
      let line = try await writer.outputLine { (Int($0) ?? 0) >= least }
      try await writer.murder()
      kept = try #require(writer.standardOutput.lines.last.flatMap { Int($0) } ?? Int(line))
      let statistics = try Archive(path: path, access: .read).statistics()
      #expect(statistics.issues >= kept)
      #expect(statistics.issues == statistics.arrivals)
      #expect(statistics.issues % 4 == 0)
      #expect(try Archive(path: path, access: .write).verify() == [])
      kept = statistics.issues
    }
  }

  @Test(.enabled(if: access("/usr/bin/strace", X_OK) == 0, "strace is not installed"))
  func `what is kept is on the disk before the caller hears of it`() async throws {
    let folder = try TemporaryDirectory()
    let notes = folder("strace")
    let path = folder("archive.db")
    let traced = try await run([
      "strace", "--follow-forks", "--quiet=all", "--output=\(notes)", "--decode-fds=path",
      "--trace=fdatasync,fsync,pwrite64,write", Probe.executable, "write", path,
    ])
    try #require(traced.status == 0)
    let calls = try String(contentsOfFile: notes, encoding: .utf8).split(separator: "\n")
    let log = "\(path)-wal>"
    let told = try #require(calls.firstIndex { $0.contains("\"kept\\n\"") })
    let written = try #require(
      calls[..<told].lastIndex { $0.contains("pwrite64") && $0.contains(log) })
    #expect(calls[written..<told].contains { $0.contains("sync(") && $0.contains(log) })
  }

  @Test(.enabled(if: Probe.unavailable == nil, "\(Probe.unavailable ?? "")"))
  func `a full disk is told apart, and the archive works once there is room`() async throws {
    let folder = try TemporaryDirectory()
    let result = try await runAmongMounts(
      """
      mount -t tmpfs -o size=6m tmpfs "$1"
      "$2" fill "$1"
      """, folder)
    #expect(
      result.standardOutput == """
        true There is no space left for the archive \(folder.path)/archive.db: free some on its disk.
        true true
        true []

        """)
    #expect(result.standardError == "")
  }

  @Test(.enabled(if: Probe.unavailable == nil, "\(Probe.unavailable ?? "")"))
  func `a disk that is read-only is told apart, and reading works`() async throws {
    let folder = try TemporaryDirectory()
    let result = try await runAmongMounts(
      """
      mount -t tmpfs tmpfs "$1"
      "$2" write "$1/archive.db"
      mount -o remount,ro "$1"
      "$2" write "$1/archive.db"
      "$2" read "$1/archive.db"
      mount -o remount,rw "$1"
      "$2" write "$1/archive.db"
      "$2" read "$1/archive.db"
      """, folder)
    #expect(result.standardOutput == "kept\n1 1\nkept\n2 2\n")
    #expect(result.standardError == "\(ArchiveError.readOnly(path: folder("archive.db")))\n")
  }

  /// Runs `script` among mounts of its own; `$1` is the folder, `$2` the probe.
  private func runAmongMounts(
    _ script: String, _ folder: TemporaryDirectory
  ) async throws -> Finished {
    try await run([
      "unshare", "--mount", "--propagation", "private", "sh", "-c", script, "sh", folder.path,
      Probe.executable,
    ])
  }
}
