import Intake
import Logging
import Storage
import Systemd

/// Takes files once, the daemon's way: what `broadsheet ingest` does.
package struct OneOffIngest: Sendable {
  private let ingest: Ingest
  private let inbox: Inbox
  private let archive: Archive
  private let teller: Teller
  private let journal: Journal
  private let digest: Digest

  package struct Result: Sendable {
    /// What became of each file, for people.
    package var lines: [String] = []
    /// A sentence for each file that was not taken.
    package var refusals: [String] = []
  }

  package init(_ configuration: Configuration, environment: [String: String]) throws {
    archive = try Archive(path: configuration.archive, access: .write)
    journal = Journal(identifier: "broadsheet")
    digest = Digest(tell: configuration.tell)
    let console = Console(environment: environment)
    let logger = Logger(
      journal: journal, console: console, level: SharedLogLevel(configuration.logLevel))
    let retrying = Retrying(work: Work(), logger: logger)
    teller = Teller(
      archive: archive, journal: journal, console: nil, digest: digest, retrying: retrying,
      logger: logger)
    inbox = try Inbox(configuration.inboxOptions)
    ingest = Ingest(
      inbox: inbox, intake: configuration.intake, watched: configuration.programmes,
      archive: archive, teller: teller, retrying: retrying, logger: logger)
  }

  /// Takes files in their order, in batches.
  ///
  /// - Parameter progress: called with the number of files done.
  package func take(_ paths: [String], progress: @Sendable (Int) -> Void) async throws -> Result {
    var result = Result()
    var done = 0
    for start in stride(from: 0, to: paths.count, by: Ingest.batchLimit) {
      let batch = paths[start..<min(start + Ingest.batchLimit, paths.count)]
      let kept = try await take(batch, into: &result)
      for told in try await teller.events(of: kept) {
        result.lines.append(digest.lines(for: told).joined(separator: "\n  "))
      }
      await teller.drain(within: .seconds(5))
      done += batch.count
      progress(done)
    }
    await journal.close(within: .seconds(1))
    return result
  }
}

extension OneOffIngest {
  private func take(
    _ paths: ArraySlice<String>, into result: inout Result
  ) async throws -> [Arrival.ID] {
    var batch: [Ingest.Prepared] = []
    for path in paths {
      let opening: Opening
      do {
        opening = try inbox.open(outside: path)
      } catch {
        result.refusals.append("\(error)")
        continue
      }
      let prepared = await ingest.prepare(opening)
      if prepared.isEmpty {
        result.refusals.append("\(path.printable) was passed over; another program has it in hand.")
      }
      for one in prepared {
        guard let reason = one.reasonToRefuse else {
          batch.append(one)
          continue
        }
        result.refusals.append(one.file.isRefusal ? reason : "\(path.printable): \(reason)")
        // Only what lies in the inbox is ours to set aside.
        if !one.file.isOutside { batch.append(one) }
      }
    }
    return try await ingest.settle(batch)
  }
}
