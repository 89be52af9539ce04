/// What became of entries that were given to the journal.
package enum Delivery: Sendable, Equatable {
  case delivered
  /// At least one of them did not arrive, for the reason given; the ones before it may have.
  case unreachable(String)
}

/// The way to systemd's journal, kept clear of everything that can go wrong on it.
///
/// sd_journal_sendv blocks while journald is stopped or behind, and reports success where there is no
/// journal at all. So one thread does all the sending (`Outbox`), looks for the socket first, and is
/// the only one that a silent journald can hold up: `send` suspends its task, `post` never waits, and
/// `close` ends the wait of both.
///
///     let journal = Journal(identifier: "broadsheet")
///     var entry = JournalEntry("…", id: .issueFiled, priority: .notice)
///     entry.add(.place, "金水区")
///     while case .unreachable = await journal.send([entry]), !Task.isCancelled {
///       await journal.reachable()
///     }
package final class Journal: Sendable {
  private let outbox: Outbox

  /// - Parameter identifier: the SYSLOG_IDENTIFIER of every entry, what `journalctl -t` asks for.
  package init(identifier: String) {
    outbox = Outbox(identifier: identifier)
    outbox.start()
  }

  deinit { outbox.close() }

  /// Sends `entries` in order, after all that was sent and posted before them.
  ///
  /// Waits as long as journald does not take them; the wait ends, as `.unreachable`, with `close` and
  /// with the task's cancellation. What was tried in vain may still arrive: an entry is delivered at
  /// least once when it is sent until it is `.delivered`. How many sends wait at a time is the
  /// callers' to bound.
  package func send(_ entries: [JournalEntry]) async -> Delivery {
    let reply = Reply<Delivery>()
    outbox.add(entries, reply)
    return await reply.value(ifCancelled: .unreachable("the wait for the journal was cancelled"))
  }

  /// Hands `entry` over and returns at once, for the logger.
  ///
  /// At most `Outbox.postedLimit` such entries wait. Those beyond, and those that the journal does
  /// not take, are lost; one entry says how many, as soon as the journal takes entries again.
  package func post(_ entry: JournalEntry) { outbox.post(entry) }

  /// Whether somebody listens on the journal's socket.
  package static var answers: Bool { JournalSocket.answers }

  /// Returns when the journal answers, at once where it does; or when the task is cancelled.
  ///
  /// An absent journal costs no wake-up until its socket appears; one that is there and refuses, or
  /// whose queue is full, is tried again after pauses of 1 s, growing to a minute.
  package func reachable() async {
    if JournalSocket.answers {
      // Where sending fails all the same, to let the caller try again at once would spin.
      let refusals = outbox.refusals
      if refusals > 0 { try? await Task.sleep(for: Self.pause(refusals)) }
      return
    }
    var attempt = 1
    while !Task.isCancelled {
      let watch = FolderWatch(nearestTo: JournalSocket.path)
      // Looked at once the watch is there, so that no change falls between the two.
      if JournalSocket.answers { return }
      switch watch {
      case let watch? where !JournalSocket.exists: await watch.change()
      case let watch?: await watch.change(within: Self.pause(attempt))
      case nil: try? await Task.sleep(for: Self.pause(attempt))
      }
      attempt += 1
    }
  }

  /// 1 s before the first attempt, doubled for each, a minute at most.
  private static func pause(_ attempt: Int) -> Duration {
    .seconds(min(60, 1 << min(attempt - 1, 6)))
  }

  /// Takes no more entries, waits at most `limit` for those that wait to be sent, then gives up:
  /// every waiting `send` returns `.unreachable`, even while journald holds the thread.
  package func close(within limit: Duration) async {
    outbox.close()
    await outbox.isEmptied.value(within: limit)
    outbox.abandon()
  }
}
