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

/// What the signs of a passage are already part of. Looks cost the range asked for, as those at a `Coverage` do.
private struct Marks {
  struct Part: OptionSet {
    let rawValue: UInt8
    /// A place's or body's name.
    static let name = Part(rawValue: 1)
    static let nameStart = Part(rawValue: 1 << 1)
    static let nameEnd = Part(rawValue: 1 << 2)
    /// A credit or date.
    static let blocked = Part(rawValue: 1 << 3)
  }

  /// Empty where there is nothing.
  private var signs: [Part] = []

  init(_ passage: Passage, names: [Located<NameCandidate>], blocked: [Range<Int>]) {
    guard !names.isEmpty || !blocked.isEmpty else { return }
    signs = [Part](filling: passage.count, with: [])
    for name in names.lazy.map({ $0.range }) {
      for place in name { signs[place].insert(.name) }
      signs[name.lowerBound].insert(.nameStart)
      signs[name.upperBound - 1].insert(.nameEnd)
    }
    for range in blocked {
      for place in range { signs[place].insert(.blocked) }
    }
  }

  func has(_ part: Part, at place: Int) -> Bool {
    signs.indices.contains(place) && !signs[place].isDisjoint(with: part)
  }

  func has(_ part: Part, in range: Range<Int>) -> Bool {
    !signs.isEmpty && range.contains { has(part, at: $0) }
  }
}

private struct PersonParser {
  let passage: Passage
  let words: Segmentation
  /// Places and bodies, which roles are made of.
  let names: [Located<NameCandidate>]
  /// Credits and dates, in order, and the first of them that is not behind.
  private let blocked: [Range<Int>]
  private var nextBlocked = 0
  private let marks: Marks
  private(set) var people: [Located<Person>] = []
  /// Where a name is looked for.
  private var start = 0

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
    if let end = formEnd ?? word.flatMap({ Int($0.start) == start ? nameEnd($0) : nil }) {
      return person(start..<end, role: role(before: start))
    }
    guard let given = givenStart else { return nil }
    // Inside a word only what follows tells: 张 + 静 + 是….
    guard word?.range.lowerBound == start else {
      return predicate(given).flatMap { isWord ? nil : $0 }
    }
    guard !isWord else { return nil }
    let end =
      endInList(given) ?? nameWordEnd(given) ?? boundedEnd(given) ?? speakingEnd(given)
      ?? rowEnd(given)
    if let end {
      return person(start..<end, role: role(before: start))
    }
    return predicate(given)
  }

  /// What is known by its form, however the signs are cut into words.
  private var formEnd: Int? {
    let (sign, next) = (passage[start], passage[start + 1])
    if sign.is(.surname), next.is([.beginsFamiliar, .space]) {
      if let end = next.is(.space) ? spacedEnd : familiarEnd { return end }
    }
    if next == "某", let end = anonymousEnd { return end }
    if sign.is(.beginsNamePart), let end = composedEnd { return end }
    if sign.is(.foreign), next.is(.foreign), let end = foreignRunEnd { return end }
    return sign.is(.beginsJapanese) ? japaneseEnd : nil
  }

  /// What the segmentation has as one word.
  private func nameEnd(_ word: Word) -> Int? {
    if word.kind == .person, let end = personEnd(word) { return end }
    if passage[start].is(.beginsFamous), let end = famousEnd(word) { return end }
    if word.kind == .name, let end = deedsEnd(word) ?? foreignEnd(word) { return end }
    let mayBeTitled = word.kind == .name || word.kind == .noun || word.kind == .place
    return mayBeTitled && passage[start - 1].is(.endsTitle) ? titledEnd(word) : nil
  }

  /// What the segmentation has as a person's name.
  private func personEnd(_ word: Word) -> Int? {
    guard !isInsideName(word.range), !isThing(word.range) else { return nil }
    let end = Int(word.end)
    // 郑初 + 一 + 介绍, 汪梓 + 萱 + 。: the sign between the name and what follows it is the name's.
    if word.range.count == 2, givenStart == start + 1, isGiven(end), isLoneSign(end),
      isTold(end + 1) || isMark(end + 1)
    {
      return end + 1
    }
    return end
  }

  private func isLoneSign(_ place: Int) -> Bool {
    guard let word = words.word(at: place), word.range.count == 1 else { return false }
    return word.kind == .single || word.kind == .name || passage[place].is(.numeral)
  }

  /// 鲁迅, whom every reader knows.
  private func famousEnd(_ word: Word) -> Int? {
    guard
      PersonWords.famous.longest(in: passage.signs, at: start)?.end == Int(word.end),
      !isInsideName(word.range), !isQuotedThing(word.range)
    else { return nil }
    return Int(word.end)
  }

  /// 罗干主持: a name of the lexicon at the head of a clause, with the deeds of officials behind it.
  private func deedsEnd(_ word: Word) -> Int? {
    guard passage[start].is(.surname), 2...3 ~= word.range.count, !isWord,
      isMark(start - 1) || start == 0 || titleStart != nil,
      PersonWords.deeds.longest(in: passage.signs, at: Int(word.end)) != nil
    else { return nil }
    return Int(word.end)
  }

  /// 肯尼迪, 恩格斯: a foreign name that the lexicon has, which mostly is somebody's; not the start of another name
  /// (希尔顿饭店, 诺贝尔奖), nor what marks set off (“阿波罗”).
  private func foreignEnd(_ word: Word) -> Int? {
    guard word.range.count >= 3, word.range.allSatisfy({ passage[$0].is(.foreign) }),
      !isQuotedThing(word.range), !isInsideName(word.range), !isTail(word.range),
      !goesOnFromForeign,
      !isCommonWordOfNames(word.range), !marks.has(.name, in: word.range),
      Gazetteer.table.longest(in: passage.signs, at: start, before: Int(word.end))?.end
        != Int(word.end),
      passage[Int(word.end)] != "·", passage[start - 1] != "·"
    else { return nil }
    return bearsName(Int(word.end)) ? nil : Int(word.end)
  }

  /// 霍尔 + 布鲁克, 卢 + 日科夫: words in the signs of foreign names, one after the other, after a title or with the ending
  /// that names from Russia have (托罗 + 普采夫).
  private var foreignRunEnd: Int? {
    guard passage[start + 2].is(.foreign), !passage[start - 1].is(.foreign) || titleStart != nil
    else { return nil }
    var end = start
    while let word = words.word(at: end), Int(word.start) == end, isOfForeignName(word),
      end == start || !isTold(end)
    {
      end = Int(word.end)
    }
    while end > start, Segmenter.afterForeign.contains(passage[end - 1]) { end -= 1 }
    let range = start..<end
    guard range.count > (passage[start].is(.surname) ? 3 : 2),
      titleStart != nil || range.count > 3 && hasRussianEnding(range),
      !isQuotedThing(range), !bearsName(end), !marks.has([.name, .blocked], in: range),
      passage[end] != "·", passage[start - 1] != "·"
    else { return nil }
    return end
  }

  private func isOfForeignName(_ word: Word) -> Bool {
    switch word.kind {
    case .name, .person, .single, .place, .noun: break
    case .verb, .adjective, .measure: if word.range.count > 1 { return false }
    default: return false
    }
    return word.range.allSatisfy { passage[$0].is(.foreign) }
  }

  private func hasRussianEnding(_ range: Range<Int>) -> Bool {
    switch passage[range.upperBound - 1] {
    case "夫", "娃": true
    case "基": passage[range.upperBound - 2] == "斯"
    case "奇": passage[range.upperBound - 2] == "维"
    default: false
    }
  }

  /// Whether what follows makes a foreign name a part of another.
  private func bearsName(_ end: Int) -> Bool {
    let isPart =
      Self.namesakes.contains(passage[end])
      || passage[end].is(.beginsEnding)
        && NameWords.endings.longest(in: passage.signs, at: end) != nil
    return isPart && !isTold(end)
  }

  /// 希尔顿饭店, 库尔德人, 达尔文奖: what bears somebody's name, or a people's or place's that sounds like one.
  private static let namesakes = SignSet("人族语奖牌杯队党派型式号系病症教饭酒机地半群高盆海山河州省市县主法定")

  /// 霍 + 利 + 菲尔德: the signs before it are of the same name.
  private var goesOnFromForeign: Bool {
    passage[start - 1].is(.foreign) && passage.breakStart(endingAt: start, orJoining: true) == nil
      && words.word(before: start).map { $0.range.count == 1 && $0.kind != .verb } ?? false
  }

  /// 秘书长 + 罗干: a word of rare use that begins as a name does, after a title and before what follows a subject.
  private func titledEnd(_ word: Word) -> Int? {
    guard 2...4 ~= word.range.count, titleStart != nil,
      passage[start].is(.surname) && word.range.count < 4
        || word.range.allSatisfy({ passage[$0].is(.foreign) }),
      Lexicon.shared.word(in: passage.signs, at: word.range).map({ $0.cost > 240 }) ?? false,
      word.range.dropFirst().allSatisfy({ isGiven($0) }), endsHere(Int(word.end)),
      !isCommonWordOfNames(word.range),
      !marks.has(.name, in: word.range),
      Gazetteer.table.longest(in: passage.signs, at: start, before: Int(word.end)) == nil
    else { return nil }
    return Int(word.end)
  }

  // MARK: Lists

  /// Finds those who stand in a row of names, 、 between them, of whom the walk has missed some: before one who was found
  /// (it only looks forwards), and wherever three items in a row look like names.
  private mutating func addListed() {
    guard hasRow else { return }
    let found = Coverage(passage, people.lazy.map { $0.range })
    var row: [Range<Int>] = []
    var added: [Range<Int>] = []
    var place = 0
    while place < passage.count {
      let end = passage.next([.mark, .listing], from: place)
      let next = endOfGloss(at: end)
      let goesOn = passage[next] == "、"
      if end > place, goesOn || !row.isEmpty { row.append(place..<end) }
      if !goesOn, !row.isEmpty {
        added += missing(in: row, found)
        row.removeAll(keepingCapacity: true)
      }
      place = next + 1
    }
    guard !added.isEmpty else { return }
    for range in added { people.append(person(range, role: nil)) }
    people.sort { $0.range.lowerBound < $1.range.lowerBound }
  }

  /// Behind (女) or (蒙古族), which a name in a row may have.
  private func endOfGloss(at end: Int) -> Int {
    guard passage[end] == "(", passage.isGlossOfPerson(at: end) else { return end }
    let closing = passage.next(.bracket, from: end + 1)
    return closing - end < 10 ? closing + 1 : end
  }

  /// Whether two 、 stand in the passage: most have none, and are not gone through item by item.
  private var hasRow: Bool {
    passage.next(.listing, from: passage.next(.listing, from: 0) + 1) < passage.count
  }

  /// The items of a row that look like names and were not found, where enough speaks for a row of people.
  private func missing(in row: [Range<Int>], _ found: Coverage) -> [Range<Int>] {
    guard row.count > 2 else { return [] }
    let names = row.enumerated().compactMap { index, item in
      index == row.count - 1 ? listedName(item, found) : listedName(item, found, wholly: true)
    }
    let known = row.filter { found.overlaps($0) }.count
    guard !names.isEmpty, known + names.count >= 3, 4 * (known + names.count) >= 3 * row.count
    else { return [] }
    return names
  }

  /// An item of two or three signs, a surname first, that is no word of the language. What follows the last one of a row
  /// (等, 和) is none of its signs.
  private func listedName(
    _ item: Range<Int>, _ found: Coverage, wholly: Bool = false
  ) -> Range<Int>? {
    guard item.count > 1 else { return nil }
    var range = item
    if !wholly, let end = item.dropFirst(2).first(where: { endsHere($0) }) {
      range = item.lowerBound..<end
    }
    guard 2...3 ~= range.count, passage[range.lowerBound].is(.surname),
      wholly && range.count == 3 || range.dropFirst().allSatisfy({ isGiven($0) }),
      !found.overlaps(item),
      range.count < 3 || !Self.things.contains(passage[range.upperBound - 1]),
      !marks.has([.name, .blocked], in: range)
    else { return nil }
    let word = Lexicon.shared.word(in: passage.signs, at: range)
    return word.map { $0.kind == .name || $0.cost > 280 } ?? true ? range : nil
  }

  /// `林若溪　临江县第二中学`, `江晓月(湖北武汉)`: the first column of a list, where a place or body follows.
  private func rowEnd(_ given: Int) -> Int? {
    let end = given + 2
    guard start == 0 || passage[start - 1].is(.space), (given..<end).allSatisfy({ isGiven($0) }),
      passage[end].is(.space) || passage[end] == "("
    else { return nil }
    var next = end + 1
    while passage[next].is(.space) { next += 1 }
    return next < passage.count && marks.has(.nameStart, at: next) ? end : nil
  }

  /// 花青素, “金豆豆”, 克 + 鲁伊夫: a word of the language, a short quotation or the tail of a foreign name, where neither
  /// a title nor speech makes it a person's.
  private func isThing(_ range: Range<Int>) -> Bool {
    let end = range.upperBound
    if isQuotedThing(range) || passage[end - 1] == "队" || isCommonWordOfNames(range) { return true }
    // 19岁的吉林队员.
    if Gazetteer.table.longest(in: passage.signs, at: start, before: end)?.end == end, !isTold(end)
    {
      return true
    }
    if titleStart != nil || isTold(end) && !isKnownWord(range) {
      return range.count == 2 && !passage[start].is(.surname)
        && (isKnownWord(range) || !isTold(end) && !endsHere(end))
    }
    return isKnownWord(range) || isTail(range)
      || Self.things.contains(passage[range.upperBound - 1]) && range.count > 2
  }

  /// 祖母, 花青素: the lexicon has them among its names.
  private func isCommonWordOfNames(_ range: Range<Int>) -> Bool {
    passage[start].is(.beginsCommonWord)
      && PersonWords.commonWords.longest(in: passage.signs, at: start)?.end == range.upperBound
  }

  private func isKnownWord(_ range: Range<Int>) -> Bool {
    guard let word = Lexicon.shared.word(in: passage.signs, at: range) else { return false }
    return word.kind != .name
  }

  /// “金盏秋菊”, but “王小二是谁？”.
  private func isQuotedThing(_ range: Range<Int>) -> Bool {
    guard passage[range.lowerBound - 1].is(.opening) else { return false }
    let closing = (range.upperBound..<range.lowerBound + 8).first { passage[$0].is(.mark) }
    return closing.map { passage[$0].is(.closing) } ?? false
  }

  private func isTail(_ range: Range<Int>) -> Bool {
    guard let before = words.word(before: start), before.kind == .single,
      passage[start - 1].is(.foreign)
    else { return false }
    return range.allSatisfy { passage[$0].is(.foreign) }
  }

  /// 裴公亭, 金穗杯, 满意度: no given name ends so.
  private static let things = SignSet("亭苑寺庙杯戏桥证站峡屯皮籽院堂滩牌率度性感委车砂库鼠棒口岛岗")

  /// 雷锋 in 雷锋志愿服务队.
  private func isInsideName(_ range: Range<Int>) -> Bool {
    titleStart == nil
      && names.contains { name in
        name.range.count > range.count && name.range.contains(start)
          && name.range.upperBound >= range.upperBound
      }
  }

  /// 王　明: a given name of one sign is spaced out where names are listed or signed.
  private var spacedEnd: Int? {
    guard !passage[start - 1].is([.han, .letter, .digit]) || titleStart != nil
    else { return nil }
    var given = start + 1
    while passage[given].is(.space) { given += 1 }
    guard given - start <= 3, isGiven(given), !passage[given + 1].is([.han, .letter, .digit])
    else { return nil }
    return given + 1
  }

  /// 次旦平措, 乌云毕力格: of the parts that such names have; one part alone needs a title or speech.
  private var composedEnd: Int? {
    var end = start
    var parts = 0
    while let next = PersonWords.nameParts.longest(
      in: passage.signs, at: parts > 0 && passage[end] == "·" ? end + 1 : end)?.end
    {
      end = next
      parts += 1
    }
    guard parts > 0, 3...12 ~= end - start || titleStart != nil || isTold(end),
      !Self.divisions.contains(passage[end]), passage[end] != "·", passage[start - 1] != "·"
    else { return nil }
    if let word = words.word(at: start),
      word.isPlace && Int(word.end) >= end
        || word.kind == .person && parts == 1 && Int(word.end) > end
    {
      return nil
    }
    let isWitnessed = titleStart != nil || isTold(end) || isMark(start - 1) && isMark(end)
    return isWitnessed || (parts > 1 || end - start > 3) && (beginsHere || words.begins(at: start))
      ? end : nil
  }

  private static let divisions = SignSet("县镇乡市旗州村路苏木省河湖山区")

  /// 官员 + 小林健一 + 笑着说.
  private var japaneseEnd: Int? {
    guard
      let given = PersonWords.japaneseSurnames.longest(in: passage.signs, at: start)?.end,
      isGiven(given)
    else { return nil }
    let ends = [given + 3, given + 2, given + 1].filter { end in
      (given..<end).allSatisfy { isGiven($0) }
    }
    // 桥本龙太郎.
    if titleStart != nil, passage[given + 2] == "郎" { return given + 3 }
    if let end = ends.first(where: { isTold($0) }), beginsHere || titleStart != nil { return end }
    guard titleStart != nil else { return nil }
    return ends.first { !passage[$0].is(.han) }
      ?? ends.first { endsHere($0) }
      ?? ends.first { $0 == given + 2 && words.begins(at: $0) }
  }

  /// 司机 + 覃日升 + 把, 农建忠和 + 梁小兵: a surname alone and a given name between words, after a title or another person.
  private func boundedEnd(_ given: Int) -> Int? {
    guard let surname = words.word(at: start), Int(surname.start) == start,
      Int(surname.end) == given, isSurname(surname.kind) || isCommonSurname, isGiven(given),
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

  /// 局长 + 高以道 + 认为: between a title and speech a given name may hold signs that others do not.
  private func speakingEnd(_ given: Int) -> Int? {
    let end = given + 2
    guard titleStart != nil, isCommonSurname, !PersonWords.doubtfulAlone.contains(passage[start]),
      (given..<end).allSatisfy({ passage[$0].is(.han) }), passage[end].is(.beginsSpeech),
      PersonWords.said.longest(in: passage.signs, at: end) != nil,
      Lexicon.shared.word(in: passage.signs, at: given..<end) == nil
    else { return nil }
    return end
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

  /// 张玮拿出: one sign of a given name, before a mark or a verb.
  private func mayEnd(_ end: Int) -> Bool {
    !passage[end].is(.han) || passage[end] == "为"
      || words.word(at: end).map { $0.kind == .verb && $0.range.count > 1 } ?? false
  }

  private var isFromHere: Bool {
    PersonWords.origins.start(in: passage.signs, endingAt: start) != nil
  }

  /// 养殖户 + 连 + 饲料.
  private func isCommonWord(_ range: Range<Int>) -> Bool {
    guard let word = Lexicon.shared.word(in: passage.signs, at: range) else { return false }
    return word.kind != .name && word.kind != .place && word.cost < 230
  }

  private func isSurname(_ kind: Word.Kind) -> Bool {
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

  private func isMark(_ place: Int) -> Bool { passage[place].is(.mark) || passage[place] == "、" }

  private func isTold(_ end: Int) -> Bool {
    let sign = passage[end]
    return sign.is(.beginsSpeech) && PersonWords.said.longest(in: passage.signs, at: end) != nil
      || sign.is(.beginsHonorific)
        && PersonWords.honorifics.longest(in: passage.signs, at: end) != nil
      || sign == "(" && passage.isGlossOfPerson(at: end)
      || sign.is(.endsList) && passage.isCountOfPeople(at: end)
  }

  private func person(_ range: Range<Int>, role: String?) -> Located<Person> {
    Located(range: range, fact: Person(name: passage.text(range), role: role))
  }

  // MARK: Names

  /// Where the given name begins, after a surname.
  private var givenStart: Int? {
    let sign = passage[start]
    if sign.is(.doubleSurname),
      let (end, _) = PersonWords.doubleSurnames.longest(in: passage.signs, at: start)
    {
      return end
    }
    return sign.is(.surname) ? start + 1 : nil
  }

  /// 安全, 党支部, 项目总监: a word that begins with the sign of a surname.
  private var isWord: Bool {
    if let word = words.word(at: start), Int(word.start) == start, word.isOfLanguage { return true }
    return passage[start].is(.beginsCommonWord)
      && PersonWords.commonWords.longest(in: passage.signs, at: start) != nil
      || passage[start].is(.beginsEnding)
        && NameWords.endings.longest(in: passage.signs, at: start).map { $0.end > start + 1 }
          ?? false
  }

  private func isGiven(_ place: Int) -> Bool {
    passage[place].is(.han) && !passage[place].is(.notGiven)
  }

  /// A name begins after a mark or a word that no name holds, not in the midst of one.
  private var beginsHere: Bool {
    let before = passage[start - 1]
    if !before.is([.han, .letter, .digit]) { return true }
    if passage.breakStart(endingAt: start, orJoining: true) != nil { return true }
    return marks.has(.nameEnd, at: start - 1)
  }

  /// 王阿姨, 刘女士, 冷科长: at a boundary, after a title or where a word ends.
  private var familiarEnd: Int? {
    guard passage[start - 1] != "·", beginsHere || titleStart != nil || followsWord
    else { return nil }
    if let end = PersonWords.familiar.longest(in: passage.signs, at: start + 1)?.end { return end }
    return standsAlone
      ? PersonWords.offices.longest(in: passage.signs, at: start + 1)?.end : nil
  }

  /// 陈某, 张某某, 王某甲: who is not to be known.
  private var anonymousEnd: Int? {
    guard passage[start].is(.surname), standsAlone,
      !Self.indefinite.contains(passage[start + 2])
    else { return nil }
    return Self.anonymous.contains(passage[start + 2]) ? start + 3 : start + 2
  }

  private static let anonymous = SignSet("某甲乙丙丁")

  /// 某些, 某种: what is no person's 某.
  private static let indefinite = SignSet("些种个类项处地件次年月日")

  /// A surname as a word of its own, and not one that mostly is another word.
  private var standsAlone: Bool {
    guard let word = words.word(at: start), Int(word.start) == start else { return false }
    return (word.range.count == 1 || word.kind == .person || word.kind == .name)
      && !PersonWords.doubtfulAlone.contains(passage[start])
  }

  /// 坐着 + 张老太, 政务司 + 黄小姐.
  private var followsWord: Bool {
    guard let word = words.word(before: start) else { return false }
    return switch word.kind {
    case .verb, .function: true
    case .noun, .place, .body: standsAlone
    default: false
    }
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

  // MARK: Roles

  /// The words before the name that end with a title: 高新区某社区居民.
  private func role(before start: Int) -> String? {
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
