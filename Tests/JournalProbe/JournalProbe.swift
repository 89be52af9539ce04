import Foundation
import Logging
import Systemd

/// Does to the journal and the service manager what its arguments say, so that tests can have it done
/// in a namespace with a journald, and in an environment, of their own. It answers on standard output.
@main
struct JournalProbe {
  static func main() async {
    let arguments = Array(CommandLine.arguments.dropFirst())
    let rest = Array(arguments.dropFirst())
    switch arguments.first {
    case "entry": await sendEntry(rest)
    case "numbered": await sendNumbered(Int(rest[0]) ?? 0)
    case "log": await log()
    case "converse": await converse()
    case "notify": for message in rest { say("\(notify(message))") }
    case "learn": learn()
    default: say("unknown: \(arguments)")
    }
  }

  /// One entry: its message, its id or "-", then NAME=value as often as wanted.
  private static func sendEntry(_ arguments: [String]) async {
    let journal = Journal(identifier: "probe")
    var entry = JournalEntry(arguments[0], id: MessageID(arguments[1]), priority: .notice)
    for argument in arguments.dropFirst(2) {
      let parts = argument.split(
        separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      guard let name = FieldName(String(parts[0])) else { return say("no field name: \(parts[0])") }
      entry.add(name, String(parts[1]))
    }
    say("\(await journal.send([entry]))")
  }

  /// Entries "0", "1", … in turn posted and sent, ten in a call.
  private static func sendNumbered(_ count: Int) async {
    let journal = Journal(identifier: "probe")
    for first in stride(from: 0, to: count, by: 10) {
      journal.post(numbered(first))
      let delivery = await journal.send((first + 1..<min(first + 10, count)).map(numbered))
      if delivery != .delivered { say("\(delivery)") }
    }
    await journal.close(within: .seconds(10))
  }

  private static func numbered(_ number: Int) -> JournalEntry {
    JournalEntry("\(number)", id: nil, priority: .info)
  }

  private static func log() async {
    struct Refused: Error {}
    let journal = Journal(identifier: "probe")
    let provider = Logger.MetadataProvider { ["provided": "yes", "shared": "provider"] }
    let handler = JournalLogHandler(
      label: "probe.log", journal: journal, level: .trace, metadataProvider: provider)
    var logger = Logger(label: "probe.log") { _ in handler }
    logger[metadataKey: "own"] = "logger"
    logger.notice(
      "a page was filed",
      metadata: [
        "message-id": "0123456789abcdef0123456789ABCDEF",
        "places": ["金水区", "中原区"], "request": ["id": .stringConvertible(7), "deep": ["er": "yes"]],
        "message": "not this", "1st": "digit", "_trusted": "no", "shared": "event",
      ])
    logger.error("a page was refused", error: Refused(), metadata: ["message-id": "none"])
    for level in Logger.Level.allCases { logger.log(level: level, "\(level)") }
    await journal.close(within: .seconds(10))
  }

  /// Takes commands from standard input: `send N` (one call), `cancel` (a send that is given up),
  /// `post N`, `reachable`, `close MILLISECONDS`; ends with its input.
  private static func converse() async {
    let journal = Journal(identifier: "probe")
    var sent = 0
    for await line in inputLines() {
      let words = line.split(separator: " ")
      let number = words.count > 1 ? Int(words[1]) ?? 0 : 0
      let entries = (sent..<sent + number).map(numbered)
      switch words.first {
      case "send":
        sent += number
        Task { say("sent: \(await journal.send(entries))") }
      case "cancel":
        let unsent = numbered(sent)
        let task = Task { await journal.send([unsent]) }
        task.cancel()
        say("cancelled: \(await task.value)")
      case "post":
        for entry in entries { journal.post(entry) }
        sent += number
        say("posted")
      case "reachable":
        Task {
          await journal.reachable()
          say("reachable")
        }
      case "close":
        await journal.close(within: .milliseconds(number))
        say("closed")
      default: say("unknown: \(line)")
      }
    }
  }

  private static func notify(_ message: String) -> Bool {
    let manager = ServiceManager()
    switch message {
    case "ready": return manager.ready(status: "读完 5 个版面")
    case "status": return manager.status("reading a\nMAINPID=1\tb.txt")
    case "reloading": return manager.reloading()
    case "stopping": return manager.stopping()
    case "watchdog": return manager.watchdog()
    default: return manager.extendTimeout(by: .milliseconds(2500))
    }
  }

  private static func learn() {
    let manager = ServiceManager()
    say("present: \(ServiceManager.isPresent)")
    say("watchdog: \(manager.watchdogInterval.map { "\($0)" } ?? "none")")
    say("sockets: \(manager.listenDescriptors)")
    say("standard error is the journal: \(standardErrorIsJournal())")
  }

  /// Standard input, read on a thread so that no task of the journal's is held up.
  private static func inputLines() -> AsyncStream<String> {
    AsyncStream { lines in
      Thread.detachNewThread {
        while let line = readLine() { lines.yield(line) }
        lines.finish()
      }
    }
  }

  /// Prints a line at once, also into a pipe.
  private static func say(_ line: String) {
    FileHandle.standardOutput.write(Data((line + "\n").utf8))
  }
}
