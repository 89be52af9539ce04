/// Programmes without quotation marks.
extension ProgrammeFinder {
  /// How the words begin that a campaign, undertaking or gathering ends with.
  static var campaignHeads: [(Sign, Sign)] {
    ProgrammeWords.campaigns.heads + ProgrammeWords.undertakings.heads
      + ProgrammeWords.services.heads + ProgrammeWords.gatherings.heads
  }

  func unquoted(_ passage: Passage, _ words: Segmentation, at place: Int) -> Range<Int>? {
    let sign = passage[place]
    if sign.is(.beginsCampaign), let range = campaign(passage, words, at: place) { return range }
    if sign.is(.digit) {
      return event(passage, words, at: place) ?? hotline(passage, at: place)
    }
    return sign == "第" || sign == "首" || sign == "“" ? event(passage, words, at: place) : nil
  }

  /// 农村人居环境集中整治行动: a campaign, from the last word that no name holds; else an undertaking.
  private func campaign(
    _ passage: Passage, _ words: Segmentation, at ending: Int
  ) -> Range<Int>? {
    if let (end, least) = ProgrammeWords.campaigns.longest(in: passage.signs, at: ending) {
      var begin = ending
      while begin > 0, ending - begin < 16, passage[begin - 1].is([.han, .letter]),
        passage.breakStart(endingAt: begin) == nil, !isCarriedOut(passage, at: begin),
        ProgrammeWords.launching.start(in: passage.signs, endingAt: begin) == nil,
        passage[begin - 1] != "年" || !passage[begin - 2].is(.digit)
      {
        begin -= 1
      }
      if least...16 ~= ending - begin { return begin..<end }
    }
    return undertaking(passage, words, at: ending) ?? service(passage, words, at: ending)
      ?? gathering(passage, words, at: ending)
  }

  /// 全国茶叶工作会议, 临江国际书展: the words of a name before what it ends with, from the first that says whose it is.
  private func gathering(
    _ passage: Passage, _ words: Segmentation, at ending: Int
  ) -> Range<Int>? {
    guard let (end, _) = ProgrammeWords.gatherings.longest(in: passage.signs, at: ending),
      words.begins(at: end), !isRoutine(passage, until: end),
      !passage.has("大会", at: ending)
        || ProgrammeWords.assemblies.start(in: passage.signs, endingAt: ending) == nil
    else { return nil }
    var place = ending
    var begin: Int?
    while let word = words.word(before: place), ending - Int(word.start) <= 18, isOfName(word),
      !startsName(passage, words, at: place),
      ProgrammeWords.introducing.start(in: passage.signs, endingAt: place) == nil
    {
      // 市长会见全国渔业会议代表: no verb stands before the word that says whose it is.
      if begin != nil, word.kind == .verb { break }
      place = Int(word.start)
      let isWide = ProgrammeWords.wide.longest(in: passage.signs, at: place) != nil
      if isWide || word.kind == .body || word.isPlace { begin = place }
    }
    // 中 + 美 + 经贸合作论坛.
    if let first = begin, words.word(at: first)?.range.count == 1 {
      var start = first
      while first - start < 5, Self.states.contains(passage[start - 1]) { start -= 1 }
      begin = start
    }
    return begin.flatMap { end - $0 >= 6 ? $0..<end : nil }
  }

  /// Whether a word ends at `place` that the name of an event does not hold; the 年 of 青少年 is none.
  private func startsName(_ passage: Passage, _ words: Segmentation, at place: Int) -> Bool {
    ProgrammeWords.starts.start(in: passage.signs, endingAt: place).map { words.begins(at: $0) }
      ?? false
  }

  /// States by one sign, as they stand side by side.
  private static let states = SignSet("中美俄日韩英法德欧印澳加朝越苏蒙泰")

  private func isRoutine(_ passage: Passage, until end: Int) -> Bool {
    passage.has("会议", at: end - 2)
      && ProgrammeWords.routine.start(in: passage.signs, endingAt: end - 2) != nil
  }

  private func isOfName(_ word: Word) -> Bool {
    switch word.kind {
    case .noun, .adjective, .place, .foreignPlace, .body: true
    case .verb: word.range.count > 1
    default: false
    }
  }

  /// 党的十五大, 十五大精神: a congress of the party; 十五大以来 is a date.
  func congress(_ passage: Passage, _ words: Segmentation, at start: Int) -> Range<Int>? {
    guard let (end, isNamed) = ProgrammeWords.congresses.longest(in: passage.signs, at: start),
      isNamed || !passage[start - 1].is(.number), !passage.has("以来", at: end),
      words.begins(at: end),
      isNamed || ProgrammeWords.ofCongress.longest(in: passage.signs, at: end) != nil
    else { return nil }
    return start..<end
  }

  /// 实施再就业工程, 入选巧匠计划: what somebody carries out or joins, from that verb on.
  private func undertaking(
    _ passage: Passage, _ words: Segmentation, at ending: Int
  ) -> Range<Int>? {
    guard let (end, _) = ProgrammeWords.undertakings.longest(in: passage.signs, at: ending),
      words.begins(at: ending), words.begins(at: end),
      !passage.has("运动", at: ending)
        || ProgrammeWords.movements.start(in: passage.signs, endingAt: ending) == nil,
      !passage.has("活动", at: ending) || isRound(passage, words, endingAt: ending),
      let begin = start(passage, words, before: ending, after: ProgrammeWords.carryingOut)
        ?? (passage.has("计划", at: ending)
          ? start(passage, words, before: ending, after: ProgrammeWords.joining) : nil)
    else { return nil }
    if passage.has("活动", at: ending) { return begin..<ending }
    // 实施道路改造工程 is any, 实施桑园社区老旧管网改造工程 is one.
    let least =
      ProgrammeWords.generic.start(in: passage.signs, endingAt: ending) == nil
      ? 2 : ProgrammeWords.renewals.start(in: passage.signs, endingAt: ending) == nil ? .max : 6
    return ending - begin >= least ? begin..<end : nil
  }

  /// 惠民行 + 活动, 质量月 + 活动; but 绿色出行活动, 为期一周活动.
  private func isRound(_ passage: Passage, _ words: Segmentation, endingAt end: Int) -> Bool {
    switch passage[end - 1] {
    case "行": words.word(at: end - 1)?.range.count == 1
    case "季", "周", "月": !passage[end - 2].is(.number)
    default: false
    }
  }

  /// 推行楼栋信息员制, 在邻里帮小程序, 落实全省新型农具推广规划: what serves people or orders something, after the verb that
  /// begins it.
  private func service(
    _ passage: Passage, _ words: Segmentation, at ending: Int
  ) -> Range<Int>? {
    guard let (end, kind) = ProgrammeWords.services.longest(in: passage.signs, at: ending),
      kind == .order ? passage[end] != "度" : words.begins(at: end),
      kind == .order
        || ProgrammeWords.anyService.start(in: passage.signs, endingAt: ending) == nil,
      let begin = start(passage, words, before: ending, after: kind.verbs),
      ending - begin >= kind.least
    else { return nil }
    let name = begin..<ending
    let isNamed =
      switch kind {
      case .order: true
      case .program: passage[end] != "码" && !isOfCommonWords(words, name)
      case .platform:
        Self.platforms.contains(passage[ending - 1]) && !isOfCommonWords(words, name)
      case .reform: !isOfCommonWords(words, name)
      case .plan: isOfSomewhere(passage, words, begin) && !Self.afterPlan.contains(passage[end])
      }
    return isNamed ? begin..<end : nil
  }

  /// 共享单车小程序, 医保支付方式改革: words of the language alone say what it is for; 邻里 + 帮 is a name.
  private func isOfCommonWords(_ words: Segmentation, _ name: Range<Int>) -> Bool {
    name.allSatisfy { place in
      words.word(at: place).map { $0.range.count > 1 && $0.kind.isCommon } ?? false
    }
  }

  /// 一企通平台, 邻里云平台: how names of platforms end.
  private static let platforms = SignSet("通码云帮享")

  /// 全省…规划, 临江县…行动方案, but 落实产业发展规划.
  private func isOfSomewhere(_ passage: Passage, _ words: Segmentation, _ begin: Int) -> Bool {
    ProgrammeWords.wide.longest(in: passage.signs, at: begin) != nil
      || words.word(at: begin)?.isPlace ?? false
  }

  /// 规划 + 纲要, 规划 + 管理.
  private static let afterPlan = SignSet("纲管实编和设建")

  /// Where the name begins that ends before `ending`: right behind one of the verbs, with nothing between that no name
  /// holds.
  private func start(
    _ passage: Passage, _ words: Segmentation, before ending: Int, after verbs: EndingTable
  ) -> Int? {
    var begin = ending
    while ending - begin < 14, passage[begin - 1].is([.han, .letter]), passage[begin - 1] != "的",
      passage[begin - 1] != "是"
    {
      begin -= 1
      // 开展首先得益于早计划, 参与到造林行动, 开展党日活动和救灾行动.
      if Self.outside.contains(passage[begin])
        || Self.ands.contains(passage[begin]) && words.word(at: begin)?.range.count == 1
      {
        return nil
      }
      if verbs.start(in: passage.signs, endingAt: begin) != nil {
        // 实施一个大工程, 启动明年造林计划 name none.
        let isAny = words.word(at: begin).map { $0.kind == .measure || $0.kind == .time } ?? true
        return isAny ? nil : begin
      }
    }
    return nil
  }

  /// Signs of grammar that the name of an undertaking does not hold.
  private static let outside = SignSet("于以并而了这其到")
  private static let ands = SignSet("和与及")

  private func isCarriedOut(_ passage: Passage, at start: Int) -> Bool {
    ProgrammeWords.carryingOut.start(in: passage.signs, endingAt: start) != nil
  }

  /// 第六届桃花节, 临江县“山海杯”足球联赛, 2019中国茶业博览会: a festival or match by its number, cup or year, with
  /// the words before it that belong to its name.
  private func event(_ passage: Passage, _ words: Segmentation, at start: Int) -> Range<Int>? {
    guard
      let body = edition(passage, at: start) ?? cup(passage, at: start) ?? year(passage, at: start),
      let end = eventEnd(passage, words, after: body), isNumbered(passage, at: start, until: end),
      !isRoutine(passage, until: end)
    else { return nil }
    var begin = start
    while begin > 0, start - begin < 16, isOfEvent(passage[begin - 1]) {
      if ProgrammeWords.starts.start(in: passage.signs, endingAt: begin) != nil { break }
      begin -= 1
    }
    return begin..<end
  }

  /// 第…届, 首届: where its name goes on.
  private func edition(_ passage: Passage, at start: Int) -> Int? {
    if passage.has("首届", at: start) { return start + 2 }
    guard passage[start] == "第", let numeral = Numeral(in: passage, at: start + 1),
      passage[numeral.end] == "届" || passage[numeral.end] == "次"
    else { return nil }
    return numeral.end + 1
  }

  /// 第五次全国代表大会, 第四次世界妇女大会, but 第三次比赛 is any.
  private func isNumbered(_ passage: Passage, at start: Int, until end: Int) -> Bool {
    guard passage[start] == "第", let numeral = Numeral(in: passage, at: start + 1),
      passage[numeral.end] == "次"
    else { return true }
    return end - numeral.end > 4
      && (passage.has("会议", at: end - 2) || passage.has("代表大会", at: end - 4)
        || passage.has("大会", at: end - 2)
          && ProgrammeWords.wide.longest(in: passage.signs, at: numeral.end + 1) != nil)
  }

  private func cup(_ passage: Passage, at start: Int) -> Int? {
    guard passage[start] == "“" else { return nil }
    return (start + 3..<start + 9).first { passage[$0] == "”" && passage[$0 - 1] == "杯" }
  }

  /// 2019中国…; after 2019年 anything may come.
  private func year(_ passage: Passage, at start: Int) -> Int? {
    guard passage[start].is(.digit), !passage[start - 1].is(.digit), passage[start + 4].is(.han),
      (start..<start + 4).allSatisfy({ passage[$0].is(.digit) }), passage[start + 4] != "年",
      !passage.has("赛季", at: start + 4)
    else { return nil }
    return start + 4
  }

  /// The end of the last word for an event, with nothing between that no name holds.
  private func eventEnd(_ passage: Passage, _ words: Segmentation, after start: Int) -> Int? {
    var end: Int?
    var place = start
    while place < start + 24, isOfEvent(passage[place]) {
      if let found = ProgrammeWords.events.longest(in: passage.signs, at: place),
        words.begins(at: found.end) || Self.afterEvent.contains(passage[found.end])
      {
        end = found.end
        place = found.end
        continue
      }
      if end != nil { break }
      // 第三届青少年科技大赛: no word of time begins inside another.
      let other = ProgrammeWords.starts.start(in: passage.signs, endingAt: place + 1, after: start)
      if let other, words.begins(at: other), words.begins(at: place + 1),
        !isMoon(passage, other..<place + 1)
      {
        break
      }
      place += 1
    }
    return end
  }

  /// 月柿节: no month.
  private func isMoon(_ passage: Passage, _ word: Range<Int>) -> Bool {
    word.count == 1 && passage[word.lowerBound] == "月" && !passage[word.lowerBound - 1].is(.number)
  }

  /// 水晶节前, but 军事节目.
  private static let afterEvent = SignSet("前后上间期里将在由于已")

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
