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

  init(article: Article, firstLine: Int) {
    self.article = article
    self.firstLine = firstLine
  }

  /// Something else than the rest of the broken paragraph came: the rest is lost.
  mutating func settleBreak() {
    if let line = brokenLine { article.truncatedAt.append(line) }
    brokenLine = nil
  }

  /// The first credit of a story is its byline; later ones only add their names.
  mutating func add(_ credit: Credit, as byline: Piece) {
    if article.byline == nil { article.byline = byline }
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
    article.summary = Summary.of(article)
    return article
  }
}
