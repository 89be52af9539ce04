import Crypto

// What `account` and the resuming of an interrupted run ask of the spool.
extension Inbox {
  /// Whether a file stands at `path`.
  package func exists(_ path: SpoolPath) -> Bool {
    guard let folder = try? spool.top().folder(path.folder) else { return false }
    return folder.contains(path.name)
  }

  /// The SHA-256 of a file in the spool, 32 bytes.
  ///
  /// - Throws: `InboxError.spool`.
  package func sha256(of path: SpoolPath) throws(InboxError) -> [UInt8] {
    do throws(SystemError) {
      let file = try spool.top().folder(path.folder).file(path.name)
      return digest(try file.bytes(expecting: Int(file.status().identity.size), limit: .max))
    } catch {
      throw .spool(path: "\(options.spool)/\(path)", error)
    }
  }
}

/// The SHA-256 of `bytes`, 32 bytes.
package func digest(_ bytes: [UInt8]) -> [UInt8] {
  bytes.withUnsafeBytes { buffer in
    var hash = SHA256()
    hash.update(bufferPointer: buffer)
    return [UInt8](hash.finalize())
  }
}
