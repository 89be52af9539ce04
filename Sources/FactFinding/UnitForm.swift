/// The form of a unit: the signs since its head and the ending that follows them, and what they make together.
struct UnitForm {
  let head: UnitHead
  let words: Segmentation
  let ending: NameWords.Ending
  /// Where the ending stands.
  let place: Int
  let end: Int
  /// Whether a department stands before it in a row: 县教育局、.
  var followsDepartment = false

  private var passage: Passage { head.passage }
  private var start: Int { head.start }
  /// The signs before the ending.
  private var base: Int { place - start }

  /// No unit has more signs before its ending.
  static let longestBase = 18

  /// Nil where the signs are no name.
  var kind: NameChain.Unit.Kind? {
    guard base <= Self.longestBase, ending.isBody || words.begins(at: start), !isCommonNoun, !goesOn
    else { return nil }
    switch ending {
    case .division where head.followsBody && head.isAnchored: return nil
    case .division(let signs): return signs.contains(base) && isDivision ? .division : nil
    // 西 + 屏街道: of one sign only after its district.
    case .street: return (head.isAnchored ? 1 : 2)...5 ~= base && !isKindOfStreet ? .street : nil
    case .community: return 1...6 ~= base && !countsFollow && !isKindOfCommunity ? .community : nil
    case .road: return 1...4 ~= base && passage[place - 1] != "之" ? .site : nil
    case .site(let signs):
      return !isGraded && (signs.contains(base) || isSelfNamed || isOfNature)
        && !countsFollow
        ? .site : nil
    case .subBody where isStation: return countsFollow ? nil : .site
    case .body(let least), .subBody(let least): return isBody(atLeast: least) ? .body : nil
    case .brand: return isBrand ? .body : nil
    case .namedSite: return isNamedSite ? .site : nil
    case .partOfBody: return isPartOfBody ? .body : nil
    }
  }

  /// 蓝屿航空: the trade is a word, and what stands before it is none, nor a place alone.
  private var isBrand: Bool {
    guard words.begins(at: end), words.word(at: place)?.range == place..<end else { return false }
    // 厦门航空, of which a city has one; of its 超市 it has many.
    if base == 0 { return head.isAnchored && !head.followsBody && passage.has("航空", at: place) }
    return 2...4 ~= base
      && (start..<place).allSatisfy {
        passage[$0].is(.han) && !passage[$0].is(.number) && passage[$0] != "某"
      }
      && isMade(of: { !isCommon($0) })
      && Gazetteer.table.longest(in: passage.signs, at: start, before: place)?.end != place
  }

  private func isBody(atLeast least: Int) -> Bool {
    guard !isClass, !countsFollow, !isPartOfWord, !isOfCommonWords, !isCityCentre,
      !isOfWholeCountry
    else {
      return false
    }
    let isWhole = base == 0 && end - place >= (passage[end - 1] == "局" ? 5 : 6)
    if followsDepartment, base <= 8, end - start > 2,
      Self.departments.contains(passage[end - 1])
    {
      return true
    }
    return base >= least || head.isAnchored || base == 1 && head.isLocal || isWhole
  }

  /// 钟楼站, 犀浦站: where trains stop is a place; 气象站 and 供电站 are what somebody does there.
  private var isStation: Bool {
    end - place == 1 && passage[place] == "站" && 2...4 ~= base && !head.followsBody
      && isMadeOfNames
  }

  /// 开元寺, 厦门港.
  private func isNamedWord(_ word: Word) -> Bool {
    if case .namedSite = ending { word.range == start..<end && word.range.count > 2 } else { false }
  }

  /// 滨湖新区, 厦门 + 港.
  private var isNamedSite: Bool {
    let isOfPlace = base == 0 && head.isAnchored && end - place == 1 && !head.followsBody
    let isWord = words.word(at: place).map(isNamedWord) ?? false
    return isOfPlace || 2...4 ~= base && (isMadeOfNames || isWord) && !countsFollow
  }

  /// Names, and single signs, which make up names.
  private var isMadeOfNames: Bool {
    isMade(of: { $0.range.count == 1 && $0.kind != .function || !isCommon($0) })
  }

  /// Whether each word before the ending is such a one.
  private func isMade(of isPart: (Word) -> Bool) -> Bool {
    var index = start
    while index < place, let word = words.word(at: index), isPart(word) { index = Int(word.end) }
    return index >= place
  }

  /// What departments of a government end with.
  static let departments = SignSet("局厅委办部")

  /// 洛阳市中心, 位于市中心: the middle of the town.
  private var isCityCentre: Bool {
    guard end - place == 2, passage.has("中心", at: place) else { return false }
    return base == 0 && !head.followsBody || passage[place - 1] == "市"
  }

  /// 全国京剧院: all of the country's, where only societies and organs are the country's own (全国总工会).
  private var isOfWholeCountry: Bool {
    !head.isAnchored && passage.has("全国", at: start)
      && !Self.nationals.contains(passage[end - 1])
  }

  private static let nationals = SignSet("会盟协大局办组委心社联部")

  private var isPartOfBody: Bool {
    guard !isPartOfWord, !passage.isMember(at: end) else { return false }
    if followsDepartment, base <= 8, end - start > 2,
      Self.departments.contains(passage[end - 1])
    {
      return true
    }
    return head.isAnchored && base <= 14 || 1...14 ~= base && head.isLocal || isCommittee
  }

  /// 市委市政府决定: the story's own committee; not in somebody's office (县委书记, 市委宣传部部长).
  private var isCommittee: Bool {
    base == 0 && end - place == 2 && passage[place + 1] == "委" && head.isLocal
      && !Self.afterCommittee.contains(passage[end])
  }

  private static let afterCommittee = SignSet("书副常委宣组统政办秘机老党")

  /// The tables know the districts and cities, so another one must stand after a place; 一村 and 两个县 are counts.
  private var isDivision: Bool {
    let isCity = passage[end - 1] == "区" || passage[end - 1] == "市"
    let isCount = (start..<place).allSatisfy { passage[$0].is(.numeral) || passage[$0] == "个" }
    // 二都乡 + 杨坪村, where 都 is a word of its own.
    let isCut = passage[start] == "乡"
    return !isCount && !isCut && (!isCity || head.isAnchored) && !isYard
  }

  /// 草坪, 晒谷坪, but 沙溪乡 + 罗家坪.
  private var isYard: Bool {
    guard Self.hamlets.contains(passage[end - 1]) else { return false }
    return !head.isAnchored || !passage[start].is(.surname)
      || Lexicon.shared.word(in: passage.signs, at: start..<place)?.kind.isCommon ?? false
  }

  private static let hamlets = SignSet("坪坳")

  /// 主要街道, 清扫街道: not called after a virtue.
  private var isKindOfStreet: Bool {
    guard !head.isAnchored, let word = Lexicon.shared.word(in: passage.signs, at: start..<place)
    else { return false }
    return word.kind != .place && word.kind != .name && word.kind != .noun && word.cost < 280
      && NameWords.namesakes.longest(in: passage.signs, at: start)?.end != place
  }

  /// 智慧社区, 集镇社区; but 李集镇社区.
  private var isKindOfCommunity: Bool {
    !head.isAnchored && Self.kindsOfCommunity.longest(in: passage.signs, at: start)?.end == place
  }

  private static let kindsOfCommunity = WordTable<Void>("集镇 城镇 智慧 示范 完整")

  // MARK: Kinds of things

  /// 省级工程研究中心, 四个中心: a class or a number of things, not one of them.
  private var isClass: Bool {
    // 四大集团.
    if place > start + 1, passage[place - 1] == "大", passage[place - 2].is(.number) { return true }
    guard !head.isAnchored || head.followsBody else { return false }
    return passage[start].is(.number) && !isNumberName || isGraded
  }

  /// 三岔口法庭.
  private var isNumberName: Bool {
    words.word(at: start).map { $0.kind == .place && $0.range.count > 2 && $0.end <= place }
      ?? false
  }

  private var isGraded: Bool {
    guard !head.isAnchored else { return false }
    return (start..<end).contains {
      passage[$0] == "级" || passage[$0] == "性" || passage[$0] == "型"
    }
  }

  /// 嵩山 + 风景区, 东湖 + 公园.
  private var isOfNature: Bool {
    base == 0 && head.isAnchored && head.before?.kind != .division
      && Self.nature.contains(passage[place - 1])
  }

  private static let nature = SignSet("江河湖山岛溪泉峰岭峡湾")

  /// 高新区 and 经开区 need no name of their own, nor do the zones of a county or city.
  private var isSelfNamed: Bool {
    passage.has("高新区", at: place) || passage.has("经开区", at: place)
      || base == 0 && head.isAnchored && head.before?.kind != .body
        && Self.zones.longest(in: passage.signs, at: place)?.end == end
  }

  private static let zones = WordTable<Void>("经济开发区 经济技术开发区 高新技术产业开发区 工业园区 产业集聚区 开发区 工业园")

  /// 文化创意园区6个: a kind of thing that is counted.
  private var countsFollow: Bool {
    passage[end].is(.digit) && !head.isAnchored && !dateFollows
      || passage[end].is(.numeral) && passage[end + 1] == "个"
  }

  /// 股份有限公司10月18日公告.
  private var dateFollows: Bool {
    var index = end
    while passage[index].is(.digit) { index += 1 }
    return passage[index] == "年" || passage[index] == "月" || passage[index] == "日"
  }

  /// 茶叶加工中心, 基层法院: what is made of common words alone is a kind of body and not one of them.
  private var isOfCommonWords: Bool {
    // 蒲公英志愿服务队: teams bear such names.
    guard head.before == nil, start < place, !head.isLocal, passage[end - 1] != "队",
      passage[end - 1] != "团", !passage[start - 1].is(.opening),
      !passage.has("集团", at: end - 2), !passage.has("有限公司", at: end - 4)
    else { return false }
    var index = start
    // 安康职业技术学院: a city may be called by a word.
    if let city = Self.cities.longest(in: passage.signs, at: start)
      ?? Gazetteer.countyShorts.longest(in: passage.signs, at: start), city.end <= place
    {
      return false
    }
    while index < place {
      guard let word = words.word(at: index), isCommon(word) else { return false }
      index = Int(word.end)
    }
    return true
  }

  /// A word of the language, of which no name is made alone; 仍 + 留 + 在 + 医院 has none but such.
  private func isCommon(_ word: Word) -> Bool {
    switch word.kind {
    case .function, .measure, .time: !passage[Int(word.start)].is(.number)
    case .verb: true
    default: word.range.count > 1 && word.kind.isCommon
    }
  }

  private static let cities = WordTable<Void>(DivisionTable.wordsToo.map { ($0, ()) })

  /// 社区, 全市, 农村 are no names, and an ending that is part of such a word is none (道路, 综合医院); but after a place
  /// 君山区 is no 山区, and after a body 区域总部 is its own.
  private var isCommonNoun: Bool {
    // 思路, 农村, 榆树: the lexicon's word ends as a name does.
    if !ending.isBody, let word = words.word(at: place), Int(word.end) >= end, word.start < place,
      word.kind != .place, word.kind != .person, word.kind != .single,
      !isNamedWord(word),
      // 和平街道 + 海五路, 建华 + 三路.
      word.kind != .measure || !head.isAnchored && base < 3,
      // 哈尔滨 + 太平 + 国际机场.
      !head.isAnchored || !passage.has("机场", at: place)
    {
      return true
    }
    if head.followsBody, head.isAnchored, ending.isSubBody { return false }
    if head.before?.kind == .short || head.before?.kind == .country, head.isAnchored, isCityOwn {
      return false
    }
    // 敦化市 + 医院, 龙桥镇 + 中学.
    if head.before?.kind == .division, head.isAnchored, isDivisionOwn { return false }
    // 江城区 is no 城区, and 中国远洋保险公司 one of the 保险公司.
    let isDivision = (ending.isDivision || ending.isBody) && head.isAnchored
    return (start...max(place, start)).contains {
      NameWords.commonNouns.longest(in: passage.signs, at: $0, before: end)?.end == end
        && ($0 == start || $0 < place && !isDivision)
    }
  }

  /// 北京大学, 郑州银行: the city's own.
  private var isCityOwn: Bool {
    passage.has("大学", at: place) || passage.has("银行", at: place) || passage.has("医院", at: place)
  }

  /// Of which a city or a town has one; of schools only a town.
  private var isDivisionOwn: Bool {
    // 县乡便民服务中心 are many, and 在龙桥镇 + 中 + 学习 no school.
    guard !passage.has("县乡", at: start - 2), words.begins(at: end) else { return false }
    if passage.has("医院", at: start) || passage.has("便民服务中心", at: start) { return true }
    guard passage[start - 1] == "镇" || passage[start - 1] == "乡" else { return false }
    return passage.has("中学", at: start) || passage.has("小学", at: start)
      || passage.has("幼儿园", at: start)
  }

  // MARK: Parts of longer words

  /// 北部, 部署, 司机, 布局, 工厂: a short ending that is part of a word.
  private var isPartOfWord: Bool {
    guard end - place == 1, Self.shortEndings.contains(passage[place]) else { return false }
    // 许廷芳 + 站 + 了很久.
    if passage.isDeed(at: place), words.word(at: place - 1)?.kind == .person { return true }
    // 智能工厂, 甲级队.
    if passage[place - 1] == "级" || passage.has("工厂", at: place - 1) { return true }
    guard let word = words.word(at: place)
    else { return false }
    // 中国赛艇队, 安平镇文化站: after a place the word is what the body is for.
    if head.isAnchored || head.isLocal, word.end == end,
      word.kind == .person || word.range.count > 2
    {
      return passage[place] == "部" && Self.directions.contains(passage[place - 1])
    }
    return word.kind == .person || word.range.count > 1 && word.kind != .body && word.kind != .place
  }

  /// 河南东南部.
  private static let directions = SignSet("东西南北中")

  private static let shortEndings = SignSet("部站队党司署局厂")

  /// 京广路 + 街道, 市民, 村民: the ending is the head of a longer one or of a word.
  private var goesOn: Bool {
    let next = passage[end]
    switch ending {
    case .road:
      return Self.afterRoad.contains(next)
        || NameWords.endings.longest(in: passage.signs, at: end) != nil
    case .division: return Self.afterDivision.contains(next)
    case .namedSite: return Self.afterSite.contains(next)
    case .site:
      return isOfCommunity || next == "化" || next == "式" || next == "级" || next == "城"
    case .body:
      return isMember || next == "化" || next == "门" && passage[end - 1] == "部"
        || next == "长"
          && (passage[end - 1] == "局" || passage[end - 1] == "队" || passage[end - 1] == "部")
    case .brand: return false
    case .subBody:
      return isMember || Self.afterSubBody.contains(next)
        || next == "工" && !passage.has("工作人员", at: end)
    case .partOfBody:
      // 音乐大厅; 党组成员 is somebody's office.
      let isOffice = next == "部" && passage[end + 1] == "长"
      return isMember || Self.afterPart.contains(next) && !isOffice
        || passage.has("大厅", at: place - 1)
        || passage.has("党组成员", at: place)
    case .street, .community: return next == "化" || next == "级"
    }
  }

  /// 名都花园 + 社区, but 紫荆花园 + 社区医院.
  private var isOfCommunity: Bool {
    Self.gardens.contains(passage[end - 1]) && passage.has("社区", at: end)
      && Self.communityServices.longest(in: passage.signs, at: end) == nil
  }

  private static let gardens = SignSet("园场")
  private static let communityServices = WordTable<Void>(
    "社区卫生 社区医院 社区服务 社区矫正 社区工作 社区干部 社区养老 社区食堂 社区居民")

  /// 委员, 大学生; but the 员工 of a company and what it does (有限公司生产).
  private var isMember: Bool {
    passage[end] == "员" && passage[end + 1] != "工"
      || passage[end] == "生" && passage[end - 1] == "学"
  }

  /// 港口, 寺庙, 港人.
  static let afterSite = SignSet("化口庙院商人股币元湾长")
  private static let afterRoad = SignSet("线径段面人灯网口上边途程障由况标道")
  private static let afterDivision = SignSet("场民容值域级长里庄区貌情集支属村镇乡")
  private static let afterSubBody = SignSet("化城思点长")
  private static let afterPart = SignSet("托派面限势部长房")
}

extension NameWords.Ending {
  var isSubBody: Bool {
    switch self {
    case .subBody, .partOfBody: true
    default: false
    }
  }

  var isDivision: Bool {
    if case .division = self { true } else { false }
  }
}
