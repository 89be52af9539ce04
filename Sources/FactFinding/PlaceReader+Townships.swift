/// Townships and villages that were left out.
extension PlaceReader {
  /// 五陂镇 + 长潭村, 来自建华村 + 村民, 利周瑶族乡.
  func township(endingAt last: Int) -> Range<Int>? {
    guard passage[last].is(.township), mayEndTownship(last),
      !taken.overlaps(last..<last + 1)
    else { return nil }
    if let item = townshipInRow(endingAt: last) { return item }
    let end = nationStart(endingAt: last) ?? last
    let hasVillage = villageFollows(last)
    return (max(0, end - 5)..<end).lazy.map { $0..<last + 1 }.first { range in
      let base = range.lowerBound..<end
      guard isHan(base), !taken.overlaps(range), let found = self.lead(before: range.lowerBound)
      else { return false }
      let lead = hasVillage && base.count < 4 && found != .verb ? .place : found
      return mayBegin(range, after: lead) && mayName(base, after: lead)
        && !isSomeTown(range, base, after: lead)
        && isNamed(range, base, after: lead)
    }
  }

  /// Whether what stands before the name lets one begin there.
  private func mayBegin(_ range: Range<Int>, after lead: Lead) -> Bool {
    !joins(at: range.lowerBound) && (lead != .verb || isObject(range))
  }

  /// Whether the name, without its class, is neither a count nor several words.
  private func mayName(_ base: Range<Int>, after lead: Lead) -> Bool {
    !holdsBreak(base, after: lead)
      && (!isCount(base) || lead == .place && isFamilyVillage(base))
      && !base.contains { Self.conjunctions.contains(passage[$0]) && words.begins(at: $0) }
      && !base.dropLast().contains { isTownship($0) }
  }

  /// 偏远 + 乡, 中心镇: not one of its own name.
  private func isSomeTown(_ range: Range<Int>, _ base: Range<Int>, after lead: Lead) -> Bool {
    isClass(range) && !(lead == .word && isCalledByDeed(range))
      || isCommonNoun(base, atHead: true)
      || isPhrase(range, endingAt: range.upperBound - 1, after: lead)
  }

  /// Whether it is told for a name: by the place or the nation that it stands with, or by the words that it is made of.
  private func isNamed(_ range: Range<Int>, _ base: Range<Int>, after lead: Lead) -> Bool {
    if lead == .place || base.upperBound < range.upperBound - 1 {
      return !isCommonNoun(range, atHead: true)
    }
    return words.begins(at: range.lowerBound)
      && !isCommonNoun(range, atHead: isFamilyTown(range))
      && (2...3 ~= base.count || words.word(at: range.lowerBound)?.range == base)
  }

  /// 改造 + 吴城乡, but 涵养 + 文明 + 乡风: a name that the segmentation has as one word, and that is made of none.
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
  mutating func addRow(before start: Int) {
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

  /// 瑶族 before 乡.
  func nationStart(endingAt end: Int) -> Int? {
    guard passage[end - 1] == "族" else { return nil }
    return Self.nations.start(in: passage.signs, endingAt: end)
  }

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

  /// 上坪、地罗、榄树三个村, 石扇、大坪和隆文三镇: what is listed before so many townships or villages is one of them.
  func listed(before count: Int) -> [Range<Int>] {
    var end = count
    while end - count < 3, passage[end].is([.digit, .numeral]) || passage[end] == "几" { end += 1 }
    if passage[end] == "个" { end += 1 }
    guard Self.listedClasses.longest(in: passage.signs, at: end) != nil else { return [] }
    let items = passage.listedNames(before: passage[count - 1] == "等" ? count - 1 : count)
      .flatMap { parted($0) }
    return items.count > 1 && items.allSatisfy { 2...5 ~= $0.count && isHan($0) } ? items : []
  }

  /// 首阳、云田、碧岩等乡镇: without their number, where none of them is a word (种植、养殖等), and no 乡镇企业 follow.
  func listedTownships(before end: Int) -> [Range<Int>] {
    guard let (classEnd, _) = Self.collectives.longest(in: passage.signs, at: end + 1),
      words.begins(at: classEnd), words.word(at: classEnd)?.kind != .noun
    else { return [] }
    let items = passage.listedNames(before: end).flatMap { parted($0) }
    // 福山、牟平、海阳等地.
    if passage[end + 1] == "地" {
      let areDivisions = items.allSatisfy { Gazetteer.hasDivision(called: passage.text($0)) }
      return items.count > 1 && areDivisions ? items : []
    }
    let known = items.map { Lexicon.shared.word(in: passage.signs, at: $0) }
    // 云仙居、淡竹等景区: a sight is called by any noun, beside one that is none.
    let areSights = passage[end + 1] == "景"
    let areNames = zip(items, known).allSatisfy { item, word in
      2...4 ~= item.count && isHan(item) && !isHome(endingAt: item.lowerBound + 1)
        && (word.map { $0.kind == .name || $0.kind == .place || areSights && $0.kind == .noun }
          ?? true)
        && !holdsBreak(item, after: .mark)
    }
    // 山区、平原等乡镇.
    return items.count > 1 && areNames && known.contains { $0 == nil } ? items : []
  }

  private static let collectives = WordTable<Void>("地 乡镇 县区 县市 区县 市县 行政村 自然村 景区 景点")

  /// 大坪 + 和 + 隆文.
  private func parted(_ item: Range<Int>) -> [Range<Int>] {
    guard let joint = item.dropFirst(2).dropLast(2).first(where: { passage[$0] == "和" }) else {
      return [item]
    }
    return [item.lowerBound..<joint, joint + 1..<item.upperBound]
  }

  private static let listedClasses = WordTable<Void>(
    "镇 乡 村 县 乡镇 街道 社区 行政村 自然村 村庄 村寨 县区 县市 省份 城市 片区 屯 寨")
}
