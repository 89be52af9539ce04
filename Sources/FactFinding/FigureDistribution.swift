/// 一产、二产和三产分别增长2%、3%和4%: as many subjects before 分别 as figures in a row behind it belong to each other in
/// their order.
struct FigureDistribution {
  let passage: Passage

  /// Tells each figure of such a row its subject, in place of what stands before all of them.
  func tell(_ findings: inout Findings) {
    var first = 0
    while first < findings.figures.count {
      let end = rowEnd(from: first, in: findings.figures)
      if end - first > 1, let subjects = subjects(first..<end, of: findings) {
        for (index, subject) in zip(first..<end, subjects) {
          findings.figures[index].fact.of = passage.text(subject)
        }
      }
      first = end
    }
  }

  /// Past the last figure of a row: 2%、3%和4%.
  private func rowEnd(from first: Int, in figures: [Located<Figure>]) -> Int {
    var end = first + 1
    while end < figures.count {
      let gap = figures[end - 1].range.upperBound..<figures[end].range.lowerBound
      guard 1...2 ~= gap.count, gap.allSatisfy({ Self.joints.contains(passage[$0]) }) else { break }
      end += 1
    }
    return end
  }

  private func subjects(_ row: Range<Int>, of findings: Findings) -> [Range<Int>]? {
    let figure = findings.figures[row.lowerBound].range
    let limit = max(passage.clauseStart(before: figure.lowerBound), figure.lowerBound - 12)
    guard let word = (limit..<figure.lowerBound).last(where: { passage.has("分别", at: $0) }) else {
      return nil
    }
    // 分别建成敬老院2所: the noun behind the word is what is counted.
    let isLead =
      FigureSubject.endWithoutLeads(word..<figure.lowerBound, in: passage, findings.words) == word
    guard isLead else { return nil }
    let end = passage[word - 1] == "," ? word - 1 : word
    var items = items(before: end)
    // The last two are mostly joined by 和, which is a part of many names as well.
    if items.count == row.count - 1, let last = items.popLast(),
      let joint = last.dropFirst().dropLast().last(where: {
        Self.conjunctions.contains(passage[$0])
      })
    {
      items += [last.lowerBound..<joint, joint + 1..<last.upperBound]
    }
    return items.count == row.count && areSubjects(items, of: findings) ? items : nil
  }

  /// Not 小麦、玉米播种面积, which have a head in common, nor dates, places and names, which are told for themselves.
  private func areSubjects(_ items: [Range<Int>], of findings: Findings) -> Bool {
    guard let last = items.last, items.allSatisfy({ 2...20 ~= $0.count }),
      last.count <= items.dropLast().map(\.count).max() ?? 0
    else { return false }
    return !items.contains { item in
      item.contains { passage[$0] == "在" }
        || findings.figures.contains { $0.range.overlaps(item) }
        || findings.dates.contains { $0.range.overlaps(item) }
        || findings.mentions.contains { $0.fact.kind != .programme && $0.range.overlaps(item) }
    }
  }

  /// What stands between 、 in the clause that ends at `end`.
  private func items(before end: Int) -> [Range<Int>] {
    let start = passage.clauseStart(before: end)
    var items: [Range<Int>] = []
    var itemStart =
      (start..<end).first { passage[$0] == "、" }
      .flatMap { mark in (start..<mark).last { Self.introductions.contains(passage[$0]) } }
      .map { $0 + 1 } ?? start
    for place in itemStart..<end where passage[place] == "、" {
      items.append(itemStart..<place)
      itemStart = place + 1
    }
    items.append(itemStart..<end)
    items[0] = FigureSubject.startWithoutHeads(items[0], in: passage)..<items[0].upperBound
    return items
  }

  private static let joints = SignSet("、和与及以")
  private static let conjunctions = SignSet("和与及")
  /// 依次是食品、服装: the row begins after it.
  private static let introductions = SignSet("是为")
}
