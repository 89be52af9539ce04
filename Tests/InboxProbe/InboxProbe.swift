import Glibc
import Intake

/// An inbox as a process of its own, for tests that need other mounts, limits or users than their own: files
/// everything that arrives and prints a line for each event. It ends when its standard input does.
///
///     InboxProbe SPOOL [leave] [settle=MILLISECONDS] [poll=MILLISECONDS] [held=COUNT]
@main
struct InboxProbe {
  static let day = "2026/11/20"

  static func main() async {
    do {
      let inbox = try Inbox(options(CommandLine.arguments.dropFirst()))
      try inbox.start()
      let waiting = Task.detached {
        while readLine() != nil { inbox.requestHeartbeat() }
        inbox.stop()
      }
      for await event in inbox.events { report(event, inbox) }
      await waiting.value
    } catch {
      report("error", "\(error)")
    }
  }

  static func options(_ arguments: ArraySlice<String>) -> Inbox.Options {
    var options = Inbox.Options(spool: arguments.first ?? "")
    for argument in arguments.dropFirst() {
      let parts = argument.split(separator: "=")
      let number = parts.count == 2 ? Int(parts[1]) ?? 0 : 0
      switch parts.first {
      case "leave": options.intake = .leave
      case "settle": options.settlingTime = .milliseconds(number)
      case "poll": options.pollInterval = .milliseconds(number)
      case "held": options.heldDescriptors = number
      default: report("error", "unknown argument \(argument)")
      }
    }
    return options
  }

  static func report(_ event: Inbox.Event, _ inbox: Inbox) {
    switch event {
    case .listed: report("listed")
    case .heartbeat: report("heartbeat")
    case .notice(let notice): report("notice", notice.kind, "\(notice)")
    case .candidate(let candidate):
      switch inbox.open(candidate) {
      case .file(let file): handle(file, inbox)
      case .refused(let refusal): handle(refusal, inbox)
      case .passedOver: report("passed", candidate.source.shown)
      }
    }
  }

  static func handle(_ file: InboxFile, _ inbox: Inbox) {
    do {
      let text = String(decoding: try file.read().bytes, as: UTF8.self)
      report(file.rewrites == nil ? "read" : "reread", file.source.shown, String(text.prefix(80)))
      if inbox.options.intake == .leave {
        inbox.keep(file)
        report("kept", file.source.shown)
      } else {
        report("filed", file.source.shown, try inbox.file(file, day: day).shown)
      }
    } catch InboxError.notMovable(let source, _) {
      inbox.keep(file)
      report("kept", source.shown)
    } catch {
      report("failed", file.source.shown, "\(error)")
    }
  }

  static func handle(_ refusal: Refusal, _ inbox: Inbox) {
    do {
      let path = try inbox.setAside(refusal, reason: refusal.description)
      report("rejected", refusal.source.shown, path.shown)
    } catch InboxError.notMovable(let source, _) {
      inbox.keep(refusal)
      report("kept", source.shown)
    } catch {
      report("failed", refusal.source.shown, "\(error)")
    }
  }

  /// One line, its fields apart by tabs.
  static func report(_ fields: String...) {
    let line = fields.map { $0.replacing("\n", with: "⏎") }.joined(separator: "\t") + "\n"
    line.utf8.withContiguousStorageIfAvailable { bytes in
      // Written at once, not when a buffer is full: the test waits for it.
      _ = write(1, bytes.baseAddress, bytes.count)
    }
  }
}
