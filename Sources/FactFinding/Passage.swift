import PageReading

/// One stretch of text as every finder reads it: its signs, decoded and folded once, and the way back to the text.
///
/// Spaces that an extraction leaves around numbers (`共 218 个`) are no signs; a space between words is, since a
/// headline's two halves are told apart by it. Finders speak of places among the signs; `span` and `text` translate.
/// A class, since every parser of every finder holds it: one reference to count and not four arrays.
final class Passage: Sendable {
  let signs: [Sign]
  /// Index into the article's paragraphs; nil for another piece.
  let paragraph: Int?
  private let source: String
  /// Where each sign stands in `source`.
  private let offsets: [Offset]
  /// Added to every place: where the passage begins in a longer text.
  private let base: Int
  private let piece: Piece?

  /// Four bytes each, since a page may be one line of 8 MiB.
  private struct Offset {
    let scalar: Int32
    let byte: Int32
  }

  convenience init(_ piece: Piece, paragraph: Int?) {
    self.init(piece.text, base: 0, piece: piece, paragraph: paragraph)
  }

  /// A passage of plain text that begins `base` scalars into it.
  convenience init(_ text: String, base: Int) {
    self.init(text, base: base, piece: nil, paragraph: nil)
  }

  private init(_ source: String, base: Int, piece: Piece?, paragraph: Int?) {
    let count = source.scalarCount
    var signs: [Sign] = []
    var offsets: [Offset] = []
    signs.append(addingCapacity: count) { signs in
      offsets.append(addingCapacity: count) { offsets in
        Passage.decode(source.utf8.span, into: &signs, at: &offsets)
      }
    }
    self.signs = signs
    self.offsets = offsets
    self.source = source
    self.base = base
    self.piece = piece
    self.paragraph = paragraph
  }

  private static func decode(
    _ bytes: Swift.Span<UInt8>, into signs: inout OutputSpan<Sign>,
    at offsets: inout OutputSpan<Offset>
  ) {
    let table = SignTable.shared
    var offset = Offset(scalar: 0, byte: 0)
    var isAfterSpace = false
    while offset.byte < bytes.count {
      // Han signs first, which most are, and none of them is a space.
      if !isAfterSpace, let code = bytes.hanCode(at: Int(offset.byte)) {
        signs.append(table.sign(of: code))
        offsets.append(offset)
        offset = Offset(scalar: offset.scalar &+ 1, byte: offset.byte &+ 3)
        continue
      }
      let (code, width) = bytes.scalar(at: Int(offset.byte))
      let sign = table.sign(of: code)
      if sign.is(.space) {
        isAfterSpace = true
      } else if isAfterSpace {
        let spaces = signs.count - endWithoutSpaces(signs.span, before: sign)
        signs.removeLast(spaces)
        offsets.removeLast(spaces)
        isAfterSpace = false
      }
      signs.append(sign)
      offsets.append(offset)
      offset = Offset(scalar: offset.scalar + 1, byte: offset.byte + width)
    }
    var all = signs.mutableSpan
    table.addPairs(to: &all)
  }

  /// Spaces fall where a digit meets a Han sign, and inside a number written out (`百 分 之 五`).
  private static func endWithoutSpaces(_ signs: Swift.Span<Sign>, before next: Sign) -> Int {
    guard let previous = signs.indices.last(where: { !signs[$0].is(.space) }) else {
      return signs.count
    }
    let last = signs[previous]
    let meets =
      (last.is(.digit) && (next.is(.han) || next == "%"))
      || (last.is(.han) && next.is(.digit))
      || (last.isInsideNumerals && next.isInsideNumerals)
      || (last.isCalendar && (next.is(.number) || next == "至" || next == "到"))
      || (last.is(.numeral) && next.isCalendar)
    return meets ? previous + 1 : signs.count
  }

  /// No look around goes further than this many signs, so that a text without a mark is read in linear time too.
  private static let longestSentence = 300

  var count: Int { signs.count }

  /// The sign at a place; the edge outside the text.
  subscript(place: Int) -> Sign {
    place >= 0 && place < signs.count ? signs[place] : .edge
  }

  /// The first place from `start` on whose sign is of one of these kinds; the end of the passage where there is none.
  @inline(__always)
  func next(_ kinds: Sign.Kind, from start: Int) -> Int {
    var place = start
    while place < signs.count, !signs[place].is(kinds) { place += 1 }
    return place
  }

  /// Whether a sign is printed full-width.
  func isWide(at place: Int) -> Bool {
    place >= 0 && place < count && source.unicodeScalars[index(of: place)].value > 0xFF00
  }

  /// Whether a word stands at a place: a literal, whose bytes are read where they lie.
  func has(_ word: StaticString, at place: Int) -> Bool {
    let bytes = UnsafeBufferPointer(start: word.utf8Start, count: word.utf8CodeUnitCount).span
    var (index, byte) = (place, 0)
    while byte < bytes.count {
      let (code, width) = bytes.scalar(at: byte)
      guard self[index].code == UInt16(truncatingIfNeeded: code) else { return false }
      index += 1
      byte += Int(width)
    }
    return true
  }

  /// 人大 + 代表, 政协 + 委员, but 人大代表大会: who sits in a body, of whom it is said and not of the body.
  func isMember(at end: Int) -> Bool {
    self[end - 1] == "大" && has("代表", at: end) && !has("代表大", at: end)
      || self[end - 1] == "协" && has("委员", at: end) && !has("委员会", at: end)
  }

  /// Where a sign stands in the piece's text.
  private func index(of place: Int) -> String.Index {
    source.utf8.index(source.startIndex, offsetBy: Int(offsets[place].byte))
  }

  /// The printed text of a range of signs, spaces that are no signs included.
  func text(_ range: Range<Int>) -> String {
    guard let last = range.last else { return "" }
    let start = Int(offsets[range.lowerBound].byte)
    let bytes = source.utf8.span
    let end = Int(offsets[last].byte)
    let width = Int(bytes.scalar(at: end).width)
    return bytes.extracting(start..<end + width).withUnsafeBufferPointer {
      String(decoding: $0, as: UTF8.self)
    }
  }

  func span(_ range: Range<Int>) -> Span {
    let start = Int(offsets[range.lowerBound].scalar)
    let end = range.isEmpty ? start : Int(offsets[range.upperBound - 1].scalar) + 1
    return Span(
      line: piece?.line(at: start), paragraph: paragraph, start: base + start, end: base + end)
  }

  /// Where the clause begins that holds `place`: after the last ， ； ： 。 or opening quote.
  func clauseStart(before place: Int, notBefore limit: Int = 0) -> Int {
    var index = place
    let limit = max(limit, place - Passage.longestSentence)
    while index > limit, !self[index - 1].is([.stop, .pause, .opening]) { index -= 1 }
    return index
  }

  /// Where the clause ends that holds `place`.
  func clauseEnd(after place: Int) -> Int {
    var index = place
    let limit = min(count, place + Passage.longestSentence)
    while index < limit, !self[index].is([.stop, .pause, .closing]) { index += 1 }
    return index
  }

  /// Where the sentence begins that holds `place`.
  func sentenceStart(before place: Int) -> Int {
    var index = place
    let limit = max(0, place - Passage.longestSentence)
    while index > limit, !self[index - 1].is(.stop) { index -= 1 }
    return index
  }
}

extension String {
  /// How many scalars it has: every byte but those that continue one, which are counted eight at a time. Several times as
  /// fast as counting the view, whose loop is not vectorised.
  fileprivate var scalarCount: Int {
    let count = utf8.withContiguousStorageIfAvailable { bytes in
      let raw = UnsafeRawBufferPointer(bytes)
      let ones: UInt64 = 0x0101_0101_0101_0101
      var continuing: UInt64 = 0
      var index = 0
      while index + 8 <= raw.count {
        let word = raw.loadUnaligned(fromByteOffset: index, as: UInt64.self)
        // A byte that continues a scalar is 0b10…: the product adds up the eight bits in its highest byte.
        let marks = (word >> 7) & ~(word >> 6) & ones
        continuing += (marks &* ones) >> 56
        index += 8
      }
      for byte in raw[index...] where byte & 0xC0 == 0x80 { continuing += 1 }
      return raw.count - Int(continuing)
    }
    return count ?? unicodeScalars.count
  }
}

extension Swift.Span<UInt8> {
  /// The code of the scalar at `index` where it is one of U+4000 to U+9FFF, whose UTF-8 is of three bytes.
  @inline(__always)
  fileprivate func hanCode(at index: Int) -> UInt32? {
    guard index + 2 < count, 0xE4...0xE9 ~= self[index] else { return nil }
    return UInt32(self[index] & 0xF) << 12 | UInt32(self[index + 1] & 0x3F) << 6
      | UInt32(self[index + 2] & 0x3F)
  }

  /// The scalar that begins at `index` and how many bytes it takes: of a string's UTF-8, which is valid. The view of
  /// scalars takes half as many instructions again, and does not tell the width.
  @inline(__always)
  fileprivate func scalar(at index: Int) -> (code: UInt32, width: Int32) {
    let first = UInt32(self[index])
    if first < 0x80 { return (first, 1) }
    let second = UInt32(self[index + 1]) & 0x3F
    if first < 0xE0 { return ((first & 0x1F) << 6 | second, 2) }
    let third = UInt32(self[index + 2]) & 0x3F
    if first < 0xF0 { return ((first & 0xF) << 12 | second << 6 | third, 3) }
    return ((first & 0x7) << 18 | second << 12 | third << 6 | UInt32(self[index + 3]) & 0x3F, 4)
  }
}

extension Sign {
  fileprivate var isCalendar: Bool { self == "年" || self == "月" || self == "日" }

  /// Signs of a number written out, between which a space means nothing.
  fileprivate var isInsideNumerals: Bool {
    if self.is(.number) { return true }
    return switch self {
    case "点", "分", "之", "个", "折", "成", "又", "余", "多", "几": true
    default: false
    }
  }
}
