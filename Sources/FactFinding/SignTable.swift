/// The signs of a text, each with what the finders' tables have beginning at it.
///
/// Every finder asks at every sign whether one of its words may begin there. Mostly none does, and the answer lies
/// beside the sign, in the load that fetched it. Of words, it is told by their first two signs: a third of all signs
/// can begin a place's name by themselves, one in twenty with the next.
struct SignTable: Sendable {
  static let shared = SignTable()

  /// Of each scalar of the basic plane.
  private let signs: [Sign]
  private let pairs: PairTable

  private init() {
    var signs = Sign.plain
    for (kind, table) in Self.sets {
      for code in table.codes { signs[Int(code)].insert(kind) }
    }
    var pairs = PairTable()
    for (kind, heads) in Self.words {
      for (first, second) in heads {
        let isWord = second == .edge
        signs[Int(first.code)].insert(isWord ? kind : .beginsPair)
        if !isWord { pairs.insert(kind, first, second) }
      }
    }
    for (code, folded) in Sign.folded.enumerated() where code != folded {
      signs[code] = signs[Int(folded)]
    }
    self.signs = signs
    self.pairs = pairs
  }

  /// What is told by one sign.
  private static var sets: [(Sign.Kind, SignSet)] {
    [
      (.beginsDate, DateFinder.firsts), (.beginsFigure, FigureFinder.firsts),
      (.beginsPerson, PersonWords.begins), (.beginsProgramme, ProgrammeFinder.firsts),
      (.surname, PersonWords.surnames), (.doubleSurname, PersonWords.doubleSurnames.firsts),
      (.foreign, PersonWords.foreign), (.insideForeign, PersonWords.insideForeign),
      (.township, SignSet("镇乡村")),
      (.endsTitle, PersonWords.titles.lasts), (.notGiven, PersonWords.notGiven),
      (.beginsNamePart, PersonWords.nameParts.firsts), (.endsPlace, PlaceFinder.lasts),
      (.divisionEnd, Segmenter.divisionEnds), (.landmark, Segmenter.landmarks),
      (.foreignPlaceEnd, Segmenter.foreignPlaceEnds), (.endsList, SignSet("等")),
      (.listing, SignSet("、")),
      (.counts, SignSet("几" + Sign.digits + Sign.numerals + Sign.formalNumerals + Sign.powers)),
    ]
  }

  /// What is told by the words of tables.
  private static var words: [(Sign.Kind, [(Sign, Sign)])] {
    [
      (.beginsBreak, NameWords.breaks.heads), (.beginsEnding, NameWords.endings.heads),
      (.beginsPlace, Gazetteer.table.heads),
      (.beginsBody, NameWords.knownBodies.heads + NameWords.prefixes.heads),
      (.beginsHonour, HonouredBodyFinder.verbs.heads),
      (.beginsCampaign, ProgrammeFinder.campaignHeads),
      (
        .beginsProgramme,
        ProgrammeFinder.campaignHeads + ProgrammeWords.ofState.heads
          + ProgrammeWords.congresses.heads
      ),
      (.beginsHonorific, PersonWords.honorifics.heads), (.beginsSpeech, PersonWords.said.heads),
      (.beginsFamiliar, PersonWords.familiar.heads + PersonWords.offices.heads),
      (.beginsJapanese, PersonWords.japaneseSurnames.heads),
      (.beginsDateWord, DateWord.table.heads + DateReader.eras.heads),
      (.beginsCommonWord, PersonWords.commonWords.heads),
      (.beginsFamous, PersonWords.famous.heads),
    ]
  }

  /// Adds to each sign what can begin with it and the next.
  @inline(__always)
  func addPairs(to signs: inout MutableSpan<Sign>) {
    for place in signs.indices where signs[place].is(.beginsPair) {
      let next = place + 1 < signs.count ? signs[place + 1] : .edge
      signs[place].insert(pairs.kinds(of: signs[place], next))
    }
  }

  func sign(of scalar: Unicode.Scalar) -> Sign { sign(of: scalar.value) }

  /// The sign of a scalar by its code.
  @inline(__always)
  func sign(of code: UInt32) -> Sign { signs[code < 0x10000 ? Int(code) : 0xFFFD] }
}

/// What can begin with two signs: by a hash of both, so that now and then a pair has the kinds of another as well.
private struct PairTable: Sendable {
  /// Of the kinds from `Sign.Kind.beginsBreak` on.
  private var kinds = [UInt16](repeating: 0, count: 1 << bits)
  private static let bits: UInt32 = 14
  private static let firstKind: UInt64 = 12

  mutating func insert(_ kind: Sign.Kind, _ first: Sign, _ second: Sign) {
    kinds[PairTable.index(first, second)] |= UInt16(kind.rawValue >> PairTable.firstKind)
  }

  @inline(__always)
  func kinds(of first: Sign, _ second: Sign) -> Sign.Kind {
    Sign.Kind(rawValue: UInt64(kinds[PairTable.index(first, second)]) << PairTable.firstKind)
  }

  @inline(__always)
  private static func index(_ first: Sign, _ second: Sign) -> Int {
    Int(((UInt32(first.code) << 16 | UInt32(second.code)) &* 0x9E37_79B1) >> (32 - bits))
  }
}

extension Sign.Kind {
  // Words, told by their first two signs; of these `PairTable` knows 16.

  static let beginsBreak = Sign.Kind(rawValue: 1 << 12)
  static let beginsEnding = Sign.Kind(rawValue: 1 << 13)
  /// A name of the gazetteer.
  static let beginsPlace = Sign.Kind(rawValue: 1 << 14)
  /// A body that the tables know by its whole name, or what stands before the place of its branch.
  static let beginsBody = Sign.Kind(rawValue: 1 << 15)
  static let beginsHonour = Sign.Kind(rawValue: 1 << 16)
  static let beginsCampaign = Sign.Kind(rawValue: 1 << 17)
  static let beginsProgramme = Sign.Kind(rawValue: 1 << 18)
  static let beginsHonorific = Sign.Kind(rawValue: 1 << 19)
  /// 说, 表示: what is proof enough behind a name.
  static let beginsSpeech = Sign.Kind(rawValue: 1 << 20)
  /// A form of address or an office, after a surname.
  static let beginsFamiliar = Sign.Kind(rawValue: 1 << 21)
  static let beginsJapanese = Sign.Kind(rawValue: 1 << 22)
  /// 去年, 贞观.
  static let beginsDateWord = Sign.Kind(rawValue: 1 << 23)
  /// A word of the language that may be taken for a name.
  static let beginsCommonWord = Sign.Kind(rawValue: 1 << 24)
  static let beginsFamous = Sign.Kind(rawValue: 1 << 25)

  // Signs.

  static let beginsDate = Sign.Kind(rawValue: 1 << 28)
  static let beginsFigure = Sign.Kind(rawValue: 1 << 29)
  static let beginsPerson = Sign.Kind(rawValue: 1 << 30)
  static let surname = Sign.Kind(rawValue: 1 << 31)
  /// The first sign of 欧阳 and its like.
  static let doubleSurname = Sign.Kind(rawValue: 1 << 32)
  /// A sign that foreign names are written in.
  static let foreign = Sign.Kind(rawValue: 1 << 33)
  /// A sign that is a word of its own and that foreign names may hold, but do not begin with.
  static let insideForeign = Sign.Kind(rawValue: 1 << 46)
  /// 镇 乡 村; a county's, district's or city's name is in the gazetteer.
  static let township = Sign.Kind(rawValue: 1 << 34)
  static let endsTitle = Sign.Kind(rawValue: 1 << 35)
  /// No given name holds it.
  static let notGiven = Sign.Kind(rawValue: 1 << 36)
  static let beginsNamePart = Sign.Kind(rawValue: 1 << 37)
  /// A place that `BodyFinder` may have left out.
  static let endsPlace = Sign.Kind(rawValue: 1 << 38)
  static let divisionEnd = Sign.Kind(rawValue: 1 << 39)
  static let landmark = Sign.Kind(rawValue: 1 << 40)
  static let foreignPlaceEnd = Sign.Kind(rawValue: 1 << 41)
  /// 等, after what is listed.
  static let endsList = Sign.Kind(rawValue: 1 << 43)
  /// A number's signs and 几.
  static let counts = Sign.Kind(rawValue: 1 << 44)
  /// 、
  static let listing = Sign.Kind(rawValue: 1 << 45)
  /// A word of one of the tables, with the right sign after it.
  static let beginsPair = Sign.Kind(rawValue: 1 << 42)
}
