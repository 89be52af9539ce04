import PageReading

/// A fact and the signs it stands on.
struct Located<Fact: Sendable>: Sendable {
  var range: Range<Int>
  var fact: Fact
}

/// What the finders have found in one passage, each building on those before it in the list.
struct Findings: Sendable {
  var dates: [Located<DateExpression>] = []
  /// Signs of dates, in order: numbers in them are no figures.
  var dateSigns: [Range<Int>] = []
  var figures: [Located<Figure>] = []
  /// Bylines and credits: the names in them are not people of the story.
  var credits: [Range<Int>] = []
  var names: [Located<NameCandidate>] = []
  var people: [Located<Person>] = []
  var mentions: [Located<Mention>] = []
}

/// One kind of fact. A finder reads a passage and what was found in it before, and adds to it.
protocol Finder: Sendable {
  func find(in passage: Passage, of story: Story, _ findings: inout Findings)
}

/// What is known about a whole story before its passages are read.
struct Story: Sendable {
  /// The day, from which 昨日 and 3月9日 are told.
  let day: Day?
  /// As printed, where the story has one.
  var byline: String?
}

extension Findings {
  /// Makes mentions of the names that the story bears out, each under its full name; a person's name is never part of
  /// a place's (李县 in 李县法).
  mutating func tie(_ ties: NameTies, _ people: PeopleTies, in passage: Passage) {
    mentions = people.mentions(in: passage, findings: self)
    let taken = mentions.map(\.range)
    for candidate in names
    where !taken.contains(where: { $0.overlaps(candidate.range) && candidate.fact.kind == .place })
    {
      guard let name = ties.fullName(of: candidate.fact) else { continue }
      mentions.append(
        Located(
          range: candidate.range,
          fact: Mention(kind: candidate.fact.kind, name: name, span: passage.span(candidate.range)))
      )
    }
    mentions.sort { $0.range.lowerBound < $1.range.lowerBound }
  }
}
