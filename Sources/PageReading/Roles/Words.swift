/// Words to look for in folded text, spelled out once: comparing with a `String` would decode it every time.
///
/// List the longer of two words before the shorter that it begins with.
struct Words: Sendable, ExpressibleByArrayLiteral {
  private let words: [[Unicode.Scalar]]
  private let firsts: [Unicode.Scalar]
  private let lasts: [Unicode.Scalar]
  /// A bit for each of `firsts`, by its last six bits: hardly any character of a text has one that is set.
  private let firstBits: UInt64

  /// - Precondition: no word is empty.
  init(_ words: [String]) {
    self.words = words.map { Array($0.unicodeScalars) }
    firsts = self.words.map { $0[0] }
    lasts = self.words.map { $0[$0.count - 1] }
    firstBits = firsts.reduce(0) { $0 | Self.bit($1) }
  }

  init(arrayLiteral words: String...) { self.init(words) }

  /// The first word of the list that `text` begins with.
  func opening(_ text: ArraySlice<Unicode.Scalar>) -> (index: Int, count: Int)? {
    guard let first = text.first else { return nil }
    for index in firsts.indices where firsts[index] == first && text.starts(with: words[index]) {
      return (index, words[index].count)
    }
    return nil
  }

  /// Whether `text` ends with one of them.
  func end(_ text: ArraySlice<Unicode.Scalar>) -> Bool {
    guard let last = text.last else { return false }
    return lasts.indices.contains { index in
      lasts[index] == last && text.suffix(words[index].count).elementsEqual(words[index])
    }
  }

  /// Whether `text` is one of them.
  func contain(_ text: ArraySlice<Unicode.Scalar>) -> Bool {
    guard let first = text.first else { return false }
    return firsts.indices.contains { firsts[$0] == first && words[$0].elementsEqual(text) }
  }

  /// Whether one of them stands anywhere in `text`.
  func occur(in text: ArraySlice<Unicode.Scalar>) -> Bool {
    text.indices.contains { index in
      firstBits & Self.bit(text[index]) != 0 && opening(text[index...]) != nil
    }
  }

  private static func bit(_ scalar: Unicode.Scalar) -> UInt64 { 1 << UInt64(scalar.value & 63) }
}
