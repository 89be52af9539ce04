/// Where the unit that is being read begins, and what stands before it.
struct UnitHead {
  let passage: Passage
  let start: Int
  /// False where its beginning is a guess.
  let isSure: Bool
  /// The unit before it in its chain.
  let before: NameChain.Unit?

  /// Whether a unit stands just before it.
  var isAnchored: Bool { before?.range.upperBound == start }

  var followsBody: Bool { before?.kind == .body }

  /// 区人社局, 县科技局, 国家档案局, but 县里: the district or county of the story, or the state.
  var isLocal: Bool {
    Self.locals.contains(passage[start]) && passage[start + 1] != "里"
      || Self.stateHeads.longest(in: passage.signs, at: start) != nil
  }

  static let locals = SignSet("县区市省镇乡")

  private static let stateHeads = WordTable<Void>("国家 全国 中央 中华 自治区 自治州")

  // MARK: Words that join

  /// Whether the word on `word`, which some names hold, is part of this one (于家村, 粮食和物资储备局): an ending
  /// still follows before any other break.
  func joins(_ word: Range<Int>) -> Bool {
    let isHead = start == word.lowerBound
    guard before != nil || isLocal || isHead && isSure, word.upperBound - start <= 14,
      !isHead || mayJoinAtHead
    else { return false }
    var index = word.upperBound
    let limit = min(index + 12, passage.count)
    while index < limit, !passage[index].is(.mark), passage[index] != "、" {
      if passage[index].is(.beginsEnding),
        let found = NameWords.endings.longest(in: passage.signs, at: index),
        let closes = closes(found.meaning, after: index - word.upperBound, isHead: isHead)
          ?? closesPart(found.end, isHead: isHead)
      {
        return closes
      }
      guard passage[index].is(.beginsBreak),
        let found = NameWords.breaks.longest(in: passage.signs, at: index)
      else {
        index += 1
        continue
      }
      guard found.meaning == .inside || found.meaning == .mayJoin else { return false }
      index = found.end
    }
    return false
  }

  /// Whether an ending so many signs after a joining word closes a name that holds it; nil where the search goes on.
  private func closes(_ ending: NameWords.Ending, after distance: Int, isHead: Bool) -> Bool? {
    let isOfPlace = before != nil || isLocal
    switch ending {
    // 郑州地铁集团有限公司 + 运营分公司: only a part may follow a body.
    case .body: return followsBody ? nil : isOfPlace
    case .subBody: return isOfPlace && (!followsBody || distance <= 3)
    case .partOfBody: return isOfPlace
    case .division where isHead && 1...2 ~= distance: return true
    default: return nil
    }
  }

  /// 岳阳学院文学与传播学院, 全国人大宪法和法律委员会: a part of the body before.
  private func closesPart(_ end: Int, isHead: Bool) -> Bool? {
    isAnchored && followsBody && !isHead
      && (passage.has("学院", at: end - 2) || passage.has("委员会", at: end - 3)) ? true : nil
  }

  /// 柳桥社区与…, 桃园社区联合…: at the head of a unit a conjunction joins two names. What may be one name is 于家村,
  /// 有限公司 + 运营分公司, 测试中心及销售总部, and a company's made-up core after its city (长沙 + 能诚机电有限公司).
  private var mayJoinAtHead: Bool {
    let sign = passage[start]
    switch before?.kind {
    case .body:
      return sign == "及" || sign != "与" && sign != "和" && !passage.has("联合", at: start)
    case .short: return isInsideCompany(at: start)
    default:
      // 和平社区, but 中国和欧盟.
      return sign == "于" || sign == "和" && passage[start - 1].is(.mark)
        || Self.tasks.longest(in: passage.signs, at: start) != nil
    }
  }

  /// 岳阳市规划设计院: what a body is for, at its head.
  private static let tasks = WordTable<Void>("规划 发展 信访 救助 生活 科学")

  /// 岳阳力诚达光学仪器有限公司: a made-up core is cut into any words.
  func isInsideCompany(at place: Int) -> Bool {
    guard isAnchored || isSure, place - start <= 6 else { return false }
    return companyFollows(from: place)
  }

  func companyFollows(from place: Int) -> Bool {
    for index in place..<min(place + 14, passage.count) {
      if passage[index].is(.mark) || passage[index] == "、" { return false }
      if Self.companies.longest(in: passage.signs, at: index) != nil { return true }
    }
    return false
  }

  /// Whether a word of one sign that names mostly lack is part of a made-up core: 岳阳力诚达光学仪器有限公司, 岳阳远达队.
  func isInsideCore(at place: Int) -> Bool {
    guard !Self.particles.contains(passage[place]), place - start <= 6, isAnchored || isSure else {
      return false
    }
    let table = isAnchored ? Self.coresOfPlace : Self.companiesInLaw
    for index in place + 1..<min(place + 12, passage.count) {
      if passage[index].is(.mark) || Self.particles.contains(passage[index]) { return false }
      if let found = table.longest(in: passage.signs, at: index) {
        return found.meaning >= index - place
      }
    }
    return false
  }

  private static let particles = SignSet("的了在是和与到对向把被去来、我他她你们这那该各每")

  /// With how far the core may go on after the sign.
  private static let coresOfPlace = WordTable<Int>(
    [("有限公司", 12), ("有限责任公司", 12), ("股份有限公司", 12), ("集团", 4), ("公司", 4), ("律师事务所", 4)]
      + ["队", "学校", "小学", "中学", "厂", "合作社"].map { ($0, 3) })
  private static let companiesInLaw = WordTable<Int>(
    [("有限公司", 12), ("有限责任公司", 12), ("股份有限公司", 12)])

  private static let companies = WordTable<Void>(
    "公司 集团 总部 运营中心 研发中心 制造基地 事务所 合作社 产业园 科技城 科技园")
}
