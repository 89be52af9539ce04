/// The people of a story: each once with the fullest role, and every place where the name stands again.
struct PeopleTies {
  /// Nil for a story without people, as most notices are: a table is not built for nothing.
  private let table: WordTable<String>?

  init(_ people: [Person]) {
    table = people.isEmpty ? nil : WordTable(people.map { ($0.name, $0.name) })
  }

  /// Each name once, in order of first mention, with the longest role that the story gives it.
  static func people(_ found: [Person]) -> [Person] {
    var people: [Person] = []
    for person in found {
      if let index = people.firstIndex(where: { $0.name == person.name }) {
        let before = people[index].role?.utf8.count ?? 0
        if person.role?.utf8.count ?? 0 > before { people[index].role = person.role }
      } else {
        people.append(person)
      }
    }
    return people
  }

  /// Every mention of the people in a passage, bylines left out.
  func mentions(in passage: Passage, findings: Findings) -> [Located<Mention>] {
    guard let table else { return [] }
    var mentions: [Located<Mention>] = []
    var place = 0
    while place < passage.count {
      guard let (end, name) = table.longest(in: passage.signs, at: place),
        !findings.credits.contains(where: { $0.contains(place) })
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
}
