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
  private var costs: [UInt8]
  private static let firstCode = 0x4E00
  private static let count = 0x5200

  private init() {
    let text = LexiconText.nameSigns
    let bytes = UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount)
    // The first line is of the signs that stand in no name.
    costs = (0..<Self.count * 5).map { bytes[3 + $0 % 5] - 0x23 }
    var line = 0
    while line + 8 < bytes.count {
      let code =
        Int(bytes[line] & 0xF) << 12 | Int(bytes[line + 1] & 0x3F) << 6
        | Int(bytes[line + 2] & 0x3F)
      let row = (code - Self.firstCode) * 5
      for place in 0..<5 { costs[row + place] = bytes[line + 3 + place] - 0x23 }
      line += 9
    }
  }

  /// What a sign costs in a place: -ln of its likelihood there, in twentieths.
  @inline(__always)
  func cost(_ sign: Sign, as place: Place) -> Int32 {
    let row = Int(sign.code) - Self.firstCode
    guard 0..<Self.count ~= row else { return 240 }
    return 4 * Int32(costs[row * 5 + place.rawValue])
  }
}
