import PageReading
import Testing

/// Who wrote it and who took the picture, in every form and position.
struct CreditTests {
  private static let body = "古渡镇的老街近日挂起了红灯笼，各地游客纷至沓来，沿河的茶馆座无虚席，镇里还办起了灯会和庙会。"

  /// The one article of a page of these lines.
  private func article(_ lines: String...) throws -> Article {
    let page = try sharedReader.read(
      Array(lines.joined(separator: "\n\n").utf8), source: "page.txt")
    expectEveryLineOnce(page)
    #expect(page.articles.count == 1)
    return page.articles[0]
  }

  private func expect(
    _ article: Article, byline: String?, reporters: [String] = [], correspondents: [String] = [],
    photographers: [String] = [], unspecified: [String] = [],
    sourceLocation: SourceLocation = #_sourceLocation
  ) {
    #expect(article.byline?.text == byline, sourceLocation: sourceLocation)
    #expect(article.reporters == reporters, sourceLocation: sourceLocation)
    #expect(article.correspondents == correspondents, sourceLocation: sourceLocation)
    #expect(article.photographers == photographers, sourceLocation: sourceLocation)
    #expect(article.unspecified == unspecified, sourceLocation: sourceLocation)
  }

  // MARK: At the head of the first paragraph

  @Test(arguments: [
    ("本报讯(记者 江晓月 通讯员 柳青 何云)", ["江晓月"], ["柳青", "何云"]),
    ("本报讯（记者江晓月、马腾　通讯员柳青）", ["江晓月", "马腾"], ["柳青"]),
    ("本报讯（记者 江晓月 马腾）", ["江晓月", "马腾"], []),
    ("【本报讯】（记者 江晓月）", ["江晓月"], []),
    ("本报讯（全媒体记者 欧阳文）", ["欧阳文"], []),
    ("本报讯（记者 王 强 通讯员 阿依古丽·买买提）", ["王强"], ["阿依古丽·买买提"]),
    ("新华社北京4月1日电（记者江晓月、马腾）", ["江晓月", "马腾"], []),
    ("新华社乌鲁木齐十二月三十一日电（记者江晓月）", ["江晓月"], []),
    ("据新华社开罗１月５日电 （记者江晓月）", ["江晓月"], []),
    ("中新社广州6月17日电（记者 江晓月）", ["江晓月"], []),
    ("本报北京1月1日电（记者江晓月）", ["江晓月"], []),
    ("晨报讯（记者 江晓月 通讯员 柳青）", ["江晓月"], ["柳青"]),
    ("本報訊（記者 江曉月 通訊員 柳青）", ["江曉月"], ["柳青"]),
    ("科技日报西宁3月19日电（记者江晓月）", ["江晓月"], []),
    ("古渡体育讯（记者 江晓月 马腾）", ["江晓月", "马腾"], []),
    ("〖本报讯〗（记者 江晓月）", ["江晓月"], []),
  ])
  func `a dateline with names is the byline`(
    _ dateline: String, _ reporters: [String], _ correspondents: [String]
  ) throws {
    let article = try article("老街挂起红灯笼", dateline + Self.body)
    expect(article, byline: dateline, reporters: reporters, correspondents: correspondents)
    #expect(article.byline?.lines == [3])
    #expect(article.paragraphs.map(\.text) == [dateline + Self.body])
  }

  @Test(arguments: [
    ("本报北京1月1日电 记者江晓月报道：", "本报北京1月1日电 记者江晓月报道：", ["江晓月"]),
    ("本报西安6月17日讯　记者江晓月、马腾报道：", "本报西安6月17日讯　记者江晓月、马腾报道：", ["江晓月", "马腾"]),
    ("本报讯 记者江晓月报道：", "本报讯 记者江晓月报道：", ["江晓月"]),
  ])
  func `a reporter may be named in a clause of his own`(
    _ head: String, _ byline: String, _ reporters: [String]
  ) throws {
    let article = try article("老街挂起红灯笼", head + Self.body)
    expect(article, byline: byline, reporters: reporters)
  }

  @Test(arguments: ["本报讯 记者江晓月 通讯员柳青", "记者 江晓月 通讯员 柳青"])
  func `a credit without brackets ends at the space before the text`(_ byline: String) throws {
    let article = try article("老街挂起红灯笼", byline + " " + Self.body)
    expect(article, byline: byline, reporters: ["江晓月"], correspondents: ["柳青"])
  }

  @Test func `names in brackets after 本报讯 need no role`() throws {
    let article = try article("老街挂起红灯笼", "本报古渡讯（江晓月 马腾）" + Self.body)
    expect(article, byline: "本报古渡讯（江晓月 马腾）", unspecified: ["江晓月", "马腾"])
  }

  @Test(arguments: ["本报讯 12月10日，", "本报讯　", "新华社北京4月1日电 ", "本报讯“"])
  func `a dateline without a name is no byline`(_ dateline: String) throws {
    expect(try article("老街挂起红灯笼", dateline + Self.body), byline: nil)
  }

  // MARK: On a line of its own

  @Test(
    arguments: [
      ("本报记者 江晓月 通讯员 柳青", ["江晓月"], ["柳青"], [], []),
      ("本报记者　江晓月", ["江晓月"], [], [], []),
      ("□本报记者 江晓月", ["江晓月"], [], [], []),
      ("记者 江晓月 文/图", ["江晓月"], [], ["江晓月"], []),
      ("本报记者 江晓月 通讯员 柳青 文图", ["江晓月"], ["柳青"], ["江晓月", "柳青"], []),
      ("通讯员 柳青 本报记者 江晓月", ["江晓月"], ["柳青"], [], []),
      ("记者 江晓月 文 马腾 图", ["江晓月"], [], ["马腾"], []),
      ("本报记者 江晓月 通讯员 文若溪", ["江晓月"], ["文若溪"], [], []),
      ("江苏淮安 江晓月", [], [], [], ["江晓月"]),
      ("采写：本报记者 江晓月", ["江晓月"], [], [], []),
      ("本报驻埃及记者 江晓月", ["江晓月"], [], [], []),
      ("人民日报记者 江晓月", ["江晓月"], [], [], []),
      ("江晓月", [], [], [], ["江晓月"]),
      ("□ 司马青", [], [], [], ["司马青"]),
      ("市委党校教授 江晓月", [], [], [], ["江晓月"]),
      ("本報記者 葉詠詩", ["葉詠詩"], [], [], []),
      ("本报评论员", [], [], [], []),
      ("本报通讯员 柳青 何云", [], ["柳青", "何云"], [], []),
      ("本报古渡讯 记者 江晓月 通讯员 柳青", ["江晓月"], ["柳青"], [], []),
      ("古渡青年报·古渡在线记者 江晓月", ["江晓月"], [], [], []),
      ("记者 斯琴高娃其其格 文/图", ["斯琴高娃其其格"], [], ["斯琴高娃其其格"], []),
      ("■文/图 江晓月", ["江晓月"], [], ["江晓月"], []),
      ("实验小学四（3）班 江晓月", [], [], [], ["江晓月"]),
      ("第二中学 高2024级3班 文若溪", [], [], [], ["文若溪"]),
    ] as [(String, [String], [String], [String], [String])])
  func `a line of names below the headline is the byline`(
    _ line: String, _ reporters: [String], _ correspondents: [String], _ photographers: [String],
    _ unspecified: [String]
  ) throws {
    let article = try article("老街挂起红灯笼", line, Self.body)
    expect(
      article, byline: line, reporters: reporters, correspondents: correspondents,
      photographers: photographers, unspecified: unspecified)
    #expect(article.paragraphs.map(\.lines) == [[5]])
  }

  // MARK: At the end

  @Test(
    arguments: [
      ("(柳青 何云天)", [], ["柳青", "何云天"]), ("（柳 青）", [], ["柳青"]), ("记者 江晓月", ["江晓月"], []),
      ("（本报记者 江晓月）", ["江晓月"], []), ("（周 建 国）", [], ["周建国"]),
      ("（江晓月 植大力）", [], ["江晓月", "植大力"]), ("湖北 江晓月", [], ["江晓月"]),
      ("安徽定远县 江晓月等十七人", [], ["江晓月"]), ("江晓月 古渡镇东街七号", [], ["江晓月"]),
    ] as [(String, [String], [String])])
  func `a signature stands on a line of its own or ends the last paragraph`(
    _ signature: String, _ reporters: [String], _ unspecified: [String]
  ) throws {
    let apart = try article("老街挂起红灯笼", "本报讯 " + Self.body, Self.body, signature)
    expect(apart, byline: signature, reporters: reporters, unspecified: unspecified)
    #expect(apart.byline?.lines == [7])
    #expect(apart.paragraphs.map(\.lines) == [[3], [5]])

    // Without brackets or a role it would be the sentence's.
    guard signature.contains("（") || signature.contains("(") || signature.hasPrefix("记者") else {
      return
    }
    let inside = try article("老街挂起红灯笼", "本报讯 " + Self.body, Self.body + signature)
    expect(inside, byline: signature, reporters: reporters, unspecified: unspecified)
    #expect(inside.byline?.lines == [5])
    #expect(inside.truncatedAt == [])
  }

  @Test(arguments: ["（完）", "（据新华社）", "（下转第四版）", "（如图）", "（合作社）"])
  func `a note in brackets is no signature`(_ note: String) throws {
    expect(try article("老街挂起红灯笼", "本报讯 " + Self.body, Self.body + note), byline: nil)
  }

  // MARK: Pictures

  @Test(
    arguments: [
      ("本报记者 马腾 摄", ["马腾"], ["马腾"]), ("马腾 摄", [], ["马腾"]), ("马腾摄", [], ["马腾"]),
      ("图/马腾", [], ["马腾"]),
      ("摄影：马腾", [], ["马腾"]), ("新华社记者 马腾摄", ["马腾"], ["马腾"]), ("本報記者 馬騰 攝", ["馬騰"], ["馬騰"]),
      ("马腾摄（传真照片）", [], ["马腾"]), ("马 腾摄", [], ["马腾"]), ("古渡镇供图", [], []),
      ("古渡青年报·古渡在线记者 马腾 摄", ["马腾"], ["马腾"]),
    ] as [(String, [String], [String])])
  func `a picture stands alone with its credit`(
    _ credit: String, _ reporters: [String], _ photographers: [String]
  ) throws {
    let photo = try article("近日，古渡镇的老街挂起了红灯笼，各地游客在沿河的茶馆里品茶赏灯。", credit)
    #expect(photo.kind == .photo)
    #expect(photo.paragraphs.map(\.lines) == [[1]])
    expect(photo, byline: credit, reporters: reporters, photographers: photographers)
  }

  @Test func `a picture's text may carry its credit at the end`() throws {
    let photo = try article("近日，古渡镇的老街挂起了红灯笼，各地游客在沿河的茶馆里品茶赏灯。（新华社记者 马腾 摄）")
    #expect(photo.kind == .photo)
    expect(photo, byline: "（新华社记者 马腾 摄）", reporters: ["马腾"], photographers: ["马腾"])
  }

  @Test(arguments: ["新华社记者 马腾摄（传真照片）", "马腾摄（新华社稿）"])
  func `a note behind the photographer is part of the credit`(_ credit: String) throws {
    let photo = try article("近日，古渡镇的老街挂起了红灯笼，各地游客在沿河的茶馆里品茶赏灯。" + credit)
    #expect(photo.kind == .photo)
    #expect(photo.byline?.text == credit)
    #expect(photo.photographers == ["马腾"])
  }

  @Test func `a picture's text may have two paragraphs`() throws {
    let page = try sharedReader.read(
      Array(
        [
          "老街挂起红灯笼", "本报讯(记者 江晓月)" + Self.body, "近日，中心小学的孩子们在操场上放起了自己做的风筝，比谁放得高。",
          "这次风筝节共有三百名学生参加，学校还请来老艺人讲解扎糊技艺。", "本报记者 马腾 摄",
        ].joined(separator: "\n\n").utf8), source: "page.txt")
    #expect(page.articles.map(\.kind) == [.article, .photo])
    #expect(page.articles.last?.paragraphs.map(\.lines) == [[5], [7]])
  }

  // MARK: What is none

  @Test(arguments: ["简讯", "时评", "成绩"])
  func `a standing name is nobody's`(_ line: String) throws {
    let page = try sharedReader.read(
      Array([Self.body, line, Self.body].joined(separator: "\n\n").utf8), source: "page.txt")
    #expect(page.articles.allSatisfy { $0.byline == nil })
  }

  @Test(arguments: ["记者走基层", "记者 节日里的坚守", "安全生产", "高考改革", "作者来信", "读者来信"])
  func `a column or subject is no credit`(_ line: String) throws {
    let page = try sharedReader.read(
      Array([line, "老街挂起红灯笼 茶馆坐满游客", "本报讯 " + Self.body].joined(separator: "\n\n").utf8),
      source: "page.txt")
    #expect(page.articles.count == 1)
    expect(page.articles[0], byline: nil)
  }

  @Test func `names that end in 文 or 图 keep their last character`() throws {
    let article = try article("老街挂起红灯笼", "本报讯(记者 江晓月 通讯员 赵淑文 程图)" + Self.body)
    expect(
      article, byline: "本报讯(记者 江晓月 通讯员 赵淑文 程图)", reporters: ["江晓月"], correspondents: ["赵淑文", "程图"])
  }
}
