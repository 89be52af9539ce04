import PageReading

/// A fact and the signs it stands on.
///
/// Its parts are read with closures and not with key paths: those of a generic type are built anew at every use, which
/// took a thirtieth of all finding.
struct Located<Fact: Sendable>: Sendable {
  var range: Range<Int>
  var fact: Fact
}

/// What the finders have found in one passage, each building on those before it in the list.
struct Findings: Sendable {
  /// The passage cut into words, which names are told by.
  var words = Segmentation()
  var dates: [Located<DateExpression>] = []
  /// Signs of dates, in order: numbers in them are no figures.
  var dateSigns: [Range<Int>] = []
  var figures: [Located<Figure>] = []
  /// Bylines and credits: the names in them are not people of the story.
  var credits: [Range<Int>] = []
  /// Credits and dates, in order: signs that tell of no name. Known once both have been found.
  private(set) var others: [Range<Int>] = []
  var names: [Located<NameCandidate>] = []
  var people: [Located<Person>] = []
  var mentions: [Located<Mention>] = []

  /// To be called when credits and dates are found.
  mutating func gatherOthers() {
    guard !credits.isEmpty || !dates.isEmpty else { return }
    others = credits
    others.reserveCapacity(credits.count + dates.count)
    for date in dates { others.append(date.range) }
    if !credits.isEmpty { others.sort { $0.lowerBound < $1.lowerBound } }
  }

  /// Whether a byline or credit holds `place`.
  func isCredit(_ place: Int) -> Bool { credits.contains { $0.contains(place) } }
}

/// One kind of fact. A finder reads a passage and what was found in it before, and adds to it.
protocol Finder: Sendable {
  func find(in passage: Passage, of story: Story, _ findings: inout Findings)
}

/// What is known about a whole story before its passages are read.
struct Story: Sendable {
  /// The day, from which 昨日 and 3月9日 are told.
  let day: Day?
  /// The signs of the byline, without spaces, where the story has one.
  let byline: [Sign]?
  /// Which of the passages that are read with it are its own.
  let passages: Range<Int>

  init(day: Day?, byline: String? = nil, passages: Range<Int>) {
    self.day = day
    self.passages = passages
    self.byline = byline?.unicodeScalars.map(SignTable.shared.sign).filter { !$0.is(.space) }
  }
}

/// Which signs of a passage are taken. A look costs the range asked for: a search among all that was found would make a
/// page of one long line quadratic.
struct Coverage {
  private let count: Int
  /// A bit for each sign; empty as long as nothing is taken, as in most passages.
  private var taken: [UInt64] = []

  init(_ passage: Passage, _ ranges: some Sequence<Range<Int>> = EmptyCollection()) {
    count = passage.count
    for range in ranges { insert(range) }
  }

  mutating func insert(_ range: Range<Int>) {
    if taken.isEmpty { taken = [UInt64](filling: (count >> 6) + 1, with: 0) }
    for place in range { taken[place >> 6] |= 1 << UInt64(place & 63) }
  }

  @inline(__always)
  private func isTaken(_ place: Int) -> Bool { taken[place >> 6] >> UInt64(place & 63) & 1 != 0 }

  func overlaps(_ range: Range<Int>) -> Bool {
    !taken.isEmpty && range.contains(where: isTaken)
  }

  /// What is left of `range` behind the last taken sign in it.
  func rest(of range: Range<Int>) -> Range<Int> {
    guard !taken.isEmpty else { return range }
    return (range.last(where: isTaken).map { $0 + 1 } ?? range.lowerBound)..<range.upperBound
  }
}

extension Findings {
  /// Adds bodies that their surroundings show to be such, where no name was found yet but a place that theirs begins
  /// with (黄河勘测).
  mutating func addBodies(_ bodies: [Range<Int>], in passage: Passage) {
    guard !bodies.isEmpty else { return }
    let within = Coverage(passage, bodies)
    names.removeAll { name in
      name.fact.kind == .place && within.overlaps(name.range)
        && bodies.contains { $0.lowerBound == name.range.lowerBound && $0.count > name.range.count }
    }
    var taken = Coverage(passage, names.lazy.map { $0.range })
    for body in bodies where !taken.overlaps(body) {
      taken.insert(body)
      names.append(
        Located(
          range: body,
          fact: NameCandidate(kind: .organization, name: passage.text(body), isSure: true)))
    }
  }

  /// Whether a name that is taken runs over the edge of `range`: 吴县 is no place in 吴县生, 李时珍大道 is a road.
  private func cuts(_ range: Range<Int>, _ taken: Coverage) -> Bool {
    guard taken.overlaps(range) else { return false }
    let last = range.upperBound - 1
    return taken.overlaps(last..<range.upperBound) || !taken.overlaps(range.lowerBound..<last)
  }

  /// Makes mentions of the names that the story bears out, each under its full name; a person's name is never part of
  /// a place's (吴县 in 吴县生).
  mutating func tie(_ ties: NameTies, _ people: PeopleTies, in passage: Passage) {
    mentions = people.mentions(in: passage, findings: self)
    guard !names.isEmpty || !mentions.isEmpty || ties.knowsCompanies else { return }
    mentions.reserveCapacity(mentions.count + names.count)
    var taken = Coverage(passage)
    for mention in mentions { taken.insert(mention.range) }
    // 嵩山茶文化节: a place that a programme bears in its name is told by the programme.
    var programmes = Coverage(passage)
    for name in names where name.fact.kind == .programme { programmes.insert(name.range) }
    for candidate in names
    where candidate.fact.kind != .place
      || !cuts(candidate.range, taken) && !programmes.overlaps(candidate.range)
    {
      guard let name = ties.fullName(of: candidate.fact) else { continue }
      mentions.append(
        Located(
          range: candidate.range,
          fact: Mention(kind: candidate.fact.kind, name: name, span: passage.span(candidate.range)))
      )
    }
    for mention in mentions { taken.insert(mention.range) }
    mentions += ties.companies(in: passage).filter { !taken.overlaps($0.range) }
    mentions.sort { $0.range.lowerBound < $1.range.lowerBound }
  }
}
