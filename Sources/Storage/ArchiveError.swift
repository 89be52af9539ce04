import GRDB

/// Why the archive refused; the description is one sentence for whoever runs the machine.
package enum ArchiveError: Error, Equatable, Sendable {
  /// There is no archive at the path, and the caller only reads.
  case missing(path: String)
  case cannotOpen(path: String, reason: String)
  case notADatabase(path: String)
  /// A SQLite database, but another program's.
  case foreign(path: String)
  case damaged(path: String, detail: String)
  /// Its schema is of a later version than this program knows.
  case newer(path: String, version: Int, known: Int)
  /// Its schema is of an earlier version, and the caller only reads.
  case older(path: String, version: Int, known: Int)
  /// Whoever writes must be the file's owner (`owner` as `sudo -u` takes it).
  case notOwner(path: String, owner: String)
  case full(path: String)
  case locked(path: String)
  case readOnly(path: String)
  case io(path: String, detail: String)
  /// The words of a search hold nothing that could be found.
  case unsearchable(words: String)
  case tooManyWords(most: Int)
  case other(path: String, detail: String)

  /// Whether waiting may help: the disk has space again, the lock is gone.
  package var isTransient: Bool {
    switch self {
    case .full, .locked, .readOnly, .io: true
    default: false
    }
  }
}

extension ArchiveError: CustomStringConvertible {
  package var description: String {
    switch self {
    case .missing(let path):
      "There is no archive at \(path) yet: start the daemon, which makes it, or name another with "
        + "`archive` in the configuration."
    case .cannotOpen(let path, let reason):
      "The archive \(path) cannot be opened (\(reason)): check that its folder exists and who may "
        + "enter it."
    case .notADatabase(let path):
      "\(path) is not a SQLite database and was left as it is: move it away, or name another "
        + "`archive` in the configuration."
    case .foreign(let path):
      "\(path) is another program's database and was left as it is: name another `archive` in the "
        + "configuration."
    case .damaged(let path, let detail):
      "The archive \(path) is damaged (\(detail)): stop the daemon, keep a copy of the file and "
        + "put a backup in its place."
    case .newer(let path, let version, let known):
      "The archive \(path) was made by a newer Broadsheet (version \(version) of the schema, this "
        + "program knows \(known)) and was left as it is: install that Broadsheet again."
    case .older(let path, let version, let known):
      "The archive \(path) was made by an older Broadsheet (version \(version) of the schema, this "
        + "program needs \(known)): restart the daemon, which brings it up to date."
    case .notOwner(let path, let owner):
      "The archive \(path) belongs to \(owner), and only its owner may write it: run this with "
        + "`sudo -u \(owner)`, or give it to this user with chown."
    case .full(let path):
      "There is no space left for the archive \(path): free some on its disk."
    case .locked(let path):
      "The archive \(path) is locked by another program: find it with `fuser \(path)` and let it "
        + "finish."
    case .readOnly(let path):
      "The archive \(path) cannot be written: check that its disk is mounted for writing and that "
        + "the file's mode allows it."
    case .io(let path, let detail):
      "The disk failed under the archive \(path) (\(detail)): look for its errors in `journalctl -k`."
    case .unsearchable(let words):
      "There is nothing to search for in “\(words)”: give a word, a number or a Chinese character."
    case .tooManyWords(let most):
      "A search takes at most \(most) words: leave some out."
    case .other(let path, let detail):
      "The archive \(path) refused (\(detail)): if it happens again, report it with this sentence."
    }
  }
}

extension ArchiveError {
  /// What SQLite's or GRDB's error at the archive `path` means.
  init(_ error: any Error, path: String) {
    if let known = error as? ArchiveError {
      self = known
    } else if let error = error as? DatabaseError, error.resultCode == .SQLITE_NOTADB {
      // `ArchiveFile` had it as an archive: its first page was overwritten since, in the file or in the log.
      self = .damaged(path: path, detail: "\(error.message ?? "its first page is none")")
    } else if let error = error as? DatabaseError {
      self.init(code: error.extendedResultCode, message: error.message, path: path)
    } else if let error = error as? RowDecodingError {
      self = .damaged(path: path, detail: "\(error)")
    } else {
      self = .other(path: path, detail: "\(error)")
    }
  }

  init(code: ResultCode, message: String?, path: String) {
    let detail = "\(message ?? "no reason given"), SQLite code \(code.rawValue)"
    self =
      switch code.primaryResultCode {
      case .SQLITE_FULL: .full(path: path)
      case .SQLITE_BUSY, .SQLITE_LOCKED: .locked(path: path)
      case .SQLITE_READONLY: .readOnly(path: path)
      case .SQLITE_IOERR: .io(path: path, detail: detail)
      case .SQLITE_CORRUPT: .damaged(path: path, detail: detail)
      case .SQLITE_NOTADB: .notADatabase(path: path)
      case .SQLITE_CANTOPEN, .SQLITE_PERM, .SQLITE_AUTH: .cannotOpen(path: path, reason: detail)
      default: .other(path: path, detail: detail)
      }
  }
}
