/// Finds teams that are named by a city and a word and nothing else: `临江蓝鲸3比2逆转安陆飞虎`, by the score or the verb of the
/// match beside them.
struct TeamFinder: Finder {
  func find(in passage: Passage, of story: Story, _ findings: inout Findings) {
    var teams: [Range<Int>] = []
    for name in findings.names where name.fact.kind == .place {
      if let end = teamEnd(after: name.range, in: passage, findings.words) {
        teams.append(name.range.lowerBound..<end)
      }
    }
    findings.addBodies(teams, in: passage)
  }

  /// The city's name, two or three signs, and what tells of a match, on either side.
  private func teamEnd(
    after city: Range<Int>, in passage: Passage, _ words: Segmentation
  ) -> Int? {
    guard passage[city.upperBound].is(.han) else { return nil }
    return (2...3).lazy.map { city.upperBound + $0 }.first { end in
      (city.upperBound..<end).allSatisfy { passage[$0].is(.han) } && words.begins(at: end)
        && !isWord(city.upperBound..<end, in: passage, words)
        && tellsMatch(city, until: end, in: passage)
    }
  }

  private func tellsMatch(_ city: Range<Int>, until end: Int, in passage: Passage) -> Bool {
    if passage.isScore(at: end) { return true }
    if passage[end].is(.han) {
      return passage[city.lowerBound - 1] == "与" && passage.has("的比赛", at: end)
        || Self.plays.longest(in: passage.signs, at: end) != nil && hasScore(passage, around: city)
    }
    guard !passage[end].is([.letter, .digit]),
      let verb = Self.matches.start(in: passage.signs, endingAt: city.lowerBound)
    else { return false }
    return passage.has("对手是", at: verb) || hasScore(passage, around: city)
  }

  /// 中国加快淘汰落后产能 is no match.
  private func hasScore(_ passage: Passage, around place: Range<Int>) -> Bool {
    (max(0, place.lowerBound - 12)..<place.upperBound + 12).contains {
      passage[$0].is(.digit) && passage.isScore(at: $0)
    }
  }

  /// 大连昨晚, 日本选手: words of the language, and common ones.
  private func isWord(_ range: Range<Int>, in passage: Passage, _ words: Segmentation) -> Bool {
    if let word = Lexicon.shared.word(in: passage.signs, at: range), word.kind != .name {
      return word.cost < 260 || word.kind != .noun
    }
    return range.contains { place in
      switch words.word(at: place)?.kind {
      case .time, .function, .measure: true
      case .verb: words.word(at: place).map { $0.range.count > 1 } ?? false
      default: false
      }
    }
  }

  private static let verbs = "战平 击败 战胜 逆转 不敌 负于 大胜 力克 险胜 完胜 横扫 迎战 对阵 逼平 绝杀 憾负 惜败于 轻取 力擒 淘汰"
  /// What a team does to another.
  private static let plays = WordTable<Void>(verbs + " 客场 主场")
  private static let matches = EndingTable(verbs + " 客场打 主场打 做客挑战 客场挑战 对手是")
}

extension Passage {
  /// 3:2, 3比2.
  fileprivate func isScore(at place: Int) -> Bool {
    var index = place
    while index - place < 3, self[index].is(.digit) { index += 1 }
    return index > place && (self[index] == ":" || self[index] == "∶" || self[index] == "比")
      && self[index + 1].is(.digit)
  }
}
