/// A line of the page's own furniture: `2023年3月10日 星期五 第A05版`, `A05 要闻`, `责任编辑：张三 版式：李四`,
/// `3 综合新闻 2021年11月9日 星期二 责任编辑 王罗琳 校对 何英`.
///
/// It must hold nothing else; the order is free, digits may be full-width or Chinese. Beside a date and its weekday,
/// which no story's line has, a few other words set apart are the section's name or a slogan of the paper.
struct MastheadLine {
  var day: Day?
  /// 0 for Sunday to 6 for Saturday.
  var weekday: Int?
  var page: String?
  var paper: String?

  /// Nil where `text`, folded, says anything that is not a masthead's.
  init?(_ text: ArraySlice<Unicode.Scalar>) {
    guard text.count <= 90, text.first == "(" || text.contains(where: Self.tells) else {
      return nil
    }
    if Self.isImprint(text) { return }
    var cursor = Cursor(text)
    var hasEditors = false
    var words = 0
    var others = 0
    while true {
      cursor.take { Self.separators.contains($0) }
      if cursor.isAtEnd { break }
      if takeDay(&cursor) || takeWeekday(&cursor) || takePage(&cursor) || Self.takeLunarDay(&cursor)
        || takePaper(&cursor)
      {
        continue
      }
      if Self.takeEditors(&cursor) {
        hasEditors = true
      } else if Self.takeSection(&cursor) {
        words += 1
      } else if Self.takeWord(&cursor) {
        others += 1
      } else {
        return nil
      }
    }
    // A bare day may be a notice's; a bare word a column's.
    let isDated = day != nil && (weekday != nil || page != nil || paper != nil)
    if day != nil && weekday != nil && others <= 6 { return }
    if paper != nil && page != nil && others <= 3 { return }
    guard others == 0,
      hasEditors || isDated || (page != nil && words <= 4) || weekday != nil && page != nil
    else {
      return nil
    }
  }

  /// Nearly all lines are none, and show it: what frames a page has numbers, an editor, or one of its own words.
  private static func tells(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case "版", "年", "编", "校", "审", "址", "证", "印", "刊", ".": true
    default: scalar.isASCIIDigit
    }
  }

  /// 零售每份0.70元, 广告经营许可证：…, 本版图片由某某提供, 24小时新闻热线 0991-…: what stands at a page's foot or head.
  private static func isImprint(_ text: ArraySlice<Unicode.Scalar>) -> Bool {
    guard text.count <= 60, text.last != "。" else { return false }
    // （附图片2张）, （下转第四版）, set apart from what they belong to.
    if text.first == "(", text.last == ")", turnNotes.opening(text.dropFirst()) != nil {
      return true
    }
    // An address of the web.
    if text.contains("."), text.allSatisfy({ $0.value < 0x80 && $0 != " " }),
      text.contains(where: \.isASCIILetter)
    {
      return true
    }
    return imprints.opening(text) != nil
      || hotlines.occur(in: text) && text.count(where: \.isASCIIDigit) > 6
  }

  private static let imprints: Words = [
    "零售每份", "每份零售", "广告经营许可证", "广告许可证", "本版图片", "本版照片", "本版稿件", "本版邮政编码", "本版邮箱", "本报地址", "社址",
    "国内统一", "邮发代号",
    "印刷", "承印",
  ]
  private static let turnNotes: Words = ["附图", "附照", "下转", "上接"]
  private static let hotlines: Words = ["新闻热线", "爆料", "投稿邮箱", "报料"]

  private static let separators = Set(" |,·/—()".unicodeScalars)

  /// A section's name in Latin letters, a page's bare number.
  private static func takeWord(_ cursor: inout Cursor) -> Bool {
    let word = cursor.take(upTo: 24) { !separators.contains($0) && !$0.endsSentence }
    return !word.isEmpty && (cursor.isAtEnd || separators.contains(cursor.text[cursor.index]))
  }

  private mutating func takeDay(_ cursor: inout Cursor) -> Bool {
    let start = cursor.index
    if let found = cursor.takeDay(), let year = found.year, day == nil {
      day = Day(year: year, month: found.month, day: found.day)
      return day != nil
    }
    cursor.index = start
    return takeNumericDay(&cursor)
  }

  /// 2023-03-10, 2023.3.10.
  private mutating func takeNumericDay(_ cursor: inout Cursor) -> Bool {
    let start = cursor.index
    var numbers: [Int] = []
    while numbers.count < 3, let number = cursor.takeNumber(upTo: 4) {
      numbers.append(number)
      if numbers.count < 3, cursor.take(anyOf: Self.dayMarks) == nil { break }
    }
    if numbers.count == 3, 1900...2099 ~= numbers[0], day == nil {
      day = Day(year: numbers[0], month: numbers[1], day: numbers[2])
      if day != nil { return true }
    }
    cursor.index = start
    return false
  }

  private mutating func takeWeekday(_ cursor: inout Cursor) -> Bool {
    guard weekday == nil, cursor.take(anyOf: Self.weeks) != nil else { return false }
    guard let name = cursor.next, let index = Self.weekdays.firstIndex(of: name) else {
      cursor.index -= 1
      return false
    }
    cursor.index += 1
    weekday = index % 7
    return true
  }

  private static let weeks: Words = ["星期", "周"]
  private static let dayMarks: Words = ["-", ".", "/"]
  private static let weekdays: [Unicode.Scalar] = ["日", "一", "二", "三", "四", "五", "六", "天"]

  /// 第A05版, A05版, A05, 第5版, 第五版, 05版.
  private mutating func takePage(_ cursor: inout Cursor) -> Bool {
    let start = cursor.index
    guard page == nil else { return false }
    let isOrdinal = cursor.take("第")
    let letters = cursor.take(upTo: 2, while: \.isASCIILetter)
    let digits = cursor.take(upTo: 3) { $0.isASCIIDigit || $0.isChineseDigit }
    let isNamed = cursor.take("版")
    let number = letters + digits
    let isASCII = digits.allSatisfy(\.isASCIIDigit)
    let followsOn = cursor.next.map { $0.isASCIIDigit || $0.isASCIILetter } ?? false
    if !digits.isEmpty, !followsOn,
      isNamed || (!letters.isEmpty && isASCII && !isOrdinal && digits.count > 1)
    {
      page = isASCII ? String(scalars: number) : ChineseNumber.value(digits).map(String.init)
      return page != nil
    }
    cursor.index = start
    return false
  }

  /// 农历癸卯年二月十九, 癸卯年二月十九.
  private static func takeLunarDay(_ cursor: inout Cursor) -> Bool {
    let start = cursor.index
    let run = cursor.take(upTo: 14) { $0 != " " && $0 != "," && $0 != "|" }
    if lunarOpenings.opening(run) != nil { return true }
    if let stem = run.first, let branch = run.dropFirst().first, stems.contains(stem),
      branches.contains(branch)
    {
      return true
    }
    cursor.index = start
    return false
  }

  private static let lunarOpenings: Words = ["农历"]
  private static let stems = Set("甲乙丙丁戊己庚辛壬癸".unicodeScalars)
  private static let branches = Set("子丑寅卯辰巳午未申酉戌亥".unicodeScalars)

  /// 某某日报.
  private mutating func takePaper(_ cursor: inout Cursor) -> Bool {
    let start = cursor.index
    let run = cursor.take(upTo: 12, while: \.isHan)
    if paper == nil, run.count >= 3, Self.paperEndings.end(run) {
      paper = String(scalars: run)
      return true
    }
    cursor.index = start
    return false
  }

  /// 责任编辑：张三, 版式 李四, 校对/王五, 电话：0371-….
  private static func takeEditors(_ cursor: inout Cursor) -> Bool {
    let start = cursor.index
    _ = cursor.take(anyOf: ownPages)
    guard
      cursor.take(anyOf: editorPosts) != nil
    else {
      cursor.index = start
      return false
    }
    cursor.take { $0 == ":" || $0 == "/" || $0 == " " || $0 == "|" }
    let value = cursor.take(upTo: 40) { $0 != " " && $0 != "|" && $0 != "," && !$0.endsSentence }
    // 编辑部成立 and the like are words of a headline.
    var isName = 2...4 ~= value.count && value.allSatisfy(\.isHan)
    if value.count == 1, value.allSatisfy(\.isHan), cursor.take(" ") {
      // 李 明, set wide.
      isName = cursor.take(while: \.isHan).count == 1
    }
    let isAddress = !value.isEmpty && !value.contains(where: \.isHan)
    if isName || isAddress { return true }
    cursor.index = start
    return false
  }

  private static let paperEndings: Words = [
    "日报", "晚报", "晨报", "早报", "时报", "商报", "都市报", "快报", "青年报", "农民报", "周报", "导报",
  ]
  private static let ownPages: Words = ["本版"]
  private static let editorPosts: Words = [
    "责任编辑", "执行主编", "策划", "版面编辑", "主编", "责编", "编辑", "美术编辑", "美编", "视觉设计", "版式设计", "版面设计", "版式",
    "校对", "审读", "统筹", "值班编委", "组版", "设计", "检校", "电话", "邮箱", "电子邮箱", "电子信箱", "新闻热线", "投稿邮箱",
    "E-mail", "Email", "邮编",
    "网址",
  ]

  /// The name of a section, 要闻 or 综合新闻: two to four characters set apart.
  private static func takeSection(_ cursor: inout Cursor) -> Bool {
    let start = cursor.index
    let run = cursor.take(while: \.isHan)
    if 2...4 ~= run.count { return true }
    cursor.index = start
    return false
  }

  /// The day it tells; nil where the weekday printed beside it is another.
  var agreedDay: Day? {
    guard let day else { return nil }
    guard let weekday else { return day }
    return (((day.daysSince1970 + 4) % 7) + 7) % 7 == weekday ? day : nil
  }
}
