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
      passage: passage, names: findings.names.map { $0.range }, blocked: blocked)
    parser.run()
    findings.people = parser.people
  }
}

private struct PersonParser {
  let passage: Passage
  /// Places and bodies, which roles are made of.
  let names: [Range<Int>]
  /// Credits and dates, the last first.
  var blocked: [Range<Int>]
  private let nameEnds: Set<Int>
  private(set) var people: [Located<Person>] = []
  /// Where a name is looked for.
  private var start = 0

  init(passage: Passage, names: [Range<Int>], blocked: [Range<Int>]) {
    (self.passage, self.names, self.blocked) = (passage, names, blocked)
    nameEnds = Set(names.map(\.upperBound))
  }

  mutating func run() {
    while start < passage.count {
      while let next = blocked.last, next.upperBound <= start { blocked.removeLast() }
      if let next = blocked.last, next.contains(start) {
        start = next.upperBound
      } else if PersonWords.begins.contains(passage[start]), let person = parse() {
        people.append(person)
        start = person.range.upperBound
      } else {
        start += 1
      }
    }
  }

  private func parse() -> Located<Person>? {
    if let end = familiarEnd { return person(start..<end, role: role(before: start)) }
    if let end = foreignEnd { return person(start..<end, role: role(before: start)) }
    guard let given = givenStart, !isWord else { return nil }
    if let end = endByTitle(given) {
      guard !isReporter, !holdsTitle(to: end) else { return nil }
      return person(start..<end, role: role(before: start))
    }
    if let end = endInList(given) { return person(start..<end, role: role(before: start)) }
    guard beginsHere else { return nil }
    if let end = endBySpeech(given) { return person(start..<end, role: nil) }
    return predicate(given)
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
    return PersonWords.surnames.contains(passage[start]) ? start + 1 : nil
  }

  /// 安全, 党支部, 项目总监: a word that begins with the sign of a surname.
  private var isWord: Bool {
    PersonWords.commonWords.longest(in: passage.signs, at: start) != nil
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
    return nameEnds.contains(start)
  }

  /// 王阿姨, 刘女士: at a boundary or after a title.
  private var familiarEnd: Int? {
    guard PersonWords.surnames.contains(passage[start]),
      let (end, _) = PersonWords.familiar.longest(in: passage.signs, at: start + 1),
      beginsHere || titleStart != nil
    else { return nil }
    return end
  }

  /// 弗拉基米尔·普京, 叶利钦总统: a run of the signs that foreign names are written in.
  private var foreignEnd: Int? {
    guard PersonWords.foreign.contains(passage[start]), !isForeign(start - 1) || titleStart != nil
    else { return nil }
    var end = start
    var hasDot = false
    while isForeign(end) || passage[end] == "·" && isForeign(end + 1) {
      if passage[end] == "·" { hasDot = true }
      if end > start, PersonWords.said.longest(in: passage.signs, at: end) != nil { break }
      end += 1
    }
    guard end - start >= (hasDot ? 4 : 3), end - start <= 16 else { return nil }
    let isNamed =
      titleStart != nil || PersonWords.honorifics.longest(in: passage.signs, at: end) != nil
      || PersonWords.said.longest(in: passage.signs, at: end) != nil
    let isChinese = PersonWords.surnames.contains(passage[start]) && !hasDot && end - start == 3
    return isNamed && !isChinese && (titleStart != nil || beginsHere) ? end : nil
  }

  private func isForeign(_ place: Int) -> Bool { PersonWords.foreign.contains(passage[place]) }

  // MARK: Witnesses

  private var titleStart: Int? {
    PersonWords.titles.start(in: passage.signs, endingAt: start, after: max(0, start - 8))
  }

  private var isReporter: Bool {
    passage.has("记者", at: start - 2) || passage.has("通讯员", at: start - 3)
  }

  /// 书记丁文霞: three signs where a name can be so long and goes on no further, else two.
  private func endByTitle(_ given: Int) -> Int? {
    guard titleStart != nil, isGiven(given) else { return nil }
    // 工作人员常…, 代表团: the title is the head of another word.
    if NameWords.breaks.longest(in: passage.signs, at: start).map({ $0.end > start + 1 }) ?? false {
      return nil
    }
    // 徐有才、田…: a sign that ends names elsewhere is part of this one where a mark follows.
    guard isGiven(given + 1), !endsHere(given + 1) || !passage[given + 2].is(.han) else {
      return endsHere(given + 1) ? given + 1 : nil
    }
    // 老人牛某某栽下一棵树: after a title three signs are the rule.
    return given + 2
  }

  /// 向微网格员: a title begins inside and goes on beyond.
  private func holdsTitle(to end: Int) -> Bool {
    (start..<end).contains {
      PersonWords.titles.end(in: passage.signs, at: $0).map { $0 > end } ?? false
    }
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

  private func endBySpeech(_ given: Int) -> Int? {
    for end in [given + 2, given + 1] where (given..<end).allSatisfy(isGiven) {
      let said = PersonWords.said.longest(in: passage.signs, at: end) != nil
      let isTitled =
        PersonWords.honorifics.longest(in: passage.signs, at: end) != nil && end == given + 2
      guard said || isTitled else { continue }
      if NameWords.breaks.longest(in: passage.signs, at: start).map({ $0.end > given }) ?? false {
        return nil
      }
      return end
    }
    return nil
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
    for end in [given + 2, given + 1] where (given..<end).allSatisfy(isGiven) && passage[end] == "是"
    {
      let clauseEnd = passage.clauseEnd(after: end)
      guard clauseEnd - end < 30,
        PersonWords.titles.start(in: passage.signs, endingAt: clauseEnd, after: end + 2) != nil
      else { continue }
      return person(start..<end, role: passage.text(end + 1..<clauseEnd))
    }
    return nil
  }

  // MARK: Roles

  /// The words before the name that end with a title: 高新区某社区居民.
  private func role(before end: Int) -> String? {
    guard let title = titleStart else { return nil }
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
