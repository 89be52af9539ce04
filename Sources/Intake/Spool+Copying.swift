import CLinux
import Glibc

// Copying, where a rename will not do.
extension Spool {
  /// A refused file can be of any length; more than this is not carried from one disk to another.
  private static let longestCopy: Int64 = 64 << 20

  /// Makes a second file of the same kind, content and time, on disk when this returns; EEXIST where the name
  /// is taken.
  ///
  /// A link and a FIFO are made anew, a socket's name too. A device needs a privilege that the daemon has
  /// not, and what is no file and has lost its name is gone (ENODATA).
  func copy(
    _ original: Original, to folder: Directory, as name: FileName
  ) throws(SystemError) -> FileKey {
    guard let descriptor = original.descriptor else {
      try recreate(original, in: folder, as: name)
      return try folder.status(of: name).key
    }
    let (scratch, temporary, key) = try temporaryCopy(of: descriptor, as: original.status)
    do {
      try scratch.move(temporary, to: folder, as: name)
      // The folders that lead there may be new as well, so a sync of this one would not do.
      try folder.synchronizeFileSystem()
    } catch {
      try? scratch.remove(temporary)
      throw error
    }
    return key
  }

  /// Brings the copy of a file that has been written to since up to date.
  ///
  /// - Returns: the file as it now stands in the spool, or with nothing but its descriptor where the copy
  ///   was taken away meanwhile.
  func refreshed(_ original: Original) throws(SystemError) -> Original {
    guard case .spool(let path, let key) = original.standing else { return original }
    guard let folder = try? top().folder(path.folder),
      let status = try? folder.status(of: path.name),
      status.key == key
    else { return original.standing(.lost) }
    guard key != original.status.key, let descriptor = original.descriptor else { return original }
    let (scratch, temporary, newKey) = try temporaryCopy(of: descriptor, as: original.status)
    do {
      try folder.replace(path.name, with: temporary, from: scratch)
    } catch {
      try? scratch.remove(temporary)
      throw error
    }
    return original.standing(.spool(path, newKey))
  }

  /// Copies a file's content to a temporary name at the top of `filed/`, where a start after a crash looks.
  private func temporaryCopy(
    of descriptor: Descriptor, as status: FileStatus
  ) throws(SystemError) -> (Directory, FileName, FileKey) {
    // As though it were on another disk, which is why it is copied at all.
    guard status.identity.size <= Self.longestCopy else { throw SystemError(EXDEV) }
    let scratch = try top().folderMadeIfMissing(Self.filedName)
    let temporary = FileName.temporary()
    let copy = try scratch.newFile(temporary)
    do {
      try transfer(from: descriptor, to: copy)
      // Readable for the group like what is renamed into the spool, and never a program.
      try posix { fchmod(copy.number, status.permissions & 0o666 | 0o640) }
      try posix { futimens(copy.number, [.now, timespec(nanoseconds: status.identity.modified)]) }
      try posix { fsync(copy.number) }
      return (scratch, temporary, try copy.status().key)
    } catch {
      try? scratch.remove(temporary)
      throw error
    }
  }

  private func transfer(from source: Descriptor, to target: Descriptor) throws(SystemError) {
    var offset: Int64 = 0
    while try posix({ linux_send_file(target.number, source.number, &offset, 1 << 20) }) > 0 {
      // A file that is written to as fast as it is copied has no end.
      guard offset <= Self.longestCopy else { throw SystemError(EXDEV) }
    }
  }

  private func recreate(
    _ original: Original, in folder: Directory, as name: FileName
  ) throws(SystemError) {
    let (from, oldName) = try nameOf(original)
    guard (try? from.status(of: oldName).key) == original.status.key else {
      throw SystemError(ENODATA)
    }
    let permissions = original.status.permissions
    switch original.status.kind {
    case .link:
      let target = try from.target(of: oldName)
      try posix {
        target.withCString { target in
          name.withCString { symlinkat(target, folder.number, $0) }
        }
      }
    case .fifo: try folder.makeNode(name, S_IFIFO | permissions)
    case .socket: try folder.makeNode(name, S_IFSOCK | permissions)
    case .device:
      // Whether of blocks or characters was not asked; to make it anew would not be the same thing.
      throw SystemError(EXDEV)
    case .regular, .folder: throw SystemError(ENODATA)
    }
  }

  private func nameOf(_ original: Original) throws(SystemError) -> (Directory, FileName) {
    switch original.standing {
    case .inbox: (try inbox().folder(original.source.folder), original.source.name)
    case .outside(let folder, let name): (folder, name)
    case .spool(let path, _): (try top().folder(path.folder), path.name)
    case .lost: throw SystemError(ENODATA)
    }
  }

  /// Removes what a crash left of copies. Another process may be copying now, but not for an hour.
  func removeAbandonedCopies(in folder: Directory) throws(SystemError) {
    for entry in try folder.entries() where entry.name.isTemporary {
      guard let status = try? folder.status(of: entry.name),
        status.hasStoodStill(for: .seconds(3600), at: timespec.now.nanoseconds)
      else { continue }
      // One that stays takes room, and is tried again at the next start.
      try? folder.remove(entry.name)
    }
  }
}

extension FileName {
  private static let temporaryBeginning = ".broadsheet-"

  /// A name that nothing else has, and that no listing counts.
  static func temporary() -> FileName {
    FileName(temporaryBeginning + String(UInt64.random(in: 0 ... .max), radix: 36))
  }

  var isTemporary: Bool { bytes.starts(with: Self.temporaryBeginning.utf8) }
}
