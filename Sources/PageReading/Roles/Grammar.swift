/// Which role may follow where a story stands, and how gladly: log-odds, roughly.
///
/// What is not listed costs `forbidden`, and not infinity, so that a lost headline can be survived.
struct Grammar: Sendable {
  static let forbidden: Float = -25

  var follow: [Position: [Role: Float]]
  /// What a picture's lines add to that.
  var picture: Picture

  struct Picture {
    /// A second line of its text.
    var further: Float = -1.6
    /// Its credit on a line of its own.
    var credit: Float = 2.4
    /// A picture's text that nothing proves to be one.
    var uncredited: Float = -3.5
    /// The story goes on after a picture that belongs to none.
    var resumed: Float = -2.3
    /// A story's own picture stands within it, seldom at its end.
    var last: Float = -0.1
  }

  static let standard = Grammar(
    follow: [
      .outside: [
        .masthead: 0.2, .slogan: 0.3, .column: -1, .kicker: -0.9, .headline: -0.7, .lead: -4,
        .pictureText: -2.4, .creditedPicture: -2, .verse: -6, .paragraph: -6, .continuation: -8,
        .subhead: -8,
        .pictureCredit: -6, .unplaced: -1.1,
      ],
      .afterColumn: [
        .kicker: -1.3, .headline: 0.3, .lead: -3.6, .verse: -6, .pictureText: -1.2,
        .creditedPicture: -1.4,
      ],
      .afterKicker: [.headline: 0.2, .kicker: -3.1],
      .afterHeadline: [
        .deck: -0.9, .byline: 0.6, .lead: 0.1, .verse: -2.2, .subhead: -3.5, .headline: -4.5,
        .kicker: -6.1,
        .column: -6.2, .caption: -1.5, .pictureText: -4.2, .creditedPicture: -3.6,
        .pictureCredit: -3.1,
        .unplaced: -1.3,
        .masthead: -2.2, .slogan: -4, .signature: -5.4,
      ],
      .afterDeck: [
        .deck: -2.3, .byline: 0.5, .lead: -1, .verse: -0.9, .subhead: -3.2, .headline: -6.2,
        .caption: -1.5,
        .pictureText: -4, .creditedPicture: -4, .pictureCredit: -2.5, .unplaced: -1, .masthead: -2,
        .slogan: -4,
        .signature: -5.1,
      ],
      .afterByline: [
        .lead: 1.3, .byline: -1.9, .deck: -3.1, .verse: -0.8, .subhead: -0.8, .caption: -1.6,
        .pictureText: -3.6, .creditedPicture: -4, .pictureCredit: -3, .unplaced: -1.6,
        .masthead: -2,
        .slogan: -4,
        .headline: -8,
      ],
      .closed: [
        .paragraph: 0.5, .subhead: -1.4, .verse: -1.3, .signature: 0.4, .headline: -1.6,
        .kicker: -1.6,
        .column: -1.4, .lead: -6.4, .continuation: -4, .caption: -1.5, .pictureText: -1.4,
        .creditedPicture: -1,
        .pictureCredit: -3, .slogan: -1.6, .masthead: -1.1, .unplaced: -0.5, .byline: -8,
      ],
      .open: [
        .continuation: 1.1, .paragraph: -5, .subhead: -6, .headline: -5, .kicker: -6, .column: -6,
        .lead: -8, .verse: -3.1, .signature: -6, .caption: -1.2, .pictureText: -2,
        .creditedPicture: -2,
        .pictureCredit: -3, .slogan: -3, .masthead: -2, .unplaced: -2,
      ],
      .afterSubhead: [
        .paragraph: -1, .verse: -0.5, .subhead: -3.2, .caption: -1.7, .pictureText: -3.2,
        .creditedPicture: -3,
        .pictureCredit: -4, .unplaced: -1.2, .headline: -8, .byline: -4,
      ],
      .afterVerse: [
        .verse: 2.2, .paragraph: -0.8, .subhead: -0.2, .signature: -0.6, .headline: -1.4,
        .kicker: -2.7,
        .column: -1.9, .lead: -4, .caption: -1.8, .pictureText: -1.7, .creditedPicture: -1.3,
        .pictureCredit: -3, .slogan: -2,
        .masthead: -1.5, .unplaced: -1,
      ],
      .signed: [
        .headline: -0.3, .kicker: -0.4, .column: -0.6, .pictureText: 0.2, .creditedPicture: -0.8,
        .signature: -2.4,
        .slogan: -0.8, .masthead: -0.5, .unplaced: -0.1, .lead: -2.3, .paragraph: -3.3,
        .pictureCredit: -3, .caption: -2.2, .verse: -4.2, .subhead: -4.1,
      ],
    ],
    picture: Picture())

  /// The score of `role` after a line in `state`, and of the page's first line where there is none.
  func score(from state: State?, to role: Role) -> Float {
    let position = state?.position ?? .outside
    let plain = follow[position]?[role] ?? Self.forbidden
    switch (state?.role, role) {
    case (.pictureText?, .furtherPictureText), (.furtherPictureText?, .furtherPictureText):
      return picture.further
    case (.pictureText?, .pictureCredit), (.furtherPictureText?, .pictureCredit),
      (.creditedPicture?, .pictureCredit), (.caption?, .pictureCredit):
      return picture.credit
    case (.pictureText?, _), (.furtherPictureText?, _):
      return plain + picture.uncredited + (role.isBody && role != .lead ? picture.resumed : 0)
    case (.creditedPicture?, _), (.pictureCredit?, _):
      return plain + (role.isBody && role != .lead ? picture.resumed : 0)
    case (.caption?, .headline), (.caption?, .kicker), (.caption?, .column):
      return plain + picture.last
    case (_, .furtherPictureText):
      return Self.forbidden
    default:
      return plain
    }
  }

  /// The score of a page that ends after a line in `state`: heads wait for their text, a picture for its credit.
  func score(ofEndingIn state: State) -> Float {
    switch state.role {
    case .pictureText, .furtherPictureText: picture.uncredited
    case .column, .kicker: -6
    case .headline, .deck, .byline, .subhead: -3
    default: 0
    }
  }

  /// A wedged line leaves the story where it stood; every other line moves it on.
  static func allows(_ state: State, after previous: State?) -> Bool {
    guard state.role.isWedged else { return true }
    return state.position == carried(previous?.position ?? .outside)
  }

  /// Where a story stands after something wedged in: a column above it was a picture's, a kicker was a headline;
  /// below a head and within a text the finer places make no difference.
  private static func carried(_ position: Position) -> Position {
    switch position {
    case .outside, .afterColumn: .outside
    case .afterKicker, .afterHeadline, .afterDeck, .afterByline: .afterHeadline
    case .closed, .afterSubhead, .afterVerse: .closed
    case .open: .open
    case .signed: .signed
    }
  }
}
