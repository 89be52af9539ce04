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
    inspectSpace(at: spool)
    inspectMounts(configuration)
    if spool != Configuration().spool {
      note(
        .warning, "sandbox",
        "a spool elsewhere needs a drop-in (systemctl edit broadsheet): "
          + "[Service] ReadWritePaths=\(spool)")
    }
  }

  private mutating func inspectFolder(_ path: String, _ configuration: Configuration) {
    var isFolder: ObjCBool = false
    guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) else {
      let parent = (path as NSString).deletingLastPathComponent
      let canBeMade = access(parent, W_OK) == 0
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
    guard configuration.intake == .move,
      let inbox = device(of: configuration.spool + "/inbox"),
      let filed = device(of: configuration.spool + "/filed")
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
  }

  private mutating func inspectArchive(_ configuration: Configuration) {
    let engine = Archive.engine
    note(
      engine.hasFullTextSearch ? .fine : .problem, "SQLite",
      "version \(engine.version), FTS5 \(engine.hasFullTextSearch ? "is there" : "is missing; install libsqlite3-0 of the distribution")"
    )
    do {
      let statistics = try Archive(path: configuration.archive, access: .read).statistics()
      note(.fine, "archive", "\(configuration.archive) holds \(statistics.issues) issues")
    } catch ArchiveError.missing {
      let folder = (configuration.archive as NSString).deletingLastPathComponent
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

  private mutating func inspectInotify() {
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
    } else {
      note(.warning, "journal", "does not answer; what is to be told waits in the archive")
    }
  }

  private func device(of path: String) -> dev_t? {
    var status = stat()
    return stat(path, &status) == 0 ? status.st_dev : nil
  }
}
