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
    let isBracketed = cursor.take("[") || cursor.take("(")
    guard Self.takeAgencyAndDay(&cursor) else {
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
    let start = cursor.index
    let run = cursor.rest.prefix(8).prefix(while: \.isHan)
    // 晨报讯, 南阳日报讯: a paper that names itself.
    if let end = run.indices.dropFirst().first(where: {
      run[$0] == "报" || run[$0] == "社" || run[$0] == "网"
    }),
      text(cursor.text, at: end + 1, isOneOf: ["讯", "电"])
    {
      cursor.index = end + 1
      return true
    }
    cursor.index = start
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
    if let bracketed = bracketedCredit(text, printed) { return bracketed }
    return reportedCredit(text, printed)
  }

  /// Without an agency: `(记者 A)近日`, `记者A、B报道：`, `本报记者 A 报道`.
  private static func creditAlone(
    _ text: ArraySlice<Unicode.Scalar>, _ printed: ArraySlice<Unicode.Scalar>
  ) -> (credit: Credit, end: Int)? {
    if let (credit, end) = bracketedCredit(text, printed), end < text.endIndex {
      return (credit, end)
    }
    return reportedCredit(text, printed)
  }

  private static func bracketedCredit(
    _ text: ArraySlice<Unicode.Scalar>, _ printed: ArraySlice<Unicode.Scalar>
  ) -> (credit: Credit, end: Int)? {
    guard text.first == "(" || text.first == "[" else { return nil }
    let close = text.prefix(longest).firstIndex { $0 == ")" || $0 == "]" }
    guard let close, let credit = Credit(text[...close], printed: printed), credit.namesRole,
      !credit.isEmpty
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
    return (credit, colon)
  }
}
