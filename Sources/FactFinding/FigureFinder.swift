import Foundation

/// Finds quantities: a number, what is printed with it, and its unit.
///
/// A number without a unit is a name (12345, 5G, “1469”) and left alone, and so is an ordinal (第十四期) unless it is a
/// rank (第9位). What a figure measures, whose it is and when is told afterwards by `FigureContext`.
struct FigureFinder: Finder {
  func find(in passage: Passage, of story: Story, _ findings: inout Findings) {
    var place = passage.next(.beginsFigure, from: 0)
    var nextDate = 0
    while place < passage.count {
      while nextDate < findings.dateSigns.count,
        findings.dateSigns[nextDate].upperBound <= place
      {
        nextDate += 1
      }
      if nextDate < findings.dateSigns.count, findings.dateSigns[nextDate].contains(place) {
        place = passage.next(.beginsFigure, from: findings.dateSigns[nextDate].upperBound)
        continue
      }
      var parser = FigureParser(passage: passage, start: place)
      let figure = parser.parse()
      if let figure { findings.figures.append(figure) }
      place = passage.next(.beginsFigure, from: max(parser.end, place + 1))
    }
  }

  /// The signs that a figure can begin with.
  static let firsts = SignSet(
    "第首半对$¥€£" + Sign.digits + Sign.numerals + Sign.formalNumerals + Sign.powers)
}

/// Reads one figure; `end` is where the search goes on, whether or not there was one.
private struct FigureParser {
  let passage: Passage
  let start: Int
  private(set) var end: Int
  private var textStart: Int
  private var qualifier: String?

  init(passage: Passage, start: Int) {
    self.passage = passage
    self.start = start
    self.end = start
    self.textStart = start
  }

  mutating func parse() -> Located<Figure>? {
    switch passage[start] {
    case "第": return rank()
    case "首": return firstPlace()
    case "半": return half()
    case "对": return passage[start + 1] == "折" ? discountByHalf() : nil
    case "$", "¥", "€", "£": return prefixedMoney()
    default: return quantity()
    }
  }

  // MARK: Ordinals

  /// 第9位, 第六名; 全市第一 where the clause tells of a ranking. Any other ordinal is passed over whole.
  private mutating func rank() -> Located<Figure>? {
    guard let numeral = Numeral(in: passage, at: start + 1) else { return nil }
    end = numeral.end
    let next = passage[end]
    let ranked = isRanked
    if next == "名" || next == "位", !(passage[end + 1].is(.han) && !ranked && next == "位") {
      guard passage[end + 1] != "称" else { return nil }
      end += 1
      return figure(numeral.value, unit: "rank")
    }
    guard ranked, !next.is(.han), !next.is(.digit), !next.is(.letter) else { return nil }
    return figure(numeral.value, unit: "rank")
  }

  private mutating func firstPlace() -> Located<Figure>? {
    guard passage[start + 1] == "位", isRanked, !passage[start + 2].is(.han) else { return nil }
    end = start + 2
    return figure(Exact(1), unit: "rank")
  }

  /// A verb of ranking or the field it is among stands shortly before.
  private var isRanked: Bool {
    let from = max(passage.clauseStart(before: start), start - 14)
    return (from..<start).contains {
      Tables.ranking.longest(in: passage.signs, at: $0, before: start) != nil
    }
  }

  // MARK: Quantities

  private mutating func quantity() -> Located<Figure>? {
    guard let numeral = Numeral(in: passage, at: start) else {
      skipRun()
      return nil
    }
    end = numeral.end
    // 5G and A4 are names, and so is what hangs on a letter, a decimal point or a slash.
    let before = passage[start - 1]
    guard !before.is(.letter), before != ".", before != "/", !isQuotedName(numeral) else {
      return nil
    }
    takeSign()
    if let fraction = fraction(numeral) { return fraction }
    guard !numeral.isIndefinite, let (unit, lower, upper) = measured(numeral),
      isCounted(numeral, unit)
    else { return nil }
    var from = scaled(lower, unit)
    if upper == nil, let name = takeSmaller(unit, &from) {
      takeQualifierBefore()
      return figure(from, unit: name)
    }
    takeTail(unit, &from)
    takeRate()
    takeQualifierBefore()
    return figure(from, to: upper.map { scaled($0, unit) }, unit: name(of: unit, at: end))
  }

  /// Past the signs of a number that is none, so that it is not tried again from its middle.
  private mutating func skipRun() {
    while passage[end].is(.number) || passage[end] == "." { end += 1 }
  }

  /// “三个一批”, “四个中心”: short quoted sets are names.
  private func isQuotedName(_ numeral: Numeral) -> Bool {
    guard passage[start - 1].is(.opening), numeral.style != .arabic else { return false }
    return (numeral.end..<numeral.end + 8).contains { passage[$0].is(.closing) }
  }

  private var isNegative: Bool { textStart < start }

  /// -5%, 零下5℃, 负3.9%.
  private mutating func takeSign() {
    if passage[start - 1] == "-", !passage[start - 2].is([.digit, .letter]),
      passage[start - 2] != "%"
    {
      textStart = start - 1
    } else if passage[start - 1] == "负", !passage[start - 2].is(.han) || passage[start - 2] == "为" {
      textStart = start - 1
    } else if passage.has("零下", at: start - 2) {
      textStart = start - 2
    }
  }

  /// The unit after the number, and the values: two where a range is printed (50至200粒, 1-3个, 200亿至400亿元).
  private mutating func measured(_ numeral: Numeral) -> (Unit, Exact, Exact?)? {
    var first = numeral
    takeInnerQualifier(&first)
    let unit = Unit.parse(passage, at: end)
    let afterUnit = unit?.end ?? end
    if let (second, rangeUnit, rangeEnd) = rangeEnd(after: afterUnit, unit: unit?.unit, first) {
      end = rangeEnd
      return (rangeUnit, first.sharing(second), second.value)
    }
    if let unit {
      end = unit.end
      return (unit.unit, first.value, first.upper)
    }
    guard first.power >= 4, isMoneyUnsaid else { return nil }
    return (Tables.yuan, first.value, first.upper)
  }

  /// 200余名, 50多个; 十几个 has no value.
  private mutating func takeInnerQualifier(_ numeral: inout Numeral) {
    qualifier = numeral.qualifier?.rawValue
    guard passage[end] == "余" || passage[end] == "多", Unit.parse(passage, at: end + 1) != nil else {
      return
    }
    qualifier = passage.text(end..<end + 1)
    end += 1
  }

  private func rangeEnd(after place: Int, unit: Unit?, _ first: Numeral)
    -> (Numeral, Unit, end: Int)?
  {
    guard passage[place].isRangeMark,
      passage[place + 1].is(.number), let second = Numeral(in: passage, at: place + 1),
      second.style != .bare, first.value < second.value || unit == nil
    else { return nil }
    // 从200家到300家 tells of two states, not of a range.
    if unit != nil, passage[place] == "到", passage[start - 1] == "从" || passage[start - 1] == "由" {
      return nil
    }
    var at = second.end
    if passage[at] == "余" || passage[at] == "多" { at += 1 }
    guard let (other, end) = Unit.parse(passage, at: at), unit == nil || unit?.name == other.name,
      first.sharing(second) < second.value
    else { return nil }
    return (second, other, end)
  }

  /// 投资总额突破50亿: money without its unit, where the clause speaks of money and the number ends it.
  private var isMoneyUnsaid: Bool {
    let next = passage[end]
    guard !next.is(.han) || next == "的", !next.is([.digit, .letter]) else { return false }
    return (passage.clauseStart(before: start)..<start).contains {
      Tables.money.longest(in: passage.signs, at: $0, before: start) != nil
    }
  }

  /// Whether number and unit together count something: 一张网 and 万家灯火 do not, 万亩 and 近百名 do.
  private func isCounted(_ numeral: Numeral, _ unit: Unit) -> Bool {
    let before = passage[start - 1]
    // 数百家, 几十件, 上千人: no number can be told.
    if before == "数" || before == "几", numeral.style != .arabic { return false }
    // 最后一公里 is a saying.
    if numeral.style != .arabic, passage.has("最后", at: start - 2) { return false }
    if unit.wantsDigits, numeral.style != .arabic { return false }
    if unit.kind == .grade { return isGraded(numeral.value) }
    // 翻了一番.
    if unit.kind == .multiple, Spelling(unit.name) == "番" {
      return before == "翻" || passage.has("翻了", at: start - 2)
    }
    if unit.kind == .span, numeral.style == .arabic, Spelling(unit.name) == "year",
      numeral.end - start == 4, let year = numeral.value.whole, 1000...2999 ~= year
    {
      return false
    }
    switch numeral.style {
    case .arabic: return true
    case .chinese:
      // 每一个, 一家, 一名: the article, not a count.
      let isOne = passage[start] == "一" && numeral.end == start + 1
      // 一度: once, where no current is meant.
      let isOnce = isOne && Spelling(unit.name) == "度" && passage[numeral.end + 1] != "电"
      return !(isOne && (unit.kind == .count || before.isDemonstrative)) && !isOnce
        && !(unit.kind == .discount && !(numeral.value < Exact(10)))
        && !(unit.kind == .tenth && numeral.value.whole == nil && numeral.end - start > 3)
    case .bare:
      guard before != "上", before != "成" else { return false }
      let isQualified = qualifier != nil || qualifierBefore() != nil
      return isQualified || unit.kind == .money || unit.kind == .measure
        || Spelling(unit.name) == "人次"
        || Spelling(unit.name) == "岁"
    }
  }

  /// 5.6级地震, 7至8级大风, 沪指报3089.31点; a class (三级医院), a time of day and a warning (四级应急响应) are no figures.
  private func isGraded(_ value: Exact) -> Bool {
    guard passage[end - 1] == "级" else {
      let clause = passage.clauseStart(before: start)..<start
      return !(value < Exact(100))
        && clause.contains {
          Tables.indices.longest(in: passage.signs, at: $0, before: start) != nil
        }
    }
    if let (after, _) = Tables.graded.longest(in: passage.signs, at: end) {
      return !Tables.ofOffices.contains(passage[after])
    }
    var lead = start
    while start - lead < 4, Tables.reaching.contains(passage[lead - 1]) { lead -= 1 }
    return Tables.grading.start(in: passage.signs, endingAt: lead) != nil
  }

  private func scaled(_ value: Exact, _ unit: Unit) -> Exact {
    // 75折 is 75 %, 7.5折 too.
    let isWhole = unit.kind == .discount && !(value < Exact(10))
    let scaled = value.shifted(by: isWhole ? 0 : unit.power) ?? value
    return isNegative ? scaled.negated : scaled
  }

  /// What belongs to the figure after its unit: 三成五, 3元5角, 两米半, 3年多, 50家以上.
  private mutating func takeTail(_ unit: Unit, _ value: inout Exact) {
    let words = passage.signs[start..<end]
    if words.contains("半") { value = value + Exact(5, exponent: -1) ?? value }
    if unit.kind == .span, words.contains("多") { qualifier = "多" }
    if unit.kind == .tenth, let digit = passage[end].digit {
      value = value + Exact(digit) ?? value
      end += 1
    }
    if unit.kind == .money, Spelling(unit.name) == "CNY" { takeSmallMoney(&value) }
    if passage[end] == "半", unit.kind == .span || unit.kind == .measure {
      value = value + (Exact(5, exponent: -1).shifted(by: unit.power) ?? Exact(0)) ?? value
      end += 1
    }
    if qualifier == nil, unit.kind != .grade, passage[end] == "多" || passage[end] == "余",
      !passage[end + 1].isAfterMany
    {
      qualifier = passage.text(end..<end + 1)
      end += 1
    }
    // 60岁及以上.
    let bound = passage[end] == "及" ? end + 1 : end
    if passage.has("以上", at: bound) || passage.has("以下", at: bound) {
      qualifier = qualifier ?? passage.text(bound..<bound + 2)
      end = bound + 2
    }
  }

  /// 35微克/立方米, 18元/斤, 5元/人: what it is counted by is printed with the unit.
  private mutating func takeRate() {
    guard passage[end] == "/" else { return }
    if let (_, unitEnd) = Unit.parse(passage, at: end + 1),
      !Tables.afterSlash.contains(passage[end + 1])
    {
      end = unitEnd
    } else if Tables.calendar.contains(passage[end + 1]) {
      end += 2
    }
  }

  /// 3米86, 一米七五, 2块6, 4分38秒: the rest in the next smaller unit, and the unit of both.
  private mutating func takeSmaller(_ unit: Unit, _ value: inout Exact) -> String? {
    guard !isNegative, let whole = value.whole, passage[end].is(.number) else { return nil }
    switch passage[end - 1] {
    case "分": return takeSeconds(after: whole, &value) ? "秒" : nil
    case "米": return takeDecimals(after: whole, &value) ? unit.name : nil
    case "块":
      guard passage[end - 2].is(.digit), takeDecimals(after: whole, &value) else { return nil }
      return "CNY"
    default: return nil
    }
  }

  /// 4分38秒, 1分02秒53; 12分36秒 behind 度 are parts of an angle.
  private mutating func takeSeconds(after minutes: Int, _ value: inout Exact) -> Bool {
    guard minutes < 24 * 60, passage[textStart - 1] != "度",
      let seconds = Numeral(wholeIn: passage, at: end), passage[seconds.end] == "秒",
      let sum = seconds.value + Exact(60 * minutes)
    else { return false }
    (value, end) = (sum, seconds.end + 1)
    if let (part, partEnd) = decimals(at: end), let whole = value + part {
      (value, end) = (whole, partEnd)
    }
    return true
  }

  /// 3米86 and 18米35, but 15米6月1日, 110米10栏, 20毫米6….
  private mutating func takeDecimals(after whole: Int, _ value: inout Exact) -> Bool {
    guard whole < 100, passage[end - 2].is(.number), let (part, partEnd) = decimals(at: end),
      whole < 10 || partEnd - end == 2, let sum = value + part
    else { return false }
    (value, end) = (sum, partEnd)
    return true
  }

  /// One or two digits, and a word that may follow such a measure.
  private func decimals(at place: Int) -> (Exact, end: Int)? {
    var index = place
    var number = 0
    while index - place < 2, let digit = passage[index].digit {
      number = number * 10 + digit
      index += 1
    }
    let exponent = place - index
    // 3块6毛.
    if passage[place - 1] == "块", passage[index] == "毛" || passage[index] == "角" { index += 1 }
    let next = passage[index]
    guard exponent < 0, !next.is([.number, .letter]), next != ".", next != "%", !next.isRangeMark,
      !next.is(.han) || Tables.afterDecimals.contains(next)
    else { return nil }
    return (Exact(number, exponent: exponent), index)
  }

  /// 50元6角三分.
  private mutating func takeSmallMoney(_ value: inout Exact) {
    for (words, power) in [("角毛", -1), ("分", -2)] {
      guard let numeral = Numeral(in: passage, at: end), numeral.end == end + 1,
        words.unicodeScalars.contains(where: { Sign(folding: $0) == passage[numeral.end] }),
        let coins = numeral.value.shifted(by: power), let sum = value + coins
      else { continue }
      value = sum
      end = numeral.end + 1
    }
  }

  // MARK: Other forms

  /// 1/6, 三分之一, 百分之五.
  private mutating func fraction(_ numeral: Numeral) -> Located<Figure>? {
    if passage.has("分之", at: end) { return fractionInWords(numeral) }
    guard passage[end] == "/", passage[end + 1].is(.digit), numeral.style == .arabic,
      let below = Numeral(in: passage, at: end + 1), passage[below.end] != "/",
      !passage[below.end].is([.letter, .digit]),
      Unit.parse(passage, at: below.end)?.unit.kind != .percent,
      numeral.value < below.value, let value = numeral.value.divided(by: below.value)
    else { return nil }
    end = below.end
    takeQualifierBefore()
    return figure(value, unit: "fraction")
  }

  private mutating func fractionInWords(_ below: Numeral) -> Located<Figure>? {
    guard let above = Numeral(in: passage, at: end + 2) else { return nil }
    end = above.end
    if passage.has("以上", at: end) || passage.has("以下", at: end) {
      qualifier = passage.text(end..<end + 2)
      end += 2
    }
    takeQualifierBefore()
    // 百分之五, 千分之一, 万分之三: rates in a hundred; 四千分之一 is a fraction.
    if below.style == .bare, let power = below.value.powerOfTen, power <= 4,
      let value = above.value.shifted(by: 2 - power)
    {
      return figure(isNegative ? value.negated : value, to: above.upper, unit: "percent")
    }
    guard let value = above.value.divided(by: below.value) else { return nil }
    return figure(value, unit: "fraction")
  }

  /// 半年, 半亩, 半成.
  private mutating func half() -> Located<Figure>? {
    end = start + 1
    guard !passage[start - 1].is(.number), let (unit, unitEnd) = Unit.parse(passage, at: end),
      unit.kind == .span || unit.kind == .measure || unit.kind == .tenth,
      Spelling(unit.name) != "岁",
      passage[start - 1] != "上", passage[start - 1] != "下", passage[start - 1] != "大",
      let value = Exact(5, exponent: -1).shifted(by: unit.power)
    else { return nil }
    end = unitEnd
    if passage[end] == "多" {
      qualifier = "多"
      end += 1
    }
    takeQualifierBefore()
    return figure(value, unit: unit.name)
  }

  private mutating func discountByHalf() -> Located<Figure>? {
    end = start + 2
    return figure(Exact(50), unit: "percent")
  }

  /// $20, ¥300万.
  private mutating func prefixedMoney() -> Located<Figure>? {
    guard let numeral = Numeral(in: passage, at: start + 1), numeral.style == .arabic else {
      return nil
    }
    end = numeral.end
    let unit =
      switch passage[start] {
      case "$": "USD"
      case "€": "EUR"
      case "£": "GBP"
      default: "CNY"
      }
    if let (other, otherEnd) = Unit.parse(passage, at: end), other.kind == .money { end = otherEnd }
    takeQualifierBefore()
    return figure(numeral.value, unit: unit)
  }

  // MARK: Qualifiers

  /// 近 约 超 …, and where the words begin; nil where the sign ends another word (附近, 签约).
  private func qualifierBefore() -> (start: Int, word: String)? {
    for length in [3, 2, 1] where textStart >= length {
      let begin = textStart - length
      guard let found = Tables.qualifiers.longest(in: passage.signs, at: begin, before: textStart),
        found.end == textStart
      else { continue }
      let (word, refused) = found.meaning
      return refused.contains(passage[begin - 1]) ? nil : (begin, word)
    }
    return nil
  }

  private mutating func takeQualifierBefore() {
    // 人民币50元: the currency's name before the number is part of it.
    if passage.has("人民币", at: textStart - 3), !passage[textStart - 4].is(.number),
      passage[end - 1] == "元",
      passage[end - 2] != "美", passage[end - 2] != "欧", passage[end - 2] != "日"
    {
      textStart -= 3
    }
    guard let (begin, word) = qualifierBefore() else { return }
    textStart = begin
    qualifier = word
  }

  private func name(of unit: Unit, at place: Int) -> String {
    // 近一个亿的消费人口: people, not money.
    if unit.power == 8, Spelling(unit.name) == "CNY",
      (place..<place + 8).contains(where: { passage[$0] == "人" || passage.has("用户", at: $0) })
    {
      return "人"
    }
    if unit.kind == .measure, Spelling(unit.name) == "度",
      (passage.clauseStart(before: start)..<start).contains(where: { passage[$0] == "温" })
    {
      return "celsius"
    }
    return unit.name
  }

  private func figure(_ value: Exact, to upper: Exact? = nil, unit: String) -> Located<Figure>? {
    let range = textStart..<end
    return Located(
      range: range,
      fact: Figure(
        span: passage.span(range), text: passage.text(range), value: value.decimal,
        valueTo: upper?.decimal, unit: unit, qualifier: qualifier))
  }
}

extension Numeral {
  /// The lower end of a range that lends its closing powers: 200至400亿 is 200亿 to 400亿, 8000至1万 is not.
  fileprivate func sharing(_ other: Numeral) -> Exact {
    guard power == 0, other.power > 0, value < other.core else { return value }
    return value.shifted(by: other.power) ?? value
  }
}

extension Exact {
  /// 2 for a hundred; nil for what is no power of ten.
  fileprivate var powerOfTen: Int? {
    switch whole {
    case 100: 2
    case 1000: 3
    case 10000: 4
    default: nil
    }
  }
}

extension Sign {
  fileprivate var isRangeMark: Bool {
    self == "-" || self == "~" || self == "—" || self == "–" || self == "至" || self == "到"
  }

  fileprivate var isDemonstrative: Bool {
    self == "这" || self == "那" || self == "每" || self == "某" || self == "同" || self == "另"
  }

  /// 3年多次, 10天余下: the sign before belongs to the next word.
  fileprivate var isAfterMany: Bool {
    self == "次" || self == "种" || self == "个" || self == "名" || self == "家" || self == "样"
      || self == "元" || self == "方" || self == "地" || self == "下" || self == "额"
  }
}

private enum Tables {
  /// 3米86的成绩, 一米七五左右.
  static let afterDecimals = SignSet("的高深长宽左以打夺获刷超")

  /// 100米/跨栏, 13元/两小时.
  static let afterSlash = SignSet("跨两")

  /// 200元/日, 30吨/月: no units by themselves.
  static let calendar = SignSet("日月时")

  static let yuan = Unit(name: "CNY", kind: .money, power: 0, wantsDigits: false, refused: [])

  static let ranking = WordTable<Void>(
    "列 居 排名 排在 排第 跃升 升至 升到 名列 全国 全省 全市 全区 全县 全球 世界 亚洲 中部 城区 总量 荣获 获得")

  /// What is told by its grade, behind it and before it.
  static let graded = WordTable<Void>("地震 余震 强震 大风 阵风 强风 台风 以上余震 以上地震 以上大风 特大地震 左右地震")
  static let grading = EndingTable("震级 烈度 风力 阵风 瞬时风速 东风 西风 南风 北风")

  /// 风力可达8级.
  static let reaching = SignSet("达可为至到约有在")

  /// 地震台, 台风防御.
  static let ofOffices = SignSet("台局站重防应险网")

  /// What is counted in points.
  static let indices = WordTable<Void>("指数 沪指 深指 深成指 成指 恒指 股指 道指 纳指 综指")

  static let money = WordTable<Void>(
    """
    投资 金额 总额 产值 收入 资金 营收 税收 利税 贷款 成交额 销售额 交易额 授信 额度 价值 生产总值 支出 利润 市值 债券 融资 拨款 募资 票房
    """)

  /// Each with the signs before it that make another word (附近, 签约).
  static let qualifiers: WordTable<(word: String, refused: [Sign])> = {
    let words = [
      "近:附最临靠接邻亲远相贴迫", "将近", "约:节预签合公条契违相邀履制缩特解守", "大约", "超:赶反", "超过", "逾", "不足", "不低于",
      "不少于", "至少", "大于",
    ]
    return WordTable(
      words.map { entry in
        let halves = entry.split(separator: ":")
        let word = String(halves[0])
        let canonical = ["将近": "近", "大约": "约", "超过": "超"][word] ?? word
        let refused = halves.count > 1 ? halves[1].unicodeScalars.map { Sign(folding: $0) } : []
        return (word, (canonical, refused))
      })
  }()
}
