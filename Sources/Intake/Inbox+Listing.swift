// What is in the spool, for whoever compares it with an archive.
extension Inbox {
  package struct Counts: Sendable, Hashable {
    package var filed: Int
    /// Without the files that say why.
    package var rejected: Int
    /// In the inbox under names that do not wait for a rename. With `Intake.leave`, those that were read too.
    package var waiting: Int

    package init(filed: Int = 0, rejected: Int = 0, waiting: Int = 0) {
      self.filed = filed
      self.rejected = rejected
      self.waiting = waiting
    }
  }

  package func counts() throws(InboxError) -> Counts {
    var counts = Counts()
    try listFiled { _, _ in counts.filed += 1 }
    try listRejected { _, _ in counts.rejected += 1 }
    try listWaiting { _, _ in counts.waiting += 1 }
    return counts
  }

  /// Calls `visit` for every file in `filed/`, in no order.
  package func listFiled(
    _ visit: (SpoolPath, FileIdentity) -> Void
  ) throws(InboxError) {
    try list(Spool.filedName) { visit($0, $1.identity) }
  }

  /// Calls `visit` for everything in `rejected/` but the reasons, in no order.
  package func listRejected(
    _ visit: (SpoolPath, FileIdentity) -> Void
  ) throws(InboxError) {
    try list(Spool.rejectedName) { path, status in
      if !path.name.isReason { visit(path, status.identity) }
    }
  }

  /// Calls `visit` for everything in the inbox that is not hidden and not still to be renamed, in no order.
  package func listWaiting(
    _ visit: (SourcePath, FileIdentity) -> Void
  ) throws(InboxError) {
    try list(Spool.inboxName) { path, status in
      let source = SourcePath(bytes: path.bytes.dropFirst(Spool.inboxName.bytes.count + 1))
      guard let source, !source.folder.components.contains(where: \.awaitsRename) else { return }
      if !source.name.awaitsRename { visit(source, status.identity) }
    }
  }

  private func list(
    _ name: FileName, _ visit: (SpoolPath, FileStatus) -> Void
  ) throws(InboxError) {
    do throws(SystemError) {
      try spool.list(FolderPath([name]), visit)
    } catch {
      throw .spool(path: "\(options.spool)/\(name)", error)
    }
  }
}
