import Glibc

/// The folder that holds `inbox/`, `filed/` and `rejected/`: how a file gets from the first into the others
/// without anything being lost or overwritten.
///
/// Within one mount that is a rename. Where the inbox is a mount of its own, or the file has lost its name
/// since it was opened, it is copied, synced, and only then removed (`Spool+Copying.swift`).
struct Spool: Sendable {
  let path: String

  static let inboxName = FileName("inbox")
  static let filedName = FileName("filed")
  static let rejectedName = FileName("rejected")

  /// Where a file was put.
  struct Place: Sendable {
    let path: SpoolPath
    let key: FileKey
  }

  var inboxPath: String { path + "/inbox" }

  func top() throws(SystemError) -> Directory { try Directory(path: path) }

  /// The inbox, opened anew each time: while nothing happens no descriptor keeps it from being unmounted.
  func inbox() throws(SystemError) -> Directory { try top().folder(Self.inboxName) }

  // MARK: Making

  /// Makes what is missing of the spool and removes what a crash left half written.
  func prepare() throws(InboxError) {
    var place = path
    do throws(SystemError) {
      try makePath()
      let top = try top()
      for name in [Self.inboxName, Self.filedName, Self.rejectedName] {
        place = "\(path)/\(name)"
        let folder = try top.folderMadeIfMissing(name)
        if name != Self.inboxName { try TemporaryFile.removeAbandoned(in: folder) }
      }
    } catch let error where error.isNoFolder {
      throw .notAFolder(path: place)
    } catch {
      throw .spool(path: place, error)
    }
  }

  /// Makes the spool's root and what leads to it, as `mkdir -p` does, under the umask.
  private func makePath() throws(SystemError) {
    var made = path.hasPrefix("/") ? "" : "."
    for component in path.split(separator: "/") {
      made += "/" + component
      do {
        try posix { mkdir(made, 0o777) }
      } catch let error where error.code == EEXIST || access(made, F_OK) == 0 {
        // It is there. On a read-only root mkdir(2) may say so before it says that.
        continue
      }
    }
  }

  /// Opens the folder `path`, making what is missing of it.
  ///
  /// Where a file or a link has a folder's name, the folder gets the next one: a file called 郑州日报 that was
  /// filed today must not stop the paper of that name.
  func makeFolder(_ path: FolderPath) throws(SystemError) -> (Directory, FolderPath) {
    var folder = try top()
    var names: [FileName] = []
    for name in path.components {
      var number = 1
      while true {
        do {
          folder = try folder.folderMadeIfMissing(name.variant(number))
          names.append(name.variant(number))
          break
        } catch let error where error.isNoFolder && !names.isEmpty {
          number += 1
        }
      }
    }
    return (folder, FolderPath(names))
  }

  // MARK: Filing

  /// Moves a file into `folder`, under its own name or the next that is free.
  ///
  /// One that stands in `filed/` already, and is filed again because it was written to, stays where it is.
  func file(_ original: Original, in folder: FolderPath) throws(InboxError) -> Place {
    try translated(original, folder) { () throws(SystemError) in
      let original = try refreshed(original)
      if case .spool(let path, let key) = original.standing, path.isFiled {
        return Place(path: path, key: key)
      }
      let (target, path) = try makeFolder(folder)
      let place = try withFreeName(original.source.name, in: target, path) {
        (name) throws(SystemError) in
        try put(original, in: target, as: name)
      }
      if case .spool(let earlier, _) = original.standing { removeReason(of: earlier) }
      return place
    }
  }

  /// The longest name in `rejected/`, in bytes: its reason's is longer.
  static let roomBesideReason = FileName.longest - FileName.reasonEnding.count

  /// Moves a file into `rejected/` beside a file that says why.
  func setAside(_ original: Original, reason: String) throws(InboxError) -> Place {
    let folder = FolderPath([Self.rejectedName])
    return try translated(original, folder) { () throws(SystemError) in
      let original = try refreshed(original)
      let target = try top().folderMadeIfMissing(Self.rejectedName)
      if case .spool(let path, let key) = original.standing, !path.isFiled {
        try write(reason, to: path.name.reason, in: target, replacing: true)
        return Place(path: path, key: key)
      }
      let name = original.source.name.withoutReasonEnding
      return try withFreeName(name, in: target, folder, room: Self.roomBesideReason) {
        (name) throws(SystemError) in
        // The reason comes first: a crash between the two leaves a reason too many, not one too few.
        try write(reason, to: name.reason, in: target, replacing: false)
        do throws(SystemError) {
          return try put(original, in: target, as: name)
        } catch {
          try? target.remove(name.reason)
          throw error
        }
      }
    }
  }

  /// Calls `body` with the variants of `name` one after the other, until it does not find one taken.
  private func withFreeName(
    _ name: FileName, in folder: Directory, _ path: FolderPath, room: Int = FileName.longest,
    _ body: (FileName) throws(SystemError) -> FileKey
  ) throws(SystemError) -> Place {
    var number = firstFreeVariant(of: name, in: folder, room: room)
    while true {
      let variant = name.variant(number, room: room)
      do {
        return Place(path: SpoolPath(variant, in: path), key: try body(variant))
      } catch let error where error.code == EEXIST {
        number += 1
      }
    }
  }

  /// Where to begin trying, found by doubling and halving: a name that is dropped every minute must not make
  /// each drop ask for all the earlier ones.
  private func firstFreeVariant(of name: FileName, in folder: Directory, room: Int) -> Int {
    let isTaken = { folder.contains(name.variant($0, room: room)) }
    guard isTaken(1) else { return 1 }
    var taken = 1
    var free = 2
    while isTaken(free) { (taken, free) = (free, free * 2) }
    while free - taken > 1 {
      let middle = (taken + free) / 2
      if isTaken(middle) { taken = middle } else { free = middle }
    }
    return free
  }

  /// Moves or copies a file to a name that is free; EEXIST where it is not.
  private func put(
    _ original: Original, in folder: Directory, as name: FileName
  ) throws(SystemError) -> FileKey {
    guard let (from, oldName, key) = try whereItStands(original) else {
      return try copy(original, to: folder, as: name)
    }
    do {
      try from.move(oldName, to: folder, as: name)
    } catch let error where error.code == EXDEV {
      return try copyAndRemove(original, oldName, in: from, to: folder, as: name)
    }
    if try folder.status(of: name).key == key { return key }
    // Between the look and the rename another file took the name. It goes back, and is offered by the
    // rename itself; ours has lost its name and is copied.
    try giveBack(name, from: folder, to: from, as: oldName)
    return try copy(original, to: folder, as: name)
  }

  /// The name that is to be moved, if the file still has one.
  private func whereItStands(
    _ original: Original
  ) throws(SystemError) -> (Directory, FileName, FileKey)? {
    switch original.standing {
    case .inbox:
      let folder = FolderPath([Self.inboxName] + original.source.folder.components)
      var path: SpoolPath? = SpoolPath(original.source.name, in: folder)
      // Between the look for its path and the walk along it a folder may be renamed again.
      for _ in 1...Self.walks {
        guard let known = path else { return nil }
        if let place = try place(of: original.status.key, at: known) { return place }
        path = pathInInbox(of: original.descriptor)
      }
      return nil
    case .spool(let path, let key): return try place(of: key, at: path)
    case .outside, .lost: return nil
    }
  }

  /// How often an open file's path is asked for; that of one that was deleted is always the same.
  private static let walks = 20

  /// Nil where another file or none stands at `path`.
  private func place(
    of key: FileKey, at path: SpoolPath
  ) throws(SystemError) -> (Directory, FileName, FileKey)? {
    do throws(SystemError) {
      let folder = try top().folder(path.folder)
      return try folder.status(of: path.name).key == key ? (folder, path.name, key) : nil
    } catch let error where error.isAbsence {
      return nil
    }
  }

  /// Where an open file stands in the inbox now: it, or its folder, may have been renamed since.
  private func pathInInbox(of descriptor: Descriptor?) -> SpoolPath? {
    guard let descriptor, let inbox = try? inbox(),
      let inboxPath = try? inbox.descriptor.path(), let path = try? descriptor.path(),
      path.starts(with: inboxPath + [UInt8(ascii: "/")])
    else { return nil }
    return SpoolPath(bytes: Self.inboxName.bytes + path.dropFirst(inboxPath.count))
  }

  private func giveBack(
    _ name: FileName, from folder: Directory, to old: Directory, as oldName: FileName
  ) throws(SystemError) {
    var number = 1
    while true {
      do {
        return try folder.move(name, to: old, as: oldName.variant(number))
      } catch let error where error.code == EEXIST {
        number += 1
      }
    }
  }

  private func copyAndRemove(
    _ original: Original, _ oldName: FileName, in from: Directory, to folder: Directory,
    as name: FileName
  ) throws(SystemError) -> FileKey {
    let key = try copy(original, to: folder, as: name)
    do {
      if try from.status(of: oldName).key == original.status.key { try from.remove(oldName) }
    } catch let error where !error.isAbsence {
      // It stays in the inbox, so it must not stand in the spool as well.
      try folder.remove(name)
      throw error
    }
    return key
  }

  /// Says which of the files and folders is to blame for an error.
  private func translated(
    _ original: Original, _ folder: FolderPath, _ body: () throws(SystemError) -> Place
  ) throws(InboxError) -> Place {
    do {
      return try body()
    } catch {
      if error.code == ENODATA { throw .gone(original.source) }
      let isTargetWritable = (try? makeFolder(folder).0.isWritable) ?? false
      if isTargetWritable && [EACCES, EPERM, EROFS, EXDEV].contains(error.code) {
        throw .notMovable(original.source, error)
      }
      throw .notPut(original.source, folder: "\(path)/\(shownName(folder.bytes))", error)
    }
  }

  // MARK: Reasons

  /// Writes a text to a file under another name first, so that nobody reads half of it.
  private func write(
    _ text: String, to name: FileName, in folder: Directory, replacing: Bool
  ) throws(SystemError) {
    let file = try TemporaryFile(in: folder) { (file) throws(SystemError) in
      try file.write(text.hasSuffix("\n") ? text : text + "\n")
      try posix { fchmod(file.number, 0o640) }
    }
    if replacing {
      try file.replace(name, in: folder)
    } else {
      try file.move(to: folder, as: name)
    }
  }

  /// Removes the reason for which a file had been set aside; one that cannot be removed explains nothing
  /// any more, and harms nothing.
  private func removeReason(of path: SpoolPath) {
    guard !path.isFiled, let folder = try? top().folder(path.folder) else { return }
    try? folder.remove(path.name.reason)
  }
}

extension SystemError {
  /// Whether something else stands where a folder was expected.
  fileprivate var isNoFolder: Bool { code == ENOTDIR || code == ELOOP }
}

extension FileName {
  static let reasonEnding = [UInt8](".reason".utf8)

  /// The name of the file that says why this one was set aside.
  var reason: FileName { FileName(bytes + Self.reasonEnding) }

  /// Every name in `rejected/` that ends in `.reason` is a reason; a file that came with such a name gets a
  /// mark behind it.
  var withoutReasonEnding: FileName {
    isReason ? FileName(bytes + [UInt8(ascii: "~")]) : self
  }

  var isReason: Bool { bytes.suffix(Self.reasonEnding.count).elementsEqual(Self.reasonEnding) }
}

extension Descriptor {
  fileprivate func write(_ text: String) throws(SystemError) {
    var rest = [UInt8](text.utf8)[...]
    while !rest.isEmpty {
      let written = try posix {
        rest.withUnsafeBytes { Glibc.write(number, $0.baseAddress, $0.count) }
      }
      rest = rest.dropFirst(written)
    }
  }
}
