import PageReading
import Testing

/// Other papers' stories on the pages of a local daily: its slogans, columns, bylines, signatures, pictures, Markdown
/// and broken columns around text that was not written for it.
struct LocalDailyTests {
  @Test func `other papers' stories are read in a local daily's forms`() throws {
    var noise = SeededNoise(state: 11)
    var stories = Agreement()
    var pairs = Agreement()
    for number in 0..<40 {
      let page = LocalDaily.compose(number, &noise)
      let expected = page.storyLines
      let found = try page.read().storyLines
      stories.add(
        right: expected.count { found.contains($0) }, expected: expected.count, found: found.count)
      let shared = expected.flatMap { story in found.map { $0.intersection(story).count } }
      pairs.add(
        right: Self.pairs(shared), expected: Self.pairs(expected.map(\.count)),
        found: Self.pairs(found.map(\.count)))
    }
    print("a local daily's forms: stories \(stories.f1), pairs of lines \(pairs.f1)")
    #expect(stories.f1 >= 0.96)
    #expect(pairs.f1 >= 0.99)
  }

  /// How many pairs of lines stand together.
  private static func pairs(_ sizes: [Int]) -> Int { sizes.reduce(0) { $0 + $1 * ($1 - 1) / 2 } }

  private struct Agreement {
    private var right = 0
    private var expected = 0
    private var found = 0
    var f1: Double { 2 * Double(right) / Double(max(expected + found, 1)) }

    mutating func add(right: Int, expected: Int, found: Int) {
      self.right += right
      self.expected += expected
      self.found += found
    }
  }
}

/// A page of a local daily, from stories of the marked pages.
private struct LocalDaily {
  private var lines: [MarkedPage.Line] = []
  private var story = -1
  private let isMarked: Bool
  private let isHalfWidth: Bool

  static func compose(_ number: Int, _ noise: inout SeededNoise) -> MarkedPage {
    var page = LocalDaily(isMarked: number % 3 == 0, isHalfWidth: number % 2 == 0)
    if number % 4 != 0 {
      page.add("L", slogans.shuffled(using: &noise).prefix(3).joined(separator: " "))
    }
    for source in stories.shuffled(using: &noise).prefix(9) {
      page.addStory(source, &noise)
      if Int.random(in: 0..<6, using: &noise) == 0 { page.addPicture(&noise) }
    }
    return MarkedPage(name: "local daily \(number)", lines: page.lines)
  }

  private init(isMarked: Bool, isHalfWidth: Bool) {
    self.isMarked = isMarked
    self.isHalfWidth = isHalfWidth
  }

  private mutating func add(_ mark: Character, _ text: String) {
    let width = isHalfWidth ? String(text.map { Self.half[$0] ?? $0 }) : text
    lines.append(MarkedPage.Line(mark: mark, text: width, story: mark == "L" ? -1 : story))
  }

  // MARK: Stories

  private enum Byline: CaseIterable { case head, headToo, mostlyHead, line, tail, signature }

  private mutating func addStory(_ source: [MarkedPage.Line], _ noise: inout SeededNoise) {
    story += 1
    if Int.random(in: 0..<8, using: &noise) == 0 {
      add("C", Self.columns.randomElement(using: &noise)!)
    }
    let byline = Byline.allCases.randomElement(using: &noise)!
    let writers = Self.names(2, &noise)
    let firstParagraph = source.firstIndex { $0.mark == "P" }
    for (index, line) in source.enumerated() {
      if index == source.firstIndex(where: { "PS".contains($0.mark) }), byline == .line {
        add("B", "本报记者 \(writers[0]) 通讯员 \(writers[1])")
      }
      var text = line.text
      if index == firstParagraph { text = Self.dateline(byline, writers) + text }
      if index == source.count - 1, byline == .tail { text += "记者 \(writers[0]) 文/图" }
      addBroken(line.mark, text, &noise)
    }
    if byline == .signature { add("E", "(\(writers.joined(separator: " ")))") }
  }

  private static func dateline(_ byline: Byline, _ writers: [String]) -> String {
    switch byline {
    case .head: "本报讯(记者 \(writers[0]))"
    case .headToo, .mostlyHead: "本报讯(记者 \(writers[0]) 通讯员 \(writers[1]))"
    case .signature: "本报讯 "
    case .line, .tail: ""
    }
  }

  /// One paragraph in six is broken at a column's edge, in mid-sentence.
  private mutating func addBroken(
    _ mark: Character, _ text: String, _ noise: inout SeededNoise
  ) {
    guard mark == "P", text.count > 110, Int.random(in: 0..<6, using: &noise) == 0 else {
      return add(mark, isMarked ? Self.markdown(mark) + text : text)
    }
    let characters = Array(text)
    let place = Int.random(in: 60..<(characters.count - 20), using: &noise)
    guard !"。！？!?…：”".contains(characters[place - 1]) else { return add(mark, text) }
    add("P", String(characters[..<place]))
    add("+", String(characters[place...]))
  }

  private static func markdown(_ mark: Character) -> String {
    switch mark {
    case "H": "## "
    case "S": "### "
    default: ""
    }
  }

  private mutating func addPicture(_ noise: inout SeededNoise) {
    story += 1
    add("T", Self.pictures.randomElement(using: &noise)!)
    add("R", "本报记者 \(Self.names(1, &noise)[0]) 摄")
  }

  // MARK: Material

  /// Stories of running text with a headline, without their own bylines. The forms of a local daily are neither verse
  /// nor lists.
  private static let stories: [[MarkedPage.Line]] = MarkedPage.all.flatMap { page in
    Dictionary(grouping: page.lines.filter { $0.story >= 0 }) { $0.story }.sorted {
      $0.key < $1.key
    }
    .map { MarkedPage.mended($0.value.filter { !"BE".contains($0.mark) }) }.filter(isRunningText)
  }

  private static func isRunningText(_ story: [MarkedPage.Line]) -> Bool {
    let paragraphs = story.filter { $0.mark == "P" }
    return story.allSatisfy { "KHDPS".contains($0.mark) } && story.last?.mark == "P"
      && story.count { $0.mark == "H" } == 1 && paragraphs.count > 1
      && paragraphs.allSatisfy { $0.text.count >= 40 && "。！？”".contains($0.text.last!) }
      // Those whose own dateline would stand behind the new one.
      && !paragraphs[0].text.prefix(40).contains { "讯电訊電记記（(".contains($0) }
  }

  private static func names(_ count: Int, _ noise: inout SeededNoise) -> [String] {
    (0..<count).map { _ in
      surnames.randomElement(using: &noise)! + givenNames.randomElement(using: &noise)!
    }
  }

  private static let surnames = ["江", "柳", "何", "马", "程", "秦", "文", "孟", "龙", "方"]
  private static let givenNames = ["晓月", "青", "云天", "腾", "若溪", "海生", "秋帆", "立", "思齐", "一鸣"]
  private static let slogans = ["抓渔汛", "保安全", "夺高产", "兴渔港", "优服务", "惠渔家", "促转型"]
  private static let columns = ["渔区聚焦", "码头视点", "海岛新貌", "走进船厂看发展"]
  private static let pictures = [
    "近日，古渡镇的老街挂起了红灯笼，各地游客在沿河的茶馆里品茶赏灯。",
    "昨日，东海渔港三百条渔船鸣笛出海，渔民的家属们在码头上挥手送行。",
    "9月20日，海岛小学的孩子们跟着老船工学打绳结，为渔民节的比赛做准备。",
  ]
  private static let half: [Character: Character] = [
    "，": ",", "；": ";", "：": ":", "（": "(", "）": ")", "！": "!", "？": "?",
  ]
}
