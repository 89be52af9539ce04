/// The features of every line of a page, its own and those that depend on its neighbours.
struct PageFeatures {
  private(set) var shapes: [LineShape]

  init(_ page: PageLines) {
    shapes = page.lines.map { LineShape(page.folded($0)) }
    addMarkdown(page)
    addNeighbours()
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

  /// Short, and no credit: what a headline, kicker, deck or subhead looks like.
  private func isHeadLike(_ shape: LineShape) -> Bool {
    shape.isShort && !(shape.credit?.namesRole ?? false)
  }

  /// Verse and lists: short lines in a row, also those that end in a pause or a stop.
  private mutating func addRuns() {
    var start = 0
    for index in 0...shapes.count {
      if index < shapes.count, shapes[index].length <= 24 { continue }
      if index - start >= 5 {
        for line in start..<index { shapes[line].features.insert(.inShortRun) }
        shapes[start].features.insert(.opensShortRun)
      }
      start = index + 1
    }
  }

  /// Subheads come in sets: isolated short lines of one length and make, none of them opening a story surely.
  private mutating func addSiblings() {
    let isolated = shapes.indices.filter { index in
      isHeadLike(shapes[index]) && index > 0 && index + 1 < shapes.count
        && (shapes[index - 1].isText || shapes[index - 1].credit != nil)
        && shapes[index + 1].isText && shapes[index + 1].dateline == nil
    }
    for (place, index) in isolated.enumerated() {
      let neighbours = [place - 1, place + 1].filter(isolated.indices.contains).map { isolated[$0] }
      if neighbours.contains(where: { areSiblings(shapes[index], shapes[$0]) }) {
        shapes[index].features.insert(.hasSiblings)
      }
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
}
