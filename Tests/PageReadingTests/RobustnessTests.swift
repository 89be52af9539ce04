import Glibc
import PageReading
import Testing

/// Input that nobody foresaw, and weights that nobody fitted.
struct RobustnessTests {
  private func expectRead(_ text: String, sourceLocation: SourceLocation = #_sourceLocation) throws
  {
    let page = try sharedReader.read(Array(text.utf8), source: "page.txt")
    expectEveryLineOnce(page, sourceLocation: sourceLocation)
  }

  @Test(arguments: 0..<20)
  func `random bytes are read or refused`(_ seed: UInt64) throws {
    var noise = SeededNoise(state: seed)
    let bytes = (0..<Int.random(in: 1...4000, using: &noise)).map { _ in
      UInt8.random(in: 0...255, using: &noise)
    }
    do {
      expectEveryLineOnce(try sharedReader.read(bytes, source: "page.txt"))
    } catch {
      #expect(error.description.hasPrefix("It "))
    }
  }

  @Test(arguments: 0..<20)
  func `lines in any order keep every line once`(_ seed: UInt64) throws {
    var noise = SeededNoise(state: seed)
    let lines = MarkedPage.all.flatMap(\.lines).map(\.text).shuffled(using: &noise).prefix(80)
    try expectRead(lines.joined(separator: Bool.random(using: &noise) ? "\n" : "\n\n\n"))
  }

  @Test(arguments: 0..<20)
  func `characters in any order keep every line once`(_ seed: UInt64) throws {
    var noise = SeededNoise(state: seed)
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

  /// The processor's time of this thread, in seconds: what else the machine does is not in it.
  private func processorTime() -> Double {
    var time = timespec()
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
  }

  /// Four times the text takes four times the time, with room for caches and the allocator.
  @Test(
    arguments: [
      "甲", "甲\n", "\n", "(", "本报讯(记者 ", "记者甲 ", "——\n", "老街挂起红灯笼，", "老街挂起红灯笼。\n", "1月1日", "“",
      "摄\n", "一、\n", "A1 ", "老街挂起红灯笼，近日游客纷至沓来，\n", "记者 王强\n",
    ])
  func `time grows with the text and no faster`(_ unit: String) throws {
    let reader = sharedReader
    func seconds(_ count: Int) -> Double {
      let bytes = Array(String(repeating: unit, count: count / unit.utf8.count).utf8)
      return (0..<3).map { _ in
        let start = processorTime()
        _ = try? reader.read(bytes, source: "page.txt")
        return processorTime() - start
      }.min() ?? 0
    }
    let small = seconds(10_000)
    let large = seconds(40_000)
    #expect(large < small * 4 * 2.5 + 0.02)
  }

  @Test func `a file of more lines than any newspaper has keeps them all`() throws {
    let page = try sharedReader.read(
      Array(String(repeating: "老街\n", count: 60_000).utf8), source: "page.txt")
    let rest = try #require(page.unplaced.last)
    #expect(rest.lines == Array(50_001...60_000))
    #expect(rest.line(at: 3) == 50_002)
    let read = page.articles.flatMap { article in
      let heads = [article.column, article.kicker, article.headline, article.deck, article.byline]
      return heads.compactMap { $0 } + article.subheads + article.paragraphs + article.captions
    }
    let lines = (page.slogans + page.unplaced + read).flatMap(\.lines).sorted()
    #expect(lines == Array(1...60_000))
  }

  @Test func `a picture's text of 300,000 characters is read at once`() throws {
    try expectRead(String(repeating: "甲", count: 300_000) + "（记者 王强 摄）")
  }

  @Test func `a list of three thousand names is read at once`() throws {
    let names = "甲乙丙丁戊己庚辛壬癸".unicodeScalars.map(String.init)
    let lines = (0..<3_000).map {
      "记者 王\(names[$0 % 10])\(names[$0 / 10 % 10])\(names[$0 / 100 % 10])"
    }
    try expectRead(lines.joined(separator: "\n"))
  }

  @Test(arguments: 0..<4)
  func `weights shaken by a fifth still read the pages`(_ seed: UInt64) throws {
    let steady = try Self.steady.get()
    let shaken = try Self.articlesRead(MarkedPage.all, with: shakenReader(seed))
    #expect(shaken.f1 >= steady.f1 - 0.03, "\(steady), shaken \(shaken)")
  }

  @Test(
    .enabled(if: !GoldPages.all.isEmpty, "no gold pages lie beside the project"), arguments: 0..<20)
  func `weights shaken by a fifth still read the gold pages`(_ seed: UInt64) throws {
    let articles = try Self.articlesRead(GoldPages.all, with: shakenReader(seed))
    #expect(articles.f1 >= 0.95, "\(articles)")
  }

  private static let steady = Result { try articlesRead(MarkedPage.all, with: sharedReader) }

  private func shakenReader(_ seed: UInt64) -> PageReader {
    var noise = SeededNoise(state: seed)
    return PageReader(
      weights: .standard.adjusted { $0 * Float.random(in: 0.8...1.2, using: &noise) })
  }

  /// Articles with exactly the lines that they should have.
  private struct ArticleCount: CustomStringConvertible {
    var right = 0
    var expected = 0
    var found = 0
    var f1: Double { 2 * Double(right) / Double(expected + found) }
    var description: String { "\(right) of \(expected), \(found) found" }
  }

  private static func articlesRead(
    _ pages: [MarkedPage], with reader: PageReader
  ) throws -> ArticleCount {
    var count = ArticleCount()
    for marked in pages {
      let found = try marked.read(with: reader).storyLines
      count.right += marked.storyLines.count { found.contains($0) }
      count.expected += marked.storyLines.count
      count.found += found.count
    }
    return count
  }
}
