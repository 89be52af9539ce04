/// What can go wrong with the spool. Where it happens to one file, that file stays where it was.
package enum InboxError: Error, CustomStringConvertible {
  /// A folder of the spool could not be made or opened.
  case spool(path: String, SystemError)
  /// Something else stands where a folder of the spool should be.
  case notAFolder(path: String)
  /// A file that was opened could not be read to its end.
  case unreadable(SourcePath, SystemError)
  /// A file has grown beyond the limit since it was opened.
  case tooLarge(SourcePath, limit: Int)
  /// A file can be read, but the daemon may not take it away. Answer it with `Inbox.keep`.
  case notMovable(SourcePath, SystemError)
  /// What was to be set aside is no longer there.
  case gone(SourcePath)
  /// A file could not be put into `folder`: the disk is full or read-only, say. Worth another try later.
  case notPut(SourcePath, folder: String, SystemError)
  /// The spool's disk did not take what was written.
  case notSynchronized(path: String, SystemError)
  /// A file named on the command line could not be opened.
  case notOpened(path: String, SystemError)

  package var description: String {
    switch self {
    case .spool(let path, let error):
      "The spool folder \(path) cannot be used (\(error)); make it, owned by the user that runs broadsheet."
    case .notAFolder(let path):
      "\(path) is no folder (a link is not followed there); put a folder in its place, or mount one on it."
    case .unreadable(let source, let error):
      "\(source) could not be read to its end (\(error)); it was left where it is, check the disk."
    case .tooLarge(let source, let limit):
      "\(source) is longer than \(sizeInWords(limit)), more than any page; look whether it is the right file."
    case .notMovable(let source, let error):
      "\(source) can be read but not moved (\(error)); give the daemon write permission for its folder."
    case .gone(let source):
      "\(source) was taken away before it could be set aside; nothing is left to do."
    case .notPut(let source, let folder, let error):
      "\(source) could not be moved into \(folder) (\(error)); it was left where it is, "
        + "make room there or make it writable."
    case .notSynchronized(let path, let error):
      "What was written to \(path) may not be on its disk (\(error)); check the disk."
    case .notOpened(let path, let error):
      "\(path) cannot be opened (\(error)); check the name and its permissions."
    }
  }
}

/// `8 MiB`, or bytes where it is no round number of these.
func sizeInWords(_ bytes: Int) -> String {
  bytes >= 1 << 20 && bytes % (1 << 20) == 0 ? "\(bytes >> 20) MiB" : "\(bytes) bytes"
}
