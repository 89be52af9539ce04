import Foundation
import TestSupport
import Testing

/// A page that is dropped into the inbox is answered in the journal.
@Suite(.gate, .withJournald)
struct TellingTests {
  @Test func `a page is answered by an entry for the issue and one for each article`() async throws
  {
    let newsroom = try await Newsroom()
    let daemon = try await newsroom.serve()
    let name = "临江日报/2023-03-10-A05.txt"
    try newsroom.drop(name, Sheet(7).text)
    try await newsroom.settle(filed: 1)

    let issues = try await newsroom.entries(name, .issue)
    let issue = try #require(issues.first)
    #expect(issues.count == 1)
    let expected = [
      "PRIORITY": "5", "SYSLOG_IDENTIFIER": "broadsheet", "BROADSHEET_ISSUE": "1",
      "BROADSHEET_DATE": "2023-03-10", "BROADSHEET_PAPER": "临江日报", "BROADSHEET_PAGE": "A05",
      "BROADSHEET_ARTICLES": "2",
    ]
    for (field, value) in expected { #expect(issue[field] == .text(value), "\(field)") }
    #expect(issue["BROADSHEET_REPEAT"] == nil)

    let reading = try await newsroom.documents("read", newsroom.filedPath("2023-03-10-A05.txt"))[0]
    let articles = try await newsroom.entries(name, .article)
    #expect(articles.count == 2)
    var figures = 0
    for (index, (entry, article)) in zip(articles, reading.list("articles")).enumerated() {
      #expect(entry["BROADSHEET_ARTICLE"] == .text("\(index)"))
      #expect(entry["BROADSHEET_HEADLINE"] == .text(Sheet(7).headlines[index]))
      for field in ["PRIORITY": "6", "BROADSHEET_ISSUE": "1"] {
        #expect(entry[field.key] == .text(field.value), "\(field.key)")
      }
      expectFields(of: entry, from: article)
      figures += article.list("figures").count
    }
    #expect(articles[0]["BROADSHEET_REPORTER"]?.texts == ["林若溪", "周白桦"])
    #expect(issue["BROADSHEET_FIGURES"] == .text("\(figures)"))
    #expect(figures >= 6)
    #expect(try await daemon.stop() == 0)
  }

  /// What the article's entry must repeat of what `read` says.
  private func expectFields(of entry: [String: Field], from article: JSON) {
    let names = { (key: String) in article.texts(key) }
    let figures = article.list("figures").map { figure in
      let text = figure["text"]?.text ?? ""
      return figure["of"]?.text.map { "\($0)=\(text)" } ?? text
    }
    let expected = [
      "BROADSHEET_REPORTER": names("reporters"), "BROADSHEET_PLACE": names("places"),
      "BROADSHEET_ORGANIZATION": names("organizations"),
      "BROADSHEET_PROGRAMME": names("programmes"), "BROADSHEET_FIGURE": figures,
      "BROADSHEET_PERSON": article.list("people").compactMap { $0["name"]?.text },
    ]
    for (field, values) in expected { #expect(entry[field]?.texts ?? [] == values, "\(field)") }
  }

  @Test func `the issue's message has file, date, counts and headlines`() async throws {
    let newsroom = try await Newsroom()
    let daemon = try await newsroom.serve()
    try newsroom.drop("2023-03-10-A05.txt", Sheet(3).text)
    try await newsroom.settle(filed: 1)
    let entry = try #require(try await newsroom.entries("2023-03-10-A05.txt", .issue).first)
    let message = try #require(entry["MESSAGE"]?.text)
    for part in ["2023-03-10-A05.txt", "2023-03-10", "2 articles", "figures"] + Sheet(3).headlines {
      #expect(message.contains(part), "\(part)")
    }
    // In a terminal the same stands on standard error.
    try await daemon.line("2023-03-10-A05.txt")
    for headline in Sheet(3).headlines { try await daemon.line(headline) }
  }

  @Test func `a page whose reading is in doubt is filed, and told as a warning with its lines`()
    async throws
  {
    let newsroom = try await Newsroom()
    try await newsroom.serve()
    // Which of the two is the headline, nothing tells.
    try newsroom.drop("x.txt", "老街挂起红灯笼\n\n茶馆坐满游客\n\n清晨从一碗热茶开始，老板天不亮就生起炉子。\n")
    try await newsroom.settle(filed: 1)
    let entry = try #require(try await newsroom.entries("x.txt", .issue).first)
    #expect(entry["PRIORITY"] == .text("4"))
    #expect(entry["MESSAGE"]?.text?.contains("in doubt, lines 1 to 5: 茶馆坐满游客") == true)
  }

  @Test func `every line of a page is explained, safe to print`() async throws {
    let newsroom = try await Newsroom()
    let file = newsroom.spool("x.txt")
    let text = "老街挂起\u{1B}[31m红灯笼\n\n本报讯(记者 江晓月)近日，记者在古渡镇看到，沿河的老街挂起了红灯笼。\n"
    try Data(text.utf8).write(to: URL(filePath: file))
    let lines = try await newsroom.documents("read", "--explain", file)
    #expect(lines.map { $0["line"]?.int } == [1, 3])
    #expect(lines.map { $0["role"]?.text } == ["headline", "lead"])
    #expect(lines[0].list("evidence").contains { $0["feature"]?.text == "nextHasDateline" })
    let shown = try await newsroom.command("read", "--explain", file)
    #expect(shown.status == 0)
    for part in ["headline", "lead", "nextHasDateline +", "老街挂起\u{FFFD}[31m红灯笼"] {
      #expect(shown.standardOutput.contains(part), "\(part)")
    }
    #expect(!shown.standardOutput.unicodeScalars.contains("\u{1B}"))
    let refused = try await newsroom.command("read", "--explain", newsroom.spool("none.txt"))
    #expect(refused.status == 1)
  }

  @Test func `an article's message has its headline, its writers and its first sentence`()
    async throws
  {
    let newsroom = try await Newsroom()
    let daemon = try await newsroom.serve()
    try newsroom.drop("x.txt", Sheet(3).text)
    try await newsroom.settle(filed: 1)
    let message = try #require(
      try await newsroom.entries("x.txt", .article).first?["MESSAGE"]?.text)
    for part in [Sheet(3).headlines[0], "林若溪", "周白桦", "303名农户排队交粮"] {
      #expect(message.contains(part), "\(part)")
    }
    #expect(try await daemon.stop() == 0)
  }

  @Test(arguments: [("issues", 1, 0), ("none", 0, 0)])
  func `what is told can be chosen`(tell: String, issues: Int, articles: Int) async throws {
    let newsroom = try await Newsroom(["BROADSHEET_TELL": tell])
    try await newsroom.serve()
    try newsroom.drop("x.txt", Sheet(3).text)
    try await newsroom.settle(filed: 1)
    #expect(try await newsroom.entries("x.txt", .issue).count == issues)
    #expect(try await newsroom.entries("x.txt", .article).count == articles)
  }

  @Test func `a date, paper or page that is not known is no field`() async throws {
    let newsroom = try await Newsroom()
    try await newsroom.serve()
    try newsroom.drop("x.txt", Sheet(3).text)
    try await newsroom.settle(filed: 1)
    let entry = try #require(try await newsroom.entries("x.txt", .issue).first)
    #expect(entry["BROADSHEET_PAPER"] == nil)
    #expect(entry["BROADSHEET_PAGE"] == nil)
  }

  @Test func `a ledger's note is told with its article, kept with it, and is no warning`()
    async throws
  {
    let newsroom = try await Newsroom()
    try await newsroom.serve()
    let sentences = (1...70).map { "第\($0)季，热线共受理诉求\($0 + 320)件，已办结300件，办结率2.1%。" }.joined()
    let first = "今年以来，热线共受理诉求640件，已办结600件，办结率93%。"
    try newsroom.drop("x.txt", "热线办实事\n\n本报讯(记者 林若溪)\(first)\(sentences)\n")
    try newsroom.drop("y.txt", "热线办实事\n\n本报讯(记者 林若溪)\(first.replacing("93%", with: "94%"))\n")
    try await newsroom.settle(filed: 2)
    let entry = try #require(try await newsroom.entries("x.txt", .article).first)
    let notes = try #require(entry["BROADSHEET_NOTE"]?.texts)
    #expect(notes.first == "600/640 = 94 %, printed 93 %")
    #expect(notes.count == 64)
    #expect(entry["PRIORITY"] == .text("6"))
    #expect(try await newsroom.entries("x.txt", .issue).first?["PRIORITY"] == .text("5"))
    let right = try #require(try await newsroom.entries("y.txt", .article).first)
    #expect(right["BROADSHEET_NOTE"] == nil)
    let read = try await newsroom.documents("read", newsroom.filedPath("x.txt"))[0]
    let id = try #require(entry["BROADSHEET_ISSUE"]?.text)
    let shown = try await newsroom.documents("show", id)[0]
    #expect(shown.list("articles")[0].list("notes").count == 71)
    #expect(shown.list("articles")[0]["notes"] == read.list("articles")[0]["notes"])
  }

  @Test func `an article with very many figures is told, with as many as an entry takes`()
    async throws
  {
    let newsroom = try await Newsroom()
    try await newsroom.serve()
    let sentences = (1...90).map { "第\($0)村今年收购小麦\(1000 + $0)吨。" }.joined()
    try newsroom.drop("x.txt", "各村开仓收粮\n\n本报讯(记者 林若溪)\(sentences)\n")
    try await newsroom.settle(filed: 1)
    let read = try await newsroom.documents("read", newsroom.filedPath("x.txt"))[0]
    let all = read.list("articles").flatMap { $0.list("figures") }.count
    #expect(all >= 90)
    let told = try await newsroom.entries("x.txt", .article).first?["BROADSHEET_FIGURE"]?.texts
    #expect(told?.count == 64)
    let issue = try await newsroom.entries("x.txt", .issue).first
    #expect(issue?["BROADSHEET_FIGURES"] == .text("\(all)"))
  }

  @Test func `the same content again is told as a duplicate, filed and not stored twice`()
    async throws
  {
    let newsroom = try await Newsroom()
    try await newsroom.serve()
    try newsroom.drop("x.txt", Sheet(3).text)
    try await newsroom.settle(filed: 1)
    try newsroom.drop("x.txt", Sheet(3).text, .written)
    let account = try await newsroom.settle(filed: 2)
    #expect(
      account == Account(filed: 2, archived: 1, untold: 0, rejected: 0, waiting: 0, problems: []))
    #expect(newsroom.files("filed") == ["x.txt", "x~2.txt"])
    let entries = try await newsroom.entries("x.txt", .duplicate)
    #expect(entries.map { $0["PRIORITY"]?.text } == ["6"])
    #expect(entries.first?["BROADSHEET_ISSUE"] == .text("1"))
    #expect(try await newsroom.entries("x.txt", .issue).count == 1)
  }

  @Test func `new content for the same paper, date and page is a new version`() async throws {
    let newsroom = try await Newsroom()
    try await newsroom.serve()
    let name = "临江日报/2023-03-10-A05.txt"
    try newsroom.drop(name, Sheet(1).text)
    try await newsroom.settle(filed: 1)
    try newsroom.drop(name, Sheet(2).text)
    try await newsroom.settle(filed: 2)
    let issues = try await newsroom.documents("issues")
    let superseded = issues.map { [$0["id"]?.int, $0["superseded_by"]?.int] }
    #expect(Set(superseded) == [[1, 2], [2, nil]])
    #expect(try await newsroom.account().problems == [])
  }

  @Test(arguments: ["x.txt", "临江日报/x.txt", "2023-03-10-A05.txt", "临江日报/2023-03-10.txt"])
  func `where paper, date or page is unknown there are no versions`(name: String) async throws {
    let newsroom = try await Newsroom()
    try await newsroom.serve()
    for number in 1...2 {
      try newsroom.drop(name, Sheet(number).text)
      try await newsroom.settle(filed: number)
    }
    let issues = try await newsroom.documents("issues")
    #expect(issues.map { $0["superseded_by"] } == [.null, .null])
  }

  @Test func `a second writer who goes on after the first has closed makes a later version`()
    async throws
  {
    // The file is looked after for that long once it is filed.
    let newsroom = try await Newsroom(["BROADSHEET_SETTLING_TIME": "5"])
    let daemon = try await newsroom.serve()
    let path = newsroom.spool("inbox/x.txt")
    try Data(Sheet(1).text.utf8).write(to: URL(filePath: newsroom.spool("inbox/x.part")))
    let second = try FileHandle(forWritingTo: URL(filePath: newsroom.spool("inbox/x.part")))
    try check(rename(newsroom.spool("inbox/x.part"), path))
    try await eventually("the page in filed/") {
      newsroom.files("filed") == ["x.txt"] ? true : nil
    }
    try second.seekToEnd()
    try second.write(contentsOf: Data(("\n" + Sheet(2).text).utf8))
    try second.close()
    // Told when the file has stood still; a shutdown tells it at once, were the wait not over.
    try await newsroom.journald.waitForEntries(
      matching: ["BROADSHEET_SOURCE=x.txt", "MESSAGE_ID=\(Kind.issue.rawValue)"], count: 2)
    #expect(newsroom.files("filed") == ["x.txt"])
    let issues = try await newsroom.documents("issues")
    let superseded = issues.map { [$0["id"]?.int, $0["superseded_by"]?.int] }
    #expect(Set(superseded) == [[1, 2], [2, nil]])
    try await newsroom.settle(filed: 1)
    #expect(
      try await newsroom.account()
        == Account(filed: 1, archived: 2, untold: 0, rejected: 0, waiting: 0, problems: []))
    #expect(try await daemon.stop() == 0)
  }

  @Test func `what a second writer added before a shutdown is read by then or at the next start`()
    async throws
  {
    let newsroom = try await Newsroom(["BROADSHEET_SETTLING_TIME": "60"])
    let daemon = try await newsroom.serve()
    let names = (1...5).map { "\($0).txt" }
    var writers: [FileHandle] = []
    for (number, name) in names.enumerated() {
      let staged = newsroom.spool("inbox/\(name).part")
      try Data(Sheet(number).text.utf8).write(to: URL(filePath: staged))
      writers.append(try #require(try FileHandle(forWritingTo: URL(filePath: staged))))
      try check(rename(staged, newsroom.spool("inbox/\(name)")))
    }
    try await eventually("the pages in filed/") {
      newsroom.files("filed").sorted() == names ? true : nil
    }
    for writer in writers {
      try writer.seekToEnd()
      try writer.write(contentsOf: Data(("\n" + Sheet(9).text).utf8))
      try writer.close()
    }
    #expect(try await daemon.stop() == 0)
    let next = try await newsroom.serve()
    try await newsroom.settle(filed: names.count)
    #expect(try await newsroom.account().problems == [])
    #expect(try await next.stop() == 0)
  }
}
