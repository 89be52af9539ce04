package import PageReading

/// Finds the facts of a text: every finder of the module, run in one order over the same passages.
///
/// A passage is decoded once and shared by all; each finder adds to what those before it have found (figures pass over
/// the numbers of dates).
package struct FactFinder: Sendable {
  private static let finders: [any Finder] = [DateFinder(), FigureFinder(), FigureContext()]

  package init() {}

  /// The facts of an article, told from the day where it is known.
  package func facts(in article: Article, on date: Day?) -> Facts {
    let around = [article.headline, article.kicker, article.deck].compactMap(\.self)
    let passages =
      around.map { Passage($0, paragraph: nil) }
      + article.paragraphs.enumerated().map { Passage($1, paragraph: $0) }
      + (article.subheads + article.captions).map { Passage($0, paragraph: nil) }
    return facts(in: passages, of: Story(day: date))
  }

  /// The facts of plain text, whose spans count in the whole text.
  package func facts(in text: String, on date: Day?) -> Facts {
    var passages: [Passage] = []
    var line: [Unicode.Scalar] = []
    var start = 0
    for scalar in text.unicodeScalars {
      line.append(scalar)
      if scalar == "\n" {
        passages.append(Passage(line, base: start))
        start += line.count
        line = []
      }
    }
    passages.append(Passage(line, base: start))
    return facts(in: passages, of: Story(day: date))
  }

  private func facts(in passages: [Passage], of story: Story) -> Facts {
    var facts = Facts()
    for passage in passages {
      var findings = Findings()
      for finder in FactFinder.finders { finder.find(in: passage, of: story, &findings) }
      facts.dates += findings.dates.map(\.fact)
      facts.figures += findings.figures.map(\.fact)
    }
    return facts
  }
}
