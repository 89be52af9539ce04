import PageReading

/// Finds dates, times and periods as printed, and resolves them as far as the text and the day allow.
///
/// An expression is a run of parts from the large to the small (2022年 4月 6日 上午 9时), a word (近日, 去年同期), a span
/// counted from now (20年来, 3天前), or two of them joined (3月9日至12日). A bare length of time (17个月) is a figure.
struct DateFinder: Finder {
  func find(in passage: Passage, of story: Story, _ findings: inout Findings) {
    let telling: Sign.Kind = [.beginsDate, .stop]
    // Named before in the sentence.
    var year: Int?
    var place = passage.next(telling, from: 0)
    while place < passage.count {
      if passage[place].is(.stop) { year = nil }
      let mayBegin =
        passage[place].is(.beginsDate) && isOwnWord(passage, findings.words, at: place)
        && DateFinder.mayBegin(passage, at: place)
      let end = mayBegin ? read(passage, at: place, of: story, &year, &findings) : place + 1
      place = passage.next(telling, from: end)
    }
    findings.gatherOthers()
  }

  /// Adds the date that begins at a place, if one does; returns where to go on.
  private func read(
    _ passage: Passage, at place: Int, of story: Story, _ year: inout Int?,
    _ findings: inout Findings
  ) -> Int {
    if let range = since(in: passage, findings.words, at: place)
      ?? festival(in: passage, findings.words, at: place, after: findings.dates.last?.range)
    {
      findings.dates.append(FoundDate(range: range, grain: .vague).located(in: passage))
      return range.upperBound
    }
    if let end = endOfNamingFeast(in: passage, at: place, after: findings.dates.last?.range) {
      return end
    }
    var parser = DateParser(passage: passage, words: findings.words, day: story.day, year: year)
    guard let found = parser.parse(at: place) else { return max(parser.resume, place + 1) }
    // A reporter's name may hold a feast (国庆); a dateline's date has a number.
    let isCredit = findings.credits.contains { $0.overlaps(found.range) }
    guard !isCredit || found.range.contains(where: { passage[$0].is(.number) }) else {
      return found.range.upperBound
    }
    year = found.year ?? year
    findings.dates.append(found.located(in: passage))
    if found.hidesFigures { findings.dateSigns.append(found.range) }
    return found.range.upperBound
  }

  /// 9月10日是教师节, 今天是元宵节: the feast says what the day is called and is no second date.
  private func endOfNamingFeast(in passage: Passage, at place: Int, after date: Range<Int>?) -> Int?
  {
    guard passage[place - 1] == "是", date?.upperBound == place - 1,
      let (end, word) = DateWord.table.longest(in: passage.signs, at: place), word.isFeast
    else { return nil }
    return end
  }

  /// 出现在 and 体现在 hold no 现在, 光明日报 no 明日: a date begins a word, or is told by a number or by 以来.
  private func isOwnWord(_ passage: Passage, _ words: Segmentation, at place: Int) -> Bool {
    let (sign, before) = (passage[place], passage[place - 1])
    if sign.is(.number) { return sign.is(.digit) || !before.is(.number) }
    if words.begins(at: place) || sign == "以" || before == "从" { return true }
    if sign == "近" { return passage[place + 1].is(.number) || passage[place + 1] == "半" }
    return endsName(passage, words, at: place)
  }

  /// 费拉伊日前说: a foreign name may have been read one sign too far.
  private func endsName(_ passage: Passage, _ words: Segmentation, at place: Int) -> Bool {
    guard let word = words.word(at: place), word.kind == .person || word.kind == .name,
      let (end, _) = DateWord.table.longest(in: passage.signs, at: place)
    else { return false }
    return end > word.end
  }

  /// 自开馆以来, 对外开放以来: since what one word tells; of 设立示范区以来 it would be a part,
  /// and 有史以来 tells nothing.
  private func since(in passage: Passage, _ words: Segmentation, at place: Int) -> Range<Int>? {
    guard passage[place] == "以", passage[place + 1] == "来", passage[place - 1].is(.han),
      passage[place - 2].is(.han), words.begins(at: place)
    else { return nil }
    if words.begins(at: place - 2), !isUndertaking(passage, before: place) {
      return place - 2..<place + 2
    }
    guard let word = words.word(before: place), word.kind == .verb || word.kind == .idiom,
      word.range.count == 4
    else {
      return nil
    }
    return Int(word.start)..<place + 2
  }

  /// 推行调解机制以来: what is carried out is a part of what is told.
  private func isUndertaking(_ passage: Passage, before place: Int) -> Bool {
    passage[place - 3].is(.han)
      && Self.undertakings.longest(in: passage.signs, at: place - 2)?.end == place
  }

  private static let undertakings = WordTable<Void>("机制 制度 模式 工程 计划 项目 政策 方案 平台 活动 行动 措施 体系 试点")

  /// 艺术节期间, 香菇 + 节 + 期间: a festival of the place, which no table has; 这一环节期间 tells of none.
  private func festival(
    in passage: Passage, _ words: Segmentation, at place: Int, after date: Range<Int>?
  ) -> Range<Int>? {
    guard passage[place] == "期", passage[place + 1] == "间", passage[place - 1] == "节",
      words.begins(at: place), let feast = words.word(before: place), feast.range.count != 2
    else { return nil }
    let named = feast.range.count == 1 ? words.word(before: place - 1) : feast
    guard let start = named?.range.lowerBound, place - start > 2, date?.upperBound ?? 0 <= start
    else { return nil }
    return start..<place + 2
  }

  /// 上 and 前 begin many words: a date only before a number, or as one of its words.
  private static func mayBegin(_ passage: Passage, at place: Int) -> Bool {
    let (sign, next) = (passage[place], passage[place + 1])
    if sign.is(.number) || next.is(.number) { return true }
    switch sign {
    case "截", "农", "从", "过", "未", "今", "半", "几", "数": return true
    case "此": return next == "后" || next == "前"
    case "这": if next == "半" || next == "几" || next == "数" { return true }
    case "近": if next == "半" { return true }
    default: break
    }
    return next == "月" || DateWord.centuries.longest(in: passage.signs, at: place) != nil
      || sign == "以" && next == "来" || sign == "期" && next == "间"
      || sign.is(.beginsDateWord)
        && (DateWord.table.longest(in: passage.signs, at: place) != nil
          || DateReader.eras.longest(in: passage.signs, at: place) != nil)
  }

  /// The signs a date can begin with.
  static let firsts: SignSet = {
    let signs = SignSet("截近前后未今过农正腊冬从头半上下十以期本这此几数元" + Sign.digits + Sign.numerals)
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
