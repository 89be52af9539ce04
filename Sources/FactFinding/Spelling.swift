/// A name compared byte by byte, as a key of sets and dictionaries.
///
/// A `String` is equal to its canonical equivalents, so hashing or comparing one that is not ASCII normalises it: for Chinese
/// that is most of the cost of a look-up, and no two printings of a name differ by it.
struct Spelling: Hashable, Comparable, Sendable {
  let text: String

  init(_ text: String) { self.text = text }

  static func == (a: Spelling, b: Spelling) -> Bool {
    a.text.utf8.count == b.text.utf8.count && a.text.ends(with: b.text)
  }

  static func < (a: Spelling, b: Spelling) -> Bool {
    a.text.utf8.lexicographicallyPrecedes(b.text.utf8)
  }

  func hash(into hasher: inout Hasher) {
    text.utf8.span.bytes.withUnsafeBytes { hasher.combine(bytes: $0) }
  }
}

extension String {
  /// By bytes: `hasSuffix` normalises both.
  func ends(with suffix: String) -> Bool {
    let (own, other) = (utf8.span, suffix.utf8.span)
    let start = own.count - other.count
    guard start >= 0 else { return false }
    for index in other.indices where own[start + index] != other[index] { return false }
    return true
  }
}
