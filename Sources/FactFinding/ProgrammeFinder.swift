/// Finds named initiatives, platforms, services, campaigns and festivals: what stands in quotation marks before a word
/// for its kind (“万人助万企”活动), after a word that begins something (推出“乐学贷”), or with its kind as its last word
/// (“金穗夜校”); the title of a plan; and, without quotation marks, what a number, a year or a verb shows to be a name.
struct ProgrammeFinder: Finder {
  /// Names that count wherever they stand: watched ones, and those of earlier issues.
  let known: WordTable<Void>

  init(known names: [String]) {
    known = WordTable(names.filter { !$0.isEmpty }.map { ($0, ()) })
  }

  /// The signs that a name which is not known beforehand can begin with, beside the words of the tables.
  static let firsts = SignSet("“《第首" + Sign.digits)

  func find(in passage: Passage, of story: Story, _ findings: inout Findings) {
    var place = 0
    while true {
      place = next(passage, from: place)
      guard place < passage.count else { break }
      let sign = passage[place]
      if let (end, _) = known.longest(in: passage.signs, at: place) {
        add(place..<end, passage, &findings)
        place = end
      } else if !sign.is(.beginsProgramme) {
        place += 1
      } else if let (end, _) = ProgrammeWords.ofState.longest(in: passage.signs, at: place) {
        add(place..<end, passage, &findings)
        place = end
      } else if let range = congress(passage, findings.words, at: place) {
        add(range, passage, &findings)
        place = range.upperBound
      } else if let range = unquoted(passage, findings.words, at: place) {
        add(range, passage, &findings)
        // The word that told it may stand behind it.
        place = max(range.upperBound, place + 1)
      } else if sign == "“" || sign == "《" {
        place = quoted(passage, at: place, &findings)
      } else {
        place += 1
      }
    }
  }

  /// Where the next name may begin.
  private func next(_ passage: Passage, from start: Int) -> Int {
    let next = passage.next(.beginsProgramme, from: start)
    if known.isEmpty { return next }
    return (start..<next).first { known.canBegin(with: passage.signs[$0]) } ?? next
  }

  private func add(_ range: Range<Int>, _ passage: Passage, _ findings: inout Findings) {
    // 世界经济论坛 + 年会: the longer one.
    if let last = findings.names.last, last.fact.kind == .programme, range.count > last.range.count,
      range.lowerBound == last.range.lowerBound
    {
      findings.names.removeLast()
    }
    findings.names.append(
      Located(
        range: range,
        fact: NameCandidate(kind: .programme, name: passage.text(range), isSure: true)))
  }

  // MARK: Quoted names

  /// A run of quoted names, `“三送一强”“万人助万企”等活动`, with one kind for all; returns where to go on.
  private func quoted(_ passage: Passage, at start: Int, _ findings: inout Findings) -> Int {
    var names: [Range<Int>] = []
    var place = start
    while let end = closing(passage, after: place) {
      names.append(place + 1..<end)
      place = end + 1
      let next = passage[place]
      if next == "、" || next == "和" || next == "及" { place += 1 }
      guard passage[place] == "“" || passage[place] == "《" else { break }
    }
    guard let last = names.last else { return start + 1 }
    // 《关于开展“春雨润苗”行动的意见》: the name is inside.
    if passage[start] == "《", !isPlan(passage, last), last.contains(where: { passage[$0] == "“" }) {
      return start + 1
    }
    let isNamed =
      kindFollows(passage, findings.words, at: last.upperBound + 1)
      || isIntroduced(passage, at: start)
    for name in names {
      if let plan = plan(passage, named: name) {
        add(plan, passage, &findings)
      } else if (isNamed || isPlan(passage, name) || endsInKind(passage, name))
        && isName(passage, name) && !isThing(findings.words, name)
      {
        add(withKind(passage, name), passage, &findings)
      } else {
        addUnquoted(passage, within: name, &findings)
      }
    }
    return last.upperBound + 1
  }

  /// “镇里搞了修路工程” names none.
  private static let leastInSpeech = 6

  /// 围绕“春雨润苗”走访, 坚持“严打”: a known name needs no word for its kind, and most are quoted wherever they stand; and
  /// “我在邻里通小程序上报的” is speech.
  private func addUnquoted(
    _ passage: Passage, within quotation: Range<Int>, _ findings: inout Findings
  ) {
    var place = quotation.lowerBound
    while place < quotation.upperBound {
      let end =
        known.longest(in: passage.signs, at: place, before: quotation.upperBound)?.end
        ?? (passage[place].is(.beginsProgramme)
          ? ProgrammeWords.ofState.longest(
            in: passage.signs, at: place, before: quotation.upperBound)?.end : nil)
      let range =
        end.map { place..<$0 }
        ?? (passage[place].is(.beginsCampaign)
          ? unquoted(passage, findings.words, at: place) : nil)
      if let range, quotation.contains(range.lowerBound), range.upperBound <= quotation.upperBound,
        end != nil || range.count >= Self.leastInSpeech
      {
        add(range, passage, &findings)
      }
      place = range.map { max($0.upperBound, place + 1) } ?? place + 1
    }
  }

  /// “九五”治沙计划: a plan by its five years, which are none by themselves.
  private func plan(_ passage: Passage, named name: Range<Int>) -> Range<Int>? {
    guard passage[name.upperBound - 1] == "五", name.count < 4,
      name.allSatisfy({ passage[$0].is(.number) }), !passage.has("期间", at: name.upperBound + 1),
      !passage.has("时期", at: name.upperBound + 1)
    else { return nil }
    var end = name.upperBound + 1
    while end < name.upperBound + 9, passage[end].is(.han), passage[end] != "的" {
      if passage.has("计划", at: end) || passage.has("规划", at: end) {
        return end > name.upperBound + 1 ? name.lowerBound - 1..<end + 2 : nil
      }
      end += 1
    }
    return nil
  }

  /// “硬件”建设, “软件”活动: one short noun of the language says what is meant and names nothing.
  private func isThing(_ words: Segmentation, _ name: Range<Int>) -> Bool {
    guard name.count == 2, let word = words.word(at: name.lowerBound) else { return false }
    return word.range == name && word.kind == .noun
  }

  /// “六最”营商环境: where the quoted part is a mere number or set, its kind is part of the name.
  private func withKind(_ passage: Passage, _ name: Range<Int>) -> Range<Int> {
    if name.allSatisfy({ passage[$0].is(.digit) }), let whole = aroundNumber(passage, name) {
      return whole
    }
    let after = name.upperBound + 1
    let kind = ProgrammeWords.partsOfName.longest(in: passage.signs, at: after)
    return kind.map { name.lowerBound - 1..<$0.end } ?? name
  }

  /// 惠农通“12316”服务平台: a number is no name by itself where words stand on both sides of it.
  private func aroundNumber(_ passage: Passage, _ name: Range<Int>) -> Range<Int>? {
    var begin = name.lowerBound - 1
    while begin > 0, name.lowerBound - begin < 8, passage[begin - 1].is([.han, .letter]),
      passage.breakStart(endingAt: begin, orJoining: true) == nil
    { begin -= 1 }
    guard name.lowerBound - 1 - begin > 1 else { return nil }
    let after = name.upperBound + 1
    let kind = (after..<after + 7).lazy.compactMap {
      ProgrammeWords.kinds.longest(in: passage.signs, at: $0)?.end
    }.first
    return kind.map { begin..<$0 }
  }

  private func closing(_ passage: Passage, after opening: Int) -> Int? {
    let wanted: Sign = passage[opening] == "《" ? "》" : "”"
    return (opening + 1..<opening + (wanted == "》" ? 40 : 26)).first { passage[$0] == wanted }
  }

  /// 《…规划(2024—2035年)》 without its years.
  private func withoutYears(_ passage: Passage, _ name: Range<Int>) -> Range<Int> {
    guard passage[name.upperBound - 1] == ")",
      let bracket = name.last(where: { passage[$0] == "(" }),
      (bracket + 1..<name.upperBound - 1).allSatisfy({
        passage[$0].is(.digit) || Self.ofYears.contains(passage[$0])
      })
    else { return name }
    return name.lowerBound..<bracket
  }

  private static let ofYears = SignSet("年—–-至~")

  /// Speech, sentences and what is often said are no names, nor is a manner (沉浸式).
  private func isName(_ passage: Passage, _ name: Range<Int>) -> Bool {
    let saying = ProgrammeWords.sayings.longest(in: passage.signs, at: name.lowerBound)
    return 2...22 ~= withoutYears(passage, name).count && saying?.end != name.upperBound
      && passage[name.upperBound - 1] != "式"
      && !name.contains {
        passage[$0].is(.stop) || passage[$0] == "→" || passage[$0] == "," && name.count > 16
      }
  }

  /// 《…实施方案》: the title of a plan names it.
  private func isPlan(_ passage: Passage, _ name: Range<Int>) -> Bool {
    guard passage[name.lowerBound - 1] == "《" else { return false }
    let end = withoutYears(passage, name).upperBound
    return ProgrammeWords.plans.start(in: passage.signs, endingAt: end) != nil
  }

  /// “金穗夜校”, “乐学贷”: its last word says what it is.
  private func endsInKind(_ passage: Passage, _ name: Range<Int>) -> Bool {
    passage[name.lowerBound - 1] == "“"
      && ProgrammeWords.ownKinds.start(in: passage.signs, endingAt: name.upperBound)
        .map { $0 >= name.lowerBound + 2 } ?? false
  }

  /// 推出“…”, 开设了14个“…”, 推出利率低至3%的“…”: in the same clause, with a number or what ends in 的 between.
  private func isIntroduced(_ passage: Passage, at opening: Int) -> Bool {
    guard passage[opening] == "“" else { return false }
    var end = opening
    while end > 0, opening - end < 16, !passage[end - 1].is([.stop, .pause, .opening, .closing]) {
      if ProgrammeWords.introducing.start(in: passage.signs, endingAt: end) != nil {
        return end == opening || passage[opening - 1] == "的" || passage[end] == "了"
          || Numeral(in: passage, at: end) != nil
      }
      end -= 1
    }
    return false
  }

  /// 活动, 联结机制, 等系列活动, 服务品牌: a word for the kind, with a few signs before it.
  private func kindFollows(_ passage: Passage, _ words: Segmentation, at start: Int) -> Bool {
    var index = start
    if passage[index] == "等" { index += 1 }
    if let numeral = Numeral(in: passage, at: index) { index = numeral.end }
    guard passage[index] != "的" else { return false }
    let limit = index + 7
    while index < limit, passage[index].is([.han, .letter]) {
      if ProgrammeWords.kinds.longest(in: passage.signs, at: index) != nil { return true }
      if passage[index] == "的" || passage[index] == "是" || passage[index] == "在" { return false }
      // “抱团”开起区域品牌展厅, but “送清凉”体验活动: a verb belongs to the name where its kind follows at once.
      if let word = words.word(at: index), Int(word.start) == index, word.kind == .verb,
        index == start || word.range.count > 1
      {
        return word.range.count > 1
          && ProgrammeWords.kinds.longest(in: passage.signs, at: Int(word.end)) != nil
      }
      index += 1
    }
    return false
  }
}
