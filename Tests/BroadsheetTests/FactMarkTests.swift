import Broadsheet
import FactFinding
import Foundation
import PageReading
import Testing

/// Which stretches of a piece are facts.
@Suite struct FactMarkTests {
  private let headline = Piece(line: 1, text: "临江县投资860万元")
  private let mended = Piece(lines: [3, 5], starts: [0, 4], text: "县长说，今年投资860万元。")

  private func figure(_ start: Int, _ end: Int, line: Int, paragraph: Int?) -> Figure {
    Figure(
      span: Span(line: line, paragraph: paragraph, start: start, end: end), text: "", value: 1,
      unit: "CNY")
  }

  @Test func `a fact is marked in its own piece only`() {
    var facts = Facts()
    facts.figures = [
      figure(5, 10, line: 1, paragraph: nil), figure(8, 13, line: 5, paragraph: 0),
    ]
    #expect(facts.marks(on: headline, paragraph: nil).map(\.range) == [5..<10])
    #expect(facts.marks(on: mended, paragraph: 0).map(\.range) == [8..<13])
    #expect(facts.marks(on: mended, paragraph: 1).isEmpty)
    #expect(facts.marks(on: Piece(line: 9, text: "图注"), paragraph: nil).isEmpty)
  }

  @Test
  func `of facts that overlap the first is marked, and of two that begin together the longer`() {
    var facts = Facts()
    facts.figures = [figure(5, 10, line: 1, paragraph: nil)]
    facts.mentions = [(0, 3, Mention.Kind.place), (0, 6, .organization), (9, 10, .person)].map {
      Mention(
        kind: $0.2, name: "名", span: Span(line: 1, paragraph: nil, start: $0.0, end: $0.1))
    }
    facts.dates = [
      DateExpression(span: Span(line: 1, paragraph: nil, start: 6, end: 8), text: "", grain: .day)
    ]
    let marks = facts.marks(on: headline, paragraph: nil)
    #expect(marks.map(\.range) == [0..<6, 6..<8, 9..<10])
    #expect(marks.map(\.kind) == [.organization, .date, .person])
  }

  @Test func `a summary has the facts of its sentences, wherever these stand in the story`() {
    let lead = "县里开了会。县长说，今年投资860万元。"
    let detail = "其中120万元修路，余下的明年再用。全年共860万元。"
    var article = Article(
      kind: .article, paragraphs: [Piece(line: 3, text: lead), Piece(line: 5, text: detail)])
    var facts = Facts()
    facts.figures = [
      figure(14, 19, line: 3, paragraph: 0), figure(2, 7, line: 5, paragraph: 1),
      figure(21, 26, line: 5, paragraph: 1),
    ]
    article.summary = "县长说，今年投资860万元。其中120万元修路，余下的明年再用。"
    #expect(facts.marks(onSummaryOf: article).map(\.range) == [8..<13, 16..<21])
    article.summary = "全年共860万元。"
    #expect(facts.marks(onSummaryOf: article).map(\.range) == [3..<8])
    article.summary = nil
    #expect(facts.marks(onSummaryOf: article).isEmpty)
  }
}
