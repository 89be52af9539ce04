import FactFinding
import Foundation
import PageReading
import Storage
import TestSupport
import Testing

@Suite struct KeepingTests {
  @Test func `a page and its facts come back as they were kept`() throws {
    let scratch = try ScratchArchive()
    let (page, facts) = RichPage.make()
    let arrival = Sample.arrival(page, facts)
    let receipt = try scratch.keep(arrival)
    guard case .new(let id) = receipt.outcome else {
      Issue.record("not new: \(receipt.outcome)")
      return
    }
    let issue = try #require(try scratch.archive.issue(id))
    #expect(issue.page == page)
    #expect(issue.facts == facts)
    #expect(issue.sha256 == arrival.sha256)
    #expect(issue.receivedAt == arrival.receivedAt)
    #expect(issue.date == page.date)
    #expect(issue.supersededBy == nil)
    #expect(try scratch.archive.issue(Storage.Issue.ID(rawValue: id.rawValue + 1)) == nil)
  }

  @Test func `every kind of fact comes back with its place, in a paragraph and elsewhere`() throws {
    let scratch = try ScratchArchive()
    let page = Sample.page("一段", headline: "标题")
    let places = [
      Span(line: 2, paragraph: 0, start: 0, end: 2),
      Span(line: 1, paragraph: nil, start: 1, end: 2),
    ]
    var facts = Facts()
    for span in places {
      let grains: [DateExpression.Grain] = [
        .year, .half, .quarter, .month, .week, .day, .partOfDay, .hour, .minute, .vague,
      ]
      facts.dates += grains.map { DateExpression(span: span, text: "段", grain: $0) }
      let measures: [Figure.Measure?] = [.received, .handled, .resolved, .rate, nil]
      let changes: [Figure.Change?] = [.increase, .decrease, nil]
      for measure in measures {
        facts.figures += changes.map {
          Figure(span: span, text: "一", value: 1, unit: "个", change: $0, measure: measure)
        }
      }
      let kinds: [Mention.Kind] = [.person, .organization, .place, .programme]
      facts.mentions += kinds.map { Mention(kind: $0, name: "名", span: span) }
      facts.notes.append(LedgerNote(span: span, text: "1/2 = 50 %, printed 51 %"))
    }
    let id = try #require(try scratch.keep(Sample.arrival(page, [facts])).issue)
    #expect(try scratch.archive.issue(id)?.facts == [facts])
  }

  @Test func `a page without a date is of the day it was received`() throws {
    let scratch = try ScratchArchive()
    let page = Sample.page("无日期")
    let id = try #require(try scratch.keep(Sample.arrival(page)).issue)
    let issue = try #require(try scratch.archive.issue(id))
    #expect(issue.page == page)
    #expect(issue.date == IssueDate(value: Sample.today, basis: .received))
  }

  @Test func `a page that holds nothing is kept`() throws {
    let scratch = try ScratchArchive()
    let page = Page(source: "空.txt", encoding: "UTF-8", replacedBytes: 0, text: "一行")
    let id = try #require(try scratch.keep(Sample.arrival(page)).issue)
    #expect(try scratch.archive.issue(id)?.page == page)
  }

  @Test func `the same content again is a duplicate and no second issue`() throws {
    let scratch = try ScratchArchive()
    let page = Sample.page("同一内容")
    let first = try scratch.keep(Sample.arrival(page, name: "一.txt"))
    let again = try scratch.archive.keep([
      Sample.arrival(page, name: "二.txt"), Sample.arrival(page, name: "三.txt"),
    ])
    let issue = try #require(first.issue)
    #expect(again.map(\.outcome) == [.duplicate(of: issue), .duplicate(of: issue)])
    #expect(Set(again.map(\.arrival)).count == 2)
    let statistics = try scratch.archive.statistics()
    #expect(statistics.issues == 1)
    #expect(statistics.arrivals == 3)
    #expect(statistics.duplicates == 2)
  }

  @Test func `a page that breaks a rule fails alone`() throws {
    let scratch = try ScratchArchive()
    var broken = Sample.page("坏页")
    broken.articles[0].confidence = 2
    var lineless = Sample.page("没有行")
    lineless.articles[0].paragraphs[0].lines = []
    lineless.articles[0].paragraphs[0].starts = []
    let receipts = try scratch.archive.keep([
      Sample.arrival(Sample.page("好页一")), Sample.arrival(broken), Sample.arrival(lineless),
      Sample.arrival(Sample.page("少了事实"), []), Sample.arrival(Sample.page("好页二")),
    ])
    let failures = receipts.map { receipt in
      if case .failed = receipt.outcome { receipt.arrival == nil } else { false }
    }
    #expect(failures == [false, true, true, true, false])
    #expect(try scratch.archive.statistics().arrivals == 2)
    #expect(try scratch.archive.search("好页", limit: 9).count == 2)
    #expect(try scratch.archive.search("坏页", limit: 9).isEmpty)
    #expect(try scratch.archive.verify() == [])
  }

  @Test func `a page that failed can be kept once it is right`() throws {
    let scratch = try ScratchArchive()
    var page = Sample.page("先坏后好")
    page.articles[0].confidence = -1
    let receipts = try scratch.archive.keep([Sample.arrival(page)])
    guard case .failed = receipts.first?.outcome else {
      Issue.record("kept: \(receipts)")
      return
    }
    page.articles[0].confidence = 1
    #expect(try scratch.keep(Sample.arrival(page)).issue != nil)
  }

  @Test func `issues are listed with the last received first`() throws {
    let scratch = try ScratchArchive()
    let (page, facts) = RichPage.make()
    let rich = try #require(try scratch.keep(Sample.arrival(page, facts)).issue)
    let plain = try #require(try scratch.keep(Sample.arrival(Sample.page("后到"))).issue)
    let issues = try scratch.archive.issues(limit: 10)
    #expect(issues.map(\.id) == [plain, rich])
    #expect(issues.map(\.articles) == [1, page.articles.count])
    #expect(issues.map(\.figures) == [0, facts.reduce(0) { $0 + $1.figures.count }])
    #expect(issues.last?.paper == page.paper)
    #expect(issues.last?.date == page.date)
    #expect(try scratch.archive.issues(limit: 1).map(\.id) == [plain])
  }

  @Test func `a list of issues can be narrowed`() throws {
    let scratch = try ScratchArchive()
    func keep(_ text: String, _ paper: String?, _ day: String) throws -> Storage.Issue.ID? {
      try scratch.keep(
        Sample.arrival(
          Sample.page(text, paper: paper, date: Sample.date(day, .filename), number: "A01"))
      ).issue
    }
    let old = try keep("旧版", "晨报", "2023-03-09")
    let new = try keep("新版", "晨报", "2023-03-09")
    let next = try keep("次日", "晨报", "2023-03-10")
    let other = try keep("别报", "晚报", "2023-03-10")
    func list(_ filter: IssueFilter) throws -> [Storage.Issue.ID?] {
      try scratch.archive.issues(matching: filter, limit: 10).map(\.id)
    }
    #expect(try list(IssueFilter()) == [other, next, new, old])
    #expect(try list(IssueFilter(includesSuperseded: false)) == [other, next, new])
    #expect(try list(IssueFilter(paper: "晨报")) == [next, new, old])
    #expect(try list(IssueFilter(from: Day(iso: "2023-03-10"))) == [other, next])
    #expect(try list(IssueFilter(to: Day(iso: "2023-03-09"))) == [new, old])
    #expect(try list(IssueFilter(source: "页")).count == 4)
    #expect(try list(IssueFilter(source: "不存在")).isEmpty)
  }
}
