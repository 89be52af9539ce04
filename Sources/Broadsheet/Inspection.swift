import Foundation
import Intake
import PageReading
import Storage
import Systemd

/// What an administrator should know before the daemon starts: `broadsheet check`.
package struct Inspection: Sendable {
  package enum Status: String, Encodable, Sendable {
    case fine = "ok"
    case warning, problem
  }

  package struct Finding: Encodable, Sendable {
    package let status: Status
    /// What was looked at, in a word or two.
    package let subject: String
    /// What was found, and for a problem what to do.
    package let sentence: String
  }

  package private(set) var findings: [Finding] = []

  package init(of configuration: Configuration) {
    note(.fine, "configuration", "is right")
    inspectSpool(configuration)
    inspectArchive(configuration)
    inspectInotify()
    inspectJournal()
  }

  private mutating func note(_ status: Status, _ subject: String, _ sentence: String) {
    findings.append(Finding(status: status, subject: subject, sentence: sentence))
  }
}

extension Inspection {
  private mutating func inspectSpool(_ configuration: Configuration) {
    let spool = configuration.spool
    var folders = ["inbox"]
    if configuration.intake == .move { folders += ["filed", "rejected"] }
    for folder in folders { inspectFolder("\(spool)/\(folder)", configuration) }
    inspectModes(ofInbox: "\(spool)/inbox")
    inspectSpace(at: spool)
    inspectMounts(configuration)
    inspectSandbox(configuration)
  }

  /// The unit lets the daemon write where the defaults are, and nowhere else.
  private mutating func inspectSandbox(_ configuration: Configuration) {
    let defaults = Configuration(for: configuration.instance)
    var moved: [String] = []
    if configuration.spool != defaults.spool { moved.append(configuration.spool) }
    if configuration.archive.parent != defaults.archive.parent {
      moved.append(configuration.archive.parent)
    }
    guard !moved.isEmpty else { return }
    let unit = "broadsheet" + (configuration.instance.map { "@" + $0.name } ?? "")
    note(
      .warning, "sandbox",
      "a spool or an archive elsewhere needs a drop-in (systemctl edit \(unit)): "
        + "[Service] ReadWritePaths=\(moved.joined(separator: " "))")
  }

  /// Whether who drops a page can, and the daemon can read what was dropped.
  private mutating func inspectModes(ofInbox path: String) {
    guard let mode = status(of: path)?.st_mode else { return }
    if mode & S_IWOTH != 0 {
      note(.warning, path, "can be written by everybody on this machine; chmod o= it")
    }
    if mode & S_IWGRP != 0 && !DefaultACL.exists(at: path) {
      note(
        .warning, path,
        "has no default ACL, so that the daemon cannot read what is written with umask 077; "
          + "run systemd-tmpfiles --create, or setfacl -d -m u:broadsheet:rwx,g:broadsheet:rwx,m:rwx it"
      )
    }
  }

  private mutating func inspectFolder(_ path: String, _ configuration: Configuration) {
    var isFolder: ObjCBool = false
    guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) else {
      let canBeMade = access(path.parent, W_OK) == 0
      return note(
        canBeMade ? .warning : .problem, path,
        canBeMade
          ? "is not there yet; the daemon makes it"
          : "is not there and cannot be made by this user; run systemd-tmpfiles --create, or make it"
      )
    }
    guard isFolder.boolValue else {
      return note(.problem, path, "is no folder; put one in its place")
    }
    let needed = configuration.intake == .move ? R_OK | W_OK | X_OK : R_OK | X_OK
    guard access(path, needed) == 0 else {
      return note(
        .problem, path,
        "may not be used by this user; check as the daemon does: sudo -u broadsheet broadsheet check"
      )
    }
    note(.fine, path, "is there and can be used")
  }

  private mutating func inspectMounts(_ configuration: Configuration) {
    if let name = FileSystem(of: configuration.spool + "/inbox")?.nameIfUnobservable {
      note(
        .warning, "mounts",
        "\(configuration.spool)/inbox stands on \(name), where other machines may write unseen: it is listed every "
          + "\(configuration.pollInterval) s as well")
    }
    if let name = FileSystem(of: configuration.archive.parent)?.nameIfUnobservable {
      note(
        .warning, "mounts",
        "\(configuration.archive) stands on \(name), where SQLite's log and locks cannot be relied on; "
          + "put the archive on a local disk")
    }
    guard configuration.intake == .move,
      let inbox = status(of: configuration.spool + "/inbox")?.st_dev,
      let filed = status(of: configuration.spool + "/filed")?.st_dev
    else { return }
    if inbox != filed {
      note(
        .warning, "mounts",
        "inbox/ and filed/ are on different file systems: files are copied, not renamed, which is slower"
      )
    }
  }

  private mutating func inspectSpace(at path: String) {
    let attributes = try? FileManager.default.attributesOfFileSystem(forPath: path)
    guard let free = (attributes?[.systemFreeSize] as? NSNumber)?.int64Value else { return }
    let megabytes = free >> 20
    note(megabytes < 100 ? .warning : .fine, "space", "\(megabytes) MiB are free below \(path)")
    // A file system that knows no limit of files says that it has none, 0 of 0.
    guard let files = (attributes?[.systemFreeNodes] as? NSNumber)?.int64Value,
      let all = (attributes?[.systemNodes] as? NSNumber)?.int64Value, all > 0, files < 10_000
    else { return }
    note(.warning, "space", "only \(files) more files can be made below \(path) (df --inodes)")
  }

  private mutating func inspectArchive(_ configuration: Configuration) {
    let engine = Archive.engine
    note(
      engine.hasFullTextSearch ? .fine : .problem, "SQLite",
      "version \(engine.version), FTS5 \(engine.hasFullTextSearch ? "is there" : "is missing; install libsqlite3-0 of the distribution")"
    )
    let folder = configuration.archive.parent
    if status(of: folder)?.st_dev != status(of: configuration.spool)?.st_dev {
      inspectSpace(at: folder)
    }
    do {
      let statistics = try Archive(path: configuration.archive, access: .read).statistics()
      note(.fine, "archive", "\(configuration.archive) holds \(statistics.issues) issues")
      inspectModes(ofArchive: configuration.archive)
    } catch ArchiveError.missing {
      let canBeMade = access(folder, W_OK) == 0
      note(
        canBeMade ? .fine : .problem, "archive",
        canBeMade
          ? "\(configuration.archive) is not there yet; the daemon makes it"
          : "\(configuration.archive) is not there and cannot be made by this user in \(folder)")
    } catch {
      note(.problem, "archive", "\(error)")
    }
  }

  private mutating func inspectModes(ofArchive path: String) {
    guard let file = status(of: path)?.st_mode, let folder = status(of: path.parent)?.st_mode
    else { return }
    if file & S_IWOTH != 0 {
      note(.warning, "archive", "\(path) can be written by everybody on this machine; chmod o= it")
    }
    if folder & S_IXGRP != 0 && file & S_IRGRP == 0 {
      note(
        .warning, "archive",
        "\(path) cannot be read by the members of its group; chmod g+r it, its -wal and its -shm")
    }
  }

  private mutating func inspectInotify() {
    let descriptor = inotify_init1(Int32(IN_CLOEXEC))
    if descriptor >= 0 {
      close(descriptor)
    } else {
      note(
        .problem, "inotify",
        "is not to be had (\(String(cString: strerror(errno)))); raise fs.inotify.max_user_instances with sysctl"
      )
    }
    for (name, least) in [("max_user_watches", 1024), ("max_queued_events", 1024)] {
      let path = "/proc/sys/fs/inotify/\(name)"
      guard let text = try? String(contentsOfFile: path, encoding: .utf8),
        let value = Int(text.trimmingCharacters(in: .whitespacesAndNewlines))
      else { continue }
      note(
        value < least ? .warning : .fine, "inotify",
        "fs.inotify.\(name) is \(value)\(value < least ? "; raise it with sysctl" : "")")
    }
  }

  private mutating func inspectJournal() {
    if Journal.answers {
      note(.fine, "journal", "answers")
      if status(of: "/var/log/journal") == nil {
        note(
          .warning, "journal",
          "is kept in memory only and gone with the next boot; mkdir /var/log/journal to keep it")
      }
    } else {
      note(.warning, "journal", "does not answer; what is to be told waits in the archive")
    }
  }

  private func status(of path: String) -> stat? {
    var status = stat()
    return stat(path, &status) == 0 ? status : nil
  }
}

extension String {
  /// The folder that a path stands in.
  fileprivate var parent: String { (self as NSString).deletingLastPathComponent }
}
