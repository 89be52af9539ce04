/// Finds named initiatives, platforms, services, campaigns and festivals: what stands in quotation marks before a word
/// for its kind (“万人助万企”活动) or after a verb of founding (推出“技改贷”，), the title of a plan, a festival by its
/// number (第十七届杏花节, 2019中国…博览会), and the undertakings of state that every reader knows (再就业工程).
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
      if let (end, _) = known.longest(in: passage.signs, at: place)
        ?? Words.undertakings.longest(in: passage.signs, at: place)
      {
        add(place..<end, passage, &findings)
        place = end
      } else if sign == "“" || sign == "《" {
        place = quoted(passage, at: place, &findings)
      } else {
        if sign == "第" || sign.is(.digit),
          let range = sign == "第" ? festival(passage, at: place) : yearFestival(passage, at: place),
          !findings.figures.contains(where: { $0.range.contains(place) })
        {
          add(range, passage, &findings)
        }
        if let range = campaign(passage, at: place) { add(range, passage, &findings) }
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
    let isKind =
      kindFollows(passage, findings.words, at: last.upperBound + 1)
      || isFounded(passage, from: start, to: last.upperBound + 1)
    for name in names {
      if (isKind || isPlan(passage, name) || isKindOfItsOwn(passage, name)) && isName(passage, name)
      {
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
    if name.allSatisfy({ passage[$0].is(.digit) }), let whole = aroundNumber(passage, name) {
      return whole
    }
    for kind in ["营商环境", "发展思路", "工作思路", "工作法"] where passage.has(kind, at: name.upperBound + 1) {
      return name.lowerBound - 1..<name.upperBound + 1 + kind.unicodeScalars.count
    }
    return name
  }

  /// 企联帮“13710”企业直办平台: a number is no name by itself where words stand on both sides of it.
  private func aroundNumber(_ passage: Passage, _ name: Range<Int>) -> Range<Int>? {
    var begin = name.lowerBound - 1
    while begin > 0, name.lowerBound - begin < 8, passage[begin - 1].is([.han, .letter]),
      passage.breakStart(endingAt: begin, orJoining: true) == nil
    { begin -= 1 }
    guard name.lowerBound - 1 - begin > 1 else { return nil }
    let after = name.upperBound + 1
    let kind = (after..<after + 7).lazy.compactMap {
      Words.kinds.longest(in: passage.signs, at: $0)?.end
    }.first
    return kind.map { begin..<$0 }
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
  private func kindFollows(_ passage: Passage, _ words: Segmentation, at start: Int) -> Bool {
    var index = start
    if passage[index] == "等" { index += 1 }
    if let numeral = Numeral(in: passage, at: index) { index = numeral.end }
    guard passage[index] != "的" else { return false }
    let limit = index + 7
    while index < limit, passage[index].is([.han, .letter]) {
      if Words.kinds.longest(in: passage.signs, at: index) != nil { return true }
      if passage[index] == "的" || passage[index] == "是" || passage[index] == "在" { return false }
      // “抱团”开起区域品牌展厅, but “送清凉”体验活动: a verb belongs to the name where its kind follows at once.
      if let word = words.word(at: index), Int(word.start) == index, word.kind == .verb,
        index == start || word.range.count > 1
      {
        return word.range.count > 1
          && Words.kinds.longest(in: passage.signs, at: Int(word.end)) != nil
      }
      index += 1
    }
    return false
  }

  /// 推出“技改贷”，: founded under that name; a noun behind would make it an attribute (打造“网红”景点).
  private func isFounded(_ passage: Passage, from opening: Int, to end: Int) -> Bool {
    guard passage[opening] == "“", !passage[end].is([.han, .letter, .digit]) else { return false }
    var before = opening
    if passage[before - 1] == "了" { before -= 1 }
    return Words.founding.start(in: passage.signs, endingAt: before) != nil
  }

  /// “马背夜校”, “10分钟办事圈”: the quoted name says itself of what kind it is.
  private func isKindOfItsOwn(_ passage: Passage, _ name: Range<Int>) -> Bool {
    guard passage[name.lowerBound - 1] == "“", name.count > 2,
      let kind = Words.ownKinds.start(
        in: passage.signs, endingAt: name.upperBound, after: name.lowerBound + 1)
    else { return false }
    return kind - name.lowerBound > 1
      && !(name.lowerBound..<kind).contains { passage[$0].is(.pause) || passage[$0] == "的" }
  }

  // MARK: Without quotation marks

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
    return festivalEnd(passage, from: numeral.end + 2).map {
      festivalStart(passage, before: start)..<$0
    }
  }

  /// 2019中国国际智能产业博览会: the year as part of the name.
  private func yearFestival(_ passage: Passage, at start: Int) -> Range<Int>? {
    let year = start..<start + 4
    guard passage[start] == "1" || passage[start] == "2",
      !passage[start - 1].is([.digit, .letter]), passage[start - 1] != "—",
      year.allSatisfy({ passage[$0].is(.digit) }), passage[year.upperBound].is(.han),
      passage[year.upperBound] != "年"
    else { return nil }
    return festivalEnd(passage, from: year.upperBound + 2).map { start..<$0 }
  }

  private func festivalEnd(_ passage: Passage, from start: Int) -> Int? {
    for place in start..<start + 14 {
      guard passage[place].is([.han, .letter]) || passage[place] == "·" else { return nil }
      if let found = Words.festivals.longest(in: passage.signs, at: place) { return found.end }
    }
    return nil
  }

  private func festivalStart(_ passage: Passage, before start: Int) -> Int {
    var begin = start
    while begin > 0, start - begin < 14,
      passage[begin - 1].is([.han, .letter]) || passage[begin - 1] == "·"
    {
      if Words.starts.start(in: passage.signs, endingAt: begin) != nil { break }
      begin -= 1
    }
    return begin
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
      "在 的 了 和 与 及 为 由 举办 举行 参加 迎来 开展 承办 主办 是 将 期间 作为 本届 日 月 年 时 就 到 于 赴 离 距 距离 本报讯 备战 出征 报名 组织 召开 启动 首届 以 对 从 随着 围绕"
    )

    static let founding = EndingTable(
      "推出 设立 建立 成立 开办 开设 创办 举办 推行 创设 组建 试行 发起 命名为 取名为 定名为 注册 上线 开通")

    static let ownKinds = EndingTable(
      """
      贷 夜校 课堂 讲堂 学堂 法庭 智库 书屋 书房 驿站 小站 议事厅 办事圈 生活圈 服务圈 计划 行动 工程 文化节 艺术节 旅游节 大集 平台 联盟 热线 专线 公约 \
      小程序 服务队 工作法 大走访 接待日 活动日 论坛
      """)

    /// What the state undertakes under a name that needs no quotation marks.
    static let undertakings = WordTable<Void>(
      """
      再就业工程 菜篮子工程 米袋子工程 希望工程 安居工程 温饱工程 送温暖工程 春蕾计划 火炬计划 星火计划 丰收计划 燎原计划 八六三计划 863计划 973计划 八七扶贫攻坚计划 国家八七扶贫攻坚计划 \
      211工程 985工程 五个一工程 三峡工程 南水北调 南水北调工程 西气东输 西电东送 三北防护林工程 天然林保护工程 退耕还林工程 西部大开发 一带一路 西部陆海新通道 村村通工程 万村千乡市场工程 \
      阳光工程 雨露计划 农家书屋工程 百千万人才工程 千人计划 万人计划 珠峰计划 强基计划 双一流 国家电子政务工程 金税工程 金盾工程 天网工程 雪亮工程 净网行动 清朗行动 猎狐行动 天网行动
      """)

    /// Sayings that are often quoted and name nothing.
    static let sayings = WordTable<Void>(
      "一对一 一站式 点对点 面对面 零距离 保姆式 店小二 最后一公里 一条龙 不打烊 全年红 开门红 加速度 快进键 金钥匙 主心骨 急难愁盼 专精特新 头部企业 首席服务员 零碳 一网通办 一老一小 一号工程 头号工程 一把手工程 面子工程 形象工程 豆腐渣工程 朋友圈 绿色通道 一张网 一张图 一盘棋 组合拳 直通车 新引擎 硬骨头 桥头堡 主阵地 聚宝盆 摇钱树 金名片 新名片 新高地 定心丸 及时雨 晴雨表 防火墙 压舱石 稳定器 助推器 导航仪 双刃剑 试金石 领头羊 排头兵 主力军 生力军 后花园 大文章 指挥棒 风向标 加油站 连心桥 路线图 时间表 任务书 施工图 作战图 责任田 红黑榜 黑名单 白名单 负面清单 问题清单 责任清单 一条心"
    )

    /// Unquoted programmes, by how they end.
    static let campaigns = WordTable<Void>(
      "专项行动 攻坚行动 整治行动 提升行动 三年行动 行动计划 倍增计划 培育计划 专项整治 专项活动 示范工程 惠民工程 民心工程 提质工程 友谊赛 邀请赛 议事厅 小讲堂 大讲堂 读书季 文化季 消费季 诉讼服务热线 政务服务热线 维权热线 讲解大赛 技能大赛 创业大赛"
    )
  }
}
