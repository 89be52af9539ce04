/// What somebody is: the office before the name, or behind 是 or 任.
extension PersonParser {
  /// 张静是金桂社区网格员, 王芳现任公司董事长: a name that only the office behind it tells.
  func predicate(_ given: Int) -> Located<Person>? {
    let canHold =
      PersonWords.holding.canBegin(with: passage[given + 1])
      || PersonWords.holding.canBegin(with: passage[given + 2])
    guard canHold, beginsHere else { return nil }
    for end in [given + 2, given + 1] where end == given + 1 || !passage.isDeed(at: given + 1) {
      // 科学家 + 担任, 同时 + 担任, 都 + 曾任, 曾 + 长期 + 担任.
      let isCut =
        passage[end] != "是"
        && (!words.begins(at: start) || end == given + 2 && isCommonWord(given..<end))
        || passage.isDeed(at: given)
      if !isCut, (given..<end).allSatisfy({ isGiven($0) }), let office = office(behind: end) {
        return person(start..<end, role: office)
      }
    }
    return nil
  }

  /// The office that somebody whose name ends there is said to hold, where it ends the clause.
  func office(behind end: Int) -> String? {
    guard let verb = PersonWords.holding.longest(in: passage.signs, at: end) else { return nil }
    let clauseEnd = passage.clauseEnd(after: verb.end)
    guard clauseEnd - end < 30,
      PersonWords.titles.start(in: passage.signs, endingAt: clauseEnd, after: verb.end) != nil
    else { return nil }
    return passage.text(verb.end..<clauseEnd)
  }

  /// The words before the name that end with a title: 高新区某社区居民.
  func role(before start: Int) -> String? {
    var end = start
    // 总经理：王海, 作者　王海
    while start - end < 2, passage[end - 1] == ":" || passage[end - 1].is(.space) { end -= 1 }
    guard let title = titleStart(before: end),
      PersonWords.introduced.start(in: passage.signs, endingAt: end, after: max(0, end - 8))
        != title
    else { return nil }
    var begin = title
    while begin > 0 {
      if let name = names.last(where: { $0.range.contains(begin - 1) }) {
        begin = name.range.lowerBound
        continue
      }
      let sign = passage[begin - 1]
      guard sign.is([.han, .letter, .digit]) || sign == "·" || sign == "、" && isInsideRole(begin)
      else { break }
      if let broken = passage.breakStart(endingAt: begin), !coversName(broken) { break }
      begin -= 1
      if end - begin > 40 { break }
    }
    return begin < end ? passage.text(begin..<end) : nil
  }

  /// 县委常委、宣传部部长: offices side by side.
  private func isInsideRole(_ place: Int) -> Bool {
    PersonWords.titles.start(in: passage.signs, endingAt: place - 1, after: max(0, place - 9))
      != nil
      && !people.contains { $0.range.upperBound == place - 1 }
  }

  private func coversName(_ place: Int) -> Bool {
    names.contains { $0.range.contains(place) }
  }
}
