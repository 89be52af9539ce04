/// Words with a meaning each, found at a place of a text by their longest match.
///
/// A trie whose edges lie in one hash table, behind a bit for each possible first sign, so that a place where no word
/// begins costs one load. A first sign is its own node, so the first look-up is of two signs. Built once a table and never
/// changed.
struct WordTable<Meaning: Sendable>: Sendable {
  private var edges = EdgeTable()
  /// By node, from `EdgeTable.firstNode` on.
  private var meanings: [Meaning?] = []
  /// The signs that a word begins with.
  private(set) var firsts = SignSet()
  /// Those that are words by themselves.
  private var lone = SignSet()

  init(_ words: some Sequence<(String, Meaning)>) {
    for (word, meaning) in words { insert(word, meaning) }
  }

  private mutating func insert(_ word: String, _ meaning: Meaning) {
    let signs = word.unicodeScalars.map { Sign(folding: $0) }
    guard let first = signs.first else { return }
    firsts.insert(first)
    let isLone = signs.count == 1
    if isLone { lone.insert(first) }
    var node = isLone ? EdgeTable.lone : UInt32(first.code)
    for index in (isLone ? 0 : 1)..<signs.count {
      node = edges.insert(signs[index], after: node, endsWord: index == signs.count - 1)
    }
    let index = Int(node - EdgeTable.firstNode)
    if index >= meanings.count {
      meanings += [Meaning?](repeating: nil, count: index + 1 - meanings.count)
    }
    meanings[index] = meaning
  }

  /// How its words begin: the first two signs of each, and the edge after a word's only sign.
  var heads: [(Sign, Sign)] {
    edges.all.compactMap { edge in
      if edge.node == EdgeTable.lone { return (edge.sign, .edge) }
      guard edge.node < EdgeTable.firstNode else { return nil }
      return (Sign(code: UInt16(edge.node), kinds: []), edge.sign)
    }
  }

  var isEmpty: Bool { meanings.isEmpty }

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

  private func walk(_ signs: [Sign], from start: Int, before limit: Int) -> (
    end: Int, meaning: Meaning
  )? {
    var edge = EdgeTable.Edge(node: UInt32(signs[start].code))
    var (found, foundEnd) = (edge, start)
    var index = start + 1
    while index < limit, let next = edges.next(edge.node, signs[index]) {
      edge = next
      index += 1
      if edge.endsWord { (found, foundEnd) = (edge, index) }
    }
    if foundEnd == start {
      guard let word = loneWord(signs[start]) else { return nil }
      (found, foundEnd) = (word, start + 1)
    }
    return meanings[Int(found.node - EdgeTable.firstNode)].map { (foundEnd, $0) }
  }

  /// Where the longest word begins that, read backwards, ends just before `end`.
  fileprivate func start(in signs: [Sign], endingAt end: Int, after limit: Int) -> Int? {
    let last = signs[end - 1]
    var node = UInt32(last.code)
    var found: Int?
    var index = end - 1
    while index > limit, let next = edges.next(node, signs[index - 1]) {
      node = next.node
      index -= 1
      if next.endsWord { found = index }
    }
    return found ?? (loneWord(last) != nil ? end - 1 : nil)
  }

  private func loneWord(_ sign: Sign) -> EdgeTable.Edge? {
    lone.contains(sign) ? edges.next(EdgeTable.lone, sign) : nil
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
  /// What an edge leads to: from the low bits up the node (23), and whether a word ends there (1).
  struct Edge {
    fileprivate let bits: UInt32

    fileprivate init(bits: UInt32) { self.bits = bits }

    init(node: UInt32) { bits = node }

    var node: UInt32 { bits & EdgeTable.lone }
    var endsWord: Bool { bits & EdgeTable.wordEnd != 0 }
  }

  /// A first sign is the node of its code; what edges lead to is numbered from here on.
  static let firstNode: UInt32 = 1 << 16
  /// The node from which an edge leads to each word of one sign.
  static let lone: UInt32 = wordEnd - 1
  private static let wordEnd: UInt32 = 1 << 23
  private static let edgeBits: UInt64 = 24

  /// From the high bits to the low: a node (24), a sign (16) and an edge (24). No edge leads to node 0, so 0 is a free slot.
  private var slots = [UInt64](repeating: 0, count: 64)
  private var count: UInt32 = 0

  @inline(__always)
  func next(_ node: UInt32, _ sign: Sign) -> Edge? {
    let key = EdgeTable.key(node, sign)
    var slot = slot(of: key)
    while true {
      let edge = slots[slot]
      if edge >> EdgeTable.edgeBits == key, edge != 0 {
        return Edge(bits: UInt32(truncatingIfNeeded: edge) & 0xFF_FFFF)
      }
      if edge == 0 { return nil }
      slot = (slot + 1) & (slots.count - 1)
    }
  }

  /// Every edge, in no order.
  var all: [(node: UInt32, sign: Sign)] {
    slots.lazy.filter { $0 != 0 }.map { edge in
      let key = edge >> EdgeTable.edgeBits
      return (UInt32(key >> 16), Sign(code: UInt16(truncatingIfNeeded: key), kinds: []))
    }
  }

  /// Sees to it that a sign leads on from a node, and gives the node that it leads to.
  mutating func insert(_ sign: Sign, after node: UInt32, endsWord: Bool) -> UInt32 {
    let key = EdgeTable.key(node, sign)
    if next(node, sign) == nil {
      precondition(count < EdgeTable.lone - EdgeTable.firstNode, "a table of too many signs")
      if Int(count) * 2 >= slots.count { grow() }
      place(key << EdgeTable.edgeBits | UInt64(EdgeTable.firstNode + count))
      count += 1
    }
    var slot = slot(of: key)
    while slots[slot] >> EdgeTable.edgeBits != key { slot = (slot + 1) & (slots.count - 1) }
    if endsWord { slots[slot] |= UInt64(EdgeTable.wordEnd) }
    return Edge(bits: UInt32(truncatingIfNeeded: slots[slot])).node
  }

  private mutating func place(_ edge: UInt64) {
    var slot = slot(of: edge >> EdgeTable.edgeBits)
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
