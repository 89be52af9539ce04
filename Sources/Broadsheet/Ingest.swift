import FactFinding
import Foundation
import Intake
import Logging
import PageReading
import Storage
import Systemd

/// The way of a page: opened, read, its facts found, kept, handed to the teller, filed.
///
/// A batch goes through in two steps, each of which a crash may interrupt: `prepare` changes nothing; `settle`
/// keeps all of it in one transaction, then puts every original where it belongs. What was interrupted,
/// `resume` finishes on the next start. Nothing here decides when: that is the intake service's and
/// `broadsheet ingest`'s business.
final class Ingest: Sendable {
  /// Pages that one transaction may hold.
  static let batchLimit = 22
  /// Bytes at which a batch is full: it bounds what is held in memory.
  private static let batchBytes = 2 << 20

  let inbox: Inbox
  private let archive: Archive
  private let teller: Teller
  private let retrying: Retrying
  private let logger: Logger
  private let intake: Inbox.Intake
  private let reader = PageReader()
  private let programmes: KnownProgrammes
  /// For looking into the archive while the batch before is kept and filed.
  private let looking = Blocking("lookup")

  /// - Parameter watched: programmes that always count.
  init(
    inbox: Inbox, intake: Inbox.Intake, watched: [String], archive: Archive, teller: Teller,
    retrying: Retrying, logger: Logger
  ) {
    programmes = KnownProgrammes(watched: watched)
    self.inbox = inbox
    self.intake = intake
    self.archive = archive
    self.teller = teller
    self.retrying = retrying
    self.logger = logger
  }

  /// A file on its way to being kept.
  struct Prepared: Sendable {
    enum Content: Sendable {
      case page(FoundPage)
      case refused(reason: String, sha256: [UInt8]?)
      /// It was kept, but the move to `filed/` did not outlive a power cut: only that is done again.
      case keptBefore(Arrival.ID)
    }
    let file: Original
    let content: Content
  }

  /// What stands at a name: a file that was opened, or what is refused unread.
  enum Original: Sendable {
    case file(InboxFile)
    case refusal(Refusal)
  }
}

// MARK: - Prepare

extension Ingest {
  /// Opens and reads candidates until the batch is full, several pages at once.
  ///
  /// - Returns: what is to be kept, and the candidates that there was no room for.
  func prepare(
    _ candidates: [Candidate]
  ) async throws -> (batch: [Prepared], rest: ArraySlice<Candidate>) {
    var rest = candidates[...]
    var bytes = 0
    var batch: [Prepared] = []
    var readings: [(InboxFile, InboxFile.Contents)] = []
    while bytes < Self.batchBytes, let candidate = rest.popFirst() {
      switch inbox.open(candidate) {
      case .passedOver: continue
      case .refused(let refusal):
        if try await !isLeft(.refusal(refusal)) { batch.append(Prepared(refusal)) }
      case .file(let file):
        if let known = try await knownBefore(file) {
          batch += known
          continue
        }
        guard let contents = contents(of: file) else { continue }
        bytes += contents.bytes.count
        readings.append((file, contents))
      }
    }
    return (batch + (await read(readings)), rest)
  }

  /// The same for one file that somebody named.
  func prepare(_ opening: Opening) async -> [Prepared] {
    switch opening {
    case .passedOver: return []
    case .refused(let refusal): return [Prepared(refusal)]
    case .file(let file): return await read(contents(of: file).map { [(file, $0)] } ?? [])
    }
  }

  private func contents(of file: InboxFile) -> InboxFile.Contents? {
    do {
      return try file.read()
    } catch {
      logger.error("\(error)", id: .trouble, metadata: ["\(FieldName.source)": "\(file.source)"])
      inbox.keep(file)
      return nil
    }
  }

  private func read(_ files: [(InboxFile, InboxFile.Contents)]) async -> [Prepared] {
    await withTaskGroup(of: (Int, Prepared).self) { group in
      for (index, (file, contents)) in files.enumerated() {
        group.addTask { (index, self.read(contents, of: file)) }
      }
      var prepared = [Prepared?](repeating: nil, count: files.count)
      for await (index, one) in group { prepared[index] = one }
      return prepared.compactMap(\.self)
    }
  }

  private func read(_ contents: InboxFile.Contents, of file: InboxFile) -> Prepared {
    do {
      let page = try reader.read(contents.bytes, source: file.source.shown)
      let found = programmes.found(in: page, sha256: contents.sha256)
      return Prepared(file: .file(file), content: .page(found))
    } catch {
      return Prepared(
        file: .file(file),
        content: .refused(reason: error.description, sha256: contents.sha256))
    }
  }

  /// What there is to do for a file that the archive has seen in this very state: nil where it is to be read.
  private func knownBefore(_ file: InboxFile) async throws -> [Prepared]? {
    guard file.rewrites == nil, let arrival = try await arrival(of: .file(file)) else {
      return nil
    }
    switch arrival.disposition {
    case .left:
      inbox.keep(file)
      return []
    case .filed(let path) where SpoolPath(bytes: path).map(inbox.exists) == false:
      return [Prepared(file: .file(file), content: .keptBefore(arrival.id))]
    default:
      return nil
    }
  }

  private func isLeft(_ original: Original) async throws -> Bool {
    guard case .left = try await arrival(of: original)?.disposition else { return false }
    original.keep(in: inbox)
    return true
  }

  /// What the archive knows of a file in this very state.
  private func arrival(of original: Original) async throws -> Arrival? {
    try await retrying(on: looking) { [archive] in
      try archive.arrival(
        source: original.source.bytes, identity: Arrival.Identity(original.identity))
    }
  }
}

// MARK: - Settle

extension Ingest {
  /// Keeps a batch and files its originals; does not return before both are done.
  ///
  /// - Returns: the arrivals that are new.
  /// - Throws: `CancellationError` where a shutdown comes while the disk or the archive does not work; what
  ///   was not done is resumed on the next start. `ArchiveError` where the archive is beyond use.
  @discardableResult
  func settle(_ batch: [Prepared]) async throws -> [Arrival.ID] {
    try await learn()
    let kept = try await keep(inOrder(batch))
    let arrivals = kept.filter(\.isNew).map(\.arrival)
    await teller.add(arrivals)
    try await file(kept)
    return arrivals
  }

  /// Takes over what the issues kept before have taught, this program's or another's.
  private func learn() async throws {
    try await retrying { [programmes, archive] in try programmes.refresh(from: archive) }
  }

  /// The batch with each page's facts as those kept before it have it.
  private func inOrder(_ batch: [Prepared]) -> [Prepared] {
    let pages = batch.compactMap { prepared -> FoundPage? in
      if case .page(let page) = prepared.content { page } else { nil }
    }
    var ordered = programmes.inOrder(pages)[...]
    return batch.map { prepared in
      guard case .page = prepared.content, let page = ordered.popFirst() else { return prepared }
      return Prepared(file: prepared.file, content: .page(page))
    }
  }

  private struct Kept: Sendable {
    let prepared: Prepared
    let arrival: Arrival.ID
    /// The folder of `filed/` for it.
    let day: String
    let isNew: Bool
  }

  private func keep(_ batch: [Prepared]) async throws -> [Kept] {
    let now = Date()
    let day = Day(of: now).folder
    let attempted = await teller.isTelling
    let arrivals = batch.compactMap {
      NewArrival($0, receivedAt: now, isAttempted: attempted)
    }
    let receipts = try await retrying { [archive] in try archive.keep(arrivals) }
    var kept = batch.compactMap { prepared -> Kept? in
      guard case .keptBefore(let id) = prepared.content else { return nil }
      return Kept(prepared: prepared, arrival: id, day: day, isNew: false)
    }
    let fresh = batch.filter(\.isNew)
    var failed: [Prepared] = []
    for (prepared, receipt) in zip(fresh, receipts) {
      if let arrival = receipt.arrival {
        kept.append(Kept(prepared: prepared, arrival: arrival, day: day, isNew: true))
      } else if case .failed(let reason) = receipt.outcome {
        failed.append(prepared.refused(because: "The archive could not take it (\(reason))."))
      }
    }
    // One page that breaks a rule of the archive is set aside; it must not stand in the way of the others.
    return failed.isEmpty ? kept : kept + (try await keep(failed))
  }

  private func file(_ kept: [Kept]) async throws {
    try await retrying { [inbox] in try inbox.synchronize() }
    var finished: [(Arrival.ID, Arrival.Disposition)] = []
    for one in kept {
      finished.append((one.arrival, try await put(one.prepared, day: one.day)))
    }
    try await retrying { [archive, finished] in try archive.finish(finished) }
  }

  /// Puts an original where it belongs and says where that is.
  ///
  /// - Parameter day: the one it was received on, however long after midnight it is filed: a start after a
  ///   crash looks for it there.
  private func put(
    _ prepared: Prepared, day: String
  ) async throws -> Arrival.Disposition {
    let original = prepared.file
    do {
      switch (prepared.content, original) {
      case _ where intake == .leave:
        original.keep(in: inbox)
        return .left("intake: leave")
      case (.refused(let reason, _), _):
        return .setAside(
          try await retrying { [inbox] in try original.setAside(in: inbox, because: reason) }.bytes)
      case (_, .file(let file)):
        return .filed(try await retrying { [inbox] in try inbox.file(file, day: day) }.bytes)
      case (_, .refusal):
        return .vanished
      }
    } catch InboxError.notMovable(_, let reason) {
      original.keep(in: inbox)
      return .left("not movable: \(reason)")
    } catch InboxError.gone {
      return .vanished
    }
  }
}

// MARK: - Resume

extension Ingest {
  /// Finishes what an earlier run kept and did not file: before anything new is read.
  func resume() async throws {
    try await learn()
    let unfinished = try await retrying { [archive] in try archive.unfinished() }
    var finished: [(Arrival.ID, Arrival.Disposition)] = []
    for arrival in unfinished {
      finished.append((arrival.id, try await resume(arrival)))
    }
    guard !finished.isEmpty else { return }
    logger.info(
      "Resumed what the last run did not finish.", metadata: ["files": "\(finished.count)"])
    try await retrying { [archive, finished] in try archive.finish(finished) }
  }

  private func resume(_ arrival: Arrival) async throws -> Arrival.Disposition {
    guard let source = SourcePath(bytes: arrival.source) else { return .vanished }
    let day = Day(of: arrival.receivedAt).folder
    switch inbox.open(Candidate(source)) {
    case .file(let file) where Arrival.Identity(file.identity) == arrival.identity:
      return try await put(Prepared(arrival, .file(file)), day: day)
    case .refused(let refusal) where Arrival.Identity(refusal.identity) == arrival.identity:
      return try await put(Prepared(arrival, .refusal(refusal)), day: day)
    default: break
    }
    let path = try await retrying { [inbox] in
      try inbox.locate(source, FileIdentity(arrival.identity), day: day)
    }
    if let path { return path.isFiled ? .filed(path.bytes) : .setAside(path.bytes) }
    var metadata: Logger.Metadata = ["\(FieldName.source)": "\(source)"]
    if let issue = arrival.issue { metadata["\(FieldName.issue)"] = "\(issue)" }
    logger.error(
      "A file that was kept is gone from the inbox and is not in filed/; the archive has its text.",
      id: .trouble, metadata: metadata)
    return .vanished
  }
}

// MARK: - Between the inbox and the archive

extension Ingest.Original {
  var source: SourcePath {
    switch self {
    case .file(let file): file.source
    case .refusal(let refusal): refusal.source
    }
  }

  var identity: FileIdentity {
    switch self {
    case .file(let file): file.identity
    case .refusal(let refusal): refusal.identity
    }
  }

  var rewrites: SpoolPath? {
    switch self {
    case .file(let file): file.rewrites
    case .refusal(let refusal): refusal.rewrites
    }
  }

  /// Whether it was refused unread, in a sentence that names it.
  var isRefusal: Bool {
    if case .refusal = self { true } else { false }
  }

  /// Whether it was named on a command line and does not lie in the inbox.
  var isOutside: Bool {
    switch self {
    case .file(let file): file.isOutside
    case .refusal(let refusal): refusal.isOutside
    }
  }

  func keep(in inbox: Inbox) {
    switch self {
    case .file(let file): inbox.keep(file)
    case .refusal(let refusal): inbox.keep(refusal)
    }
  }

  func setAside(in inbox: Inbox, because reason: String) throws(InboxError) -> SpoolPath {
    switch self {
    case .file(let file): try inbox.setAside(file, reason: reason)
    case .refusal(let refusal): try inbox.setAside(refusal, reason: reason)
    }
  }
}

extension Ingest.Prepared {
  init(_ refusal: Refusal) {
    self.init(
      file: .refusal(refusal), content: .refused(reason: refusal.description, sha256: nil))
  }

  /// What an earlier run kept, to be put where it belongs.
  init(_ arrival: Arrival, _ original: Ingest.Original) {
    file = original
    if case .refused(let reason) = arrival.outcome {
      content = .refused(reason: reason, sha256: arrival.sha256)
    } else {
      content = .keptBefore(arrival.id)
    }
  }

  var reasonToRefuse: String? {
    if case .refused(let reason, _) = content { reason } else { nil }
  }

  var isNew: Bool {
    if case .keptBefore = content { false } else { true }
  }

  func refused(because reason: String) -> Self {
    var sha256: [UInt8]?
    if case .page(let page) = content { sha256 = page.sha256 }
    return Self(file: file, content: .refused(reason: reason, sha256: sha256))
  }
}

extension NewArrival {
  /// Nil for what was kept before.
  fileprivate init?(_ prepared: Ingest.Prepared, receivedAt: Date, isAttempted: Bool) {
    let content: Content
    let sha256: [UInt8]?
    var sightings: [ProgrammeSighting] = []
    switch prepared.content {
    case .page(let found):
      (content, sha256) = (.page(found.page, found.facts), found.sha256)
      sightings = found.sightings
    case .refused(let reason, let hash): (content, sha256) = (.refused(reason: reason), hash)
    case .keptBefore: return nil
    }
    self.init(
      source: prepared.file.source.bytes, shown: prepared.file.source.shown,
      identity: Arrival.Identity(prepared.file.identity), sha256: sha256, receivedAt: receivedAt,
      today: Day(of: receivedAt), content: content, isAttempted: isAttempted,
      rewrites: prepared.file.rewrites?.bytes, sightings: sightings)
  }
}

extension Arrival.Identity {
  init(_ identity: FileIdentity) {
    self.init(
      device: identity.device, inode: identity.inode, size: identity.size,
      modified: identity.modified)
  }
}

extension FileIdentity {
  fileprivate init(_ identity: Arrival.Identity) {
    self.init(
      device: identity.device, inode: identity.inode, size: identity.size,
      modified: identity.modified)
  }
}
