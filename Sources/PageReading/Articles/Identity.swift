extension Page {
  /// Finds the issue's date, paper and page number: from the path, else a masthead line, else the one day that the
  /// text itself calls today or yesterday. A wrong guess is worse than none.
  mutating func identify(from lines: PageLines, _ features: PageFeatures) {
    let source = IssueSource(self.source)
    let mastheads = lines.lines.indices.filter { features[$0].contains(.furniture) }.compactMap {
      index in MastheadLine(lines.folded(lines.lines[index])).map { (lines.lines[index], $0) }
    }
    paper = source.paper ?? mastheads.lazy.compactMap(\.1.paper).first
    number = source.page ?? mastheads.lazy.compactMap(\.1.page).first
    date = source.date
    if date == nil,
      let (line, day) = mastheads.lazy.compactMap({ pair in
        pair.1.agreedDay.map { (pair.0, $0) }
      }).first
    {
      date = IssueDate(value: day, basis: .masthead, evidence: lines.text(line.range))
    }
    if date == nil { date = DayInText.issueDate(lines) }
  }
}

/// The issue's day as a story tells it beyond doubt: 昨日（2023年3月9日）, 今天（2023年3月10日）.
enum DayInText {
  /// Nil where no line tells it, or two tell it differently.
  static func issueDate(_ lines: PageLines) -> IssueDate? {
    var found: IssueDate?
    for line in lines.lines {
      for index in line.range {
        // Every character of the page is asked.
        let first = lines.folded[index]
        guard first == "昨" || first == "今",
          let (day, end) = day(in: lines.folded[index..<line.range.upperBound])
        else { continue }
        if let found, found.value != day { return nil }
        found = found ?? IssueDate(value: day, basis: .text, evidence: lines.text(index..<end))
      }
    }
    return found
  }

  private static let words: Words = ["昨日", "昨天", "昨晚", "今日", "今天", "今晚", "今晨"]
  /// The first that are yesterday.
  private static let yesterdays = 3

  private static func day(in text: ArraySlice<Unicode.Scalar>) -> (day: Day, end: Int)? {
    var cursor = Cursor(text)
    guard let word = cursor.take(anyOf: words), cursor.take("("), let told = cursor.takeDay(),
      let year = told.year, cursor.take(")"),
      let day = Day(year: year, month: told.month, day: told.day)
    else { return nil }
    let issue = Day(daysSince1970: day.daysSince1970 + (word < yesterdays ? 1 : 0))
    return issue.map { ($0, cursor.index) }
  }
}
