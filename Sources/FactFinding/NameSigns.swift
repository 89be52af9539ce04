/// What names look like: how likely each sign is as a surname, in a given name, or in a foreign name, counted on the
/// names that the lexicon's dictionary has.
///
/// `@unchecked Sendable`: both tables are written in `init` alone and live as long as the program.
struct NameSigns: @unchecked Sendable {
  enum Place: Int {
    case surname
    /// The first of two signs of a given name, and the second.
    case first, second
    /// A given name of one sign.
    case only
    case foreign
  }

  static let shared = NameSigns()

  /// What a sign can be part of, asked at every sign of a text.
  struct Use: OptionSet {
    let rawValue: UInt8

    /// A surname, or the first sign of one.
    static let beginsName = Use(rawValue: 1)
    static let foreign = Use(rawValue: 1 << 1)
    /// 镇 乡 村; a county's, district's or city's name is in the gazetteer.
    static let township = Use(rawValue: 1 << 2)
  }

  /// Five costs a sign, from U+4E00 on: -ln of its likelihood in fifths, from `#` up.
  private let costs: UnsafeMutablePointer<UInt8>
  private let uses: UnsafeMutablePointer<Use>
  private static let firstCode: UInt16 = 0x4E00
  private static let count = 0x5200

  private init() {
    let text = LexiconText.nameSigns
    let bytes = UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount)
    costs = .allocate(capacity: Self.count * 5)
    // The first line is of the signs that stand in no name.
    for index in 0..<Self.count * 5 { costs[index] = bytes[3 + index % 5] - 0x23 }
    var line = 0
    while line + 8 < bytes.count {
      let code =
        Int(bytes[line] & 0xF) << 12 | Int(bytes[line + 1] & 0x3F) << 6
        | Int(bytes[line + 2] & 0x3F)
      let row = (code - Int(Self.firstCode)) * 5
      for place in 0..<5 { costs[row + place] = bytes[line + 3 + place] - 0x23 }
      line += 9
    }
    uses = .allocate(capacity: 0x10000)
    uses.initialize(repeating: [], count: 0x10000)
    mark(PersonWords.familyHeads, .beginsName)
    mark(PersonWords.foreign, .foreign)
    mark(SignSet("镇乡村"), .township)
  }

  private func mark(_ signs: SignSet, _ use: Use) {
    for code in 0..<0x10000 where signs.contains(code: UInt16(code)) { uses[code].insert(use) }
  }

  @inline(__always)
  func uses(of sign: Sign) -> Use { uses[Int(sign.code)] }

  /// What a sign costs in a place: -ln of its likelihood there.
  @inline(__always)
  func cost(_ sign: Sign, as place: Place) -> Double {
    guard sign.code >= Self.firstCode, sign.code < 0xA000 else { return 12 }
    return Double(costs[Int(sign.code - Self.firstCode) * 5 + place.rawValue]) / 5
  }
}
