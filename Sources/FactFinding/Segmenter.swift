/// A word of a passage, or a name that no lexicon has.
struct Word: Sendable {
  enum Kind: UInt8, Sendable {
    case noun, verb, adjective, function, measure, time, idiom, place, body
    /// A known name without anything beside it that makes it a person's.
    case name
    /// A person's name, known or not.
    case person
    /// A sign that no word has.
    case single
    /// A division or river by a foreign name: 朗多尼亚州.
    case foreignPlace
    case mark

    /// Words of the language, of which names of kinds are made.
    var isCommon: Bool { self == .noun || self == .verb || self == .adjective || self == .idiom }
  }

  let start: Int32
  let end: Int32
  let kind: Kind

  var range: Range<Int> { Int(start)..<Int(end) }
  var isPlace: Bool { kind == .place || kind == .foreignPlace }
}

/// The words of a passage, in order and without a gap.
struct Segmentation: Sendable {
  fileprivate(set) var list: [Word] = []
  /// Which word each sign belongs to.
  fileprivate var indices: [Int32] = []

  func word(at place: Int) -> Word? {
    indices.indices.contains(place) ? list[Int(indices[place])] : nil
  }

  /// The word that ends just before `place`.
  func word(before place: Int) -> Word? {
    word(at: place - 1).flatMap { $0.end == place ? $0 : nil }
  }

  /// Whether a word begins at `place`.
  func begins(at place: Int) -> Bool {
    guard indices.indices.contains(place) else { return true }
    return Int(list[Int(indices[place])].start) == place
  }
}

/// Cuts a passage into the words that make it likeliest: each word costs what it is rare, and the cheapest way wins.
///
/// Names compete with the words around them: a surname and a given name make a word of their own (`NameSigns`), cheaper
/// with a title before it or speech behind it, so that 高兴地说 stays 高兴 and 局长高兴明说 has a name in it. So do foreign
/// names and the names of townships.
struct Segmenter {
  private let passage: Passage
  private let signs: [Sign]
  private let lexicon = Lexicon.shared
  private let names = NameSigns.shared
  /// The cheapest way to each place.
  private let steps: UnsafeMutablePointer<Step>
  private var limit = 0

  private struct Step {
    var cost: Double = .infinity
    /// The word that it ends with.
    var start: Int32 = 0
    var kind = Word.Kind.single
  }

  static func words(of passage: Passage) -> Segmentation {
    var segmenter = Segmenter(passage)
    defer { segmenter.steps.deallocate() }
    return segmenter.words()
  }

  private init(_ passage: Passage) {
    self.passage = passage
    signs = passage.signs
    steps = .allocate(capacity: passage.count + 1)
    steps.initialize(repeating: Step(), count: passage.count + 1)
  }

  private mutating func words() -> Segmentation {
    var words = Segmentation()
    words.indices.reserveCapacity(passage.count)
    var place = 0
    while place < passage.count {
      let end = runEnd(from: place)
      if end > place {
        run(place..<end)
        collect(place..<end, &words)
        place = end
      } else {
        words.append(Word(start: Int32(place), end: Int32(place + 1), kind: .mark))
        place += 1
      }
    }
    return words
  }

  /// Han signs, and the dots inside foreign names.
  private func runEnd(from start: Int) -> Int {
    var end = start
    while end < passage.count, signs[end].is(.han) || end > start && isDot(end) { end += 1 }
    return end
  }

  private func isDot(_ place: Int) -> Bool {
    (passage[place] == "·" || passage[place] == "-") && passage[place + 1].is(.han)
  }

  private mutating func run(_ run: Range<Int>) {
    limit = run.upperBound
    steps[run.lowerBound].cost = 0
    for place in run { extend(from: place) }
  }

  private mutating func collect(_ run: Range<Int>, _ words: inout Segmentation) {
    var found: [Word] = []
    var end = run.upperBound
    while end > run.lowerBound {
      found.append(Word(start: steps[end].start, end: Int32(end), kind: steps[end].kind))
      end = Int(steps[end].start)
    }
    for word in found.reversed() { words.append(word) }
  }

  private mutating func extend(from start: Int) {
    take(start, start + 1, Lexicon.unknown, .single)
    lexicon.forEachWord(in: signs, at: start, before: limit) { word in
      take(start, word.end, word.cost, kind(of: word, from: start))
    }
    extendByTownship(from: start)
    let uses = names.uses(of: signs[start])
    if uses.contains(.beginsName) { extendByPerson(from: start) }
    if uses.contains(.foreign) { extendByForeign(from: start) }
  }

  private mutating func take(_ start: Int, _ end: Int, _ cost: Double, _ kind: Word.Kind) {
    let total = steps[start].cost + cost
    if total < steps[end].cost { steps[end] = Step(cost: total, start: Int32(start), kind: kind) }
  }

  private func kind(of word: Lexicon.Word, from start: Int) -> Word.Kind {
    switch word.part {
    case .noun: .noun
    case .verb: .verb
    case .adjective: .adjective
    case .function: .function
    case .measure: .measure
    case .time: .time
    case .idiom: .idiom
    case .place: .place
    case .body: .body
    case .person: isKnownPerson(start..<word.end) ? .person : .name
    }
  }

  /// 邓小平, of the lexicon: a surname and a given name of two signs; any other name needs a witness.
  private func isKnownPerson(_ range: Range<Int>) -> Bool {
    guard range.count > 1,
      PersonWords.commonWords.longest(in: signs, at: range.lowerBound)?.end != range.upperBound
    else { return false }
    let witness = witness(range.lowerBound, range.upperBound)
    let isChinese =
      PersonWords.surnames.contains(passage[range.lowerBound])
      && !range.allSatisfy { isForeign($0) }
    if isChinese, range.count == 3 {
      return isTitled(range.lowerBound) || isTold(range.upperBound) || !isCompound(range)
    }
    return witness >= 3 || isChinese && witness > 2
  }

  /// 白马镇, 杨家峪村: up to three signs and what makes them a division.
  private mutating func extendByTownship(from start: Int) {
    for length in 1...3 where start + length < limit {
      let end = start + length
      if names.uses(of: signs[end]).contains(.township) {
        take(start, end + 1, 6.5 + 4.6 * Double(length), .place)
      }
    }
  }

  /// 孟庄, 龙桥: a surname before one of these is a place's name.
  private static let landmarks = SignSet("庄堰桥河街庙寨沟坡岭岗营屯湾塘坝店口")

  private static let divisions = SignSet("镇村县乡市区")

  // MARK: People

  private mutating func extendByPerson(from start: Int) {
    let isDouble = PersonWords.doubleSurnames.longest(in: signs, at: start) != nil
    guard isDouble || PersonWords.surnames.contains(signs[start]) else { return }
    let given = start + (isDouble ? 2 : 1)
    let surname = isDouble ? 7 : names.cost(signs[start], as: .surname)
    guard isGiven(given) else { return }
    if !Self.divisions.contains(passage[given + 1]),
      !Self.landmarks.contains(passage[given]) || isTitled(start)
    {
      let cost =
        Self.person + (isTitled(start) ? 1.5 : 2) + surname + names.cost(signs[given], as: .only)
      take(start, given + 1, cost - witness(start, given + 1), .person)
    }
    guard isGiven(given + 1), !Self.divisions.contains(passage[given + 2]) else { return }
    let cost =
      Self.person + surname + names.cost(signs[given], as: .first)
      + names.cost(signs[given + 1], as: .second)
    take(start, given + 2, cost - witness(start, given + 2), .person)
  }

  private func isGiven(_ place: Int) -> Bool {
    place < limit && signs[place].is(.han)
      && !PersonWords.notGiven.contains(signs[place])
  }

  /// What a name costs beside its signs.
  private static let person = 7.5

  /// 幸福感, 花岗岩: words that the lexicon has among its names, by the words in them or by their signs.
  private func isCompound(_ range: Range<Int>) -> Bool {
    let start = range.lowerBound
    let cost =
      names.cost(signs[start], as: .surname) + names.cost(signs[start + 1], as: .first)
      + names.cost(signs[start + 2], as: .second)
    return cost > 22
      || [start..<start + 2, start + 1..<start + 3].contains {
        lexicon.word(in: signs, at: $0).map { $0.part != .person && $0.cost < 14 } ?? false
      }
  }

  /// What stands beside a name and speaks for it: a title, speech, marks on both sides.
  private func witness(_ start: Int, _ end: Int) -> Double {
    var witness = 0.0
    let opens = isMark(start - 1)
    let closes = isMark(end)
    if isTitled(start) {
      witness += 6
    } else if opens {
      // 总经理：王海
      witness += passage[start - 1] == ":" && isTitled(start - 1) ? 4 : 0.6
    }
    if isTold(end) { witness += 3 } else if closes { witness += 0.6 }
    if opens, closes, end - start == 3 { witness += 1.8 }
    return witness
  }

  private func isMark(_ place: Int) -> Bool { passage[place].is(.mark) || passage[place] == "、" }

  private func isTitled(_ start: Int) -> Bool {
    start > 0
      && PersonWords.titles.start(in: signs, endingAt: start, after: max(0, start - 8)) != nil
  }

  private func isTold(_ end: Int) -> Bool {
    PersonWords.said.longest(in: signs, at: end) != nil
      || PersonWords.honorifics.longest(in: signs, at: end) != nil
  }

  /// 弗拉基米尔·普京, 叶利钦总统: a run of the signs that foreign names are written in, with a dot, a title or speech.
  private mutating func extendByForeign(from start: Int) {
    guard start == 0 || !isDot(start - 1) else { return }
    var end = start
    var cost = 8.0
    var hasDot = false
    while end < limit, end - start < 22, isForeign(end) || isDot(end) {
      if isDot(end) {
        hasDot = true
        end += 1
        cost += 6
      }
      cost += names.cost(signs[end], as: .foreign)
      end += 1
      if Self.placeEnds.contains(passage[end]) {
        if end - start >= 2, end < limit { take(start, end + 1, cost - 6, .foreignPlace) }
        continue
      }
      guard !isDot(end) else { continue }
      let isTold = isTold(end)
      // 加吉耶夫提前离会: the run may go on into a word.
      let isCut = end < limit && isForeign(end) && !isTold
      let isWitnessed = isTold || isTitled(start)
      guard hasDot && end - start >= 4 || isWitnessed && end - start >= 2 else { continue }
      let total = cost - (isWitnessed ? 6 : 0) - (hasDot ? 8 : 0) + (isCut ? 4 : 0)
      take(start, end, total, .person)
    }
  }

  private func isForeign(_ place: Int) -> Bool { names.uses(of: passage[place]).contains(.foreign) }

  private static let placeEnds = SignSet("市州省邦郡河湖山岛湾港")
}

extension Segmentation {
  fileprivate mutating func append(_ word: Word) {
    for _ in word.range { indices.append(Int32(list.count)) }
    list.append(word)
  }
}
