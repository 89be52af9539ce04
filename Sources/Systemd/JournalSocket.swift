@preconcurrency import Dispatch
import Glibc

/// The socket that libsystemd sends entries to.
enum JournalSocket {
  static let path = "/run/systemd/journal/socket"

  static var exists: Bool {
    var status = stat()
    return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFSOCK
  }

  /// Somebody listens on the socket, and has room for an entry.
  static var answers: Bool {
    let descriptor = socket(AF_UNIX, Int32(SOCK_DGRAM.rawValue | SOCK_CLOEXEC.rawValue), 0)
    guard descriptor >= 0 else { return false }
    defer { close(descriptor) }
    guard connect(descriptor, to: path) else { return false }
    // The socket of a stopped journald can be connected to, but is not writable once it is full.
    var writable = pollfd(fd: descriptor, events: Int16(POLLOUT), revents: 0)
    return poll(&writable, 1, 0) == 1
  }

  private static func connect(_ descriptor: Int32, to path: String) -> Bool {
    var address = sockaddr_un()
    address.sun_family = sa_family_t(AF_UNIX)
    withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: path.utf8) }
    return withUnsafePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        Glibc.connect(descriptor, $0, socklen_t(MemoryLayout<sockaddr_un>.size)) == 0
      }
    }
  }
}
