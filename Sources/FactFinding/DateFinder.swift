import PageReading

/// Finds dates, times and periods as printed, and resolves them as far as the text and the day allow.
///
/// An expression is a run of parts from the large to the small (2022年 4月 6日 上午 9时), a word (近日, 去年同期), a span
/// counted from now (20年来, 3天前), or two of them joined (3月9日至12日). A bare length of time (17个月) is a figure.
struct DateFinder: Finder {
  func find(in passage: Passage, of story: Story, _ findings: inout Findings) {
    var place = 0
    var year: Int?
    while place < passage.count {
      let sign = passage[place]
      if sign.is(.stop) { year = nil }
      guard sign.is(.beginsDate), DateFinder.mayBegin(passage, at: place) else {
        place += 1
        continue
      }
      if let range = since(in: passage, at: place) {
        findings.dates.append(FoundDate(range: range, grain: .vague).located(in: passage))
        place = range.upperBound
        continue
      }
      if let end = endOfNamingFeast(in: passage, at: place, after: findings.dates.last?.range) {
        place = end
        continue
      }
      var parser = DateParser(passage: passage, day: story.day, year: year)
      guard let found = parser.parse(at: place) else {
        place = max(parser.resume, place + 1)
        continue
      }
      // A reporter's name may hold a feast (国庆); a dateline's date has digits.
      let isCredit = findings.credits.contains { $0.overlaps(found.range) }
      guard !isCredit || found.range.contains(where: { passage[$0].is(.digit) }) else {
        place = found.range.upperBound
        continue
      }
      year = found.year ?? year
      findings.dates.append(found.located(in: passage))
      if found.hidesFigures { findings.dateSigns.append(found.range) }
      place = found.range.upperBound
    }
  }

  /// 9月10日是教师节, 今天是元宵节: the feast says what the day is called and is no second date.
  private func endOfNamingFeast(in passage: Passage, at place: Int, after date: Range<Int>?) -> Int?
  {
    guard passage[place - 1] == "是", date?.upperBound == place - 1,
      let (end, word) = DateWord.table.longest(in: passage.signs, at: place), word.isFeast
    else { return nil }
    return end
  }

  /// 入冬以来, 自开馆以来: since what a verb of two signs tells.
  private func since(in passage: Passage, at place: Int) -> Range<Int>? {
    guard passage[place] == "以", passage[place + 1] == "来", passage[place - 1].is(.han),
      passage[place - 2].is(.han)
    else { return nil }
    return place - 2..<place + 2
  }

  /// 上 and 前 begin many words: a date only before a number, or as one of its words.
  private static func mayBegin(_ passage: Passage, at place: Int) -> Bool {
    let (sign, next) = (passage[place], passage[place + 1])
    if sign.is(.number) || next.is(.number) { return true }
    switch sign {
    case "截", "农", "从", "过", "未", "今": return true
    default: break
    }
    return next == "月" || next == "世" && passage.has("世纪", at: place + 1)
      || sign == "以" && next == "来"
      || sign.is(.beginsDateWord)
        && (DateWord.table.longest(in: passage.signs, at: place) != nil
          || DateReader.eras.longest(in: passage.signs, at: place) != nil)
  }

  /// The signs a date can begin with.
  static let firsts: SignSet = {
    let signs = SignSet("截近前后未今过农正腊冬从头半上下十以" + Sign.digits + Sign.numerals)
    return signs.union(DateWord.table.firsts).union(DateReader.eras.firsts)
  }()
}

/// A date expression that was read.
struct FoundDate {
  var range: Range<Int>
  var interval: Interval?
  var grain: DateExpression.Grain
  /// The year it names itself, for the dates after it in the sentence.
  var year: Int?
  /// False where the number in it is a figure too (2年内).
  var hidesFigures = true

  func located(in passage: Passage) -> Located<DateExpression> {
    let isoFrom = interval.flatMap { Interval.iso($0.from, grain: $0.grain) }
    let isoTo = interval.flatMap { Interval.iso($0.to, grain: $0.grain) }
    return Located(
      range: range,
      fact: DateExpression(
        span: passage.span(range), text: passage.text(range), from: isoTo == nil ? nil : isoFrom,
        to: isoFrom == nil ? nil : isoTo, grain: grain))
  }
}
