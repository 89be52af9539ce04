/// Programmes without quotation marks.
extension ProgrammeFinder {
  /// How the words begin that a campaign or undertaking ends with.
  static var campaignHeads: [(Sign, Sign)] {
    ProgrammeWords.campaigns.heads + ProgrammeWords.undertakings.heads
  }

  func unquoted(_ passage: Passage, _ words: Segmentation, at place: Int) -> Range<Int>? {
    let sign = passage[place]
    if sign.is(.beginsCampaign), let range = campaign(passage, words, at: place) { return range }
    if sign.is(.digit) { return event(passage, at: place) ?? hotline(passage, at: place) }
    return sign == "第" || sign == "“" ? event(passage, at: place) : nil
  }

  /// 农村人居环境集中整治行动: a campaign, from the last word that no name holds; else an undertaking.
  private func campaign(
    _ passage: Passage, _ words: Segmentation, at ending: Int
  ) -> Range<Int>? {
    if let (end, least) = ProgrammeWords.campaigns.longest(in: passage.signs, at: ending) {
      var begin = ending
      while begin > 0, ending - begin < 16, passage[begin - 1].is([.han, .letter]),
        passage.breakStart(endingAt: begin) == nil, !isCarriedOut(passage, at: begin)
      {
        begin -= 1
      }
      if least...16 ~= ending - begin { return begin..<end }
    }
    return undertaking(passage, words, at: ending)
  }

  /// 实施再就业工程, 入选巧匠计划: what somebody carries out or joins, from that verb on.
  private func undertaking(
    _ passage: Passage, _ words: Segmentation, at ending: Int
  ) -> Range<Int>? {
    guard let (end, _) = ProgrammeWords.undertakings.longest(in: passage.signs, at: ending),
      words.begins(at: ending),
      ProgrammeWords.generic.start(in: passage.signs, endingAt: ending) == nil
    else { return nil }
    var begin = ending
    while ending - begin < 14, passage[begin - 1].is([.han, .letter]), passage[begin - 1] != "的" {
      begin -= 1
      if isCarriedOut(passage, at: begin) { return ending - begin >= 2 ? begin..<end : nil }
    }
    return nil
  }

  private func isCarriedOut(_ passage: Passage, at start: Int) -> Bool {
    ProgrammeWords.carryingOut.start(in: passage.signs, endingAt: start) != nil
  }

  /// 第六届桃花节, 临江县“山海杯”足球联赛, 2019中国茶业博览会: a festival or match by its number, cup or year, with
  /// the words before it that belong to its name.
  private func event(_ passage: Passage, at start: Int) -> Range<Int>? {
    guard
      let body = edition(passage, at: start) ?? cup(passage, at: start) ?? year(passage, at: start),
      let end = eventEnd(passage, after: body)
    else { return nil }
    var begin = start
    while begin > 0, start - begin < 16, isOfEvent(passage[begin - 1]) {
      if ProgrammeWords.starts.start(in: passage.signs, endingAt: begin) != nil { break }
      begin -= 1
    }
    return begin..<end
  }

  /// 第…届: where its name goes on.
  private func edition(_ passage: Passage, at start: Int) -> Int? {
    guard passage[start] == "第", let numeral = Numeral(in: passage, at: start + 1),
      passage[numeral.end] == "届"
    else { return nil }
    return numeral.end + 1
  }

  private func cup(_ passage: Passage, at start: Int) -> Int? {
    guard passage[start] == "“" else { return nil }
    return (start + 3..<start + 9).first { passage[$0] == "”" && passage[$0 - 1] == "杯" }
  }

  /// 2019中国…; after 2019年 anything may come.
  private func year(_ passage: Passage, at start: Int) -> Int? {
    guard passage[start].is(.digit), !passage[start - 1].is(.digit), passage[start + 4].is(.han),
      (start..<start + 4).allSatisfy({ passage[$0].is(.digit) }), passage[start + 4] != "年"
    else { return nil }
    return start + 4
  }

  /// The end of the last word for an event, with nothing between that no name holds.
  private func eventEnd(_ passage: Passage, after start: Int) -> Int? {
    var end: Int?
    var place = start
    while place < start + 24, isOfEvent(passage[place]) {
      if let found = ProgrammeWords.events.longest(in: passage.signs, at: place) {
        end = found.end
        place = found.end
        continue
      }
      if end != nil { break }
      if ProgrammeWords.starts.start(in: passage.signs, endingAt: place + 1, after: start) != nil {
        break
      }
      place += 1
    }
    return end
  }

  /// ’９７, · and “山海杯” stand within a name.
  private func isOfEvent(_ sign: Sign) -> Bool {
    sign.is([.han, .letter]) || sign == "·" || sign == "“" || sign == "”"
  }

  /// 12345政务服务热线.
  private func hotline(_ passage: Passage, at start: Int) -> Range<Int>? {
    guard passage[start].is(.digit), !passage[start - 1].is(.digit) else { return nil }
    var end = start
    while passage[end].is(.digit) { end += 1 }
    guard 3...6 ~= end - start else { return nil }
    while end - start < 16, passage[end].is(.han) {
      if passage.has("热线", at: end) || passage.has("平台", at: end) { return start..<end + 2 }
      end += 1
    }
    return nil
  }
}
