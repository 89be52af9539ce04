import PageReading

/// Reads the parts of a date one after the other, from the large to the small.
struct DateReader {
  let passage: Passage
  let words: Segmentation
  private(set) var parts = DateParts()
  private(set) var end: Int
  /// How small the last part read was; the next must be smaller.
  private var level = Level.none
  /// 1 where the sign after a week's word was taken as its day.
  private var weekSign = 0
  private let start: Int
  private let first: DateParts?

  private enum Level: Int, Comparable {
    case none, year, within, inMonth, part, clock, closed
    static func < (a: Level, b: Level) -> Bool { a.rawValue < b.rawValue }
  }

  /// - Parameter first: the date that this one is joined to, from which it may leave out parts.
  init(passage: Passage, words: Segmentation, start: Int, after first: DateReader? = nil) {
    self.passage = passage
    self.words = words
    self.start = start
    self.end = start
    self.first = first?.parts
  }

  mutating func take(year: Int, end: Int) {
    parts.year = .number(year)
    self.end = end
    level = .year
  }

  /// Reads as far as parts follow; false where there is none.
  mutating func read() -> Bool {
    guard !isOtherNumber else { return false }
    while level != .closed {
      guard
        readLunar() || readDigits() || readDecade() || readWord() || readWeekday() || readWeekdays()
          || readNumber()
      else { break }
    }
    return end > start
  }

  /// A season, feast or day without a year of its own, where other words tell the year.
  mutating func readWithinYear() -> Bool {
    level = .year
    return read()
  }

  /// 每周一至周五8:30至17:00: up to another time of the day.
  mutating func takeEnd() {
    guard parts.clock != nil, passage[end].isJoint else { return }
    var last = DateReader(passage: passage, words: words, start: end + 1, after: self)
    if last.read(), last.parts.clock != nil, last.parts.inMonth == nil { end = last.end }
  }

  /// 218家: no sign of a date follows the figures, nor one that a number holds.
  private var isOtherNumber: Bool {
    level == .none && passage[end].is(.number)
      && !passage.isNumber(at: end, before: DateReader.afterNumber)
  }

  static let afterNumber = SignSet("年月日号时点世周晚早:/至到—~–-.,余多几来k赛学")

  // MARK: Words

  private mutating func readWord() -> Bool {
    if level == .year, readBoundFeast() { return true }
    guard let (wordEnd, word) = DateWord.table.longest(in: passage.signs, at: end),
      accept(word, end: wordEnd)
    else { return false }
    end = wordEnd + weekSign
    weekSign = 0
    return true
  }

  /// What a works does in a year: 年产, 年销售.
  private static let yearly = SignSet("产销收发入吞出营供处")

  /// 明年清明, 今年“八一”; but 今年十一月, 2021年七一勋章.
  private mutating func readBoundFeast() -> Bool {
    guard let (feastEnd, _) = DateWord.boundFeasts.longest(in: passage.signs, at: end),
      DateWord.table.longest(in: passage.signs, at: end).map({ $0.end <= feastEnd }) ?? true,
      !passage[feastEnd].is(.han)
        || passage[feastEnd - 1].is(.closing) && Self.behindFeast.contains(passage[feastEnd])
        || !passage[end].is(.number) && words.begins(at: feastEnd)
    else { return false }
    end = feastEnd
    return set(.inMonth) { $0.within = .movingFeast }
  }

  /// 今年“八一”前, but 去年“五四”奖章.
  private static let behindFeast = SignSet("前后期当这那以时来他她我")

  private mutating func accept(_ word: DateWord, end wordEnd: Int) -> Bool {
    if isDay, tellsAgain(word, end: wordEnd) { return true }
    switch word {
    // 达产后 + 年销售.
    case .year(2)
    where Self.yearly.contains(passage[wordEnd]) && words.word(before: end)?.kind == .verb:
      return false
    case .year(let offset): return set(.year) { $0.year = .offset(offset) }
    case .someYear: return set(.year) { $0.year = .unknown }
    case .beastYear: return set(.year) { $0.year = .beast }
    case .everyYear: return set(.year) { $0.year = .every }
    case .months(let month, let count, let grain):
      // 年度 and 年内 after a number are read with it; 青少年中 has no 年中.
      if level == .none, passage.has("年中", at: end), passage[end - 1].is(.han),
        !passage[end - 1].isJoint, passage[end - 1] != "在"
      {
        return false
      }
      return set(.within) { $0.within = .months(month, count: count, grain) }
    case .season(let month, let count):
      guard level == .year else { return false }
      return set(.within) { $0.within = .months(month, count: count, .vague) }
    case .month(let offset): return set(.within) { $0.within = .monthOffset(offset) }
    case .someMonth: return set(.within) { $0.within = .someMonth }
    case .feast(let month, let day):
      return set(.inMonth) { $0.within = .feast(month: month, day: day) }
    case .movingFeast, .feastTime: return set(.inMonth) { $0.within = .movingFeast }
    case .occasion: return acceptOccasion(end: wordEnd)
    case .occasionTime: return mayBeOccasion && set(.inMonth) { $0.within = .movingFeast }
    case .newYear:
      let next = passage[wordEnd]
      guard !next.is(.han) || next.isAfterNewYear else { return false }
      return set(.inMonth) { $0.within = .movingFeast }
    case .years(let first, let count):
      return set(.closed) { $0.within = .years(first, count: count) }
    case .week(let offset): return acceptWeek(offset, end: wordEnd)
    case .everyWeek:
      guard acceptWeek(0, end: wordEnd) else { return false }
      parts.year = .every
      return true
    case .everyMonth:
      return set(.within) { ($0.year, $0.within) = (.every, .someMonth) }
    case .everyDay: return set(.within) { $0.year = .every }
    default: return acceptSmall(word, end: wordEnd)
    }
  }

  /// 3月8日妇女节, 5月14日星期二: one day, told twice; but 8月30日 + 教师节表彰会, 12月20日 + 春节晚会.
  private func tellsAgain(_ word: DateWord, end wordEnd: Int) -> Bool {
    switch word {
    case .weekday: true
    case .feast(let month, let day): isDay(month: month, day: day)
    case .movingFeast:
      !passage[wordEnd].is(.han) || passage[wordEnd] == "当" || passage.has("当", at: wordEnd - 2)
    default: false
    }
  }

  private func isDay(month: Int, day: Int) -> Bool {
    guard case .day(day) = parts.inMonth else { return false }
    if case .month(let known) = parts.within { return known == month }
    return parts.within == nil
  }

  /// 今年春耕前 and 1984年开春, but 今年 + 春耕面积; 10月20日 + 秋收后 tells nothing more.
  private mutating func acceptOccasion(end wordEnd: Int) -> Bool {
    guard mayBeOccasion else { return false }
    var whole = self
    whole.end = wordEnd
    return whole.set(.inMonth) { $0.within = .movingFeast }
      && (whole.suffix != nil || level == .year && isSeasonComing && !passage[wordEnd].is(.han))
      && set(.inMonth) { $0.within = .movingFeast }
  }

  /// 上周五, 下周末: the day of the week stands without a 周 of its own.
  private mutating func acceptWeek(_ offset: Int, end wordEnd: Int) -> Bool {
    guard set(.within, { $0.within = .week(offset) }) else { return false }
    let sign = passage[wordEnd]
    let weekday = sign == "日" || sign == "天" ? 7 : sign.is(.numeral) ? sign.digit ?? 0 : 0
    if sign == "末" {
      parts.inMonth = .weekend
    } else if 1...7 ~= weekday, passage[wordEnd + 1] != "月", !isCount(from: wordEnd) {
      parts.inMonth = .weekday(weekday)
    } else {
      return true
    }
    level = .inMonth
    weekSign = 1
    return true
  }

  /// 每周二、三次.
  private func isCount(from place: Int) -> Bool {
    passage[place + 1] == "、" && passage[place + 2].is(.numeral)
      && Unit.parse(passage, at: place + 3) != nil
  }

  private mutating func acceptSmall(_ word: DateWord, end wordEnd: Int) -> Bool {
    switch word {
    case .day(let offset):
      // 今日头条, 明日之星: names.
      guard level == .none, passage[wordEnd] != "头", passage[wordEnd] != "之" else { return false }
      // 记者昨从…获悉; 昨非 is none.
      if wordEnd == end + 1, !passage.has("记者", at: end - 2) { return false }
      return set(.inMonth) { $0.inMonth = .offset(offset) }
    case .dayPart(let offset, let part):
      guard level == .none else { return false }
      return set(.part) { ($0.inMonth, $0.part) = (.offset(offset), part) }
    case .daysOfMonth(let days):
      let isBare = wordEnd - end == 1
      if isBare, level == .year, passage[end - 1] == "年" { return setYearEdge(days) }
      guard !isBare || level == .within else { return false }
      return set(.inMonth) { $0.inMonth = .days(days) }
    case .weekday(let day): return set(.inMonth) { $0.inMonth = .weekday(day) }
    case .weekend: return set(.inMonth) { $0.inMonth = .weekend }
    case .part(let part): return set(.part) { $0.part = part }
    case .boundPart(let part): return level == .inMonth && set(.part) { $0.part = part }
    case .someDay:
      // 元宵节当天.
      if isDay || isFeast { return passage[end] == "当" }
      return level == .none && set(.inMonth) { $0.inMonth = .unknown }
    case .someDayPart(let part):
      if isDay || isFeast { return set(.part) { $0.part = part } }
      return level == .none && set(.part) { ($0.inMonth, $0.part) = (.unknown, part) }
    case .vague:
      // 至 + 今年3月底.
      guard level == .none, !isUntil(wordEnd),
        !isCut(at: wordEnd)
      else { return false }
      return set(.closed) { $0.isVague = true }
    case .dynasty:
      // 100元代金券, 汉代古城遗址.
      // 王明 + 代表, 说清 + 代收点: the segmentation has the dynasty as a word.
      guard level == .none, let name = words.word(at: end), Int(name.start) == end,
        name.range.count > 1, Int(name.end) <= wordEnd, words.begins(at: wordEnd),
        passage[wordEnd - 1] != "代" || !Self.deputed.contains(passage[wordEnd]),
        !namesSite(from: wordEnd)
      else { return false }
      return set(.closed) { $0.isVague = true }
    default: return false
    }
  }

  /// 至 + 今年, 至 + 今秋.
  private func isUntil(_ end: Int) -> Bool {
    passage[end - 1] == "今" && Self.afterNow.contains(passage[end])
  }

  private static let afterNow = SignSet("年天日晚晨春夏秋冬后明")

  /// 连 + 日期: the word's last sign begins another.
  private func isCut(at end: Int) -> Bool {
    passage[end - 1] == "日"
      && words.word(at: end - 1).map { Int($0.start) == end - 1 && Int($0.end) > end } ?? false
  }

  /// 代购, 代金券: what is done for another.
  private static let deputed = SignSet("购金扣表理收缴办付言驾用发垫持班替孕币写课谢沟号码市县区镇")

  private func namesSite(from place: Int) -> Bool {
    (place..<place + 6).prefix { passage[$0].is(.han) }.contains {
      passage.has("遗址", at: $0) || passage.has("城址", at: $0) || passage.has("故城", at: $0)
    }
  }

  /// 2016年底, 明年初: the year's sign serves both words.
  private mutating func setYearEdge(_ days: ClosedRange<Int>) -> Bool {
    let (month, count) = days.lowerBound == 1 ? (1, 2) : (12, 1)
    return set(.within) { $0.within = .months(month, count: count, .vague) }
  }

  /// Whether a day by its number was read last.
  private var isDay: Bool {
    if level == .inMonth, case .day = parts.inMonth { return true }
    return false
  }

  private var isFeast: Bool {
    guard level == .inMonth else { return false }
    switch parts.within {
    case .feast, .movingFeast: return true
    default: return false
    }
  }

  /// 3月10日(星期五)上午; 3月10日，星期五: the day told twice, with a mark between.
  private mutating func readWeekday() -> Bool {
    guard isDay, passage[end] == "(" || passage[end] == ",",
      let (wordEnd, word) = DateWord.table.longest(in: passage.signs, at: end + 1),
      case .weekday = word
    else { return false }
    let isGloss = passage[end] == "("
    guard isGloss ? passage[wordEnd] == ")" : passage[wordEnd].is([.pause, .stop]) else {
      return false
    }
    end = isGloss ? wordEnd + 1 : wordEnd
    return true
  }

  /// 开春, 入冬; 高考 is none.
  private var isSeasonComing: Bool { passage[end] == "入" || passage[end + 1] == "春" }

  /// 每周二、周四上午, 每周二、四、日: more days of every week.
  private mutating func readWeekdays() -> Bool {
    guard level == .inMonth, case .every = parts.year, case .weekday = parts.inMonth,
      passage[end] == "、"
    else { return false }
    if let (wordEnd, word) = DateWord.table.longest(in: passage.signs, at: end + 1),
      case .weekday = word
    {
      end = wordEnd
      return true
    }
    let sign = passage[end + 1]
    guard sign == "日" || sign.is(.numeral), sign.digit.map({ 1...6 ~= $0 }) ?? true,
      passage[end + 2] == "、" || words.begins(at: end + 2)
    else { return false }
    end += 2
    return true
  }

  /// Not behind a day that says more, nor as a part of 夏收夏种 and 中高考.
  private var mayBeOccasion: Bool {
    level == .year || level == .none && !Self.beforeOccasion.contains(passage[end - 1])
  }

  private static let beforeOccasion = SignSet("月日号旬收种播中高人、")

  private mutating func set(_ next: Level, _ change: (inout DateParts) -> Void) -> Bool {
    guard level < next else { return false }
    change(&parts)
    level = next
    return true
  }

  // MARK: Numbers

  /// 2023-03-10, 2015.5.13, 10/1/2018: three numbers with one separator that make a day.
  private mutating func readDigits() -> Bool {
    guard level == .none, passage[end].is(.digit) else { return false }
    var numbers: [Int] = []
    var index = end
    let separator = passage[(end..<end + 5).first { !passage[$0].is(.digit) } ?? end]
    guard separator == "-" || separator == "/" || separator == "." else { return false }
    while numbers.count < 3 {
      guard let (number, next) = digits(at: index) else { return false }
      numbers.append(number)
      index = next
      guard numbers.count < 3 else { break }
      guard passage[index] == separator else { return false }
      index += 1
    }
    let isLonger = passage[index] == separator && separator == "." && passage[index + 1].is(.digit)
    guard !isLonger, !passage[index].is([.letter, .digit]), let day = Self.day(numbers) else {
      return false
    }
    (parts.year, parts.within, parts.inMonth) = (
      .number(day.year), .month(day.month), .day(day.day)
    )
    level = .inMonth
    end = index
    return true
  }

  private func digits(at place: Int) -> (Int, end: Int)? {
    var index = place
    var number = 0
    while index - place < 4, passage[index].is(.digit), let digit = passage[index].digit {
      number = number * 10 + digit
      index += 1
    }
    return index > place ? (number, index) : nil
  }

  /// Only with a year of four digits: 888-000-9999 and 3-1-2 are no days.
  private static func day(_ numbers: [Int]) -> Day? {
    if numbers[0] > 999 { return Day(year: numbers[0], month: numbers[1], day: numbers[2]) }
    return numbers[2] > 999 ? Day(year: numbers[2], month: numbers[0], day: numbers[1]) : nil
  }

  // MARK: Decades and centuries

  /// 20世纪80年代, 上世纪九十年代, 90年代初, 21世纪, 本世纪最后20年间.
  private mutating func readDecade() -> Bool {
    guard level == .none else { return false }
    let century = century()
    guard let (first, count, next) = decade(at: century?.end ?? end) ?? wholeCentury(century)
    else { return false }
    switch century?.century {
    case .offset(let offset): parts.within = .centuryYears(offset: offset, first, count: count)
    case .number(let number): parts.within = .years((number - 1) * 100 + first, count: count)
    case nil: parts.within = .years((first < 40 ? 2000 : 1900) + first, count: count)
    }
    level = .closed
    end = next
    return true
  }

  private enum Century {
    case number(Int)
    case offset(Int)
  }

  private func century() -> (century: Century, end: Int)? {
    if let (wordEnd, offset) = DateWord.centuries.longest(in: passage.signs, at: end) {
      return (.offset(offset), wordEnd)
    }
    // 公元前三世纪 is counted the other way.
    guard passage[end - 1] != "前", let numeral = Numeral(wholeIn: passage, at: end),
      passage.has("世纪", at: numeral.end), let number = numeral.value.whole, 1...30 ~= number,
      passage[end].is(.digit) || numeral.end - end > 1 || passage[end - 1] == "元"
    else { return nil }
    return (.number(number), numeral.end + 2)
  }

  private func decade(at place: Int) -> (first: Int, count: Int, end: Int)? {
    guard let decade = Numeral(wholeIn: passage, at: place), passage.has("年代", at: decade.end),
      let number = decade.value.whole, number % 10 == 0, number < 100
    else { return nil }
    return part(of: number, count: 10, at: decade.end + 2)
  }

  /// The years of a century from its first, or those that 上半叶 or 最后20年 leaves of them.
  private func wholeCentury(
    _ century: (century: Century, end: Int)?
  ) -> (first: Int, count: Int, end: Int)? {
    guard let end = century?.end, !isTitle(at: end) else { return nil }
    let isLast = passage.has("最后", at: end)
    if isLast || passage[end] == "后" || passage[end] == "头" || passage[end] == "前",
      let numeral = Numeral(wholeIn: passage, at: end + (isLast ? 2 : 1)),
      passage[numeral.end] == "年", let count = numeral.value.whole, 1..<100 ~= count
    {
      let isEarly = passage[end] == "头" || passage[end] == "前"
      return (isEarly ? 1 : 101 - count, count, spanEnd(at: numeral.end + 1))
    }
    let (first, count, partEnd) = part(of: 1, count: 100, at: end)
    return (first, count, spanEnd(at: partEnd))
  }

  /// 21世纪议程, 21世纪出版社: names.
  private func isTitle(at place: Int) -> Bool {
    Self.titles.longest(in: passage.signs, at: place) != nil
  }

  private static let titles = WordTable<Void>("议程 报 出版 论坛 网 公司 集团 学会 广场")

  private func part(of first: Int, count: Int, at place: Int) -> (Int, count: Int, end: Int) {
    guard let (end, tenths) = DateWord.parts.longest(in: passage.signs, at: place),
      words.begins(at: end)
    else { return (first, count, place) }
    let from = first + count * tenths.lowerBound / 10
    return (from, count * tenths.count / 10, end)
  }

  /// After a length of time that stands for a period: with 间, 里, 中 or 内.
  func spanEnd(at place: Int) -> Int {
    let sign = passage[place]
    let isWithin = sign == "间" || sign == "里" || sign == "中" || sign == "内" || sign == "来"
    // 今后十年 + 中法合作.
    if sign == "中", Self.countries.contains(passage[place + 1]) { return place }
    return isWithin && words.begins(at: place + 1) ? place + 1 : place
  }

  private static let countries = SignSet("美俄日韩英法德意欧非印巴越泰塞哈")

  private mutating func readNumber() -> Bool {
    if level == .none, readEra() { return true }
    if readWeekOfMonth() { return true }
    if let (year, yearEnd) = yearNumber(), set(.year, { $0.year = .number(year) }) {
      end = yearEnd
      return true
    }
    // 30日晚在, 昨天晚些时候.
    if level == .inMonth, let part = passage[end].partOfDay, passage[end + 1] != "些",
      !passage[end + 1].is(.han) || passage[end + 1].digit != nil || words.begins(at: end + 1)
    {
      parts.part = part
      level = .part
      end += 1
      return true
    }
    if readFirstMonths() || readFirstMonth() { return true }
    guard let numeral = Numeral(wholeIn: passage, at: end), let number = numeral.value.whole else {
      return false
    }
    return readMonth(number, numeral) || readDay(number, numeral) || readClock(number, numeral)
  }

  /// 2023年, 二〇二三年, 2023年度, 07年; 20年 is a length of time.
  private func yearNumber() -> (Int, end: Int)? {
    var index = end
    var number = 0
    while let digit = passage[index].digit, index - end < 5 {
      number = number * 10 + digit
      index += 1
    }
    let length = index - end
    if passage[index] != "年", length < 4, let numeral = Numeral(in: passage, at: end),
      numeral.end > index, passage[numeral.end] == "年", let written = numeral.value.whole,
      1000...2999 ~= written
    {
      // 两千年八月; but 两千年的历史.
      guard written != 2000 || passage[numeral.end + 1].is(.numeral) else { return nil }
      return (written, numeral.end + 1)
    }
    // 2025赛季.
    if length == 4, 1900...2100 ~= number,
      passage.has("赛季", at: index) || passage.has("学年", at: index)
    {
      return (number, index + (passage[index + 2] == "度" ? 3 : 2))
    }
    guard passage[index] == "年" else { return nil }
    let isDigits = passage[end].is(.digit)
    if length == 4, 1000...2999 ~= number { return yearEnd(number, index + 1) }
    if length == 3, !isDigits { return (number, index + 1) }
    let isShort = length == 2 && isDigits
    let monthFollows =
      passage[index + 1].digit != nil
      && (passage[index + 2] == "月" || passage[index + 2].digit != nil && passage[index + 3] == "月")
    guard isShort, passage[end] == "0" || monthFollows else { return nil }
    return (number < 50 ? 2000 + number : 1900 + number, index + 1)
  }

  private func yearEnd(_ year: Int, _ index: Int) -> (Int, end: Int) {
    // 2023年度; but 2023年度假村.
    (year, passage[index] == "度" && passage[index + 1] != "假" ? index + 1 : index)
  }

  /// 今年前7个月.
  private mutating func readFirstMonths() -> Bool {
    guard level == .year, passage[end] == "前",
      let numeral = Numeral(wholeIn: passage, at: end + 1), passage.has("个月", at: numeral.end),
      let count = numeral.value.whole, 1...12 ~= count
    else { return false }
    parts.within = .months(1, count: count, .month)
    level = .closed
    end = numeral.end + 2
    return true
  }

  /// 元月5日: January, which is not of the moon's calendar.
  private mutating func readFirstMonth() -> Bool {
    guard level < .within, passage[end] == "元", passage[end + 1] == "月",
      !passage[end + 2].isAfterMonth
    else { return false }
    parts.within = .month(1)
    level = .within
    end += passage[end + 2] == "份" ? 3 : 2
    return true
  }

  private mutating func readMonth(_ number: Int, _ numeral: Numeral) -> Bool {
    guard level < .within, 1...12 ~= number, numeral.end - end <= 2 else { return false }
    var index = numeral.end
    // 3至5月: the month's sign stands once, after the second.
    if passage[index].isJoint, passage[end].is(.digit), first == nil,
      let second = Numeral(in: passage, at: index + 1), passage[second.end] == "月",
      let last = second.value.whole,
      number < last, last <= 12
    {
      parts.within = .months(number, count: last - number + 1, .month)
      level = .closed
      end = second.end + 1
      return true
    }
    guard passage[index] == "月", !passage[index + 1].isAfterMonth else { return false }
    index += passage[index + 1] == "份" ? 2 : 1
    parts.within = .month(number)
    level = .within
    end = index
    return true
  }

  /// 十月的第一周: seven days, the first from the month's first.
  private mutating func readWeekOfMonth() -> Bool {
    guard level == .within, case .month = parts.within else { return false }
    let ordinal = passage[end] == "的" ? end + 1 : end
    guard passage[ordinal] == "第", let numeral = Numeral(wholeIn: passage, at: ordinal + 1),
      passage[numeral.end] == "周", let week = numeral.value.whole, 1...4 ~= week
    else { return false }
    parts.inMonth = .days(week * 7 - 6...week * 7)
    level = .closed
    end = numeral.end + 1
    return true
  }

  private mutating func readDay(_ number: Int, _ numeral: Numeral) -> Bool {
    guard 1...31 ~= number, numeral.end - end <= 3, level < .inMonth else { return false }
    let sign = passage[numeral.end]
    let hasMonth = level == .within || first?.within != nil && level == .none
    let isBareDay =
      level == .none && sign == "日" && !passage[numeral.end + 1].isAfterBareDay
      && (passage[end].is(.digit) || isBareChineseDay(numeral))
      && Self.lasting.start(in: passage.signs, endingAt: end) == nil
    guard sign == "日" || sign == "号", hasMonth || isBareDay else {
      return readUnmarkedDay(number, numeral)
    }
    guard sign != "号" || !passage[numeral.end + 1].isAfterNumber else { return false }
    parts.inMonth = .day(number)
    level = .inMonth
    end = numeral.end + 1
    return true
  }

  /// 行政拘留10日: a length of time.
  private static let lasting = EndingTable(
    "拘留 行拘 刑拘 整顿 公示期 上诉期 限期 停职 公示 停课 停业 停牌 停产 禁赛 休业 隔离 住院 为期 历时 连续 不少于 不超过")

  /// 二十六日在港举行, 三日晚抵达: of the month's days in Chinese figures those that no length of time is told by.
  private func isBareChineseDay(_ numeral: Numeral) -> Bool {
    guard numeral.style == .chinese, words.begins(at: numeral.end + 1), passage[end - 1] != "近"
    else { return false }
    return numeral.end - end > 1 || passage[numeral.end + 1].tellsOfDay
  }

  /// 八月十五: the day's sign is left out after a month in Chinese figures.
  private mutating func readUnmarkedDay(_ number: Int, _ numeral: Numeral) -> Bool {
    guard case .month = parts.within, level == .within, numeral.style == .chinese, number > 9,
      !passage[numeral.end].is(.han) || passage[numeral.end] == "早" || passage[numeral.end] == "晚",
      passage[end - 1] == "月"
    else { return false }
    parts.inMonth = .day(number)
    level = .inMonth
    end = numeral.end
    return true
  }

  /// 9时30分, 8点半, 15:20, 9时许.
  private mutating func readClock(_ number: Int, _ numeral: Numeral) -> Bool {
    guard 0...24 ~= number, numeral.end - end <= 3, level < .clock else { return false }
    var index = numeral.end
    let sign = passage[index]
    let isKnown = level >= .inMonth || first?.clock != nil || isEveryDay
    var minute: Int?
    if sign == ":" {
      guard passage[end].is(.digit), isKnown || !isScore, passage[index + 1].is(.digit),
        passage[index + 2].is(.digit), !passage[index + 3].is(.digit),
        let tens = passage[index + 1].digit,
        let ones = passage[index + 2].digit, tens < 6
      else { return false }
      minute = tens * 10 + ones
      index += 3
      if passage[index] == ":", passage[index + 1].is(.digit), passage[index + 2].is(.digit) {
        index += 3
      }
    } else if sign == "时" || sign == "点" && (isKnown || tellsMinutes(at: index + 1)) {
      // 每晚8时代广场, 每天两点一线.
      guard !isEveryDay || !Self.afterClock.contains(passage[index + 1]) else { return false }
      guard
        isKnown || !passage[index + 1].is(.han) || passage[index + 1].digit != nil
          || passage[index + 1] == "许"
          || passage[index + 1] == "半" || passage[index + 1] == "钟" || passage[index + 1].isJoint
      else { return false }
      index += 1
      (minute, index) = minutes(at: index)
    } else {
      return false
    }
    // 22时40分许.
    if minute != nil, passage[index] == "许" { index += 1 }
    parts.clock = (number, minute)
    level = .closed
    end = index
    return true
  }

  private static let afterClock = SignSet("代装尚段间光一意建要击")

  /// 比1:15, 以21:15取胜, 比分为21:15: a ratio or a score.
  private var isScore: Bool {
    passage[end - 1] == "比" || passage[end - 1] == "以" || passage.has("比达到", at: end - 3)
      || passage.has("比为", at: end - 2) || passage.has("比分为", at: end - 3)
  }

  /// 点 alone is a count of points; 点钟, 点半, 点20分 are of the clock.
  private func tellsMinutes(at place: Int) -> Bool {
    let (minute, index) = minutes(at: place)
    return minute != nil || index > place
  }

  private func minutes(at place: Int) -> (Int?, Int) {
    switch passage[place] {
    case "钟", "许": return (nil, place + 1)
    case "半": return (30, place + 1)
    default: break
    }
    guard let numeral = Numeral(wholeIn: passage, at: place), let minute = numeral.value.whole,
      minute < 60
    else { return (nil, place) }
    switch passage[numeral.end] {
    case "刻": return (15 * minute, numeral.end + 1)
    case "分":
      guard let second = Numeral(in: passage, at: numeral.end + 1), passage[second.end] == "秒"
      else {
        return (minute, numeral.end + (passage[numeral.end + 1] == "钟" ? 2 : 1))
      }
      return (minute, second.end + 1)
    default: return numeral.style == .chinese && minute > 9 ? (minute, numeral.end) : (nil, place)
    }
  }

  // MARK: Old calendars

  /// 民国三年, 清光绪年间, 公元前278年.
  private mutating func readEra() -> Bool {
    guard let (eraEnd, isReign) = DateReader.eras.longest(in: passage.signs, at: end) else {
      return false
    }
    var index = eraEnd
    if isReign, passage.has("年间", at: eraEnd) || passage.has("元年", at: eraEnd) {
      index += 2
    } else if let numeral = Numeral(in: passage, at: eraEnd), let number = numeral.value.whole,
      isReign ? number < 100 && passage[numeral.end] == "年" : number < 10_000
    {
      let isCentury = !isReign && passage.has("世纪", at: numeral.end)
      guard isCentury || passage[numeral.end] == "年" else { return false }
      index = numeral.end + (isCentury ? 2 : 1)
    } else {
      return false
    }
    parts.year = .unknown
    end = index
    level = .year
    return true
  }

  /// The reigns that years were counted by, alone and behind their dynasty; false for what is no reign.
  static let eras = WordTable<Bool>(
    [("公元前", false), ("民国", true)] + reigns("汉 西汉 东汉", ofHan) + reigns("晋 西晋 东晋 北魏", ofJin)
      + reigns("隋 唐", ofTang) + reigns("宋 北宋 南宋", ofSong) + reigns("元", "至元 元贞 大德 延祐 至治 泰定 至顺 至正")
      + reigns("明", "洪武 建文 永乐 宣德 正统 景泰 天顺 成化 弘治 正德 嘉靖 隆庆 万历 天启 崇祯")
      + reigns("清", "天命 天聪 顺治 康熙 雍正 乾隆 嘉庆 道光 咸丰 同治 光绪 宣统"))

  /// Alone only those that are no places of today: 永嘉 and 景德 need their dynasty.
  private static func reigns(_ dynasties: String, _ reigns: String) -> [(String, Bool)] {
    reigns.split(separator: " ").flatMap { reign in
      (wellKnown.contains(reign) ? [(String(reign), true)] : [])
        + dynasties.split(separator: " ").map { (String($0) + String(reign), true) }
    }
  }

  private static let wellKnown = Set(
    """
    康熙 雍正 乾隆 嘉庆 道光 咸丰 同治 光绪 宣统 顺治 崇祯 万历 嘉靖 永乐 洪武 正德 成化 弘治 建文 宣德 正统 天启 至元 贞观 开元 天宝 神龙 元和 元丰 元祐 \
    元封 熙宁 庆历 绍兴 淳熙 宣和 靖康 建安 建武 太康
    """.split(separator: " "))

  private static let ofHan =
    "建元 元光 元朔 元狩 元鼎 元封 太初 天汉 太始 征和 元始 建武 永平 建初 永元 延熹 熹平 光和 中平 初平 建安"
  private static let ofJin = "太康 永嘉 永和 太元 义熙 太和 神龟 正光"
  private static let ofTang =
    "开皇 大业 武德 贞观 永徽 显庆 咸亨 垂拱 神龙 景龙 开元 天宝 至德 大历 建中 贞元 元和 长庆 会昌 大中 咸通 乾符 光启"
  private static let ofSong =
    """
    建隆 乾德 开宝 太平兴国 雍熙 淳化 咸平 景德 大中祥符 天禧 天圣 景祐 庆历 皇祐 嘉祐 治平 熙宁 元丰 元祐 绍圣 崇宁 大观 政和 宣和 靖康 \
    建炎 绍兴 隆兴 乾道 淳熙 绍熙 庆元 嘉泰 开禧 嘉定 绍定 端平 淳祐 宝祐 景定 咸淳 德祐
    """

  /// 农历, 正月, 腊月, 初五: the moon's calendar, which is read and not converted.
  private mutating func readLunar() -> Bool {
    if passage[end] == "农", passage.has("农历", at: end), level <= .year {
      var rest = DateReader(passage: passage, words: words, start: end + 2)
      guard rest.read(), level == .none || rest.parts.year == nil else { return false }
      let year = parts.year
      parts = rest.parts
      parts.year = parts.year ?? year
      parts.within = .lunar
      end = rest.end
      level = rest.level
      return true
    }
    if level < .within, passage[end + 1] == "月",
      passage[end] == "正" || passage[end] == "腊" || passage[end] == "冬"
    {
      parts.within = .lunar
      level = .within
      end += 2
      if let numeral = Numeral(in: passage, at: end), numeral.style == .chinese,
        let day = numeral.value.whole, day <= 30
      {
        parts.inMonth = .lunar
        level = .inMonth
        end = numeral.end
      }
      return true
    }
    if level == .within, passage[end] == "初",
      let digit = passage[end + 1].digit ?? (passage[end + 1] == "十" ? 10 : nil), digit > 0
    {
      parts.within = .lunar
      parts.inMonth = .lunar
      level = .inMonth
      end += 2
      return true
    }
    return false
  }

  // MARK: What was read

  /// Whether the parts make a date by themselves: 每年, 每月, 每周 and 每日 need more.
  var isDate: Bool {
    if case .beast = parts.year { return level > .year }
    if case .every = parts.year {
      return level > .year && !(parts.inMonth == nil && isWeekOrMonth) && !isEveryDay
    }
    return end > start
  }

  /// 每天, and nothing yet of when.
  private var isEveryDay: Bool {
    guard case .every = parts.year else { return false }
    return level == .within && parts.within == nil && parts.inMonth == nil
  }

  private var isWeekOrMonth: Bool {
    switch parts.within {
    case .week, .someMonth: true
    default: false
    }
  }

  /// 3月前, 年底前, 1992年以后: a time of which only one end is told.
  var isOpen: Bool { suffix?.isOwn == false }

  /// With 以来, 前, 期间 where they belong to the date.
  var endWithSuffix: Int { suffix?.end ?? end }

  private var suffix: (end: Int, isOwn: Bool)? {
    if let (suffixEnd, isOwn) = DateWord.suffixes.longest(in: passage.signs, at: end),
      words.begins(at: suffixEnd), takesSuffix, !isUntil(suffixEnd),
      // 左右两侧, 左右转弯.
      passage[suffixEnd - 1] != "右" || passage[suffixEnd] != "两" && passage[suffixEnd] != "转"
    {
      return (suffixEnd, isOwn)
    }
    // 4月1日起, but 去年起草.
    if passage[end] == "起", !parts.isVague, words.begins(at: end), words.begins(at: end + 1) {
      return (end + 1, false)
    }
    let isAround = passage[end] == "前" || passage[end] == "后"
    guard isAround, !parts.isVague, level <= .inMonth, !isRecent, words.begins(at: end + 1),
      !passage[end + 1].continuesDirection
    else { return nil }
    return (end + 1, false)
  }

  /// 近期以来, 中午时分, 去年金秋时节; a vague word takes only 以来, 以前 and their like.
  private var takesSuffix: Bool {
    if parts.isVague { return passage[end] == "以" || passage[end] == "之" }
    return passage[end] != "时" || (passage[end + 1] == "分") == (level == .part)
  }

  /// 今天后, 昨晚后: nobody dates so.
  private var isRecent: Bool {
    if case .offset = parts.inMonth { return true }
    return false
  }

  /// Whether this can be the second of two joined dates.
  func mayFollow(_ first: DateReader) -> Bool {
    !parts.isVague && !first.parts.isVague && level >= .year
  }
}

extension Sign {
  /// 30日晚, 11日晨.
  fileprivate var partOfDay: PartOfDay? {
    switch self {
    case "晚", "夜": .evening
    case "早", "晨": .morning
    default: nil
    }
  }

  /// 二日在, 三日晚, 五日发表: what happens on a day.
  fileprivate var tellsOfDay: Bool {
    "在晚上下凌对举发宣就说电讯从向抵决重表报".unicodeScalars.contains { UInt16($0.value) == code }
  }

  /// 月亮, 月嫂, 月子: no month.
  fileprivate var isAfterMonth: Bool {
    "亮嫂子饼球票薪租供龄光色".unicodeScalars.contains { UInt16($0.value) == code }
  }

  /// 3日游, 5日内: a length of time.
  fileprivate var isAfterBareDay: Bool {
    "游均内常产元之以".unicodeScalars.contains { UInt16($0.value) == code }
  }

  /// 新年将至, 新年的工作.
  fileprivate var isAfterNewYear: Bool {
    "将来到临前刚之里期第的后已即是在过".unicodeScalars.contains { UInt16($0.value) == code }
  }

  /// 5月1号楼.
  fileprivate var isAfterNumber: Bool { self == "楼" || self == "线" || self == "院" || self == "店" }
}

extension Passage {
  /// Whether what begins with a number's sign may be a date: one of these signs follows its figures, or a word of dates begins
  /// with it (五一).
  func isNumber(at start: Int, before followers: SignSet) -> Bool {
    // No date has so many figures, and a run of them is not looked through again from each.
    let limit = start + 24
    let next = (start + 1..<limit).first { !self[$0].is(.number) } ?? limit
    return followers.contains(self[next]) || DateWord.table.longest(in: signs, at: start) != nil
  }
}
