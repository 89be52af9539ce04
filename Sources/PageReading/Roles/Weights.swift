/// What each feature speaks for: log-odds, roughly. A role that a row does not name gets nothing from it.
package struct Weights: Sendable {
  var emission: [Feature: [Role: Float]]
  var grammar: Grammar

  package static let standard = Weights(
    emission: [
      .upTo4: [
        .slogan: -4, .column: 0, .kicker: -1, .headline: -1.7, .deck: -4, .lead: -9,
        .paragraph: -7, .continuation: -2, .subhead: -1, .verse: -1, .pictureText: -8,
        .creditedPicture: -8,
        .furtherPictureText: -8, .caption: -5,
      ],
      .upTo8: [
        .slogan: -2, .column: -1.5, .kicker: -0.6, .headline: -0.7, .deck: -3, .lead: -6.5,
        .paragraph: -5, .continuation: -1.5, .subhead: 0, .verse: -0.5, .pictureText: -5,
        .creditedPicture: -5,
        .furtherPictureText: -5, .caption: -2.5,
      ],
      .upTo15: [
        .column: -2.5, .headline: 0.3, .deck: -2, .lead: -6, .paragraph: -3.5,
        .continuation: -0.7, .subhead: 0.2, .verse: -0.5, .pictureText: -3, .creditedPicture: -3,
        .furtherPictureText: -3, .caption: -0.7,
      ],
      .upTo28: [
        .slogan: -0.5, .column: -5, .headline: 0.5, .deck: -0.5, .lead: -3, .paragraph: -1.5,
        .subhead: -1,
        .verse: -1.5, .pictureText: -1, .creditedPicture: -1, .furtherPictureText: -1, .byline: -1,
        .signature: -1,
      ],
      .upTo50: [
        .slogan: -5, .column: -8, .kicker: -2, .headline: -1, .deck: -1.2, .lead: -1,
        .paragraph: -0.3,
        .continuation: 0.3, .subhead: -3.5, .verse: -3.5, .byline: -3, .signature: -3,
      ],
      .upTo100: [
        .slogan: -15, .column: -15, .kicker: -10, .headline: -7, .deck: -4, .lead: 0.5,
        .paragraph: 0.5, .continuation: 0.5, .subhead: -12, .verse: -8, .byline: -8,
        .signature: -8, .masthead: -8, .caption: -0.5,
      ],
      .beyond100: [
        .slogan: -25, .column: -25, .kicker: -25, .headline: -20, .deck: -15, .lead: 1,
        .paragraph: 0.7, .continuation: 0.5, .subhead: -25, .verse: -15, .byline: -20,
        .signature: -20, .masthead: -25, .pictureText: -0.7, .creditedPicture: -0.7,
        .furtherPictureText: -1, .caption: -2,
      ],

      .endsInStop: [
        .slogan: -8, .column: -10, .kicker: -6, .headline: -5, .deck: -3.5, .lead: 1, .paragraph: 1,
        .continuation: 1, .subhead: -4, .verse: 0, .pictureText: 1, .creditedPicture: 1,
        .furtherPictureText: 1,
        .caption: 1, .byline: -4, .signature: -4, .masthead: -5,
      ],
      .endsInCall: [
        .slogan: -2, .column: -5, .kicker: -2.2, .headline: -0.5, .deck: -1, .lead: 0.3,
        .paragraph: 3.2, .continuation: 0.7, .subhead: -0.3, .byline: -4, .signature: -4,
      ],
      .endsInColon: [
        .slogan: -6, .column: -4, .kicker: -3, .headline: -5, .deck: -6, .paragraph: 3,
        .subhead: -4, .verse: 1, .lead: 3, .byline: -3,
      ],
      .endsInPause: [
        .slogan: -8, .column: -8, .kicker: -4, .headline: -5, .deck: -4, .subhead: -5, .verse: 0,
        .byline: -6, .signature: -6,
      ],
      .endsBare: [.pictureText: -1.5, .creditedPicture: -1.5, .furtherPictureText: -1.5],

      .stopInside: [
        .slogan: -8, .column: -8, .kicker: -5, .headline: -5, .deck: -4, .subhead: -5, .verse: -2,
        .lead: 0.5, .paragraph: 0.7, .continuation: 0.7, .byline: -5, .signature: -5,
      ],
      .pauseInside: [
        .slogan: -3, .column: -5, .kicker: -0.7, .headline: -1, .deck: 0.7, .subhead: 0.5,
        .verse: -0.2, .byline: -1,
      ],
      .manyPauses: [
        .slogan: -8, .column: -8, .kicker: -4, .headline: -3, .deck: -0.7, .subhead: -4,
        .verse: -1, .byline: -2,
      ],

      .colonInside: [.headline: 1, .kicker: -0.3, .subhead: -0.7, .column: -2, .slogan: -2],
      .twoParts: [
        .column: -4, .kicker: 1.5, .headline: 2, .deck: 0, .subhead: -0.3, .verse: -1.5,
        .paragraph: -2, .continuation: -2, .slogan: -0.5,
      ],
      .manyParts: [.deck: 2.5, .headline: -0.7, .kicker: -0.5, .subhead: -1],
      .equalParts: [
        .slogan: 7.5, .column: -3, .kicker: 0, .headline: 0.5, .deck: 0.5, .subhead: -1,
        .paragraph: -3, .continuation: -3, .verse: -0.5,
      ],
      .opensWithDash: [
        .deck: 6, .kicker: -4, .headline: -3, .column: -4, .slogan: -5, .subhead: -2, .verse: 0.5,
        .signature: 0.5, .paragraph: -1,
      ],
      .opensInMidSentence: [
        .continuation: 4, .paragraph: -3, .lead: -5, .headline: -5, .kicker: -5, .subhead: -5,
        .deck: -4, .slogan: -6, .column: -6, .pictureText: -4, .creditedPicture: -4,
      ],
      .inBrackets: [
        .deck: 1, .headline: -2, .kicker: -1.5, .column: 0, .subhead: -2, .paragraph: 2,
        .signature: 3, .byline: 2, .caption: 0.5, .unplaced: 1,
      ],
      .numbered: [
        .subhead: 3, .paragraph: 1, .headline: -2.5, .kicker: -3, .deck: -3, .slogan: -5,
        .column: -4, .lead: -1.5, .continuation: -2, .verse: 1.5,
      ],
      .bulleted: [
        .verse: 1.5, .paragraph: 0.7, .subhead: 0.7, .headline: -0.7, .lead: 0, .continuation: -2,
        .kicker: -2, .deck: -1, .column: 0,
      ],
      .dayOnly: [
        .signature: 8, .byline: 7.5, .deck: 0.5, .headline: -4, .kicker: -4, .subhead: -4,
        .verse: 1,
        .masthead: 0, .column: -4, .slogan: -4, .paragraph: -2,
      ],
      .officeName: [.signature: 6.5, .byline: 2, .headline: -0.5, .subhead: -1, .verse: -1],
      .noticeTitle: [.headline: 2.5, .subhead: -1, .kicker: -1, .column: -0.5],
      .sideTitle: [.headline: 2.5, .column: 2, .subhead: -1, .kicker: -1, .signature: -5],
      .speech: [
        .paragraph: 4, .lead: 3, .subhead: -3, .headline: -3, .kicker: -3, .deck: -3, .verse: 0,
      ],
      .fieldLine: [
        .paragraph: 3, .verse: 3, .headline: -6, .slogan: -4, .column: -4, .kicker: -3, .deck: -3,
        .subhead: -2, .byline: -3,
      ],
      .opensShortRun: [.headline: 2.5, .kicker: 1.5, .column: 1.5, .verse: -2.5],
      .turnNote: [
        .headline: 1, .paragraph: 1, .subhead: -2, .signature: 0.5, .unplaced: 2, .caption: -1,
      ],
      .symbolsOnly: [
        .unplaced: 12, .headline: -6, .kicker: -6, .deck: -6, .subhead: -6, .column: -6,
        .slogan: -6, .verse: -3, .paragraph: -4, .continuation: -3,
      ],
      .furniture: [
        .masthead: 12, .headline: -2, .column: -1, .kicker: -2, .subhead: -2, .signature: -1,
      ],
      .columnName: [.column: 3, .kicker: -0.5, .headline: -0.7, .subhead: -0.7],

      .creditOfWriter: [
        .byline: 11, .signature: 10, .pictureCredit: 3, .headline: -6, .kicker: -6, .deck: -5,
        .subhead: -6, .column: -6, .slogan: -6, .verse: -3, .paragraph: -3, .continuation: -3,
        .caption: -2, .lead: -3,
      ],
      .creditOfPicture: [
        .pictureCredit: 15, .byline: 5, .signature: 5, .headline: -6, .kicker: -6, .deck: -5,
        .subhead: -6, .column: -6, .slogan: -6, .verse: -3, .paragraph: -3, .continuation: -3,
        .caption: 1, .lead: -3,
      ],
      .creditOfBoth: [
        .byline: 10, .signature: 10, .pictureCredit: 12, .headline: -6, .kicker: -6, .deck: -5,
        .subhead: -6, .column: -6, .slogan: -6, .verse: -3, .paragraph: -3, .continuation: -3,
        .caption: -1, .lead: -3,
      ],
      .bareNames: [
        .byline: 8, .signature: 6.5, .pictureCredit: 5, .headline: -2, .kicker: -2, .deck: -2,
        .subhead: -2, .column: -1.5, .slogan: -3, .verse: -0.5, .paragraph: -2,
      ],
      .affiliatedNames: [.byline: 2, .signature: 2.5],
      .signedAtEnd: [.lead: 0.3, .paragraph: 0.5, .continuation: 0.5, .headline: -3, .subhead: -3],
      .pictureCreditAtEnd: [
        .creditedPicture: 9, .furtherPictureText: 1, .caption: 7.5, .paragraph: -1.5, .lead: -1.5,
        .continuation: -1, .headline: -3, .subhead: -4,
      ],
      .dateline: [
        .lead: 4, .paragraph: -1.5, .continuation: -4, .pictureText: -1, .creditedPicture: -1,
        .furtherPictureText: -4,
        .caption: -2, .headline: -4, .kicker: -4, .deck: -4, .subhead: -4, .verse: -4,
      ],
      .namedDateline: [.lead: 1.5, .paragraph: -1.5],
      .newsOpening: [
        .lead: 0.7, .paragraph: -0.4, .pictureText: 1.5, .creditedPicture: 1.5,
        .furtherPictureText: -1,
        .continuation: -0.7, .caption: 0.3,
      ],
      .captionForm: [
        .caption: 7, .creditedPicture: 7, .pictureText: 1, .furtherPictureText: 1, .paragraph: -1,
        .lead: -2, .headline: -2, .subhead: -2, .deck: -2, .kicker: -2,
      ],

      .marked: [
        .headline: 1.5, .subhead: 1, .kicker: 0.7, .deck: 0.7, .column: 0.3, .slogan: 0.3,
        .lead: -5, .paragraph: -4, .continuation: -4, .verse: -1.5, .pictureText: -4,
        .creditedPicture: -4, .caption: -2,
        .byline: -1, .signature: -1,
      ],
      .topMark: [.headline: 1.5, .subhead: -1.5, .kicker: -0.7, .deck: -1, .column: -0.5],
      .lowerMark: [.headline: -0.5, .subhead: 0.7, .deck: 0.7],
      .unmarkedAmongMarked: [
        .headline: -1, .subhead: -0.3, .column: 0.5, .kicker: 0.3, .slogan: 0.5, .verse: 0.2,
      ],

      .nextIsMarkedAbove: [.headline: -2, .column: 0.7, .kicker: 0.7, .deck: -0.7, .subhead: -0.5],
      .previousIsMarkedAbove: [.deck: 1, .kicker: -0.5],

      .nextHasDateline: [.headline: 3, .deck: 3, .subhead: -4, .column: -0.5, .slogan: -1],
      .nextIsCredit: [
        .headline: 3, .deck: 2.5, .subhead: -1, .verse: -2, .kicker: -1, .column: -1,
      ],
      .nextIsDay: [.signature: 3.5, .headline: -0.5, .subhead: -1],
      .nextIsSalutation: [.headline: 2.5, .subhead: -0.5],
      .nextIsBody: [.kicker: -1, .column: -1],
      .nextOpensAsNews: [.headline: 0.7, .deck: 0.5, .subhead: -0.3],
      .previousIsShort: [.subhead: -0.7],
      .nextIsShort: [.subhead: -1],
      .nextShortIsLonger: [.column: 0.7, .kicker: 0.2],
      .previousShortIsShorter: [.deck: 1, .headline: -0.5],
      .nextShortIsShorter: [.kicker: -0.7, .column: -1.5],
      .inShortRun: [
        .verse: 5, .headline: -0.7, .subhead: -0.7, .kicker: -1.5, .deck: -0.7, .column: -1,
      ],
      .closesShortRun: [.headline: 2.5, .byline: 1.5, .verse: -5, .subhead: 1],
      .nearEndOfShortRun: [.verse: -2.5],
      .hasSiblings: [.subhead: 2.5, .headline: -1],
      .previousSigned: [
        .headline: 2.5, .kicker: 2, .column: 2, .subhead: -3, .paragraph: -2.5, .lead: 1,
        .pictureText: 1, .creditedPicture: 1,
      ],
      .wideGap: [
        .pictureText: 1, .creditedPicture: 1, .caption: 0.5, .column: 0.3, .continuation: -0.3,
      ],
      .likeAfter: [
        .verse: -0.7, .headline: 0.5, .kicker: 0.5, .deck: 0.3, .column: -1.2, .slogan: -0.7,
        .subhead: -0.2,
      ],
      .likeBefore: [
        .subhead: 0.4, .headline: -0.4, .kicker: -0.3, .caption: 1, .pictureText: -1,
        .creditedPicture: -1,
      ],
      .unlikeStory: [.creditedPicture: 0.7, .caption: -0.7],
      .partsTexts: [.headline: 0.4, .kicker: 0.3, .column: 0.3, .subhead: -0.3],
      .bindsTexts: [.subhead: 0.5, .headline: -0.3, .kicker: -0.3, .column: -0.3],
    ],
    grammar: .standard)

  /// The same table with every weight changed: tests shake it to measure how much hangs on any one number.
  package func adjusted(_ change: (Float) -> Float) -> Weights {
    var weights = self
    for feature in Feature.allCases {
      for role in Role.allCases {
        if let weight = emission[feature]?[role] {
          weights.emission[feature]?[role] = change(weight)
        }
      }
    }
    for position in Position.allCases {
      for role in Role.allCases {
        if let weight = grammar.follow[position]?[role] {
          weights.grammar.follow[position]?[role] = change(weight)
        }
      }
    }
    return weights
  }

  /// What speaks for a role before anything is seen: some need evidence.
  static let prior: [Role: Float] = [
    .masthead: -8, .slogan: -4, .byline: -9, .signature: -9, .pictureCredit: -12, .caption: -6,
    .pictureText: -1, .creditedPicture: -6, .furtherPictureText: -0.5, .unplaced: -6, .verse: -3.5,
    .column: -0.5,
    .deck: -0.3,
  ]

  /// What a body line's ending says of whether its paragraph is finished: the score of each reading.
  ///
  /// A column's edge breaks full lines: a short one that breaks off is rather a subhead, a list's line, a signature.
  static let completeness: [Feature: (closed: Float, open: Float)] = [
    .endsInStop: (0, -6), .endsInCall: (0, -3), .endsInColon: (-0.3, -1.5),
    .endsInPause: (-5, 0), .endsBare: (-3, 0), .upTo4: (0, -6), .upTo8: (0, -5),
    .upTo15: (0, -3.5), .upTo28: (0, -1.5),
  ]
}
