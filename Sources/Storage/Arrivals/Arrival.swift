package import FactFinding
package import FoundationEssentials
package import PageReading

/// A file that came in, and what became of it.
package struct Arrival: Sendable, Equatable {
  package struct ID: RawRepresentable, Hashable, Sendable, CustomStringConvertible {
    package let rawValue: Int64
    package init(rawValue: Int64) { self.rawValue = rawValue }
    package var description: String { String(rawValue) }
  }

  /// What tells one file from another without reading it; a file that was written on has another identity.
  package struct Identity: Hashable, Sendable {
    package var device: UInt64
    package var inode: UInt64
    /// In bytes.
    package var size: Int64
    /// Nanoseconds since 1970.
    package var modified: Int64

    package init(device: UInt64, inode: UInt64, size: Int64, modified: Int64) {
      self.device = device
      self.inode = inode
      self.size = size
      self.modified = modified
    }
  }

  package enum Outcome: Sendable, Equatable {
    case new(Issue.ID)
    case version(Issue.ID, of: Issue.ID)
    case duplicate(of: Issue.ID)
    case refused(reason: String)
  }

  /// What became of the file itself; paths are bytes, below the spool.
  package enum Disposition: Sendable, Equatable {
    case filed([UInt8])
    case setAside([UInt8])
    /// It stays in the inbox, with the reason.
    case left(String)
    /// It was gone before it could be moved.
    case vanished
    /// It was filed or set aside, and what is under that path now is a later arrival's.
    case replaced
  }

  package let id: ID
  /// The path below the inbox in the file system's bytes, and as people see it.
  package var source: [UInt8]
  package var shown: String
  package var identity: Identity
  /// Nil for what was never read.
  package var sha256: [UInt8]?
  package var receivedAt: Date
  package var outcome: Outcome
  /// Nil while it is not known: the arrival is unfinished.
  package var disposition: Disposition?
  package var isAttempted: Bool
  package var isTold: Bool

  /// Whether its entries may have been sent before: telling began, and nobody knows how far it came.
  package var mayBeRepeat: Bool { isAttempted && !isTold }

  /// The issue that it is or repeats.
  package var issue: Issue.ID? {
    switch outcome {
    case .new(let issue), .version(let issue, of: _), .duplicate(of: let issue): issue
    case .refused: nil
    }
  }
}

/// A file that has been read, or refused, and is to be kept.
package struct NewArrival: Sendable {
  package enum Content: Sendable {
    /// The page, and the facts of each of its articles in their order.
    case page(Page, [Facts])
    case refused(reason: String)
  }

  package var source: [UInt8]
  package var shown: String
  package var identity: Arrival.Identity
  package var sha256: [UInt8]?
  /// Kept to the millisecond.
  package var receivedAt: Date
  /// The day it came in where the newsroom is: the issue's, where the page says none.
  package var today: Day
  package var content: Content
  /// Telling starts as soon as it is kept.
  package var isAttempted: Bool
  /// The path it was filed or set aside under before its writer wrote on: what was kept of it then is superseded.
  package var rewrites: [UInt8]?
  /// The programmes that can be learnt from the page, each name once.
  package var sightings: [ProgrammeSighting]

  package init(
    source: [UInt8], shown: String, identity: Arrival.Identity, sha256: [UInt8]?, receivedAt: Date,
    today: Day, content: Content, isAttempted: Bool, rewrites: [UInt8]? = nil,
    sightings: [ProgrammeSighting] = []
  ) {
    self.source = source
    self.shown = shown
    self.identity = identity
    self.sha256 = sha256
    self.receivedAt = receivedAt
    self.today = today
    self.content = content
    self.isAttempted = isAttempted
    self.rewrites = rewrites
    self.sightings = sightings
  }
}

/// What the archive made of a new arrival.
package struct Receipt: Sendable, Equatable {
  package enum Outcome: Sendable, Equatable {
    case new(Issue.ID)
    case version(Issue.ID, of: Issue.ID)
    case duplicate(of: Issue.ID)
    case refused
    /// The page breaks a rule of the archive; nothing of it was kept, the others were.
    case failed(String)
  }

  /// Nil where it failed.
  package var arrival: Arrival.ID?
  package var outcome: Outcome
}
