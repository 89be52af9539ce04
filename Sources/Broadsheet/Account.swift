import Intake
import Storage

/// The proof that disk and archive agree: every filed original belongs to an arrival with its content, and the
/// archive itself is sound. A daemon may be at work meanwhile.
package struct Account: Encodable, Sendable {
  /// Files in `filed/`.
  package private(set) var filed = 0
  /// Issues in the archive.
  package private(set) var archived = 0
  /// Arrivals whose entries the journal has not had yet.
  package private(set) var untold = 0
  /// Files in `rejected/`, without their reasons.
  package private(set) var rejected = 0
  /// Files in the inbox that nobody has taken yet.
  package private(set) var waiting = 0
  /// A sentence for each thing that does not agree.
  package private(set) var problems: [String] = []

  /// Takes stock; every file in `filed/` is read.
  ///
  /// - Parameter progress: called with the number of files compared and their total.
  package init(
    of configuration: Configuration, progress: (Int, Int) -> Void = { _, _ in }
  ) throws {
    let archive = try Archive(path: configuration.archive, access: .read)
    // Looks only: an inbox that is to be moved from would be made where it is missing.
    var options = configuration.inboxOptions
    options.intake = .leave
    let inbox = try Inbox(options)
    let statistics = try archive.statistics()
    archived = statistics.issues
    untold = statistics.untold
    problems = try archive.verify()
    let disk = try Disk(inbox)
    // After the disk, so that what a daemon moves meanwhile is known by the time it is looked for.
    let underWay = UnderWay(try archive.unfinished())
    (filed, rejected) = (disk.filed.count, disk.rejected.count)
    try compareFiled(disk.filed, underWay, archive, inbox, progress)
    try compareRejected(disk.rejected, underWay, archive)
    var left: [any Error] = []
    try inbox.listWaiting { source, identity in
      do {
        if try !archive.hasLeft(source, identity) { waiting += 1 }
      } catch { left.append(error) }
    }
    if let error = left.first { throw error }
  }

  private mutating func compareFiled(
    _ found: [(SpoolPath, FileIdentity)], _ underWay: UnderWay, _ archive: Archive,
    _ inbox: Inbox, _ progress: (Int, Int) -> Void
  ) throws {
    var expected = [SpoolPath: [UInt8]]()
    for entry in try archive.filedPaths() {
      if let path = SpoolPath(bytes: entry.path) { expected[path] = entry.sha256 }
    }
    for (index, (path, identity)) in found.enumerated() {
      progress(index, found.count)
      guard let sha256 = expected.removeValue(forKey: path) else {
        if underWay.contains(identity) { continue }
        problems.append("\(path) is in no arrival; drop it into the inbox if it is a page.")
        continue
      }
      if try inbox.sha256(of: path) != sha256 {
        problems.append("\(path) is not what was read; it was changed after it was filed.")
      }
    }
    problems += expected.keys.filter { !inbox.exists($0) }.map(\.shown).sorted().map {
      "\($0) is missing; the archive has its text, restore the file from a backup."
    }
  }

  private mutating func compareRejected(
    _ found: [(SpoolPath, FileIdentity)], _ underWay: UnderWay, _ archive: Archive
  ) throws {
    // Who has looked at a rejected file may remove it, so that one is missing is no problem.
    let known = Set(try archive.setAsidePaths().compactMap { SpoolPath(bytes: $0) })
    for (path, identity) in found where !known.contains(path) && !underWay.contains(identity) {
      problems.append("\(path) is in no arrival; who put it there?")
    }
  }
}

/// What lies in the spool.
private struct Disk {
  private(set) var filed: [(SpoolPath, FileIdentity)] = []
  private(set) var rejected: [(SpoolPath, FileIdentity)] = []

  init(_ inbox: Inbox) throws {
    try inbox.listFiled { filed.append(($0, $1)) }
    try inbox.listRejected { rejected.append(($0, $1)) }
  }
}

/// Files that were kept and not yet noted as filed: a daemon has them in hand, or will when it starts again.
private struct UnderWay {
  private struct File: Hashable {
    let device: UInt64
    let inode: UInt64
  }

  /// A copy is another file, with the time of the one it was made from.
  private struct Content: Hashable {
    let size: Int64
    let modified: Int64
  }

  private let files: Set<File>
  private let contents: Set<Content>

  init(_ arrivals: [Arrival]) {
    let identities = arrivals.map(\.identity)
    files = Set(identities.map { File(device: $0.device, inode: $0.inode) })
    contents = Set(identities.map { Content(size: $0.size, modified: $0.modified) })
  }

  func contains(_ identity: FileIdentity) -> Bool {
    files.contains(File(device: identity.device, inode: identity.inode))
      || contents.contains(Content(size: identity.size, modified: identity.modified))
  }
}

extension Archive {
  /// Whether this file was read and left where it is.
  fileprivate func hasLeft(_ source: SourcePath, _ identity: FileIdentity) throws -> Bool {
    let arrival = try arrival(source: source.bytes, identity: Arrival.Identity(identity))
    if case .left = arrival?.disposition { return true }
    return false
  }
}
