/// The words of the language: how common each is and what part of speech it mostly is.
///
/// Made at build time from the dictionary of Debian's python3-jieba (MIT), its rare words left out, and joined by the
/// places and bodies that the project's own tables name. A trie in one array of slots: a node is the slot that its
/// edge lies in, so that a step costs one multiplication and, mostly, one or two loads, and 110,000 words take 2 MiB.
/// That is larger than the nearer caches. So a step asks a filter of 128 KiB first, since most lead nowhere, and the second
/// step is taken for many places of a text at once (`Pairs`), where the loads of one do not wait for those of another.
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

  /// Where some signs lead to: from the high bits to the low the slot (21), and as in the slot whether words go on from
  /// here (1), the kind of the word that ends here, 0 for none (4), and its frequency (6). 0 is no node.
  struct Node {
    fileprivate let bits: UInt32

    static let none = Node(bits: 0)

    fileprivate var id: UInt64 { UInt64(bits >> 11) + Lexicon.firstSlot }
    var isNone: Bool { bits == 0 }
    fileprivate var goesOn: Bool { bits & 1 << 10 != 0 }
  }

  /// From the high bits to the low: the parent (22), sign (16), and the lower bits of a `Node` (11). Of no slot is the sign
  /// 0, so an empty one is 0. A parent is the slot that its edge lies in, or a sign, where words begin with it.
  private var slots: [UInt64]
  private let mask: Int
  /// What the signs from U+4E00 on tell by themselves, as the lower bits of a `Node`.
  private var roots = [UInt16](repeating: 0, count: 0x5200)
  /// A bit for each edge, by the upper bits of its key's hash.
  private var filter = [UInt64](repeating: 0, count: 1 << 14)
  /// By their raw values: making one from its raw value is a jump that the processor foresees badly.
  private let kinds = Word.Kind.allCases
  private var count = 0
  private static let firstRoot: UInt16 = 0x4E00
  private static let firstSlot: UInt64 = 1 << 16
  private static let dataBits: UInt64 = 11
  private static let goesOn: UInt64 = 1 << 10
  private static let frequencies: UInt64 = 0x3F

  private init() {
    let text = LexiconText.words
    let bytes = UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount)
    var capacity = 1 << 12
    while capacity * 5 < bytes.count { capacity *= 2 }
    slots = [UInt64](repeating: 0, count: capacity)
    precondition(capacity <= 1 << 21, "more words than a node can tell apart")
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
    let known = self[node]
    // 合作 and 榆树 are words, though 合作市 and 榆树市 are so called for short.
    if let other = Self.kind(of: known), other != .place, other != .name,
      known & Self.frequencies >= 12, kind == .noun || name.unicodeScalars.count == 2
    {
      return
    }
    set(node, kind, frequency: max(known & Self.frequencies, 12))
  }

  /// 民勤 for 民勤县: a place, unless the dictionary knows it as a word of some frequency (大方, 方正).
  private mutating func insertRare(_ name: String) {
    let node = node(of: name)
    guard self[node] & Self.frequencies < 20 else { return }
    set(node, .place, frequency: 14)
  }

  private mutating func node(of name: String) -> UInt64 {
    name.unicodeScalars.reduce(0) { child(of: $0, UInt64($1.value)) }
  }

  private mutating func set(_ node: UInt64, _ kind: Word.Kind, frequency: UInt64) {
    self[node] = self[node] & Self.goesOn | (UInt64(kind.rawValue) + 1) << 6 | frequency
  }

  /// The lower bits of a node.
  private subscript(node: UInt64) -> UInt64 {
    get {
      node < Self.firstSlot
        ? UInt64(roots[Int(node) - Int(Self.firstRoot)])
        : slots[Int(node - Self.firstSlot)] & (1 << Self.dataBits - 1)
    }
    set {
      if node < Self.firstSlot {
        roots[Int(node) - Int(Self.firstRoot)] = UInt16(newValue)
      } else {
        let slot = Int(node - Self.firstSlot)
        slots[slot] = slots[slot] & ~(1 << Self.dataBits - 1) | newValue
      }
    }
  }

  /// The kind of the word that ends at a node, of which these are the lower bits.
  private static func kind(of data: UInt64) -> Word.Kind? {
    let code = UInt8(truncatingIfNeeded: data >> 6) & 0xF
    return code == 0 ? nil : Word.Kind(rawValue: code - 1)
  }

  /// The node that a sign leads to from another, or from the root, which is 0.
  private mutating func child(of node: UInt64, _ sign: UInt64) -> UInt64 {
    if node == 0 { return sign }
    let key = node << 16 | sign
    if mayExist(key), let slot = find(key) { return UInt64(slot) + Self.firstSlot }
    count += 1
    precondition(count < mask / 8 * 7, "more words than the lexicon was laid out for")
    let hash = hash(of: key)
    var slot = hash.slot
    while slots[slot] != 0 { slot = (slot + 1) & mask }
    slots[slot] = key << Self.dataBits
    self[node] |= Self.goesOn
    filter[hash.bit >> 6] |= 1 << UInt64(hash.bit & 63)
    return UInt64(slot) + Self.firstSlot
  }

  /// Fibonacci hashing: the upper bits of the product are well mixed.
  @inline(__always)
  private func hash(of key: UInt64) -> (slot: Int, bit: Int) {
    let product = key &* 0x9E37_79B9_7F4A_7C15
    return (Int(product >> 32) & mask, Int(product >> 44))
  }

  /// Whether the filter has the edge: false where there is none, and true for a few of those as well.
  @inline(__always)
  private func mayExist(_ key: UInt64) -> Bool {
    let bit = hash(of: key).bit
    return filter[bit >> 6] >> UInt64(bit & 63) & 1 != 0
  }

  /// The slot of an edge, by its parent's node and its sign; nil where there is none.
  @inline(__always)
  private func find(_ key: UInt64) -> Int? {
    var slot = hash(of: key).slot
    while true {
      let edge = slots[slot]
      if edge >> Self.dataBits == key { return slot }
      if edge == 0 { return nil }
      slot = (slot + 1) & mask
    }
  }

  @inline(__always)
  private func child(of parent: UInt64, _ sign: Sign) -> Node {
    let key = parent << 16 | UInt64(sign.code)
    guard mayExist(key), let slot = find(key) else { return .none }
    return node(at: slot)
  }

  @inline(__always)
  private func node(at slot: Int) -> Node {
    Node(bits: UInt32(slot) << 11 | UInt32(truncatingIfNeeded: slots[slot]) & 0x7FF)
  }

  /// The edge from one sign to another.
  @inline(__always)
  private static func key(_ first: Sign, _ second: Sign) -> UInt64 {
    UInt64(first.code) << 16 | UInt64(second.code)
  }

  /// What two signs lead to.
  @inline(__always)
  private func pair(_ first: Sign, _ second: Sign) -> Node { child(of: UInt64(first.code), second) }

  /// Where a sign leads to after others; nowhere from no node.
  @inline(__always)
  func node(after node: Node, _ sign: Sign) -> Node {
    node.goesOn ? child(of: node.id, sign) : .none
  }

  /// What a sign tells by itself.
  @inline(__always)
  func root(_ sign: Sign) -> Node {
    let root = Int(sign.code &- Self.firstRoot)
    return root < roots.count ? Node(bits: UInt32(roots[root])) : .none
  }
}

// MARK: - Words of a text

extension Lexicon {
  /// Where the two signs lead to that stand at each place of a block of a text.
  struct Pairs {
    private static let size = 1024
    private var nodes: [Node]
    private var likely: [UInt16]
    private var start = 0
    private(set) var end = 0

    /// - Parameter longest: how many signs the longest of the texts has.
    init(longest: Int) {
      nodes = [Node](filling: min(longest, Self.size), with: .none)
      likely = [UInt16](filling: nodes.count + 1, with: 0)
    }

    /// Of a place in the block that was read.
    subscript(place: Int) -> Node { nodes[place - start] }

    /// Begins another text.
    mutating func reset() { (start, end) = (0, 0) }

    /// Reads the block that begins at `start`.
    ///
    /// In two rounds: whether the filter lets a pair pass is as good as chance, and a processor that must foresee it loses
    /// more than the look costs. So the first round notes those that pass without a branch, and the second looks them up.
    @inline(never)
    mutating func read(_ signs: [Sign], from start: Int, in lexicon: Lexicon) {
      self.start = start
      end = min(start + Self.size, signs.count)
      nodes[end - 1 - start] = .none
      let signs = signs.span.extracting(start..<min(end + 1, signs.count))
      Self.read(signs, into: &nodes, &likely, lexicon)
    }

    private static func read(
      _ signs: Swift.Span<Sign>, into nodes: inout [Node],
      _ likely: inout [UInt16], _ lexicon: Lexicon
    ) {
      var nodes = nodes.mutableSpan
      var likely = likely.mutableSpan
      var count = 0
      var first = signs[0]
      for index in 1..<signs.count {
        let second = signs[index]
        nodes[index - 1] = .none
        likely[count] = UInt16(truncatingIfNeeded: index)
        count += lexicon.mayExist(Lexicon.key(first, second)) ? 1 : 0
        first = second
      }
      for place in 0..<count {
        let index = Int(likely[place])
        let key = Lexicon.key(signs[index - 1], signs[index])
        if let slot = lexicon.find(key) { nodes[index - 1] = lexicon.node(at: slot) }
      }
    }
  }

  /// The word on exactly these signs; nil where the text ends before.
  func word(in signs: [Sign], at range: Range<Int>) -> Entry? {
    guard let first = range.first, let last = range.last, last < signs.count else { return nil }
    var node = first == last ? root(signs[first]) : pair(signs[first], signs[first + 1])
    var end = first + 2
    while end <= last {
      node = self.node(after: node, signs[end])
      end += 1
    }
    return entry(of: node, endingAt: range.upperBound)
  }

  /// The word that ends at a node, if one does.
  @inline(__always)
  func entry(of node: Node, endingAt end: Int) -> Entry? {
    let kind = Int(node.bits >> 6) & 0xF
    guard kind > 0 else { return nil }
    return Entry(
      end: end, kind: kinds[kind - 1], cost: Lexicon.unknown - 5 * Int32(node.bits & 0x3F))
  }

  /// One sign by itself: the word that it is, or a sign that no word has.
  @inline(__always)
  func single(_ root: Node) -> (cost: Int32, kind: Word.Kind) {
    guard let word = entry(of: root, endingAt: 0), word.cost < Self.unknown else {
      return (Self.unknown, .single)
    }
    return (word.cost, word.kind)
  }
}
