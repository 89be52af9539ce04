/// People in rows and lists.
extension PersonParser {
  /// Finds those who stand in a row of names, 、 between them, of whom the walk has missed some: before one who was found
  /// (it only looks forwards), and wherever three items in a row look like names, or two that attend something.
  mutating func addListed() {
    var listing = passage.next(.listing, from: 0)
    guard listing < passage.count else { return }
    let found = Coverage(passage, people.lazy.map { $0.range })
    var row: [Range<Int>] = []
    var added: [Range<Int>] = []
    var rowEnd = 0
    while listing < passage.count {
      var place = itemStart(before: listing, after: rowEnd)
      row.removeAll(keepingCapacity: true)
      var goesOn = true
      while goesOn {
        let end = passage.next([.mark, .listing], from: place)
        if end > place { row.append(place..<end) }
        let next = endOfGloss(at: end)
        goesOn = passage[next] == "、"
        place = next + 1
      }
      added += missing(in: row, found)
      rowEnd = place
      listing = passage.next(.listing, from: place)
    }
    guard !added.isEmpty else { return }
    for range in added { people.append(person(range, role: nil)) }
    people.sort { $0.range.lowerBound < $1.range.lowerBound }
  }

  /// Behind (女) or (蒙古族), which a name in a row may have.
  private func endOfGloss(at end: Int) -> Int {
    guard passage[end] == "(", passage.isGlossOfPerson(at: end) else { return end }
    return (end + 1..<end + 10).first { passage[$0].is(.bracket) }.map { $0 + 1 } ?? end
  }

  /// Where the first item of a row begins, before its first 、: behind a mark that is no gloss's.
  private func itemStart(before listing: Int, after limit: Int) -> Int {
    var start = listing
    while start > limit, !passage[start - 1].is(.mark) || isGlossEnd(start, listing) { start -= 1 }
    return start
  }

  /// 余芳(女)、李红梅.
  private func isGlossEnd(_ place: Int, _ listing: Int) -> Bool {
    guard let bracket = (max(0, listing - 10)..<listing).last(where: { passage[$0] == "(" }),
      bracket < place
    else { return false }
    return endOfGloss(at: bracket) == listing
  }

  /// The items of a row that look like names and were not found, where enough speaks for a row of people.
  private func missing(in row: [Range<Int>], _ found: Coverage) -> [Range<Int>] {
    guard row.count > 1 else { return [] }
    let names = row.enumerated().compactMap { index, item in
      index == row.count - 1
        ? listedName(item, found)
        : listedName(index == 0 ? introduced(item) : item, found, wholly: true)
    }
    let known = row.filter { found.overlaps($0) }.count
    let isPair =
      row.count == 2 && names.allSatisfy(isNameAlone)
      && names.last.map { attends(from: $0.upperBound) } ?? false
    guard !names.isEmpty, known + names.count >= (isPair ? 2 : 3),
      4 * (known + names.count) >= 3 * row.count
    else { return [] }
    return names
  }

  /// 走出去的有 + 余大川、李红梅: what stands before the first name of a row.
  private func introduced(_ item: Range<Int>) -> Range<Int> {
    let lead = item.suffix(4).dropLast(2).last { Self.introducing.contains(passage[$0]) }
    let name = lead.map { $0 + 1..<item.upperBound }
    return name.flatMap { isNameAlone($0) ? $0 : nil } ?? item
  }

  /// 金马 and 金表 are words.
  private func isNameAlone(_ range: Range<Int>) -> Bool {
    range.count > 2
      || Lexicon.shared.word(in: passage.signs, at: range).map { $0.kind == .name } ?? true
  }

  private static let introducing = SignSet("是有为由与请让")

  /// 王建国、李红梅 + 出席会议.
  private func attends(from end: Int) -> Bool {
    PersonWords.attendance.longest(in: passage.signs, at: end) != nil
      || PersonWords.deeds.longest(in: passage.signs, at: end) != nil
  }

  /// An item of two or three signs, a surname first, that is no word of the language. What follows the last one of a row
  /// (等, 和) is none of its signs.
  private func listedName(
    _ item: Range<Int>, _ found: Coverage, wholly: Bool = false
  ) -> Range<Int>? {
    guard item.count > 1 else { return nil }
    var range = item
    if !wholly, let end = item.dropFirst(2).first(where: { endsHere($0) }) {
      range = item.lowerBound..<end
    }
    guard 2...3 ~= range.count, passage[range.lowerBound].is(.surname),
      wholly && range.count == 3 || range.dropFirst().allSatisfy({ isGiven($0) }),
      !found.overlaps(item),
      range.count < 3 || !Self.things.contains(passage[range.upperBound - 1]),
      !marks.has([.name, .blocked], in: range)
    else { return nil }
    let word = Lexicon.shared.word(in: passage.signs, at: range)
    return word.map { $0.kind == .name || $0.cost > 280 } ?? true ? range : nil
  }

  /// `林若溪　临江县第二中学`, `江晓月(湖北武汉)`: the first column of a list, where a place or body follows.
  func rowEnd(_ given: Int) -> Int? {
    let end = given + 2
    guard start == 0 || passage[start - 1].is(.space), (given..<end).allSatisfy({ isGiven($0) }),
      passage[end].is(.space) || passage[end] == "("
    else { return nil }
    var next = end + 1
    while passage[next].is(.space) { next += 1 }
    return next < passage.count && marks.has(.nameStart, at: next) ? end : nil
  }

  private func beginsVerb(_ place: Int) -> Bool {
    words.word(at: place).map { Int($0.start) == place && $0.kind == .verb } ?? false
  }

  /// 省长李某某、张某某、王某某: after a name and 、, up to another mark.
  func endInList(_ given: Int) -> Int? {
    guard passage[start - 1] == "、" || passage[start - 1] == " ",
      people.last?.range.upperBound == start - 1, isGiven(given)
    else { return nil }
    let isDeed = passage.isDeed(at: given + 1)
    if isGiven(given + 1), !isDeed,
      !passage[given + 2].is(.han) || endsHere(given + 2) || beginsVerb(given + 2)
    {
      return given + 2
    }
    return isDeed || !passage[given + 1].is(.han) || endsHere(given + 1) ? given + 1 : nil
  }
}
