/// Finds people by how newspapers name them: an office or a trade before the name, speech or a title after it, a
/// surname with a form of address (王阿姨).
///
/// A surname alone proves nothing (高兴, 方便), so every name needs a witness beside it; once it has one, it is known in
/// the whole story.
struct PersonFinder: Finder {
  func find(in passage: Passage, of story: Story, _ findings: inout Findings) {
    var parser = PersonParser(
      passage: passage, words: findings.words, names: findings.names, blocked: findings.others)
    parser.run()
    findings.people = parser.people
  }
}

/// Goes from one sign that may begin a name to the next; what may be a name there, the extensions say.
struct PersonParser {
  let passage: Passage
  let words: Segmentation
  /// Places and bodies, which roles are made of.
  let names: [Located<NameCandidate>]
  /// Credits and dates, in order, and the first of them that is not behind.
  let blocked: [Range<Int>]
  private var nextBlocked = 0
  let marks: Marks
  var people: [Located<Person>] = []
  /// Where a name is looked for.
  var start = 0

  init(
    passage: Passage, words: Segmentation, names: [Located<NameCandidate>], blocked: [Range<Int>]
  ) {
    (self.passage, self.words, self.names, self.blocked) = (passage, words, names, blocked)
    marks = Marks(passage, names: names, blocked: blocked)
  }

  mutating func run() {
    start = passage.next(.beginsPerson, from: 0)
    while start < passage.count {
      while nextBlocked < blocked.count, blocked[nextBlocked].upperBound <= start {
        nextBlocked += 1
      }
      var end = start + 1
      if nextBlocked < blocked.count, blocked[nextBlocked].contains(start) {
        end = blocked[nextBlocked].upperBound
      } else if let person = parse() {
        people.append(person)
        end = person.range.upperBound
      }
      start = passage.next(.beginsPerson, from: end)
    }
    addListed()
  }

  private func parse() -> Located<Person>? {
    let word = words.word(at: start)
    // 19 + 家 + 文博机构.
    if passage[start - 1].is(.number), Unit.parse(passage, at: start) != nil { return nil }
    if let end = formEnd ?? word.flatMap({ Int($0.start) == start ? nameEnd($0) : nil }) {
      return person(start..<end, role: role(before: start) ?? office(behind: end))
    }
    guard let given = givenStart else { return nil }
    // Inside a word only what follows tells: 张 + 静 + 是….
    guard word?.range.lowerBound == start else {
      return predicate(given).flatMap { isWord ? nil : $0 }
    }
    guard !isWord else { return nil }
    let end =
      endInList(given) ?? nameWordEnd(given) ?? leaderEnd(given) ?? boundedEnd(given)
      ?? speakingEnd(given) ?? rowEnd(given)
    if let end {
      return person(start..<end, role: role(before: start))
    }
    return predicate(given)
  }

  /// 司机 + 覃日升 + 把, 农建忠和 + 梁小兵: a surname alone and a given name between words, after a title or another person.
  private func boundedEnd(_ given: Int) -> Int? {
    guard let surname = words.word(at: start), Int(surname.start) == start,
      Int(surname.end) == given,
      isSurname(surname.kind) || isCommonSurname || surname.kind == .measure && titleStart != nil,
      isGiven(given),
      words.begins(at: given + 2) || words.begins(at: given + 1),
      !marks.has(.name, at: start)
    else { return nil }
    let isLikely = titleStart != nil || followsPerson || isFromHere
    guard isLikely || beginsHere else { return nil }
    return [given + 2, given + 1].first { end in
      (given..<end).allSatisfy { isGiven($0) && words.word(at: $0)?.kind != .function }
        && words.begins(at: end)
        && (isLikely && isTold(end)
          || titleStart != nil && isCommonSurname && end == given + 2 && endsClause(end)
            && PersonWords.said.longest(in: passage.signs, at: given) == nil
          || !isCommonWord(given..<end)
            && (isTold(end) || isLikely && (end == given + 2 || mayEnd(end))))
    }
  }

  /// 副市长 + 欧 + 向阳 + 说: a given name that the lexicon has, told or after a title.
  private func nameWordEnd(_ given: Int) -> Int? {
    guard let word = words.word(at: given), word.range == given..<given + 2,
      word.kind == .name || word.kind == .person,
      words.begins(at: start), isTold(given + 2) || titleStart != nil
    else { return nil }
    return given + 2
  }

  /// 县领导 + 张宏、李茂, 市领导 + 于晓南 + 陪同: before the next of them, or what they have come for.
  private func leaderEnd(_ given: Int) -> Int? {
    // 县领导包联、部门包抓.
    guard passage.has("领导", at: start - 2), passage[start] != "包" else { return nil }
    return [given + 2, given + 1].first { end in
      (given..<end).allSatisfy { isGiven($0) }
        && (passage[end] == "、"
          || PersonWords.attendance.longest(in: passage.signs, at: end) != nil)
    }
  }

  /// 局长 + 高以道 + 认为, 副书记 + 陈以平 + 向: between a title and speech, or what a clause goes on with, a given name may
  /// hold signs that others do not.
  private func speakingEnd(_ given: Int) -> Int? {
    let end = given + 2
    guard titleStart != nil, isCommonSurname, !PersonWords.doubtfulAlone.contains(passage[start])
    else { return nil }
    let isAnyName = (given..<end).allSatisfy { passage[$0].is(.han) } && isTold(end)
    let isRareName =
      PersonWords.rarelyGiven.contains(passage[given]) && isGiven(given + 1) && endsHere(end)
    guard isAnyName || isRareName else { return nil }
    return Lexicon.shared.word(in: passage.signs, at: given..<end) == nil ? end : nil
  }

  /// 部长 + 刘成果 + 主持: after a title and before a mark, a deed or a word of grammar the given name may be any word.
  private func endsClause(_ end: Int) -> Bool {
    passage[end].is([.stop, .pause, .endsList]) || passage[end] == "、" || passage[end] == "为"
      || words.word(at: end)?.kind == .function
        && !PersonWords.doubtfulAlone.contains(passage[start])
      || PersonWords.deeds.longest(in: passage.signs, at: end) != nil
  }

  /// 刘, 邓: signs that the dictionary has as hardly anything but surnames, though under other parts of speech.
  private var isCommonSurname: Bool {
    NameSigns.shared.cost(passage[start], as: .surname) < 125
      && !Self.joining.contains(passage[start])
      && passage[start] != "于"
  }

  /// 张玮拿出, 韩钧根据: one sign of a given name, before a mark, a verb or a longer word of grammar.
  private func mayEnd(_ end: Int) -> Bool {
    !passage[end].is(.han) || passage[end] == "为"
      || words.word(at: end).map {
        ($0.kind == .verb || $0.kind == .function) && $0.range.count > 1
      } ?? false
  }

  /// 务工的, and 安陆人, 临江队: where somebody is from, or whom he plays for.
  private var isFromHere: Bool {
    PersonWords.origins.start(in: passage.signs, endingAt: start) != nil
      || passage[start - 1] == "人" && marks.has(.nameEnd, at: start - 2)
      || passage[start - 1] == "队" && marks.has(.nameEnd, at: start - 1)
  }

  /// 养殖户 + 连 + 饲料.
  func isCommonWord(_ range: Range<Int>) -> Bool {
    guard let word = Lexicon.shared.word(in: passage.signs, at: range) else { return false }
    return word.kind != .name && word.kind != .place && word.cost < 230
  }

  func isSurname(_ kind: Word.Kind) -> Bool {
    switch kind {
    case .name, .person, .single, .noun, .place: true
    default: false
    }
  }

  /// 乔慧和 + 邹一鸣.
  private var followsPerson: Bool {
    Self.joining.contains(passage[start - 1]) && people.last?.range.upperBound == start - 1
  }

  private static let joining = SignSet("、和与及")

  func isMark(_ place: Int) -> Bool { passage[place].is(.mark) || passage[place] == "、" }

  func isTold(_ end: Int) -> Bool {
    let sign = passage[end]
    return sign.is(.beginsSpeech) && PersonWords.said.longest(in: passage.signs, at: end) != nil
      || sign.is(.beginsHonorific)
        && PersonWords.honorifics.longest(in: passage.signs, at: end) != nil
      || sign == "(" && passage.isGlossOfPerson(at: end)
      || sign.is(.endsList) && passage.isCountOfPeople(at: end)
  }

  func person(_ range: Range<Int>, role: String?) -> Located<Person> {
    Located(range: range, fact: Person(name: passage.text(range), role: role))
  }

  // MARK: Names

  /// Where the given name begins, after a surname.
  var givenStart: Int? {
    let sign = passage[start]
    if sign.is(.doubleSurname),
      let (end, _) = PersonWords.doubleSurnames.longest(in: passage.signs, at: start)
    {
      return end
    }
    return sign.is(.surname) ? start + 1 : nil
  }

  /// 安全, 党支部, 项目总监: a word that begins with the sign of a surname.
  var isWord: Bool {
    if let word = words.word(at: start), Int(word.start) == start, word.isOfLanguage { return true }
    return passage[start].is(.beginsCommonWord)
      && PersonWords.commonWords.longest(in: passage.signs, at: start) != nil
      || passage[start].is(.beginsEnding)
        && NameWords.endings.longest(in: passage.signs, at: start).map { $0.end > start + 1 }
          ?? false
  }

  func isGiven(_ place: Int) -> Bool {
    passage[place].is(.han) && !passage[place].is(.notGiven)
  }

  /// A name begins after a mark or a word that no name holds, not in the midst of one.
  var beginsHere: Bool {
    let before = passage[start - 1]
    if !before.is([.han, .letter, .digit]) { return true }
    if passage.breakStart(endingAt: start, orJoining: true) != nil { return true }
    return marks.has(.nameEnd, at: start - 1)
  }

  // MARK: Witnesses

  var titleStart: Int? { titleStart(before: start) }

  func titleStart(before end: Int) -> Int? {
    passage[end - 1].is(.endsTitle)
      ? PersonWords.titles.start(in: passage.signs, endingAt: end, after: max(0, end - 8)) : nil
  }

  /// Whether a name may end before `place`: a mark, or a word that follows a subject.
  func endsHere(_ place: Int) -> Bool {
    let sign = passage[place]
    if !sign.is(.han) { return true }
    if PersonWords.speech.longest(in: passage.signs, at: place) != nil { return true }
    if PersonWords.honorifics.longest(in: passage.signs, at: place) != nil { return true }
    return NameWords.breaks.longest(in: passage.signs, at: place).map { $0.meaning != .inside }
      ?? false
  }
}
