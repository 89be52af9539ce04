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

private struct PlaceReader {
  private(set) var names: [Located<NameCandidate>]
  private let passage: Passage
  private let words: Segmentation
  /// Credits and dates.
  private let others: [Range<Int>]
  private var taken: Coverage
  /// The last signs of places.
  private var placeEnds: Coverage

  /// What stands before a name, from the surest on.
  private enum Lead { case place, mark, word, verb }

  init(
    _ passage: Passage, words: Segmentation, names: [Located<NameCandidate>], others: [Range<Int>]
  ) {
    (self.passage, self.words, self.names, self.others) = (passage, words, names, others)
    taken = Self.taken(by: names, others, in: passage)
    placeEnds = Self.ends(of: names, in: passage)
  }

  /// A place whose beginning is a guess may be found again, surely.
  private static func taken(
    by names: [Located<NameCandidate>], _ others: [Range<Int>], in passage: Passage
  ) -> Coverage {
    var taken = Coverage(passage, others)
    for name in names where name.fact.isSure || name.fact.kind != .place {
      taken.insert(name.range)
    }
    return taken
  }

  private static func ends(of names: [Located<NameCandidate>], in passage: Passage) -> Coverage {
    var ends = Coverage(passage)
    for name in names where name.fact.kind == .place { ends.insert(end(of: name.range)) }
    return ends
  }

  private static func end(of range: Range<Int>) -> Range<Int> {
    range.upperBound - 1..<range.upperBound
  }

  /// Whether the name of a place ends just before `place`.
  private func placeEnds(before place: Int) -> Bool {
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
    let telling: Sign.Kind = [.endsPlace, .counts]
    var place = passage.next(telling, from: 0)
    while place < passage.count {
      if passage[place].is(.counts), passage[place - 1].is(.han), !passage[place - 1].is(.number) {
        for range in listed(before: place) where !taken.overlaps(range) { add(range) }
      }
      let range = passage[place].is(.endsPlace) ? name(endingAt: place) : nil
      if let range {
        add(range)
        addRow(before: range.lowerBound)
      }
      place = passage.next(telling, from: range?.upperBound ?? place + 1)
    }
  }

  private func name(endingAt place: Int) -> Range<Int>? {
    township(endingAt: place) ?? road(endingAt: place) ?? street(endingAt: place)
      ?? water(endingAt: place)
      ?? foreignProvince(endingAt: place) ?? trunkRoad(at: place)
  }

  private mutating func add(_ range: Range<Int>) {
    taken.insert(range)
    placeEnds.insert(Self.end(of: range))
    names.removeAll { !$0.fact.isSure && $0.range.overlaps(range) }
    let acts =
      passage[range.upperBound - 1] == "道" && passage[range.upperBound - 2] == "街"
      && NameChain.acts(range, in: passage)
    names.append(located(range, isSure: true, as: acts ? .organization : .place))
  }

  private func located(
    _ range: Range<Int>, isSure: Bool, as kind: Mention.Kind = .place
  ) -> Located<NameCandidate> {
    Located(
      range: range, fact: NameCandidate(kind: kind, name: passage.text(range), isSure: isSure))
  }

  // MARK: What stands before and in a name

  private func lead(before start: Int) -> Lead? {
    if placeEnds(before: start) { return .place }
    if !passage[start - 1].is([.han, .letter, .digit]) { return .mark }
    if passage.breakStart(endingAt: start) != nil || isHome(endingAt: start) { return .word }
    // 塔桥路与 + 红门路.
    if Self.joining.contains(passage[start - 1]), placeEnds(before: start - 1) { return .word }
    return words.word(before: start)?.kind == .verb ? .verb : nil
  }

  /// 我市, 全县.
  private func isHome(endingAt end: Int) -> Bool {
    Self.homes.contains(passage[end - 1]) && Self.ours.contains(passage[end - 2])
  }

  private static let homes = SignSet("省市县区镇")
  private static let ours = SignSet("我全本该")

  /// Whether a word stands in `range` that no name holds; after a place's name only one of two signs and more (嘎达布其镇).
  private func holdsBreak(_ range: Range<Int>, after lead: Lead) -> Bool {
    range.contains { place in
      guard let word = NameWords.breaks.longest(in: passage.signs, at: place),
        word.end <= range.upperBound, words.begins(at: place)
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

  private func isHan(_ range: Range<Int>) -> Bool {
    range.lowerBound >= 0 && range.allSatisfy { passage[$0].is(.han) }
  }

  private func isCommonNoun(_ range: Range<Int>, atHead: Bool) -> Bool {
    (atHead ? range.prefix(1) : range).contains {
      ($0 == range.lowerBound || isTownship(range.upperBound - 1) || words.begins(at: $0))
        && NameWords.commonNouns.longest(in: passage.signs, at: $0, before: range.upperBound)?.end
          == range.upperBound
    }
  }

  /// 山路, 鼓励 + 街坊, 两趟山路: the last sign is part of a word, or the first word counts or does something.
  private func isPhrase(_ range: Range<Int>, endingAt ending: Int, after lead: Lead) -> Bool {
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
  private func isClass(_ range: Range<Int>) -> Bool {
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

  private static let classes = WordTable<Void>(
    "古街 老街 小街 长街 山路 村路 土路 乡路 老城 古城 新城 大路 小路 田间路 没有路 一段路 半条街 十里八村 十里八乡 文化广场 休闲广场 街道广场 中心广场")

  // MARK: Names cut amiss

  private func mend(_ name: Located<NameCandidate>, into all: inout [Located<NameCandidate>]) {
    var range = name.range
    if let whole = wholeMotorway(endingWith: range) {
      all.append(located(whole, isSure: true))
      return
    }
    if let shorter = withoutNextWord(range) {
      guard !shorter.isEmpty else { return }
      range = shorter
    }
    if let parts = parts(of: range) {
      for part in parts { all.append(located(part, isSure: name.fact.isSure)) }
      return
    }
    range = completed(withWater(withEnding(range)))
    if isNoName(range) { return }
    all.append(range == name.range ? name : located(range, isSure: true))
  }

  /// 寿光 + 市场: the division without the sign that the next word begins with, nothing where no such place is known
  /// (东中西 + 区域); nil where the name ends where it ends.
  private func withoutNextWord(_ range: Range<Int>) -> Range<Int>? {
    guard let last = range.last, Self.divisionEnds.contains(passage[last]),
      Self.nextWords.longest(in: passage.signs, at: last) != nil
    else { return nil }
    let shorter = range.lowerBound..<last
    let isKnown =
      Gazetteer.table.longest(in: passage.signs, at: shorter.lowerBound, before: last)?.end == last
      || Gazetteer.countyShorts.longest(in: passage.signs, at: shorter.lowerBound, before: last)?
        .end == last
    return isKnown && words.word(at: shorter.lowerBound)?.kind != .function
      ? shorter : last..<last
  }

  private static let divisionEnds = SignSet("市区县")
  private static let nextWords = WordTable<Void>("市场 市民 市区 区域 区间 县级 县域 县处级")

  /// 加利福尼亚 + 州, 营口 + 港.
  private func withEnding(_ range: Range<Int>) -> Range<Int> {
    guard let known = Gazetteer.table.longest(in: passage.signs, at: range.lowerBound),
      known.end == range.upperBound
    else { return range }
    let end = range.upperBound
    switch known.meaning {
    case .country:
      if let form = Self.states.longest(in: passage.signs, at: end) {
        return range.lowerBound..<form.end
      }
      return Self.foreignDivisions.contains(passage[end]) ? range.lowerBound..<end + 1 : range
    case .division, .township: return range
    case .short: break
    }
    if passage[end] == "港", !Self.afterPort.contains(passage[end + 1]) {
      return range.lowerBound..<end + 1
    }
    return range
  }

  /// 马耳他 + 共和国.
  private static let states = WordTable<Void>(
    "共和国 王国 联邦 合众国 人民共和国 民主共和国 阿拉伯共和国 伊斯兰共和国 联邦共和国 社会主义共和国 大公国 联合王国")

  /// 桐柏 + 河: a river is called after a county.
  private func withWater(_ range: Range<Int>) -> Range<Int> {
    let end = range.upperBound
    guard Self.waters.contains(passage[end]), let word = words.word(at: end),
      Int(word.start) == end, word.range.count == 1 || Self.shores.contains(passage[end + 1]),
      Gazetteer.countyShorts.longest(in: passage.signs, at: range.lowerBound)?.end == end
        || Gazetteer.table.longest(in: passage.signs, at: range.lowerBound).map({
          $0.end == end && range.count == 2 && $0.meaning != .division
        }) ?? false
    else { return range }
    return range.lowerBound..<end + 1
  }

  private static let afterPort = SignSet("口湾元股警籍商人澳币资")

  /// 越秀区 + 东湖街, 安源区 + 五陂镇 + 长潭村 + 文化广场: a road or square bears its name beside the district's, and what
  /// has none is no place; industry's parks bear the district's before theirs.
  private func parts(of range: Range<Int>) -> [Range<Int>]? {
    guard
      let (known, kind) = Gazetteer.table.longest(
        in: passage.signs, at: range.lowerBound, before: range.upperBound),
      kind != .country || !Self.nature.contains(passage[known - 1]),
      !passage.has("街道", at: range.upperBound - 2),
      Self.publicSites.start(in: passage.signs, endingAt: range.upperBound, after: known + 1) != nil
    else { return nil }
    var parts = [range.lowerBound..<known]
    var start = known
    while let end = (start + 2..<min(start + 6, range.upperBound)).first(where: {
      isTownship($0 - 1) && !isCommonNoun(start..<$0, atHead: false)
    }) {
      parts.append(start..<end)
      start = end
    }
    let site = start..<range.upperBound
    guard parts.count > 1 || 3...Self.longestSite ~= site.count else { return nil }
    return site.count < 3 || isClass(site) || isCommonNoun(site, atHead: true)
      ? parts : parts + [site]
  }

  /// A longer name is written out with its city (… 世纪购物广场).
  private static let longestSite = 7
  private static let publicSites = EndingTable(
    "街 巷 道 大道 大街 胡同 广场 公园 体育场 体育馆 古镇 古城 老街 大桥 立交桥 水库 小区 花园 景区 湿地公园 森林公园")

  /// 长江路: a road or bridge by the name of a river is one name.
  private static let nature = SignSet("江河湖山岛溪泉峰海湾港")

  /// 疏附县 + 吾库萨克镇, 在 + 天钥桥路, 由 + 和兴路: one sign more where a name must begin before it, two after a
  /// division.
  private func completed(_ range: Range<Int>) -> Range<Int> {
    // 洞井 + 瑶族乡.
    if let nation = nationStart(endingAt: range.upperBound - 1), nation == range.lowerBound,
      let start = (max(0, nation - 3)..<nation).first(where: {
        lead(before: $0) != nil && isHan($0..<nation) && !holdsBreak($0..<nation, after: .mark)
      })
    {
      return start..<range.upperBound
    }
    let start = range.lowerBound
    guard Self.sitesAndTownships.contains(passage[range.upperBound - 1]),
      Gazetteer.table.longest(in: passage.signs, at: start) == nil
    else { return range }
    switch lead(before: start) {
    case .place, .mark: return range
    // 塔桥路、便河路: an item of a list begins at its mark.
    case .word where passage[start - 2] == "、" && placeEnds(before: start - 2):
      return start - 1..<range.upperBound
    case .word where !Self.joining.contains(passage[start - 1]): return range
    case .word:
      return lead(before: start - 1) == .word ? start - 1..<range.upperBound : range
    case .verb, nil: break
    }
    for gap in [start - 1..<start, start - 2..<start]
    where isHan(gap) && !taken.overlaps(gap) && !isHome(endingAt: gap.upperBound) {
      guard let lead = lead(before: gap.lowerBound), lead != .mark, !holdsBreak(gap, after: lead),
        lead == .place
          || gap.count == 1
            && (!isGrammar(gap.lowerBound)
              || lead == .word && Self.joining.contains(passage[gap.lowerBound]))
      else { continue }
      return gap.lowerBound..<range.upperBound
    }
    return range
  }

  /// A conjunction or verb that stands for none right after a preposition.
  private static let joining = SignSet("和会同与")

  /// 沿着, 送给: a sign that no name begins with.
  private func isGrammar(_ place: Int) -> Bool {
    guard let word = words.word(at: place) else { return false }
    return word.kind == .function || word.kind == .verb || word.range.count > 1
  }

  private static let sitesAndTownships = SignSet("路街巷道桥镇乡村")

  /// 没有路, 终端向村: a clause, of which only the end looks like a name.
  private func isNoName(_ range: Range<Int>) -> Bool {
    // 城区, 郊区, 矿区 are districts of some cities; by themselves they are none.
    if Self.parts.longest(in: passage.signs, at: range.lowerBound)?.end == range.upperBound {
      return lead(before: range.lowerBound) != .place
    }
    if passage.has("城市", at: range.upperBound - 2) || isCountedClass(range) { return true }
    guard let last = range.last, Self.commonEnds.contains(passage[last]), range.count > 1,
      Gazetteer.table.longest(in: passage.signs, at: range.lowerBound) == nil,
      lead(before: range.lowerBound) != .place
    else { return false }
    if isClass(range) || isCount(range.lowerBound..<last) { return true }
    return range.dropFirst().dropLast().contains { place in
      guard let word = words.word(at: place), Int(word.start) == place else { return false }
      return word.kind == .function || word.kind == .measure && !passage[place].is(.number)
        || word.kind == .verb && word.range.count == 1 && Int(word.end) >= last && isTownship(last)
    }
  }

  /// 十大景区, 西北三市, 互通式立交桥: so many of a kind, or a kind by its make.
  private func isCountedClass(_ range: Range<Int>) -> Bool {
    guard Gazetteer.table.longest(in: passage.signs, at: range.lowerBound) == nil else {
      return false
    }
    return range.dropFirst().dropLast().contains {
      passage[$0] == "式" || passage[$0] == "型"
        || passage[$0 - 1].is(.number) && passage[$0] == "大"
    }
      || range.count <= 5 && passage[range.upperBound - 2].is(.number)
        && Self.countedEnds.contains(passage[range.upperBound - 1])
  }

  /// Not 村: 曹杨二村 is one.
  private static let countedEnds = SignSet("市区县镇乡")

  private static let parts = WordTable<Void>("城区 郊区 矿区 老城区")
  private static let commonEnds = SignSet("村乡镇县路街")

  // MARK: Names left out

  /// 五陂镇 + 长潭村, 来自建华村 + 村民, 利周瑶族乡.
  private func township(endingAt last: Int) -> Range<Int>? {
    guard passage[last].is(.township), mayEndTownship(last),
      !taken.overlaps(last..<last + 1)
    else { return nil }
    if let item = townshipInRow(endingAt: last) { return item }
    let end = nationStart(endingAt: last) ?? last
    let hasVillage = villageFollows(last)
    return (max(0, end - 5)..<end).lazy.map { $0..<last + 1 }.first { range in
      let base = range.lowerBound..<end
      guard isHan(base), !taken.overlaps(range), let found = self.lead(before: range.lowerBound),
        case let lead = hasVillage && base.count < 4 && found != .verb ? .place : found,
        lead != .verb || isObject(range), !joins(at: range.lowerBound),
        !holdsBreak(base, after: lead),
        !isCount(base) || lead == .place && isFamilyVillage(base),
        !isClass(range) || lead == .word && isCalledByDeed(range),
        !isCommonNoun(base, atHead: true),
        !base.contains(where: { Self.conjunctions.contains(passage[$0]) && words.begins(at: $0) }),
        !isPhrase(range, endingAt: last, after: lead),
        !base.dropLast().contains(where: { isTownship($0) })
      else { return false }
      if lead == .place || end < last { return !isCommonNoun(range, atHead: true) }
      return words.begins(at: range.lowerBound)
        && !isCommonNoun(range, atHead: isFamilyTown(range))
        && (2...3 ~= base.count || words.word(at: range.lowerBound)?.range == base)
    }
  }

  /// 改造 + 吴城乡, but 培育 + 文明 + 乡风: a name that the segmentation has as one word, and that is made of none.
  private func isObject(_ range: Range<Int>) -> Bool {
    isWord(range)
      && (passage[range.upperBound].is(.han) || passage[range.upperBound] == "、")
      && Lexicon.shared.word(in: passage.signs, at: range.dropLast()) == nil
  }

  /// 在 + 点头镇, 店下镇: a town may be called by what somebody does where the segmentation has it as one word.
  private func isCalledByDeed(_ range: Range<Int>) -> Bool {
    passage[range.upperBound - 1] == "镇" && isWord(range)
      && Lexicon.shared.word(in: passage.signs, at: range) == nil
      && Self.classes.longest(in: passage.signs, at: range.lowerBound) == nil
  }

  private func isWord(_ range: Range<Int>) -> Bool {
    words.word(at: range.lowerBound).map { $0.kind == .place && $0.range == range } ?? false
  }

  /// 吴城乡, 石城镇, but 于 + 城镇, 偏远 + 城镇: one word, a family's name first.
  private func isFamilyTown(_ range: Range<Int>) -> Bool {
    range.count == 3 && isWord(range) && passage[range.lowerBound].is(.surname)
      && passage[range.lowerBound + 1] == "城"
      && NameWords.breaks.longest(in: passage.signs, at: range.lowerBound) == nil
  }

  /// 三都乡 + 杨家堂村.
  private func villageFollows(_ last: Int) -> Bool {
    words.word(at: last + 1).map {
      $0.kind == .place && Int($0.start) == last + 1 && isTownship(Int($0.end) - 1)
    } ?? false
  }

  /// 卧龙镇 + 八家村: so many families once.
  private func isFamilyVillage(_ base: Range<Int>) -> Bool {
    base.count == 2 && passage[base.lowerBound].is(.number) && passage[base.lowerBound + 1] == "家"
  }

  /// 府前街道, 长西街道: a street office whose name is cut into words that end one.
  private func street(endingAt place: Int) -> Range<Int>? {
    guard passage[place] == "街", passage[place + 1] == "道", !taken.overlaps(place..<place + 2)
    else { return nil }
    return [2, 3, 4].lazy.map { place - $0..<place + 2 }.first { range in
      let base = range.lowerBound..<place
      guard isHan(base), !taken.overlaps(range), let lead = lead(before: range.lowerBound),
        !Self.homes.contains(passage[range.lowerBound]), !joins(at: range.lowerBound),
        !isCount(base), !Self.counting.contains(passage[range.lowerBound]),
        !Self.particles.contains(passage[range.lowerBound]), !isCommonNoun(range, atHead: true)
      else { return false }
      return lead == .place || isInRow(range) || isStreetName(base)
    }
  }

  /// 府 + 前, 和平, 丹江; but 繁华街道, 清扫街道.
  private func isStreetName(_ base: Range<Int>) -> Bool {
    guard let word = Lexicon.shared.word(in: passage.signs, at: base) else {
      return !base.contains { words.word(at: $0).map { $0.range.count > 1 && !$0.isPlace } ?? true }
    }
    return word.kind == .place || word.kind == .name
      || NameWords.namesakes.longest(in: passage.signs, at: base.lowerBound)?.end == base.upperBound
  }

  private static let particles = SignSet("的了着在到从向对把被是有为和与或及等这那该各每此其一条")

  /// Whether another street office stands beside this one in a row.
  private func isInRow(_ range: Range<Int>) -> Bool {
    let (before, after) = (range.lowerBound - 1, range.upperBound)
    return passage[before] == "、" && passage.has("街道", at: before - 2)
      || passage[after] == "、"
        && (after + 3...after + 6).contains { passage.has("街道", at: $0) && isHan(after + 1..<$0) }
  }

  /// 大槐树镇、赵城镇、曲亭镇, 致富乡、平安镇: between marks, beside a township that was found, a name may be of any words
  /// (城镇 and 致富 are words).
  private func townshipInRow(endingAt last: Int) -> Range<Int>? {
    var start = last
    while last - start < 4, passage[start - 1].is(.han) { start -= 1 }
    let range = start..<last + 1
    guard range.count > 2, !passage[start - 1].is([.han, .letter, .digit]),
      !taken.overlaps(range), !isCommonNoun(range, atHead: true),
      !holdsBreak(range, after: passage[start - 1] == "、" ? .place : .mark),
      passage[start - 1] == "、" && isTakenTownship(start - 2)
        || passage[last + 1] == "、" && followsTownship(last + 2)
    else { return nil }
    return range
  }

  /// 关集镇、原墙镇、肖口镇: that the second is a name is known by the third, and the first by the second.
  private mutating func addRow(before start: Int) {
    var start = start
    while passage[start - 1] == "、", isTownship(start - 2),
      let item = townshipInRow(endingAt: start - 2)
    {
      add(item)
      start = item.lowerBound
    }
  }

  private func isTakenTownship(_ place: Int) -> Bool {
    passage[place].is(.township) && taken.overlaps(place..<place + 1)
  }

  /// Whether an item of a list that begins here is a township that was found.
  private func followsTownship(_ start: Int) -> Bool {
    let end = (start..<start + 6).first { !passage[$0].is(.han) || isTownship($0) }
    return end.map { $0 > start && isTakenTownship($0) } ?? false
  }

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
      return !base.contains { words.word(at: $0).map { $0.isOfLanguage && !$0.isPlace } ?? false }
    }
  }

  /// 与山河共存.
  private static let conjunctions = SignSet("与和或及对按")

  /// 河边, 湖面.
  private static let shores = SignSet("边畔岸面里上水")

  static let waters = SignSet("河湖江岭")

  private func isTownship(_ place: Int) -> Bool { passage[place].is(.township) }

  /// 瑶族 before 乡.
  private func nationStart(endingAt end: Int) -> Int? {
    guard passage[end - 1] == "族" else { return nil }
    return Self.nations.start(in: passage.signs, endingAt: end)
  }

  static let townships = SignSet("镇乡村")

  private static let nations = EndingTable(
    """
    回族 满族 苗族 瑶族 侗族 壮族 彝族 藏族 土族 羌族 白族 傣族 黎族 畲族 水族 佤族 怒族 京族 蒙古族 朝鲜族 布依族 土家族 哈萨克族 哈尼族 \
    傈僳族 纳西族 拉祜族 景颇族 布朗族 仡佬族 仫佬族 毛南族 锡伯族 撒拉族 东乡族 保安族 裕固族 赫哲族 达斡尔族 鄂温克族 鄂伦春族 \
    柯尔克孜族 塔吉克族 乌孜别克族 俄罗斯族 普米族 阿昌族 独龙族 德昂族 高山族 塔塔尔族
    """)

  /// 镇长, 村民, 乡里: the sign begins a word; but 五陂镇 + 长潭村, 弥城镇 + 村民, 康山乡 + 里溪村.
  private func mayEndTownship(_ last: Int) -> Bool {
    let next = passage[last + 1]
    if passage[last] == "村" {
      return next == "村"
        ? Self.villagers.contains(passage[last + 2]) : !Self.villageWords.contains(next)
    }
    switch next {
    case "村": return Self.villagers.contains(passage[last + 2])
    case "镇", "乡": return false
    default:
      return !Self.townWords.contains(next)
        || (last + 3...last + 4).contains { passage[$0] == "村" }
    }
  }

  private static let villagers = SignSet("民委支党医干部口头史小")
  private static let villageWords = SignSet("民委支党医干部口头史级镇庄里长集落")
  private static let townWords = SignSet("长民级里区域容貌情集属村上街政土亲愁音间野贤下风")

  /// 两个村, 一所 + 乡村小学, 各乡.
  private func isCount(_ range: Range<Int>) -> Bool {
    if passage[range.lowerBound].is(.number), Self.counters.contains(passage[range.lowerBound + 1])
    {
      return true
    }
    return range.contains { passage[$0] == "个" }
      || range.allSatisfy { passage[$0].is(.number) || Self.counting.contains(passage[$0]) }
  }

  private static let counters = SignSet("个所家座名条支间批位处户片")

  private static let counting = SignSet("各多两几每全该本某此这那")

  /// 泰山路 + 上, 建设中路: a road after its district or a word that leads to it.
  private func road(endingAt place: Int) -> Range<Int>? {
    guard Self.roadSigns.contains(passage[place]),
      let (end, ending) = NameWords.endings.longest(in: passage.signs, at: place),
      case .road = ending, Self.roadEnds.contains(passage[end - 1]),
      !Self.roadWords.contains(passage[end]), !taken.overlaps(place..<end)
    else { return nil }
    return (max(0, place - 4)..<place).lazy.map { $0..<end }.first { range in
      if isRoadInRow(range) { return true }
      let base = range.lowerBound..<place
      guard base.count > 1, isHan(base), !taken.overlaps(range),
        let lead = lead(before: range.lowerBound),
        lead == .place || lead == .word && words.begins(at: range.lowerBound),
        !Self.homes.contains(passage[range.lowerBound]), !holdsBreak(base, after: lead),
        !joins(at: range.lowerBound),
        !isCount(base), !isClass(range), !isPhrase(range, endingAt: place, after: lead),
        !base.dropFirst().contains(where: {
          Self.roadSigns.contains(passage[$0]) || passage[$0] == "之"
        })
      else { return false }
      return !isCommonNoun(range, atHead: lead == .place)
    }
  }

  /// 承德路、圩北路, 药都北大道、四特大道: after a place and 、 a road may be of any signs.
  private func isRoadInRow(_ range: Range<Int>) -> Bool {
    range.count > 2 && passage[range.lowerBound - 1] == "、"
      && placeEnds(before: range.lowerBound - 1)
      && Self.roadEnds.contains(passage[range.lowerBound - 2])
      && isHan(range) && !taken.overlaps(range) && !isClass(range)
      && !isCommonNoun(range, atHead: true)
  }

  /// 省道225线, 81省道, S88高速, 大广高速: roads that are known by a number or by what they join. 国道3条 are counted.
  private func trunkRoad(at place: Int) -> Range<Int>? {
    let range =
      passage[place] == "道" ? numberBehind(place) ?? numberBefore(place) : motorway(at: place)
    return range.flatMap { taken.overlaps($0) ? nil : $0 }
  }

  private func numberBehind(_ place: Int) -> Range<Int>? {
    guard Self.grades.contains(passage[place - 1]) else { return nil }
    let first = passage[place + 1].is(.letter) ? place + 2 : place + 1
    var end = first
    while passage[end].is(.digit) { end += 1 }
    guard 1...4 ~= end - first else { return nil }
    if passage[end] == "线" { return place - 1..<end + 1 }
    return end - first == 3 && !passage[end].is([.number, .letter])
      && Unit.parse(passage, at: end) == nil ? place - 1..<end : nil
  }

  private func numberBefore(_ place: Int) -> Range<Int>? {
    guard Self.grades.contains(passage[place - 1]),
      let start = numberStart(endingAt: place - 1, withLetter: false)
    else { return nil }
    return start..<place + 1
  }

  /// G30连 + 霍高速公路: the road of which a part was found.
  private func wholeMotorway(endingWith range: Range<Int>) -> Range<Int>? {
    guard passage[range.upperBound - 1] == "路", let whole = motorway(at: range.upperBound - 4),
      whole.contains(range.lowerBound)
    else { return nil }
    return whole
  }

  /// S88高速, G30连霍高速公路, 大广高速.
  private func motorway(at place: Int) -> Range<Int>? {
    guard passage[place] == "高", passage[place + 1] == "速" else { return nil }
    let end = passage.has("公路", at: place + 2) ? place + 4 : place + 2
    if let start = numberedStart(before: place), !holdsBreak(start..<end, after: .place) {
      return start..<end
    }
    guard end > place + 2 || !Self.afterSpeed.contains(passage[end]) else { return nil }
    return joinedStart(before: place).map { $0..<end }
  }

  /// Where a number begins that stands before 高速, or before the road's name of up to four signs.
  private func numberedStart(before place: Int) -> Int? {
    var name = place
    while place - name < 4, passage[name - 1].is(.han) { name -= 1 }
    return numberStart(endingAt: name, withLetter: true)
  }

  /// Where a motorway's name begins that has a sign for each province or city which it joins; 大连 is a city's.
  private func joinedStart(before place: Int) -> Int? {
    var start = place
    while start > 0, place - start < 3, Self.joined.contains(passage[start - 1]) { start -= 1 }
    guard place - start > 1,
      Gazetteer.table.longest(in: passage.signs, at: start, before: place)?.end != place
    else { return nil }
    return start
  }

  /// The signs that provinces and cities have in the names of roads which join them.
  private static let joined = SignSet(
    "京津沪渝冀晋蒙辽沈吉长黑哈苏宁锡浙杭甬皖合闽福厦赣昌鲁济青豫郑汴洛鄂武汉湘粤广深珠桂邕琼川蓉贵昆藏陕西秦甘兰银新乌连霍大丹港澳台绥满鹤珲荣海泉南包茂瑞徐太石许")

  /// 高速增长, 高速列车, 高速路.
  private static let afterSpeed = SignSet("增发运铁列度前成推扩通流传路网动旋化")

  /// Where G107 or, without a letter, a number of up to three digits begins: 2023省道 names a year.
  private func numberStart(endingAt end: Int, withLetter isLettered: Bool) -> Int? {
    var start = end
    while start > 0, end - start < 5, passage[start - 1].is(.digit) { start -= 1 }
    let hasLetter = passage[start - 1].is(.letter)
    guard 1...(hasLetter ? 4 : 3) ~= end - start, hasLetter || !isLettered else { return nil }
    if hasLetter { start -= 1 }
    return passage[start - 1].is([.letter, .digit]) || passage[start - 1] == "." ? nil : start
  }

  private static let grades = SignSet("国省县乡")
  static let trunkRoadSigns = SignSet("道高")

  /// 高庙村 + 和 + 官路镇, but 和平路.
  private func joins(at place: Int) -> Bool {
    Self.joining.contains(passage[place]) && words.word(at: place)?.range.count == 1
  }

  static let roadSigns = SignSet("路东西南北中街大巷")
  private static let roadEnds = SignSet("路街道巷")
  private static let roadWords = SignSet("线径段面人灯网路边途程障由况标子道办区头")

  /// 上坪、地罗、榄树三个村, 石扇、大坪和隆文三镇: what is listed before so many townships or villages is one of them.
  private func listed(before count: Int) -> [Range<Int>] {
    var end = count
    while end - count < 3, passage[end].is([.digit, .numeral]) || passage[end] == "几" { end += 1 }
    if passage[end] == "个" { end += 1 }
    guard Self.listedClasses.longest(in: passage.signs, at: end) != nil else { return [] }
    let items = passage.listedNames(before: passage[count - 1] == "等" ? count - 1 : count)
      .flatMap { parted($0) }
    return items.count > 1 && items.allSatisfy { 2...5 ~= $0.count && isHan($0) } ? items : []
  }

  /// 大坪 + 和 + 隆文.
  private func parted(_ item: Range<Int>) -> [Range<Int>] {
    guard let joint = item.dropFirst(2).dropLast(2).first(where: { passage[$0] == "和" }) else {
      return [item]
    }
    return [item.lowerBound..<joint, joint + 1..<item.upperBound]
  }

  private static let listedClasses = WordTable<Void>(
    "镇 乡 村 县 乡镇 街道 社区 行政村 自然村 村庄 村寨 县区 县市 省份 城市 片区 屯 寨")

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
