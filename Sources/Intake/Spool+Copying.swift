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
    let copy = try temporaryCopy(of: descriptor, as: original.status)
    try copy.move(to: folder, as: name)
    do throws(SystemError) {
      // The folders that lead there may be new as well, so a sync of this one would not do.
      try folder.synchronizeFileSystem()
      return try copy.descriptor.status().key
    } catch {
      // The original stays, and another try must not find a copy that may not be whole.
      try? folder.remove(name)
      throw error
    }
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
    let copy = try temporaryCopy(of: descriptor, as: original.status)
    try copy.replace(path.name, in: folder)
    return original.standing(.spool(path, try copy.descriptor.status().key))
  }

  /// Copies a file's content to a temporary file at the top of `filed/`, where a start after a crash looks.
  private func temporaryCopy(
    of descriptor: Descriptor, as status: FileStatus
  ) throws(SystemError) -> TemporaryFile {
    // As though it were on another disk, which is why it is copied at all.
    guard status.identity.size <= Self.longestCopy else { throw SystemError(EXDEV) }
    let folder = try top().folderMadeIfMissing(Self.filedName)
    return try TemporaryFile(in: folder) { (copy) throws(SystemError) in
      try transfer(from: descriptor, to: copy)
      // Readable for the group like what is renamed into the spool, and never a program.
      try posix { fchmod(copy.number, status.permissions & 0o666 | 0o640) }
      let times = [.now, timespec(nanoseconds: status.identity.modified)]
      try posix { futimens(copy.number, times) }
      try posix { fsync(copy.number) }
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
}
