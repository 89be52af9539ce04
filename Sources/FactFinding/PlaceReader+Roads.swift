/// Roads and street offices that were left out.
extension PlaceReader {
  /// 府前街道, 长西街道: a street office whose name is cut into words that end one.
  func street(endingAt place: Int) -> Range<Int>? {
    guard passage[place] == "街", passage[place + 1] == "道", !taken.overlaps(place..<place + 2)
    else { return nil }
    return [2, 3, 4].lazy.map { place - $0..<place + 2 }.first { range in
      let base = range.lowerBound..<place
      guard isHan(base), !taken.overlaps(range), let lead = lead(before: range.lowerBound),
        !Self.homes.contains(passage[range.lowerBound]), !joins(at: range.lowerBound),
        !isCount(base), !Self.counting.contains(passage[range.lowerBound]),
        !Self.particles.contains(passage[range.lowerBound]), !isCommonNoun(range, atHead: true)
      else { return false }
      return lead == .place || isInRow(range) || isStreetName(base)
    }
  }

  /// 府 + 前, 和平, 丹江; but 繁华街道, 清扫街道.
  private func isStreetName(_ base: Range<Int>) -> Bool {
    guard let word = Lexicon.shared.word(in: passage.signs, at: base) else {
      return !base.contains { words.word(at: $0).map { $0.range.count > 1 && !$0.isPlace } ?? true }
    }
    return word.kind == .place || word.kind == .name
      || NameWords.namesakes.longest(in: passage.signs, at: base.lowerBound)?.end == base.upperBound
  }

  private static let particles = SignSet("的了着在到从向对把被是有为和与或及等这那该各每此其一条")

  /// Whether another street office stands beside this one in a row.
  private func isInRow(_ range: Range<Int>) -> Bool {
    let (before, after) = (range.lowerBound - 1, range.upperBound)
    return passage[before] == "、" && passage.has("街道", at: before - 2)
      || passage[after] == "、"
        && (after + 3...after + 6).contains { passage.has("街道", at: $0) && isHan(after + 1..<$0) }
  }

  /// 泰山路 + 上, 建设中路: a road after its district or a word that leads to it.
  func road(endingAt place: Int) -> Range<Int>? {
    guard Self.roadSigns.contains(passage[place]),
      let (end, ending) = NameWords.endings.longest(in: passage.signs, at: place),
      case .road = ending, Self.roadEnds.contains(passage[end - 1]),
      !Self.roadWords.contains(passage[end]), !taken.overlaps(place..<end)
    else { return nil }
    return (max(0, place - 4)..<place).lazy.map { $0..<end }.first { range in
      if isRoadInRow(range) { return true }
      let base = range.lowerBound..<place
      guard base.count > 1, isHan(base), !taken.overlaps(range),
        let lead = lead(before: range.lowerBound),
        lead == .place || lead == .word && words.begins(at: range.lowerBound),
        !Self.homes.contains(passage[range.lowerBound]), !holdsBreak(base, after: lead),
        !joins(at: range.lowerBound),
        !isCount(base), !isClass(range), !isPhrase(range, endingAt: place, after: lead),
        !base.dropFirst().contains(where: {
          Self.roadSigns.contains(passage[$0]) || passage[$0] == "之"
        })
      else { return false }
      return !isCommonNoun(range, atHead: lead == .place)
    }
  }

  /// 承德路、圩北路, 药都北大道、四特大道: in a row with another a road may be of any signs.
  private func isRoadInRow(_ range: Range<Int>) -> Bool {
    range.count > 2 && (followsRoad(range.lowerBound - 1) || isBeforeRoad(range))
      && isHan(range) && !taken.overlaps(range) && !isClass(range)
      && !isCommonNoun(range, atHead: true)
  }

  private func followsRoad(_ mark: Int) -> Bool {
    passage[mark] == "、" && placeEnds(before: mark) && Self.roadEnds.contains(passage[mark - 1])
  }

  /// 警钟路 at the head of a clause before 、迎宾大桥, which was found.
  private func isBeforeRoad(_ range: Range<Int>) -> Bool {
    let next = range.upperBound + 1
    guard passage[range.upperBound] == "、",
      !passage[range.lowerBound - 1].is([.han, .letter, .digit]),
      NameWords.breaks.longest(in: passage.signs, at: range.lowerBound) == nil
    else { return false }
    let end = (next..<next + 8).first { !passage[$0].is(.han) || placeEnds(before: $0) } ?? next
    return placeEnds(before: end) && Self.roadEnds.contains(passage[end - 1])
  }

  /// 省道225线, 81省道, S88高速, 大广高速: roads that are known by a number or by what they join. 国道3条 are counted.
  func trunkRoad(at place: Int) -> Range<Int>? {
    let range =
      switch passage[place] {
      case "道": numberBehind(place) ?? numberBefore(place)
      case "线": metroLine(endingAt: place)
      case "环": ringRoad(at: place)
      default: motorway(at: place) ?? railway(at: place)
      }
    return range.flatMap { taken.overlaps($0) ? nil : $0 }
  }

  /// 2号线, 轨道交通31号线, where the sentence speaks of trains.
  private func metroLine(endingAt place: Int) -> Range<Int>? {
    guard passage[place - 1] == "号", passage[place - 2].is(.number) else { return nil }
    var start = place - 2
    while passage[start - 1].is(.number) { start -= 1 }
    if let system = Self.metros.start(in: passage.signs, endingAt: start) {
      return system..<place + 1
    }
    let sentence = passage.sentenceStart(before: start)..<passage.clauseEnd(after: place)
    let tellsTrains = sentence.contains { Self.trains.longest(in: passage.signs, at: $0) != nil }
    return tellsTrains ? start..<place + 1 : nil
  }

  private static let metros = EndingTable("地铁 轨道交通 城轨 轻轨")
  private static let trains = WordTable<Void>("地铁 轨道交通 城轨 轻轨 换乘 列车")

  /// 北三环, 东四环路, 三环以内.
  private func ringRoad(at place: Int) -> Range<Int>? {
    guard let number = passage[place - 1].digit, 2...7 ~= number, !passage[place - 1].is(.digit),
      !passage[place - 2].is(.number), passage[place - 2] != "第",
      !Self.afterRing.contains(passage[place + 1])
    else { return nil }
    let start = Self.sides.contains(passage[place - 2]) ? place - 2 : place - 1
    let isRoad = passage[place + 1] == "路" || start < place - 1 || passage.has("以", at: place + 1)
    return isRoad ? start..<place + (passage[place + 1] == "路" ? 2 : 1) : nil
  }

  private static let sides = SignSet("东西南北")
  private static let afterRing = SignSet("节境保比绕球卫扣形")

  /// 成昆铁路, 京张高铁.
  private func railway(at place: Int) -> Range<Int>? {
    let end = place + 2
    guard passage.has("铁路", at: place) || passage.has("高铁", at: place),
      !Self.afterSpeed.contains(passage[end])
    else { return nil }
    return joinedStart(before: place).map { $0..<end }
  }

  private func numberBehind(_ place: Int) -> Range<Int>? {
    guard Self.grades.contains(passage[place - 1]) else { return nil }
    let first = passage[place + 1].is(.letter) ? place + 2 : place + 1
    var end = first
    while passage[end].is(.digit) { end += 1 }
    guard 1...4 ~= end - first else { return nil }
    if passage[end] == "线" { return place - 1..<end + 1 }
    return end - first == 3 && !passage[end].is([.number, .letter])
      && Unit.parse(passage, at: end) == nil ? place - 1..<end : nil
  }

  private func numberBefore(_ place: Int) -> Range<Int>? {
    guard Self.grades.contains(passage[place - 1]),
      let start = numberStart(endingAt: place - 1, withLetter: false)
    else { return nil }
    return start..<place + 1
  }

  /// G30连 + 霍高速公路: the road of which a part was found.
  func wholeMotorway(endingWith range: Range<Int>) -> Range<Int>? {
    guard passage[range.upperBound - 1] == "路", let whole = motorway(at: range.upperBound - 4),
      whole.contains(range.lowerBound)
    else { return nil }
    return whole
  }

  /// S88高速, G30连霍高速公路, 大广高速.
  private func motorway(at place: Int) -> Range<Int>? {
    guard passage[place] == "高", passage[place + 1] == "速" else { return nil }
    let end = passage.has("公路", at: place + 2) ? place + 4 : place + 2
    if let start = numberedStart(before: place), !holdsBreak(start..<end, after: .place) {
      return start..<end
    }
    guard end > place + 2 || !Self.afterSpeed.contains(passage[end]) else { return nil }
    return joinedStart(before: place).map { $0..<end }
  }

  /// Where a number begins that stands before 高速, or before the road's name of up to four signs.
  private func numberedStart(before place: Int) -> Int? {
    var name = place
    while place - name < 4, passage[name - 1].is(.han) { name -= 1 }
    return numberStart(endingAt: name, withLetter: true)
  }

  /// Where a motorway's name begins that has a sign for each province or city which it joins; 大连 is a city's.
  private func joinedStart(before place: Int) -> Int? {
    var start = place
    while start > 0, place - start < 3, Self.joined.contains(passage[start - 1]) { start -= 1 }
    if place - start < 2, isAbbreviation(place - 2..<place) { start = place - 2 }
    guard place - start > 1,
      Gazetteer.table.longest(in: passage.signs, at: start, before: place)?.end != place
    else { return nil }
    return start
  }

  /// 花清高速: two signs that make no word.
  private func isAbbreviation(_ range: Range<Int>) -> Bool {
    range.lowerBound >= 0 && words.begins(at: range.lowerBound)
      && range.allSatisfy { place in
        guard passage[place].is(.han), !passage[place].is(.number),
          !Self.notAbbreviated.contains(passage[place]), let word = words.word(at: place)
        else { return false }
        return word.range.count == 1 && word.kind != .function && word.kind != .mark
      }
  }

  /// What is said of roads, and of what drives on them.
  private static let notAbbreviated = SignSet("走上下跑去出进过是有要能正更最很车路线年月日时来到往行驶飞转条新旧修建每该此这那")

  /// The signs that provinces and cities have in the names of roads which join them.
  private static let joined = SignSet(
    "京津沪渝冀晋蒙辽沈吉长黑哈苏宁锡浙杭甬皖合闽福厦赣昌鲁济青豫郑汴洛鄂武汉湘粤广深珠桂邕琼川蓉贵昆藏陕西秦甘兰银新乌连霍大丹港澳台绥满鹤珲荣海泉南包茂瑞徐太石许")

  /// 高速增长, 高速列车, 高速路.
  private static let afterSpeed = SignSet("增发运铁列度前成推扩通流传路网动旋化")

  /// Where G107 or, without a letter, a number of up to three digits begins: 2023省道 names a year.
  private func numberStart(endingAt end: Int, withLetter isLettered: Bool) -> Int? {
    var start = end
    while start > 0, end - start < 5, passage[start - 1].is(.digit) { start -= 1 }
    let hasLetter = passage[start - 1].is(.letter)
    guard 1...(hasLetter ? 4 : 3) ~= end - start, hasLetter || !isLettered else { return nil }
    if hasLetter { start -= 1 }
    return passage[start - 1].is([.letter, .digit]) || passage[start - 1] == "." ? nil : start
  }

  private static let grades = SignSet("国省县乡")
  static let trunkRoadSigns = SignSet("道高铁线环")

  static let roadSigns = SignSet("路东西南北中街大巷")
  private static let roadEnds = SignSet("路街道巷桥")
  private static let roadWords = SignSet("线径段面人灯网路边途程障由况标子道办区头")
}
