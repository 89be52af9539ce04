import PageReading
import Testing

/// Input that nobody foresaw, and weights that nobody fitted.
struct RobustnessTests {
  /// The same numbers every time.
  private struct Noise: RandomNumberGenerator {
    var state: UInt64
    mutating func next() -> UInt64 {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return state ^ state >> 29
    }
  }

  private func expectRead(_ text: String, sourceLocation: SourceLocation = #_sourceLocation) throws
  {
    let page = try sharedReader.read(Array(text.utf8), source: "page.txt")
    expectEveryLineOnce(page, sourceLocation: sourceLocation)
  }

  @Test(arguments: 0..<60)
  func `random bytes are read or refused`(_ seed: UInt64) throws {
    var noise = Noise(state: seed)
    let bytes = (0..<Int.random(in: 1...4000, using: &noise)).map { _ in
      UInt8.random(in: 0...255, using: &noise)
    }
    do {
      expectEveryLineOnce(try sharedReader.read(bytes, source: "page.txt"))
    } catch {
      #expect(error.description.hasPrefix("It "))
    }
  }

  @Test(arguments: 0..<60)
  func `lines in any order keep every line once`(_ seed: UInt64) throws {
    var noise = Noise(state: seed)
    let lines = MarkedPage.all.flatMap(\.lines).map(\.text).shuffled(using: &noise).prefix(80)
    try expectRead(lines.joined(separator: Bool.random(using: &noise) ? "\n" : "\n\n\n"))
  }

  @Test(arguments: 0..<60)
  func `characters in any order keep every line once`(_ seed: UInt64) throws {
    var noise = Noise(state: seed)
    let alphabet = Array(
      "的一。，、；：？！“”（）()[]〔〕《》#＃ 　\t\n\n\r记者本报讯摄图文/·—…1２三年月日版第电\u{200B}\u{FEFF}\u{AD}\u{C}\u{1C}\u{85}\u{A0}\u{2028}☆●é\u{1F600}"
        .unicodeScalars)
    var text = String.UnicodeScalarView()
    for _ in 0..<2000 { text.append(alphabet.randomElement(using: &noise)!) }
    try expectRead(String(text))
  }

  @Test(arguments: [
    "。", "”", "（", "#", "# #", "记者", "摄", "本报讯", "——", "12月", "第", "2023年", "（记者）", "图为", "一、",
    "A05", "…", "(", "((((((((", "责编", "据",
  ])
  func `a line of next to nothing is read`(_ text: String) throws {
    try expectRead(text)
    try expectRead([text, text, text, text, text, text].joined(separator: "\n"))
  }

  /// Twice the text takes twice the time, with room for the machine's moods.
  @Test(
    .timeLimit(.minutes(2)),
    arguments: [
      "甲", "甲\n", "\n", "(", "本报讯(记者 ", "记者甲 ", "——\n", "老街挂起红灯笼，", "老街挂起红灯笼。\n", "1月1日", "“",
      "摄\n", "一、\n", "A1 ",
    ])
  func `time grows with the text and no faster`(_ unit: String) throws {
    let reader = sharedReader
    func seconds(_ count: Int) -> Double {
      let bytes = Array(String(repeating: unit, count: count / unit.utf8.count).utf8)
      let clock = ContinuousClock()
      // The best of three: a busy machine only ever adds.
      return (0..<3).map { _ in
        let time = clock.measure {
          _ = try? reader.read(bytes, source: "page.txt")
        }
        return Double(time.components.attoseconds) / 1e18 + Double(time.components.seconds)
      }.min() ?? 0
    }
    let small = seconds(20_000)
    let large = seconds(80_000)
    #expect(large < small * 4 * 2.5 + 0.02)
  }

  @Test(arguments: 0..<8)
  func `weights shaken by a fifth still read the pages`(_ seed: UInt64) throws {
    var noise = Noise(state: seed)
    let weights = Weights.standard.adjusted { $0 * Float.random(in: 0.8...1.2, using: &noise) }
    let reader = PageReader(weights: weights)
    var stories = 0
    var right = 0
    for marked in MarkedPage.all {
      let page = try marked.read(with: reader)
      let expected = Dictionary(
        grouping: marked.lines.indices.filter { marked.lines[$0].story >= 0 }
      ) {
        marked.lines[$0].story
      }.values.map { Set($0.map { $0 * 2 + 1 }) }
      let found = Set(
        Dictionary(grouping: page.marks.filter { $0.value.story >= 0 }) { $0.value.story }
          .values.map { Set($0.map(\.key)) })
      stories += expected.count
      right += expected.count { found.contains($0) }
    }
    #expect(Double(right) >= 0.95 * Double(stories), "\(right) of \(stories)")
  }
}
