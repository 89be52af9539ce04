/// A word of a passage, or a name that no lexicon has.
struct Word: Sendable {
  enum Kind: UInt8, Sendable, CaseIterable {
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

  /// Of several signs, and no name that only its signs or its witnesses tell.
  var isOfLanguage: Bool {
    switch kind {
    case .name, .person, .single, .foreignPlace, .mark: false
    default: range.count > 1
    }
  }
}

/// The words of a passage, in order and without a gap.
struct Segmentation: Sendable {
  /// Of each sign the word that it belongs to, so that asking for one is a load.
  fileprivate var words: [Word] = []

  func word(at place: Int) -> Word? { words.indices.contains(place) ? words[place] : nil }

  /// The word that ends just before `place`.
  func word(before place: Int) -> Word? {
    word(at: place - 1).flatMap { $0.end == place ? $0 : nil }
  }

  /// Whether a word begins at `place`.
  func begins(at place: Int) -> Bool {
    !words.indices.contains(place) || Int(words[place].start) == place
  }
}

/// Cuts a passage into the words that make it likeliest: each word costs what it is rare, and the cheapest way wins.
///
/// Names compete with the words around them: a surname and a given name make a word of their own (`NameSigns`), cheaper
/// with a title before it or speech behind it, so that 高兴地说 stays 高兴 and 局长高兴明说 has a name in it. So do foreign
/// names and the names of townships. Costs are -ln of a likelihood in twentieths.
struct Segmenter {
  private let passage: Passage
  private let signs: [Sign]
  private let lexicon = Lexicon.shared
  private let names = NameSigns.shared

  /// The cheapest way to a place.
  private struct Step {
    /// Of a whole line: 8 MiB of rare signs come near to what 32 bits hold, and the limit can be raised.
    var cost = Int.max
    /// The word that it ends with.
    var start: Int32 = 0
    var kind = Word.Kind.single
  }

  /// The words of each passage; of all in one go, for the space that one needs serves the next.
  static func words(of passages: [Passage]) -> [Segmentation] {
    let longest = passages.reduce(0) { max($0, $1.count) }
    var steps = [Step](filling: longest + 1, with: Step())
    var pairs = Lexicon.Pairs(longest: longest)
    return passages.map { passage in
      var steps = steps.mutableSpan
      return Segmenter(passage).words(&steps, &pairs)
    }
  }

  private init(_ passage: Passage) {
    self.passage = passage
    signs = passage.signs
  }

  private func words(
    _ steps: inout MutableSpan<Step>, _ pairs: inout Lexicon.Pairs
  ) -> Segmentation {
    for place in 0...signs.count { steps[place].cost = Int.max }
    steps[0].cost = 0
    pairs.reset()
    walk(&steps, &pairs)
    return segmentation(steps.span)
  }

  /// - Parameter pairs: what the lexicon has for two signs, a block of places at a time, since a page may be one line of 8 MiB.
  private func walk(_ steps: inout MutableSpan<Step>, _ pairs: inout Lexicon.Pairs) {
    var place = 0
    while place < signs.count {
      // Han signs with no mark among them.
      let run = place..<runEnd(from: place)
      for start in run {
        if start >= pairs.end { pairs.read(signs, from: start, in: lexicon) }
        extend(from: start, in: run, pairs[start], &steps)
      }
      place = run.upperBound
      if place < signs.count {
        steps[place + 1] = Step(cost: 0, start: Int32(place), kind: .mark)
        place += 1
      }
    }
  }

  /// Han signs, and the dots inside foreign names.
  private func runEnd(from start: Int) -> Int {
    var end = start
    while end < signs.count, signs[end].is(.han) || end > start && isDot(end) { end += 1 }
    return end
  }

  private func isDot(_ place: Int) -> Bool {
    (passage[place] == "·" || passage[place] == "-") && passage[place + 1].is(.han)
  }

  /// The cheapest way to the end, walked back.
  private func segmentation(_ steps: Swift.Span<Step>) -> Segmentation {
    var words = [Word](filling: signs.count, with: Word(start: 0, end: 0, kind: .mark))
    var filled = words.mutableSpan
    var end = signs.count
    while end > 0 {
      let step = steps[end]
      let word = Word(start: step.start, end: Int32(end), kind: step.kind)
      for place in word.range { filled[place] = word }
      end = Int(step.start)
    }
    return Segmentation(words: words)
  }

  /// - Parameter pair: what the lexicon has for the two signs at `start`.
  private func extend(
    from start: Int, in run: Range<Int>, _ pair: Lexicon.Node, _ steps: inout MutableSpan<Step>
  ) {
    let sign = signs[start]
    if sign.is(.township) { extendByTownship(to: start + 1, in: run, &steps) }
    let single = lexicon.single(lexicon.root(sign))
    take(start, start + 1, single.cost, single.kind, &steps)
    var end = start + 2
    var node = end <= run.upperBound ? pair : .none
    while !node.isNone {
      if let word = lexicon.entry(of: node, endingAt: end) { take(start, word, &steps) }
      guard end < run.upperBound else { break }
      node = lexicon.node(after: node, signs[end])
      end += 1
    }
    if sign.is([.surname, .doubleSurname]) { extendByPerson(from: start, in: run, &steps) }
    if sign.is(.foreign) { extendByForeign(from: start, in: run, &steps) }
  }

  @inline(__always)
  private func take(_ start: Int, _ word: Lexicon.Entry, _ steps: inout MutableSpan<Step>) {
    let isPerson = word.kind == .name && isKnownPerson(start..<word.end)
    take(start, word.end, word.cost, isPerson ? .person : word.kind, &steps)
  }

  @inline(__always)
  private func take(
    _ start: Int, _ end: Int, _ cost: Int32, _ kind: Word.Kind, _ steps: inout MutableSpan<Step>
  ) {
    let total = steps[start].cost + Int(cost)
    if total < steps[end].cost {
      steps[end] = Step(cost: total, start: Int32(start), kind: kind)
    }
  }

  /// 邓小平, of the lexicon: a surname and a given name of two signs; any other name needs a witness.
  private func isKnownPerson(_ range: Range<Int>) -> Bool {
    guard range.count > 1,
      !signs[range.lowerBound].is(.beginsCommonWord)
        || PersonWords.commonWords.longest(in: signs, at: range.lowerBound)?.end != range.upperBound
    else { return false }
    let isTitled = isTitled(range.lowerBound)
    let witness = witness(range.lowerBound, range.upperBound, isTitled: isTitled)
    let isChinese =
      passage[range.lowerBound].is(.surname)
      && !signs[range].allSatisfy { $0.is(.foreign) }
    if isChinese, range.count == 3 {
      return isTitled || isTold(range.upperBound) || !isCompound(range)
    }
    return witness >= 60 || isChinese && witness > 40
  }

  /// 白马镇, 杨家峪村: up to three signs and what makes them a division; among equals the shorter, since of 丰镇镇白石村 no
  /// village is called 镇白石村.
  private func extendByTownship(to end: Int, in run: Range<Int>, _ steps: inout MutableSpan<Step>) {
    // 李玉成 + 回乡.
    if signs[end - 1] == "乡", Self.homewards.contains(passage[end - 2]) { return }
    for length in 1...3 where end - 1 - length >= run.lowerBound {
      // 李某某 + 对 + 返乡: words of grammar are in no name, and 泾县 + 蔡村 is no 县蔡村; but 旧县镇.
      let sign = signs[end - 1 - length]
      if Self.grammar.contains(sign) || length > 1 && sign.is(.divisionEnd) { return }
      if length == 3, joins(end - 4) { return }
      take(end - 1 - length, end, 130 + 92 * Int32(length), .place, &steps)
    }
  }

  private static let grammar = SignSet("的了着们是在不就都也还又把被让给对从到与及或而且但等这那每各该某使至起抵由距住赴记")

  /// 通安驿镇 + 和 + 马河镇, 起 + 于 + 浮石镇; but 长葛市 + 和尚桥镇.
  private func joins(_ place: Int) -> Bool {
    switch passage[place] {
    case "和": passage[place - 1].is(.township)
    case "于": Self.standing.contains(passage[place - 1])
    default: false
    }
  }

  private static let standing = SignSet("起止始终位坐")

  private static let homewards = SignSet("回返还归离思故家老")

  /// 孟庄, 龙桥: a surname before one of these is a place's name.
  static let landmarks = SignSet("庄堰桥河街庙寨沟坡岭岗营屯湾塘坝店口")

  static let divisionEnds = SignSet("镇村县乡市区")

  // MARK: People

  private func extendByPerson(from start: Int, in run: Range<Int>, _ steps: inout MutableSpan<Step>)
  {
    let isDouble =
      signs[start].is(.doubleSurname)
      && PersonWords.doubleSurnames.longest(in: signs, at: start) != nil
    guard isDouble || signs[start].is(.surname) else { return }
    let given = start + (isDouble ? 2 : 1)
    if passage[given].is(.divisionEnd) {
      extendByDivision(from: start, given: given, in: run, &steps)
    }
    guard isGiven(given, in: run) else { return }
    let isTitled = isTitled(start)
    guard isTitled || !Self.grammatical.contains(signs[start]) else { return }
    let surname = Self.person + (isDouble ? 140 : names.cost(signs[start], as: .surname))
    if !passage[given + 1].is(.divisionEnd), !signs[given].is(.landmark) || isTitled {
      let cost = surname + (isTitled ? 30 : 40) + names.cost(signs[given], as: .only)
      take(start, given + 1, cost - witness(start, given + 1, isTitled: isTitled), .person, &steps)
    }
    // 陈氏 + 宗祠.
    guard isGiven(given + 1, in: run), !passage[given + 2].is(.divisionEnd),
      !passage.isDeed(at: given + 1), signs[given] != "氏"
    else { return }
    let cost =
      surname + names.cost(signs[given], as: .first) + names.cost(signs[given + 1], as: .second)
    take(start, given + 2, cost - witness(start, given + 2, isTitled: isTitled), .person, &steps)
  }

  /// 教授 + 吴县生, ”吴县生说: after a title, or at the head of a clause and before speech, a given name may begin as a
  /// division ends.
  private func extendByDivision(
    from start: Int, given: Int, in run: Range<Int>, _ steps: inout MutableSpan<Step>
  ) {
    guard isGiven(given + 1, in: run) else { return }
    let isTitled = isTitled(start)
    // 费县副县长 is of 费县: at the head of a clause only speech tells.
    guard
      isTitled && (isTold(given + 2) || isMark(given + 2)) || isMark(start - 1) && speaks(given + 2)
    else { return }
    take(start, given + 2, Self.person + 100, .person, &steps)
  }

  /// Surnames that are words of grammar or measure: 沃特和叶桂五段, 代表时强调.
  private static let grammatical = SignSet("和向时连班管于从同全都经由")

  private func isGiven(_ place: Int, in run: Range<Int>) -> Bool {
    place < run.upperBound && signs[place].is(.han) && !signs[place].is(.notGiven)
  }

  /// What a name costs beside its signs.
  private static let person: Int32 = 150

  /// 幸福感, 花岗岩: words that the lexicon has among its names, by the words in them or by their signs.
  private func isCompound(_ range: Range<Int>) -> Bool {
    let start = range.lowerBound
    let cost =
      names.cost(signs[start], as: .surname) + names.cost(signs[start + 1], as: .first)
      + names.cost(signs[start + 2], as: .second)
    return cost > 440 || isCommonWord(start..<start + 2) || isCommonWord(start + 1..<start + 3)
  }

  private func isCommonWord(_ range: Range<Int>) -> Bool {
    lexicon.word(in: signs, at: range).map { $0.kind != .name && $0.cost < 280 } ?? false
  }

  /// What stands beside a name and speaks for it: a title, speech, marks on both sides.
  private func witness(_ start: Int, _ end: Int, isTitled: Bool) -> Int32 {
    var witness: Int32 = 0
    let opens = isMark(start - 1)
    let closes = isMark(end)
    if isTitled {
      witness += 120
    } else if opens {
      // 总经理：王海
      witness += passage[start - 1] == ":" && self.isTitled(start - 1) ? 80 : 12
    }
    if isTold(end) { witness += 60 } else if closes { witness += 12 }
    if opens, closes, end - start == 3 { witness += 36 }
    return witness
  }

  private func isMark(_ place: Int) -> Bool { passage[place].is(.mark) || passage[place] == "、" }

  private func isTitled(_ start: Int) -> Bool {
    passage[start - 1].is(.endsTitle)
      && PersonWords.titles.start(in: signs, endingAt: start, after: max(0, start - 8)) != nil
  }

  private func isTold(_ end: Int) -> Bool {
    speaks(end)
      || passage[end].is(.beginsHonorific)
        && PersonWords.honorifics.longest(in: signs, at: end) != nil
      || passage[end].is(.endsList) && passage.isCountOfPeople(at: end)
  }

  private func speaks(_ end: Int) -> Bool {
    passage[end].is(.beginsSpeech) && PersonWords.said.longest(in: signs, at: end) != nil
  }

  /// 弗拉基米尔·普京, 叶利钦总统: a run of the signs that foreign names are written in, with a dot, a title or speech.
  private func extendByForeign(
    from start: Int, in run: Range<Int>, _ steps: inout MutableSpan<Step>
  ) {
    guard start == 0 || !isDot(start - 1) else { return }
    let isTitled = isTitled(start)
    // 安德烈斯·帕斯: no second name begins inside the first, which the lexicon has shorter.
    let isInside =
      start > 0 && signs[start - 1].is(.foreign)
      && (steps[start].kind == .person || steps[start].kind == .name)
    var end = start
    var cost: Int32 = 160
    var hasDot = false
    // The fewest signs of a name without a dot: 法美外长 is none.
    var least = 2
    while end < run.upperBound, end - start < 22,
      signs[end].is(.foreign) || isDot(end) || end > start && signs[end].is(.insideForeign)
    {
      if isDot(end) {
        if isInside { return }
        // A dot joins what would else be cut into two: each is worth more than beginning anew.
        hasDot = true
        end += 1
        cost -= 240
      }
      if signs[end].is(.insideForeign) { least = 4 }
      cost += names.cost(signs[end], as: .foreign)
      end += 1
      if passage[end].is(.foreignPlaceEnd) {
        // 高山 is no Gao Shan: nature's words are signs of foreign names as well.
        let fewest = passage[end].is(.divisionEnd) || Self.provinces.contains(signs[end]) ? 2 : 3
        if end - start >= fewest, end < run.upperBound {
          take(start, end + 1, cost - 120, .foreignPlace, &steps)
        }
        continue
      }
      guard !isDot(end), !endsWithPreposition(end) else { continue }
      let isTold = isTold(end)
      let isWitnessed = isTold || isTitled
      guard hasDot && end - start >= 4 || isWitnessed && end - start >= least else { continue }
      // 加吉耶夫提前离会: the run may go on into a word, but 日前 in 卡西姆日前 is one by itself.
      let isCut = end < run.upperBound && isForeign(end) && !isTold && !beginsWord(end, in: run)
      let total = cost - (isWitnessed ? 120 : 0) + (isCut ? 80 : 0)
      take(start, end, total, .person, &steps)
    }
  }

  /// 卡西姆于当天; but 克莱因.
  private func endsWithPreposition(_ end: Int) -> Bool {
    Self.afterForeign.contains(signs[end - 1])
      && !(signs[end - 1] == "因" && Self.beforeIn.contains(passage[end - 2]))
  }

  /// Prepositions that foreign names hold but do not end with.
  static let afterForeign = SignSet("于同通因与各可且则任")

  /// Of names in -lein, -stein, -hein.
  private static let beforeIn = SignSet("莱坦海泰")

  private func isForeign(_ place: Int) -> Bool { passage[place].is(.foreign) }

  /// Whether a common word of two signs that is part of no name begins here.
  private func beginsWord(_ place: Int, in run: Range<Int>) -> Bool {
    guard place + 2 <= run.upperBound,
      let word = lexicon.word(in: signs, at: place..<place + 2)
    else { return false }
    return word.kind != .name && word.kind != .place && word.cost < 260
  }

  private static let provinces = SignSet("州省邦郡")

  static let foreignPlaceEnds = SignSet("市州省邦郡河湖山岛湾港")
}

extension Passage {
  /// (蒙古族), (女，回族), (左二): what only a person's name is glossed with.
  func isGlossOfPerson(at bracket: Int) -> Bool {
    let first = bracket + 1
    if self[first] == "女" || self[first] == "左" || self[first] == "右" || self[first] == "中" {
      return !self[first + 1].is(.han) || self[first + 1].is(.numeral)
    }
    return (first + 1..<first + 6).contains { self[$0] == "族" && self[$0 + 1] == ")" }
  }

  /// 等3名选手, 等五户农民: what a row of people ends with.
  func isCountOfPeople(at end: Int) -> Bool {
    var unit = end + 1
    while unit - end < 6, self[unit].is(.number) { unit += 1 }
    guard self[end] == "等", unit > end + 1 else { return false }
    return switch self[unit] {
    case "名", "位", "人", "户": true
    default: false
    }
  }
}
