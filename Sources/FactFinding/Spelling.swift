/// A name compared byte by byte, as a key of sets and dictionaries.
///
/// A `String` is equal to its canonical equivalents, so hashing or comparing one that is not ASCII normalises it: for Chinese
/// that is most of the cost of a look-up, and no two printings of a name differ by it.
struct Spelling: Hashable, Comparable, Sendable, ExpressibleByStringLiteral {
  let text: String

  init(_ text: String) { self.text = text }

  init(stringLiteral text: String) { self.text = text }

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

/// Values by name, the names in order of their coming. Most stories have a dozen of a kind at the most, which are compared
/// by their checksums for less than it takes to hash one.
struct NameTable<Value> {
  private struct Entry {
    let name: String
    let checksum: UInt32
    var value: Value
  }

  private var entries: [Entry] = []
  /// Where each name stands, once they are more than a few.
  private var places: [Spelling: Int] = [:]
  private static var few: Int { 12 }

  var names: [String] { entries.map { $0.name } }
  var count: Int { entries.count }

  private func place(of name: String, _ checksum: UInt32) -> Int? {
    guard entries.count > Self.few else {
      for place in entries.indices
      where entries[place].checksum == checksum && Spelling(entries[place].name) == Spelling(name) {
        return place
      }
      return nil
    }
    return places[Spelling(name)]
  }

  private static func checksum(_ name: String) -> UInt32 {
    let bytes = name.utf8.span
    var sum: UInt32 = 0
    for index in bytes.indices { sum = sum &* 31 &+ UInt32(bytes[index]) }
    return sum
  }

  subscript(name: String) -> Value? {
    place(of: name, Self.checksum(name)).map { entries[$0].value }
  }

  /// Whether a name is there from now on and was not before.
  @discardableResult
  mutating func insert(_ name: String, _ value: Value) -> Bool {
    let checksum = Self.checksum(name)
    if let place = place(of: name, checksum) {
      entries[place].value = value
      return false
    }
    if entries.isEmpty { entries.reserveCapacity(Self.few / 2) }
    entries.append(Entry(name: name, checksum: checksum, value: value))
    if entries.count > Self.few {
      let unplaced = places.isEmpty ? entries.indices : entries.count - 1..<entries.count
      for place in unplaced { places[Spelling(entries[place].name)] = place }
    }
    return true
  }
}

extension NameTable<Void> {
  mutating func insert(_ name: String) { insert(name, ()) }
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
