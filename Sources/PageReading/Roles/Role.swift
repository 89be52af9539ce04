/// What a line is on its page.
enum Role: Int, CaseIterable {
  /// 报头: the page's own date, number and editors.
  case masthead
  /// 稳经济 促发展 强信心: a banner of the page.
  case slogan
  /// 栏目, above a headline.
  case column
  /// 引题, above a headline.
  case kicker
  /// 主题.
  case headline
  /// 副题, below a headline.
  case deck
  /// Who wrote it, on a line of its own above the story; also the day of a speech.
  case byline
  /// A story's first paragraph.
  case lead
  case paragraph
  /// The rest of a paragraph that was broken at a column edge.
  case continuation
  /// 小标题.
  case subhead
  /// A short line of the body: verse, a list, a table's row, a salutation.
  case verse
  /// Who wrote it, or who signs and when, at the story's end.
  case signature
  /// The first line of a picture's text that belongs to no story.
  case pictureText
  case furtherPictureText
  /// The same with its credit in it, or told by its form: …（记者 A 摄）, 图为….
  case creditedPicture
  /// 本报记者 A 摄, on a line of its own.
  case pictureCredit
  /// The text of a picture that belongs to the story around it.
  case caption
  /// Rules, ornaments, what nothing else fits.
  case unplaced

  /// Lines that may be wedged into a story: after them it goes on where it stood.
  var isWedged: Bool {
    switch self {
    case .masthead, .slogan, .pictureText, .furtherPictureText, .creditedPicture, .pictureCredit,
      .caption, .unplaced:
      true
    default: false
    }
  }

  var isBody: Bool { self == .lead || self == .paragraph || self == .continuation }

  var isPicture: Bool {
    self == .pictureText || self == .furtherPictureText || self == .creditedPicture
      || self == .pictureCredit
  }
}

/// Where a story stands after a line: what may come next depends on it.
enum Position: Int, CaseIterable {
  /// No story has begun.
  case outside
  case afterColumn, afterKicker, afterHeadline, afterDeck, afterByline
  case afterSubhead, afterVerse
  /// The last paragraph ended as a sentence.
  case closed
  /// The last paragraph broke off.
  case open
  /// The story was signed.
  case signed
}

/// A role, and where the story stands after the line that has it.
struct State: Hashable, Sendable {
  var role: Role
  var position: Position

  /// All there are. A column or kicker is never parted from its headline, so nothing is wedged in there.
  static let all: [State] = Role.allCases.flatMap { role in
    positions(after: role).map { State(role: role, position: $0) }
  }

  private static func positions(after role: Role) -> [Position] {
    switch role {
    case .column: [.afterColumn]
    case .kicker: [.afterKicker]
    case .headline: [.afterHeadline]
    case .deck: [.afterDeck]
    case .byline: [.afterByline]
    case .lead, .paragraph, .continuation: [.closed, .open]
    case .subhead: [.afterSubhead]
    case .verse: [.afterVerse]
    case .signature: [.signed]
    case .masthead, .slogan, .pictureText, .furtherPictureText, .creditedPicture, .pictureCredit,
      .caption, .unplaced:
      [.outside, .afterHeadline, .closed, .open, .signed]
    }
  }
}
