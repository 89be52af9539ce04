/// Finds places and the bodies named after them, in one walk.
///
/// A name is a chain of units from the large to the small, each known by its ending or by the gazetteer
/// (二七区 + 京广路街道 + 春晖社区). Its last unit says what it is: a body where that acts (a 街道, a 社区, a 局, a 公司), with
/// all of the chain as its name, else a place. The divisions on the way are places too.
///
/// Where a name begins is certain after a mark, a place or a word that leads to one (在, 走进, 的). After a verb it is
/// likely, since a verb that the tables lack would stand in the name: such a place counts only when the story has it
/// for certain as well.
struct BodyFinder: Finder {
  func find(in passage: Passage, of story: Story, _ findings: inout Findings) {
    var walk = ChainWalk(
      passage: passage, words: findings.words,
      skipped: findings.credits + findings.dates.map { $0.range })
    walk.run()
    findings.names += walk.names
  }
}

/// A name as found, before the story as a whole is looked at.
struct NameCandidate: Sendable {
  let kind: Mention.Kind
  var name: String
  /// False where its beginning is a guess.
  let isSure: Bool
}

private struct ChainUnit {
  enum Kind { case party, division, short, country, street, community, site, body }
  var kind: Kind
  var range: Range<Int>
}

private struct ChainWalk {
  let passage: Passage
  let words: Segmentation
  private(set) var names: [Located<NameCandidate>] = []
  private var skipped: [Range<Int>]
  private var chain: [ChainUnit] = []
  /// Where the unit that is being read begins, and whether that is certain.
  private var start = 0
  private var isSure = true
  private var place = 0
  /// Whether a count stands before the unit being read, so that it is a class and no name.
  private var isCounted = false

  init(passage: Passage, words: Segmentation, skipped: [Range<Int>]) {
    self.passage = passage
    self.words = words
    self.skipped = skipped.sorted { $0.lowerBound > $1.lowerBound }
  }

  mutating func run() {
    while place < passage.count {
      while let next = skipped.last, next.upperBound <= place { skipped.removeLast() }
      if let next = skipped.last, next.contains(place) {
        close(at: next.upperBound, sure: true)
      } else {
        step()
      }
    }
    flush()
  }

  private mutating func step() {
    let sign = passage[place]
    if sign.is(.number) || sign == "几", let end = countEnd(at: place) {
      close(at: end, sure: false)
      isCounted = true
      return
    }
    if sign.is(.mark) || sign == "、" {
      if (sign.is(.opening) && takeQuoted()) || (sign == "(" && takeBracketed()) { return }
      return close(at: place + 1, sure: true)
    }
    if let (end, meaning) = NameWords.breaks.longest(in: passage.signs, at: place),
      words.begins(at: place) || meaning == .inside, takeBreak(meaning, end)
    {
      return
    }
    if takeKnown() || takeEnding() || takeBreakingWord() { return }
    guard sign.is([.han, .letter, .digit]) || sign == "·" else {
      return close(at: place + 1, sure: true)
    }
    let isOrdinal = place > start && passage[place - 1] == "第"
    if sign.is(.digit), !isOrdinal, !passage[place + 1].is([.digit, .letter]) {
      return close(at: place + 1, sure: false)
    }
    place += 1
  }

  /// 捡到, 设, 从不: a verb of one sign or a particle that the tables of breaks lack.
  private mutating func takeBreakingWord() -> Bool {
    guard place > start, let word = words.word(at: place), Int(word.start) == place, isBreak(word),
      !isInsideCompany
    else { return false }
    close(at: Int(word.end), sure: word.kind != .verb)
    return true
  }

  /// 株洲力健达体育文化有限公司: a made-up core is cut into any words.
  private var isInsideCompany: Bool {
    guard isAnchored || isSure, place - start <= 6 else { return false }
    for index in place..<min(place + 14, passage.count) {
      if passage[index].is(.mark) || passage[index] == "、" { return false }
      if Self.companies.longest(in: passage.signs, at: index) != nil { return true }
    }
    return false
  }

  private static let companies = WordTable<Void>(
    "公司 集团 总部 运营中心 研发中心 制造基地 事务所 合作社 产业园 科技城 科技园")

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

  /// No unit has more signs before its ending.
  private static let longestBase = 18

  private static let counters = SignSet("所家个座名条支间批")

  private func isBreak(_ word: Word) -> Bool {
    switch word.kind {
    case .time: true
    case .function: !Self.conjunctions.contains(passage[Int(word.start)])
    case .verb: word.range.count == 1
    default: false
    }
  }

  private static let conjunctions = SignSet("和与及于能来")

  private mutating func takeBreak(_ meaning: NameWords.Break, _ end: Int) -> Bool {
    let known = Gazetteer.table.longest(in: passage.signs, at: place)?.end ?? 0
    let ending = NameWords.endings.longest(in: passage.signs, at: place)?.end ?? 0
    // 和平区, 服务中心: the longer word is the right one.
    guard end >= max(known, ending), meaning != .inside || end > ending else { return false }
    switch meaning {
    case .inside: place = end
    case .mayJoin where joins(end): place = end
    case .leads: close(at: end, sure: true)
    case .ends: close(at: end, sure: false)
    case .mayJoin: close(at: end, sure: end - place == 1)
    }
    return true
  }

  /// 于家村, 行政审批和政务信息管理局: an ending still follows before any other break.
  private func joins(_ end: Int) -> Bool {
    let isHead = start == place
    guard !chain.isEmpty || isLocal || isHead && isSure, end - start <= 14 else { return false }
    guard !isHead || mayJoinAtHead else { return false }
    var index = end
    while index < min(end + 12, passage.count), !passage[index].is(.mark), passage[index] != "、" {
      if let found = NameWords.endings.longest(in: passage.signs, at: index) {
        switch found.meaning {
        // 郑州地铁集团有限公司 + 运营分公司: only a part may follow a body.
        case .body: return (!chain.isEmpty || isLocal) && chain.last?.kind != .body
        case .subBody:
          return (!chain.isEmpty || isLocal) && (chain.last?.kind != .body || index - end <= 3)
        case .partOfBody: return !chain.isEmpty || isLocal
        case .division where isHead && index > end && index - end <= 2: return true
        default: break
        }
      }
      if let found = NameWords.breaks.longest(in: passage.signs, at: index) {
        guard found.meaning == .inside || found.meaning == .mayJoin else { return false }
        index = found.end
      } else {
        index += 1
      }
    }
    return false
  }

  /// 嵩山社区与…, 永安社区联合…: at the head of a unit a conjunction joins two names. What may be one name is 于家村,
  /// 有限公司 + 运营分公司, 研发中心及运营总部, and a company's made-up core after its city (成都 + 能达机电有限公司).
  private var mayJoinAtHead: Bool {
    let sign = passage[place]
    switch chain.last?.kind {
    case nil: return sign == "于" || sign == "和"
    case .body: return sign == "及" || sign != "与" && sign != "和" && !passage.has("联合", at: place)
    case .short: return isInsideCompany
    default: return sign == "于" || sign == "和"
    }
  }

  // MARK: Units

  /// A division or body that the tables know.
  private mutating func takeKnown() -> Bool {
    if start == place, let (end, _) = NameWords.knownBodies.longest(in: passage.signs, at: place),
      passage[end] != "长", passage[end] != "门", !passage.has("公司", at: end),
      !passage.has("集团", at: end), !passage.has("有限", at: end)
    {
      isSure = true
      append(.body, to: end)
      return true
    }
    // 中共邯郸市委: the party's name stands before the place.
    if passage[place] == "中", passage[place + 1] == "共", !isAnchored,
      Gazetteer.table.longest(in: passage.signs, at: place + 2) != nil
    {
      flush()
      (start, isSure) = (place, true)
      append(.party, to: place + 2)
      return true
    }
    guard let (end, kind) = Gazetteer.table.longest(in: passage.signs, at: place) else {
      return takeWord()
    }
    // 巴丹吉林, 冀南平原, 中山装: the short name of a place is part of another word.
    if kind != .division, !isWord(place..<end), !goesOnAsPlace(end),
      NameWords.endings.longest(in: passage.signs, at: end) == nil
    {
      return false
    }
    // 合作 is a word, for all that there is a 合作市.
    if kind == .short, isWord(place..<end), words.word(at: place)?.kind != .place {
      return false
    }
    // 嵩山社区, 黄河路: the place has given its name to another.
    if kind != .division, let next = NameWords.endings.longest(in: passage.signs, at: end) {
      switch next.meaning {
      case .street, .community, .road, .site, .division:
        if start == place || isLikelyStart { place = end } else { return false }
        return true
      default: break
      }
    }
    // 河南 + 中广德农科技有限公司: the sound of a place inside a company's name.
    if start < place, place - start <= 2, kind != .division, isAnchored,
      chain.last?.kind != .body, joins(end)
    {
      place = end
      return true
    }
    // 河南人: those who come from there.
    if kind != .division, passage[end] == "人", passage[end + 1] != "民" { return false }
    if start < place {
      flush()
      start = place
    }
    isSure = true
    switch kind {
    case .division, .township: append(.division, to: end)
    case .short: append(.short, to: end)
    case .country: append(.country, to: end)
    }
    return true
  }

  private var isLikelyStart: Bool { place - start <= 2 }

  private func isWord(_ range: Range<Int>) -> Bool {
    words.word(at: range.lowerBound)?.range == range
  }

  /// 郑州市区, 北京大学: a longer word that begins with the place's name and is none in its own right.
  private func goesOnAsPlace(_ end: Int) -> Bool {
    guard let word = words.word(at: place), word.start == place else { return false }
    return word.kind == .place || word.kind == .body
  }

  /// 石羊河, 迁西: a river or mountain that only the lexicon knows, a county by its short name.
  private mutating func takeWord() -> Bool {
    guard let word = words.word(at: place), word.isPlace, Int(word.start) == place,
      isNatural(word.range) || isCountyShort(word.range) || word.kind == .foreignPlace
    else { return false }
    let end = Int(word.end)
    if let next = NameWords.endings.longest(in: passage.signs, at: end) {
      switch next.meaning {
      case .street, .community, .road, .site, .division: return false
      default: break
      }
    }
    if start < place {
      flush()
      start = place
    }
    isSure = true
    append(.short, to: end)
    return true
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
    return word.kind == .place && word.cost > 210
  }

  private mutating func takeEnding() -> Bool {
    guard let (end, ending) = NameWords.endings.longest(in: passage.signs, at: place) else {
      return false
    }
    guard !isCounted, words.begins(at: end) || isHeadOfWord(end) else { return false }
    if ending.isBody { beginAtLocal() }
    if !ending.isBody, !ending.isSite || !isSure { beginAtWord() }
    guard let kind = kind(of: ending, end: end) else {
      // 产业园区 alone: its 园区 is not tried again.
      place = end
      return true
    }
    // 惠民医院符合三级医院条件: a second body begins a name of its own, unless it is a part of the first
    // (西北大学生命科学学院).
    if kind == .body, chain.last?.kind == .body, !isSubBody(ending), !isAnchored {
      flush()
      isSure = false
    }
    append(kind, to: end)
    return true
  }

  private func isSubBody(_ ending: NameWords.Ending) -> Bool {
    switch ending {
    case .subBody, .partOfBody: true
    default: false
    }
  }

  /// 听取县民政局汇报: the county or district of the story, by that one sign.
  private mutating func beginAtLocal() {
    guard !isAnchored else { return }
    let first = max(start + 1, place - Self.longestBase)
    for begin in first..<max(place, first) where isLocalWord(begin) {
      flush()
      (start, isSure) = (begin, true)
      return
    }
  }

  private func isLocalWord(_ place: Int) -> Bool {
    guard Self.locals.contains(passage[place]) || passage[place] == "国" || passage[place] == "中",
      let word = words.word(at: place), word.start == place
    else { return false }
    return word.range.count == 1
      ? Self.locals.contains(passage[place])
      : passage.has("国家", at: place) || passage.has("中央", at: place)
  }

  private static let locals = SignSet("县区市省镇乡")

  /// 家住鱼峰区 and 发现多数街: a place's name begins after the last word that no name holds.
  private mutating func beginAtWord() {
    var begin = place
    while begin > max(start, place - Self.longestBase), let word = words.word(at: begin - 1),
      !endsName(word)
    {
      begin = Int(word.start)
    }
    guard begin > start else { return }
    flush()
    (start, isSure) = (min(begin, place), begin < place)
  }

  /// Whether no place's name holds a word; a verb may stand at its head (建设路), 春 anywhere (春藤社区).
  private func endsName(_ word: Word) -> Bool {
    switch word.kind {
    case .function, .mark: true
    case .time: word.range.count > 1
    case .verb: Int(word.start) != start
    // 这条路, but 五一路.
    case .measure: !passage[Int(word.start)].is(.number)
    default: false
    }
  }

  /// Whether a unit stands just before the one being read.
  private var isAnchored: Bool { chain.last?.range.upperBound == start }

  /// What the ending makes of the signs since `start`; nil where they are no name.
  private func kind(of ending: NameWords.Ending, end: Int) -> ChainUnit.Kind? {
    let base = place - start
    guard base <= Self.longestBase, ending.isBody || words.begins(at: start),
      !isCommonNoun(to: end, ending), !goesOn(end, ending)
    else {
      return nil
    }
    switch ending {
    case .division where chain.last?.kind == .body && isAnchored: return nil
    case .division(let signs): return signs.contains(base) && isDivision(end) ? .division : nil
    case .street: return 1...5 ~= base ? .street : nil
    case .community: return 1...6 ~= base && !countsFollow(end) ? .community : nil
    case .road: return 1...4 ~= base && passage[place - 1] != "之" ? .site : nil
    case .site(let signs):
      guard !isGraded(to: end) else { return nil }
      return (signs.contains(base) || isSelfNamed) && !countsFollow(end) ? .site : nil
    case .body(let least), .subBody(let least):
      guard !isClass(to: end), !countsFollow(end), !isPartOfWord(end), !isCommon(to: end) else {
        return nil
      }
      let isWhole = base == 0 && end - place >= (passage[end - 1] == "局" ? 5 : 6)
      return base >= least || isAnchored || base == 1 && isLocal || isWhole
        ? .body : nil
    case .partOfBody where isPartOfWord(end): return nil
    case .partOfBody: return isAnchored && base <= 14 || isLocal && 1...14 ~= base ? .body : nil
    }
  }

  /// The tables know the districts and cities, so another one must stand after a place; 一村 and 两个县 are counts.
  private func isDivision(_ end: Int) -> Bool {
    let isCity = passage[end - 1] == "区" || passage[end - 1] == "市"
    let isCount = (start..<place).allSatisfy { passage[$0].is(.numeral) || passage[$0] == "个" }
    return !isCount && (!isCity || isAnchored)
  }

  /// 省级工程研究中心, 四个中心: a class or a number of things, not one of them.
  private func isClass(to end: Int) -> Bool {
    guard !isAnchored || chain.last?.kind == .body else { return false }
    return passage[start].is(.number) || isGraded(to: end)
  }

  private func isGraded(to end: Int) -> Bool {
    guard !isAnchored else { return false }
    return (start..<end).contains {
      passage[$0] == "级" || passage[$0] == "性" || passage[$0] == "型"
    }
  }

  /// 高新区 and 经开区 need no name of their own.
  private var isSelfNamed: Bool {
    passage.has("高新区", at: place) || passage.has("经开区", at: place)
  }

  /// 区人社局, 县科技局: the district or county of the story.
  private var isLocal: Bool { Self.locals.contains(passage[start]) || isOfState }

  /// 国家档案局, 全国妇联.
  private var isOfState: Bool {
    Self.stateHeads.longest(in: passage.signs, at: start) != nil
  }

  private static let stateHeads = WordTable<Void>("国家 全国 中央 中华")

  /// 北部, 部署, 司机: a short ending that is part of a word.
  private func isPartOfWord(_ end: Int) -> Bool {
    guard end - place == 1, Self.shortEndings.contains(passage[place]),
      let word = words.word(at: place)
    else { return false }
    return word.kind == .person || word.range.count > 1 && word.kind != .body && word.kind != .place
  }

  /// 党委书记: the lexicon has the ending and the office in one.
  private func isHeadOfWord(_ end: Int) -> Bool {
    end - place > 1 && words.begins(at: place)
  }

  private static let shortEndings = SignSet("部站队党司署")

  /// 琥珀加工中心, 基层法院: what is made of common words alone is a kind of body and not one of them.
  private func isCommon(to end: Int) -> Bool {
    // 萤火虫志愿服务队: teams bear such names.
    guard chain.isEmpty, start < place, !isLocal, passage[end - 1] != "队", passage[end - 1] != "团",
      !passage[start - 1].is(.opening),
      !passage.has("集团", at: end - 2), !passage.has("有限公司", at: end - 4)
    else { return false }
    var index = start
    while index < place {
      guard let word = words.word(at: index), word.range.count > 1, word.kind.isCommon else {
        return false
      }
      index = Int(word.end)
    }
    return true
  }

  /// 社区, 全市, 农村 are no names, and an ending that is part of such a word is none (道路, 综合医院); but after a place
  /// 君山区 is no 山区, and after a body 区域总部 is its own.
  private func isCommonNoun(to end: Int, _ ending: NameWords.Ending) -> Bool {
    // 思路, 农村, 榆树: the lexicon's word ends as a name does.
    if !ending.isBody, let word = words.word(at: place), Int(word.end) >= end, word.start < place,
      word.kind != .place, word.kind != .person, word.kind != .single
    {
      return true
    }
    if chain.last?.kind == .body, isAnchored, isSubBody(ending) { return false }
    // 北京大学, 郑州银行: the city's own.
    let isCityOwn =
      passage.has("大学", at: place) || passage.has("银行", at: place) || passage.has("医院", at: place)
    if chain.last?.kind == .short, isAnchored, isCityOwn { return false }
    var isDivision = false
    if case .division = ending { isDivision = isAnchored }
    return (start...max(place, start)).contains {
      NameWords.commonNouns.longest(in: passage.signs, at: $0, before: end)?.end == end
        && ($0 == start || $0 < place && !isDivision)
    }
  }

  /// 文化创意园区6个: a kind of thing that is counted.
  private func countsFollow(_ end: Int) -> Bool {
    passage[end].is(.digit) && !isAnchored || passage[end].is(.numeral) && passage[end + 1] == "个"
  }

  /// 京广路 + 街道, 市民, 村民: the ending is the head of a longer one or of a word.
  private func goesOn(_ end: Int, _ ending: NameWords.Ending) -> Bool {
    let next = passage[end]
    switch ending {
    case .road:
      if let more = NameWords.endings.longest(in: passage.signs, at: end), more.end > end {
        return true
      }
      return Self.afterRoad.contains(next)
    case .division:
      return Self.afterDivision.contains(next)
    case .site: return next == "化" || next == "式" || next == "级" || next == "城"
    case .body:
      return next == "员" || next == "门" || next == "化" || next == "生"
        || next == "长" && passage[end - 1] == "局"
    case .subBody: return Self.afterSubBody.contains(next)
    case .partOfBody: return Self.afterPart.contains(next)
    case .street, .community: return next == "化" || next == "级"
    }
  }

  private static let afterRoad = SignSet("线径段面人灯网口上边途程障由况标")
  private static let afterDivision = SignSet("场民容值域级长里庄区貌情集支属村镇乡")
  private static let afterSubBody = SignSet("员化城主思点工生")
  private static let afterPart = SignSet("员托派面限势部长")

  /// 荥阳市“百姓宣讲团”: a quoted name closes a chain where it ends like a body.
  private mutating func takeQuoted() -> Bool {
    guard isAnchored else { return false }
    var end = place + 1
    while end < passage.count, end - place < 16, !passage[end].is(.mark), passage[end] != "、" {
      end += 1
    }
    guard passage[end].is(.closing) else { return false }
    if endsLikeBody(place + 1, end) {
      append(.body, to: end + 1)
      return true
    }
    // 豫龙镇“万人助万企”工作小组: the quoted name is part of the body's.
    guard let (after, ending) = NameWords.endings.longest(in: passage.signs, at: end + 1),
      isSubBody(ending)
    else { return false }
    append(.body, to: after)
    return true
  }

  private func endsLikeBody(_ from: Int, _ to: Int) -> Bool {
    (from + 1..<max(to, from + 1)).contains {
      guard let word = NameWords.endings.longest(in: passage.signs, at: $0, before: to),
        word.end == to
      else {
        return false
      }
      return isSubBody(word.meaning)
    }
  }

  /// 清控科创(河南)科技城: a place in brackets is part of the name where an ending follows.
  private mutating func takeBracketed() -> Bool {
    guard place > start || isAnchored,
      let known = Gazetteer.table.longest(in: passage.signs, at: place + 1),
      passage[known.end] == ")",
      passage[known.end + 1].is([.han, .digit, .letter])
    else { return false }
    place = known.end + 1
    while passage[place].is([.digit, .letter]) { place += 1 }
    return true
  }

  private mutating func append(_ kind: ChainUnit.Kind, to end: Int) {
    chain.append(ChainUnit(kind: kind, range: start..<end))
    (start, place) = (end, end)
  }

  // MARK: What a chain names

  private mutating func close(at next: Int, sure: Bool) {
    flush()
    (start, place, isSure, isCounted) = (next, max(next, place + 1), sure, false)
  }

  private mutating func flush() {
    defer { chain = [] }
    guard let first = chain.first else { return }
    let lastBody = chain.lastIndex { $0.kind == .body }
    for (index, unit) in chain.enumerated() {
      let isInside = lastBody.map { index < $0 } ?? false
      let isLast = index == chain.count - 1
      switch unit.kind {
      case .party: break
      case .division:
        let isPart =
          isInside || index + 1 < chain.count && siteStart(index + 1) == unit.range.lowerBound
        if !isPart || !isOuter(unit.range) { add(.place, unit.range) }
      case .short, .country:
        if !isInside, isLast || siteStart(index + 1) > unit.range.lowerBound {
          add(.place, unit.range)
        }
      case .site: if !isInside { add(.place, siteStart(index)..<unit.range.upperBound) }
      case .street, .community:
        let isOffice =
          passage[unit.range.upperBound - 1] == "处" || passage[unit.range.upperBound - 1] == "办"
        let acts = isLast && (isOffice || !isPlaceHere(unit.range.upperBound))
        if isOffice, !isLast {
          add(.organization, first.range.lowerBound..<unit.range.upperBound)
          continue
        }
        add(
          acts ? .organization : .place,
          acts ? first.range.lowerBound..<unit.range.upperBound : unit.range)
      case .body:
        if index == lastBody { add(.organization, first.range.lowerBound..<unit.range.upperBound) }
      }
    }
  }

  /// 河南省某某产业园: a site has the division before it in its name, a road has not.
  private func siteStart(_ index: Int) -> Int {
    let unit = chain[index]
    guard unit.kind == .site, index > 0, passage[unit.range.upperBound - 1] != "路" else {
      return unit.range.lowerBound
    }
    let before = chain[index - 1]
    let isKnown =
      Gazetteer.table.longest(in: passage.signs, at: before.range.lowerBound)?.end
      == before.range.upperBound
    return isKnown ? before.range.lowerBound : unit.range.lowerBound
  }

  /// 春晖社区居民, 嵩山社区的: a place, not an actor.
  private func isPlaceHere(_ end: Int) -> Bool {
    Self.placeFollowers.longest(in: passage.signs, at: end) != nil
  }

  private static let placeFollowers = WordTable<Void>(
    "居民 群众 业主 村民 三级 网格 的 辖区 门口 内 里 、 境内 附近 一带 党员 老人 广场")

  /// A province or city tells where a body is at home, a district where it acts: 惠济区人民医院 speaks of 惠济区,
  /// 河南省农业科学院 not of 河南省.
  private func isOuter(_ range: Range<Int>) -> Bool {
    // 登封市 is a county, 郑州市 has counties.
    !Self.innerEnds.contains(passage[range.upperBound - 1])
      && Gazetteer.parents(of: passage.text(range)).count < 2
  }

  private static let innerEnds = SignSet("区县镇乡村旗")

  private mutating func add(_ kind: Mention.Kind, _ range: Range<Int>) {
    guard !range.isEmpty else { return }
    let first = passage[range.lowerBound]
    let isLocal = first == "区" || first == "县" || first == "市" || first == "省"
    let isLikely =
      kind == .organization && (range.count >= 5 || isLocal) || passage[range.upperBound - 1] == "路"
    let isSure =
      self.isSure || isLikely
      || Gazetteer.table.longest(in: passage.signs, at: range.lowerBound) != nil
    names.append(
      Located(
        range: range, fact: NameCandidate(kind: kind, name: passage.text(range), isSure: isSure)))
  }
}
