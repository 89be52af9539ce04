import Foundation
import Glibc

/// The socket that a service manager gives its services: what a process says to it with sd_notify.
///
///     let socket = try NotifySocket()
///     let daemon = try RunningProcess(…, environment: ["NOTIFY_SOCKET": socket.path])
///     try await socket.message { $0.contains("READY=1") }
package final class NotifySocket: Sendable {
  private let folder: TemporaryDirectory
  private let descriptor: Int32
  private let received = Watched<[String]>([])

  package init() throws {
    folder = try TemporaryDirectory()
    descriptor = socket(AF_UNIX, Int32(SOCK_DGRAM.rawValue | SOCK_CLOEXEC.rawValue), 0)
    var address = sockaddr_un()
    address.sun_family = sa_family_t(AF_UNIX)
    withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: folder("notify").utf8) }
    let isBound = withUnsafePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        bind(descriptor, $0, socklen_t(MemoryLayout<sockaddr_un>.size)) == 0
      }
    }
    guard isBound else { throw CannotStart(program: "socket", code: errno) }
    Thread.detachNewThread { [descriptor, received] in
      Self.receive(from: descriptor, into: received)
    }
  }

  deinit { shutdown(descriptor, Int32(SHUT_RDWR)) }

  package var path: String { folder("notify") }

  /// The messages so far, each as it was sent: assignments on lines of their own.
  package var messages: [String] { received.value }

  /// The first message, past or to come, that `matches` accepts; the first `after` are passed over.
  @discardableResult
  package func message(
    after: Int = 0, within limit: Duration = patience,
    where matches: @escaping @Sendable (String) -> Bool
  ) async throws -> String {
    try await received.wait(for: "a message to the service manager", within: limit) {
      $0.dropFirst(after).first(where: matches)
    }
  }

  /// Reads until the socket is shut down.
  private static func receive(from descriptor: Int32, into received: Watched<[String]>) {
    var buffer = [UInt8](repeating: 0, count: 64 * 1024)
    while true {
      let count = recv(descriptor, &buffer, buffer.count, 0)
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { break }
      received.update { $0.append(String(decoding: buffer[..<count], as: UTF8.self)) }
    }
    close(descriptor)
  }
}
