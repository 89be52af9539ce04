/// What names look like: how likely each sign is as a surname, in a given name, or in a foreign name, counted on the
/// names that the lexicon's dictionary has.
struct NameSigns: Sendable {
  enum Place: Int {
    case surname
    /// The first of two signs of a given name, and the second.
    case first, second
    /// A given name of one sign.
    case only
    case foreign
  }

  static let shared = NameSigns()

  /// Five costs a sign, from U+4E00 on: -ln of its likelihood in fifths, from `#` up.
  private var costs: [UInt8] = []
  private static let firstCode: UInt16 = 0x4E00

  private init() {
    let text = LexiconText.nameSigns
    let bytes = UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount)
    // The first line is of the signs that stand in no name.
    let none = bytes[3..<8].map { $0 - 0x23 }
    costs = (0..<0x5200).flatMap { _ in none }
    var line = 0
    while line + 8 < bytes.count {
      let code =
        Int(bytes[line] & 0xF) << 12 | Int(bytes[line + 1] & 0x3F) << 6
        | Int(bytes[line + 2] & 0x3F)
      let row = (code - Int(Self.firstCode)) * 5
      for place in 0..<5 { costs[row + place] = bytes[line + 3 + place] - 0x23 }
      line += 9
    }
  }

  /// What a sign costs in a place: -ln of its likelihood there.
  @inline(__always)
  func cost(_ sign: Sign, as place: Place) -> Double {
    guard sign.code >= Self.firstCode, sign.code < 0xA000 else { return 12 }
    return Double(costs[Int(sign.code - Self.firstCode) * 5 + place.rawValue]) / 5
  }
}
