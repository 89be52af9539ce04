import Testing

/// What the commands' JSON promises, whatever the page.
enum Contract {
  static let pageKeys: Set = [
    "source", "sha256", "encoding", "replaced_bytes", "date", "paper", "page", "slogans",
    "unplaced", "articles",
  ]
  static let articleKeys: Set = [
    "kind", "column", "kicker", "headline", "deck", "byline", "reporters", "correspondents",
    "photographers", "unspecified", "subheads", "paragraphs", "captions", "truncated_at",
    "summary", "confidence", "figures", "dates", "people", "organizations", "places",
    "programmes", "mentions", "notes",
  ]
  static let issueKeys: Set = [
    "id", "source", "sha256", "date", "paper", "page", "received_at", "articles", "figures",
    "superseded_by",
  ]
  static let hitKeys: Set = ["issue", "article", "headline", "snippet", "date"]
  static let accountKeys: Set = [
    "filed", "archived", "untold", "rejected", "waiting", "problems",
  ]

  private static let pieces = ["column", "kicker", "headline", "deck", "byline"]
  private static let lists = ["subheads", "paragraphs", "captions"]

  // MARK: Keys

  static func expectKeys(of page: JSON) {
    expect(page, pageKeys, "the page")
    if page["date"] != .null { expect(page["date"], ["value", "basis", "evidence"], "the date") }
    for piece in page.list("slogans") + page.list("unplaced") { expectPiece(piece) }
    for article in page.list("articles") {
      expect(article, articleKeys, "an article")
      for key in pieces { if let piece = article[key], piece != .null { expectPiece(piece) } }
      for key in lists { for piece in article.list(key) { expectPiece(piece) } }
      #expect(["article", "photo"].contains(article["kind"]?.text))
      expectFactKeys(of: article, in: .page)
    }
  }

  enum Setting { case page, plainText }

  static func expectFactKeys(of facts: JSON, in setting: Setting) {
    let span: Set = setting == .page ? ["line", "paragraph", "start", "end"] : ["start", "end"]
    let figure: Set = [
      "text", "value", "value_to", "unit", "qualifier", "change", "of", "place", "period",
      "measure",
    ]
    for key in ["figures", "dates", "people", "organizations", "places", "programmes", "notes"] {
      if case .list = facts[key] { continue }
      Issue.record("\(key) is no list")
    }
    for one in facts.list("figures") { expectExactly(one, span.union(figure), "a figure") }
    for one in facts.list("dates") {
      expectExactly(one, span.union(["text", "from", "to", "grain"]), "a date")
    }
    for one in facts.list("people") { expectExactly(one, ["name", "role"], "a person") }
    for one in facts.list("mentions") {
      expectExactly(one, span.union(["kind", "name"]), "a mention")
    }
    for one in facts.list("notes") { expectExactly(one, span.union(["text"]), "a note") }
  }

  private static func expectPiece(_ piece: JSON) {
    expectExactly(piece, ["lines", "text"], "a piece")
    #expect(!piece.list("lines").isEmpty)
  }

  static func expect(_ object: JSON?, _ keys: Set<String>, _ what: String) {
    let missing = keys.subtracting(object?.keys ?? [])
    #expect(missing.isEmpty, "\(what) has no \(missing.sorted())")
  }

  private static func expectExactly(_ object: JSON, _ keys: Set<String>, _ what: String) {
    #expect(object.keys == keys, "\(what)")
  }

  // MARK: Lines

  /// Every use of a line, as the scorer counts them: a byline that opens a paragraph shares its line.
  static func uses(of page: JSON) -> [Int] {
    var uses = (page.list("slogans") + page.list("unplaced")).flatMap(lines)
    for article in page.list("articles") {
      let heads = pieces.dropLast().compactMap { article[$0] }
      let own = (heads + lists.flatMap { article.list($0) }).flatMap(lines)
      uses += own
      if let byline = article["byline"] { uses += lines(of: byline).filter { !own.contains($0) } }
    }
    return uses
  }

  private static func lines(of piece: JSON) -> [Int] { piece.list("lines").compactMap(\.int) }

  // MARK: Spans

  static func expectSpans(of page: JSON) {
    for article in page.list("articles") {
      for fact in article.list("figures") + article.list("dates") {
        expectSpan(of: fact, in: text(around: fact, in: article))
      }
      for mention in article.list("mentions") {
        expectInside(mention, text(around: mention, in: article))
      }
    }
  }

  static func expectSpan(of fact: JSON, in text: [Unicode.Scalar]) {
    guard let range = expectInside(fact, text) else { return }
    #expect(String(String.UnicodeScalarView(text[range])) == fact["text"]?.text)
  }

  @discardableResult
  private static func expectInside(_ fact: JSON, _ text: [Unicode.Scalar]) -> Range<Int>? {
    guard let start = fact["start"]?.int, let end = fact["end"]?.int, start >= 0, start < end,
      end <= text.count
    else {
      Issue.record("no span: \(fact)")
      return nil
    }
    return start..<end
  }

  /// The paragraph that a fact names, or the piece that stands on its line.
  private static func text(around fact: JSON, in article: JSON) -> [Unicode.Scalar] {
    let paragraphs = article.list("paragraphs")
    if let index = fact["paragraph"]?.int {
      return paragraphs.indices.contains(index) ? scalars(of: paragraphs[index]) : []
    }
    let others =
      pieces.compactMap { article[$0] } + article.list("subheads") + article.list("captions")
    let line = fact["line"]?.int
    return others.first { lines(of: $0).contains(line ?? 0) }.map(scalars) ?? []
  }

  private static func scalars(of piece: JSON) -> [Unicode.Scalar] {
    Array((piece["text"]?.text ?? "").unicodeScalars)
  }
}
