import FactFinding
import Foundation
import PageReading

/// A page in which nothing is missing that a page can have.
enum RichPage {
  static func make() -> (page: Page, facts: [Facts]) {
    let page = Page(
      source: "河洛晚报/2024-05-06-B03.txt", encoding: "GB18030", replacedBytes: 2,
      text: "抓改革\n\n滨江路改造\r\n\u{FFFD}\u{3000}尾",
      date: IssueDate(
        value: Day(iso: "2024-05-06")!, basis: .masthead, evidence: "2024年5月6日 星期一"),
      paper: "河洛晚报", number: "B03",
      slogans: [Piece(line: 1, text: "抓改革"), Piece(line: 90, text: "促民生")],
      unplaced: [Piece(lines: [91, 92], starts: [0, 3], text: "广告语未完")],
      articles: [story, picture, bare])
    return (page, [factsOfStory, Facts(), Facts()])
  }

  private static let story = Article(
    kind: .article, column: Piece(line: 3, text: "一线见闻"),
    kicker: Piece(line: 4, text: "老街换新颜"),
    headline: Piece(lines: [5, 6], starts: [0, 6], text: "滨江路改造 居民齐点赞"),
    deck: Piece(line: 7, text: "——三个月完成五公里"),
    byline: Piece(line: 8, text: "本报讯(记者 方小舟 通讯员 阿依古丽·买买提)"),
    reporters: ["方小舟", "诸葛明"], correspondents: ["阿依古丽·买买提"], photographers: ["方小舟"],
    unspecified: ["丁一"],
    subheads: [Piece(line: 10, text: "先民后商"), Piece(line: 14, text: "越修越宽")],
    paragraphs: [
      Piece(line: 8, text: "滨江路全长5.2公里，投资约1.5亿元。"),
      Piece(lines: [11, 12, 13], starts: [0, 4, 9], text: "沿线居民说，路灯亮了"),
    ],
    captions: [Piece(line: 15, text: "图为施工现场。")], truncatedAt: [11, 13],
    summary: "滨江路投资约1.5亿元。", confidence: 0.875)

  private static let picture = Article(
    kind: .photo, paragraphs: [Piece(line: 20, text: "油菜花开。")], confidence: 0)

  private static let bare = Article(kind: .article, headline: Piece(line: 22, text: "简讯"))

  private static var factsOfStory: Facts {
    func at(_ start: Int, _ end: Int, line: Int = 8, paragraph: Int? = 0) -> Span {
      Span(line: line, paragraph: paragraph, start: start, end: end)
    }
    var facts = Facts()
    facts.figures = [
      Figure(
        span: at(5, 10), text: "5.2公里", value: Decimal(string: "5200")!, unit: "m",
        of: "滨江路全长", place: "滨江路", period: "今年"),
      Figure(
        span: at(13, 19), text: "约1.5亿元", value: Decimal(string: "150000000")!,
        valueTo: Decimal(string: "150000000.05")!, unit: "CNY", qualifier: "约",
        change: .increase),
      Figure(
        span: at(3, 6, line: 7, paragraph: nil), text: "五公里",
        value: Decimal(string: "0.1666667")!, unit: "fraction", change: .decrease,
        measure: .resolved),
      Figure(
        span: at(0, 2), text: "一万亿", value: Decimal(string: "-1000000000000.01")!, unit: "元",
        measure: .rate),
    ]
    facts.dates = [
      DateExpression(span: at(0, 2), text: "近日", grain: .vague),
      DateExpression(
        span: at(2, 8), text: "5月6日上午", from: "2024-05-06T06:00", to: "2024-05-06T12:00",
        grain: .partOfDay),
      DateExpression(span: at(8, 10), text: "今年", from: "2024-01-01", grain: .year),
    ]
    facts.people = [Person(name: "方小舟"), Person(name: "欧阳兰", role: "社区书记")]
    facts.organizations = ["滨江街道", "城建集团"]
    facts.places = ["洛河区", "河洛市"]
    facts.programmes = ["亮灯行动"]
    facts.mentions = [
      Mention(kind: .person, name: "欧阳兰", span: at(0, 3)),
      Mention(kind: .organization, name: "城建集团", span: at(4, 8)),
      Mention(kind: .place, name: "河洛市", span: at(9, 12, line: 12, paragraph: 1)),
      Mention(kind: .programme, name: "亮灯行动", span: at(0, 4, line: 15, paragraph: nil)),
    ]
    facts.notes = [
      LedgerNote(span: at(13, 19), text: "4/5 = 80 %, printed 81 %"),
      LedgerNote(span: at(3, 6, line: 7, paragraph: nil), text: "1/3 = 33 %, printed 34 %"),
    ]
    return facts
  }
}
