/// A file that stood in the inbox when it was opened: what the kernel said of it, and a hold on its content
/// that no later rename or removal can take away.
struct Original: Sendable {
  let source: SourcePath
  let standing: Standing
  let status: FileStatus
  /// Nil for what is no regular file, which is never opened.
  let descriptor: Descriptor?
  /// Whether it was taken because it stood still, not because a writer closed it.
  let isSettled: Bool

  /// Where the file's name was last seen.
  enum Standing: Sendable {
    case inbox
    /// Somewhere else, under this name: it is copied, and left.
    case outside(Directory, FileName)
    /// Where it was put earlier. A copy there has a key of its own.
    case spool(SpoolPath, FileKey)
    /// Nowhere any more; only the descriptor is left.
    case lost
  }

  func standing(_ standing: Standing) -> Original {
    Original(
      source: source, standing: standing, status: status, descriptor: descriptor,
      isSettled: isSettled)
  }

  var isOutside: Bool {
    if case .outside = standing { true } else { false }
  }

  /// Where it was put earlier, if it was.
  var place: SpoolPath? {
    if case .spool(let path, _) = standing { path } else { nil }
  }
}

/// A file that was put into the spool, and is watched a little longer for a writer who still has it open.
struct Held: Sendable {
  /// Standing where it was put.
  let original: Original
  let descriptor: Descriptor

  /// What was read of it, as opposed to what it may have become.
  var identity: FileIdentity { original.status.identity }
}
