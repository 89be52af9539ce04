/// Spaced, put together, Japanese, foreign, with an address or an office: the forms that names have.
extension PersonParser {
  /// What is known by its form, however the signs are cut into words.
  var formEnd: Int? {
    let (sign, next) = (passage[start], passage[start + 1])
    if sign.is(.surname), next.is([.beginsFamiliar, .space]) {
      if let end = next.is(.space) ? spacedEnd : familiarEnd { return end }
    }
    if next == "某", let end = anonymousEnd { return end }
    if next.is(.surname), PersonWords.nicknames.contains(sign), let end = nicknameEnd { return end }
    if sign.is(.beginsNamePart), let end = composedEnd { return end }
    if sign.is(.foreign), next.is(.foreign), let end = foreignRunEnd { return end }
    return sign.is(.beginsJapanese) ? japaneseEnd : nil
  }

  /// 王　明: a given name of one sign is spaced out where names are listed or signed.
  private var spacedEnd: Int? {
    guard !passage[start - 1].is([.han, .letter, .digit]) || titleStart != nil
    else { return nil }
    var given = start + 1
    while passage[given].is(.space) { given += 1 }
    guard given - start <= 3, isGiven(given), !passage[given + 1].is([.han, .letter, .digit])
    else { return nil }
    return given + 1
  }

  /// 次旦平措, 乌云毕力格: of the parts that such names have; one part alone needs a title or speech.
  private var composedEnd: Int? {
    var end = start
    var parts = 0
    while let next = PersonWords.nameParts.longest(
      in: passage.signs, at: parts > 0 && passage[end] == "·" ? end + 1 : end)?.end
    {
      end = next
      parts += 1
    }
    guard parts > 0, 3...12 ~= end - start || titleStart != nil || isTold(end),
      !Self.divisions.contains(passage[end]), passage[end] != "·", passage[start - 1] != "·"
    else { return nil }
    if let word = words.word(at: start),
      word.isPlace && Int(word.end) >= end
        || word.kind == .person && parts == 1 && Int(word.end) > end
    {
      return nil
    }
    let isWitnessed = titleStart != nil || isTold(end) || isMark(start - 1) && isMark(end)
    return isWitnessed || (parts > 1 || end - start > 3) && (beginsHere || words.begins(at: start))
      ? end : nil
  }

  private static let divisions = SignSet("县镇乡市旗州村路苏木省河湖山区")

  /// 官员 + 小林健一 + 笑着说.
  private var japaneseEnd: Int? {
    guard
      let given = PersonWords.japaneseSurnames.longest(in: passage.signs, at: start)?.end,
      isGiven(given)
    else { return nil }
    let ends = [given + 3, given + 2, given + 1].filter { end in
      (given..<end).allSatisfy { isGiven($0) }
    }
    // 桥本龙太郎.
    if titleStart != nil, passage[given + 2] == "郎" { return given + 3 }
    if let end = ends.first(where: { isTold($0) }), beginsHere || titleStart != nil { return end }
    guard titleStart != nil else { return nil }
    return ends.first { !passage[$0].is(.han) }
      ?? ends.first { endsHere($0) }
      ?? ends.first { $0 == given + 2 && words.begins(at: $0) }
  }

  /// 王阿姨, 刘女士, 冷科长: at a boundary, after a title or where a word ends.
  private var familiarEnd: Int? {
    guard passage[start - 1] != "·", beginsHere || titleStart != nil || followsWord
    else { return nil }
    if let end = PersonWords.familiar.longest(in: passage.signs, at: start + 1)?.end { return end }
    return standsAlone
      ? PersonWords.offices.longest(in: passage.signs, at: start + 1)?.end : nil
  }

  /// 陈某, 张某某, 王某甲, 谭某华: who is not to be known.
  private var anonymousEnd: Int? {
    let third = start + 2
    guard passage[start].is(.surname), standsAlone || titleStart != nil,
      !Self.indefinite.contains(passage[third])
    else { return nil }
    let isGivenAlone =
      isGiven(third) && !Self.afterDeed.contains(passage[third + 1])
      && Lexicon.shared.word(in: passage.signs, at: third..<third + 2) == nil
      && words.word(at: third).map {
        $0.range == third..<third + 1 && (isSurname($0.kind) || passage[third + 1] == "、")
      } ?? false
    return Self.anonymous.contains(passage[third]) || isGivenAlone ? third + 1 : third
  }

  /// 邻居 + 老秦, 小柳 + 说: what friends call somebody, after a title, in a row or before speech.
  private var nicknameEnd: Int? {
    let end = start + 2
    guard words.begins(at: start), words.begins(at: end),
      titleStart != nil || isTold(end) && isMark(start - 1)
        || passage[start - 1] == "、" && people.last?.range.upperBound == start - 1,
      passage[end] != "某",
      !(words.word(at: start)?.isOfLanguage ?? false)
    else { return nil }
    return end
  }

  /// 杨某 + 光着.
  private static let afterDeed = SignSet("着了过在")
  private static let anonymous = SignSet("某甲乙丙丁")

  /// 某些, 某种: what is no person's 某.
  private static let indefinite = SignSet("些种个类项处地件次年月日")

  /// A surname as a word of its own, and not one that mostly is another word.
  private var standsAlone: Bool {
    guard let word = words.word(at: start), Int(word.start) == start else { return false }
    return (word.range.count == 1 || word.kind == .person || word.kind == .name)
      && !PersonWords.doubtfulAlone.contains(passage[start])
  }

  /// 坐着 + 张老太, 政务司 + 黄小姐.
  private var followsWord: Bool {
    guard let word = words.word(before: start) else { return false }
    return switch word.kind {
    case .verb, .function: true
    case .noun, .place, .body: standsAlone
    default: false
    }
  }
}
