import Glibc

/// What a candidate turned out to be.
package enum Opening: Sendable {
  case file(InboxFile)
  case refused(Refusal)
  /// It is gone, in another reader's hand, to be left where it is, or to be offered again later.
  case passedOver
}

/// A file to be read, held open: whoever renames, replaces or removes it meanwhile, its content is there.
///
/// To be handed to `Inbox.file`, `setAside` or `keep` when it is done with; until then it is not offered again.
package final class InboxFile: Sendable {
  package struct Contents: Sendable {
    package let bytes: [UInt8]
    /// 32 bytes.
    package let sha256: [UInt8]
  }

  package var source: SourcePath { original.source }
  /// As it was before the first byte was read.
  package var identity: FileIdentity { original.status.identity }
  /// Where an earlier state of this file was put, if it was written to after that.
  package var rewrites: SpoolPath? { original.place }
  /// Whether it was named by somebody and does not lie in the inbox.
  package var isOutside: Bool { original.isOutside }

  let original: Original
  let claim: Claim
  private let descriptor: Descriptor
  private let limit: Int

  init(_ original: Original, _ descriptor: Descriptor, _ claim: Claim, limit: Int) {
    self.original = original
    self.descriptor = descriptor
    self.claim = claim
    self.limit = limit
  }

  /// Reads the whole file.
  package func read() throws(InboxError) -> Contents {
    let bytes: [UInt8]
    do throws(SystemError) {
      bytes = try descriptor.bytes(expecting: Int(identity.size), limit: limit + 1)
    } catch {
      throw .unreadable(source, error)
    }
    guard bytes.count <= limit else { throw .tooLarge(source, limit: limit) }
    return Contents(bytes: bytes, sha256: digest(bytes))
  }
}

/// Something in the inbox that is no page whatever it holds; `description` says what it is.
package struct Refusal: Sendable, CustomStringConvertible {
  package enum Reason: Sendable, Hashable {
    case link, fifo, socket, device, empty
    /// - Parameters:
    ///   - bytes: its length.
    ///   - limit: the longest that is taken.
    case tooLarge(bytes: Int64, limit: Int)
  }

  package let reason: Reason
  package var source: SourcePath { original.source }
  package var identity: FileIdentity { original.status.identity }
  /// Where an earlier state of this file was put, if it was written to after that.
  package var rewrites: SpoolPath? { original.place }
  /// Whether it was named by somebody and does not lie in the inbox.
  package var isOutside: Bool { original.isOutside }

  let original: Original
  let claim: Claim

  package var description: String {
    switch reason {
    case .link:
      "\(source) is a symbolic link, which is never followed; drop the file itself."
    case .fifo:
      "\(source) is a named pipe, which has no end; drop a file."
    case .socket:
      "\(source) is a socket, which cannot be read; drop a file."
    case .device:
      "\(source) is a device, which is never opened; drop a file."
    case .empty:
      "\(source) is empty; drop it again with its text."
    case .tooLarge(let bytes, let limit):
      "\(source) is \(bytes) bytes long, more than the \(sizeInWords(limit)) that a page may have; "
        + "look whether it is the right file."
    }
  }
}

extension Inbox {
  /// Opens what stands at a candidate's name; never waits, whatever it is.
  package func open(_ candidate: Candidate) -> Opening {
    let source = candidate.source
    switch candidate.origin {
    case .arrival(let isSettled):
      exchange.taken(source)
      return openArrival(source, isSettled: isSettled)
    case .rewrite(let held):
      return openRewrite(held)
    }
  }

  /// Opens a file by a path outside the inbox; one that leads into the inbox is opened like any arrival.
  ///
  /// - Throws: `InboxError.notOpened`.
  package func open(outside path: String) throws(InboxError) -> Opening {
    do throws(SystemError) {
      let (folder, name) = try split(path)
      let file = FileName(name)
      // It is named by a person who waits for an answer: that it is gone or may not be read is one.
      let status = try folder.directory.status(of: file)
      if status.kind == .folder { throw SystemError(EISDIR) }
      if status.kind == .regular { _ = try folder.directory.file(file) }
      if let source = sourceInInbox(folder.realPath, file) {
        return openArrival(source, isSettled: true)
      }
      guard let source = SourcePath(bytes: file.bytes) else { throw SystemError(ENOENT) }
      return try examine(file, in: folder.directory, source, .outside(folder.directory, file), true)
    } catch {
      throw .notOpened(path: path, error)
    }
  }

  private func openArrival(_ source: SourcePath, isSettled: Bool) -> Opening {
    let folder: Directory
    do {
      folder = try spool.inbox().folder(source.folder)
    } catch {
      return passOver(source, status: nil, error)
    }
    do {
      return try examine(source.name, in: folder, source, .inbox, isSettled)
    } catch {
      return passOver(source, status: try? folder.status(of: source.name), error)
    }
  }

  /// Tells the watching thread what has to happen before the file can be opened.
  private func passOver(
    _ source: SourcePath, status: FileStatus?, _ error: SystemError
  ) -> Opening {
    if error.isAbsence { return .passedOver }
    if error.isShortage {
      exchange.leave(.settle(source))
    } else if let status {
      exchange.leave(.unreadable(source, status, error))
    } else {
      exchange.leave(.folderUnreadable(source.folder, error))
    }
    return .passedOver
  }

  private func examine(
    _ name: FileName, in folder: Directory, _ source: SourcePath, _ standing: Original.Standing,
    _ isSettled: Bool
  ) throws(SystemError) -> Opening {
    // Only a regular file is opened: opening rewinds a tape, and lets go a writer who waits at a FIFO.
    let status = try folder.status(of: name)
    let isRegular = status.kind == .regular
    let descriptor = isRegular ? try folder.file(name) : nil
    // Between the two calls the name may have passed to something else.
    let opened = try descriptor?.status() ?? status
    return judge(
      Original(
        source: source, standing: standing, status: opened, descriptor: descriptor,
        isSettled: isSettled))
  }

  private func openRewrite(_ held: Held) -> Opening {
    guard let status = try? held.descriptor.status() else { return .passedOver }
    return judge(
      Original(
        source: held.original.source, standing: held.original.standing, status: status,
        descriptor: held.descriptor, isSettled: true))
  }

  private func judge(_ original: Original) -> Opening {
    let status = original.status
    if status.kind == .folder || exchange.isKept(status.identity) { return .passedOver }
    guard let claim = exchange.claim(original.source, status.key) else { return .passedOver }
    if let reason = reasonToRefuse(status) {
      if reason == .empty && mayStillBeWritten(original) {
        exchange.leave(.settle(original.source))
        return .passedOver
      }
      return .refused(Refusal(reason: reason, original: original, claim: claim))
    }
    guard let descriptor = original.descriptor else { return .passedOver }
    return .file(InboxFile(original, descriptor, claim, limit: options.maxBytes))
  }

  private func reasonToRefuse(_ status: FileStatus) -> Refusal.Reason? {
    switch status.kind {
    case .link: .link
    case .fifo: .fifo
    case .socket: .socket
    case .device: .device
    case .folder: nil
    case .regular where status.identity.size == 0: .empty
    case .regular where status.identity.size > options.maxBytes:
      .tooLarge(bytes: status.identity.size, limit: options.maxBytes)
    case .regular: nil
    }
  }

  /// Many writers create a file, close it, and open it again to write.
  private func mayStillBeWritten(_ original: Original) -> Bool {
    !original.isSettled
      && !original.status.hasStoodStill(
        for: options.settlingTime, at: timespec.now.nanoseconds)
  }

  /// The folder that a path leads to, with the path that names it for everyone, and the last name.
  private func split(
    _ path: String
  ) throws(SystemError) -> (folder: (directory: Directory, realPath: String), name: String) {
    let slash = path.lastIndex(of: "/")
    let folder = slash.map { $0 == path.startIndex ? "/" : String(path[..<$0]) } ?? "."
    let name = slash.map { String(path[path.index(after: $0)...]) } ?? path
    return ((try Directory(path: folder), try realPath(of: folder)), name)
  }

  private func sourceInInbox(_ folder: String, _ name: FileName) -> SourcePath? {
    guard let inbox = try? realPath(of: spool.inboxPath) else { return nil }
    if folder == inbox { return SourcePath(name, in: .top) }
    guard folder.hasPrefix(inbox + "/") else { return nil }
    return SourcePath(name, in: FolderPath(bytes: folder.utf8.dropFirst(inbox.utf8.count + 1)))
  }
}

private func realPath(of path: String) throws(SystemError) -> String {
  guard let resolved = realpath(path, nil) else { throw SystemError(errno) }
  defer { free(resolved) }
  return String(cString: resolved)
}

extension Descriptor {
  /// The file's content from its beginning, at most `limit` bytes of it.
  func bytes(expecting size: Int, limit: Int) throws(SystemError) -> [UInt8] {
    var bytes: [UInt8] = []
    // One more than expected, so that the end shows without another allocation.
    var capacity = min(size + 1, limit)
    while true {
      let offset = bytes.count
      let chunk = try [UInt8](unsafeUninitializedCapacity: capacity) {
        (buffer, count) throws(SystemError) in
        count = try posix { pread(number, buffer.baseAddress, buffer.count, off_t(offset)) }
      }
      if chunk.isEmpty { return bytes }
      bytes = bytes.isEmpty ? chunk : bytes + chunk
      capacity = min(limit - bytes.count, 64 << 10)
      if capacity == 0 { return bytes }
    }
  }
}
