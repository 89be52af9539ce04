/// The words of the language: how common each is and what part of speech it mostly is.
///
/// Made at build time from the dictionary of Debian's python3-jieba (MIT), its rare words left out, and joined by the
/// places and bodies that the project's own tables name. A trie in one array of slots: a node is the slot that its
/// edge lies in, so that a step costs one multiplication and, mostly, one or two loads, and 110,000 words take 2 MiB.
struct Lexicon: Sendable {
  struct Entry {
    let end: Int
    /// What it mostly is; a known person's name is `name`, and whether it stands for a person is left to what stands
    /// beside it (雷锋, 马拉松).
    let kind: Word.Kind
    /// How rare it is: -ln of its share of all words, in twentieths.
    let cost: Int32
  }

  static let shared = Lexicon()

  /// -ln of one word's share of the 60 million that the dictionary was counted on, in twentieths: what an unknown sign
  /// costs. Costs are whole numbers, so that they add up exactly.
  static let unknown: Int32 = 358

  /// From the high bits to the low: parent node (24), sign (16), whether words go on from here (1), kind of the word
  /// that ends here, 0 for none (7), frequency (8). Of no slot is the sign 0, so an empty one is 0.
  private var slots: [UInt64]
  private let mask: Int
  /// The node that each sign from U+4E00 on leads to from the root: every other step.
  private var roots = [UInt32](repeating: 0, count: 0x5200)
  private var count = 0
  private static let goesOn: UInt64 = 1 << 15

  private init() {
    let text = LexiconText.words
    let bytes = UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount)
    var capacity = 1 << 12
    while capacity * 5 < bytes.count { capacity *= 2 }
    slots = [UInt64](repeating: 0, count: capacity)
    mask = capacity - 1
    insertLines(bytes)
    for name in Gazetteer.names { insert(name, as: .place) }
    for name in Gazetteer.countyShortNames { insertRare(name) }
    for (word, _) in NameWords.endingList where word.unicodeScalars.count > 2 {
      insert(word, as: .noun)
    }
    for word in Self.pressWords { insert(word, as: .verb) }
    for code in roots.indices {
      roots[code] = UInt32(find(UInt64(code) + 0x4E00).map { $0 + 1 } ?? 0)
    }
  }

  /// Words of today's press that the dictionary, counted earlier, lacks or has as rare ones.
  private static let pressWords = [
    "惠民", "利民", "便民", "惠企", "利企", "助企", "暖企", "稳企", "护企", "助农", "惠农", "兴农", "返乡", "高精尖", "专精特新",
    "新质", "赋能", "助力", "聚力", "擘画", "提档", "增效", "提质", "文旅", "施策", "冷链",
  ]

  /// `经济nG`: a word, its part, and its frequency from `#` up, 4 for each power of e.
  private mutating func insertLines(_ bytes: UnsafeBufferPointer<UInt8>) {
    var node: UInt64 = 0
    var index = 0
    while index < bytes.count {
      if bytes[index] >= 0xE0 {
        let code =
          UInt64(bytes[index] & 0xF) << 12 | UInt64(bytes[index + 1] & 0x3F) << 6
          | UInt64(bytes[index + 2] & 0x3F)
        node = child(of: node, code)
        index += 3
      } else {
        if bytes[index] != 0x0A {
          set(node, Self.kind(code: bytes[index]), frequency: UInt64(bytes[index + 1] - 0x23))
          index += 2
        }
        node = 0
        index += 1
      }
    }
  }

  /// The kinds as `LexiconMaker` writes them.
  private static func kind(code: UInt8) -> Word.Kind {
    switch Unicode.Scalar(code) {
    case "v": .verb
    case "a": .adjective
    case "f": .function
    case "m": .measure
    case "t": .time
    case "i": .idiom
    case "p": .name
    case "s": .place
    case "o": .body
    default: .noun
    }
  }

  /// Adds a name of the project's own tables; as common as the dictionary has it, but never rarer than 20 in all.
  private mutating func insert(_ name: String, as kind: Word.Kind) {
    let node = node(of: name)
    guard node > 0 else { return }
    let slot = slots[Int(node) - 1]
    // 合作 and 榆树 are words, though 合作市 and 榆树市 are so called for short.
    if let known = Self.kind(of: slot), known != .place, known != .name, slot & 0xFF >= 12,
      kind == .noun || name.unicodeScalars.count == 2
    {
      return
    }
    set(node, kind, frequency: max(slot & 0xFF, 12))
  }

  /// 民勤 for 民勤县: a place, unless the dictionary knows it as a word of some frequency (大方, 方正).
  private mutating func insertRare(_ name: String) {
    let node = node(of: name)
    guard slots[Int(node) - 1] & 0xFF < 20 else { return }
    set(node, .place, frequency: 14)
  }

  private mutating func node(of name: String) -> UInt64 {
    name.unicodeScalars.reduce(0) { child(of: $0, UInt64($1.value)) }
  }

  private mutating func set(
    _ node: UInt64, _ kind: Word.Kind, frequency: UInt64
  ) {
    let slot = slots[Int(node) - 1]
    slots[Int(node) - 1] =
      slot & ~0x7FFF | (UInt64(kind.rawValue) + 1) << 8 | frequency
  }

  @inline(__always)
  private static func kind(of slot: UInt64) -> Word.Kind? {
    let code = UInt8(truncatingIfNeeded: slot >> 8) & 0x7F
    return code == 0 ? nil : Word.Kind(rawValue: code - 1)
  }

  private mutating func child(of node: UInt64, _ sign: UInt64) -> UInt64 {
    let key = node << 16 | sign
    if let slot = find(key) { return UInt64(slot + 1) }
    count += 1
    precondition(count < mask / 8 * 7, "more words than the lexicon was laid out for")
    var slot = place(of: key)
    while slots[slot] != 0 { slot = (slot + 1) & mask }
    slots[slot] = key << 16
    if node > 0 { slots[Int(node) - 1] |= Self.goesOn }
    return UInt64(slot + 1)
  }

  /// Fibonacci hashing: the upper bits of the product are well mixed.
  @inline(__always)
  private func place(of key: UInt64) -> Int {
    Int((key &* 0x9E37_79B9_7F4A_7C15) >> 32) & mask
  }

  /// The word on exactly these signs.
  func word(in signs: [Sign], at range: Range<Int>) -> Entry? {
    var word: Entry?
    forEachWord(in: signs, at: range.lowerBound, before: range.upperBound) {
      if $0.end == range.upperBound { word = $0 }
    }
    return word
  }

  /// The slot of an edge, by its parent's node and its sign; nil where there is none.
  @inline(__always)
  private func find(_ key: UInt64) -> Int? {
    var slot = place(of: key)
    while true {
      let edge = slots[slot]
      if edge >> 16 == key { return slot }
      if edge == 0 { return nil }
      slot = (slot + 1) & mask
    }
  }

  /// Each word that begins at `start` and ends by `limit`, the shortest first.
  @inline(__always)
  func forEachWord(
    in signs: [Sign], at start: Int, before limit: Int, _ body: (Entry) -> Void
  ) {
    let root = Int(signs[start].code) - 0x4E00
    guard start < limit, roots.indices.contains(root), roots[root] > 0 else { return }
    var slot = Int(roots[root]) - 1
    var end = start + 1
    while true {
      let found = slots[slot]
      if let kind = Self.kind(of: found) {
        body(Entry(end: end, kind: kind, cost: Lexicon.unknown - 5 * Int32(found & 0xFF)))
      }
      guard found & Self.goesOn != 0, end < limit,
        let next = find(UInt64(slot + 1) << 16 | UInt64(signs[end].code))
      else { return }
      slot = next
      end += 1
    }
  }
}
