import Glibc

/// A file under a name that no listing counts, until its content is whole and it gets its own.
///
/// It is locked while it is open, so that a start can tell what a crash left from what another process is
/// writing at this moment.
struct TemporaryFile {
  let descriptor: Descriptor
  private let folder: Directory
  private let name: FileName

  /// Makes one in `folder` and has `fill` write it.
  init(
    in folder: Directory, _ fill: (Descriptor) throws(SystemError) -> Void
  ) throws(SystemError) {
    self.folder = folder
    name = FileName(Self.beginning + String(UInt64.random(in: 0 ... .max), radix: 36))
    descriptor = try folder.newFile(name)
    try keepingOrRemoving { () throws(SystemError) in
      try posix { flock(descriptor.number, LOCK_EX | LOCK_NB) }
      try fill(descriptor)
    }
  }

  /// Gives it a name that is free; EEXIST, and the file is gone, where it is taken.
  func move(to target: Directory, as newName: FileName) throws(SystemError) {
    try keepingOrRemoving { () throws(SystemError) in
      try folder.move(name, to: target, as: newName)
    }
  }

  /// Puts it in the place of another file.
  func replace(_ oldName: FileName, in target: Directory) throws(SystemError) {
    try keepingOrRemoving { () throws(SystemError) in
      try target.replace(oldName, with: name, from: folder)
    }
  }

  private func keepingOrRemoving(
    _ body: () throws(SystemError) -> Void
  ) throws(SystemError) {
    do throws(SystemError) {
      try body()
    } catch {
      // Where even that fails, the next start removes it.
      try? folder.remove(name)
      throw error
    }
  }

  /// Removes those that nobody is writing any more.
  static func removeAbandoned(in folder: Directory) throws(SystemError) {
    for entry in try folder.entries() where isTemporary(entry.name) {
      guard let file = try? folder.file(entry.name),
        flock(file.number, LOCK_EX | LOCK_NB) == 0
      else { continue }
      // One that stays takes room, and is tried again at the next start.
      try? folder.remove(entry.name)
    }
  }

  static func isTemporary(_ name: FileName) -> Bool { name.bytes.starts(with: beginning.utf8) }

  private static let beginning = ".broadsheet-"
}
