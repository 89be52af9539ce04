package import PageReading

/// Finds the facts of a text: every finder of the module, run in one order over the same passages.
///
/// A passage is decoded once and shared by all; each finder adds to what those before it have found (figures pass over
/// the numbers of dates, a figure's subject over both).
package struct FactFinder: Sendable {
  private let finders: [any Finder]

  /// - Parameter programmes: names that count as programmes wherever they stand, without a word for their kind: those
  ///   that are watched, and those that earlier issues have introduced.
  package init(programmes: [String] = []) {
    finders = [
      CreditFinder(), DateFinder(), FigureFinder(), BodyFinder(), ListedBodyFinder(),
      HonouredBodyFinder(), PlaceFinder(), ProgrammeFinder(known: programmes), PersonFinder(),
    ]
  }

  /// The facts of an article, told from the day where it is known.
  package func facts(in article: Article, on date: Day?) -> Facts {
    facts(in: passages(of: article), of: Story(day: date, byline: article.byline?.text))
  }

  private func passages(of article: Article) -> [Passage] {
    let above = [article.kicker, article.headline, article.deck].compactMap(\.self)
    return above.map { Passage($0, paragraph: nil) }
      + article.paragraphs.enumerated().map { Passage($1, paragraph: $0) }
      + (article.subheads + article.captions).map { Passage($0, paragraph: nil) }
  }

  /// The facts of plain text, whose spans count in the whole text.
  package func facts(in text: String, on date: Day?) -> Facts {
    var passages: [Passage] = []
    var start = text.startIndex
    var base = 0
    while let newline = text.utf8[start...].firstIndex(of: 0x0A) {
      let next = text.utf8.index(after: newline)
      let line = String(text[start..<next])
      passages.append(Passage(line, base: base))
      base += line.unicodeScalars.count
      start = next
    }
    passages.append(Passage(String(text[start...]), base: base))
    return facts(in: passages, of: Story(day: date))
  }

  /// The facts of `article`, each step run through `observe` under its name: for whoever measures them.
  package func facts(
    in article: Article, on date: Day?, observe: (_ step: String, _ run: () -> Void) -> Void
  ) -> Facts {
    var passages: [Passage] = []
    observe("Passage") { passages = self.passages(of: article) }
    return facts(
      in: passages, of: Story(day: date, byline: article.byline?.text), observe: observe)
  }

  /// Finder by finder, since each adds to what those before it found.
  private func facts(
    in passages: [Passage], of story: Story,
    observe: (_ step: String, _ run: () -> Void) -> Void = { $1() }
  ) -> Facts {
    var found: [Findings] = []
    observe("Segmenter") { found = Segmenter.words(of: passages).map { Findings(words: $0) } }
    for finder in finders {
      observe("\(type(of: finder))") {
        for (index, passage) in passages.enumerated() {
          finder.find(in: passage, of: story, &found[index])
        }
      }
    }
    var facts = Facts()
    observe("ties and context") { facts = Self.tied(&found, passages) }
    return facts
  }

  /// What the passages say together: names tied to their full forms, figures to what they count.
  private static func tied(_ found: inout [Findings], _ passages: [Passage]) -> Facts {
    var facts = Facts()
    let ties = NameTies(found)
    facts.people = PeopleTies.people(found.flatMap { $0.people.map { $0.fact } })
    let known = PeopleTies(facts.people)
    for (index, passage) in passages.enumerated() { found[index].tie(ties, known, in: passage) }
    facts.reserve(for: found)
    var context = FigureContext(found)
    for (index, passage) in passages.enumerated() {
      context.complete(&found[index], in: passage)
      let first = facts.figures.endIndex
      for figure in found[index].figures { facts.figures.append(figure.fact) }
      facts.notes += LedgerCheck.notes(on: facts.figures[first...])
      for date in found[index].dates { facts.dates.append(date.fact) }
      for mention in found[index].mentions { facts.mentions.append(mention.fact) }
    }
    facts.listNames()
    return facts
  }
}

extension Facts {
  fileprivate mutating func reserve(for found: [Findings]) {
    figures.reserveCapacity(found.reduce(0) { $0 + $1.figures.count })
    dates.reserveCapacity(found.reduce(0) { $0 + $1.dates.count })
    mentions.reserveCapacity(found.reduce(0) { $0 + $1.mentions.count })
  }

  /// Names of each kind once, in order of first mention.
  fileprivate mutating func listNames() {
    var organizations = NameTable<Void>()
    var places = NameTable<Void>()
    var programmes = NameTable<Void>()
    for mention in mentions {
      switch mention.kind {
      case .organization: organizations.insert(mention.name)
      case .place: places.insert(mention.name)
      case .programme: programmes.insert(mention.name)
      case .person: break
      }
    }
    self.organizations = organizations.names
    self.places = places.names
    self.programmes = programmes.names
  }
}
