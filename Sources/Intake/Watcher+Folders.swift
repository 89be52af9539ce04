import Glibc

// What is watched and what is in it. A folder is watched before it is listed, always in this order, so that
// nothing can fall between the two.
extension Watcher {
  /// A folder that is watched.
  struct Folder {
    let path: FolderPath
    let key: FileKey
    /// The listing of the whole inbox that last met it.
    var listing: Int
  }

  // MARK: Events

  /// Sees to a bufferful of events; what is left wakes the thread again, when others have had their turn.
  func readEvents() {
    // It fails for want of memory only, and they are still there then.
    for event in (try? inotify?.events()) ?? [] { handle(event) }
  }

  private func handle(_ event: Inotify.Event) {
    if event.isAny(of: IN_Q_OVERFLOW) {
      tellOnce(.overflow)
      needsListing = true
    } else if event.watch == spoolWatch {
      if event.name == Spool.inboxName || event.name == nil { needsCheck = true }
    } else if let folder = folders[event.watch] {
      if let name = event.name {
        handle(event, name, in: folder)
      } else {
        handle(event, of: folder)
      }
    }
  }

  /// Something happened to a watched folder itself.
  private func handle(_ event: Inotify.Event, of folder: Folder) {
    if event.isAny(of: IN_ATTRIB) { return mended(folder.path) }
    needsCheck = true
    if event.isAny(of: IN_IGNORED) {
      folders[event.watch] = nil
      // Where a disk was unmounted, the folder that it was mounted on is there again.
      if folder.path != .top { take(folder.path) }
    }
  }

  private func handle(_ event: Inotify.Event, _ name: FileName, in folder: Folder) {
    if name.awaitsRename { return }
    let source = SourcePath(name, in: folder.path)
    switch event.isAny(of: IN_ISDIR) {
    case true where event.isAny(of: IN_ATTRIB): mended(folder.path.appending(name))
    case true: take(folder.path.appending(name))
    case false where event.isAny(of: IN_CLOSE_WRITE | IN_MOVED_TO): offer(source)
    case false where event.isAny(of: IN_CREATE): settle(source)
    case false:
      if unreadable[source] != nil { offer(source) }
    }
  }

  /// The permissions of a folder changed.
  private func mended(_ folder: FolderPath) {
    let hadTrouble =
      unreadableFolders.contains(folder) || unreadable.keys.contains(where: folder.holds)
    if hadTrouble { take(folder) }
  }

  // MARK: Listing

  /// Takes up the whole inbox anew, and finds out how well it can be watched.
  func listAll() {
    (needsListing, needsCheck, nextPoll) = (false, false, nil)
    listing += 1
    exchange.beginListing()
    openInotify()
    watchSpool()
    if openInbox() {
      pollingCauses = []
      take(.top)
      exchange.endListing()
    }
    for (number, folder) in folders where folder.listing != listing { drop(number) }
    unreadable = unreadable.filter { statusNow(of: $0.key) != nil }
    unreadableFolders = unreadableFolders.filter { folder in
      SourcePath(bytes: folder.bytes).flatMap(statusNow(of:)) != nil
    }
  }

  /// Looks whether the folders that are watched are still those at their paths.
  func checkFolders() {
    needsCheck = false
    watchSpool()
    guard openInbox() else { return folders.keys.forEach(drop) }
    guard folders.values.contains(where: { $0.path == .top }) else { return listAll() }
    let strayed = folders.filter { _, folder in
      (try? spool.inbox().folder(folder.path).status().key) != folder.key
    }
    // All are dropped before any is taken up: of two that were swapped, one would lose its watch otherwise.
    strayed.keys.forEach(drop)
    for folder in strayed.values { take(folder.path) }
  }

  /// Whether the inbox is there; tells when that has changed.
  private func openInbox() -> Bool {
    do throws(SystemError) {
      let inbox = try spool.inbox()
      guard inbox.isSearchable else { throw SystemError(EACCES) }
      let key = try inbox.status().key
      if isMissing {
        tell(.inboxBack(path: spool.inboxPath))
      } else if let inboxKey, inboxKey != key {
        tell(.inboxReplaced(path: spool.inboxPath))
      }
      if key != inboxKey { folders.keys.forEach(drop) }
      (isMissing, inboxKey) = (false, key)
    } catch {
      if !isMissing { tell(.inboxMissing(path: spool.inboxPath, error)) }
      isMissing = true
    }
    return !isMissing
  }

  /// Watches a folder and what is below it, and sees to the files in it.
  func take(_ path: FolderPath) {
    guard path.depth <= options.maxDepth else {
      if let path = SourcePath(bytes: path.bytes) {
        tellOnce(.folderTooDeep(path, limit: options.maxDepth))
      }
      return
    }
    do {
      let subfolders = try watchAndList(path)
      for subfolder in subfolders where !exchange.isStopping { take(subfolder) }
    } catch let error where error.isAbsence {
      // Gone again, or never a folder: what comes in its place is told by events of its own.
    } catch let error where error.isRefusal {
      noteUnreadable(path, error)
    } catch {
      pollingCauses.insert(.notWatched(error))
    }
  }

  private func watchAndList(_ path: FolderPath) throws(SystemError) -> [FolderPath] {
    let folder = try spool.inbox().folder(path)
    let fileSystem = try folder.fileSystem()
    if let name = fileSystem.nameIfUnobservable { pollingCauses.insert(.fileSystem(name)) }
    try watch(folder, path)
    let subfolders = try list(folder, path, trustsTimes: fileSystem.nameIfUnobservable == nil)
    unreadableFolders.remove(path)
    return subfolders
  }

  private func watch(_ folder: Directory, _ path: FolderPath) throws(SystemError) {
    let key = try folder.status().key
    guard let inotify else {
      if let inotifyError { pollingCauses.insert(.noInotify(inotifyError)) }
      return
    }
    do {
      // A folder that was renamed keeps its number and gets its new path here.
      let number = try inotify.watch(folder, for: Inotify.arrivals)
      folders[number] = Folder(path: path, key: key, listing: listing)
    } catch let error where !error.isRefusal {
      pollingCauses.insert(.notWatched(error))
    }
  }

  /// Sees to every file in a folder, and returns the folders in it.
  private func list(
    _ folder: Directory, _ path: FolderPath, trustsTimes: Bool
  ) throws(SystemError) -> [FolderPath] {
    let now = timespec.now.nanoseconds
    var subfolders: [FolderPath] = []
    var refusal: SystemError?
    try folder.list { entry in
      let name = entry.name
      if name.awaitsRename || isLostAndFound(name, in: path) { return true }
      do throws(SystemError) {
        let status = try folder.status(of: name)
        if status.kind == .folder {
          subfolders.append(path.appending(name))
        } else {
          let isComplete =
            trustsTimes && status.hasStoodStill(for: options.settlingTime, at: now)
          found(SourcePath(name, in: path), status, isComplete)
        }
      } catch {
        // A folder that may be listed but not entered.
        if error.isRefusal { refusal = error }
      }
      return !exchange.isStopping
    }
    if let refusal { throw refusal }
    return subfolders
  }

  /// A listing has met a file.
  private func found(_ source: SourcePath, _ status: FileStatus, _ isComplete: Bool) {
    if exchange.isKept(status.identity) { return }
    if let earlier = unreadable[source], earlier.changed == status.changed { return }
    if isComplete {
      offer(source)
    } else if settling[source] == nil {
      settle(source, from: status)
    }
  }

  /// The root of an ext4 disk has one, for its administrator only: not worth a notice.
  private func isLostAndFound(_ name: FileName, in path: FolderPath) -> Bool {
    path == .top && name == FileName("lost+found")
  }

  private func drop(_ number: Int32) {
    folders[number] = nil
    inotify?.unwatch(number)
  }

  // MARK: How well it can be watched

  private func openInotify() {
    if inotify != nil { return }
    do throws(SystemError) {
      inotify = try Inotify()
    } catch {
      inotifyError = error
    }
  }

  /// Watches the folder in which the inbox comes and goes.
  private func watchSpool() {
    guard let inotify, let top = try? spool.top() else { return }
    guard let number = try? inotify.watch(top, for: Inotify.replacement) else { return }
    if let spoolWatch, spoolWatch != number { inotify.unwatch(spoolWatch) }
    spoolWatch = number
  }

  /// Tells each cause for polling once, and when the last is gone; sets the clock.
  func arrangePolling() {
    if !isMissing {
      for cause in pollingCauses.subtracting(toldCauses) {
        tell(.polling(cause, interval: options.pollInterval))
      }
      if pollingCauses.isEmpty && !toldCauses.isEmpty { tell(.pollingOver) }
      toldCauses = pollingCauses
    }
    if pollingCauses.isEmpty && !isMissing {
      nextPoll = nil
    } else if nextPoll == nil {
      nextPoll = .now + options.pollInterval
    }
  }
}
