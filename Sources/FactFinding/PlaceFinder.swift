/// Mends and completes the places that `BodyFinder` has, which reads a chain of names for the body at its end.
///
/// Mended is a name that was cut amiss: a district and the road in it are two places, a division's last sign may belong to
/// the next word (寿光 + 市场), the first sign may be a verb elsewhere (天钥桥路), and what is made of common words is
/// none (回村, 没有路). Added are townships, villages, roads and foreign provinces by their last sign, where what stands
/// before them shows that a name begins (五陂镇 + 长潭村, 泰山路上).
struct PlaceFinder: Finder {
  func find(in passage: Passage, of story: Story, _ findings: inout Findings) {
    var reader = PlaceReader(
      passage, words: findings.words, names: findings.names, others: findings.others)
    reader.run()
    findings.names = reader.names
  }

  /// The signs that a name left out can end with.
  static let lasts = PlaceReader.townships.union(PlaceReader.roadSigns)
    .union(PlaceReader.waters).union(PlaceReader.foreignDivisions).union(PlaceReader.trunkRoadSigns)
}

/// Mends the names of a passage, then looks at each sign that a name left out may end with.
struct PlaceReader {
  var names: [Located<NameCandidate>]
  let passage: Passage
  let words: Segmentation
  /// Credits and dates.
  private let others: [Range<Int>]
  var taken: Coverage
  /// The last signs of places.
  var placeEnds: Coverage

  /// What stands before a name, from the surest on.
  enum Lead { case place, mark, word, verb }

  init(
    _ passage: Passage, words: Segmentation, names: [Located<NameCandidate>], others: [Range<Int>]
  ) {
    (self.passage, self.words, self.names, self.others) = (passage, words, names, others)
    taken = Self.taken(by: names, others, in: passage)
    placeEnds = Self.ends(of: names, in: passage)
  }

  /// A place whose beginning is a guess may be found again, surely.
  static func taken(
    by names: [Located<NameCandidate>], _ others: [Range<Int>], in passage: Passage
  ) -> Coverage {
    var taken = Coverage(passage, others)
    for name in names where name.fact.isSure || name.fact.kind != .place {
      taken.insert(name.range)
    }
    return taken
  }

  static func ends(of names: [Located<NameCandidate>], in passage: Passage) -> Coverage {
    var ends = Coverage(passage)
    for name in names where name.fact.kind == .place { ends.insert(end(of: name.range)) }
    return ends
  }

  static func end(of range: Range<Int>) -> Range<Int> {
    range.upperBound - 1..<range.upperBound
  }

  /// Whether the name of a place ends just before `place`.
  func placeEnds(before place: Int) -> Bool {
    place > 0 && placeEnds.overlaps(place - 1..<place)
  }

  mutating func run() {
    if names.contains(where: { $0.fact.kind == .place }) {
      var all: [Located<NameCandidate>] = []
      all.reserveCapacity(names.count + 2)
      for name in names {
        if name.fact.kind == .place { mend(name, into: &all) } else { all.append(name) }
      }
      if all.count < names.count { taken = Self.taken(by: all, others, in: passage) }
      names = all
      placeEnds = Self.ends(of: names, in: passage)
    }
    let telling: Sign.Kind = [.endsPlace, .counts, .endsList]
    var place = passage.next(telling, from: 0)
    while place < passage.count {
      if passage[place].is(.counts), passage[place - 1].is(.han), !passage[place - 1].is(.number) {
        for range in listed(before: place) where !taken.overlaps(range) { add(range) }
      }
      if passage[place].is(.endsList) {
        for range in listedTownships(before: place) where !taken.overlaps(range) { add(range) }
      }
      let range = passage[place].is(.endsPlace) ? name(endingAt: place) : nil
      if let range {
        add(range)
        addRow(before: range.lowerBound)
      }
      place = passage.next(telling, from: range?.upperBound ?? place + 1)
    }
  }

  func name(endingAt place: Int) -> Range<Int>? {
    township(endingAt: place) ?? road(endingAt: place) ?? street(endingAt: place)
      ?? water(endingAt: place)
      ?? foreignProvince(endingAt: place) ?? trunkRoad(at: place)
  }

  mutating func add(_ range: Range<Int>) {
    taken.insert(range)
    placeEnds.insert(Self.end(of: range))
    names.removeAll { !$0.fact.isSure && $0.range.overlaps(range) }
    let acts =
      passage[range.upperBound - 1] == "道" && passage[range.upperBound - 2] == "街"
      && NameChain.acts(range, in: passage)
    names.append(located(range, isSure: true, as: acts ? .organization : .place))
  }

  func located(
    _ range: Range<Int>, isSure: Bool, as kind: Mention.Kind = .place
  ) -> Located<NameCandidate> {
    Located(
      range: range, fact: NameCandidate(kind: kind, name: passage.text(range), isSure: isSure))
  }

  // MARK: What stands before and in a name

  func lead(before start: Int) -> Lead? {
    if placeEnds(before: start) { return .place }
    if !passage[start - 1].is([.han, .letter, .digit]) { return .mark }
    if passage.breakStart(endingAt: start) != nil || isHome(endingAt: start) { return .word }
    // 塔桥路与 + 红门路.
    if Self.joining.contains(passage[start - 1]), placeEnds(before: start - 1) { return .word }
    return words.word(before: start)?.kind == .verb ? .verb : nil
  }

  /// 我市, 全县.
  func isHome(endingAt end: Int) -> Bool {
    Self.homes.contains(passage[end - 1]) && Self.ours.contains(passage[end - 2])
  }

  static let homes = SignSet("省市县区镇")
  private static let ours = SignSet("我全本该")

  /// Whether a word stands in `range` that no name holds; after a place's name only one of two signs and more (嘎达布其镇).
  func holdsBreak(_ range: Range<Int>, after lead: Lead) -> Bool {
    range.contains { place in
      guard let word = passage.breakWord(at: place, words), word.end <= range.upperBound,
        words.begins(at: place)
      else { return false }
      switch word.meaning {
      // 松阳县 + 四都乡.
      case .leads: return lead != .place || place == range.lowerBound || range.count > 2
      case .ends:
        // 吴城乡 + 至 + 山前乡.
        return lead != .place || word.end - place > 1 || passage[place] == "至"
      case .mayJoin, .inside: return false
      }
    }
  }

  func isHan(_ range: Range<Int>) -> Bool {
    range.lowerBound >= 0 && range.allSatisfy { passage[$0].is(.han) }
  }

  func isCommonNoun(_ range: Range<Int>, atHead: Bool) -> Bool {
    (atHead ? range.prefix(1) : range).contains {
      ($0 == range.lowerBound || isTownship(range.upperBound - 1) || words.begins(at: $0))
        && NameWords.commonNouns.longest(in: passage.signs, at: $0, before: range.upperBound)?.end
          == range.upperBound
    }
  }

  /// 山路, 鼓励 + 街坊, 两趟山路: the last sign is part of a word, or the first word counts or does something.
  func isPhrase(_ range: Range<Int>, endingAt ending: Int, after lead: Lead) -> Bool {
    if let word = words.word(at: ending), !word.isPlace, word.kind != .person, word.range.count > 1,
      Int(word.start) > range.lowerBound && Int(word.start) < ending
        && !passage[Int(word.start)].is(.number)
        || Int(word.end) > range.upperBound && !Self.afterRoad.contains(passage[range.upperBound])
    {
      return true
    }
    guard let first = words.word(at: range.lowerBound), Int(first.end) < ending else {
      return false
    }
    return first.kind == .measure && lead != .place
      || first.kind == .verb && (lead != .place || first.range.count == 1)
  }

  /// 泰山路上, 东方路口, 蓼溪河边.
  private static let afterRoad = SignSet("上口边畔岸")

  /// 回村, 老街, 扶贫村: made of words that say what it is like. Roads are called after any word (建设路).
  func isClass(_ range: Range<Int>) -> Bool {
    if let word = Lexicon.shared.word(in: passage.signs, at: range), word.kind != .place {
      return true
    }
    if Self.classes.longest(in: passage.signs, at: range.lowerBound)?.end == range.upperBound {
      return true
    }
    let base = range.dropLast()
    if base.count == 1 { return Self.loneHeads.contains(passage[range.lowerBound]) }
    guard isTownship(range.upperBound - 1) else { return false }
    // 队员走 + 村串寨, 辞职回乡, 终端向村延伸.
    if Self.goings.contains(passage[range.upperBound - 2]) { return true }
    guard let word = Lexicon.shared.word(in: passage.signs, at: base)
    else { return false }
    return (word.kind == .verb || word.kind == .adjective) && word.cost < 240
      && NameWords.namesakes.longest(in: passage.signs, at: range.lowerBound)?.end
        != base.upperBound
  }

  /// Verbs of one sign that take somebody to a village.
  private static let goings = SignSet("下返回走串还离向进入驻")

  /// Verbs and adjectives of one sign before 村 or 路.
  private static let loneHeads = SignSet("回包驻进入到出离返下跑走赶让带开养老古新旧穷富大小强弱名邻满各每两几本该我全多")

  static let classes = WordTable<Void>(
    "古街 老街 小街 长街 山路 村路 土路 乡路 老城 古城 新城 大路 小路 田间路 没有路 一段路 半条街 十里八村 十里八乡 文化广场 休闲广场 街道广场 中心广场"
  )

  /// A conjunction or verb that stands for none right after a preposition.
  static let joining = SignSet("和会同与")

  // MARK: Waters and provinces left out

  /// 桑园河治理, 在石鼓湖边: a river or lake that no lexicon has.
  private func water(endingAt last: Int) -> Range<Int>? {
    guard Self.waters.contains(passage[last]), !taken.overlaps(last..<last + 1),
      let word = words.word(at: last),
      Int(word.end) == last + 1
        || Int(word.start) == last && Self.shores.contains(passage[last + 1])
    else { return nil }
    return (max(0, last - 3)..<max(0, last - 1)).lazy.map { $0..<last + 1 }.first { range in
      let base = range.lowerBound..<last
      guard isHan(base), !taken.overlaps(range), words.begins(at: range.lowerBound),
        let lead = lead(before: range.lowerBound), !holdsBreak(base, after: lead),
        !isClass(range), !isCount(base), !isPhrase(range, endingAt: last, after: lead),
        !Self.conjunctions.contains(passage[range.lowerBound])
      else { return false }
      // 辉发河、海龙湖: beside another in a row it may be called by a word.
      return isInRowOfWaters(range)
        || !base.contains { words.word(at: $0).map { $0.isOfLanguage && !$0.isPlace } ?? false }
    }
  }

  private func isInRowOfWaters(_ range: Range<Int>) -> Bool {
    let before = range.lowerBound - 1
    return range.count > 2 && passage[before] == "、" && placeEnds(before: before)
      && Self.waters.contains(passage[before - 1])
      && words.word(at: range.lowerBound).map { $0.kind == .noun && $0.end == range.upperBound - 1 }
        ?? false
      && !Self.kindsOfWater.contains(passage[range.lowerBound])
  }

  /// 臭水河, 排水河.
  private static let kindsOfWater = SignSet("排引臭过大小主支干城内外")

  /// 与山河共存.
  static let conjunctions = SignSet("与和或及对按")

  /// 河边, 湖面.
  static let shores = SignSet("边畔岸面里上水")

  static let waters = SignSet("河湖江岭")

  func isTownship(_ place: Int) -> Bool { passage[place].is(.township) }

  static let townships = SignSet("镇乡村")

  /// 两个村, 一所 + 乡村小学, 各乡.
  func isCount(_ range: Range<Int>) -> Bool {
    if passage[range.lowerBound].is(.number), Self.counters.contains(passage[range.lowerBound + 1])
    {
      return true
    }
    return range.contains { passage[$0] == "个" }
      || range.allSatisfy { passage[$0].is(.number) || Self.counting.contains(passage[$0]) }
  }

  private static let counters = SignSet("个所家座名条支间批位处户片趟次")

  static let counting = SignSet("各多两几每全该本某此这那")

  /// 高庙村 + 和 + 官路镇, but 和平路.
  func joins(at place: Int) -> Bool {
    Self.joining.contains(passage[place]) && words.word(at: place)?.range.count == 1
  }

  /// 印度 + 北方邦: a state or province after its country.
  private func foreignProvince(endingAt last: Int) -> Range<Int>? {
    guard Self.foreignDivisions.contains(passage[last]) else { return nil }
    return (max(0, last - 6)..<max(0, last - 1)).lazy.map { $0..<last + 1 }.first { range in
      placeEnds(before: range.lowerBound) && isHan(range) && !taken.overlaps(range)
        && !holdsBreak(range.lowerBound..<last, after: .mark)
        && Gazetteer.endsWithCountry(passage, before: range.lowerBound)
    }
  }

  static let foreignDivisions = SignSet("省州邦")
}
