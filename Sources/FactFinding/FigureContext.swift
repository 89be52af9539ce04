/// Tells of each figure what it measures, whether it is a change, whose and when it was, and what a case ledger means
/// by it.
///
/// Whose is the division named last before the figure in its paragraph, else the first of the story; when is the date
/// last before it, a vague one (近日) only in its own paragraph. So one context goes through the passages in order.
struct FigureContext {
  private let home: String?
  private var place: String?
  private var period: String?

  /// - Parameter found: in each passage of the story, mentions tied.
  init(_ found: ArraySlice<Findings>) {
    home = found.indices.lazy.compactMap { found[$0].firstDivision }.first
  }

  /// - Parameter findings: of the next passage, its mentions tied.
  mutating func complete(_ findings: inout Findings, in passage: Passage) {
    if !findings.figures.isEmpty { completeFigures(of: &findings, in: passage) }
    let lasting = findings.dates.last { $0.fact.grain != .vague && $0.fact.grain != .partOfDay }
    period = lasting?.fact.text
  }

  private mutating func completeFigures(of findings: inout Findings, in passage: Passage) {
    var (mention, date) = (0, 0)
    var settingEnd = 0
    var comparison: Range<Int>?
    place = home
    for index in findings.figures.indices {
      let range = findings.figures[index].range
      while mention < findings.mentions.count,
        findings.mentions[mention].range.lowerBound < range.lowerBound
      {
        let next = findings.mentions[mention]
        mention += 1
        // A dateline says where the story was written, not whose its figures are.
        guard next.fact.kind == .place, !findings.isCredit(next.range.lowerBound) else { continue }
        if Gazetteer.isDivision(next.fact.name) { place = next.fact.name }
        settingEnd = max(settingEnd, min(next.range.upperBound, range.lowerBound))
      }
      while date < findings.dates.count, findings.dates[date].range.lowerBound < range.lowerBound {
        period = findings.dates[date].fact.text
        let told = findings.dates[date].range
        if passage.isComparison(before: told.lowerBound) {
          comparison = told.lowerBound - 1..<told.upperBound
        } else {
          settingEnd = max(settingEnd, min(told.upperBound, range.lowerBound))
        }
        date += 1
      }
      let next = index + 1 < findings.figures.count ? findings.figures[index + 1].range : nil
      let subject = FigureSubject(
        passage: passage, words: findings.words, figure: range,
        unit: findings.figures[index].fact.unit,
        previous: index > 0 ? findings.figures[index - 1].range : nil,
        earlierEnd: index > 1 ? findings.figures[index - 2].range.upperBound : 0, next: next,
        settingEnd: settingEnd, comparison: comparison)
      let before = index > 0 ? findings.figures[index - 1].fact.of : nil
      complete(&findings.figures[index], subject, after: before)
    }
    FigureDistribution(passage: passage).tell(&findings)
  }

  private func complete(
    _ figure: inout Located<Figure>, _ subject: FigureSubject, after before: String?
  ) {
    let previousEnd = subject.previous?.upperBound ?? 0
    let words = ClauseWords(passage: subject.passage, figure: figure.range, limit: previousEnd)
    figure.fact.of = subject.parse().map(subject.passage.text)
    if figure.fact.of == nil, figure.range.lowerBound - previousEnd < 10 {
      // 产量突破60万吨，同比增长3.1%: the rate is of the same.
      figure.fact.of = before
    }
    figure.fact.change = words.change
    figure.fact.measure = words.measure(unit: figure.fact.unit)
    (figure.fact.place, figure.fact.period) = (place, period)
  }
}

extension Passage {
  /// 比去年, 较上年同期.
  fileprivate func isComparison(before place: Int) -> Bool {
    self[place - 1] == "比" || self[place - 1] == "较"
  }
}

extension Findings {
  /// The first division that is named, credits left out.
  fileprivate var firstDivision: String? {
    mentions.first {
      $0.fact.kind == .place && !isCredit($0.range.lowerBound)
        && Gazetteer.isDivision($0.fact.name)
    }?.fact.name
  }
}

/// The words around a figure in its clause, by which it is a change or a ledger's entry.
private struct ClauseWords {
  let passage: Passage
  let figure: Range<Int>
  let limit: Int

  /// 同比增长27.9%, 提高1.5个百分点, 增速达32%; 增长到 and 提高至 tell of a level, not of a change.
  var change: Figure.Change? {
    let start = max(passage.clauseStart(before: figure.lowerBound), limit)
    var found: Figure.Change?
    var index = start
    while index < figure.lowerBound {
      guard
        let (end, meaning) = Tables.changes.longest(
          in: passage.signs, at: index, before: figure.lowerBound)
      else {
        index += 1
        continue
      }
      let between = passage.signs[end..<figure.lowerBound]
      // 新增, 减免: a lone sign is a change only right before the number.
      let isNear =
        (end - index > 1 || between.isEmpty || between.count == 1 && between.first == "了")
        && between.count <= 6 && !between.contains("至") && !between.contains("到")
      if isNear, meaning.refused != passage[end] { found = meaning.change }
      index = end
    }
    return found ?? changeAfter
  }

  /// 5%的增长, 30%的降幅.
  private var changeAfter: Figure.Change? {
    guard passage[figure.upperBound] == "的" else { return nil }
    return Tables.changes.longest(in: passage.signs, at: figure.upperBound + 1)?.meaning.change
  }

  /// What a ledger of problems, appeals or matters says: taken in, handled, settled, and at what rate.
  func measure(unit: String) -> Figure.Measure? {
    let isRate = Spelling(unit) == "percent"
    guard isRate || Tables.isCaseUnit(unit) else { return nil }
    let start = passage.clauseStart(before: figure.lowerBound)
    let end = passage.clauseEnd(after: figure.upperBound)
    if isRate {
      return has(Tables.settled, in: start..<end) && tellsRate(start..<end) ? .rate : nil
    }
    // 梳理困难问题20多条，已解决11条; 已受理17513条，已处置95.77%的接件: the matter may stand earlier in the sentence or in
    // the next clause.
    guard
      tellsMatters(
        from: passage.sentenceStart(before: figure.lowerBound),
        to: passage.clauseEnd(after: min(end + 1, passage.count)))
    else { return nil }
    let deed = lastDeed(from: max(start, limit), to: figure.lowerBound)
    return deed ?? lastDeed(from: figure.upperBound, to: min(end, figure.upperBound + 4))
  }

  private func tellsRate(_ clause: Range<Int>) -> Bool {
    clause.contains { passage[$0] == "率" }
      || tellsMatters(from: clause.lowerBound, to: clause.upperBound)
  }

  private func tellsMatters(from start: Int, to end: Int) -> Bool {
    has(Tables.matters, in: start..<end)
  }

  private func has(_ words: WordTable<Void>, in range: Range<Int>) -> Bool {
    range.contains { words.longest(in: passage.signs, at: $0, before: range.upperBound) != nil }
  }

  private func lastDeed(from start: Int, to end: Int) -> Figure.Measure? {
    guard start < end else { return nil }
    for index in stride(from: end - 1, through: start, by: -1) {
      if let found = Tables.deeds.longest(in: passage.signs, at: index, before: end) {
        return found.meaning
      }
    }
    return nil
  }
}

private enum Tables {
  static let changes: WordTable<(change: Figure.Change, refused: Sign)> = {
    let up = "增长 增加 提高 提升 上升 上涨 增幅 增速 涨幅 升幅 增产 增收 扩大 攀升 多出 回升 增 涨 升"
    let down = "下降 减少 降低 下滑 回落 降幅 跌幅 下跌 缩短 缩减 压缩 压减 减产 减收 收窄 少于 降 减 跌"
    func words(_ text: String, _ change: Figure.Change) -> [(
      String, (change: Figure.Change, refused: Sign)
    )] {
      text.split(separator: " ").map { (String($0), (change, "值")) }
    }
    return WordTable(words(up, .increase) + words(down, .decrease))
  }()

  /// Whether cases are counted by it; CNY and m2 are not even looked up.
  static func isCaseUnit(_ unit: String) -> Bool {
    unit.utf8.first.map { $0 > 0x7F } ?? false && caseUnits.contains(Spelling(unit))
  }

  private static let caseUnits = Set(
    "件 个 条 项 起 件次 宗 例 桩 处 人次 次 类 单 封".split(separator: " ").map { Spelling(String($0)) })

  static let matters = WordTable<Void>(
    "问题 诉求 投诉 意见 建议 纠纷 矛盾 案件 工单 信件 信访 事项 难题 困难 隐患 线索 咨询 求助 举报 来电 来信 接件 业务 件 提案 议案 案")

  static let settled = WordTable<Void>("解决 办结 化解 处置 处理 办理 整改 结案 答复 回复 调解 满意")

  static let deeds: WordTable<Figure.Measure> = {
    let words: [(Figure.Measure, String)] = [
      (.received, "收集 受理 接收 接到 收到 征集 梳理 反映 搜集 摸排 排查 发现 接件 接访 受案 立案 登记 接听"),
      (.handled, "办理 处理 处置 交办 转办 督办 承办 流转"),
      (.resolved, "解决 办结 化解 整改 答复 回复 调解 结案 调处 销号 破解"),
    ]
    return WordTable(
      words.flatMap { measure, list in list.split(separator: " ").map { (String($0), measure) } })
  }()
}
