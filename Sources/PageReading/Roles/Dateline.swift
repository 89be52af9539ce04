/// The head of a story's first paragraph: 本报讯(记者 A 通讯员 B), 本报讯 12月10日,…, 新华社北京4月1日电（记者A、B）,
/// 本报北京1月1日电 记者A报道：, 记者A、B报道：.
struct Dateline {
  /// How many characters of the paragraph it takes, without the mark or space after it.
  var count: Int
  /// Nil where it names nobody.
  var credit: Credit?

  /// Nil where `text`, folded, opens with none; `printed` is what it was before folding.
  init?(_ text: ArraySlice<Unicode.Scalar>, printed: ArraySlice<Unicode.Scalar>) {
    var cursor = Cursor(text.prefix(Self.longest))
    cursor.take { LineForms.bullets.contains($0) || $0 == " " }
    let isBracketed = cursor.take("[") || cursor.take("(")
    guard Self.takeAgencyAndDay(&cursor) || isBracketed && Self.takeOwnNews(&cursor) else {
      guard let (credit, end) = Self.creditAlone(text, printed) else { return nil }
      self.credit = credit
      count = end - text.startIndex
      return
    }
    if isBracketed { cursor.take(upTo: 1) { $0 == "]" || $0 == ")" } }
    count = cursor.index - text.startIndex
    if let (credit, end) = Self.creditAfterAgency(text[cursor.index...], printed) {
      self.credit = credit
      count = end - text.startIndex
    }
  }

  /// Places, three reporters and a correspondent with a long post fit into this.
  private static let longest = 120

  /// 本报讯, 据新华社北京4月1日电, 中新社广州四月一日专电, 晨报讯.
  private static func takeAgencyAndDay(_ cursor: inout Cursor) -> Bool {
    let start = cursor.index
    _ = cursor.take("据")
    guard takeAgency(&cursor) else {
      cursor.index = start
      return false
    }
    // The place is whatever stands between the agency and the day or 电.
    for _ in 0...10 {
      let beforeDay = cursor.index
      cursor.take(upTo: 1) { $0 == " " }
      let hasDay = cursor.takeDay() != nil
      cursor.take(upTo: 1) { $0 == " " }
      if cursor.take(anyOf: endings) != nil,
        hasDay || endsDateline(cursor)
      {
        return true
      }
      cursor.index = beforeDay
      guard let next = cursor.next, next.isHan || next == " " || next == "·" else { break }
      cursor.index += 1
    }
    cursor.index = start
    return false
  }

  /// 【特讯】, 【财经专讯】.
  private static func takeOwnNews(_ cursor: inout Cursor) -> Bool {
    let start = cursor.index
    let run = cursor.take(upTo: 8, while: \.isHan)
    if run.last == "讯", cursor.next == "]" || cursor.next == ")" { return true }
    cursor.index = start
    return false
  }

  /// 本报讯 and the text may touch; 本报电视台 is no dateline.
  private static func endsDateline(_ cursor: Cursor) -> Bool {
    if cursor.text[cursor.index - 1] == "讯" || cursor.text[cursor.index - 1] == "息" { return true }
    guard let next = cursor.next else { return true }
    return !next.isHan
  }

  private static let endings: Words = ["专电", "电讯", "消息", "讯", "电"]

  private static let agencies: Words = [
    "本报", "本刊", "本台", "本网", "本社", "新华社", "新华网", "中新社", "中新网", "中通社", "美联社", "路透社", "法新社",
  ]

  private static func takeAgency(_ cursor: inout Cursor) -> Bool {
    if cursor.take(anyOf: agencies) != nil {
      return true
    }
    return takeNamedPaper(&cursor)
  }

  /// 晨报讯, 南阳日报讯, 科技日报北京3月19日电, 华声体育讯（记者…）: a paper that names itself. The words 报, 社 and 网 are in
  /// sentences, too, so 讯 or 电 must follow at once, or a day, or a credit.
  private static func takeNamedPaper(_ cursor: inout Cursor) -> Bool {
    let run = cursor.rest.prefix(10).prefix(while: \.isHan)
    for end in run.indices.dropFirst() where "报社网".unicodeScalars.contains(run[end]) {
      var ahead = cursor
      ahead.index = end + 1
      if text(cursor.text, at: end + 1, isOneOf: ["讯", "电"]) || isAtPlaceAndDay(ahead) {
        cursor = ahead
        return true
      }
    }
    if let end = run.lastIndex(of: "讯"), end > run.startIndex + 1,
      text(cursor.text, at: end + 1, isOneOf: ["("]),
      bracketedCredit(cursor.text[(end + 1)...], cursor.printed) != nil
    {
      cursor.index = end
      return true
    }
    return false
  }

  private static func isAtPlaceAndDay(_ cursor: Cursor) -> Bool {
    var ahead = cursor
    for _ in 0...6 {
      var day = ahead
      if day.takeDay() != nil { return day.isAt(anyOf: endings) }
      guard let next = ahead.next, next.isHan else { return false }
      ahead.index += 1
    }
    return false
  }

  private static func text(
    _ text: ArraySlice<Unicode.Scalar>, at index: Int, isOneOf words: [Unicode.Scalar]
  ) -> Bool { text.indices.contains(index) && words.contains(text[index]) }

  /// `(记者 A)` or ` 记者A、B报道：` after 电 or 讯, with its end.
  private static func creditAfterAgency(
    _ text: ArraySlice<Unicode.Scalar>, _ printed: ArraySlice<Unicode.Scalar>
  ) -> (credit: Credit, end: Int)? {
    let text = text.drop { $0 == " " || $0 == "," || $0 == ":" }
    if let bracketed = bracketedCredit(text, printed, afterAgency: true) { return bracketed }
    if let reported = reportedCredit(text, printed) { return reported }
    // Nothing else follows: a byline on its own line.
    if let credit = Credit(text, printed: printed), credit.namesRole {
      return (credit, text.endIndex)
    }
    return openCredit(text, printed)
  }

  /// 记者王强 通讯员李丽 从立案…, 记者 王强“…: what ends with a space or before a quotation. The longest that is a credit.
  private static func openCredit(
    _ text: ArraySlice<Unicode.Scalar>, _ printed: ArraySlice<Unicode.Scalar>
  ) -> (credit: Credit, end: Int)? {
    let head = text.prefix(60).prefix { !$0.endsSentence && $0 != "," && $0 != "(" }
    guard opensWithRole(head) else { return nil }
    for end in head.indices.reversed() where head[end] == " " || head[end] == "“" {
      if let credit = Credit(head[..<end], printed: printed), credit.namesRole, !credit.isEmpty {
        return (credit, end)
      }
    }
    return nil
  }

  private static func opensWithRole(_ text: ArraySlice<Unicode.Scalar>) -> Bool {
    roles.occur(in: text.prefix(10))
  }

  private static let roles: Words = ["记者", "通讯员"]

  /// Without an agency: `(记者 A)近日`, `记者A、B报道：`, `本报记者 A 报道`.
  private static func creditAlone(
    _ text: ArraySlice<Unicode.Scalar>, _ printed: ArraySlice<Unicode.Scalar>
  ) -> (credit: Credit, end: Int)? {
    if let (credit, end) = bracketedCredit(text, printed), end < text.endIndex {
      return (credit, end)
    }
    return reportedCredit(text, printed) ?? openCredit(text, printed)
  }

  /// After 本报讯 a name in brackets needs no role.
  private static func bracketedCredit(
    _ text: ArraySlice<Unicode.Scalar>, _ printed: ArraySlice<Unicode.Scalar>,
    afterAgency: Bool = false
  ) -> (credit: Credit, end: Int)? {
    guard text.first == "(" || text.first == "[" else { return nil }
    let close = text.prefix(longest).firstIndex { $0 == ")" || $0 == "]" }
    guard let close, let credit = Credit(text[...close], printed: printed),
      credit.namesRole || afterAgency, !credit.isEmpty
    else {
      return nil
    }
    var cursor = Cursor(text[(close + 1)...])
    // (记者 A)报道: keeps its verb with it.
    cursor.take(anyOf: verbs)
    return (credit, cursor.index)
  }

  private static let verbs: Words = ["报道"]

  private static func reportedCredit(
    _ text: ArraySlice<Unicode.Scalar>, _ printed: ArraySlice<Unicode.Scalar>
  ) -> (credit: Credit, end: Int)? {
    let head = text.prefix(longest)
    guard let colon = head.firstIndex(where: { $0 == ":" || $0 == "。" || $0 == "," }),
      head[colon] == ":",
      let credit = Credit(head[..<colon], printed: printed), credit.namesRole, !credit.isEmpty
    else { return nil }
    return (credit, colon + 1)
  }
}
