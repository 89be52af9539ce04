import FactFinding
import Foundation
import PageReading
import Testing

/// What must hold for any text whatever: no crash, spans that are the text, and time that grows with the text only.
struct AnyTextTests {
  /// Signs that the finders have rules for, and some that they have none for.
  private static let signs: [String] =
    """
    0 1 9 ５ 一 二 两 十 百 千 万 亿 半 余 多 近 约 超 第 年 月 日 时 点 分 周 个 元 % ％ ‰ / - ～ 至 到 . , ， 、 。 “ ” ( ) （ 《 》 · 成 折 倍 家 名 位 \
    区 县 市 镇 村 路 街道 社区 公司 局 委 党委 王 李 欧阳 书记 说 表示 先生 记者 本报讯 摄 等 企业 在 于 和 的 以上 来 前 后 内 截至 从 上 下 农历 正月 康熙 世纪 年代 \
    郑州市 金水区 中国 活动 工程 届 节 增长 下降 达 A z 5G ℃ $ ¥ 😀 é \u{0} \n \r \t \u{3000} 萬 億
    """
    .split(separator: " ").map(String.init)

  /// A generator of its own, so that a failure comes again.
  private struct Mixer: RandomNumberGenerator {
    var state: UInt64
    mutating func next() -> UInt64 {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return state ^ (state >> 29)
    }
  }

  @Test(arguments: 0..<40) func `any mixture of signs is read without a crash`(seed: Int) {
    var mixer = Mixer(state: UInt64(seed))
    let text = (0..<400).map { _ in Self.signs.randomElement(using: &mixer) ?? "" }.joined()
    let found = facts(in: text, on: "2024-05-15")
    #expect(found.figures.allSatisfy { !$0.value.isNaN && $0.span.end > $0.span.start })
  }

  @Test(arguments: ["", "\n", "\n\n\n", " ", "\u{0}", "。", "12", "一", "第", "“", "("])
  func `short texts are read`(text: String) {
    #expect(facts(in: text).figures.isEmpty)
  }

  @Test func `every fact of an article is the text at its place`() throws {
    let lines = ["昨日，巩义市种下垂柳３５０棵，投资约 2.5 亿元。", "“春雨润苗”活动由局长高远主持，5月9日上午结束。"]
    let article = Article(
      kind: .article, headline: Piece(lines: [1, 2], starts: [0, 5], text: "种树三百亩 绿了五个村"),
      paragraphs: lines.enumerated().map { Piece(line: $0 + 3, text: $1) },
      captions: [Piece(line: 9, text: "图为20余名志愿者在植树。")])
    let found = FactFinder().facts(in: article, on: Day(iso: "2024-05-15"))
    let pieces = [1: "种树三百亩 绿了五个村", 2: "种树三百亩 绿了五个村", 3: lines[0], 4: lines[1], 9: "图为20余名志愿者在植树。"]
    for (span, text) in found.spans {
      let scalars = Array(try #require(span.line.flatMap { pieces[$0] }).unicodeScalars)
      #expect(span.paragraph == span.line.flatMap { [3: 0, 4: 1][$0] })
      guard let text else { continue }
      var view = String.UnicodeScalarView()
      view.append(contentsOf: scalars[span.start..<span.end])
      #expect(String(view) == text)
    }
    #expect(found.figures.map(\.text) == ["三百亩", "五个", "３５０棵", "约 2.5 亿元", "20余名"])
  }

  /// More of them than are read at a time, and each with a name, a date and a place that the others do not have.
  @Test func `articles of a page have the facts that each has alone`() {
    let articles = (1...40).map { number in
      let lines = [
        "第\(number)小学校长王小\(["明", "红", "刚"][number % 3])说，\(number % 12 + 1)月\(number % 28 + 1)日有\(number)万人参加。",
        String(repeating: "增长\(number).5%，其中金水区投资\(number)亿元。", count: 20),
      ]
      return Article(
        kind: .article, headline: Piece(lines: [1], starts: [0], text: "建成\(number)座桥"),
        paragraphs: lines.enumerated().map { Piece(line: $0 + 2, text: $1) })
    }
    let finder = FactFinder()
    let day = Day(iso: "2024-05-15")
    let together = finder.facts(in: articles, on: day)
    #expect(together == articles.map { finder.facts(in: $0, on: day) })
    #expect(
      together.allSatisfy { $0.figures.count > 40 && $0.dates.count == 1 && $0.people.count == 1 })
    #expect(finder.facts(in: [], on: day) == [])
  }

  @Test(arguments: [
    "9", "一", "百", "亿", "“", "(", "王", "区", "在", "1/", "第", "上", "A", "年", "、", "1,", "三四", "郑州市",
    "的", "社区", " ", "1-", "9个", "9%的", "等企业", "局长王", "今年3个", "、王明",
  ])
  func `a long run of one sign takes time in proportion`(sign: String) {
    func seconds(_ count: Int) -> Double {
      let text = String(repeating: sign, count: count)
      return (0..<2).map { _ in
        let start = clock()
        _ = FactFinder().facts(in: text, on: nil)
        return Double(clock() - start) / Double(CLOCKS_PER_SEC)
      }.min() ?? 0
    }
    let (short, long) = (seconds(250), seconds(4_000))
    // Sixteen times the text; a quadratic reader would take 256 times as long.
    #expect(long < max(short, 0.001) * 64)
  }
}
