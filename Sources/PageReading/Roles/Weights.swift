/// What each feature speaks for: log-odds, roughly. A role that a row does not name gets nothing from it.
package struct Weights: Sendable {
  var emission: [Feature: [Role: Float]]
  var grammar: Grammar

  package static let standard = Weights(
    emission: [
      .upTo4: [
        .slogan: -4, .column: 1, .kicker: -0.8, .headline: -0.6, .deck: -4, .lead: -8.3,
        .paragraph: -7.4, .continuation: -2.3, .subhead: -0.9, .verse: -3.3, .pictureText: -8,
        .creditedPicture: -8,
        .furtherPictureText: -8, .caption: -5,
      ],
      .upTo8: [
        .slogan: -1.3, .column: -2.2, .kicker: -0.9, .headline: -1, .deck: -3.4, .lead: -6.2,
        .paragraph: -4.5, .continuation: -2, .subhead: 0.8, .verse: -0.2, .pictureText: -5.1,
        .creditedPicture: -5,
        .furtherPictureText: -5, .caption: -2.5,
      ],
      .upTo15: [
        .column: -2.2, .headline: 0.8, .deck: -1.6, .lead: -5.9, .paragraph: -3.4,
        .continuation: -0.7, .subhead: -0.3, .verse: 0.4, .pictureText: -1.9, .creditedPicture: -3,
        .furtherPictureText: -3, .caption: 0.2,
      ],
      .upTo28: [
        .slogan: -0.3, .column: -5, .headline: 0, .deck: -1, .lead: -3.6, .paragraph: -1.3,
        .subhead: -1.8,
        .verse: 0.4, .pictureText: -1.5, .creditedPicture: -2, .furtherPictureText: -1.1,
        .byline: -0.6,
        .signature: -0.6,
      ],
      .upTo50: [
        .slogan: -5, .column: -8, .kicker: -2.3, .headline: -1.5, .deck: -1.8, .lead: -0.4,
        .paragraph: 0.3,
        .continuation: -0.1, .subhead: -3.7, .verse: -2.9, .byline: -3, .signature: -3,
      ],
      .upTo100: [
        .slogan: -15, .column: -15, .kicker: -10, .headline: -7, .deck: -4, .lead: 0.2,
        .paragraph: -0.2, .continuation: 0.7, .subhead: -12, .verse: -8, .byline: -8,
        .signature: -8, .masthead: -8, .caption: -0.8,
      ],
      .beyond100: [
        .slogan: -25, .column: -25, .kicker: -25, .headline: -20, .deck: -15, .lead: 0.5,
        .paragraph: 0.4, .continuation: 1.6, .subhead: -25, .verse: -15, .byline: -20,
        .signature: -20, .masthead: -25, .pictureText: -1, .creditedPicture: -0.7,
        .furtherPictureText: -1.1, .caption: -2,
      ],

      .endsInStop: [
        .slogan: -8, .column: -10, .kicker: -6.1, .headline: -5.8, .deck: -3.8, .lead: 1.9,
        .paragraph: 0.4,
        .continuation: 1.1, .subhead: -4, .verse: 0.5, .pictureText: 0.7, .creditedPicture: 1.6,
        .furtherPictureText: 0.3,
        .caption: 1, .byline: -4, .signature: -4, .masthead: -5,
      ],
      .endsInCall: [
        .slogan: -2.1, .column: -5.3, .kicker: -1.5, .headline: 0.4, .deck: -1, .lead: 0.9,
        .paragraph: 2.6, .continuation: 0.7, .subhead: -0.4, .byline: -4, .signature: -4,
      ],
      .endsInColon: [
        .slogan: -6, .column: -4, .kicker: -3, .headline: -5.3, .deck: -6, .paragraph: 2.4,
        .subhead: -3.7, .verse: 1.2, .lead: 4.3, .byline: -3,
      ],
      .endsInPause: [
        .slogan: -8, .column: -8, .kicker: -4, .headline: -5, .deck: -4, .subhead: -5, .verse: 0,
        .byline: -6, .signature: -6,
      ],
      .endsBare: [.pictureText: -0.5, .creditedPicture: -1.5, .furtherPictureText: -1.5],

      .endsInLink: [
        .slogan: -2, .column: -3, .kicker: -2, .headline: -2, .deck: -2, .subhead: -2.5,
        .verse: -0.5,
      ],

      .endsInSemicolon: [
        .slogan: -8, .column: -8, .kicker: -4, .headline: -5, .deck: -4, .subhead: -5, .verse: 0.5,
        .paragraph: 1, .byline: -6, .signature: -6,
      ],

      .stopInside: [
        .slogan: -8, .column: -8, .kicker: -5, .headline: -5, .deck: -4, .subhead: -5.2,
        .verse: -1.4,
        .lead: 0.1, .paragraph: 1.5, .continuation: 0.6, .byline: -5, .signature: -5,
      ],
      .pauseInside: [
        .slogan: -3, .column: -5, .kicker: 0.2, .headline: -2, .deck: 0.2, .subhead: 0.4,
        .verse: 0.3, .byline: -1,
      ],
      .manyPauses: [
        .slogan: -8, .column: -8, .kicker: -4, .headline: -3, .deck: -1, .subhead: -3.2,
        .verse: -0.9, .byline: -2,
      ],

      .longWithoutMarks: [.kicker: 1.5, .headline: 1, .deck: 1.5, .lead: -1, .paragraph: -1],
      .colonInside: [.headline: 0.2, .kicker: -0.5, .subhead: -1.5, .column: -1.6, .slogan: -2],
      .twoParts: [
        .column: -4, .kicker: 0.4, .headline: -0.6, .deck: -0.3, .subhead: -0.9, .verse: -0.1,
        .paragraph: -2.1, .continuation: -2, .slogan: -0.1,
      ],
      .artwork: [
        .creditedPicture: 9, .caption: 4, .verse: -1, .headline: -2, .kicker: -2, .deck: -2,
        .subhead: -2, .column: -2, .slogan: -3,
      ],
      .genreNote: [.headline: 3, .subhead: -1, .kicker: -1, .deck: 0.5, .verse: -3],
      .exhorts: [.slogan: 2.5],
      .manyParts: [.column: -3, .deck: 1.5, .headline: -1.1, .kicker: -0.8, .subhead: -1],
      .equalParts: [
        .slogan: 4.5, .column: -3, .kicker: 0.5, .headline: 0.5, .deck: 0.5, .subhead: -1,
        .paragraph: -3, .continuation: -3, .verse: -0.5,
      ],
      .opensWithDash: [
        .deck: 5.8, .kicker: -4, .headline: -2.8, .column: -4, .slogan: -5, .subhead: -2,
        .verse: 0.5,
        .signature: 0.5, .paragraph: -0.6,
      ],
      .opensInMidSentence: [
        .continuation: 4, .paragraph: -3, .lead: -5, .headline: -5, .kicker: -5, .subhead: -5,
        .deck: -4, .slogan: -6, .column: -6, .pictureText: -4, .creditedPicture: -4,
      ],
      .inBrackets: [
        .deck: 3.2, .headline: -2, .kicker: -1.6, .column: -0.1, .subhead: -2, .paragraph: 2,
        .signature: 1.6, .byline: 1.4, .caption: 0.5, .unplaced: 1.5,
      ],
      .numbered: [
        .subhead: 2.4, .paragraph: 0.2, .headline: -1.7, .kicker: -3, .deck: -3, .slogan: -5,
        .column: -4, .lead: -1.1, .continuation: -2.1, .verse: 1.9,
      ],
      .bulleted: [
        .verse: 1.5, .paragraph: 0.8, .subhead: 0.7, .headline: -0.8, .lead: 0.8, .continuation: -2,
        .kicker: -2, .deck: -1, .column: 0,
      ],
      .dayOnly: [
        .signature: 6.3, .byline: 6.8, .deck: 1.3, .headline: -4, .kicker: -4.1, .subhead: -4,
        .verse: 2.7,
        .masthead: 0, .column: -4, .slogan: -4, .paragraph: -2,
      ],
      .dayAtEnd: [
        .signature: 8.2, .byline: 3, .headline: -4, .kicker: -4, .subhead: -4, .column: -4,
        .masthead: 4,
      ],
      .authorNote: [
        .signature: 8.9, .byline: 4, .unplaced: 3.3, .headline: -4, .kicker: -4, .subhead: -4,
        .paragraph: -1.1,
      ],
      .tableRow: [
        .verse: 4.8, .paragraph: 2.6, .continuation: -2, .headline: -3.8, .kicker: -3, .deck: -1.7,
        .subhead: -3, .column: -4, .slogan: -3,
      ],
      .labelled: [
        .verse: 3.3, .paragraph: 0.8, .headline: -2.1, .kicker: -2, .deck: -1.2, .subhead: -2.4,
        .column: -2.6,
      ],
      .nameList: [
        .verse: 2.8, .paragraph: 1.8, .headline: -4, .kicker: -4, .deck: -2.1, .subhead: -4,
        .column: -3,
        .byline: 1, .slogan: -3,
      ],
      .opensAsSequel: [.lead: -0.9, .paragraph: 0.2, .headline: 0.1, .pictureText: -2],
      .nextOpensAsSequel: [.subhead: 0.8, .headline: -1.2, .kicker: -0.4, .column: 0.4],
      .creditSharesWriter: [
        .caption: 4, .creditedPicture: -1, .pictureText: -1, .pictureCredit: 0,
      ],
      .firstOfPage: [.slogan: 0.8, .column: 0.2, .kicker: 0.1, .headline: 0.3, .masthead: 2.1],
      .banner: [.slogan: 2.8, .kicker: -1, .headline: -0.3],
      .nextIsBulleted: [.headline: 1.9, .subhead: -1.3, .column: 1.5],
      .likeTopHead: [.headline: 3.1, .subhead: -2.6],
      .unprovedAmongProved: [.subhead: 1.6, .headline: -0.4, .kicker: -0.9, .column: 0.3],
      .unprovedInSet: [.subhead: 0.8, .headline: -0.5],
      .numberedHead: [.subhead: 1.9, .paragraph: -1.7],
      .bracketedWord: [
        .signature: 3.8, .byline: 1, .headline: -2, .kicker: -2, .column: -2.1, .subhead: -2,
      ],
      .inLongRun: [.verse: 2],
      .officeName: [.signature: 7.7, .byline: 2, .headline: -0.5, .subhead: -0.9, .verse: 0.4],
      .noticeTitle: [.headline: 4.3, .subhead: -1.7, .kicker: -1, .column: -0.5],
      .sideTitle: [.headline: 3.5, .column: 1.6, .subhead: -1.6, .kicker: -1, .signature: -5],
      .speech: [
        .paragraph: 3.8, .lead: 3.5, .subhead: -3, .headline: -3.1, .kicker: -3, .deck: -3,
        .verse: 0,
      ],
      .fieldLine: [
        .paragraph: 3.2, .verse: 3.3, .headline: -6, .slogan: -4, .column: -4, .kicker: -3,
        .deck: -3,
        .subhead: -2, .byline: -3,
      ],
      .opensShortRun: [.headline: 2.5, .kicker: 1.5, .column: 1.9, .verse: -2.6],
      .turnNote: [
        .headline: 1, .paragraph: 1, .subhead: -2, .signature: 0.5, .unplaced: 2, .caption: -1,
      ],
      .symbolsOnly: [
        .unplaced: 12, .headline: -6, .kicker: -6, .deck: -6, .subhead: -6, .column: -6,
        .slogan: -6, .verse: -3, .paragraph: -4, .continuation: -3,
      ],
      .furniture: [
        .masthead: 12.4, .headline: -2.2, .column: -1, .kicker: -2, .subhead: -2, .signature: -1,
      ],
      .columnName: [.column: 3.4, .kicker: -0.5, .headline: -0.1, .subhead: -1],

      .creditOfWriter: [
        .byline: 11.2, .signature: 9.3, .pictureCredit: 3, .headline: -6, .kicker: -6, .deck: -5,
        .subhead: -6, .column: -6, .slogan: -6, .verse: -2.2, .paragraph: -3, .continuation: -3.2,
        .caption: -2, .lead: -3,
      ],
      .creditOfPicture: [
        .pictureCredit: 14.8, .byline: 5.7, .signature: 4.1, .headline: -6, .kicker: -6, .deck: -5,
        .subhead: -6, .column: -6, .slogan: -6, .verse: -2.6, .paragraph: -3, .continuation: -3,
        .caption: 0.6, .lead: -3,
      ],
      .creditOfBoth: [
        .byline: 10, .signature: 10.8, .pictureCredit: 9.7, .headline: -6, .kicker: -6, .deck: -5,
        .subhead: -6, .column: -6, .slogan: -6, .verse: -3, .paragraph: -3, .continuation: -3,
        .caption: -1, .lead: -3,
      ],
      .bareNames: [
        .byline: 8.1, .signature: 7.6, .pictureCredit: 4.8, .headline: -2.1, .kicker: -2.3,
        .deck: -2,
        .subhead: -1.7, .column: -3.2, .slogan: -2.6, .verse: -0.3, .paragraph: -2,
      ],
      .affiliatedNames: [.byline: 1.3, .signature: 3.5],
      .signedAtEnd: [.lead: 1.1, .paragraph: 0.2, .continuation: 0.1, .headline: -3, .subhead: -3],
      .pictureCreditAtEnd: [
        .creditedPicture: 8.9, .furtherPictureText: 1, .caption: 7.7, .paragraph: -1.5, .lead: -1.6,
        .continuation: -1, .headline: -3, .subhead: -4,
      ],
      .dateline: [
        .lead: 3, .paragraph: -0.9, .continuation: -4, .pictureText: -1, .creditedPicture: -1,
        .furtherPictureText: -4,
        .caption: -2, .headline: -4, .kicker: -4, .deck: -4, .subhead: -4, .verse: -4,
      ],
      .namedDateline: [.lead: 0.8, .paragraph: -1.2],
      .newsOpening: [
        .lead: 0.3, .paragraph: 0.4, .headline: -1.1, .kicker: -1, .deck: -1.7, .pictureText: 2.4,
        .creditedPicture: 2.4,
        .furtherPictureText: -1.2,
        .continuation: -1, .caption: -0.6, .subhead: -2,
      ],
      .opensPictureText: [.pictureText: 2.5, .lead: -1.5, .paragraph: -1],
      .newsTime: [.lead: 0.8, .paragraph: -0.4],
      .captionForm: [
        .caption: 6.9, .creditedPicture: 7.2, .pictureText: 1, .furtherPictureText: 1,
        .paragraph: -1.1,
        .lead: -2, .headline: -2, .subhead: -2, .deck: -2, .kicker: -2,
      ],

      .marked: [
        .headline: 1.6, .subhead: 1.8, .kicker: 0.1, .deck: 0.7, .column: 0.1, .slogan: 0.3,
        .lead: -5, .paragraph: -4, .continuation: -4, .verse: -1.5, .pictureText: -4,
        .creditedPicture: -4, .caption: -2,
        .byline: -1, .signature: -1,
      ],
      .topMark: [.headline: 1.5, .subhead: -1.5, .kicker: -0.7, .deck: -1, .column: -0.5],
      .markOfHeads: [.headline: 1.5, .subhead: -2],
      .markOfOthers: [.subhead: 1.5, .headline: -1],
      .lowerMark: [.headline: -1.3, .subhead: 1.5, .deck: 0.7],
      .unmarkedAmongMarked: [
        .headline: -2.1, .subhead: -0.3, .column: 1.1, .kicker: 0.3, .slogan: 0.1, .verse: -0.9,
      ],

      .nextIsMarkedAbove: [.headline: -2, .column: 1, .kicker: 0.4, .deck: -0.7, .subhead: -0.5],
      .previousIsMarkedAbove: [.deck: 1.7, .kicker: -0.5],

      .nextHasDateline: [
        .headline: 2.9, .deck: 3.2, .subhead: -4, .column: -0.5, .slogan: -1, .byline: -3,
        .signature: -1.5,
      ],
      .nextIsCredit: [
        .headline: 2.9, .deck: 3, .subhead: -0.6, .verse: -2.4, .kicker: -1, .column: -0.6,
      ],
      .nextIsDay: [.signature: 1.7, .headline: -0.4, .subhead: -1],
      .nextIsSalutation: [.headline: 2.8, .subhead: -0.5],
      .nextIsBody: [.kicker: -1.9, .column: -1.1],
      .nextOpensAsNews: [.headline: 0.1, .deck: 0.1, .subhead: 0],
      .previousIsShort: [.subhead: -1],
      .nextIsShort: [.subhead: -0.8],
      .nextShortIsLonger: [.column: 0.5, .kicker: -0.4],
      .previousShortIsShorter: [.deck: 0.4, .headline: -0.9],
      .nextShortIsShorter: [.kicker: -0.8, .column: -1.3],
      .inShortRun: [
        .verse: 1.9, .headline: -1.6, .subhead: 0.7, .kicker: -1.6, .deck: -0.6, .column: -0.7,
      ],
      .closesShortRun: [.headline: 2, .byline: 1.5, .verse: -3.9, .subhead: 0.7],
      .nearEndOfShortRun: [.verse: -1.9],
      .betweenWriters: [.headline: 2, .kicker: 1.5, .column: 2, .subhead: -1.5],
      .mendsWord: [
        .continuation: 2.5, .lead: -1, .headline: -0.5, .kicker: -1, .column: -1, .subhead: -0.5,
        .slogan: -1,
      ],
      .siblingOfOtherText: [.subhead: -2, .headline: 2],
      .hasSiblings: [.subhead: 5, .headline: -2.2],
      .previousSigned: [
        .headline: 2, .kicker: 1.9, .column: 2.5, .slogan: 1.5, .masthead: 1, .subhead: -3,
        .paragraph: -1.9, .lead: 0.8,
        .pictureText: 0.8, .creditedPicture: 0.9,
      ],
      .wideGap: [
        .pictureText: 1, .creditedPicture: 1, .caption: 0.5, .column: 0.3, .continuation: -0.3,
      ],
      .likeAfter: [
        .verse: -0.8, .headline: 1.8, .kicker: 0.5, .deck: 1, .column: -0.2, .slogan: -3.9,
        .subhead: -0.6,
      ],
      .unlikeAfter: [
        .headline: -0.8, .kicker: -1.5, .column: -0.5, .slogan: 0.2, .subhead: -0.6, .deck: 0.6,
      ],
      .likeBefore: [.subhead: 0.2, .headline: -1, .kicker: -1.7],
      .likeStory: [.caption: 1.8, .pictureText: -1, .creditedPicture: -1.3],
      .unlikeStory: [.creditedPicture: 1.9, .caption: -1.6],
      .partsTexts: [
        .headline: 1.7, .kicker: 0.3, .column: 1, .subhead: -1.1, .deck: 0.7,
      ],
      .partsTextsWeakly: [.headline: 1.5, .kicker: 0.6, .column: 0.1, .subhead: -0.6],
      .bindsTextsWeakly: [.subhead: -0.4, .headline: -0.2, .kicker: 0.5, .column: 0.1],
      .bindsTexts: [.subhead: 0.8, .headline: -2.5, .kicker: -1, .column: -1.1],
      .bindsTextsStrongly: [.subhead: 1.8, .headline: -1.3, .kicker: -0.9, .column: -1.1],
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
    .masthead: -7.6, .slogan: -4.1, .column: -0.5, .kicker: 0.1, .headline: -0.5, .deck: -1.3,
    .byline: -8.3, .lead: 0.2, .continuation: -0.5, .subhead: -0.9, .verse: -4.1, .signature: -9.5,
    .pictureText: -0.9, .furtherPictureText: -1.3, .creditedPicture: -5.4, .pictureCredit: -13.2,
    .caption: -5.6, .unplaced: -6.2,
  ]

  /// What a body line's ending says of whether its paragraph is finished: the score of each reading.
  ///
  /// A column's edge breaks full lines: a short one that breaks off is rather a subhead, a list's line, a signature.
  static let completeness: [Feature: (closed: Float, open: Float)] = [
    .endsInStop: (-0.1, -5.3), .endsInCall: (0.3, -3.4), .endsInColon: (0.4, -1.5),
    .endsInPause: (-4.5, -0.1), .endsInSemicolon: (-0.9, -2.1), .endsBare: (-3.4, -1.8),
    .endsInLink: (-3, 1.5),
    .tableRow: (2.7, -3),
    .labelled: (1, -2.4), .nameList: (1.8, -2), .upTo4: (0, -6), .upTo8: (0.4, -5),
    .upTo15: (-0.5, -2.7), .upTo28: (-0.9, -2.5),
  ]
}
