/// Names that the segmentation has as one word, and words that only look like names.
extension PersonParser {
  /// What the segmentation has as one word.
  func nameEnd(_ word: Word) -> Int? {
    if word.kind == .person, let end = personEnd(word) { return end }
    if passage[start].is(.beginsFamous), let end = famousEnd() { return end }
    if word.kind == .name, let end = deedsEnd(word) ?? foreignEnd(word) { return end }
    let mayBeTitled = word.kind == .name || word.kind == .noun || word.kind == .place
    return mayBeTitled && passage[start - 1].is(.endsTitle) ? titledEnd(word) : nil
  }

  /// What the segmentation has as a person's name.
  private func personEnd(_ word: Word) -> Int? {
    guard !isInsideName(word.range), !isThing(word.range) else { return nil }
    let end = Int(word.end)
    // 郑初 + 一 + 介绍, 汪梓 + 萱 + 。: the sign between the name and what follows it is the name's.
    if word.range.count == 2, givenStart == start + 1, isGiven(end),
      isTold(end + 1) && titleStart != nil && words.word(at: end)?.range.count == 1
        || isLoneSign(end) && (isTold(end + 1) || isMark(end + 1))
    {
      return end + 1
    }
    return end
  }

  private func isLoneSign(_ place: Int) -> Bool {
    guard let word = words.word(at: place), word.range.count == 1 else { return false }
    return word.kind == .single || word.kind == .name || passage[place].is(.numeral)
  }

  /// 鲁迅, whom every reader knows.
  private func famousEnd() -> Int? {
    guard let end = PersonWords.famous.longest(in: passage.signs, at: start)?.end,
      words.begins(at: end), !isInsideName(start..<end), !isQuotedThing(start..<end)
    else { return nil }
    return end
  }

  /// 罗干主持: a name of the lexicon at the head of a clause, with the deeds of officials behind it.
  private func deedsEnd(_ word: Word) -> Int? {
    guard passage[start].is(.surname), 2...3 ~= word.range.count, !isWord,
      isMark(start - 1) || start == 0 || titleStart != nil,
      PersonWords.deeds.longest(in: passage.signs, at: Int(word.end)) != nil
    else { return nil }
    return Int(word.end)
  }

  /// 秘书长 + 罗干: a word of rare use that begins as a name does, after a title and before what follows a subject; a common
  /// noun only before speech (主席 + 白玉兰 + 告诉).
  private func titledEnd(_ word: Word) -> Int? {
    guard 2...4 ~= word.range.count, titleStart != nil,
      word.kind != .noun || isTold(Int(word.end)),
      passage[start].is(.surname) && word.range.count < 4
        || word.range.allSatisfy({ passage[$0].is(.foreign) }),
      Lexicon.shared.word(in: passage.signs, at: word.range).map({ $0.cost > 240 }) ?? false,
      word.range.dropFirst().allSatisfy({ isGiven($0) }), endsHere(Int(word.end)),
      !isCommonWordOfNames(word.range),
      !marks.has(.name, in: word.range),
      Gazetteer.table.longest(in: passage.signs, at: start, before: Int(word.end)) == nil
    else { return nil }
    return Int(word.end)
  }

  /// 花青素, “金豆豆”, 克 + 鲁伊夫: a word of the language, a short quotation or the tail of a foreign name, where neither
  /// a title nor speech makes it a person's.
  private func isThing(_ range: Range<Int>) -> Bool {
    let end = range.upperBound
    if isQuotedThing(range) || passage[end - 1] == "队" || isCommonWordOfNames(range) { return true }
    // 19岁的吉林队员.
    if Gazetteer.table.longest(in: passage.signs, at: start, before: end)?.end == end, !isTold(end)
    {
      return true
    }
    if titleStart != nil || isTold(end) && !isKnownWord(range) {
      return range.count == 2 && !passage[start].is(.surname)
        && (isKnownWord(range) || !isTold(end) && !endsHere(end))
    }
    return isKnownWord(range) || isTail(range)
      || Self.things.contains(passage[range.upperBound - 1]) && range.count > 2
  }

  /// 祖母, 花青素: the lexicon has them among its names.
  func isCommonWordOfNames(_ range: Range<Int>) -> Bool {
    passage[start].is(.beginsCommonWord)
      && PersonWords.commonWords.longest(in: passage.signs, at: start)?.end == range.upperBound
  }

  private func isKnownWord(_ range: Range<Int>) -> Bool {
    guard let word = Lexicon.shared.word(in: passage.signs, at: range) else { return false }
    return word.kind != .name
  }

  /// “金盏秋菊”, but “王小二是谁？”.
  func isQuotedThing(_ range: Range<Int>) -> Bool {
    guard passage[range.lowerBound - 1].is(.opening) else { return false }
    let closing = (range.upperBound..<range.upperBound + 6).first { passage[$0].is(.mark) }
    return closing.map { passage[$0].is(.closing) } ?? false
  }

  func isTail(_ range: Range<Int>) -> Bool {
    guard let before = words.word(before: start), before.kind == .single,
      passage[start - 1].is(.foreign)
    else { return false }
    return range.allSatisfy { passage[$0].is(.foreign) }
  }

  /// 裴公亭, 金穗杯, 满意度: no given name ends so.
  static let things = SignSet("亭苑寺庙杯戏桥证站峡屯皮籽院堂滩牌率度性感委车砂库鼠棒口岛岗岭渠沟塬垭街湖河")

  /// 雷锋 in 雷锋纪念馆.
  func isInsideName(_ range: Range<Int>) -> Bool {
    titleStart == nil
      && names.contains { name in
        name.range.count > range.count && name.range.contains(start)
          && name.range.upperBound >= range.upperBound
      }
  }
}
