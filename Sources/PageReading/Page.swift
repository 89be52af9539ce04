/// One newspaper page as it was read: every non-blank line of the file in exactly one place.
///
/// A page is a pure value: what depends on the day it was received or on other pages (a superseded version, a
/// date that only the clock knows) is added by whoever keeps it.
package struct Page: Sendable, Equatable {
  /// The path the page was read under, as shown to people (`郑州日报/2023-03-10-A05.txt`).
  package var source: String
  /// The encoding the bytes were found to be in, by its IANA name (`UTF-8`, `GB18030`, `UTF-16LE`, …).
  package var encoding: String
  /// How many bytes could not be read as that encoding; each stands as U+FFFD in `text`.
  package var replacedBytes: Int
  /// The decoded page, its lines unchanged; line numbers everywhere count its LFs from 1.
  package var text: String
  package var date: IssueDate?
  /// The newspaper's name, where the folder or the masthead says it.
  package var paper: String?
  /// The page's own number as printed (`A05`).
  package var number: String?
  /// Banner lines of the page that belong to no story (稳经济 促发展 强信心).
  package var slogans: [Piece]
  /// Lines that the reader could not place: nothing is dropped, so they stand here.
  package var unplaced: [Piece]
  package var articles: [Article]

  package init(
    source: String, encoding: String, replacedBytes: Int, text: String, date: IssueDate? = nil,
    paper: String? = nil, number: String? = nil, slogans: [Piece] = [], unplaced: [Piece] = [],
    articles: [Article] = []
  ) {
    self.source = source
    self.encoding = encoding
    self.replacedBytes = replacedBytes
    self.text = text
    self.date = date
    self.paper = paper
    self.number = number
    self.slogans = slogans
    self.unplaced = unplaced
    self.articles = articles
  }
}

/// The day an issue is of, and how it is known.
package struct IssueDate: Sendable, Equatable {
  package enum Basis: String, Sendable {
    case folder, filename, masthead, text
    /// The day the file came in: never set by the reader, only by the archive.
    case received
  }
  package var value: Day
  package var basis: Basis
  /// The words that the date was told from, for `text` and `masthead`.
  package var evidence: String?

  package init(value: Day, basis: Basis, evidence: String? = nil) {
    self.value = value
    self.basis = basis
    self.evidence = evidence
  }
}

/// A piece of text and the lines it stands on: a headline, a paragraph, a caption.
package struct Piece: Sendable, Equatable {
  /// 1-based lines of the file, ascending.
  package var lines: [Int]
  /// Where each of `lines` begins in `text`, in Unicode scalars; the first is 0.
  package var starts: [Int]
  package var text: String

  package init(lines: [Int], starts: [Int], text: String) {
    precondition(lines.count == starts.count, "one start for each line")
    self.lines = lines
    self.starts = starts
    self.text = text
  }

  package init(line: Int, text: String) {
    self.init(lines: [line], starts: [0], text: text)
  }

  /// The line on which the scalar at `offset` of `text` stands: a figure that straddles a mended break has the
  /// line on which it begins.
  package func line(at offset: Int) -> Int {
    var found = lines.first ?? 0
    for (line, start) in zip(lines, starts) where start <= offset { found = line }
    return found
  }
}

/// A story, or a picture that stands alone with its caption.
package struct Article: Sendable, Equatable {
  package enum Kind: String, Sendable { case article, photo }

  package var kind: Kind
  /// 栏目, the standing name above a headline (基层聚焦).
  package var column: Piece?
  /// 引题 or 肩题, above the headline.
  package var kicker: Piece?
  /// 主题. Several lines are joined by one space.
  package var headline: Piece?
  /// 副题, below the headline.
  package var deck: Piece?
  /// As printed: the head of the first paragraph, a line of its own, or a signature at the end.
  package var byline: Piece?
  /// 记者.
  package var reporters: [String]
  /// 通讯员.
  package var correspondents: [String]
  /// 摄, 图, 文/图.
  package var photographers: [String]
  /// A signature with no role, as in (王翠 党贺喜).
  package var unspecified: [String]
  /// 小标题 on lines of their own.
  package var subheads: [Piece]
  /// The story, paragraphs broken at a column edge mended; a picture's caption where `kind` is `photo`.
  package var paragraphs: [Piece]
  package var captions: [Piece]
  /// Lines after which text is missing.
  package var truncatedAt: [Int]
  package var summary: String?
  /// How sure the reading is, 0 to 1.
  package var confidence: Double

  /// Confidence below this is worth a person's look: some line could nearly as well have had another role. On the
  /// marked pages one in ten articles is below, and one in four of those was read otherwise than marked; of the
  /// others one in eighteen.
  package static let leastConfidence = 0.61

  /// Whether a person should look at it.
  package var isDoubtful: Bool { confidence < Self.leastConfidence }

  /// 1-based, all that it stands on, ascending.
  package var lines: [Int] {
    let heads = [column, kicker, headline, deck, byline].compactMap { $0 }
    return Set((heads + subheads + paragraphs + captions).flatMap(\.lines)).sorted()
  }

  package init(
    kind: Kind, column: Piece? = nil, kicker: Piece? = nil, headline: Piece? = nil,
    deck: Piece? = nil, byline: Piece? = nil, reporters: [String] = [],
    correspondents: [String] = [], photographers: [String] = [], unspecified: [String] = [],
    subheads: [Piece] = [], paragraphs: [Piece] = [], captions: [Piece] = [],
    truncatedAt: [Int] = [], summary: String? = nil, confidence: Double = 1
  ) {
    self.kind = kind
    self.column = column
    self.kicker = kicker
    self.headline = headline
    self.deck = deck
    self.byline = byline
    self.reporters = reporters
    self.correspondents = correspondents
    self.photographers = photographers
    self.unspecified = unspecified
    self.subheads = subheads
    self.paragraphs = paragraphs
    self.captions = captions
    self.truncatedAt = truncatedAt
    self.summary = summary
    self.confidence = confidence
  }
}
