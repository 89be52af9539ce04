import FactFinding
import PageReading
import Storage
import Testing

/// What the archive remembers of programmes.
@Suite struct ProgrammeTests {
  private let scratch: ScratchArchive

  init() throws { scratch = try ScratchArchive() }

  /// Keeps a page of one article that names `programmes`.
  @discardableResult
  private func keep(
    _ text: String, _ programmes: [String] = [], _ sightings: [ProgrammeSighting] = [],
    day: String = "2023-03-10", page: String? = nil
  ) throws -> Storage.Issue.ID? {
    var facts = Facts()
    facts.programmes = programmes
    let sheet = Sample.page(
      text, headline: "标题\(text)", paper: "晨报", date: Sample.date(day, .filename), number: page)
    return try scratch.keep(Sample.arrival(sheet, [facts], sightings: sightings)).issue
  }

  private func one(_ name: String, quoted: Int = 0, plain: Int = 0) -> ProgrammeSighting {
    ProgrammeSighting(name: name, quoted: quoted, plain: plain)
  }

  @Test func `sightings are summed up by name, and later only what came in`() throws {
    #expect(try scratch.archive.programmeNews(since: nil)?.sightings == [])
    try keep("一", [], [one("暖冬到家", quoted: 2), one("书香里弄", plain: 1)])
    try keep("二", [], [one("暖冬到家", quoted: 1, plain: 3)])
    let all = try #require(try scratch.archive.programmeNews(since: nil))
    #expect(all.isComplete)
    #expect(all.sightings == [one("书香里弄", plain: 1), one("暖冬到家", quoted: 3, plain: 3)])
    #expect(try scratch.archive.programmeNews(since: all.mark) == nil)

    try keep("三", [], [one("暖冬到家", plain: 1)])
    let later = try #require(try scratch.archive.programmeNews(since: all.mark))
    #expect(!later.isComplete)
    #expect(later.sightings == [one("暖冬到家", plain: 1)])
    #expect(try scratch.archive.programmeNews(since: later.mark) == nil)
  }

  @Test func `a superseded issue has taught nothing, until it is current again`() throws {
    let first = Sample.arrival(Sample.page("初稿"), sightings: [one("错名计划", quoted: 1)])
    try scratch.file(first, as: "filed/页.txt")
    let known = try #require(try scratch.archive.programmeNews(since: nil))
    // The writer goes on, and then takes it back.
    try scratch.file(
      Sample.arrival(
        Sample.page("定稿"), rewrites: "filed/页.txt", sightings: [one("正名计划", quoted: 1)]),
      as: "filed/页.txt")
    let corrected = try #require(try scratch.archive.programmeNews(since: known.mark))
    #expect(corrected.isComplete)
    #expect(corrected.sightings == [one("正名计划", quoted: 1)])
    var again = first
    again.rewrites = Array("filed/页.txt".utf8)
    try scratch.keep(again)
    let back = try #require(try scratch.archive.programmeNews(since: corrected.mark))
    #expect(back.isComplete)
    #expect(back.sightings == [one("错名计划", quoted: 1)])
  }

  @Test func `a duplicate teaches nothing a second time`() throws {
    for _ in 1...2 { try keep("同文", [], [one("暖冬到家", quoted: 1)]) }
    let news = try scratch.archive.programmeNews(since: nil)
    #expect(news?.sightings == [one("暖冬到家", quoted: 1)])
  }

  @Test func `programmes are listed with their articles and dates, superseded issues left out`()
    throws
  {
    try keep("旧版", ["旧名", "暖冬到家"], day: "2023-03-01", page: "A1")
    try keep("新版", ["暖冬到家"], day: "2023-03-01", page: "A1")
    try keep("次日", ["书香里弄", "暖冬到家"], day: "2023-03-09")
    let listed = try scratch.archive.programmes()
    #expect(listed.map(\.name) == ["暖冬到家", "书香里弄"])
    #expect(listed.map(\.articles) == [2, 1])
    #expect(listed.map(\.first.description) == ["2023-03-01", "2023-03-09"])
    #expect(listed.map(\.last.description) == ["2023-03-09", "2023-03-09"])
  }

  @Test func `the articles that name a programme are listed, the newest first`() throws {
    let old = try keep("甲", ["暖冬到家"], day: "2023-03-09")
    let new = try keep("乙", ["暖冬到家"], day: "2023-03-10")
    try keep("丙", ["暖冬"], day: "2023-03-11")
    let articles = try scratch.archive.articles(naming: "暖冬到家")
    #expect(articles.map(\.issue) == [new, old])
    #expect(articles.map(\.headline) == ["标题乙", "标题甲"])
    #expect(articles.map(\.article) == [0, 0])
    #expect(articles.map(\.date.value.description) == ["2023-03-10", "2023-03-09"])
    #expect(try scratch.archive.articles(naming: "暖").isEmpty)
  }
}
