import Broadsheet
import FactFinding
import PageReading

/// A page as people read it, its facts marked on a terminal.
struct PageText {
  /// How much of each article is printed.
  enum Extent {
    /// Headline, byline, summary.
    case list
    /// All that it consists of, in the page's order.
    case story
  }

  private let page: Page
  private let facts: [Facts]
  private let date: IssueDate?
  private let extent: Extent

  init(_ page: Page, facts: [Facts], date: IssueDate?, extent: Extent) {
    self.page = page
    self.facts = facts
    self.date = date
    self.extent = extent
  }

  func print() {
    Output.line(heading)
    if let legend = MarkedText.legend { Output.line(legend) }
    for (index, (article, facts)) in zip(page.articles, facts).enumerated() {
      Output.line()
      Output.line(
        "\(title(article, facts))  \(Output.dim("lines \(range(article)), article \(index)"))"
      )
      for line in details(article, facts) { Output.line("  " + line) }
    }
    let rest = [("slogan", page.slogans), ("unplaced", page.unplaced)]
    for (name, pieces) in rest where !pieces.isEmpty {
      Output.line()
      for piece in pieces {
        Output.line(Output.dim("\(name), line \(piece.lines[0]): \(piece.text.printable)"))
      }
    }
  }

  private var heading: String {
    let figures = facts.reduce(0) { $0 + $1.figures.count }
    var parts = [page.source.printable, page.encoding]
    parts += [page.paper, page.number].compactMap { $0?.printable }
    if let date { parts.append("\(date.value) (\(words(date.basis)))") }
    parts.append("\(page.articles.count) articles, \(figures) figures")
    if page.replacedBytes > 0 { parts.append("\(page.replacedBytes) bytes could not be read") }
    return Output.bold(parts.joined(separator: " · "))
  }

  private func title(_ article: Article, _ facts: Facts) -> String {
    if let headline = article.headline { return MarkedText(headline, facts, style: "1").text }
    return Output.bold(article.kind == .photo ? "[picture]" : "[no headline]")
  }

  private func details(_ article: Article, _ facts: Facts) -> [String] {
    let lines =
      switch extent {
      case .list: digest(article, facts)
      case .story: heads(article, facts) + story(article, facts)
      }
    let notes = facts.notes.map { "\(Output.dim("note:")) \($0.text.printable)" }
    return lines + notes
  }

  private func digest(_ article: Article, _ facts: Facts) -> [String] {
    var lines = [article.byline?.text.printable].compactMap(\.self)
    if article.summary != nil {
      lines.append(MarkedText(summaryOf: article, facts).text)
    } else if let first = article.paragraphs.first {
      // No sentence of it is short enough for a summary, as in a list or a poem.
      lines.append(MarkedText(first, facts, paragraph: 0).text)
    }
    return lines
  }

  private func heads(_ article: Article, _ facts: Facts) -> [String] {
    let heads = [("column", article.column), ("kicker", article.kicker), ("deck", article.deck)]
    let lines = heads.compactMap { name, piece in
      piece.map { "\(Output.dim(name + ":")) \(MarkedText($0, facts).text)" }
    }
    guard let byline = article.byline, !article.opensWithByline else { return lines }
    return lines + [byline.text.printable]
  }

  /// Paragraphs, subheads and captions in the page's order.
  private func story(_ article: Article, _ facts: Facts) -> [String] {
    var story = article.paragraphs.enumerated().map { index, piece in
      (line: piece.lines[0], text: MarkedText(piece, facts, paragraph: index).text)
    }
    for (name, pieces) in [("subhead", article.subheads), ("caption", article.captions)] {
      story += pieces.map { piece in
        (piece.lines[0], "\(Output.dim(name + ":")) \(MarkedText(piece, facts).text)")
      }
    }
    return story.sorted { $0.line < $1.line }.map(\.text)
  }

  private func range(_ article: Article) -> String {
    let lines = article.lines
    return "\(lines.first ?? 0)–\(lines.last ?? 0)"
  }

  private func words(_ basis: IssueDate.Basis) -> String {
    switch basis {
    case .folder: "from the folder"
    case .filename: "from the file’s name"
    case .masthead: "from the masthead"
    case .text: "inferred from the text"
    case .received: "the day it came in"
    }
  }
}

extension Article {
  /// Whether its first paragraph begins with the byline, which need not be shown twice then.
  fileprivate var opensWithByline: Bool {
    guard let byline, let paragraph = paragraphs.first else { return false }
    return paragraph.text.hasPrefix(byline.text)
  }
}
