import Glibc

// Looking for files that were put into the spool, and counting them.
extension Spool {
  /// Looks among the files that were filed on `day`, and among those that were set aside, for the one that was
  /// called `source` and had this identity; nil where it is not there.
  func locate(
    _ source: SourcePath, _ identity: FileIdentity, in day: FolderPath
  ) throws(SystemError) -> SpoolPath? {
    let filed = [Self.filedName] + day.components + source.folder.components
    var found = Finding(identity)
    for (directory, path) in try variants(of: filed) {
      try found.look(in: directory, path) { $0.isVariant(of: source.name) }
    }
    for (directory, path) in try variants(of: [Self.rejectedName]) {
      let name = source.name.withoutReasonEnding
      try found.look(in: directory, path) { $0.isVariant(of: name, room: Self.roomBesideReason) }
    }
    return found.itself ?? found.copy
  }

  /// A file that is looked for, and where it was met.
  private struct Finding {
    let identity: FileIdentity
    private(set) var itself: SpoolPath?
    private(set) var copy: SpoolPath?

    init(_ identity: FileIdentity) { self.identity = identity }

    mutating func look(
      in folder: Directory, _ path: FolderPath, where isCandidate: (FileName) -> Bool
    ) throws(SystemError) {
      for entry in try folder.entries() where isCandidate(entry.name) {
        guard let status = try? folder.status(of: entry.name), status.kind != .folder else {
          continue
        }
        if status.key == identity.key {
          itself = SpoolPath(entry.name, in: path)
        } else if status.identity.size == identity.size,
          status.identity.modified == identity.modified
        {
          // A copy is another file, but was given the time of the one it was made from.
          copy = SpoolPath(entry.name, in: path)
        }
      }
    }
  }

  /// The folders that `makeFolder` may have opened for `names` at one time or another.
  private func variants(
    of names: [FileName]
  ) throws(SystemError) -> [(Directory, FolderPath)] {
    var found = [(try top(), FolderPath.top)]
    for name in names {
      var next: [(Directory, FolderPath)] = []
      for (parent, path) in found {
        var number = 1
        while parent.contains(name.variant(number)) {
          if let folder = try? parent.folder(name.variant(number)) {
            next.append((folder, path.appending(name.variant(number))))
          }
          number += 1
        }
      }
      found = next
    }
    return found
  }

  /// Calls `visit` for every file in `folder` and below but those that only this process can want.
  func list(
    _ folder: FolderPath, _ visit: (SpoolPath, FileStatus) -> Void
  ) throws(SystemError) {
    let directory: Directory
    do {
      directory = try top().folder(folder)
    } catch let error where error.isAbsence {
      return
    }
    var subfolders: [FileName] = []
    try directory.list { entry in
      guard !TemporaryFile.isTemporary(entry.name),
        let status = try? directory.status(of: entry.name)
      else {
        return true
      }
      if status.kind == .folder {
        subfolders.append(entry.name)
      } else {
        visit(SpoolPath(entry.name, in: folder), status)
      }
      return true
    }
    for name in subfolders { try list(folder.appending(name), visit) }
  }

  /// Puts everything that was written to the spool on its disks: one call where it is all on one.
  func synchronize(includingInbox: Bool) throws(SystemError) {
    let top = try top()
    let names = [Self.filedName, Self.rejectedName] + (includingInbox ? [Self.inboxName] : [])
    var folders = [top]
    for name in names {
      do {
        folders.append(try top.folder(name))
      } catch let error where error.isAbsence {
        continue
      }
    }
    var synchronized: Set<UInt64> = []
    for folder in folders where synchronized.insert(try folder.status().identity.device).inserted {
      try folder.synchronizeFileSystem()
    }
  }
}
