/// The signs of a text, each with what the finders' tables have beginning at it.
///
/// Every finder asks at every sign whether one of its words may begin there. Mostly none does, and the answer lies
/// beside the sign, in the load that fetched it.
struct SignTable: Sendable {
  static let shared = SignTable()

  /// Of each scalar of the basic plane.
  private let signs: [Sign]

  private init() {
    let tables: [(Sign.Kind, SignSet)] = [
      (.beginsBreak, NameWords.breaks.firsts), (.beginsEnding, NameWords.endings.firsts),
      (.beginsPlace, Gazetteer.table.firsts),
      (.beginsBody, NameWords.knownBodies.firsts.union(NameWords.prefixes.firsts)),
      (.beginsHonour, HonouredBodyFinder.verbs.firsts),
      (.beginsCampaign, ProgrammeFinder.campaignFirsts), (.beginsDate, DateFinder.firsts),
      (.beginsFigure, FigureFinder.firsts), (.beginsPerson, PersonWords.begins),
      (.surname, PersonWords.surnames), (.doubleSurname, PersonWords.doubleSurnames.firsts),
      (.foreign, PersonWords.foreign), (.township, SignSet("镇乡村")),
      (.beginsHonorific, PersonWords.honorifics.firsts), (.beginsSpeech, PersonWords.said.firsts),
      (.endsTitle, PersonWords.titles.lasts), (.notGiven, PersonWords.notGiven),
      (.beginsFamiliar, PersonWords.familiar.firsts),
      (.beginsNamePart, PersonWords.nameParts.firsts),
      (.beginsJapanese, PersonWords.japaneseSurnames.firsts),
      (.beginsProgramme, ProgrammeFinder.firsts), (.endsPlace, PlaceFinder.lasts),
      (.divisionEnd, Segmenter.divisionEnds), (.landmark, Segmenter.landmarks),
      (.foreignPlaceEnd, Segmenter.foreignPlaceEnds),
    ]
    var signs = Sign.plain
    for (kind, table) in tables {
      for code in table.codes { signs[Int(code)].insert(kind) }
    }
    for (code, folded) in Sign.folded.enumerated() where code != folded {
      signs[code] = signs[Int(folded)]
    }
    self.signs = signs
  }

  func sign(of scalar: Unicode.Scalar) -> Sign { sign(of: scalar.value) }

  /// The sign of a scalar by its code.
  @inline(__always)
  func sign(of code: UInt32) -> Sign { signs[code < 0x10000 ? Int(code) : 0xFFFD] }
}

extension Sign.Kind {
  static let beginsBreak = Sign.Kind(rawValue: 1 << 12)
  static let beginsEnding = Sign.Kind(rawValue: 1 << 13)
  /// A name of the gazetteer.
  static let beginsPlace = Sign.Kind(rawValue: 1 << 14)
  /// A body that the tables know by its whole name, or what stands before the place of its branch.
  static let beginsBody = Sign.Kind(rawValue: 1 << 15)
  static let beginsHonour = Sign.Kind(rawValue: 1 << 16)
  static let beginsCampaign = Sign.Kind(rawValue: 1 << 17)
  static let beginsDate = Sign.Kind(rawValue: 1 << 18)
  static let beginsFigure = Sign.Kind(rawValue: 1 << 19)
  static let beginsPerson = Sign.Kind(rawValue: 1 << 20)
  static let surname = Sign.Kind(rawValue: 1 << 21)
  /// The first sign of 欧阳 and its like.
  static let doubleSurname = Sign.Kind(rawValue: 1 << 22)
  /// A sign that foreign names are written in.
  static let foreign = Sign.Kind(rawValue: 1 << 23)
  /// 镇 乡 村; a county's, district's or city's name is in the gazetteer.
  static let township = Sign.Kind(rawValue: 1 << 24)
  static let beginsHonorific = Sign.Kind(rawValue: 1 << 25)
  /// 说, 表示: what is proof enough behind a name.
  static let beginsSpeech = Sign.Kind(rawValue: 1 << 26)
  static let endsTitle = Sign.Kind(rawValue: 1 << 27)
  /// No given name holds it.
  static let notGiven = Sign.Kind(rawValue: 1 << 28)
  /// A form of address, after a surname.
  static let beginsFamiliar = Sign.Kind(rawValue: 1 << 29)
  static let beginsNamePart = Sign.Kind(rawValue: 1 << 30)
  static let beginsJapanese = Sign.Kind(rawValue: 1 << 31)
  static let beginsProgramme = Sign.Kind(rawValue: 1 << 32)
  /// A place that `BodyFinder` may have left out.
  static let endsPlace = Sign.Kind(rawValue: 1 << 33)
  static let divisionEnd = Sign.Kind(rawValue: 1 << 34)
  static let landmark = Sign.Kind(rawValue: 1 << 35)
  static let foreignPlaceEnd = Sign.Kind(rawValue: 1 << 36)
}
