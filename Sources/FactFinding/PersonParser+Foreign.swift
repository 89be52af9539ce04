/// Foreign names in Chinese signs.
extension PersonParser {
  /// 肯尼迪, 恩格斯: a foreign name that the lexicon has, which mostly is somebody's; not the start of another name
  /// (希尔顿饭店, 诺贝尔奖), nor what marks set off (“阿波罗”).
  func foreignEnd(_ word: Word) -> Int? {
    guard word.range.count >= 3, word.range.allSatisfy({ passage[$0].is(.foreign) }),
      !isQuotedThing(word.range), !isInsideName(word.range), !isTail(word.range),
      !goesOnFromForeign,
      !isCommonWordOfNames(word.range), !marks.has(.name, in: word.range),
      Gazetteer.table.longest(in: passage.signs, at: start, before: Int(word.end))?.end
        != Int(word.end),
      passage[Int(word.end)] != "·", passage[start - 1] != "·"
    else { return nil }
    return bearsName(Int(word.end)) ? nil : Int(word.end)
  }

  /// 霍尔 + 布鲁克, 卢 + 日科夫: words in the signs of foreign names, one after the other, after a title or with the ending
  /// that names from Russia have (托罗 + 普采夫).
  var foreignRunEnd: Int? {
    guard passage[start + 2].is(.foreign), !passage[start - 1].is(.foreign) || titleStart != nil
    else { return nil }
    var end = start
    while end - start < 22, let word = words.word(at: end), Int(word.start) == end,
      isOfForeignName(word),
      end == start || !isTold(end)
    {
      end = Int(word.end)
    }
    while end > start, Segmenter.afterForeign.contains(passage[end - 1]) { end -= 1 }
    let range = start..<end
    guard range.count > (passage[start].is(.surname) ? 3 : 2),
      titleStart != nil || range.count > 3 && hasRussianEnding(range),
      !isQuotedThing(range), !bearsName(end), !marks.has([.name, .blocked], in: range),
      passage[end] != "·", passage[start - 1] != "·"
    else { return nil }
    return end
  }

  private func isOfForeignName(_ word: Word) -> Bool {
    switch word.kind {
    case .name, .person, .single, .place, .noun: break
    case .verb, .adjective, .measure: if word.range.count > 1 { return false }
    default: return false
    }
    return word.range.allSatisfy { passage[$0].is(.foreign) }
  }

  private func hasRussianEnding(_ range: Range<Int>) -> Bool {
    switch passage[range.upperBound - 1] {
    case "夫", "娃": true
    case "基": passage[range.upperBound - 2] == "斯"
    case "奇": passage[range.upperBound - 2] == "维"
    default: false
    }
  }

  /// Whether what follows makes a foreign name a part of another.
  private func bearsName(_ end: Int) -> Bool {
    let isPart =
      Self.namesakes.contains(passage[end])
      || passage[end].is(.beginsEnding)
        && NameWords.endings.longest(in: passage.signs, at: end) != nil
    return isPart && !isTold(end)
  }

  /// 希尔顿饭店, 库尔德人, 达尔文奖: what bears somebody's name, or a people's or place's that sounds like one.
  private static let namesakes = SignSet("人族语奖牌杯队党派型式号系病症教饭酒机地半群高盆海山河州省市县主法定")

  /// 霍 + 利 + 菲尔德: the signs before it are of the same name.
  private var goesOnFromForeign: Bool {
    passage[start - 1].is(.foreign) && passage.breakStart(endingAt: start, orJoining: true) == nil
      && words.word(before: start).map { $0.range.count == 1 && $0.kind != .verb } ?? false
  }
}
