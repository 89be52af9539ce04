import Foundation

/// The words of the language: how common each is and what part of speech it mostly is.
///
/// Made at build time from the dictionary of Debian's python3-jieba (MIT), its rare words left out, and joined by the
/// places and bodies that the project's own tables name. A trie in one array of slots: a node is the slot that its
/// edge lies in, so that a step costs one multiplication and, mostly, one load, and 110,000 words take 2 MiB.
///
/// `@unchecked Sendable`: the slots are written in `init` alone and live as long as the program.
struct Lexicon: @unchecked Sendable {
  /// What a word mostly is, as `LexiconMaker` codes it.
  enum Part: UInt8 {
    case noun = 0x6E  // n
    case verb = 0x76  // v
    case adjective = 0x61  // a
    /// Prepositions, conjunctions, adverbs, pronouns, particles.
    case function = 0x66  // f
    /// Numerals and measure words.
    case measure = 0x6D  // m
    case time = 0x74  // t
    case idiom = 0x69  // i
    /// A known name; whether it stands for a person is left to what stands beside it (雷锋, 马拉松).
    case person = 0x70  // p
    case place = 0x73  // s
    case body = 0x6F  // o
  }

  struct Word {
    let end: Int
    let part: Part
    /// How rare it is: -ln of its share of all words.
    let cost: Double
  }

  static let shared = Lexicon()

  /// -ln of one word's share of the 60 million that the dictionary was counted on: what an unknown sign costs.
  static let unknown = 17.9

  /// From the high bits to the low: parent node (24), sign (16), part (8), frequency (8). Of no slot is the sign 0, so
  /// an empty one is 0.
  private let slots: UnsafeMutablePointer<UInt64>
  private let mask: Int
  private var count = 0

  private init() {
    let text = LexiconText.words
    let bytes = UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount)
    var capacity = 1 << 12
    while capacity * 5 < bytes.count { capacity *= 2 }
    slots = .allocate(capacity: capacity)
    slots.initialize(repeating: 0, count: capacity)
    mask = capacity - 1
    insertLines(bytes)
    for name in Gazetteer.names { insert(name, as: .place) }
    for name in Gazetteer.countyShortNames { insertRare(name) }
    for (word, _) in NameWords.endingList where word.unicodeScalars.count > 2 {
      insert(word, as: .noun)
    }
    for word in Self.pressWords { insert(word, as: .verb) }
  }

  /// Words of today's press that the dictionary, counted earlier, lacks or has as rare ones.
  private static let pressWords = [
    "惠民", "利民", "便民", "惠企", "利企", "助企", "暖企", "稳企", "护企", "助农", "惠农", "兴农", "返乡", "高精尖", "专精特新",
    "新质", "赋能",
    "助力", "聚力", "擘画", "提档", "增效", "提质",
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
          slots[Int(node) - 1] |= UInt64(bytes[index]) << 8 | UInt64(bytes[index + 1] - 0x23)
          index += 2
        }
        node = 0
        index += 1
      }
    }
  }

  /// Adds a name of the project's own tables; as common as the dictionary has it, but never rarer than 20 in all.
  private mutating func insert(_ name: String, as part: Part) {
    var node: UInt64 = 0
    for scalar in name.unicodeScalars { node = child(of: node, UInt64(scalar.value)) }
    guard node > 0 else { return }
    let slot = slots[Int(node) - 1]
    // 合作 and 榆树 are words, though 合作市 and 榆树市 are so called for short.
    if let known = Part(rawValue: UInt8(truncatingIfNeeded: slot >> 8)), known != .place,
      known != .person, slot & 0xFF >= 12, part == .noun || name.unicodeScalars.count == 2
    {
      return
    }
    slots[Int(node) - 1] = slot & ~0xFFFF | UInt64(part.rawValue) << 8 | max(slot & 0xFF, 12)
  }

  /// 民勤 for 民勤县: a place, unless the dictionary knows it as a word of some frequency (大方, 方正).
  private mutating func insertRare(_ name: String) {
    var node: UInt64 = 0
    for scalar in name.unicodeScalars { node = child(of: node, UInt64(scalar.value)) }
    guard slots[Int(node) - 1] & 0xFF < 20 else { return }
    slots[Int(node) - 1] =
      slots[Int(node) - 1] & ~0xFFFF | UInt64(Part.place.rawValue) << 8 | 14
  }

  private mutating func child(of node: UInt64, _ sign: UInt64) -> UInt64 {
    let key = node << 16 | sign
    var slot = place(of: key)
    while slots[slot] != 0 {
      if slots[slot] >> 16 == key { return UInt64(slot + 1) }
      slot = (slot + 1) & mask
    }
    count += 1
    precondition(count < mask / 8 * 7, "more words than the lexicon was laid out for")
    slots[slot] = key << 16
    return UInt64(slot + 1)
  }

  /// Fibonacci hashing: the upper bits of the product are well mixed.
  @inline(__always)
  private func place(of key: UInt64) -> Int {
    Int((key &* 0x9E37_79B9_7F4A_7C15) >> 32) & mask
  }

  /// The word on exactly these signs.
  func word(in signs: [Sign], at range: Range<Int>) -> Word? {
    var word: Word?
    forEachWord(in: signs, at: range.lowerBound, before: range.upperBound) {
      if $0.end == range.upperBound { word = $0 }
    }
    return word
  }

  /// Each word that begins at `start` and ends by `limit`, the shortest first.
  @inline(__always)
  func forEachWord(
    in signs: [Sign], at start: Int, before limit: Int, _ body: (Word) -> Void
  ) {
    var node: UInt64 = 0
    var index = start
    while index < limit {
      let key = node << 16 | UInt64(signs[index].code)
      var slot = place(of: key)
      while slots[slot] != 0, slots[slot] >> 16 != key { slot = (slot + 1) & mask }
      let found = slots[slot]
      guard found != 0 else { return }
      index += 1
      node = UInt64(slot + 1)
      if let part = Part(rawValue: UInt8(truncatingIfNeeded: found >> 8)) {
        body(Word(end: index, part: part, cost: Lexicon.unknown - Double(found & 0xFF) / 4))
      }
    }
  }
}
