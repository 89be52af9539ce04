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
        && tellsMatch(city, until: end, in: passage)
    }
  }

  private func tellsMatch(_ city: Range<Int>, until end: Int, in passage: Passage) -> Bool {
    if passage[end].is(.han) {
      return Self.plays.longest(in: passage.signs, at: end) != nil || passage.isScore(at: end)
        || passage[city.lowerBound - 1] == "与" && passage.has("的比赛", at: end)
    }
    return passage.isScore(at: end)
      || !passage[end].is([.letter, .digit])
        && Self.matches.start(in: passage.signs, endingAt: city.lowerBound) != nil
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
