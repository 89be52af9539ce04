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
}
