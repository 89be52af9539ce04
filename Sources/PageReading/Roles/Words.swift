/// Words to look for in folded text, spelled out once: comparing with a `String` would decode it every time.
///
/// List the longer of two words before the shorter that it begins with.
struct Words: Sendable, ExpressibleByArrayLiteral {
  private let words: [[Unicode.Scalar]]
  private let firsts: [Unicode.Scalar]
  private let lasts: [Unicode.Scalar]

  /// - Precondition: no word is empty.
  init(_ words: [String]) {
    self.words = words.map { Array($0.unicodeScalars) }
    firsts = self.words.map { $0[0] }
    lasts = self.words.map { $0[$0.count - 1] }
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
    text.indices.contains { opening(text[$0...]) != nil }
  }
}
