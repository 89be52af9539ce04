/// Puts lines whose roles are known together into articles: every line goes to exactly one place.
struct ArticleBuilder {
  private(set) var slogans: [Piece] = []
  private(set) var unplaced: [Piece] = []

  private let page: PageLines
  private let shapes: [LineShape]
  private let readings: [BestPath.Reading]
  private var drafts: [ArticleDraft] = []
  /// The story that body lines belong to; a picture in between does not end it.
  private var story: Int?
  /// The picture whose lines are being read.
  private var picture: Int?
  private var previousRole: Role?

  static func build(
    _ page: PageLines, _ features: PageFeatures, _ readings: [BestPath.Reading]
  ) -> (articles: [Article], slogans: [Piece], unplaced: [Piece]) {
    var builder = ArticleBuilder(page: page, shapes: features.shapes, readings: readings)
    for index in page.lines.indices { builder.place(index) }
    let articles = builder.drafts.sorted { $0.firstLine < $1.firstLine }.map(\.finished)
    return (articles, builder.slogans, builder.unplaced)
  }

  private init(page: PageLines, shapes: [LineShape], readings: [BestPath.Reading]) {
    self.page = page
    self.shapes = shapes
    self.readings = readings
  }

  // MARK: One line

  private mutating func place(_ index: Int) {
    let role = readings[index].state.role
    let piece = piece(index)
    switch role {
    case .masthead, .unplaced: unplaced.append(piece)
    case .slogan: slogans.append(piece)
    case .pictureText, .furtherPictureText, .creditedPicture: placePictureText(index, piece, role)
    case .pictureCredit: placePictureCredit(index, piece)
    case .caption: placeCaption(index, piece)
    case .column, .kicker, .headline: placeHead(index, piece, role)
    case .deck: withStory(at: index) { $0.join(piece, to: \.deck) }
    case .byline: placeByline(index, piece)
    case .signature: placeSignature(index, piece)
    case .subhead:
      withStory(at: index) { draft in
        draft.settleBreak()
        draft.hasStory = true
        draft.article.subheads.append(piece)
      }
    case .verse:
      withStory(at: index) { draft in
        draft.settleBreak()
        draft.hasStory = true
        draft.addParagraph(piece)
      }
    case .lead, .paragraph, .continuation: placeBody(index, piece, role)
    }
    previousRole = role
  }

  private func piece(_ index: Int) -> Piece {
    Piece(line: page.lines[index].number, text: page.text(page.lines[index].range))
  }

  private mutating func withStory(at index: Int, _ change: (inout ArticleDraft) -> Void) {
    let current = story ?? begin(.article, at: index)
    story = current
    drafts[current].margin = min(drafts[current].margin, readings[index].margin)
    change(&drafts[current])
  }

  private mutating func begin(_ kind: Article.Kind, at index: Int) -> Int {
    drafts.append(ArticleDraft(article: Article(kind: kind), firstLine: page.lines[index].number))
    return drafts.count - 1
  }

  // MARK: Heads

  private mutating func placeHead(_ index: Int, _ piece: Piece, _ role: Role) {
    if let story, drafts[story].hasStory || !follows(role, in: drafts[story].article) {
      self.story = nil
    }
    withStory(at: index) { draft in
      switch role {
      case .column: draft.join(piece, to: \.column)
      case .kicker: draft.join(piece, to: \.kicker)
      default: draft.join(piece, to: \.headline)
      }
    }
  }

  /// Whether a head of this role can still belong to a story that so far is only head.
  private func follows(_ role: Role, in article: Article) -> Bool {
    if article.byline != nil || article.deck != nil { return false }
    return role == .headline || article.headline == nil
  }

  private mutating func placeByline(_ index: Int, _ piece: Piece) {
    let credit = shapes[index].credit
    withStory(at: index) { draft in
      guard let credit else {
        // The day of a speech, a writer's office: told below the headline, like a deck.
        draft.join(piece, to: \.deck)
        return
      }
      draft.join(piece, to: \.byline)
      draft.credit.add(credit)
    }
  }

  private mutating func placeSignature(_ index: Int, _ piece: Piece) {
    let credit = shapes[index].credit
    withStory(at: index) { draft in
      draft.hasStory = true
      draft.settleBreak()
      guard let credit else {
        // An office or a day below a notice is part of its text.
        draft.addParagraph(piece)
        return
      }
      draft.join(piece, to: \.byline)
      draft.credit.add(credit)
    }
  }

  // MARK: The story

  private mutating func placeBody(_ index: Int, _ piece: Piece, _ role: Role) {
    if role == .lead, let story, drafts[story].hasStory { self.story = nil }
    let isBroken = isBroken(index)
    let datelineLength = shapes[index].dateline?.count ?? 0
    // A break between 。 and ” loses nothing.
    let opensWithMark = page.folded(page.lines[index]).first.map(LineForms.isInnerMark) ?? false
    withStory(at: index) { draft in
      draft.hasStory = true
      if role == .continuation, draft.brokenLine != nil || opensWithMark {
        draft.continueParagraph(with: piece)
      } else {
        draft.settleBreak()
        // It opens in mid-sentence though the line before ended: what lay between is lost.
        if role == .continuation, let last = draft.lastBodyLine {
          draft.article.truncatedAt.append(last)
        }
        draft.addParagraph(piece, datelineLength: datelineLength)
      }
      draft.brokenLine = isBroken ? piece.lines[0] : nil
      draft.lastBodyLine = piece.lines[0]
    }
    addCredits(of: index, piece)
  }

  /// A line of a paragraph's length that does not end as a sentence. A shorter one may be an item of a list, and rows
  /// of tables, lists of names, and what ends with a bracket or a telephone number are whole as they are.
  private func isBroken(_ index: Int) -> Bool {
    let features = shapes[index].features
    if features.contains(.endsInStop) { return false }
    if readings[index].state.position == .open { return true }
    guard shapes[index].length > 20, features.contains(.endsBare) || features.contains(.endsInPause)
    else { return false }
    let whole: [Feature] = [.tableRow, .labelled, .nameList, .fieldLine, .inBrackets]
    return !whole.contains { features.contains($0) }
      && !(page.folded(page.lines[index]).last?.isClosingMark ?? true)
  }

  /// The credits within a paragraph's line: at its head and at its end.
  private mutating func addCredits(of index: Int, _ piece: Piece) {
    guard let story else { return }
    let line = page.lines[index]
    if let dateline = shapes[index].dateline, let credit = dateline.credit {
      let head = line.range.lowerBound..<(line.range.lowerBound + dateline.count)
      drafts[story].add(credit, as: Piece(line: line.number, text: page.text(head)))
    }
    if let signature = shapes[index].signature {
      if signature.credit.isForPicture {
        drafts[story].credit.add(signature.credit)
      } else {
        let tail = signature.start..<line.range.upperBound
        drafts[story].add(signature.credit, as: Piece(line: line.number, text: page.text(tail)))
      }
    }
  }

  // MARK: Pictures

  private mutating func placePictureText(_ index: Int, _ piece: Piece, _ role: Role) {
    let current =
      role == .furtherPictureText ? picture ?? beginPicture(at: index) : beginPicture(at: index)
    picture = current
    drafts[current].margin = min(drafts[current].margin, readings[index].margin)
    drafts[current].addParagraph(piece)
    if let signature = shapes[index].signature {
      let line = page.lines[index]
      let tail = signature.start..<line.range.upperBound
      drafts[current].add(signature.credit, as: Piece(line: line.number, text: page.text(tail)))
    }
  }

  /// A column with nothing below it yet (图片新闻) is the picture's.
  private mutating func beginPicture(at index: Int) -> Int {
    guard let story, drafts[story].isColumnOnly else { return begin(.photo, at: index) }
    drafts[story].article.kind = .photo
    self.story = nil
    return story
  }

  private mutating func placePictureCredit(_ index: Int, _ piece: Piece) {
    let credit = shapes[index].credit ?? Credit()
    if let picture, previousRole?.isPicture ?? false {
      drafts[picture].join(piece, to: \.byline)
      drafts[picture].credit.add(credit)
    } else {
      withStory(at: index) { draft in
        draft.article.captions.append(piece)
        draft.credit.add(credit)
      }
    }
  }

  private mutating func placeCaption(_ index: Int, _ piece: Piece) {
    let signature = shapes[index].signature
    withStory(at: index) { draft in
      draft.article.captions.append(piece)
      if let signature { draft.credit.add(signature.credit) }
    }
  }
}
