/// Words with a meaning each, found at a place of a text by their longest match.
///
/// A trie whose edges lie in one hash table, behind a bit for each possible first sign, so that a place where no word
/// begins costs one load. Built once a table and never changed.
struct WordTable<Meaning: Sendable>: Sendable {
  private var edges = EdgeTable()
  private var meanings: [Meaning?] = [nil]
  /// The signs that a word begins with.
  private(set) var firsts = SignSet()

  init(_ words: some Sequence<(String, Meaning)>) {
    for (word, meaning) in words { insert(word, meaning) }
  }

  private mutating func insert(_ word: String, _ meaning: Meaning) {
    var node: UInt32 = 0
    for scalar in word.unicodeScalars {
      let sign = Sign(folding: scalar)
      if node == 0 { firsts.insert(sign) }
      if let next = edges.next(node, sign) {
        node = next
      } else {
        meanings.append(nil)
        edges.insert(node, sign, to: UInt32(meanings.count - 1))
        node = UInt32(meanings.count - 1)
      }
    }
    meanings[Int(node)] = meaning
  }

  /// How its words begin: the first two signs of each, and the edge after a word's only sign.
  var heads: [(Sign, Sign)] {
    var firsts = [Sign?](repeating: nil, count: meanings.count)
    for edge in edges.all where edge.node == 0 { firsts[Int(edge.next)] = edge.sign }
    let lone = meanings.indices.compactMap { node in
      meanings[node] == nil ? nil : firsts[node].map { ($0, Sign.edge) }
    }
    return lone + edges.all.compactMap { edge in firsts[Int(edge.node)].map { ($0, edge.sign) } }
  }

  @inline(__always)
  func canBegin(with sign: Sign) -> Bool { firsts.contains(sign) }

  /// The longest word that begins at `start`, within `end`.
  @inline(__always)
  func longest(in signs: [Sign], at start: Int, before end: Int? = nil) -> (
    end: Int, meaning: Meaning
  )? {
    let limit = end ?? signs.count
    guard start >= 0, start < limit, firsts.contains(signs[start]) else { return nil }
    return walk(signs, from: start, before: limit)
  }

  /// Where the longest word begins that, read backwards, ends just before `end`.
  fileprivate func start(in signs: [Sign], endingAt end: Int, after limit: Int) -> Int? {
    var node: UInt32 = 0
    var found: Int?
    var index = end
    while index > limit, let next = edges.next(node, signs[index - 1]) {
      node = next
      index -= 1
      if meanings[Int(node)] != nil { found = index }
    }
    return found
  }

  private func walk(_ signs: [Sign], from start: Int, before limit: Int) -> (
    end: Int, meaning: Meaning
  )? {
    var node: UInt32 = 0
    var found: (end: Int, meaning: Meaning)?
    var index = start
    while index < limit, let next = edges.next(node, signs[index]) {
      node = next
      index += 1
      if let meaning = meanings[Int(node)] { found = (index, meaning) }
    }
    return found
  }
}

/// A set of signs, a bit each up to the last: 5 KiB for one of Han signs, which stays in the cache while a page is read.
struct SignSet: Sendable {
  private var words: [UInt64] = []

  init() {}

  /// The signs of `text`, as they fold.
  init(_ text: String) {
    for scalar in text.unicodeScalars { insert(Sign(folding: scalar)) }
  }

  mutating func insert(_ sign: Sign) { insert(sign.code) }

  private mutating func insert(_ code: UInt16) {
    let word = Int(code >> 6)
    if word >= words.count {
      words += [UInt64](repeating: 0, count: word + 1 - words.count)
    }
    words[word] |= 1 << UInt64(code & 63)
  }

  @inline(__always)
  func contains(_ sign: Sign) -> Bool {
    let word = Int(sign.code >> 6)
    return word < words.count && words[word] & (1 << UInt64(sign.code & 63)) != 0
  }

  /// The codes of its signs, in order.
  var codes: [UInt16] {
    var codes: [UInt16] = []
    for (index, word) in words.enumerated() where word != 0 {
      for bit in 0..<64 where word & (1 << UInt64(bit)) != 0 {
        codes.append(UInt16(index * 64 + bit))
      }
    }
    return codes
  }

  func union(_ other: SignSet) -> SignSet {
    var union = self
    for code in other.codes { union.insert(code) }
    return union
  }
}

/// The edges of a trie, by open addressing: a step costs one multiplication and, mostly, one load.
private struct EdgeTable: Sendable {
  /// From the high bits to the low: a node (24), a sign (16) and the node that the edge leads to (24). No edge leads
  /// to the root, so 0 is a free slot.
  private var slots = [UInt64](repeating: 0, count: 64)
  private var count = 0
  private static let nodeBits: UInt64 = 24

  @inline(__always)
  func next(_ node: UInt32, _ sign: Sign) -> UInt32? {
    let key = EdgeTable.key(node, sign)
    var slot = slot(of: key)
    while true {
      let edge = slots[slot]
      if edge >> EdgeTable.nodeBits == key, edge != 0 {
        return UInt32(truncatingIfNeeded: edge) & 0xFF_FFFF
      }
      if edge == 0 { return nil }
      slot = (slot + 1) & (slots.count - 1)
    }
  }

  /// Every edge, in no order.
  var all: [(node: UInt32, sign: Sign, next: UInt32)] {
    slots.lazy.filter { $0 != 0 }.map { edge in
      let key = edge >> EdgeTable.nodeBits
      return (
        UInt32(key >> 16), Sign(code: UInt16(truncatingIfNeeded: key), kinds: []),
        UInt32(truncatingIfNeeded: edge) & 0xFF_FFFF
      )
    }
  }

  mutating func insert(_ node: UInt32, _ sign: Sign, to next: UInt32) {
    precondition(next < 1 << EdgeTable.nodeBits, "a table of more than 16 million signs")
    if count * 2 >= slots.count { grow() }
    place(EdgeTable.key(node, sign) << EdgeTable.nodeBits | UInt64(next))
    count += 1
  }

  private mutating func place(_ edge: UInt64) {
    var slot = slot(of: edge >> EdgeTable.nodeBits)
    while slots[slot] != 0 { slot = (slot + 1) & (slots.count - 1) }
    slots[slot] = edge
  }

  private mutating func grow() {
    let edges = slots.filter { $0 != 0 }
    slots = [UInt64](repeating: 0, count: slots.count * 2)
    for edge in edges { place(edge) }
  }

  private static func key(_ node: UInt32, _ sign: Sign) -> UInt64 {
    UInt64(node) << 16 | UInt64(sign.code)
  }

  /// Fibonacci hashing: the upper bits of the product are well mixed.
  private func slot(of key: UInt64) -> Int {
    Int((key &* 0x9E37_79B9_7F4A_7C15) >> 32) & (slots.count - 1)
  }
}

extension WordTable where Meaning == Void {
  /// A table of words alone, written with spaces between them.
  init(_ words: String) {
    self.init(words.split(whereSeparator: \.isWhitespace).map { (String($0), ()) })
  }
}

/// Words as they are met going backwards: what stands just before a figure or a name.
struct EndingTable: Sendable {
  /// The words, each written backwards.
  private let reversed: WordTable<Void>

  init(_ words: String) {
    let list = words.split(whereSeparator: \.isWhitespace)
    reversed = WordTable(
      list.map { (String(String.UnicodeScalarView($0.unicodeScalars.reversed())), ()) })
  }

  /// The signs that a word ends with.
  var lasts: SignSet { reversed.firsts }

  /// Where the longest word begins that ends just before `end`, not reaching back beyond `start`.
  @inline(__always)
  func start(in signs: [Sign], endingAt end: Int, after start: Int = 0) -> Int? {
    guard end > max(0, start), end <= signs.count, reversed.canBegin(with: signs[end - 1]) else {
      return nil
    }
    return reversed.start(in: signs, endingAt: end, after: max(0, start))
  }
}
