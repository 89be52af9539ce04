import PageReading

/// Finds bylines and credits: `本报讯(记者 A 通讯员 B)`, `(本报记者 A)`, `本报记者 A 摄`, `本报北京1月1日电`.
///
/// Those named there wrote the story and are not people in it; a dateline's date and place are a date and a place all the
/// same, and the place is found here, for none but its form tells that of 新华社科托努1月17日电.
struct CreditFinder: Finder {
  func find(in passage: Passage, of story: Story, _ findings: inout Findings) {
    if let byline = story.byline, let range = passage.range(of: byline) {
      findings.credits.append(range)
    }
    let dateline = dateline(passage)
    if let dateline { findings.credits.append(dateline) }
    var place = passage.next(.bracket, from: 0)
    while place < passage.count {
      let isOpening = passage[place] == "(" || passage[place] == "["
      let end =
        isOpening
        ? bracketedCredit(passage, at: place) ?? bracketedNames(passage, at: place, after: dateline)
        : nil
      if let end { findings.credits.append(place..<end) }
      place = passage.next(.bracket, from: end ?? place + 1)
    }
    if let signature = signature(passage) { findings.credits.append(signature) }
    findings.credits.sort { $0.lowerBound < $1.lowerBound }
    if let city = findings.credits.first.flatMap({ datelineCity(passage, in: $0) }) {
      findings.names.append(
        Located(
          range: city,
          fact: NameCandidate(kind: .place, name: passage.text(city), isSure: true)))
    }
  }

  /// 本报 + 北京 + 1月1日电: between an agency and a day.
  private func datelineCity(_ passage: Passage, in credit: Range<Int>) -> Range<Int>? {
    guard
      let agency = (credit.lowerBound..<min(credit.upperBound, credit.lowerBound + 3)).lazy
        .compactMap({ CreditFinder.agencies.longest(in: passage.signs, at: $0)?.end }).first
    else { return nil }
    var start = agency
    while passage[start].is(.space) { start += 1 }
    guard let end = (start..<start + 9).first(where: { isDay(passage, at: $0) }),
      end - start >= 2, (start..<end).allSatisfy({ passage[$0].is(.han) }),
      NameWords.knownBodies.longest(in: passage.signs, at: start)?.end != end,
      !(start..<end).contains(where: {
        CreditFinder.roles.longest(in: passage.signs, at: $0) != nil || passage[$0] == "驻"
          || passage[$0] == "讯" || passage[$0] == "电"
      })
    else { return nil }
    return start..<end
  }

  /// 1月17日, 一月十七日.
  private func isDay(_ passage: Passage, at place: Int) -> Bool {
    var end = place
    while passage[end].is([.digit, .numeral, .power]) { end += 1 }
    return end > place && end - place < 3 && (passage[end] == "月" || passage[end] == "日")
  }

  /// 本报讯, 新华社北京4月1日电: at the head of a passage.
  private func dateline(_ passage: Passage) -> Range<Int>? {
    guard CreditFinder.agencies.longest(in: passage.signs, at: 0) != nil else { return nil }
    for place in 0..<min(passage.count, 26) {
      if passage[place] == "讯" || passage[place] == "电" {
        return 0..<writersEnd(passage, after: place + 1)
      }
      if passage[place].is([.stop, .opening]) { return nil }
    }
    return nil
  }

  /// 本报讯 记者A、通讯员B报道：: up to the word that they report.
  private func writersEnd(_ passage: Passage, after start: Int) -> Int {
    var place = start
    while passage[place].is(.space) { place += 1 }
    guard CreditFinder.roles.longest(in: passage.signs, at: place) != nil else { return start }
    let end = (place..<place + 40).prefix { !passage[$0].is(.stop) && passage[$0] != "," }
      .first { passage.has("报道", at: $0) }
    return end.map { $0 + 2 } ?? start
  }

  private func bracketedCredit(_ passage: Passage, at opening: Int) -> Int? {
    // (临江全媒体记者 …): the paper's name stands before the role.
    guard
      (opening + 1..<opening + 8).prefix(while: { passage[$0].is([.han, .letter]) }).contains(
        where: {
          CreditFinder.roles.longest(in: passage.signs, at: $0) != nil
        })
    else { return nil }
    for place in opening + 1..<min(passage.count, opening + 60)
    where passage[place] == ")" || passage[place] == "]" {
      return place + 1
    }
    return nil
  }

  /// 本报讯(A B)…, …。(A B), (A 摄): names alone beside the dateline, at a passage's end or before 摄.
  private func bracketedNames(
    _ passage: Passage, at opening: Int, after dateline: Range<Int>?
  ) -> Int? {
    var end = opening + 1
    while end - opening < 30,
      passage[end].is(.han) || passage[end].is(.space) || passage[end] == "、"
        || passage[end] == "·"
    { end += 1 }
    guard passage[end] == ")" || passage[end] == "]", end - opening > 2 else { return nil }
    let isTaken = Self.takers.start(in: passage.signs, endingAt: end) != nil
    let isBeside = opening == dateline?.upperBound
    let isLast = end + 1 == passage.count && (opening == 0 || passage[opening - 1].is(.stop))
    guard isTaken || isBeside || isLast && hasNames(passage, opening + 1..<end) else { return nil }
    return end + 1
  }

  /// Two to four signs each, a surname or a name's known part first.
  private func hasNames(_ passage: Passage, _ range: Range<Int>) -> Bool {
    var isHead = true
    var length = 0
    for place in range {
      let sign = passage[place]
      if sign.is(.space) || sign == "、" {
        isHead = true
        length = 0
        continue
      }
      length += 1
      let begins = sign.is([.surname, .beginsNamePart])
      if isHead && !begins || length > 4 && !sign.is(.foreign) { return false }
      isHead = false
    }
    return true
  }

  private static let takers = EndingTable("摄 摄影 图 文 供图 摄影报道 绘")

  /// 记者 A 文/图, 本报记者 A 摄: at the end of a passage, after its last sentence.
  private func signature(_ passage: Passage) -> Range<Int>? {
    var start = passage.count
    while start > 0, passage.count - start < 40, !passage[start - 1].is(.stop) { start -= 1 }
    while start < passage.count, !passage[start].is([.han, .letter, .digit]) { start += 1 }
    guard start < passage.count else { return nil }
    let role = CreditFinder.roles.longest(in: passage.signs, at: start)
    let isTaken = Self.takers.start(in: passage.signs, endingAt: passage.count) != nil
    // 王海摄: at most a name of four signs.
    guard
      role.map({ passage[$0.end].is(.space) || isTaken }) ?? false
        || isTaken && passage.count - start <= 7 && hasNames(passage, start..<start + 2)
    else { return nil }
    return start..<passage.count
  }

  private static let agencies = WordTable<Void>("本报 新华社 中新社 中新网 据新华社 据 人民网 人民日报 综合")
  private static let roles = WordTable<Void>(
    "记者 本报记者 本报通讯员 通讯员 特约记者 实习记者 见习记者 首席记者 全媒体记者 特派记者 新华社记者 本报特派记者 图 摄影")
}

extension Passage {
  /// Where these signs stand; at its head or its end.
  func range(of wanted: [Sign]) -> Range<Int>? {
    guard let first = wanted.first else { return nil }
    if let range = match(wanted, from: 0) { return range }
    for start in signs.indices.reversed() where signs[start] == first {
      if let range = match(wanted, from: start) { return range }
    }
    return nil
  }

  private func match(_ wanted: [Sign], from start: Int) -> Range<Int>? {
    var index = start
    for sign in wanted {
      while self[index].is(.space) { index += 1 }
      guard self[index] == sign else { return nil }
      index += 1
    }
    return start..<index
  }
}
