import PageReading
import Testing

/// Paragraphs mended or marked, pictures within stories, summaries, and why a line was read as it was.
struct StoryTests {
  private static let head = "老街挂起红灯笼 茶馆坐满游客"
  private static let lead = "本报讯(记者 江晓月)近日，记者在古渡镇看到，沿河的老街挂起了红灯笼，各地游客纷至沓来。"

  private func page(_ lines: String...) throws -> Page {
    let page = try sharedReader.read(
      Array(lines.joined(separator: "\n\n").utf8), source: "page.txt")
    expectEveryLineOnce(page)
    return page
  }

  @Test(arguments: [
    ("镇里办起了灯会和庙会，还请来十二家老字号，沿河搭起一百二十个摊位，今年春节期间共接待游客", "3.2万人次，旅游收入达到一千八百万元。"),
    ("茶馆老板说，从早到晚没有一张空桌子，客人大多是从省城来的，他常对人说", "“做生意要讲良心，茶叶好不好，一喝就知道”，回头客因此越来越多。"),
    ("镇里办起了灯会和庙会，还请来十二家老字号，沿河搭起一百二十个摊位，游客品茶、赏灯、听", "戏，玩得十分尽兴。"),
  ])
  func `a sentence broken at a column's edge is mended`(_ start: String, _ rest: String) throws {
    let page = try page(Self.head, Self.lead, start, rest)
    let paragraph = page.articles[0].paragraphs[1]
    #expect(paragraph.lines == [5, 7])
    #expect(paragraph.starts == [0, start.unicodeScalars.count])
    #expect(paragraph.text == start + rest)
    #expect(paragraph.line(at: start.unicodeScalars.count) == 7)
    #expect(page.articles[0].truncatedAt == [])
  }

  @Test func `a sentence broken twice is mended`() throws {
    let page = try page(
      Self.head, Self.lead, "镇里办起了灯会和庙会，还请来十二家老字号，沿河搭起一百二十个摊位，游客可以在这里品",
      "茶、赏灯、听戏，还可以跟着老师傅学做灯笼，孩子们最喜欢的是兔子灯，一上午就卖出去三百多", "盏，老师傅忙得顾不上喝水。")
    #expect(page.articles[0].paragraphs.map(\.lines) == [[3], [5, 7, 9]])
  }

  @Test func `a picture wedged into a broken sentence does not end it`() throws {
    let page = try page(
      Self.head, Self.lead, "镇里办起了灯会和庙会，还请来十二家老字号，沿河搭起一百二十个摊位，游客可以在这里品",
      "昨日，县实验小学举行秋季运动会，同学们在跑道上你追我赶。", "本报记者 马腾 摄", "茶、赏灯、听戏，玩得十分尽兴，直到深夜才依依不舍地离去。")
    #expect(page.articles.map(\.kind) == [.article, .photo])
    #expect(page.articles[0].paragraphs.map(\.lines) == [[3], [5, 11]])
    #expect(page.articles[1].paragraphs.map(\.lines) == [[7]])
  }

  @Test func `a line that breaks off before the next story is marked, nothing is made up`() throws {
    let page = try page(
      Self.head, Self.lead, "镇里办起了灯会和庙会，还请来十二家老字号，沿河搭起一百二十个摊位，游客可以在这里品",
      "秋粮颗粒归仓 农民喜笑颜开", "本报讯(通讯员 柳青)眼下，全县六十万亩秋粮已经颗粒归仓，农民们喜笑颜开。")
    #expect(page.articles.map(\.truncatedAt) == [[5], []])
  }

  @Test(arguments: [
    "一间。”茶馆老板说，到了正月十五，镇里还要放河灯，今年的河灯都是学生们自己动手做的。",
    "们一大早就赶来排队，队伍从戏台一直排到了桥头，等到开演时已经没有一个空座位。",
    "业还要靠大家，镇里请来专家讲课，教大家怎样开民宿、办茶馆，报名的已经有六十多户。",
  ])
  func `a line that opens in mid-sentence after a full stop tells that text is lost`(
    _ rest: String
  ) throws {
    let page = try page(Self.head, Self.lead, "镇里办起了灯会和庙会，还请来十二家老字号，沿河搭起一百二十个摊位。", rest)
    #expect(page.articles.map(\.truncatedAt) == [[5]])
    #expect(page.articles[0].paragraphs.map(\.lines) == [[3], [5], [7]])
  }

  @Test(arguments: [
    // Words that begin as endings do; an opening mark lost before a whole sentence or within one.
    "业主们一大早就赶来排队，队伍从戏台一直排到了桥头，等到开演时已经没有一个空座位。",
    "的确，老街多年没有这样热闹过了，等到开演时，戏台下面已经没有一个空座位。",
    "我在这条街上住了六十年，还是头一回看到这样多的人。”茶馆老板说，镇里还要放河灯。",
    "围绕古镇过大年”活动，镇里请来专家讲课，教大家怎样开民宿、办茶馆，报名的已经有六十多户。",
  ])
  func `what can begin a sentence tells of no loss`(_ next: String) throws {
    let page = try page(Self.head, Self.lead, "镇里办起了灯会和庙会，还请来十二家老字号，沿河搭起一百二十个摊位。", next)
    #expect(page.articles.map(\.truncatedAt) == [[]])
  }

  @Test func `speech of several paragraphs and a break behind its full stop lose nothing`() throws {
    let page = try page(
      Self.head, Self.lead, "茶馆老板拉着记者的手说：“从早到晚没有一张空桌子，客人大多是从省城来的。",
      "忙得很。”说完他又去添茶，一桌一桌地招呼客人，忙得顾不上喝水。",
      "他的老伴接过话头，笑着说：“老街活了，我们的日子也就活了。", "”说完她也去忙了，院子里的客人越来越多，热闹得像赶集一样。")
    #expect(page.articles.map(\.truncatedAt) == [[]])
    #expect(page.articles[0].paragraphs.map(\.lines) == [[3], [5], [7], [9, 11]])
  }

  @Test func `a summary is made of the story's own sentences, 120 characters at most`() throws {
    for marked in MarkedPage.all {
      for article in try marked.read().articles {
        guard let summary = article.summary else { continue }
        #expect(summary.unicodeScalars.count <= 120)
        let text = article.paragraphs.map(\.text).joined()
        let sentences = summary.split { "。！？!?".contains($0) }
        #expect(sentences.allSatisfy { text.contains($0) }, "\(summary)")
      }
    }
  }

  @Test(arguments: ["320户、860万元", "３２０户、８６０万元"])
  func `a summary prefers how much to when`(_ amounts: String) throws {
    let sums = "镇里为\(amounts)的春耕贷款贴了息。"
    let days = "9月1日到9月30日，干部们一直在村里走访，直到10月8日才回到镇上。"
    for order in [[sums, days], [days, sums]] {
      let lead = "本报讯(记者 江晓月)" + String(repeating: "春耕时节，田里一片繁忙的景象，", count: 9) + "人人都不得闲。"
      let page = try page("干部下田助春耕", lead, order.joined())
      #expect(page.articles[0].summary?.contains(sums) == true)
    }
  }

  @Test(arguments: ["本报讯 ", "本报讯(记者 江晓月)", "新华社北京１月１日电　"])
  func `a summary leaves out where the news came from`(_ dateline: String) throws {
    let sentence = "镇里今年春节期间接待游客3.2万人次，旅游收入达到一千八百万元。"
    let page = try page("老街挂起红灯笼", dateline + sentence)
    #expect(page.articles[0].summary == sentence)
  }

  @Test func `every line is explained`() throws {
    let text = [Self.head, Self.lead, "记者 走笔"].joined(separator: "\n\n")
    let lines = try sharedReader.explain(Array(text.utf8))
    #expect(lines.map(\.line) == [1, 3, 5])
    #expect(lines.prefix(2).map(\.role) == ["headline", "lead"])
    #expect(lines[0].evidence.contains { $0.feature == "nextHasDateline" && $0.weight > 0 })
    #expect(lines.allSatisfy { $0.margin >= 0 && $0.role != $0.secondRole })
  }
}
