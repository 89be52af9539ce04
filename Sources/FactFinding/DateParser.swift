import PageReading

/// Reads one date expression at a place.
struct DateParser {
  let passage: Passage
  let words: Segmentation
  /// The day.
  let day: Day?
  /// A year that the sentence has named before.
  let year: Int?
  /// Where the search goes on when nothing was found: past digits that begin no date.
  private(set) var resume = 0

  init(passage: Passage, words: Segmentation, day: Day?, year: Int?) {
    self.passage = passage
    self.words = words
    self.day = day
    self.year = year
  }

  mutating func parse(at start: Int) -> FoundDate? {
    resume = start
    while passage[resume].is(.digit) { resume += 1 }
    let before = passage[start - 1]
    if isName(at: start) { return nil }
    if passage[start].is(.digit), before.is([.letter, .digit]) || before == "." || before == "第" {
      return nil
    }
    if passage[start].is(.han), before == "第" || passage.has("连续", at: start - 2) { return nil }
    if passage[start].is(.number), !passage.isNumber(at: start, before: Self.afterNumber) {
      return nil
    }
    if let found = relative(at: start) { return found }
    return prefixed(at: start)
  }

  /// What follows the number of a date, or of a span as `SpanUnit` has them.
  private static let afterNumber = DateReader.afterNumber.union(SpanUnit.firsts)

  /// “全年红”: a date word that begins a short quoted name is part of it.
  private func isName(at start: Int) -> Bool {
    guard passage[start - 1].is(.opening), passage[start].is(.han),
      let (end, _) = DateWord.table.longest(in: passage.signs, at: start)
    else { return false }
    return passage[end].is(.han) && (end..<end + 4).contains { passage[$0].is(.closing) }
  }

  /// 截至10月底, 从3月9日到12日.
  private func prefixed(at start: Int) -> FoundDate? {
    if let (end, _) = Self.until.longest(in: passage.signs, at: start) {
      guard var found = joined(at: end) else { return joined(at: start) }
      // 截至昨日收盘.
      let closing = found.range.upperBound
      found.range = start..<closing + (passage.has("收盘", at: closing) ? 2 : 0)
      found.interval = nil
      return found
    }
    if passage[start] == "从" {
      guard var found = joined(at: start + 1, mustJoin: true) else { return nil }
      found.range = start..<found.range.upperBound
      return found
    }
    guard var found = joined(at: start) else { return nil }
    // 当地时间25日晚.
    if passage[start - 1] == "间", passage[start - 2] == "时",
      passage.has("当地", at: start - 4) || passage.has("北京", at: start - 4)
    {
      found.range = start - 4..<found.range.upperBound
    }
    return found
  }

  private static let until = WordTable<Void>("截至到 截止到 截至 截止")

  /// One date, or two with 至 between: the second has what it leaves out from the first (3月9日至12日).
  private func joined(at start: Int, mustJoin: Bool = false) -> FoundDate? {
    var first = DateReader(passage: passage, words: words, start: start)
    let year = first.read() ? nil : bareYear(at: start)
    if let year { first.take(year: year, end: start + 4) }
    guard first.end > start else { return nil }
    // 即日起至8月31日.
    let isFrom = passage[first.end] == "起" && passage[first.end + 1] == "至"
    let joint = isFrom ? first.end + 1 : first.end
    if passage[joint].isJoint {
      var second = DateReader(passage: passage, words: words, start: joint + 1, after: first)
      if second.read(), second.mayFollow(first) {
        second.takeEnd()
        return range(from: first, to: second, at: start)
      }
      if year != nil, let other = yearDigits(at: joint + 1) {
        second.take(year: other, end: joint + 5)
        return range(from: first, to: second, at: start)
      }
    }
    if let found = between(first, at: start) { return found }
    return mustJoin || year != nil ? nil : found(first, at: start)
  }

  /// 2007年与2009年之间, 2010年之后2018年之前: one time, told by what stands behind both.
  private func between(_ first: DateReader, at start: Int) -> FoundDate? {
    guard let (joint, isAfter) = Self.joints.longest(in: passage.signs, at: first.end) else {
      return nil
    }
    var second = DateReader(passage: passage, words: words, start: joint, after: first)
    let ends = isAfter ? Self.befores : Self.betweens
    guard second.read(), second.mayFollow(first),
      let (end, _) = ends.longest(in: passage.signs, at: second.end), words.begins(at: end),
      var found = range(from: first, to: second, at: start)
    else { return nil }
    found.range = start..<end
    if isAfter {
      found.interval = range(
        after: first.parts.interval(from: day, year: year),
        before: second.parts.interval(from: day, year: year))
    }
    return found
  }

  private func range(after first: Interval?, before second: Interval?) -> Interval? {
    guard let first, let second, first.to < second.from else { return nil }
    return Interval(from: first.to, to: second.from, grain: second.grain)
  }

  private static let joints = WordTable<Bool>([
    ("与", false), ("和", false), ("及", false), ("之后", true), ("以后", true),
  ])
  private static let betweens = WordTable<Void>("间 之间")
  private static let befores = WordTable<Void>("之前 以前")

  /// 2016—2020年, 从2016到2018: four digits that are a year because another follows.
  private func bareYear(at start: Int) -> Int? {
    let next = passage[start + 4]
    let isOpened = passage[start - 1] == "从" && next == "到"
    guard
      isOpened
        || next.isJoint
          && ["年", "赛季", "学年"].contains(where: { passage.has($0, at: start + 9) })
    else { return nil }
    return yearDigits(at: start)
  }

  private func yearDigits(at start: Int) -> Int? {
    guard (0..<4).allSatisfy({ passage[start + $0].is(.digit) }), !passage[start + 4].is(.digit),
      let numeral = Numeral(in: passage, at: start), let year = numeral.value.whole,
      1900...2100 ~= year
    else { return nil }
    return year
  }

  private func found(_ reader: DateReader, at start: Int) -> FoundDate? {
    guard reader.isDate else { return nil }
    let end = reader.endWithSuffix
    var interval = reader.parts.interval(from: day, year: year)
    if reader.isOpen { interval = nil }
    return FoundDate(
      range: start..<end, interval: interval, grain: interval?.grain ?? reader.parts.grain,
      year: reader.parts.namedYear)
  }

  private func range(from first: DateReader, to second: DateReader, at start: Int) -> FoundDate? {
    var interval: Interval?
    var parts = second.parts
    parts.inherit(from: first.parts)
    var head = first.parts
    head.borrow(from: second.parts)
    if let from = head.interval(from: day, year: year),
      let to = parts.interval(from: day, year: head.namedYear ?? year), from.from < to.to
    {
      interval = Interval(from: from.from, to: to.to, grain: to.grain)
    }
    if second.isOpen { interval = nil }
    // 2011年9月至2012年4月间.
    let spanEnd = second.spanEnd(at: second.end)
    return FoundDate(
      range: start..<(passage[spanEnd - 1] == "间" ? spanEnd : second.endWithSuffix),
      interval: interval, grain: parts.grain,
      year: second.parts.namedYear ?? first.parts.namedYear)
  }

  // MARK: Spans counted from now

  /// 20年来, 3天前, 2年内, 8年间, 前11个月, 未来五年, 过去的一年里.
  private func relative(at start: Int) -> FoundDate? {
    guard let (prefix, place) = prefix(at: start), let count = count(at: place),
      let (unit, unitEnd) = SpanUnit.parse(passage, at: count.end),
      !(unit == .year && count.number > 999 && count.isYearLike)
    else { return nil }
    guard let prefix else { return suffixed(start, unitEnd, count, unit) }
    if prefix == .recent {
      return suffixed(start, unitEnd, count, unit, only: .since)
        // 历时近三年 is a length of time; 近三年来, 最近几天 and 近三年该院受理 are dates.
        ?? (count.isSome || isSetting(start..<unitEnd)
          ? FoundDate(range: start..<unitEnd, grain: unit.grain) : nil)
    }
    guard !Self.afterSpan.contains(passage[unitEnd]) else { return nil }
    let reader = DateReader(passage: passage, words: words, start: start)
    return FoundDate(
      range: start..<reader.spanEnd(at: unitEnd),
      interval: count.isRound ? nil : interval(prefix, count.number, unit), grain: unit.grain)
  }

  /// 这三年级, 这10年期债券.
  private static let afterSpan = SignSet("级制期龄报度检限假薪岁大")

  /// Whether it is a clause of its own, or tells when before a subject that can be told by one sign.
  private func isSetting(_ range: Range<Int>) -> Bool {
    let (before, next) = (passage[range.lowerBound - 1], passage[range.upperBound])
    if before.is([.stop, .pause, .space]), next == "," { return true }
    return (next.is(.digit) || Self.subjects.contains(next)) && !Self.lasting.contains(before)
  }

  private static let subjects = SignSet("该本其我全各每")
  /// 历时近三年, 附近三年: it says how long, or the sign is another word's.
  private static let lasting = SignSet("时了达过期历经已超费耗花用共持续等有长满约为是在第附接靠临邻贴亲将年隔")

  /// What stands before the count; nil where that word is none of its own.
  private func prefix(at start: Int) -> (RelativePrefix?, end: Int)? {
    guard let (word, end) = RelativePrefix.parse(passage, at: start) else { return (nil, start) }
    // 马上一年, 此前三天: the sign ends another word; 上一年 is a year.
    let before = passage[start - 1]
    let isOneSign = end == start + 1 && word != .recent
    // 今年后两个月, but 震后5分钟 and 收到通知后三日内 count from what happened.
    if passage[start] == "后", before.is(.han), before != "年", before != "在", before != "的" {
      return nil
    }
    // 签下五年协议.
    if passage[start] == "下", before.is(.han), before != "在", before != "的" { return nil }
    guard !isOneSign || passage[end] != "一" && before != "马" && before != "此" && before != "之"
    else { return nil }
    return (word, end)
  }

  private func suffixed(
    _ start: Int, _ unitEnd: Int, _ count: Count, _ unit: SpanUnit, only: Suffix? = nil
  ) -> FoundDate? {
    guard let (end, suffix) = Self.suffixes.longest(in: passage.signs, at: unitEnd),
      suffix == only ?? suffix
    else { return nil }
    if end == unitEnd + 1, suffix != .within {
      // 3天间隔.
      guard suffix == .during ? words.begins(at: end) : !passage[end].continuesDirection else {
        return nil
      }
    }
    // 两年后的国庆节: what is counted to has a name.
    if suffix == .after || suffix == .before, passage[end] == "的" {
      var named = DateReader(passage: passage, words: words, start: end + 1)
      if named.readWithinYear() {
        return FoundDate(range: start..<named.end, grain: named.parts.grain)
      }
    }
    return FoundDate(
      range: start..<end, interval: count.isRound ? nil : interval(suffix, count.number, unit),
      grain: unit.grain, hidesFigures: suffix != .within)
  }

  /// What a span is told by that is counted from now.
  private enum Suffix: Sendable { case since, before, after, during, within }

  private static let suffixes = WordTable<Suffix>([
    ("以来", .since), ("来", .since), ("之前", .before), ("以前", .before), ("前", .before), ("之后", .after),
    ("以后", .after), ("后", .after), ("下来", .during), ("间", .during), ("内", .within), ("之内", .within),
    ("以内", .within),
  ])

  private struct Count {
    var number: Int
    var isRound: Bool
    /// 几, 数: no number at all.
    var isSome = false
    /// Four digits as a year has them: 2016年前, but 2000多年前 and 三千年来.
    var isYearLike = false
    var end: Int
  }

  private func count(at place: Int) -> Count? {
    let sign = passage[place]
    if sign == "半" { return Count(number: 0, isRound: true, end: place + 1) }
    if sign == "几" || sign == "数" {
      return Count(number: 0, isRound: true, isSome: true, end: place + 1)
    }
    guard let numeral = Numeral(in: passage, at: place), let whole = numeral.value.whole,
      sign != "0" || whole == 0
    else { return nil }
    let before = passage[place - 1]
    guard before != "数", before != "几" else { return nil }
    let after = passage[numeral.end]
    let isMore = after == "多" || after == "余" || after == "几"
    return Count(
      number: whole, isRound: isMore || numeral.qualifier != nil || numeral.isIndefinite,
      isYearLike: numeral.style == .arabic && !isMore, end: numeral.end + (isMore ? 1 : 0))
  }

  /// From so many units back to the day, or the day itself (3天前), where the day is known.
  private func interval(_ suffix: Suffix, _ count: Int, _ unit: SpanUnit) -> Interval? {
    guard let day, let days = unit.days, count < 10_000 else { return nil }
    let today = day.daysSince1970
    switch suffix {
    case .since: return Interval(days: today - count * days..<today + 1, grain: unit.grain)
    case .within: return Interval(days: today..<today + count * days, grain: unit.grain)
    case .during: return nil
    case .before:
      guard unit == .day else {
        return unit == .year
          ? Interval(year: day.year - count, month: 1, count: 12, grain: .year) : nil
      }
      return Interval(days: today - count..<today - count + 1, grain: .day)
    case .after:
      guard unit == .day else { return nil }
      return Interval(days: today + count..<today + count + 1, grain: .day)
    }
  }

  private func interval(_ prefix: RelativePrefix, _ count: Int, _ unit: SpanUnit) -> Interval? {
    guard let day, count < 1000, count > 0 else { return nil }
    let today = day.daysSince1970
    switch (prefix, unit) {
    case (.first, .month):
      return count <= 12
        ? Interval(year: year ?? day.year, month: 1, count: count, grain: .month) : nil
    case (.next, _):
      return unit.days.map { Interval(days: today..<today + count * $0, grain: unit.grain) }
    case (.tomorrow, _):
      return unit.days.map { Interval(days: today + 1..<today + 1 + count * $0, grain: unit.grain) }
    case (.past, _):
      return unit.days.map { Interval(days: today - count * $0..<today, grain: unit.grain) }
    default: return nil
    }
  }
}

/// What stands before a count of units and makes it a period.
private enum RelativePrefix: Sendable {
  case recent, first, next, past, tomorrow
  /// From a time that other words tell.
  case told

  private static let table = WordTable<RelativePrefix>([
    ("近", .recent), ("最近", .recent), ("前", .first), ("头", .first), ("未来", .next), ("今后", .next),
    ("过去", .past), ("过去的", .past), ("未来的", .next), ("今后的", .next), ("上", .past), ("下", .next),
    ("后", .next), ("明起", .tomorrow), ("今起", .next), ("此后", .told), ("此前", .told),
    ("这", .told),
  ])

  static func parse(_ passage: Passage, at place: Int) -> (RelativePrefix, end: Int)? {
    table.longest(in: passage.signs, at: place).map { ($0.meaning, $0.end) }
  }
}

/// The units that spans of time are counted in.
enum SpanUnit: Sendable {
  case century, year, month, week, day, workday, hour, minute

  private static let table = WordTable<SpanUnit>([
    ("年", .year), ("载", .year), ("周年", .year), ("个月", .month), ("个多月", .month), ("周", .week),
    ("个星期", .week),
    ("星期", .week), ("天", .day), ("日", .day), ("小时", .hour), ("个小时", .hour), ("个多小时", .hour),
    ("分钟", .minute), ("个季度", .month), ("个世纪", .century), ("个多世纪", .century), ("个交易日", .workday),
    ("个工作日", .workday), ("个昼夜", .day),
  ])

  /// The signs that a unit begins with.
  static var firsts: SignSet { table.firsts }

  static func parse(_ passage: Passage, at place: Int) -> (SpanUnit, end: Int)? {
    table.longest(in: passage.signs, at: place).map { ($0.meaning, $0.end) }
  }

  var grain: DateExpression.Grain {
    switch self {
    case .century, .year: .year
    case .month: .month
    case .week: .week
    case .day, .workday: .day
    case .hour: .hour
    case .minute: .minute
    }
  }

  /// Days, for the units that are counted in them; a year as 365 and a month as 30 would be wrong by the day.
  var days: Int? {
    switch self {
    case .day: 1
    case .week: 7
    default: nil
    }
  }
}

extension Sign {
  var isJoint: Bool {
    self == "至" || self == "到" || self == "-" || self == "—" || self == "~" || self == "–"
  }

  /// 前往, 后面, 来自: the sign before begins another word.
  var continuesDirection: Bool {
    "往来后夕期身列沿进台任线十三两二几面方续勤期代排自到临自源者景辈".unicodeScalars.contains { UInt16($0.value) == code }
  }
}
