import PageReading
import Storage
import TestSupport
import Testing

@Suite struct SearchTests {
  /// Bodies of articles, each under a number that a search must give.
  private static let bodies = [
    "昨日，滨河区召开招商大会，签约项目总投资1,100万元。",
    "五G不是5G。市里建成5G双碳示范园，引进企业42家。",
    "招商局与滨河街道联合开展“一企一策”走访，受理“1469”热线转来的诉求。",
    "The GDP of Binhe grew 15.1% in 2023；ＧＤＰ增速位居前列，Wi-Fi覆盖率达９８％。",
    "清水河畔，水鸟翔集；居民说：“水好了！”",
    "國際會議在滨城舉行。",
  ]

  static let cases: [(words: String, found: [Int])] = [
    // One character, at the head, in the middle and at the end of a run.
    ("水", [4]), ("鸟", [4]), ("策", [2]), ("滨", [0, 2, 5]),
    // Two.
    ("招商", [0, 2]), ("滨河", [0, 2]), ("河滨", []), ("商大", [0]),
    // Long, exact.
    ("召开招商大会", [0]), ("滨河街道联合开展", [2]), ("召开招商会", []), ("签约项目总投资", [0]),
    // Latin words, whole and in any case.
    ("gdp", [3]), ("GDP", [3]), ("ＧＤＰ", [3]), ("Binhe", [3]), ("Bin", []), ("wi-fi", [3]),
    // Numbers, whole.
    ("1100", [0]), ("1,100", [0]), ("１１００", [0]), ("100", []), ("15.1", [3]), ("15", []),
    ("1469", [2]), ("“1469”", [2]), ("98", [3]), ("2023", [3]),
    // Mixed.
    ("5G双碳", [1]), ("5g双", [1]), ("双碳5G", []), ("1,100万", [0]), ("1100万元", [0]),
    ("企业42家", [1]), ("5G碳", []), ("是5G", [1]),
    // Several terms, all of which must stand somewhere in the article.
    ("招商 滨河", [0, 2]), ("招商　街道", [2]), ("招商 鸟", []), ("GDP 增速 98", [3]),
    // Marks of the query language mean nothing.
    ("“一企一策”", [2]), ("\"招商\"", [0, 2]), ("招商*", [0, 2]), ("招商 AND 滨河", []),
    ("(招商", [0, 2]), ("^招商", [0, 2]), ("招商:", [0, 2]), ("-招商", [0, 2]), ("headline:招商", []),
    ("Wi\"Fi", [3]), ("水，", [4]),
    // Traditional characters are themselves.
    ("國際", [5]), ("国际", []),
  ]

  @Test(arguments: cases)
  func `a search finds what holds all its words`(_ words: String, _ found: [Int]) throws {
    let scratch = try ScratchArchive()
    let receipts = try scratch.archive.keep(
      SearchTests.bodies.map { Sample.arrival(Sample.page($0, headline: "无题")) })
    let hits = try scratch.archive.search(words, limit: 10)
    let expected = found.map { receipts[$0].issue }
    #expect(Set(hits.map(\.issue)) == Set(expected.compactMap(\.self)))
    #expect(hits.count == expected.count)
    #expect(hits.allSatisfy { !$0.snippet.hits.isEmpty })
  }

  @Test(arguments: [
    "", "  ", "　", "*", "“”", "\"", "\"\"", "()", "-", "。！", "\0",
  ])
  func `a search for nothing is refused with a sentence`(_ words: String) throws {
    let scratch = try ScratchArchive()
    #expect(throws: ArchiveError.unsearchable(words: words)) {
      try scratch.archive.search(words, limit: 1)
    }
    #expect(
      ArchiveError.unsearchable(words: "*").description
        == "There is nothing to search for in “*”: give a word, a number or a Chinese character.")
  }

  @Test(arguments: ["NEAR", "NOT", "OR", "AND", "NEAR(水 鸟)", "OR 水", "水 NOT", "a\"b\"c", "'; -- 1"])
  func `no words are a syntax error`(_ words: String) throws {
    let scratch = try ScratchArchive()
    try scratch.keep(Sample.arrival(Sample.page("near and or not 水鸟 a b c")))
    #expect(throws: Never.self) { try scratch.archive.search(words, limit: 1) }
  }

  @Test func `a whole paragraph can be searched for`() throws {
    let scratch = try ScratchArchive()
    let body = String(repeating: "春风又绿江南岸明月何时照我还", count: 200)
    try scratch.keep(Sample.arrival(Sample.page(body)))
    #expect(try scratch.archive.search(body, limit: 1).count == 1)
    #expect(throws: ArchiveError.tooManyWords(most: 64)) {
      try scratch.archive.search(Array(repeating: "春", count: 65).joined(separator: " "), limit: 1)
    }
  }

  @Test func `any run of characters in a text is found, and no other`() throws {
    let scratch = try ScratchArchive()
    var random = Lottery(seed: 20_261_120)
    let alphabet = Array("滨河招商大会水，。𠮷〇")
    let texts = (0..<40).map { _ in random.text(from: alphabet, length: 12) }
    let receipts = try scratch.archive.keep(
      texts.enumerated().map { Sample.arrival(Sample.page($0.element, headline: "\($0.offset)")) })
    for _ in 0..<150 {
      let length = Int.random(in: 1...5, using: &random)
      let words = random.text(from: alphabet.filter { $0 != "，" && $0 != "。" }, length: length)
      let expected = zip(texts, receipts).filter { $0.0.contains(words) }.compactMap(\.1.issue)
      let found = try scratch.archive.search(words, limit: 100).map(\.issue)
      #expect(Set(found) == Set(expected), "\(words)")
    }
  }

  @Test func `every part of an article is searched`() throws {
    let scratch = try ScratchArchive()
    let (page, facts) = RichPage.make()
    try scratch.keep(Sample.arrival(page, facts))
    let parts: [(words: String, article: Int)] = [
      ("一线见闻", 0), ("老街换新颜", 0), ("居民齐点赞", 0), ("三个月完成", 0), ("越修越宽", 0), ("路灯亮了", 0),
      ("施工现场", 0), ("方小舟", 0), ("买买提", 0), ("丁一", 0), ("油菜花", 1), ("简讯", 2),
    ]
    for part in parts {
      #expect(try scratch.archive.search(part.words, limit: 9).map(\.article) == [part.article])
    }
  }

  @Test func `no phrase is found across two paragraphs`() throws {
    let scratch = try ScratchArchive()
    var page = Sample.page("路灯亮了5G")
    page.articles[0].paragraphs.append(Piece(line: 3, text: "双碳园区"))
    page.articles[0].subheads = [Piece(line: 4, text: "车路"), Piece(line: 5, text: "协同")]
    try scratch.keep(Sample.arrival(page))
    #expect(try scratch.archive.search("5G双碳", limit: 1).isEmpty)
    #expect(try scratch.archive.search("5G 双碳", limit: 1).count == 1)
    #expect(try scratch.archive.search("车路协同", limit: 1).isEmpty)
  }

  @Test func `a headline weighs more than a story`() throws {
    let scratch = try ScratchArchive()
    let filler = String(repeating: "今日天气晴好，街市如常。", count: 3)
    let receipts = try scratch.archive.keep([
      Sample.arrival(Sample.page("风筝。" + filler, headline: "春日即景")),
      Sample.arrival(Sample.page("春日。" + filler, headline: "风筝满天")),
      Sample.arrival(Sample.page("无关。" + filler, headline: "其他甲")),
      Sample.arrival(Sample.page("无涉。" + filler, headline: "其他乙")),
      Sample.arrival(Sample.page("不相干。" + filler, headline: "其他丙")),
    ])
    #expect(
      try scratch.archive.search("风筝", limit: 9).map(\.issue)
        == [receipts[1].issue, receipts[0].issue])
  }

  @Test func `among equals the newest issue is first`() throws {
    let scratch = try ScratchArchive()
    let days = ["2023-03-10", "2023-03-12", "2023-03-11"]
    let receipts = try scratch.archive.keep(
      days.map {
        Sample.arrival(Sample.page("同样的稿子\($0.suffix(2))", date: Sample.date($0, .filename)))
      })
    #expect(
      try scratch.archive.search("稿子", limit: 2).map(\.issue)
        == [receipts[1].issue, receipts[2].issue])
  }

  @Test func `a superseded issue is not searched`() throws {
    let scratch = try ScratchArchive()
    func page(_ body: String) -> NewArrival {
      Sample.arrival(
        Sample.page(body, paper: "晨报", date: Sample.date("2023-03-10", .folder), number: "1"))
    }
    try scratch.keep(page("签约额三亿"))
    let newer = try scratch.keep(page("签约额五亿"))
    #expect(try scratch.archive.search("签约额", limit: 9).map(\.issue) == [newer.issue])
  }

  @Test func `a hit says where it stands`() throws {
    let scratch = try ScratchArchive()
    let date = Sample.date("2023-03-10", .masthead)
    let id = try #require(
      try scratch.keep(Sample.arrival(Sample.page("开门。", headline: "纳谏", date: date))).issue)
    let hit = try #require(try scratch.archive.search("开门", limit: 1).first)
    #expect(
      hit
        == SearchHit(
          issue: id, article: 0, headline: "纳谏", snippet: Snippet(text: "开门。", hits: [0..<2]),
          date: date))
  }
}

@Suite struct SnippetTests {
  @Test func `the snippet is the sentence of the hit`() throws {
    try expect("桥", in: "河宽。昨日，大桥合龙！车通了。", "昨日，大桥合龙！", [4..<5])
    try expect("桥", in: "他说：“桥成了。”众人笑。", "他说：“桥成了。”", [4..<5])
    try expect("车通", in: "河宽。车通了", "车通了", [0..<2])
  }

  @Test func `every hit in the sentence is marked, overlapping ones as one`() throws {
    try expect("水", in: "水清水浅。", "水清水浅。", [0..<1, 2..<3])
    try expect("清水 水河", in: "去清水河边。", "去清水河边。", [1..<4])
    try expect("哈哈", in: "哈哈哈。", "哈哈哈。", [0..<3])
  }

  @Test func `the sentence with most of the words is taken`() throws {
    try expect("桥 车", in: "桥很长。车很多。桥上有车。", "桥上有车。", [0..<1, 3..<4])
  }

  @Test func `a hit is marked as it is printed`() throws {
    try expect("1100万", in: "投资1,100万元。", "投资1,100万元。", [2..<8])
    try expect("gdp", in: "本市ＧＤＰ增长。", "本市ＧＤＰ增长。", [2..<5])
    try expect("𠮷", in: "店名“𠮷野”。", "店名“𠮷野”。", [3..<4])
  }

  @Test func `a long sentence is cut around its hit`() throws {
    let scratch = try ScratchArchive()
    let body = String(repeating: "甲", count: 150) + "寻" + String(repeating: "乙", count: 150)
    try scratch.keep(Sample.arrival(Sample.page(body)))
    let snippet = try #require(try scratch.archive.search("寻", limit: 1).first?.snippet)
    let scalars = Array(snippet.text.unicodeScalars)
    #expect(scalars.first == "…")
    #expect(scalars.last == "…")
    #expect(scalars.count == 122)
    #expect(snippet.hits.map { Array(scalars[$0]) } == [["寻"]])
  }

  @Test func `a word that only the headline holds is shown there`() throws {
    let scratch = try ScratchArchive()
    try scratch.keep(Sample.arrival(Sample.page("正文。", headline: "喜讯传来")))
    let hit = try #require(try scratch.archive.search("喜讯", limit: 1).first)
    #expect(hit.snippet == Snippet(text: "喜讯传来", hits: [0..<2]))
  }

  private func expect(
    _ words: String, in body: String, _ text: String, _ hits: [Range<Int>],
    sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    let scratch = try ScratchArchive()
    try scratch.keep(Sample.arrival(Sample.page(body)))
    let hit = try scratch.archive.search(words, limit: 1).first
    #expect(
      hit?.snippet == Snippet(text: text, hits: hits), "\(words)", sourceLocation: sourceLocation)
  }
}

/// Random numbers that are the same in every run (SplitMix64).
private struct Lottery: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ mixed >> 30) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ mixed >> 27) &* 0x94D0_49BB_1331_11EB
    return mixed ^ mixed >> 31
  }

  mutating func text(from alphabet: [Character], length: Int) -> String {
    String((0..<length).map { _ in alphabet[Int.random(in: alphabet.indices, using: &self)] })
  }
}
