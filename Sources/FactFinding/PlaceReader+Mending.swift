/// Names that were cut amiss.
extension PlaceReader {
  func mend(_ name: Located<NameCandidate>, into all: inout [Located<NameCandidate>]) {
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
    while let end = (start..<range.upperBound).dropFirst(2).prefix(4).first(where: {
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
}
