/// Finds what a figure measures or counts (`of`), in the text's own words.
///
/// A count that a noun follows counts that noun (300余名环卫工人); one that ends its clause counts what stands before
/// (开展活动24次), and so do money, shares and areas (增速达32%). Of the words before, those that only lead over to the
/// number are left off at the end (达, 突破, 完成), and at the head what is said of the deed (已, 共, 累计).
struct FigureSubject {
  let passage: Passage
  private let words: Segmentation
  private let figure: Range<Int>
  private let isMoney: Bool
  /// Whether it is told of what stands before it.
  private let isMeasure: Bool
  private let isRank: Bool
  /// The figures beside it: the subject does not reach over them.
  let previous: Range<Int>?
  /// Where the figure before that ends.
  private let earlierEnd: Int
  private let next: Range<Int>?
  /// Where the last date or place before it ends, which is told for itself.
  private let settingEnd: Int
  /// 比去年: the last date before it that it is compared with.
  private let comparison: Range<Int>?

  init(
    passage: Passage, words: Segmentation, figure: Range<Int>, unit: String, previous: Range<Int>?,
    earlierEnd: Int, next: Range<Int>?, settingEnd: Int, comparison: Range<Int>?
  ) {
    (self.passage, self.words, self.figure) = (passage, words, figure)
    (self.earlierEnd, self.settingEnd, self.comparison) = (earlierEnd, settingEnd, comparison)
    (self.previous, self.next) = (previous, next)
    isMoney = Self.isMoney(unit)
    isMeasure = isMoney || Self.measures.contains(Spelling(unit))
    isRank = Spelling(unit) == "rank"
  }

  /// The longest subject told, in signs: what is longer is a sentence, of which the end is kept.
  private static let longest = 20

  func parse() -> Range<Int>? {
    let after = following()
    guard isMeasure else { return after ?? preceding() }
    if let after, prefersFollowing(after) { return after }
    return preceding() ?? after
  }

  /// 2500平方米阵地, 100%财政支持, 超5亿元项目2个: the noun follows at once.
  private func prefersFollowing(_ after: Range<Int>) -> Bool {
    guard after.lowerBound == figure.upperBound, after.count > 1 else { return false }
    return !isRank && !isMoney || after.upperBound == next?.lowerBound
  }

  private static func isMoney(_ unit: String) -> Bool {
    unit.utf8.count == 3 && unit.utf8.allSatisfy { 0x41...0x5A ~= $0 }
  }

  private var limit: Int {
    let limit = max(settingEnd, previous?.upperBound ?? 0)
    // 一亩地收入4000多元.
    return passage[limit] == "地" && passage[limit - 1] == "亩" ? limit + 1 : limit
  }

  /// What is told of what stands before it, beside money: shares, areas and ranks.
  private static let measures = Set(
    "percent percentage_point fraction rank m2 km2 mu celsius 倍 m 吨 千瓦时 立方米 公顷"
      .split(separator: " ").map { Spelling(String($0)) })

  // MARK: After the figure

  /// The noun after the figure, up to a verb or a mark.
  private func following() -> Range<Int>? {
    var start = figure.upperBound
    if passage[start] == "的" { start += 1 }
    if passage[start].is(.opening), let quoted = quotedNoun(at: start) { return quoted }
    var end = start
    // 1个超亿元项目: the next figure is part of the noun.
    if let next, next.lowerBound == start { end = next.upperBound }
    // 由50分钟缩短至15分钟: what leads to the next figure is no noun.
    let limit =
      next.flatMap { $0.lowerBound < end ? nil : withoutLeads($0.lowerBound, notBefore: end) }
      ?? passage.count
    end = nounEnd(from: end, before: limit)
    if let attribute = attributeEnd(start, end) { start = attribute }
    guard end > (next?.lowerBound == start ? next?.upperBound ?? start : start), start < end else {
      return nil
    }
    guard !passage[start].is(.digit) || next?.lowerBound == start else { return nil }
    return end - start == 1 && Words.loneSign.contains(passage[start]) ? nil : start..<end
  }

  private func nounEnd(from start: Int, before limit: Int) -> Int {
    var end = start
    while end < min(start + FigureSubject.longest, limit) {
      let sign = passage[end]
      if sign == "、", end > start, listGoesOn(after: end, before: limit) {
        end += 1
      } else if sign == "“", end > start {
        end = min(closing(after: end), start + FigureSubject.longest)
      } else if sign == "的", end > start, passage[end + 1].is(.han) {
        end += 1
      } else if let word = Words.afterNoun.longest(in: passage.signs, at: end) {
        guard word.meaning == .goesOn else { break }
        end = word.end
      } else {
        guard sign.is([.han, .letter, .digit]) || sign == "·" else { break }
        end += 1
      }
    }
    if end > start, passage[end - 1] == "的" { end -= 1 }
    return headEnd(start, end)
  }

  /// 环卫工人上街清雪: what is counted ends with the noun for it.
  private func headEnd(_ start: Int, _ end: Int) -> Int {
    guard end - start > 3 else { return end }
    for index in stride(from: end - 3, through: start, by: -1) {
      guard let head = Words.heading.longest(in: passage.signs, at: index, before: end),
        end - head.end > 1
      else { continue }
      let next = passage[head.end]
      // 居民上报的问题, 干部和群众: the phrase goes on to another noun.
      let goesOn =
        next == "、" || next == "和" || next == "("
        || passage.signs[head.end..<end].contains("的")
      return goesOn ? end : head.end
    }
    return end
  }

  /// 50个起点高、体量大的重点项目: a long attribute is left off.
  private func attributeEnd(_ start: Int, _ end: Int) -> Int? {
    guard let last = (start..<end).last(where: { passage[$0] == "的" }), last - start > 5 else {
      return nil
    }
    return last + 1
  }

  /// 3家“专精特新”企业.
  private func quotedNoun(at start: Int) -> Range<Int>? {
    var end = closing(after: start)
    guard end - start <= 14 else { return nil }
    if passage[end].is(.han) { end = nounEnd(from: end, before: next?.lowerBound ?? passage.count) }
    return start..<end
  }

  private func closing(after opening: Int) -> Int {
    var end = opening + 1
    while end < passage.count, !passage[end].is([.closing, .stop]) { end += 1 }
    return passage[end].is(.closing) ? end + 1 : end
  }

  /// 214户高龄、空巢、失独家庭: the list goes on where no figure and no mark comes soon.
  private func listGoesOn(after place: Int, before limit: Int) -> Bool {
    guard limit - place > 8, passage[place + 1].is(.han) else { return false }
    let rest = place + 1..<place + 7
    return !rest.contains { passage[$0].is([.pause, .stop, .digit]) }
      || rest.contains { passage[$0] == "、" }
  }

  // MARK: Before the figure

  /// The noun or the deed before the figure in its clause.
  private func preceding() -> Range<Int>? {
    var end = figure.lowerBound
    // 第二档(200亿至400亿元)第六名: what stands in brackets is passed over.
    if passage[end - 1] == ")", let bracket = opening(before: end - 1, "(") { end = bracket }
    if let change = changeStart { end = change }
    var start = clauseStart(before: end)
    end = withoutLeads(end, notBefore: start)
    // 产量 + 比去年 + 增加一倍, 门票 + 比去年 + 贵了20元.
    if let comparison, 0...3 ~= end - comparison.upperBound, comparison.lowerBound >= start {
      end = comparison.lowerBound
    }
    start = withoutHeads(start, before: end)
    // 超5亿元项目2个: the sum belongs to what is counted.
    if let previous, start == previous.upperBound, end > start, passage[start - 1] == "元",
      !isMeasure
    {
      start = previous.lowerBound
    }
    if end - start > FigureSubject.longest, !(start..<end).contains(where: { passage[$0] == "、" }) {
      start = withoutHeads(max(start, lastNoun(before: end)), before: end)
    }
    while start < end, !passage[start].is([.han, .letter, .digit, .opening]) { start += 1 }
    return end > start ? start..<end : nil
  }

  /// 合格率从62%提到93%, 间隔由原来的12分钟调整为8分钟: where the word stands that the first of two states follows.
  private var changeStart: Int? {
    guard let previous, previous.upperBound < figure.lowerBound,
      withoutLeads(figure.lowerBound, notBefore: previous.upperBound) == previous.upperBound
    else { return nil }
    let end = previous.lowerBound
    let start = Words.origins.start(in: passage.signs, endingAt: end)
    return start.flatMap { $0 > 0 ? $0 : nil }
  }

  /// Where the clause begins; an earlier one where this holds nothing but the number (，达32%).
  private func clauseStart(before end: Int) -> Int {
    var start = end
    let limit = end < figure.lowerBound ? earlierEnd : self.limit
    while start > limit {
      let sign = passage[start - 1]
      if sign.is(.closing), let opening = opening(before: start - 1), opening >= limit {
        start = opening
        continue
      }
      if sign.is([.pause, .stop, .opening]) || sign == " " {
        guard withoutLeads(end, notBefore: start) == start, sign == ",", start - 1 > limit else {
          break
        }
      }
      start -= 1
    }
    return start
  }

  private func opening(before closing: Int, _ bracket: Sign? = nil) -> Int? {
    var start = closing
    while start > 0, closing - start < 16 {
      start -= 1
      if bracket.map({ $0 == passage[start] }) ?? passage[start].is(.opening) { return start }
    }
    return nil
  }

  private func withoutLeads(_ end: Int, notBefore start: Int) -> Int {
    Self.endWithoutLeads(start..<end, in: passage, words)
  }

  private func withoutHeads(_ start: Int, before end: Int) -> Int {
    Self.startWithoutHeads(start..<end, in: passage)
  }

  private func lastNoun(before end: Int) -> Int {
    var start = end - FigureSubject.longest
    for index in stride(from: end - 2, to: start, by: -1)
    where Words.breaks.longest(in: passage.signs, at: index, before: end) != nil {
      start = Words.breaks.longest(in: passage.signs, at: index, before: end)?.end ?? index
      break
    }
    return start
  }
}

extension FigureSubject {
  /// The end without the words that lead over to the number: 增速达, 投资突破, 共计.
  static func endWithoutLeads(
    _ range: Range<Int>, in passage: Passage, _ words: Segmentation
  ) -> Int {
    var end = range.upperBound
    while end > range.lowerBound {
      let sign = passage[end - 1]
      if let lead = Words.leads.start(in: passage.signs, endingAt: end, after: range.lowerBound) {
        end = lead
      } else if sign.is([.pause, .space]) || sign == "、"
        || Words.loneLeads.contains(sign) && words.word(at: end - 1)?.range.count == 1
      {
        end -= 1
      } else {
        break
      }
    }
    return end
  }

  /// The start without what is said of the deed: 已, 累计, 将.
  static func startWithoutHeads(_ range: Range<Int>, in passage: Passage) -> Int {
    var start = range.lowerBound
    while start < range.upperBound {
      if let (headEnd, _) = Words.heads.longest(in: passage.signs, at: start),
        headEnd < range.upperBound
      {
        start = headEnd
      } else if passage[start] == "、" || passage[start].is(.space) || passage[start] == ")" {
        start += 1
      } else {
        break
      }
    }
    return start
  }
}

private enum Words {
  /// Words that lead from a subject to its number.
  static let leads = EndingTable(
    """
    达 达到 已达 已达到 高达 可达 将达 达成 为 约为 共 共有 共计 总计 合计 累计 累计达 总数达 总数达到 有 现有 突破 超过 实现 完成 至 到 增至 升至 降至 增长至 \
    增加到 增加至 提高到 提高至 提升至 提升到 减少到 下降到 下降至 降到 增长 同比增长 环比增长 同比 环比 同比下降 环比下降 下降 上升 上涨 下跌 减少 同比减少 增加 \
    同比增加 提高 同比提高 提升 同比提升 增 同比增 降 同比降 增幅 增幅达 是 了 的 在 等 等共 近 约 超 逾 仅 仅为 仅有 只有 多 也 已 均 均为 均达 各 每 占 占比 \
    占比达 占比为 占到 比重为 比重达 不少于 回升 回落 缩短 缩短至 压缩至 扩大到 扩大至 拓展到 位列 位居 居 列 排名 排在 名列 跃居 第 预计 力争 将 可 \
    可实现 实现了 完成了 达到了 突破了 超过了 涉及 涉及金额 新增 卖了 花了 用了 仅用 只用 历时 为期 长达 以 以上 高出 高于 低于 翻 翻了 报 收报 涨 跌 \
    大约 大概 大概是 差不多 将近 接近 保持在 控制在 稳定在 维持在 左右 上下 其中 分别 分别为 分别是 分别达 分别有 以及 \
    提到 涨到 涨至 跌到 跌至 升到 降为 增为 减为 减至 减到 变为 变成 改为 增长到 增长为 上升到 上升至 上升为 下降为 下调到 下调至 上调到 上调至 调整为 调整到 调整至 \
    缩短到 缩短为 缩减到 缩减至 缩减为 压缩到 压缩为 压减到 压减至 压减为 扩大为 扩展到 扩展至 发展到 发展为 壮大到 提升为 提高为 拓宽到 拓宽至 跃升到 跃升至 攀升到 攀升至 飙升到 飙升至 猛增到 猛增至 锐减到 锐减至
    """ + " " + longOrigins)

  /// The same of one sign, where they are words by themselves: 由, but 理由; 和, but 总和.
  static let loneLeads = SignSet("从由和")

  /// What the first of two states follows.
  static let origins = EndingTable("从 由 " + longOrigins)

  private static let longOrigins = ["从", "由"].flatMap { sign in
    ["原来的", "过去的", "最初的", "去年的", "每天", "每月", "每年", "每亩", "每斤", "每吨"].map { sign + $0 }
  }.joined(separator: " ")

  /// Words at the head of a clause that tell nothing of what is counted.
  static let heads = WordTable<Void>(
    """
    约 大约 已 已经 共 共计 累计 一共 总共 先后 目前 截至目前 其中 还 将 可 可以 预计 预计可 预计将 力争 计划 全年 今年 同时 此外 另外 另 并 并且 也 又 再 均 都 \
    而 且 及 和 与 以及 成功 顺利 有力 有序 有效 陆续 平均 仅 只 只有 可实现 实现 完成 在 对 为 使 让 把 将有 共有 现有 拥有 包括 涉及 覆盖 覆盖了 帮助 帮 \
    分别 主动 积极 组织 发放 出动 规划了 形成 达成 建成 建成了 设立 设有 召开 的 等地 等乡镇 等县区 等区县 等县市 等市县 该 该镇 该区 该县 该市 该村 该街道 该社区 该公司 全区 全市 全县 全省 全镇 全国 \
    收集 解答 开展 举办 推出 打造 提供 引入 带动 惠及
    """)

  /// Words after which a noun does not go on: verbs, adverbs, particles.
  static let afterNoun = WordTable<AfterNoun>(
    stops.split(separator: " ").map { (String($0), .stops) }
      + inside.split(separator: " ").map { (String($0), .goesOn) })

  enum AfterNoun: Sendable { case stops, goesOn }

  /// Words that hold a sign of `stops` without being one.
  private static let inside =
    "公共 共建 共享 共青团 共同体 功能 社会 协会 工会 会议 大会 要素 供应 新能源 能源 节能 智能 性能 技能 参与者 有限 有机 对象 未成年人 行为 公园 人才 建筑 已婚 来电 来访 来信 达标 "
    + "应急 应用 应届 需求 不动产 更新 最美 地方 地质 地震 地下 地铁 地址 地块 土地 用地 场地 基地 阵地 工地 绿地 内地 等级 高等 中等 对外 对口 以太 可再生 可视 "
    + "到账 入户 上市 上门 都市 首都 成都 会员 会展 有轨 国有 集体 通过率 和谐 共和 平和 过境 得分 着装 近视 超市 超级 约谈 重要 主要 要道 再生 最低 "
    + "获奖者 每周 如意 说明 是非 在线 在校 在建 在岗 在职 在册 在编 在园 从业 向日葵 由来 被子 由头 为民 为农 为老 把手 让利 给水 集中 联合 建设 解决方案 "
    + "建设者 参赛队 参赛选手 参展商 入选者 全面 全部 现场 正式 签约"

  private static let stops: String =
    """
    正 正在 已 已经 将 以 被 由 对 向 从 为 是 有 在 把 让 给 到 于 与 并 并且 而 也 都 均 还 又 就 才 再 更 最 不 没 未 可 能 会 要 应 需 来 去 入 获 达 占 进行 \
    开展 参加 参与 参赛 参展 走进 走访 深入 前往 来到 赶到 加入 成为 进入 通过 实现 完成 获得 获评 获批 入选 入驻 落户 落地 投入 投产 正式 分别 陆续 先后 \
    一起 一同 同时 共 以来 以内 之间 之多 左右 上下 期间 时间 了 着 过 呢 吧 吗 啊 地 得 等 及 或 和 其中 当 每 如 比 较 超 逾 约 近 提高 提升 增长 增加 下降 减少 \
    同比 环比 说 表示 介绍 签订 招聘 解决 围绕 聚焦 按照 根据 通过 利用 组成 构成 分成 分为 受到 得到 接受 享受 享有 报名 到场 上台 齐聚 汇聚 聚集 \
    前来 举行 举办 受益 受灾 获奖 出席 讨论 打破 上线 开工 竣工 交付 开业 开放 运营 运行
    """.split(whereSeparator: \.isWhitespace).joined(separator: " ")

  /// Nouns for those whom newspapers count, with which a noun phrase closes.
  static let heading = WordTable<Void>(
    """
    人员 工人 干部 群众 者 员工 职工 党员 队员 学员 委员 会员 网格员 运动员 居民 村民 农民 市民 牧民 学生 师生 教师 老师 医生 护士 老人 儿童 代表 选手 家长 青年 \
    专家 企业家 工程师 民警 官兵 战士 游客 观众 商户 企业 单位 机构 公司 门店 商家 店铺 家庭 项目 小区
    """)

  static let loneSign: [Sign] = [
    "内", "前", "后", "间", "里", "中", "起", "上", "下", "时", "许", "整", "吧", "呢", "吗", "啊",
  ]

  /// Words after which the last noun of a long clause begins.
  static let breaks = WordTable<Void>(
    "的 了 已 共 累计 完成 实现 开展 新增 解决 发放 提供 引进 引入 培育 建成 建设 帮助 带动 接待 收集 受理 办理 组织 举办 签约 为 将 对 在 把")
}
