/// The features of every line of a page, its own and those that depend on its neighbours.
struct PageFeatures {
  private(set) var shapes: [LineShape]

  init(_ page: PageLines) {
    shapes = page.lines.map { LineShape(page.folded($0), printed: page.scalars[$0.range]) }
    addMarkdown(page)
    addPageHead()
    addFirst()
    addNeighbours()
    addNewsTimes(page)
    addLostOpenings()
    addRuns()
    addSiblings()
    addProof(page)
    addWriters()
    addPictureTexts()
    addSigners()
    addGaps(page)
    addLikeness(page)
    addMendedWords(page)
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

  /// A page may begin with its date on a line of its own, above or below its number.
  private mutating func addPageHead() {
    for index in shapes.indices.prefix(3) {
      let features = shapes[index].features
      guard features.contains(.furniture) || features.contains(.dayOnly) else { return }
      shapes[index].features.insert(.furniture)
    }
  }

  private mutating func addFirst() {
    let first = shapes.firstIndex { !$0.features.contains(.furniture) }
    if let first { shapes[first].features.insert(.firstOfPage) }
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

  /// Asked only below a head: whether the text there begins a story.
  private mutating func addNewsTimes(_ page: PageLines) {
    for index in shapes.indices.dropFirst() where shapes[index].isText {
      let canTell = shapes[index].dateline == nil && isHeadLike(shapes[index - 1])
      shapes[index].features.insert(
        .newsTime, if: canTell && LineForms.tellsNewsTime(page.folded(page.lines[index])))
    }
  }

  private mutating func addNext(_ next: LineShape, to index: Int) {
    var features = shapes[index].features
    features.insert(.nextHasDateline, if: next.dateline != nil)
    features.insert(.nextIsCredit, if: next.credit.map { !$0.isForPicture } ?? false)
    features.insert(.nextIsDay, if: next.features.contains(.dayOnly))
    features.insert(
      .nextIsSalutation, if: next.length <= 14 && next.features.contains(.endsInColon))
    features.insert(.nextIsBulleted, if: next.features.contains(.bulleted))
    features.insert(.nextIsBody, if: next.isText)
    features.insert(.nextOpensAsNews, if: next.isText && next.features.contains(.newsOpening))
    features.insert(.nextOpensAsSequel, if: next.features.contains(.opensAsSequel))
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
      if index - start >= leastRun(start..<index) { addRun(start..<index) }
      start = index + 1
    }
  }

  /// Column, kicker, headline and deck above a text are four short lines, too; below the poet's name they are verse.
  private func leastRun(_ run: Range<Int>) -> Int {
    let isBelowName = run.lowerBound > 0 && shapes[run.lowerBound - 1].credit != nil
    let isAboveText = run.upperBound < shapes.count && !isHeadLike(shapes[run.upperBound])
    return isAboveText && !isBelowName ? 6 : 4
  }

  /// The heads above verse begin such a run, and those of the next story end it.
  private mutating func addRun(_ run: Range<Int>) {
    for line in run {
      shapes[line].features.insert(.inShortRun)
      shapes[line].features.insert(.inLongRun, if: run.count > 6)
    }
    // Below the poet's name the verse begins at once.
    let previous = run.lowerBound > 0 ? shapes[run.lowerBound - 1].credit : nil
    shapes[run.lowerBound].features.insert(.opensShortRun, if: previous?.isForPicture ?? true)
    guard run.upperBound < shapes.count, !isHeadLike(shapes[run.upperBound]) else { return }
    shapes[run.upperBound - 1].features.insert(.closesShortRun)
    shapes[run.upperBound - 2].features.insert(.nearEndOfShortRun)
  }

  /// A name, a day or an office is no verse.
  private func canBeVerse(_ shape: LineShape) -> Bool {
    shape.length <= 24 && shape.credit == nil && !shape.features.contains(.opensWithDash)
      && [
        Feature.dayOnly, .dayAtEnd, .authorNote, .fieldLine, .furniture, .symbolsOnly, .speech,
        .noticeTitle, .artwork,
      ].allSatisfy {
        !shape.features.contains($0)
      }
  }

  /// Subheads come in sets: isolated short lines of one length and make, with nothing between them that begins or
  /// ends a story.
  private mutating func addSiblings() {
    var candidates: [Int] = []
    for index in shapes.indices {
      if canBeSubhead(index) {
        for other in candidates.suffix(3) where areSiblings(shapes[other], shapes[index]) {
          shapes[other].features.insert(.hasSiblings)
          shapes[index].features.insert(.hasSiblings)
        }
        candidates.append(index)
        shapes[index].features.insert(.likeTopHead, if: isLikeTopHead(index))
      }
      if partsStories(shapes[index]) { candidates = [] }
    }
  }

  private func isLikeTopHead(_ index: Int) -> Bool {
    var top = index - 2
    // Of a row of briefs each is like the one before.
    while top > 1, shapes[top].features.contains(.hasSiblings), shapes[top + 1].isText,
      areSiblings(shapes[top], shapes[index])
    { top -= 2 }
    return top >= 0 && isHeadLike(shapes[top]) && shapes[top].credit == nil
      && shapes[top + 1].isText
      && areSiblings(shapes[top], shapes[index])
      && (top == 0 || !shapes[top - 1].isText && shapes[top - 1].credit == nil)
  }

  /// What a page does for most of its stories it does for the others, too: where heads stand above a dateline or a
  /// writer or below a signature, one that does not is rather a subhead.
  private mutating func addProof(_ page: PageLines) {
    let heads = shapes.indices.filter(isLowestHead)
    let isProved = heads.map(isProved)
    addMarkProof(page, Array(zip(heads, isProved)))
    let proved = isProved.count { $0 }
    guard proved > 2, proved * 2 >= heads.count else { return }
    for (place, head) in heads.enumerated() where !isProved[place] {
      shapes[head].features.insert(.unprovedAmongProved)
      let neighbours = [place - 1, place + 1].filter(heads.indices.contains)
      shapes[head].features.insert(.unprovedInSet, if: neighbours.contains { !isProved[$0] })
    }
  }

  private func isProved(_ head: Int) -> Bool {
    let proofs: [Feature] = [.nextHasDateline, .nextIsCredit, .previousSigned]
    return proofs.contains { shapes[head].features.contains($0) }
      || head > 0 && shapes[head - 1].credit != nil
  }

  /// A page marks its headlines alike, and its subheads otherwise or not at all; which level is whose differs.
  private mutating func addMarkProof(
    _ page: PageLines, _ heads: [(index: Int, isProved: Bool)]
  ) {
    let levels = Dictionary(grouping: heads) { page.lines[$0.index].markdownLevel }
    // Where all are marked alike, the mark tells nothing.
    guard levels.count > 1 else { return }
    for (level, heads) in levels where level > 0 && heads.count > 1 {
      let proved = heads.count { $0.isProved }
      for (index, _) in heads {
        shapes[index].features.insert(.markOfHeads, if: proved * 5 >= heads.count * 4)
        shapes[index].features.insert(.markOfOthers, if: proved == 0)
      }
    }
  }

  /// A head right above a text or its writer.
  private func isLowestHead(_ index: Int) -> Bool {
    isHeadLike(shapes[index]) && index + 1 < shapes.count
      && (shapes[index + 1].isText || shapes[index].features.contains(.nextIsCredit))
  }

  /// A picture whose credit names the writer of the story around it is that story's: his byline or dateline stands
  /// above, or his signature below.
  private mutating func addWriters() {
    var above: [String] = []
    var waiting: [Int] = []
    for index in shapes.indices {
      let shape = shapes[index]
      if shape.features.contains(.dateline) { waiting = [] }
      let writers = names(of: shape)
      if let signature = shape.signature?.credit ?? shape.credit, signature.isForPicture {
        let shares = signature.photographers.contains { above.contains($0) }
        shapes[index].features.insert(.creditSharesWriter, if: shares)
        if !shares { waiting.append(index) }
      } else if !writers.isEmpty {
        for picture in waiting where !names(ofPicture: shapes[picture]).isDisjoint(with: writers) {
          shapes[picture].features.insert(.creditSharesWriter)
        }
        waiting = []
        above = writers
      }
    }
  }

  /// A picture's text may have two paragraphs: what it shows, then what of it, then its credit on a line of its own.
  private mutating func addPictureTexts() {
    for index in shapes.indices.dropLast(2) {
      let (first, second, credit) = (shapes[index], shapes[index + 1], shapes[index + 2].credit)
      let mayBeText = [first, second].allSatisfy {
        $0.isText && $0.length <= Self.longestPictureParagraph && $0.dateline == nil
          && $0.signature == nil
      }
      shapes[index].features.insert(
        .opensPictureText,
        if: mayBeText && credit?.isForPicture ?? false && first.features.contains(.newsOpening)
          && !second.features.contains(.newsOpening))
    }
  }

  private static let longestPictureParagraph = 120

  /// A story names its writer once, above or below. Where one is named above and another signs below, a story begins
  /// in between: at the head, where there is only one. Who is named above and signs again wrote the same story.
  private mutating func addSigners() {
    var above: [String] = []
    var heads: [Int] = []
    for index in shapes.indices {
      if shapes[index].credit == nil, isLowestHead(index) { heads.append(index) }
      let names = names(of: shapes[index])
      guard !names.isEmpty else { continue }
      let isBelow = signs(index)
      if isBelow, heads.count == 1, !above.isEmpty, Set(above).isDisjoint(with: names) {
        shapes[heads[0]].features.insert(.betweenWriters)
      }
      above = isBelow ? [] : names
      heads = []
    }
  }

  /// A name at a text's end, or on a line of its own below it.
  private func signs(_ index: Int) -> Bool {
    shapes[index].features.contains(.signedAtEnd)
      || shapes[index].credit != nil && index > 0 && shapes[index - 1].isText
  }

  private func names(of shape: LineShape) -> [String] {
    // Nearly all lines have none of them.
    guard shape.dateline != nil || shape.credit != nil || shape.signature != nil else { return [] }
    let credits = [shape.dateline?.credit, shape.credit, shape.signature?.credit].compactMap { $0 }
    return credits.filter { !$0.isForPicture }.flatMap {
      $0.reporters + $0.correspondents + $0.unspecified
    }
  }

  private func names(ofPicture shape: LineShape) -> Set<String> {
    Set((shape.signature?.credit ?? shape.credit)?.photographers ?? [])
  }

  private func canBeSubhead(_ index: Int) -> Bool {
    let shape = shapes[index]
    guard isHeadLike(shape), index > 0, index + 1 < shapes.count else { return false }
    let previous = shapes[index - 1]
    let followsStory =
      previous.isText || previous.features.contains(.endsInStop)
      || previous.credit != nil && !previous.features.contains(.creditOfPicture)
    return followsStory && shapes[index + 1].isText && shapes[index + 1].dateline == nil
      && ![.noticeTitle, .sideTitle, .nextIsBulleted].contains { shape.features.contains($0) }
  }

  /// A dateline or writer begins a story, a signature ends one.
  private func partsStories(_ shape: LineShape) -> Bool {
    let marks: [Feature] = [
      .dateline, .creditOfWriter, .creditOfBoth, .affiliatedNames, .signedAtEnd, .authorNote,
      .dayOnly,
      .dayAtEnd,
    ]
    return marks.contains { shape.features.contains($0) }
  }

  private func areSiblings(_ a: LineShape, _ b: LineShape) -> Bool {
    let kinds: [Feature] = [
      .twoParts, .pauseInside, .numbered, .bulleted, .endsInColon, .endsInCall, .noticeTitle,
    ]
    // 第一回：…, 第二回：…
    if let label = a.label, let other = b.label, label.count == other.count,
      label.first == other.first
    {
      return true
    }
    return abs(a.length - b.length) <= (a.features.contains(.numbered) ? 12 : 3)
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
      let isLike = likeness.share(ofPicture: page.lines[index].range) >= 0.2
      shapes[index].features.insert(isLike ? .likeStory : .unlikeStory)
    }
    for index in shapes.indices where isHeadLike(shapes[index]) {
      let line = page.lines[index].range
      let (before, after) = likeness.shares(ofHead: line)
      shapes[index].features.insert(.likeBefore, if: before >= 0.3)
      shapes[index].features.insert(.likeAfter, if: after >= 0.4)
      shapes[index].features.insert(.unlikeAfter, if: after == 0)
      let isInParts =
        shapes[index].features.contains(.twoParts) || shapes[index].features.contains(.manyParts)
      shapes[index].features.insert(
        .banner, if: isInParts && after <= 0.12 && shapes[index].features.contains(.firstOfPage))
      if let shared = likeness.sharedAcross(line) {
        shapes[index].features.insert(Self.bond(shared))
        shapes[index].features.insert(.siblingOfOtherText, if: isSiblingOfOtherText(index))
      }
    }
  }

  /// Of parts of an essay, as different as their texts may be, the heads are shorter than those of briefs.
  private func isSiblingOfOtherText(_ index: Int) -> Bool {
    let features = shapes[index].features
    return features.contains(.hasSiblings) && features.contains(.partsTexts)
      && shapes[index].length > 6
  }

  /// A column's edge breaks words, too: 见|义勇为, where 见义 stands elsewhere. The last character of a line that is
  /// whole and the first of the next are a pair that hardly any page holds.
  private mutating func addMendedWords(_ page: PageLines) {
    var breaks: [(line: Int, pair: UInt64)] = []
    for index in shapes.indices.dropFirst() where mayBeBroken(shapes[index - 1]) {
      if let last = page.folded(page.lines[index - 1]).last, last.isHan,
        let first = page.folded(page.lines[index]).first, first.isHan,
        shapes[index].dateline == nil, shapes[index].credit == nil
      {
        breaks.append((index, Self.pair(last, first)))
      }
    }
    guard !breaks.isEmpty else { return }
    let found = Self.found(Set(breaks.map(\.pair)), in: page)
    for (line, pair) in breaks where found.contains(pair) {
      shapes[line].features.insert(.mendsWord)
    }
  }

  /// A text, or a line with marks inside that may be the beginning of one.
  private func mayBeBroken(_ shape: LineShape) -> Bool {
    let marks: [Feature] = [.pauseInside, .manyPauses, .stopInside]
    return shape.features.contains(.endsBare) && shape.credit == nil && shape.length > 12
      && (shape.isText || marks.contains { shape.features.contains($0) })
  }

  private static func pair(_ first: Unicode.Scalar, _ second: Unicode.Scalar) -> UInt64 {
    UInt64(first.value) << 32 | UInt64(second.value)
  }

  /// Those of `pairs` that stand within a line. Most characters begin none of them, which a small table tells.
  private static func found(_ pairs: Set<UInt64>, in page: PageLines) -> Set<UInt64> {
    var begins = [Bool](repeating: false, count: 4096)
    for pair in pairs { begins[Int(pair >> 32) & 4095] = true }
    var found: Set<UInt64> = []
    for line in page.lines {
      let text = page.folded(line)
      for index in text.indices.dropLast() where begins[Int(text[index].value) & 4095] {
        let pair = pair(text[index], text[index + 1])
        if pairs.contains(pair) { found.insert(pair) }
      }
    }
    return found
  }

  /// How closely the texts before and after a head belong together. The steps are those between which subheads
  /// become more frequent than headlines.
  private static func bond(_ shared: Float) -> Feature {
    switch shared {
    case ..<0.02: .partsTexts
    case ..<0.04: .partsTextsWeakly
    case ..<0.065: .bindsTextsWeakly
    case ..<0.1: .bindsTexts
    default: .bindsTextsStrongly
    }
  }

  /// No picture's text is longer, and comparing a line with itself takes its length squared.
  private static let longestPictureText = 600

  private func isPictureLike(_ shape: LineShape) -> Bool {
    shape.length <= Self.longestPictureText
      && (shape.features.contains(.pictureCreditAtEnd) || shape.features.contains(.captionForm))
  }
}
