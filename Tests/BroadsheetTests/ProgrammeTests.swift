import Foundation
import TestSupport
import Testing

/// Programmes that one page introduces and later pages name.
@Suite(.gate, .withJournald)
struct ProgrammeTests {
  private static let introduction = story("临江县启动“暖冬到家”行动，全县12个社区参加。")
  private static let mention = story("石桥镇干部围绕暖冬到家走访独居老人86名，送去棉被。")

  /// A page of one story, dated by its file's name only.
  private static func story(_ text: String) -> String {
    "社区新闻\n\n本报讯(记者 林若溪)近日，\(text)\n"
  }

  /// The programmes of each issue, in the order of keeping.
  private func kept(_ newsroom: Newsroom) async throws -> [[String]] {
    let count = try await newsroom.documents("issues").count
    var programmes: [[String]] = []
    for id in 1...count {
      let shown = try await newsroom.documents("show", "\(id)")[0]
      programmes.append(shown.list("articles").flatMap { $0.texts("programmes") })
    }
    return programmes
  }

  /// Ingests each group of pages by a program of its own.
  private func ingest(_ groups: [[String]], into newsroom: Newsroom) async throws {
    var number = 0
    for group in groups {
      let paths = try group.map { page in
        number += 1
        let path = newsroom.folder("page\(number).txt")
        try Data(page.utf8).write(to: URL(filePath: path))
        return path
      }
      let finished = try await newsroom.journald.run(
        [newsroom.program, "ingest"] + paths, environment: newsroom.environment)
      try #require(finished.status == 0, "\(finished.standardError)")
    }
  }

  @Test func `a name that a page introduced is known on the next, told, and not in what read says`()
    async throws
  {
    let newsroom = try await Newsroom()
    let daemon = try await newsroom.serve()
    try newsroom.drop("a.txt", Self.introduction)
    try await newsroom.settle(filed: 1)
    try newsroom.drop("b.txt", Self.mention)
    try await newsroom.settle(filed: 2)
    #expect(try await kept(newsroom) == [["暖冬到家"], ["暖冬到家"]])
    let told = try await newsroom.entries("b.txt", .article)
    #expect(told.first?["BROADSHEET_PROGRAMME"] == .text("暖冬到家"))
    let shown = try await newsroom.documents("show", "2")[0]
    Contract.expectSpans(of: shown)
    #expect(
      shown.list("articles")[0].list("mentions").filter { $0["kind"] == .text("programme") }.count
        == 1)
    let read = try await newsroom.documents("read", newsroom.filedPath("b.txt"))[0]
    #expect(read.list("articles")[0].texts("programmes") == [])
    #expect(try await daemon.stop() == 0)
  }

  @Test func `what is kept depends on the order of the pages, not on batches or restarts`()
    async throws
  {
    let other = Self.story("县图书馆的“书香里弄”计划走进六个村。")
    let both = Self.story("志愿者把书香里弄和暖冬到家一起办，读书送棉被。")
    let pages = [Self.mention, Self.introduction, both, other, Self.mention + "\n", both + "\n"]
    let expected = [
      [], ["暖冬到家"], ["暖冬到家"], ["书香里弄"], ["暖冬到家"], ["书香里弄", "暖冬到家"],
    ]
    for groups in [[pages], pages.map { [$0] }, [Array(pages[..<3]), Array(pages[3...])]] {
      let newsroom = try await Newsroom()
      try await ingest(groups, into: newsroom)
      #expect(try await kept(newsroom) == expected, "\(groups.map(\.count))")
    }
  }

  @Test func `a name that was learnt is known in quotation marks as well`() async throws {
    let newsroom = try await Newsroom()
    let quoted = Self.mention.replacing("暖冬到家", with: "“暖冬到家”")
    try await ingest([[Self.introduction, quoted]], into: newsroom)
    #expect(try await kept(newsroom) == [["暖冬到家"], ["暖冬到家"]])
  }

  @Test func `what an ingest beside the daemon teaches, the daemon knows`() async throws {
    let newsroom = try await Newsroom()
    let daemon = try await newsroom.serve()
    try await ingest([[Self.introduction]], into: newsroom)
    try newsroom.drop("b.txt", Self.mention)
    try await newsroom.settle(filed: 2)
    #expect(try await kept(newsroom) == [["暖冬到家"], ["暖冬到家"]])
    #expect(try await daemon.stop() == 0)
  }

  @Test func `what only a superseded issue introduced is known no more`() async throws {
    let newsroom = try await Newsroom()
    let daemon = try await newsroom.serve()
    let misprint = Self.introduction.replacing("暖冬到家", with: "暖冬到佳")
    for (number, page) in [misprint, Self.introduction].enumerated() {
      try newsroom.drop("临江日报/2023-03-10-A05.txt", page)
      try await newsroom.settle(filed: number + 1)
    }
    try newsroom.drop("x.txt", Self.story("村里说起暖冬到佳和暖冬到家，都说好。"))
    try await newsroom.settle(filed: 3)
    #expect(try await kept(newsroom).last == ["暖冬到家"])
    #expect(try await newsroom.documents("programmes").map { $0["name"] } == [.text("暖冬到家")])
    #expect(try await daemon.stop() == 0)
  }

  @Test(arguments: [
    // Two signs are a word, digits a number, and what is not quoted tells itself what it is.
    ("全县落实“双减”政策，推出课后服务。", "家长说，双减以后作业少了。"),
    ("市民可拨打“12345”热线反映。", "车号12345的公交车停在站内。"),
    ("县里开展农村道路提升行动，修路30公里。", "农村道路提升行动图片展昨日开幕。"),
    ("全县开展“丽江市”行动。", "丽江市今日有雨。"),
    ("社区开展“先敲门,再问好,后帮忙”服务。", "他先敲门,再问好,后帮忙。"),
  ])
  func `plain words, numbers, places and sentences are not learnt`(
    introduction: String, mention: String
  ) async throws {
    let newsroom = try await Newsroom()
    try await ingest([[Self.story(introduction), Self.story(mention)]], into: newsroom)
    let learnt = try await newsroom.documents("programmes").filter {
      $0["status"] != .text("named")
    }
    #expect(learnt.isEmpty, "\(learnt)")
    let read = try await newsroom.documents("read", newsroom.filedPath("page2.txt"))[0]
    #expect(
      try await kept(newsroom)[1] == read.list("articles").flatMap { $0.texts("programmes") })
  }

  @Test func `a phrase that is hardly ever quoted is forgotten, until it is introduced again`()
    async throws
  {
    let introduction = Self.story("全县开展“绿色发展”行动。")
    let plain = (1...12).map { Self.story("第\($0)村走绿色发展之路，种树\($0 + 100)亩。") }
    let newsroom = try await Newsroom()
    let again = Self.story("市里又启动“绿色发展”行动。")
    try await ingest(
      [[introduction] + plain[..<5], plain[5...] + [again, plain[0] + "\n"]], into: newsroom)
    let known = try await kept(newsroom).map { $0 == ["绿色发展"] }
    // Once quoted stands against ten times without; the eleventh shows what it is.
    #expect(known == [true] + Array(repeating: true, count: 11) + [false, true, true])
  }

  // MARK: Watched

  @Test func `a watched name counts from the reload on, and no more when it is taken out`()
    async throws
  {
    let newsroom = try await Newsroom()
    let file = newsroom.folder("config.yaml")
    try "".write(toFile: file, atomically: true, encoding: .utf8)
    let daemon = try newsroom.start(arguments: ["--config", file])
    for (number, yaml) in ["", "programmes:\n  - 暖冬到家\n  - 书香里弄\n", "programmes: []\n"].enumerated()
    {
      try yaml.write(toFile: file, atomically: true, encoding: .utf8)
      if number == 0 {
        try await daemon.ready()
      } else {
        let count = daemon.notifications.count
        daemon.process.signal(SIGHUP)
        try await daemon.ready(after: count)
      }
      try newsroom.drop("\(number).txt", Self.mention + String(repeating: "\n", count: number))
      try await newsroom.settle(filed: number + 1)
      if number == 1 {
        let listed = try await newsroom.documents("programmes", "--config", file)
        #expect(listed.map { $0["name"] } == [.text("暖冬到家"), .text("书香里弄")])
        #expect(listed.map { $0["status"] } == [.text("watched"), .text("watched")])
        #expect(listed.map { $0["articles"]?.int } == [1, 0])
        #expect(listed[1]["first"] == .null && listed[1]["last"] == .null)
      }
    }
    #expect(try await kept(newsroom) == [[], ["暖冬到家"], []])
    #expect(try await daemon.stop() == 0)
  }

  // MARK: The command

  @Test func `programmes lists names with their articles and dates, and a name's articles`()
    async throws
  {
    let newsroom = try await Newsroom()
    let daemon = try await newsroom.serve()
    let pages = [
      ("2023-03-10", Self.introduction), ("2023-03-12", Self.mention),
      ("2023-03-11", Self.story("县里开展农村道路提升行动，修路30公里。")),
    ]
    for (number, (day, page)) in pages.enumerated() {
      try newsroom.drop("\(day).txt", page)
      try await newsroom.settle(filed: number + 1)
    }
    let listed = try await newsroom.documents("programmes")
    #expect(listed.map { $0["name"] } == [.text("暖冬到家"), .text("农村道路提升行动")])
    #expect(listed.map { $0["status"] } == [.text("learnt"), .text("named")])
    #expect(listed.map { $0["articles"]?.int } == [2, 1])
    #expect(listed.map { $0["first"] } == [.text("2023-03-10"), .text("2023-03-11")])
    #expect(listed.map { $0["last"] } == [.text("2023-03-12"), .text("2023-03-11")])

    let articles = try await newsroom.documents("programmes", "暖冬到家")
    #expect(articles.map { $0["issue"]?.int } == [2, 1])
    for article in articles { #expect(article.keys == ["issue", "article", "headline", "date"]) }
    #expect(articles[1]["date"] == .text("2023-03-10"))
    #expect(articles[1]["headline"] == .text("社区新闻") && articles[1]["article"]?.int == 0)
    #expect(try await newsroom.documents("programmes", "暖冬").isEmpty)

    let text = try await newsroom.command("programmes").standardOutput
    #expect(text.contains("暖冬到家  learnt  2 articles  2023-03-10 to 2023-03-12\n"))
    let named = try await newsroom.command("programmes", "农村道路提升行动").standardOutput
    #expect(named == "2023-03-11  社区新闻  issue 3, article 0\n")
    #expect(try await daemon.stop() == 0)
  }

  @Test(.enabled(if: getuid() == 0, "root starts programs as other users"))
  func `a member of the group may ask, and asking changes nothing`() async throws {
    let newsroom = try await Newsroom.asDaemonUser()
    let daemon = try await newsroom.serve(as: .daemon)
    try newsroom.drop("a.txt", Self.introduction)
    try await newsroom.settle(filed: 1)
    #expect(try await daemon.stop() == 0)
    let before = try Data(contentsOf: URL(filePath: newsroom.folder("archive/broadsheet.db")))
    for arguments in [["programmes"], ["programmes", "暖冬到家"]] {
      let finished = try await newsroom.journald.run(
        User.member.wrapper + [newsroom.program] + arguments, environment: newsroom.environment)
      #expect(finished.status == 0, "\(finished.standardError)")
      #expect(finished.standardOutput.split(separator: "\n").count == 1)
    }
    #expect(
      try Data(contentsOf: URL(filePath: newsroom.folder("archive/broadsheet.db"))) == before)
  }
}
