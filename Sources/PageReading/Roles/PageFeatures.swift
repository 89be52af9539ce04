/// The features of every line of a page, its own and those that depend on its neighbours.
struct PageFeatures {
  private(set) var shapes: [LineShape]

  init(_ page: PageLines) {
    shapes = page.lines.map { LineShape(page.folded($0), printed: page.scalars[$0.range]) }
    addMarkdown(page)
    addNeighbours()
    addLostOpenings()
    addRuns()
    addSiblings()
    addGaps(page)
    addLikeness(page)
  }

  subscript(index: Int) -> FeatureSet { shapes[index].features }
  var count: Int { shapes.count }

  private mutating func addMarkdown(_ page: PageLines) {
    let levels = Set(page.lines.map(\.markdownLevel)).subtracting([0])
    let top = levels.min()
    let marked = page.lines.count { $0.markdownLevel > 0 }
    for (index, line) in page.lines.enumerated() {
      if line.markdownLevel > 0 {
        shapes[index].features.insert(.marked)
        shapes[index].features.insert(
          line.markdownLevel == top ? .topMark : .lowerMark, if: levels.count > 1)
      } else if marked > 2, shapes[index].isShort {
        shapes[index].features.insert(.unmarkedAmongMarked)
      }
    }
    for (index, (line, next)) in zip(page.lines, page.lines.dropFirst()).enumerated()
    where isHeadLike(shapes[index]) && isHeadLike(shapes[index + 1]) {
      let (own, other) = (rank(line), rank(next))
      shapes[index].features.insert(.nextIsMarkedAbove, if: other < own)
      shapes[index + 1].features.insert(.previousIsMarkedAbove, if: own < other)
    }
  }

  /// 1 for `#`, 6 for `######`, 7 for a line without a mark.
  private func rank(_ line: PageLines.Line) -> Int {
    line.markdownLevel == 0 ? 7 : line.markdownLevel
  }

  private mutating func addNeighbours() {
    for index in shapes.indices {
      if index > 0 {
        let previous = shapes[index - 1]
        if isHeadLike(previous) {
          shapes[index].features.insert(.previousIsShort)
          let own = shapes[index].length
          shapes[index].features.insert(
            .previousShortIsShorter, if: own >= 18 && previous.length * 15 <= own * 10)
        }
        shapes[index].features.insert(
          .previousSigned, if: previous.features.contains(.signedAtEnd))
      }
      if index + 1 < shapes.count { addNext(shapes[index + 1], to: index) }
    }
  }

  private mutating func addNext(_ next: LineShape, to index: Int) {
    var features = shapes[index].features
    features.insert(.nextHasDateline, if: next.dateline != nil)
    features.insert(.nextIsCredit, if: next.credit.map { !$0.isForPicture } ?? false)
    features.insert(.nextIsDay, if: next.features.contains(.dayOnly))
    features.insert(
      .nextIsSalutation, if: next.length <= 14 && next.features.contains(.endsInColon))
    features.insert(.nextIsBody, if: next.isText)
    features.insert(.nextOpensAsNews, if: next.isText && next.features.contains(.newsOpening))
    if isHeadLike(next) {
      features.insert(.nextIsShort)
      let own = shapes[index].length
      features.insert(.nextShortIsLonger, if: next.length * 10 >= own * 15)
      features.insert(.nextShortIsShorter, if: next.length * 15 <= own * 10)
    }
    shapes[index].features = features
  }

  /// Speech that ends without having begun: where no line before it began one, its beginning is lost.
  private mutating func addLostOpenings() {
    var isSpeaking = false
    for index in shapes.indices {
      let quotation = shapes[index].quotation
      shapes[index].features.insert(
        .opensInMidSentence, if: quotation.endsUnopened && !isSpeaking)
      isSpeaking = quotation.staysOpen || isSpeaking && !quotation.endsUnopened
    }
  }

  /// Short, and no credit: what a headline, kicker, deck or subhead looks like.
  private func isHeadLike(_ shape: LineShape) -> Bool {
    shape.isShort && !(shape.credit?.namesRole ?? false)
  }

  /// Verse and lists: short lines in a row, also those that end in a pause or a stop.
  private mutating func addRuns() {
    var start = 0
    for index in 0...shapes.count {
      if index < shapes.count, canBeVerse(shapes[index]) { continue }
      if index - start >= 4 { addRun(start..<index) }
      start = index + 1
    }
  }

  /// The heads above verse begin such a run, and those of the next story end it.
  private mutating func addRun(_ run: Range<Int>) {
    for line in run { shapes[line].features.insert(.inShortRun) }
    // Below the poet's name the verse begins at once.
    let previous = run.lowerBound > 0 ? shapes[run.lowerBound - 1].credit : nil
    shapes[run.lowerBound].features.insert(.opensShortRun, if: previous?.isForPicture ?? true)
    guard run.upperBound < shapes.count, !isHeadLike(shapes[run.upperBound]) else { return }
    shapes[run.upperBound - 1].features.insert(.closesShortRun)
    shapes[run.upperBound - 2].features.insert(.nearEndOfShortRun)
  }

  /// A name, a day or an office is no verse.
  private func canBeVerse(_ shape: LineShape) -> Bool {
    shape.length <= 24 && shape.credit == nil
      && [Feature.dayOnly, .fieldLine, .furniture, .symbolsOnly, .speech, .noticeTitle].allSatisfy {
        !shape.features.contains($0)
      }
  }

  /// Subheads come in sets: isolated short lines of one length and make, with nothing between them that begins or
  /// ends a story.
  private mutating func addSiblings() {
    var story = 0
    var last: (index: Int, story: Int)?
    for index in shapes.indices {
      if canBeSubhead(index) {
        if let last, last.story == story, areSiblings(shapes[last.index], shapes[index]) {
          shapes[last.index].features.insert(.hasSiblings)
          shapes[index].features.insert(.hasSiblings)
        }
        last = (index, story)
      }
      if partsStories(shapes[index]) { story += 1 }
    }
  }

  private func canBeSubhead(_ index: Int) -> Bool {
    let shape = shapes[index]
    guard isHeadLike(shape), index > 0, index + 1 < shapes.count else { return false }
    let previous = shapes[index - 1]
    let followsStory =
      previous.isText || previous.credit != nil && !previous.features.contains(.creditOfPicture)
    return followsStory && shapes[index + 1].isText && shapes[index + 1].dateline == nil
      && !shape.features.contains(.noticeTitle) && !shape.features.contains(.sideTitle)
  }

  /// A dateline or writer begins a story, a signature ends one.
  private func partsStories(_ shape: LineShape) -> Bool {
    [Feature.dateline, .creditOfWriter, .creditOfBoth, .signedAtEnd, .dayOnly].contains {
      shape.features.contains($0)
    }
  }

  private func areSiblings(_ a: LineShape, _ b: LineShape) -> Bool {
    let kinds: [Feature] = [
      .twoParts, .pauseInside, .numbered, .bulleted, .endsInColon, .endsInCall, .noticeTitle,
    ]
    return abs(a.length - b.length) <= 3
      && kinds.allSatisfy { a.features.contains($0) == b.features.contains($0) }
  }

  /// A gap tells only where it is wider than most of the page's: doubling all of them changes nothing.
  private mutating func addGaps(_ page: PageLines) {
    let gaps = page.lines.dropFirst().map(\.gap).sorted()
    guard gaps.count > 3 else { return }
    let usual = gaps[gaps.count / 2]
    for (index, line) in page.lines.enumerated() where index > 0 && line.gap > usual {
      shapes[index].features.insert(.wideGap)
    }
  }

  /// Likeness to what stands around, asked only of short lines between texts: there it decides.
  private mutating func addLikeness(_ page: PageLines) {
    let likeness = Likeness(page.folded)
    for index in shapes.indices where isPictureLike(shapes[index]) {
      let line = page.lines[index].range
      let isLike = likeness.shareBefore(line) >= 0.25 || likeness.shareAfter(line) >= 0.25
      shapes[index].features.insert(isLike ? .likeBefore : .unlikeStory)
    }
    for index in shapes.indices
    where index > 0 && index + 1 < shapes.count && isHeadLike(shapes[index]) {
      let line = page.lines[index].range
      shapes[index].features.insert(.likeBefore, if: likeness.shareBefore(line) >= 0.3)
      shapes[index].features.insert(.likeAfter, if: likeness.shareAfter(line) >= 0.4)
      guard shapes[index - 1].isText, shapes[index + 1].isText else { continue }
      let shared = likeness.sharedAcross(line)
      shapes[index].features.insert(.bindsTexts, if: shared >= 0.1)
      shapes[index].features.insert(.partsTexts, if: shared <= 0.03)
    }
  }

  /// No picture's text is longer, and comparing a line with itself takes its length squared.
  private static let longestPictureText = 600

  private func isPictureLike(_ shape: LineShape) -> Bool {
    shape.length <= Self.longestPictureText
      && (shape.features.contains(.pictureCreditAtEnd) || shape.features.contains(.captionForm))
  }
}
