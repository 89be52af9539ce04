/// Finds people by how newspapers name them: an office or a trade before the name, speech or a title after it, a
/// surname with a form of address (王阿姨).
///
/// A surname alone proves nothing (高兴, 方便), so every name needs a witness beside it; once it has one, it is known in
/// the whole story.
struct PersonFinder: Finder {
  func find(in passage: Passage, of story: Story, _ findings: inout Findings) {
    let blocked = (findings.credits + findings.dates.map { $0.range })
      .sorted { $0.lowerBound > $1.lowerBound }
    var parser = PersonParser(
      passage: passage, words: findings.words, names: findings.names.map { $0.range },
      blocked: blocked)
    parser.run()
    findings.people = parser.people
  }
}

private struct PersonParser {
  let passage: Passage
  let words: Segmentation
  /// Places and bodies, which roles are made of.
  let names: [Range<Int>]
  /// Credits and dates, the last first.
  var blocked: [Range<Int>]
  /// The last signs of places and bodies.
  private let nameEnds: Coverage
  private(set) var people: [Located<Person>] = []
  /// Where a name is looked for.
  private var start = 0

  init(passage: Passage, words: Segmentation, names: [Range<Int>], blocked: [Range<Int>]) {
    (self.passage, self.words, self.names, self.blocked) = (passage, words, names, blocked)
    nameEnds = Coverage(passage, names.map { $0.upperBound - 1..<$0.upperBound })
  }

  mutating func run() {
    while start < passage.count {
      while let next = blocked.last, next.upperBound <= start { blocked.removeLast() }
      if let next = blocked.last, next.contains(start) {
        start = next.upperBound
      } else if passage[start].is(.beginsPerson), let person = parse() {
        people.append(person)
        start = person.range.upperBound
      } else {
        start += 1
      }
    }
  }

  private func parse() -> Located<Person>? {
    if let end = familiarEnd { return person(start..<end, role: role(before: start)) }
    if let end = spacedEnd { return person(start..<end, role: role(before: start)) }
    if let word = words.word(at: start), word.kind == .person, Int(word.start) == start,
      !isInsideName(word.range)
    {
      return person(word.range, role: role(before: start))
    }
    guard let given = givenStart, !isWord else { return nil }
    if let end = endInList(given) { return person(start..<end, role: role(before: start)) }
    return predicate(given)
  }

  /// 雷锋 in 雷锋志愿服务队.
  private func isInsideName(_ range: Range<Int>) -> Bool {
    titleStart == nil
      && names.contains {
        $0.count > range.count && $0.contains(start) && $0.upperBound >= range.upperBound
      }
  }

  /// 王　明: a given name of one sign is spaced out where names are listed or signed.
  private var spacedEnd: Int? {
    guard passage[start].is(.surname), passage[start + 1].is(.space),
      !passage[start - 1].is([.han, .letter, .digit]) || titleStart != nil
    else { return nil }
    var given = start + 1
    while passage[given].is(.space) { given += 1 }
    guard given - start <= 3, isGiven(given), !passage[given + 1].is([.han, .letter, .digit])
    else { return nil }
    return given + 1
  }

  private func person(_ range: Range<Int>, role: String?) -> Located<Person> {
    Located(range: range, fact: Person(name: passage.text(range), role: role))
  }

  // MARK: Names

  /// Where the given name begins, after a surname.
  private var givenStart: Int? {
    if let (end, _) = PersonWords.doubleSurnames.longest(in: passage.signs, at: start) {
      return end
    }
    return passage[start].is(.surname) ? start + 1 : nil
  }

  /// 安全, 党支部, 项目总监: a word that begins with the sign of a surname.
  private var isWord: Bool {
    if let word = words.word(at: start), Int(word.start) == start, word.isOfLanguage { return true }
    return PersonWords.commonWords.longest(in: passage.signs, at: start) != nil
      || NameWords.endings.longest(in: passage.signs, at: start).map { $0.end > start + 1 } ?? false
  }

  private func isGiven(_ place: Int) -> Bool {
    passage[place].is(.han) && !PersonWords.notGiven.contains(passage[place])
  }

  /// A name begins after a mark or a word that no name holds, not in the midst of one.
  private var beginsHere: Bool {
    let before = passage[start - 1]
    if !before.is([.han, .letter, .digit]) { return true }
    if passage.breakStart(endingAt: start, orJoining: true) != nil { return true }
    return start > 0 && nameEnds.overlaps(start - 1..<start)
  }

  /// 王阿姨, 刘女士: at a boundary or after a title.
  private var familiarEnd: Int? {
    guard passage[start].is(.surname),
      let (end, _) = PersonWords.familiar.longest(in: passage.signs, at: start + 1),
      beginsHere || titleStart != nil
    else { return nil }
    return end
  }

  // MARK: Witnesses

  private var titleStart: Int? { titleStart(before: start) }

  private func titleStart(before end: Int) -> Int? {
    passage[end - 1].is(.endsTitle)
      ? PersonWords.titles.start(in: passage.signs, endingAt: end, after: max(0, end - 8)) : nil
  }

  /// Whether a name may end before `place`: a mark, or a word that follows a subject.
  private func endsHere(_ place: Int) -> Bool {
    let sign = passage[place]
    if !sign.is(.han) { return true }
    if PersonWords.speech.longest(in: passage.signs, at: place) != nil { return true }
    if PersonWords.honorifics.longest(in: passage.signs, at: place) != nil { return true }
    return NameWords.breaks.longest(in: passage.signs, at: place).map { $0.meaning != .inside }
      ?? false
  }

  /// 省长李某某、张某某、王某某: after a name and 、, up to another mark.
  private func endInList(_ given: Int) -> Int? {
    guard passage[start - 1] == "、" || passage[start - 1] == " ",
      people.last?.range.upperBound == start - 1, isGiven(given)
    else { return nil }
    if isGiven(given + 1), !passage[given + 2].is(.han) || endsHere(given + 2) { return given + 2 }
    return !passage[given + 1].is(.han) || endsHere(given + 1) ? given + 1 : nil
  }

  /// 张静是金桂社区网格员: the office follows 是.
  private func predicate(_ given: Int) -> Located<Person>? {
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

  // MARK: Roles

  /// The words before the name that end with a title: 高新区某社区居民.
  private func role(before start: Int) -> String? {
    var end = start
    // 总经理：王海, 作者　王海
    while start - end < 2, passage[end - 1] == ":" || passage[end - 1].is(.space) { end -= 1 }
    guard let title = titleStart(before: end) else { return nil }
    var begin = title
    while begin > 0 {
      if let name = names.last(where: { $0.contains(begin - 1) }) {
        begin = name.lowerBound
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
    names.contains { $0.contains(place) }
  }
}
