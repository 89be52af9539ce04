import CLinux
import Glibc

/// An open file descriptor, closed with the last reference to it.
final class Descriptor: Sendable {
  let number: Int32

  /// Takes over `number`.
  init(_ number: Int32) { self.number = number }

  deinit {
    // What is written is synced before; a failure here could not be acted on, and the number is free anyway.
    close(number)
  }

  func status() throws(SystemError) -> FileStatus {
    var status = stat()
    try posix { fstat(number, &status) }
    return FileStatus(status)
  }

  /// The absolute path of what is open, as far as the kernel knows one; to be looked up again, not trusted.
  func path() throws(SystemError) -> [UInt8] {
    try linkTarget { readlink("/proc/self/fd/\(number)", $0, $1) }
  }
}

/// What `read`, a readlink(2), writes into the buffer that it is given.
private func linkTarget(
  _ read: (UnsafeMutablePointer<CChar>, Int) -> Int
) throws(SystemError) -> [UInt8] {
  var target = [CChar](repeating: 0, count: Int(PATH_MAX))
  let length = try posix { read(&target, target.count) }
  return target.prefix(length).map(UInt8.init(bitPattern:))
}

/// An open folder.
///
/// Whatever stands below the spool is reached from one of these, a component at a time and never through a
/// symbolic link: a member of the group who puts a link in a folder's place cannot lead the daemon astray.
struct Directory: Sendable {
  let descriptor: Descriptor

  /// Opens `path`, in which links are followed: it comes from the administrator.
  init(path: String) throws(SystemError) {
    descriptor = Descriptor(
      try posix { open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC) })
  }

  private init(_ name: FileName, in parent: Directory) throws(SystemError) {
    descriptor = Descriptor(
      try posix {
        name.withCString {
          openat(parent.number, $0, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC)
        }
      })
  }

  var number: Int32 { descriptor.number }

  func status() throws(SystemError) -> FileStatus { try descriptor.status() }

  /// The folder called `name` in this one. ENOTDIR where that is a link or a file.
  func folder(_ name: FileName) throws(SystemError) -> Directory {
    try Directory(name, in: self)
  }

  func folder(_ path: FolderPath) throws(SystemError) -> Directory {
    var folder = self
    for name in path.components { folder = try folder.folder(name) }
    return folder
  }

  /// The status of `name` itself, not of what it may link to.
  func status(of name: FileName) throws(SystemError) -> FileStatus {
    var status = stat()
    try posix { name.withCString { fstatat(number, $0, &status, AT_SYMLINK_NOFOLLOW) } }
    return FileStatus(status)
  }

  func contains(_ name: FileName) -> Bool { (try? status(of: name)) != nil }

  /// Opens a file to be read: never a link, never waiting for a FIFO's other end, never taking a terminal.
  func file(_ name: FileName) throws(SystemError) -> Descriptor {
    let flags = O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_NOCTTY | O_CLOEXEC
    return Descriptor(try posix { name.withCString { openat(number, $0, flags) } })
  }

  /// Makes a file that was not there before, for its owner only.
  func newFile(_ name: FileName) throws(SystemError) -> Descriptor {
    let flags = O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC
    return Descriptor(try posix { name.withCString { openat(number, $0, flags, 0o600) } })
  }

  /// The folder called `name`, made with this one's permissions where it is missing.
  ///
  /// The umask has the last word, and the kernel hands on a setgid bit by itself: to set that bit is what the
  /// service's sandbox forbids (RestrictSUIDSGID), with EPERM.
  func folderMadeIfMissing(_ name: FileName) throws(SystemError) -> Directory {
    do {
      return try folder(name)
    } catch let error where error.code == ENOENT {
      let mode = try status().permissions & 0o777
      do {
        try posix { name.withCString { mkdirat(number, $0, mode) } }
      } catch let error where error.code == EEXIST {
        // Another program was quicker.
      }
      return try folder(name)
    }
  }

  func remove(_ name: FileName) throws(SystemError) {
    try posix { name.withCString { unlinkat(number, $0, 0) } }
  }

  /// Renames without ever replacing: EEXIST where `newName` is taken.
  func move(_ name: FileName, to folder: Directory, as newName: FileName) throws(SystemError) {
    do {
      try posix {
        name.withCString { from in
          newName.withCString { to in
            linux_rename_without_replacing(number, from, folder.number, to)
          }
        }
      }
    } catch let error where error.code == EINVAL || error.code == ENOSYS {
      try moveOverPlaceholder(name, to: folder, as: newName)
    }
  }

  /// The same for a file system that cannot do it (NFS): an empty file, made only where there is none,
  /// holds the name until the rename replaces it.
  private func moveOverPlaceholder(
    _ name: FileName, to folder: Directory, as newName: FileName
  ) throws(SystemError) {
    _ = try folder.newFile(newName)
    do {
      try folder.replace(newName, with: name, from: self)
    } catch {
      // What failed is told; the placeholder is empty, and left only where it cannot be removed either.
      try? folder.remove(newName)
      throw error
    }
  }

  /// Renames `newName`, which stands in `folder`, over `name` in this one.
  func replace(
    _ name: FileName, with newName: FileName, from folder: Directory
  ) throws(SystemError) {
    try posix {
      newName.withCString { from in
        name.withCString { to in renameat(folder.number, from, number, to) }
      }
    }
  }

  /// What the link called `name` points to.
  func target(of name: FileName) throws(SystemError) -> FileName {
    FileName(
      try linkTarget { buffer, size in name.withCString { readlinkat(number, $0, buffer, size) } })
  }

  /// Makes a FIFO or the name of a socket.
  func makeNode(_ name: FileName, _ mode: mode_t) throws(SystemError) {
    try posix { name.withCString { mknodat(number, $0, mode, 0) } }
  }

  /// Whether this process may add and remove names here.
  var isWritable: Bool { faccessat(number, ".", W_OK | X_OK, AT_EACCESS) == 0 }

  /// Whether this process may reach what is in here.
  var isSearchable: Bool { faccessat(number, ".", X_OK, AT_EACCESS) == 0 }

  func fileSystem() throws(SystemError) -> FileSystem {
    var magic: UInt32 = 0
    try posix { linux_file_system_magic(number, &magic) }
    return FileSystem(magic: magic)
  }

  /// Puts everything that was written to this folder's file system on its disk.
  func synchronizeFileSystem() throws(SystemError) {
    try posix { linux_sync_file_system(number) }
  }

  struct Entry {
    let name: FileName
    let inode: UInt64
    /// Nil where the file system does not say without being asked for each file.
    let isFolder: Bool?
  }

  /// Calls `visit` for every name here but `.` and `..`, in no order, until it returns false.
  func list(_ visit: (Entry) -> Bool) throws(SystemError) {
    // A description of its own: reading moves the position, and closedir closes it.
    let number = try posix { openat(self.number, ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC) }
    guard let stream = fdopendir(number) else {
      let error = SystemError(errno)
      close(number)
      throw error
    }
    defer { closedir(stream) }
    while true {
      errno = 0
      guard let entry = readdir(stream) else {
        if errno != 0 { throw SystemError(errno) }
        return
      }
      let name = FileName(nameBytes(of: entry))
      if name == FileName(".") || name == FileName("..") { continue }
      let type = Int32(entry.pointee.d_type)
      let isFolder = type == Int32(DT_UNKNOWN) ? nil : type == Int32(DT_DIR)
      if !visit(Entry(name: name, inode: UInt64(entry.pointee.d_ino), isFolder: isFolder)) {
        return
      }
    }
  }

  func entries() throws(SystemError) -> [Entry] {
    var entries: [Entry] = []
    try list { entry in
      entries.append(entry)
      return true
    }
    return entries
  }
}

/// The name in a directory entry, which is only as long as it says and shorter than `dirent` is declared.
private func nameBytes(of entry: UnsafeMutablePointer<dirent>) -> UnsafeBufferPointer<UInt8> {
  // d_name is a field of dirent, so it has an offset.
  let offset = MemoryLayout<dirent>.offset(of: \.d_name)!
  let name = UnsafeRawPointer(entry).advanced(by: offset).assumingMemoryBound(to: UInt8.self)
  return UnsafeBufferPointer(
    start: name, count: strlen(UnsafeRawPointer(name).assumingMemoryBound(to: CChar.self)))
}
