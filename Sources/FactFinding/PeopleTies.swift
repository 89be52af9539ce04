/// The people of a story: each once with the fullest role, and every place where the name stands again.
struct PeopleTies {
  /// Nil for a story without people, as most notices are: a table is not built for nothing.
  private let table: WordTable<String>?
  /// The one person of each surname, by its sign's code; a surname that several bear tells nobody.
  private let bySurname: [UInt16: Person]

  init(_ people: [Person]) {
    let parts = people.flatMap { person in
      person.name.split(separator: "·").dropFirst().filter { $0.unicodeScalars.count > 1 }
        .map { (String($0), person.name) }
    }
    table = people.isEmpty ? nil : WordTable(parts + people.map { ($0.name, $0.name) })
    let families = Dictionary(grouping: people) { person in
      person.name.unicodeScalars.first.map { Sign(folding: $0).code } ?? 0
    }
    bySurname = families.compactMapValues { $0.count == 1 ? $0.first : nil }
  }

  /// Each name once, in order of first mention, with the longest role that the story gives it.
  static func people(_ found: [Person]) -> [Person] {
    var people: [Person] = []
    let dotted = found.map(\.name).filter { $0.unicodeScalars.contains("·") }
    // 普京 where the story has 弗拉基米尔·普京.
    func fullName(_ name: String) -> String {
      dotted.first { $0.ends(with: "·" + name) || $0.utf8.starts(with: (name + "·").utf8) } ?? name
    }
    var indices: [Spelling: Int] = [:]
    for var person in found {
      person.name = fullName(person.name)
      if let index = indices[Spelling(person.name)] {
        let before = people[index].role?.utf8.count ?? 0
        if person.role?.utf8.count ?? 0 > before { people[index].role = person.role }
      } else {
        indices[Spelling(person.name)] = people.count
        people.append(person)
      }
    }
    return withoutForms(withoutCuts(people, found))
  }

  /// 林萍 where the story has 林萍正 as well, once and under no office of its own: the sign behind the name begins the next
  /// word. 王建 and 王建国 are two where each has his office.
  private static func withoutCuts(_ people: [Person], _ found: [Person]) -> [Person] {
    people.filter { person in
      guard person.name.unicodeScalars.count > 2 else { return true }
      let cut = Spelling(String(person.name.unicodeScalars.dropLast()))
      guard let shorter = people.first(where: { Spelling($0.name) == cut }) else { return true }
      let isTwice =
        found.lazy.filter { Spelling($0.name) == Spelling(person.name) }.prefix(2).count > 1
      return isTwice || person.role.map { $0 != shorter.role } ?? false
    }
  }

  /// 王阿姨 is 王秀兰 where the story has named her before, has no other 王, and does not call 王阿姨 something else; 王科长 is
  /// a 王 whose office that is, whichever of several.
  private static func withoutForms(_ people: [Person]) -> [Person] {
    let families = Dictionary(grouping: people, by: \.name.unicodeScalars.first)
    return people.filter { person in
      // 老秦, where the story has a 秦 with his given name.
      if let surname = person.nickname, families[surname] != nil { return false }
      guard person.isForm, let family = families[person.name.unicodeScalars.first],
        let full = family.first, !full.isForm
      else { return true }
      let isOnly = family.dropFirst().allSatisfy(\.isForm)
      if let office = person.office {
        return !family.contains {
          !$0.isForm && ($0.role.map { Self.names($0, office) } ?? isOnly)
        }
      }
      return !isOnly || person.role.map { full.role?.contains($0) != true } ?? false
    }
  }

  /// Whether a role is that office; a doctor and a judge are addressed by another word than they are introduced with.
  private static func names(_ role: String, _ office: String) -> Bool {
    let words =
      switch office {
      case "医生", "大夫": ["医", office]
      case "法官": ["审判", "庭长", office]
      case "警官": ["警", "所长"]
      default: [office]
      }
    return words.contains { role.contains($0) }
  }

  /// Every mention of the people in a passage, bylines left out.
  func mentions(in passage: Passage, findings: Findings) -> [Located<Mention>] {
    guard let table else { return [] }
    var mentions: [Located<Mention>] = []
    var place = 0
    while place < passage.count {
      // A title is looked for behind a surname, with which some name begins.
      guard table.canBegin(with: passage.signs[place]) else {
        place += 1
        continue
      }
      let named = table.longest(in: passage.signs, at: place).map { ($0.end, $0.meaning) }
      guard let (end, name) = named ?? titled(in: passage, at: place),
        !findings.isCredit(place)
      else {
        place += 1
        continue
      }
      let range = place..<end
      mentions.append(
        Located(range: range, fact: Mention(kind: .person, name: name, span: passage.span(range))))
      place = end
    }
    return mentions
  }

  /// 张主任 for 张建国, whose role the story gives as 办事处主任: a title that is not his own is another 张.
  private func titled(in passage: Passage, at place: Int) -> (end: Int, name: String)? {
    let next = passage[place + 1]
    guard next.is([.beginsFamiliar, .beginsHonorific]), passage[place].is(.beginsPerson),
      let person = bySurname[passage[place].code]
    else { return nil }
    if let (end, _) = PersonWords.familiar.longest(in: passage.signs, at: place + 1),
      !person.isForm, !passage[place - 1].is(.han) || passage.breakStart(endingAt: place) != nil
    {
      return (end, person.name)
    }
    guard next.is(.beginsHonorific),
      let (end, _) = PersonWords.honorifics.longest(in: passage.signs, at: place + 1),
      !passage[place - 1].is(.han) || passage.breakStart(endingAt: place) != nil,
      let role = person.role, role.contains(passage.text(place + 1..<end))
    else { return nil }
    return (end, person.name)
  }
}

extension Person {
  /// 王阿姨, 刘女士, 冷科长: a surname with a form of address or an office.
  fileprivate var isForm: Bool {
    office != nil || PersonWords.familiar.longest(in: signs, at: 1)?.end == signs.count
  }

  /// 秦 of 老秦.
  fileprivate var nickname: Unicode.Scalar? {
    let scalars = name.unicodeScalars
    guard scalars.count == 2, let first = scalars.first, let last = scalars.last,
      PersonWords.nicknames.contains(Sign(folding: first))
    else { return nil }
    return last
  }

  /// 科长 of 冷科长.
  fileprivate var office: String? {
    let signs = signs
    return PersonWords.offices.longest(in: signs, at: 1)?.end == signs.count
      ? String(name.unicodeScalars.dropFirst()) : nil
  }

  private var signs: [Sign] { name.unicodeScalars.map { Sign(folding: $0) } }
}
