import Dispatch
import Foundation
import Logging
import Synchronization

/// Standard error for people: what the journal is told, when the daemon runs in a terminal.
///
/// Writing never holds up the daemon: somebody who stops the terminal's output, or a parent that does not read
/// the pipe, would else stop the intake. What does not fit into the waiting room is dropped and counted.
final class Console: Sendable {
  private static let room = 1 << 20

  private let queue = DispatchQueue(label: "broadsheet.console")
  private let descriptor: Int32
  private let waiting = Mutex((bytes: 0, dropped: 0))
  /// Whether bold and colour make sense.
  let isTerminal: Bool

  init(descriptor: Int32 = STDERR_FILENO, environment: [String: String]) {
    self.descriptor = descriptor
    isTerminal =
      isatty(descriptor) == 1 && environment["NO_COLOR"] == nil && environment["TERM"] != "dumb"
  }

  /// Prints `text` and a line feed, in its turn. The text must be printable already.
  func print(_ text: String) {
    let bytes = Array((text + "\n").utf8)
    let admitted = waiting.withLock { waiting in
      guard waiting.bytes + bytes.count <= Self.room else {
        waiting.dropped += 1
        return false
      }
      waiting.bytes += bytes.count
      return true
    }
    guard admitted else { return }
    queue.async {
      self.write(bytes)
      let dropped = self.waiting.withLock { waiting in
        waiting.bytes -= bytes.count
        defer { if waiting.bytes == 0 { waiting.dropped = 0 } }
        return waiting.bytes == 0 ? waiting.dropped : 0
      }
      if dropped > 0 { self.write(Array("(\(dropped) lines were not shown)\n".utf8)) }
    }
  }

  /// Waits until what was printed is written, or `seconds` are over.
  func flush(within seconds: Int) {
    let done = DispatchSemaphore(value: 0)
    queue.async { done.signal() }
    // A reader that never reads is no reason not to end.
    _ = done.wait(timeout: .now() + .seconds(seconds))
  }

  func bold(_ text: String) -> String { isTerminal ? "\u{1B}[1m\(text)\u{1B}[0m" : text }

  private func write(_ bytes: [UInt8]) {
    var rest = bytes[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
      if count > 0 {
        rest = rest.dropFirst(count)
      } else if count < 0 && errno != EINTR {
        return  // Nobody reads any more; the journal and the archive have it.
      }
    }
  }
}

/// The daemon's own messages on the console.
struct ConsoleLogHandler: LogHandler {
  var logLevel = Logger.Level.info
  var metadata = Logger.Metadata()
  private let console: Console

  init(console: Console) {
    self.console = console
  }

  subscript(metadataKey key: String) -> Logger.Metadata.Value? {
    get { metadata[key] }
    set { metadata[key] = newValue }
  }

  func log(event: LogEvent) {
    var line = "\(event.level): \(event.message)"
    let details = metadata.merging(event.metadata ?? [:]) { $1 }
    for (key, value) in details.sorted(by: { $0.key < $1.key }) where key != "message-id" {
      line += " \(key)=\(value)"
    }
    if let error = event.error { line += " error=\(error)" }
    console.print(line.printable)
  }
}
