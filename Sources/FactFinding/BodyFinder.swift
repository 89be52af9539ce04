/// Finds places and the bodies named after them, in one walk.
///
/// A name is a chain of units (`NameChain`), each known by its ending or by the gazetteer. Where a unit begins, and whether a
/// word that some names hold is part of it, `UnitHead` says; what an ending makes of the signs since then, `UnitForm`.
///
/// Where a name begins is certain after a mark, a place or a word that leads to one (在, 走进, 的). After a verb it is
/// likely, since a verb that the tables lack would stand in the name: such a place counts only when the story has it
/// for certain as well.
struct BodyFinder: Finder {
  func find(in passage: Passage, of story: Story, _ findings: inout Findings) {
    var walk = ChainWalk(passage: passage, words: findings.words, skipped: findings.others)
    walk.run()
    if findings.names.isEmpty { findings.names = walk.names } else { findings.names += walk.names }
  }
}

/// A name as found, before the story as a whole is looked at.
struct NameCandidate: Sendable {
  let kind: Mention.Kind
  var name: String
  /// False where its beginning is a guess.
  let isSure: Bool
}

/// Goes through a passage sign by sign, closing units at their endings and chains at what no name holds.
private struct ChainWalk {
  let passage: Passage
  let words: Segmentation
  private(set) var names: [Located<NameCandidate>] = []
  /// Credits and dates, in order, and the first of them that is not behind.
  private let skipped: [Range<Int>]
  private var nextSkipped = 0
  private var chain: NameChain
  /// Where the unit that is being read begins, and whether that is certain.
  private var start = 0
  private var isSure = true
  private var place = 0
  /// Whether a count stands before the unit being read, so that it is a class and no name.
  private var isCounted = false

  init(passage: Passage, words: Segmentation, skipped: [Range<Int>]) {
    self.passage = passage
    self.words = words
    self.skipped = skipped
    chain = NameChain(in: passage)
  }

  private var head: UnitHead {
    UnitHead(passage: passage, start: start, isSure: isSure, before: chain.units.last)
  }

  /// 县教育局、 + 财政局.
  private var followsDepartment: Bool {
    passage[start - 1] == "、" && UnitForm.departments.contains(passage[start - 2])
      && names.last.map { $0.range.upperBound == start - 1 && $0.fact.kind == .organization }
        ?? false
  }

  private var followsBody: Bool { chain.units.last?.kind == .body }

  /// Whether a unit stands just before the one being read.
  private var isAnchored: Bool { chain.units.last?.range.upperBound == start }

  mutating func run() {
    while place < passage.count {
      while nextSkipped < skipped.count, skipped[nextSkipped].upperBound <= place {
        nextSkipped += 1
      }
      if start == place, followsBody, isAnchored, let end = officeEnd {
        close(at: end, sure: false)
      } else if nextSkipped < skipped.count, skipped[nextSkipped].contains(place) {
        close(at: skipped[nextSkipped].upperBound, sure: true)
      } else if passage.signs[place].is(Self.telling) {
        step(passage.signs[place])
      } else {
        stepByWord(passage.signs[place])
      }
    }
    flush()
  }

  /// 派出所 + 民警, 军分区 + 政委: an office ends the body's name.
  private var officeEnd: Int? {
    passage[place].is(.han) ? Self.offices.longest(in: passage.signs, at: place)?.end : nil
  }

  private static let offices = WordTable<Void>("站长 院长 局长 处长 馆长 所长 校长 队长 民警 政委 官兵 机关干部")

  /// What a sign may begin or be, beside a word or a part of one.
  private static let telling: Sign.Kind = [
    .counts, .mark, .listing, .beginsBreak, .beginsBody, .beginsPlace, .beginsEnding,
  ]

  private mutating func step(_ sign: Sign) {
    if sign.is(.counts) || sign == "直", takeNumbered() { return }
    if sign.is(.counts), let end = countEnd(at: place) {
      close(at: end, sure: false)
      isCounted = true
    } else if sign.is([.mark, .listing]) {
      if sign.is(.opening) && (takeQuoted() || sign == "《" && takePaper())
        || sign == "(" && takeBracketed()
      {
        return
      }
      close(at: place + 1, sure: true)
    } else if sign.is(.beginsBreak) && takeBreak() || takeKnown(sign)
      || sign.is(.beginsEnding) && takeEnding() || takeBreakingWord()
    {
      return
    } else if sign.is(.beginsPerson), let word = words.word(at: place), word.kind == .person,
      word.start == place, takePerson(word)
    {
      return
    } else {
      pass(sign)
    }
  }

  /// A sign of which no table has a word: most are inside a word, or begin one that tells nothing.
  private mutating func stepByWord(_ sign: Sign) {
    guard let word = words.word(at: place), Int(word.start) == place || !sign.is(.han) else {
      place += 1
      return
    }
    if word.kind == .person, takePerson(word) { return }
    switch word.kind {
    case .place, .foreignPlace: if takeNamedWord() { return }
    case .time, .function, .verb: if takeBreakingWord() { return }
    default: break
    }
    pass(sign)
  }

  /// Verbs that the dictionary has as nouns.
  private static let deeds = WordTable<Void>("委托 代表 投资 领导 指导 建议 筹备")

  /// 部长丁长河 + 委托市文联, 徐长河 + 谈及公司: who has an office or does something is no part of a body's name, but
  /// 徐长河纪念馆 is.
  private mutating func takePerson(_ word: Word) -> Bool {
    let isTitled =
      passage[place - 1].is(.endsTitle)
      && PersonWords.titles.start(in: passage.signs, endingAt: place, after: max(0, place - 8))
        != nil
    let end = Int(word.end)
    let deed = words.word(at: end).flatMap { next in
      next.range.count > 1
        && (next.kind == .verb
          || Self.deeds.longest(in: passage.signs, at: end)?.end == Int(next.end))
        ? Int(next.end) : nil
    }
    guard word.range.count > 1, isTitled || deed != nil else { return false }
    close(at: deed ?? end, sure: deed != nil)
    return true
  }

  private mutating func pass(_ sign: Sign) {
    if !sign.is([.han, .letter, .digit]), sign != "·" {
      close(at: place + 1, sure: true)
    } else if sign.is(.digit), !passage[place + 1].is([.digit, .letter]), !isOrdinal {
      close(at: place + 1, sure: false)
    } else {
      place += 1
    }
  }

  private var isOrdinal: Bool { place > start && passage[place - 1] == "第" }

  // MARK: What ends a name

  /// 一所, 三家, 几十个: what is counted has no name.
  private func countEnd(at place: Int) -> Int? {
    var end = place
    while end - place < 8,
      passage[end].is([.numeral, .power, .digit]) || passage[end] == "几" || passage[end] == "多"
    {
      end += 1
    }
    guard end > place, passage[place - 1] != "第", Self.counters.contains(passage[end]) else {
      return nil
    }
    return end + 1
  }

  private static let counters = SignSet("所家个座名条支间批")

  /// A word of the tables that names do not hold, or only some.
  private mutating func takeBreak() -> Bool {
    guard let (end, meaning) = passage.breakWord(at: place, words) else { return false }
    guard words.begins(at: place) || meaning == .inside, !isPartOfLonger(end, meaning) else {
      return false
    }
    if end - place == 1,
      meaning == .leads && beginsVillage
        || (place > start || words.word(at: place)?.range.count ?? 1 > 1)
          && head.isInsideCore(at: place)
    {
      place = end
      return true
    }
    switch meaning {
    case .inside: place = end
    case .leads where passage[place] == "驻" && takeMission(): break
    case .mayJoin where head.joins(place..<end): place = end
    case .leads: close(at: end, sure: true)
    case .ends: close(at: end, sure: false)
    case .mayJoin: close(at: end, sure: end - place == 1)
    }
    return true
  }

  /// 中国 + 驻希腊大使馆.
  private mutating func takeMission() -> Bool {
    guard start == place, isAnchored,
      let country = Gazetteer.table.longest(in: passage.signs, at: place + 1)?.end,
      let (end, _) = Self.missions.longest(in: passage.signs, at: country)
    else { return false }
    append(.body, to: end)
    return true
  }

  private static let missions = WordTable<Void>("大使馆 使馆 总领事馆 总领馆 领事馆 代表处 办事处")

  /// 《临江晚报》报道: a paper, where it says something.
  private mutating func takePaper() -> Bool {
    let first = place + 1
    guard let closing = (first..<first + 12).first(where: { !passage[$0].is(.han) }),
      passage[closing] == "》", passage[closing - 1] == "报", closing - first > 2,
      Self.ofPapers.longest(in: passage.signs, at: closing + 1) != nil
    else { return false }
    flush()
    names.append(
      Located(
        range: first..<closing,
        fact: NameCandidate(
          kind: .organization, name: passage.text(first..<closing), isSure: true)))
    close(at: closing + 1, sure: true)
    return true
  }

  private static let ofPapers = WordTable<Void>("报道 报导 说 称 刊登 刊发 刊文 刊载 发表 评论 记者 网站 消息 援引 认为 指出 披露")

  /// 龙桥镇 + 常家沟村: a village that the segmentation has as one word may begin with any family's sign.
  private var beginsVillage: Bool {
    passage[place].is(.surname)
      && words.word(at: place).map {
        $0.kind == .place && $0.range.count > 3 && passage[Int($0.end) - 1] == "村"
      } ?? false
  }

  /// 和平区, 服务中心, 大连: the longer word is the right one, and a place's name before what only keeps names whole.
  private func isPartOfLonger(_ end: Int, _ meaning: NameWords.Break) -> Bool {
    let sign = passage[place]
    // 共青团岳阳市委, and 清河都成公司: a county's short name begins there as well.
    if meaning != .inside,
      sign.is(.beginsBody) && NameWords.prefixes.longest(in: passage.signs, at: place) != nil
        || beginsCountyShort(beyond: end)
    {
      return true
    }
    // 印刷厂和县文广局, 塔山镇和县文广局: behind a name it is no 和县.
    if sign.is(.beginsPlace), let known = Gazetteer.table.longest(in: passage.signs, at: place),
      known.end > end || meaning == .inside && known.end == end,
      !isConjunctionOfCounty(known.end)
    {
      return true
    }
    // 全国人大常委会, 中央气象台.
    if sign.is(.beginsBody),
      let known = NameWords.knownBodies.longest(in: passage.signs, at: place), known.end > end
    {
      return true
    }
    guard sign.is(.beginsEnding),
      let ending = NameWords.endings.longest(in: passage.signs, at: place)
    else { return false }
    return ending.end > end || meaning == .inside && ending.end == end
  }

  private func isConjunctionOfCounty(_ end: Int) -> Bool {
    passage[place] == "和" && passage[place + 1] == "县" && end == place + 2 && isAnchored
      && !Self.parentEnds.contains(passage[place - 1])
  }

  /// Of 马鞍山市, 巢湖 and 安徽省.
  private static let parentEnds = SignSet("市省山徽湖")

  private func beginsCountyShort(beyond end: Int) -> Bool {
    guard let word = words.word(at: place), word.isPlace, word.start == place, word.end > end else {
      return false
    }
    return isCountyShort(word.range)
  }

  /// 捡到, 设, 从不: a verb of one sign or a particle that the tables of breaks lack.
  private mutating func takeBreakingWord() -> Bool {
    guard place > start, let word = words.word(at: place), Int(word.start) == place, isBreak(word),
      !head.isInsideCompany(at: place), !head.isInsideCore(at: place), !isInsideRoad
    else { return false }
    close(at: Int(word.end), sure: word.kind != .verb)
    return true
  }

  /// 和平街道 + 泓盛路: what follows a street office up to a road's ending is the road's name, whatever its signs mean.
  private var isInsideRoad: Bool {
    guard isAnchored, chain.units.last?.kind == .street, place - start < 3 else { return false }
    return (place + 1...start + 3).contains { index in
      guard passage[index].is(.beginsEnding),
        case .road = NameWords.endings.longest(in: passage.signs, at: index)?.meaning
      else { return false }
      return words.begins(at: index)
    }
  }

  private func isBreak(_ word: Word) -> Bool {
    switch word.kind {
    case .time: true
    case .function: !Self.conjunctions.contains(passage[Int(word.start)])
    case .verb: word.range.count == 1
    default: false
    }
  }

  private static let conjunctions = SignSet("和与及于能来")

  // MARK: Known names

  /// A division or body that the tables know.
  private mutating func takeKnown(_ sign: Sign) -> Bool {
    if sign.is(.beginsBody), takeKnownBody() || takePrefix() { return true }
    guard sign.is(.beginsPlace),
      let (end, kind) = Gazetteer.table.longest(in: passage.signs, at: place)
    else { return takeNamedWord() }
    // 《中华人民共和国…法》.
    if passage[place - 1] == "《", passage.has("中华人民共和国", at: place) {
      close(at: end, sure: false)
      return true
    }
    guard kind != .division else {
      // 振兴县域经济: a county of two signs is a word by itself.
      guard end - place > 2 || words.begins(at: place) && words.begins(at: end) else {
        return false
      }
      if end - place == 2, isMade(of: place) {
        close(at: end, sure: false)
        return true
      }
      return take(.division, to: end)
    }
    guard !isPartOfWord(end) else { return false }
    // 嵩山社区, 黄河路: the place has given its name to another.
    if hasGivenName(end) {
      guard place - start <= 2 else { return false }
      place = end
      return true
    }
    // 山西 + 南方圆科技有限公司: the sound of a place inside a company's name.
    if start < place, place - start <= 2, isAnchored, !followsBody, !isVerbBefore,
      head.joins(place..<end)
    {
      place = end
      return true
    }
    // 河南人: those who come from there; of 法国人 the country is told.
    let isAbroad = kind == .country && !passage.has("中国", at: place)
    if passage[end] == "人", passage[end + 1] != "民", !isAbroad { return false }
    // 武汉 + 东湖 + 帆船俱乐部: the table has waters and mountains beside the countries.
    return take(
      kind == .country && !Self.natural.contains(passage[end - 1]) ? .country : .short, to: end)
  }

  /// 农业兴县, 工业富县: what somebody makes of his county. 兴县 and 富县 are counties as well.
  private func isMade(of place: Int) -> Bool {
    Self.makings.contains(passage[place]) && passage[place - 1].is(.han)
      && words.word(before: place)?.kind == .noun
  }

  private static let makings = SignSet("兴富")

  /// 浏阳市 + 牵手 + 湖南科技大学: one verb from the last unit to here.
  private var isVerbBefore: Bool {
    guard start < place, let word = words.word(at: start) else { return false }
    return word.kind == .verb && word.range == start..<place
  }

  private mutating func takeKnownBody() -> Bool {
    guard start == place || words.begins(at: place) && (!isAnchored || isVerbBefore),
      let (end, _) = NameWords.knownBodies.longest(in: passage.signs, at: place),
      start == place || words.begins(at: end),
      start == place || passage[place - 1] != "国",
      passage[end] != "长", passage[end] != "门", !passage.isMember(at: end),
      !passage.has("公司", at: end),
      !passage.has("集团", at: end), !passage.has("有限", at: end)
    else { return false }
    // 省 + 社科院, 县 + 红十字会.
    if start < place, isLocalWord(place - 1) {
      flush()
      (start, isSure) = (place - 1, true)
      append(.body, to: end)
      return true
    }
    return take(.body, to: end)
  }

  /// 中共邯郸市委, 国网邯郸供电公司: the name of the whole stands before the place of its branch.
  private mutating func takePrefix() -> Bool {
    guard !isAnchored, let (end, _) = NameWords.prefixes.longest(in: passage.signs, at: place),
      Gazetteer.table.longest(in: passage.signs, at: end) != nil
    else { return false }
    flush()
    start = place
    return take(.party, to: end)
  }

  /// 石羊河, 迁西: a river or mountain that only the lexicon knows, a county by its short name.
  private mutating func takeNamedWord() -> Bool {
    guard let word = words.word(at: place), word.isPlace, Int(word.start) == place,
      word.kind == .foreignPlace || isNatural(word.range) || isCountyShort(word.range),
      start == place || !isAnchored || !head.isInsideCore(at: place),
      !hasGivenName(Int(word.end))
    else { return false }
    return take(.short, to: Int(word.end))
  }

  /// A unit by itself, whatever was being read before it.
  private mutating func take(_ kind: NameChain.Unit.Kind, to end: Int) -> Bool {
    if start < place || isAnchored && isOuter(kind, place..<end) {
      flush()
      start = place
    }
    isSure = true
    append(kind, to: end)
    return true
  }

  /// 苏州市 + 江苏省图书馆, 长春 + 中国电影博物馆: the larger is no part of the smaller.
  private func isOuter(_ kind: NameChain.Unit.Kind, _ range: Range<Int>) -> Bool {
    switch chain.units.last?.kind {
    // 河南省委 + 河南省人民政府, but 中国农业银行 + 河南省分行.
    case .body: return passage[range.lowerBound - 1] == "委"
    case .division, .site, .short:
      return kind == .country
        || Self.provinces.longest(in: passage.signs, at: range.lowerBound) != nil
    default: return false
    }
  }

  private static let provinces = WordTable<Void>(
    """
    河北 山西 内蒙古 辽宁 吉林省 黑龙江 江苏 浙江 安徽 福建 江西 山东 河南 湖北 湖南 广东 广西 海南省 四川 贵州 云南 西藏 陕西 甘肃 青海 宁夏 \
    新疆
    """)

  /// 巴丹吉林, 冀南平原, 中山装: the short name of a place is part of another word.
  private func isPartOfWord(_ end: Int) -> Bool {
    guard let word = words.word(at: place) else { return false }
    if word.range == place..<end { return false }
    // 郑州市区, 北京大学: a longer word that begins with the place's name and is none in its own right.
    let goesOnAsPlace =
      Int(word.start) == place
      && (word.kind == .place || word.kind == .body
        || Self.peopled.contains(passage[Int(word.end) - 1]))
    return !goesOnAsPlace && NameWords.endings.longest(in: passage.signs, at: end) == nil
  }

  /// 北京队, 法国人.
  private static let peopled = SignSet("队人")

  private func hasGivenName(_ end: Int) -> Bool {
    guard passage[end].is(.beginsEnding),
      let next = NameWords.endings.longest(in: passage.signs, at: end)
    else { return false }
    // 希腊 + 港口, 印度 + 寺庙, 上海 + 口岸; but 厦门港.
    if case .namedSite = next.meaning {
      return next.end == end + 1 && !UnitForm.afterSite.contains(passage[next.end])
    }
    return !next.meaning.isBody
  }

  private func isNatural(_ range: Range<Int>) -> Bool {
    range.count >= 3 && Self.natural.contains(passage[range.upperBound - 1])
  }

  private static let natural = SignSet("江河湖海山岛湾峰岭川峡洋溪")

  /// Rare enough to be no common word: 合作 is one, for all that there is a 合作市.
  private func isCountyShort(_ range: Range<Int>) -> Bool {
    guard
      Gazetteer.countyShorts.longest(in: passage.signs, at: range.lowerBound)?.end
        == range.upperBound,
      let word = Lexicon.shared.word(in: passage.signs, at: range)
    else { return false }
    return word.kind == .place && word.cost > 210 && isWherePlacesStand(range)
  }

  /// 鸡冠 and 牡丹 are districts and words: a county is meant after a place or a word that leads to one, in a row of
  /// places, and at the head of a sentence as what acts (民勤：…, 民勤出台…).
  private func isWherePlacesStand(_ range: Range<Int>) -> Bool {
    let (before, after) = (passage[range.lowerBound - 1], passage[range.upperBound])
    if chain.units.last?.range.upperBound == range.lowerBound { return true }
    if after == "、", words.word(at: range.upperBound + 1)?.isPlace ?? false { return true }
    // 安溪的芋头、德化的苦菜.
    if after == "的", before == "、" || before.is([.stop, .pause]) { return true }
    if before.is([.stop, .pause]) {
      let next = words.word(at: range.upperBound)
      return after == ":" || Self.ands.contains(after) || next?.kind == .verb
    }
    if Self.ands.contains(before) { return names.last?.range.upperBound == range.lowerBound - 1 }
    guard let lead = passage.breakStart(endingAt: range.lowerBound),
      case .leads = NameWords.breaks.longest(in: passage.signs, at: lead)?.meaning
    else { return false }
    return true
  }

  private static let ands = SignSet("、和与")

  // MARK: Endings

  /// 新密市 + 一高, 市交警支队 + 直属一大队, 市 + 七中.
  private mutating func takeNumbered() -> Bool {
    guard let (end, _) = NameWords.numbered.longest(in: passage.signs, at: place),
      endsNumbered(end)
    else { return false }
    if !isAnchored || start < place {
      guard isLocalWord(place - 1) else { return false }
      flush()
      (start, isSure) = (place - 1, true)
    }
    append(.body, to: end)
    return true
  }

  /// 七中 + 学生, but 七 + 中学, 一 + 中医院, 二 + 中心小学, 二 + 中院, 一 + 高中.
  private func endsNumbered(_ end: Int) -> Bool {
    if let longer = NameWords.endings.longest(in: passage.signs, at: end - 1), longer.end > end {
      return passage.has("中学生", at: end - 1)
    }
    return words.begins(at: end) && !Self.afterNumber.contains(passage[end])
  }

  private static let afterNumber = SignSet("心院学全央等医考")

  private mutating func takeEnding() -> Bool {
    guard let (last, ending) = NameWords.endings.longest(in: passage.signs, at: place),
      !isCounted, words.begins(at: last) || isHeadOfWord(last)
    else { return false }
    let end = ending.isBody && !ending.isBrand ? formEnd(last) : last
    guard ending.isBody || !isInCommonWord(end) else {
      place = end
      return true
    }
    if ending.isBrand { return takeBrand(to: end) }
    if ending.isBody {
      beginAtLocal()
      beginAfterVerb(before: place, endingAt: end)
    }
    // 前往上街: the street's sign is a district's.
    if case .road = ending, end - place == 1, let word = words.word(at: place), word.isPlace,
      Int(word.end) == end, Int(word.start) > start, word.range.count == 2
    {
      place = end
      return true
    }
    if !ending.isBody, !ending.isSite || !isSure, !isPartOfStreet { beginAtWord() }
    let form = UnitForm(
      head: head, words: words, ending: ending, place: place, end: end,
      followsDepartment: followsDepartment)
    guard let kind = form.kind else {
      // 产业园区 alone: its 园区 is not tried again.
      place = end
      return true
    }
    // 利民医院符合三级医院条件: a second body begins a name of its own, unless it is a part of the first
    // (西北大学生命科学学院).
    if kind == .body, followsBody, !ending.isSubBody, !isAnchored {
      flush()
      isSure = false
    }
    if kind == .body, isOnlyWhere(end) || followsCommittee { flush() }
    append(kind, to: end)
    return true
  }

  /// 清江街道 + 越河社区: what follows a street office at once is in it, whatever its signs mean elsewhere.
  private var isPartOfStreet: Bool {
    isAnchored && chain.units.last?.kind == .street && place - start <= 3
  }

  /// 市委 + 市政府: the government is no part of the committee.
  private var followsCommittee: Bool {
    isAnchored && passage[start - 1] == "委" && UnitHead.locals.contains(passage[start])
  }

  /// 水务集团 + 有限公司: where the form in law ends that follows an ending; `end` where none does.
  private func formEnd(_ end: Int) -> Int {
    Self.forms.longest(in: passage.signs, at: end)?.end ?? end
  }

  private static let forms = WordTable<Void>("有限公司 有限责任公司 股份有限公司 公司 总公司 股份公司")

  /// 住房和城乡建设局: 城乡 is a word, and no place's name begins with it.
  private func isInCommonWord(_ end: Int) -> Bool {
    guard let word = words.word(at: place), word.start < place, word.end >= end,
      word.kind.isCommon
    else { return false }
    // 开元寺: a name, for all that the lexicon has it as a noun.
    if case .namedSite = NameWords.endings.longest(in: passage.signs, at: place)?.meaning {
      return word.range.count < 3
    }
    return true
  }

  /// 竹溪镇 + 听泉小学, 智利 + 圣地亚哥大学: the place says where a school is that has a name of its own.
  private func isOnlyWhere(_ end: Int) -> Bool {
    guard isAnchored, let before = chain.units.last, place - start >= 2 else { return false }
    switch before.kind {
    // 德国 + 西门子公司.
    case .country:
      return Self.foreignKinds.start(in: passage.signs, endingAt: end) == place
        && passage[before.range.lowerBound] != "华"
        && !passage.has("中国", at: before.range.lowerBound)
        && isOwnName(start..<place)
    case .division, .street:
      return Self.townships.contains(passage[start - 1])
        && Self.schools.longest(in: passage.signs, at: place)?.end == end
        && Self.schoolKinds.longest(in: passage.signs, at: start) == nil
    default: return false
    }
  }

  /// 西门子, but 国家铁路.
  private func isOwnName(_ range: Range<Int>) -> Bool {
    range.contains { place in
      switch words.word(at: place)?.kind {
      case .single, .name, .place, .person, .foreignPlace: true
      default: false
      }
    }
  }

  private static let foreignKinds = EndingTable("大学 公司")
  private static let townships = SignSet("镇乡道")
  private static let schools = WordTable<Void>("小学 中学 学校 幼儿园 中心小学 中心学校 初中 高中")
  private static let schoolKinds = WordTable<Void>(
    "第 中心 实验 希望 初级 高级 完全 九年 民族 职业 成人 农民 文化 寄宿 完小")

  /// 参与创办西泠印社: verbs before a body that begins with neither a mark nor a place.
  private mutating func beginAfterVerb(before place: Int, endingAt end: Int) {
    // 守护家园服务队: teams bear such names.
    guard chain.units.isEmpty, passage[end - 1] != "队" else { return }
    while let word = words.word(at: start), word.kind == .verb, word.start == start,
      word.range.count == 2, place - Int(word.end) >= 2
    {
      start = Int(word.end)
    }
    guard !isSure, let last = lastVerbEnd(before: place) else { return }
    start = last
  }

  /// 徐某某谈及 + 公司: where a name's beginning is a guess, it has begun after the last verb.
  private func lastVerbEnd(before place: Int) -> Int? {
    var end: Int?
    var index = start
    while index < place, let word = words.word(at: index) {
      if word.kind == .verb, word.range.count == 2, Int(word.start) >= start { end = Int(word.end) }
      index = Int(word.end)
    }
    return end.flatMap { $0 <= place ? $0 : nil }
  }

  /// 保荐机构 + 蓝屿证券: a made-up name begins after the last word of the language; not inside a company's full name.
  private mutating func takeBrand(to end: Int) -> Bool {
    var begin = place
    while begin > start, let word = words.word(at: begin - 1), place - Int(word.start) <= 4,
      word.range.count == 1 || !word.kind.isCommon, word.kind != .function, word.kind != .verb
    {
      begin = max(start, Int(word.start))
    }
    let head = UnitHead(passage: passage, start: begin, isSure: true, before: chain.units.last)
    let form = UnitForm(head: head, words: words, ending: .brand, place: place, end: end)
    guard form.kind != nil, !self.head.companyFollows(from: end), !isLonger(from: end) else {
      place = end
      return true
    }
    if begin > start {
      flush()
      (start, isSure) = (begin, true)
    }
    append(.body, to: end)
    return true
  }

  /// 茶业 + 协会, 化工 + 学校, 食品 + 街: the trade is part of a longer name.
  private func isLonger(from end: Int) -> Bool {
    Self.afterTrade.contains(passage[end])
      || (end..<end + 3).prefix { passage[$0].is(.han) && words.begins(at: $0) }.contains {
        NameWords.endings.longest(in: passage.signs, at: $0) != nil
      }
  }

  private static let afterTrade = SignSet("城杯馆报展世杂博论市园街道路")

  /// 党委书记: the lexicon has the ending and the office in one.
  private func isHeadOfWord(_ end: Int) -> Bool { end - place > 1 && words.begins(at: place) }

  /// 听取县民政局汇报: the county or district of the story, by that one sign.
  private mutating func beginAtLocal() {
    guard !isAnchored else { return }
    let first = max(start + 1, place - UnitForm.longestBase)
    for begin in first..<max(place, first) where isLocalWord(begin) {
      flush()
      (start, isSure) = (begin, true)
      return
    }
  }

  private func isLocalWord(_ place: Int) -> Bool {
    if passage[place] == "自" {
      return words.begins(at: place)
        && (passage.has("自治区", at: place) || passage.has("自治州", at: place))
    }
    let isLocal = UnitHead.locals.contains(passage[place])
    guard isLocal || passage[place] == "国" || passage[place] == "中",
      let word = words.word(at: place), word.start == place
    else { return false }
    return word.range.count == 1
      ? isLocal : passage.has("国家", at: place) || passage.has("中央", at: place)
  }

  /// 家住白鹭区 and 发现梧桐街: a place's name begins after the last word that no name holds.
  private mutating func beginAtWord() {
    var begin = place
    while begin > max(start, place - UnitForm.longestBase), let word = words.word(at: begin - 1),
      !endsName(word)
    {
      begin = Int(word.start)
    }
    guard begin > start else { return }
    // 余 + 氏大宗祠.
    if passage[begin] == "氏" { begin -= 1 }
    flush()
    (start, isSure) = (min(begin, place), begin < place)
  }

  /// Whether no place's name holds a word; a verb may stand at its head (建设路), 春 anywhere (春藤社区).
  private func endsName(_ word: Word) -> Bool {
    switch word.kind {
    case .function, .mark: true
    // 汉代古城遗址.
    case .time: word.range.count > 1 && passage[Int(word.end) - 1] != "代"
    case .verb: Int(word.start) != start
    // 这条路, but 五一路.
    case .measure: !passage[Int(word.start)].is(.number)
    default: false
    }
  }

  // MARK: Marks inside names

  /// 青州市“梨园宣讲团”: a quoted name closes a chain where it ends like a body; 青山镇“双百攻坚”工作小组: or where one follows.
  private mutating func takeQuoted() -> Bool {
    guard isAnchored else { return false }
    var end = place + 1
    while end < passage.count, end - place < 16, !passage[end].is(.mark), passage[end] != "、" {
      end += 1
    }
    guard passage[end].is(.closing) else { return false }
    if endsLikeBody(place + 1..<end) {
      append(.body, to: end + 1)
      return true
    }
    guard let (after, ending) = NameWords.endings.longest(in: passage.signs, at: end + 1),
      ending.isSubBody
    else { return false }
    append(.body, to: after)
    return true
  }

  private func endsLikeBody(_ quoted: Range<Int>) -> Bool {
    quoted.dropFirst().contains {
      let ending = NameWords.endings.longest(in: passage.signs, at: $0, before: quoted.upperBound)
      return ending.map { $0.end == quoted.upperBound && $0.meaning.isSubBody } ?? false
    }
  }

  /// 远航创新(江西)科技城: a place in brackets is part of the name where an ending follows.
  private mutating func takeBracketed() -> Bool {
    guard place > start || isAnchored,
      let end = Gazetteer.table.longest(in: passage.signs, at: place + 1)?.end
        ?? Self.groups.longest(in: passage.signs, at: place + 1)?.end,
      passage[end] == ")",
      passage[end + 1].is([.han, .digit, .letter])
    else { return false }
    place = end + 1
    while passage[place].is([.digit, .letter]) { place += 1 }
    return true
  }

  /// 机床(集团)有限公司.
  private static let groups = WordTable<Void>("集团 控股 控股集团 股份")

  // MARK: The chain

  private mutating func append(_ kind: NameChain.Unit.Kind, to end: Int) {
    chain.append(NameChain.Unit(kind: kind, range: start..<end))
    (start, place) = (end, end)
  }

  private mutating func close(at next: Int, sure: Bool) {
    flush()
    (start, place, isSure, isCounted) = (next, max(next, place + 1), sure, false)
  }

  private mutating func flush() {
    if !chain.units.isEmpty { addNames() }
  }

  private mutating func addNames() {
    chain.forEachName { kind, range in
      // 《少林寺》: a film.
      if passage[range.lowerBound - 1] == "《", passage[range.upperBound] == "》" { return }
      names.append(
        Located(
          range: range,
          fact: NameCandidate(kind: kind, name: passage.text(range), isSure: isCertain(kind, range))
        ))
    }
    chain.removeAll()
  }

  /// Whether a name counts without a twin: its beginning is certain, or its form is (a long body, one of the story's district).
  private func isCertain(_ kind: Mention.Kind, _ range: Range<Int>) -> Bool {
    if isSure || passage[range.upperBound - 1] == "路" { return true }
    let isLocal = Self.home.contains(passage[range.lowerBound])
    return kind == .organization && (range.count >= 5 || isLocal)
      || Gazetteer.table.longest(in: passage.signs, at: range.lowerBound) != nil
  }

  private static let home = SignSet("区县市省")
}
