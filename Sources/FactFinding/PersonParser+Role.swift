/// What somebody is: the office before the name, or behind 是.
extension PersonParser {
  /// 张静是金桂社区网格员: the office follows 是.
  func predicate(_ given: Int) -> Located<Person>? {
    guard passage[given + 1] == "是" || passage[given + 2] == "是" else { return nil }
    for end in stride(from: given + 2, to: given, by: -1)
    where passage[end] == "是" && (given..<end).allSatisfy({ isGiven($0) }) {
      let clauseEnd = passage.clauseEnd(after: end)
      guard clauseEnd - end < 30, beginsHere,
        PersonWords.titles.start(in: passage.signs, endingAt: clauseEnd, after: end + 2) != nil
      else { continue }
      return person(start..<end, role: passage.text(end + 1..<clauseEnd))
    }
    return nil
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
