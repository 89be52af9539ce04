/// The units of one name, from the large to the small (二七区 + 京广路街道 + 春晖社区), and what they name together.
///
/// The last unit says what the chain is: a body where that acts (a 街道, a 社区, a 局, a 公司), with all of the chain as its
/// name, else a place. The divisions on the way are places too.
struct NameChain {
  struct Unit {
    enum Kind { case party, division, short, country, street, community, site, body }
    let kind: Kind
    let range: Range<Int>
  }

  private let passage: Passage
  private(set) var units: [Unit] = []

  init(in passage: Passage) { self.passage = passage }

  mutating func append(_ unit: Unit) { units.append(unit) }

  mutating func removeAll() { units.removeAll(keepingCapacity: true) }

  typealias Name = (kind: Mention.Kind, range: Range<Int>)

  /// Every place and body that the chain names.
  func forEachName(_ body: (Name) -> Void) {
    let lastBody = units.lastIndex { $0.kind == .body }
    for index in units.indices {
      if let name = name(index, lastBody: lastBody) { body(name) }
    }
  }

  /// What the chain names up to a unit.
  private func name(_ index: Int, lastBody: Int?) -> Name? {
    let unit = units[index]
    let isInside = lastBody.map { index < $0 } ?? false
    let whole: Name = (.organization, units[0].range.lowerBound..<unit.range.upperBound)
    switch unit.kind {
    case .party: return nil
    case .division:
      let isPart = isInside || beginsSite(index)
      return isPart && isOuter(unit.range) ? nil : (.place, unit.range)
    case .short, .country:
      return isInside || beginsSite(index) ? nil : (.place, unit.range)
    case .site:
      return isInside && !isGoverned(index)
        ? nil : (.place, siteStart(index)..<unit.range.upperBound)
    case .street, .community: return acts(index) ? whole : (.place, unit.range)
    case .body: return index == lastBody ? whole : nil
    }
  }

  /// A 街道 or 社区 acts, unless something is said to be there (春晖社区居民); its office always does.
  private func acts(_ index: Int) -> Bool {
    let end = units[index].range.upperBound
    if passage[end - 1] == "处" || passage[end - 1] == "办" { return true }
    return index == units.count - 1 && Self.acts(units[0].range.lowerBound..<end, in: passage)
  }

  /// Whether a 街道 or 社区 with this whole name acts.
  static func acts(_ name: Range<Int>, in passage: Passage) -> Bool {
    !isWhere(name.lowerBound, in: passage)
      && placeFollowers.longest(in: passage.signs, at: name.upperBound) == nil
  }

  /// 在桐山街道, 走进阳光社区: where somebody is, and so are those after it in a row (在民主街道、胜利街道浇筑冰场).
  private static func isWhere(_ start: Int, in passage: Passage) -> Bool {
    guard passage[start - 1] == "、" else {
      return locatives.start(in: passage.signs, endingAt: start) != nil
    }
    let clause = passage.clauseStart(before: start)
    return (clause..<passage.next(.listing, from: clause)).contains {
      locatives.start(in: passage.signs, endingAt: $0) != nil
    }
  }

  private static let locatives = EndingTable("在 到 位于 走进 来到 前往 赶到 赴 深入 途经 地处 家住 居住在 涉及 覆盖 下辖")

  private static let placeFollowers = WordTable<Void>(
    "居民 群众 业主 村民 三级 网格 的 辖区 门口 内 里 、 境内 附近 一带 党员 老人 广场")

  /// 青要山风景区管委会: whoever runs a site has it in the name, and the site is a place all the same.
  private func isGoverned(_ index: Int) -> Bool {
    index + 1 < units.count && units[index + 1].range.lowerBound == units[index].range.upperBound
      && Self.governors.longest(in: passage.signs, at: units[index].range.upperBound)?.end
        == units[index + 1].range.upperBound
  }

  private static let governors = WordTable<Void>("管委会 管理委员会 管理处 管理局 管理中心 管理站")

  /// Whether the unit after this one is a site that has it in its name.
  private func beginsSite(_ index: Int) -> Bool {
    units.indices.dropFirst(index + 1).prefix(2).contains {
      units[$0].kind == .site && siteStart($0) <= units[index].range.lowerBound
    }
  }

  /// 河南省某某产业园: a site has the division before it in its name, a road has not.
  private func siteStart(_ index: Int) -> Int {
    let unit = units[index]
    guard unit.kind == .site, index > 0, passage[unit.range.upperBound - 1] != "路",
      !(passage.has("新区", at: unit.range.upperBound - 2) && unit.range.count > 3)
    else {
      return unit.range.lowerBound
    }
    var start = unit.range.lowerBound
    // 西安 + 咸阳 + 国际机场: an airport has its city and its place in the name.
    let limit = passage.has("机场", at: unit.range.upperBound - 2) ? 2 : 1
    for before in units[..<index].suffix(limit).reversed() {
      let known = Gazetteer.table.longest(in: passage.signs, at: before.range.lowerBound)
      guard known?.end == before.range.upperBound || before.kind == .short else { break }
      start = before.range.lowerBound
    }
    return start
  }

  /// A province or city tells where a body is at home, a district where it acts: 白鹭区人民医院 speaks of 白鹭区,
  /// 河南省农业科学院 not of 河南省.
  private func isOuter(_ range: Range<Int>) -> Bool {
    // 登封市 is a county, 郑州市 has counties.
    !Self.innerEnds.contains(passage[range.upperBound - 1])
      && Gazetteer.parents(of: passage.text(range)).count < 2
  }

  private static let innerEnds = SignSet("区县镇乡村旗")
}
