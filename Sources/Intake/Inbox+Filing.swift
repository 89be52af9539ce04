// What becomes of a file when its reader is done with it.
extension Inbox {
  /// Moves a file to `filed/DAY`, into the folder that it had below the inbox, never over another file:
  /// `x.txt`, `x~2.txt`, `x~3.txt`.
  ///
  /// A file from outside the inbox is copied. One that has been filed before, and was written to since, keeps
  /// its place; one that had been set aside moves to `filed/`.
  ///
  /// - Parameter day: when it was received, `2026/11/20`.
  /// - Throws: `InboxError.notMovable`, `.notPut`.
  @discardableResult
  package func file(_ file: InboxFile, day: String) throws(InboxError) -> SpoolPath {
    let folder = FolderPath(
      [Spool.filedName] + FolderPath(bytes: day.utf8).components + file.source.folder.components)
    let place = try tellingWhatStays { () throws(InboxError) in
      try spool.file(file.original, in: folder)
    }
    finish(file.original, file.claim, at: place)
    return place.path
  }

  /// Moves a file that was read but is no page to `rejected/NAME`, beside `NAME.reason`, which says `reason`.
  ///
  /// - Throws: `InboxError.notMovable`, `.notPut`.
  @discardableResult
  package func setAside(_ file: InboxFile, reason: String) throws(InboxError) -> SpoolPath {
    try setAside(file.original, file.claim, reason)
  }

  /// The same for what was refused unread. A link is moved itself; so are FIFOs, sockets and devices.
  ///
  /// - Throws: `InboxError.notMovable`, `.notPut`, `.gone`.
  @discardableResult
  package func setAside(_ refusal: Refusal, reason: String) throws(InboxError) -> SpoolPath {
    try setAside(refusal.original, refusal.claim, reason)
  }

  /// Leaves a file where it is; while this process lives it is not offered again until it is written to.
  package func keep(_ file: InboxFile) { keep(file.original, file.claim) }

  /// The same for what was refused.
  package func keep(_ refusal: Refusal) { keep(refusal.original, refusal.claim) }

  /// Finds the file that was to be filed or set aside when the process died: nil where it was not moved yet.
  ///
  /// - Parameters:
  ///   - identity: as it was when the file was opened.
  ///   - day: as it was, or would have been, given to `file`.
  package func locate(
    _ source: SourcePath, _ identity: FileIdentity, day: String
  ) throws(InboxError) -> SpoolPath? {
    do throws(SystemError) {
      return try spool.locate(source, identity, in: FolderPath(bytes: day.utf8))
    } catch {
      throw .spool(path: "\(options.spool)/filed/\(day)", error)
    }
  }

  /// Puts what was dropped and moved on its disk (syncfs), in a batch rather than file by file.
  package func synchronize() throws(InboxError) {
    do throws(SystemError) {
      try spool.synchronize(includingInbox: options.intake == .move)
    } catch {
      throw .notSynchronized(path: options.spool, error)
    }
  }

  private func setAside(
    _ original: Original, _ claim: Claim, _ reason: String
  ) throws(InboxError) -> SpoolPath {
    let place = try tellingWhatStays { () throws(InboxError) in
      try spool.setAside(original, reason: reason)
    }
    finish(original, claim, at: place)
    return place.path
  }

  private func finish(_ original: Original, _ claim: Claim, at place: Spool.Place) {
    claim.release()
    // A file from outside still belongs to whoever wrote it.
    if case .outside = original.standing { return }
    guard let descriptor = original.descriptor else { return }
    let put = original.standing(.spool(place.path, place.key))
    exchange.leave(.hold(Held(original: put, descriptor: descriptor)))
  }

  private func keep(_ original: Original, _ claim: Claim) {
    exchange.keep(original.status.identity)
    claim.release()
    // Who wrote to it while it was in hand was passed over, for it was in hand.
    if let now = try? original.descriptor?.status(), now.identity != original.status.identity {
      exchange.leave(.settle(original.source))
    }
  }

  private func tellingWhatStays(
    _ body: () throws(InboxError) -> Spool.Place
  ) throws(InboxError) -> Spool.Place {
    do {
      return try body()
    } catch {
      if case .notMovable(let source, let cause) = error {
        exchange.leave(.notMovable(source, cause))
      }
      throw error
    }
  }
}
