extension Page {
  /// Finds the issue's date, paper and page number: from the path, else a masthead line, else nothing. A wrong guess
  /// is worse than none.
  mutating func identify(from lines: PageLines) {
    let source = IssueSource(self.source)
    let mastheads = lines.lines.compactMap { line in
      MastheadLine(lines.folded(line)).map { (line, $0) }
    }
    paper = source.paper ?? mastheads.lazy.compactMap(\.1.paper).first
    number = source.page ?? mastheads.lazy.compactMap(\.1.page).first
    date = source.date
    if date == nil, let (line, masthead) = mastheads.first(where: { $0.1.agreedDay != nil }),
      let day = masthead.agreedDay
    {
      date = IssueDate(value: day, basis: .masthead, evidence: lines.text(line.range))
    }
  }
}
