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
      HonouredBodyFinder(), TeamFinder(), PlaceFinder(), ProgrammeFinder(known: programmes),
      PersonFinder(),
    ]
  }

  /// The facts of an article, told from the day where it is known.
  package func facts(in article: Article, on date: Day?) -> Facts {
    facts(in: [article], on: date)[0]
  }

  /// The facts of each of a page's articles.
  package func facts(in articles: [Article], on date: Day?) -> [Facts] {
    facts(in: articles, on: date, observe: { $1() })
  }

  /// The facts of each of a page's articles, each step run through `observe` under its name: for whoever measures them.
  ///
  /// Finder by finder over several articles, for each has code and tables that the nearest cache must first be filled with;
  /// but not over more of a long page than fits into the next one.
  package func facts(
    in articles: [Article], on date: Day?, observe: (_ step: String, _ run: () -> Void) -> Void
  ) -> [Facts] {
    var facts: [Facts] = []
    facts.reserveCapacity(articles.count)
    while facts.count < articles.count {
      var passages: [Passage] = []
      var stories: [Story] = []
      observe("Passage") {
        var signs = 0
        for article in articles[facts.count...] where signs < Self.batch {
          let first = passages.count
          passages += self.passages(of: article)
          let range = first..<passages.count
          stories.append(Story(day: date, byline: article.byline?.text, passages: range))
          signs += passages[range].reduce(0) { $0 + $1.count }
        }
      }
      facts += self.facts(in: passages, of: stories, observe: observe)
    }
    return facts
  }

  /// How many signs are read at a time, an article more or less: a newspaper page of text.
  private static let batch = 4096

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
    let story = Story(day: date, passages: passages.indices)
    return facts(in: passages, of: [story], observe: { $1() })[0]
  }

  /// Finder by finder, since each adds to what those before it found.
  private func facts(
    in passages: [Passage], of stories: [Story],
    observe: (_ step: String, _ run: () -> Void) -> Void
  ) -> [Facts] {
    var found: [Findings] = []
    observe("Segmenter") { found = Segmenter.words(of: passages).map { Findings(words: $0) } }
    for finder in finders {
      observe("\(type(of: finder))") {
        for story in stories {
          for index in story.passages {
            finder.find(in: passages[index], of: story, &found[index])
          }
        }
      }
    }
    var facts: [Facts] = []
    observe("ties and context") {
      facts = stories.map { Self.tied(&found, passages, of: $0) }
    }
    return facts
  }

  /// What the passages of a story say together: names tied to their full forms, figures to what they count.
  private static func tied(
    _ found: inout [Findings], _ passages: [Passage], of story: Story
  ) -> Facts {
    var facts = Facts()
    let ties = NameTies(found[story.passages])
    facts.people = PeopleTies.people(found[story.passages].flatMap { $0.people.map { $0.fact } })
    let known = PeopleTies(facts.people)
    for index in story.passages { found[index].tie(ties, known, in: passages[index]) }
    facts.reserve(for: found[story.passages])
    var context = FigureContext(found[story.passages])
    for index in story.passages {
      context.complete(&found[index], in: passages[index])
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
  fileprivate mutating func reserve(for found: ArraySlice<Findings>) {
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
