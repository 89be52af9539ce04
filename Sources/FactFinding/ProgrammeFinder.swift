/// Finds named initiatives, platforms, services, campaigns and festivals: what stands in quotation marks before a word
/// for its kind (“万人助万企”活动), the title of a plan, and a festival by its number (第十七届杏花节).
struct ProgrammeFinder: Finder {
  /// Names that count wherever they stand: watched ones, and those of earlier issues.
  let known: WordTable<Void>

  init(known names: [String]) {
    known = WordTable(names.filter { !$0.isEmpty }.map { ($0, ()) })
  }

  func find(in passage: Passage, of story: Story, _ findings: inout Findings) {
    var place = 0
    while place < passage.count {
      let sign = passage[place]
      if let (end, _) = known.longest(in: passage.signs, at: place) {
        add(place..<end, passage, &findings)
        place = end
      } else if sign == "“" || sign == "《" {
        place = quoted(passage, at: place, &findings)
      } else {
        if sign == "第", let range = festival(passage, at: place) { add(range, passage, &findings) }
        if sign.is(.beginsCampaign), let range = campaign(passage, at: place) {
          add(range, passage, &findings)
        }
        place += 1
      }
    }
  }

  private func add(_ range: Range<Int>, _ passage: Passage, _ findings: inout Findings) {
    findings.names.append(
      Located(
        range: range,
        fact: NameCandidate(kind: .programme, name: passage.text(range), isSure: true)))
  }

  // MARK: Quoted names

  /// A run of quoted names, `“三送一强”“万人助万企”等活动`, with one kind for all; returns where to go on.
  private func quoted(_ passage: Passage, at start: Int, _ findings: inout Findings) -> Int {
    var names: [Range<Int>] = []
    var place = start
    while let end = closing(passage, after: place) {
      names.append(place + 1..<end)
      place = end + 1
      let next = passage[place]
      if next == "、" || next == "和" || next == "及" { place += 1 }
      guard passage[place] == "“" || passage[place] == "《" else { break }
    }
    guard let last = names.last else { return start + 1 }
    let isKind = kindFollows(passage, at: last.upperBound + 1)
    for name in names {
      if (isKind || isPlan(passage, name)) && isName(passage, name) {
        add(withKind(passage, name), passage, &findings)
      } else {
        addKnown(passage, within: name, &findings)
      }
    }
    return last.upperBound + 1
  }

  /// 围绕“春雨润苗”走访: a known name needs no word for its kind, and most are quoted wherever they stand.
  private func addKnown(
    _ passage: Passage, within quotation: Range<Int>, _ findings: inout Findings
  ) {
    var place = quotation.lowerBound
    while place < quotation.upperBound {
      let end = known.longest(in: passage.signs, at: place, before: quotation.upperBound)?.end
      if let end { add(place..<end, passage, &findings) }
      place = end ?? place + 1
    }
  }

  /// “六最”营商环境: where the quoted part is a mere number or set, its kind is part of the name.
  private func withKind(_ passage: Passage, _ name: Range<Int>) -> Range<Int> {
    for kind in ["营商环境", "发展思路", "工作思路", "工作法"] where passage.has(kind, at: name.upperBound + 1) {
      return name.lowerBound - 1..<name.upperBound + 1 + kind.unicodeScalars.count
    }
    return name
  }

  private func closing(_ passage: Passage, after opening: Int) -> Int? {
    let wanted: Sign = passage[opening] == "《" ? "》" : "”"
    return (opening + 1..<opening + 26).first { passage[$0] == wanted }
  }

  /// Speech and sentences are no names.
  private func isName(_ passage: Passage, _ name: Range<Int>) -> Bool {
    2...22 ~= name.count
      && Words.sayings.longest(in: passage.signs, at: name.lowerBound)?.end != name.upperBound
      && !name.contains {
        passage[$0].is(.stop) || passage[$0] == "→" || passage[$0] == "," && name.count > 16
      }
  }

  /// 《…实施方案》: the title of a plan names it.
  private func isPlan(_ passage: Passage, _ name: Range<Int>) -> Bool {
    guard passage[name.lowerBound - 1] == "《" else { return false }
    return ["方案", "计划", "行动", "工程", "规划"].contains { passage.has($0, at: name.upperBound - 2) }
  }

  /// 活动, 联结机制, 等系列活动, 服务品牌: a word for the kind, with a few signs before it.
  private func kindFollows(_ passage: Passage, at start: Int) -> Bool {
    var index = start
    if passage[index] == "等" { index += 1 }
    if let numeral = Numeral(in: passage, at: index) { index = numeral.end }
    guard passage[index] != "的" else { return false }
    let limit = index + 7
    while index < limit, passage[index].is([.han, .letter]) {
      if Words.kinds.longest(in: passage.signs, at: index) != nil { return true }
      if passage[index] == "的" || passage[index] == "是" || passage[index] == "在" { return false }
      index += 1
    }
    return false
  }

  // MARK: Without quotation marks

  static var campaignFirsts: SignSet { Words.campaigns.firsts }

  /// 农村人居环境集中整治行动: a campaign, from the last word that no name holds.
  private func campaign(_ passage: Passage, at ending: Int) -> Range<Int>? {
    guard let (end, _) = Words.campaigns.longest(in: passage.signs, at: ending) else { return nil }
    var begin = ending
    while begin > 0, ending - begin < 16, passage[begin - 1].is([.han, .letter]) {
      if passage.breakStart(endingAt: begin) != nil { break }
      begin -= 1
    }
    return 4...16 ~= ending - begin ? begin..<end : nil
  }

  /// 第十七届杏花节, with the words before it that belong to its name.
  private func festival(_ passage: Passage, at start: Int) -> Range<Int>? {
    guard let numeral = Numeral(in: passage, at: start + 1), passage[numeral.end] == "届" else {
      return nil
    }
    var end: Int?
    for place in numeral.end + 2..<numeral.end + 16 {
      guard passage[place].is([.han, .letter]) else { break }
      if let found = Words.festivals.longest(in: passage.signs, at: place) { end = found.end }
      if end != nil, end != place + 1 { break }
    }
    guard let end else { return nil }
    var begin = start
    while begin > 0, start - begin < 14,
      passage[begin - 1].is([.han, .letter]) || passage[begin - 1] == "·"
    {
      if Words.starts.start(in: passage.signs, endingAt: begin) != nil { break }
      begin -= 1
    }
    return begin..<end
  }

  private enum Words {
    static let kinds = WordTable<Void>(
      """
      活动 行动 机制 模式 制度 平台 品牌 计划 工程 小程序 APP 软件 试点 改革 论坛 大赛 比赛 联赛 营商环境 发展思路 工作思路 体系 讲堂 课堂 课程 集市 专项 系统 热线 大讨论 讨论 \
      工作法 工作室 服务 政策 项目 战略 倡议 建设 方案 夜校 联盟 考核 评选 宣讲 展 节 服务专班 公益 志愿 工作 治理 赋能 为牵引 为抓手 为载体 为契机 为平台 站点
      """)

    static let festivals = WordTable<Void>(
      "节 文化节 艺术节 旅游节 博览会 交易会 洽谈会 运动会 联赛 锦标赛 邀请赛 大赛 论坛 峰会 年会 书展 画展 车展 展览会 展销会 音乐节 电影节 读书节 美食节 推介会 大会"
    )

    /// Words before which the name of a festival has not begun yet.
    static let starts = EndingTable(
      "在 的 了 和 与 及 为 由 举办 举行 参加 迎来 开展 承办 主办 是 将 期间 作为 本届 日 月 年 时 就 到 于 赴")

    /// Sayings that are often quoted and name nothing.
    static let sayings = WordTable<Void>(
      "一对一 一站式 点对点 面对面 零距离 保姆式 店小二 最后一公里 一条龙 不打烊 全年红 开门红 加速度 快进键 金钥匙 主心骨 急难愁盼 专精特新 头部企业 首席服务员 零碳 一网通办 一老一小"
    )

    /// Unquoted programmes, by how they end.
    static let campaigns = WordTable<Void>(
      "专项行动 攻坚行动 整治行动 提升行动 三年行动 行动计划 倍增计划 培育计划 专项整治 专项活动 示范工程 惠民工程 民心工程 提质工程 友谊赛 邀请赛")
  }
}
