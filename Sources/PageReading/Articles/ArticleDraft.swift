/// An article on its way, and what decides where its next line goes.
struct ArticleDraft {
  var article: Article
  var credit = Credit()
  var firstLine: Int
  /// The smallest of its lines'.
  var margin = Float.infinity
  /// A line of the story itself has come, so a headline begins another.
  var hasStory = false
  /// The last body line, where it broke off: its paragraph waits for the rest.
  var brokenLine: Int?
  var lastBodyLine: Int?
  /// Of the first paragraph, in characters.
  private var datelineLength = 0

  init(article: Article, firstLine: Int) {
    self.article = article
    self.firstLine = firstLine
  }

  /// The characters so far of pieces that may grow: counting them anew for each line would take a text of one long
  /// broken paragraph quadratic time.
  private var lengths: [WritableKeyPath<Article, Piece?>: Int] = [:]
  private var paragraphLength = 0

  /// Headline, deck and byline may stand on several lines: they are joined by one space.
  mutating func join(_ piece: Piece, to part: WritableKeyPath<Article, Piece?>) {
    let length = piece.text.unicodeScalars.count
    guard article[keyPath: part] != nil else {
      article[keyPath: part] = piece
      lengths[part] = length
      return
    }
    let start = (lengths[part] ?? 0) + 1
    article[keyPath: part]?.append(piece, at: start, after: " ")
    lengths[part] = start + length
  }

  mutating func addParagraph(_ piece: Piece, datelineLength: Int = 0) {
    if article.paragraphs.isEmpty { self.datelineLength = datelineLength }
    article.paragraphs.append(piece)
    paragraphLength = piece.text.unicodeScalars.count
  }

  /// The last paragraph goes on with what stood on another line: nothing comes between.
  mutating func continueParagraph(with rest: Piece) {
    guard !article.paragraphs.isEmpty else { return addParagraph(rest) }
    article.paragraphs[article.paragraphs.count - 1].append(rest, at: paragraphLength, after: "")
    paragraphLength += rest.text.unicodeScalars.count
  }

  /// Something else than the rest of the broken paragraph came: the rest is lost.
  mutating func settleBreak() {
    if let line = brokenLine { article.truncatedAt.append(line) }
    brokenLine = nil
  }

  /// The first credit of a story is its byline; later ones only add their names.
  mutating func add(_ credit: Credit, as byline: Piece) {
    if article.byline == nil { join(byline, to: \.byline) }
    self.credit.add(credit)
  }

  /// A standing name, and nothing below it yet.
  var isColumnOnly: Bool {
    article.column != nil && article.kicker == nil && article.headline == nil
      && article.deck == nil && article.byline == nil && !hasStory && article.captions.isEmpty
  }

  /// Captions below a headline and no story: a picture that stands alone with its headline.
  private mutating func becomePicture() {
    article.kind = .photo
    article.paragraphs = article.captions
    article.captions = []
  }

  var finished: Article {
    var draft = self
    draft.settleBreak()
    if !hasStory && !article.captions.isEmpty { draft.becomePicture() }
    var article = draft.article
    article.reporters = credit.reporters
    article.correspondents = credit.correspondents
    article.photographers = credit.photographers
    article.unspecified = credit.unspecified
    article.confidence = Confidence.of(margin: margin)
    article.summary = Summary.of(article, datelineLength: datelineLength)
    return article
  }
}

extension Piece {
  /// Adds a piece whose text begins at `start`, in scalars, once `separator` stands before it.
  fileprivate mutating func append(_ next: Piece, at start: Int, after separator: String) {
    lines += next.lines
    starts += next.starts.map { $0 + start }
    text += separator
    text += next.text
  }
}
