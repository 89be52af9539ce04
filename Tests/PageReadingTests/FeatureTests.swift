import PageReading
import Testing

/// Each feature where it is to be seen, and beside something like it where it is not.
struct FeatureTests {
  /// Two pages, a line each element; the line asked about begins with `>`.
  struct Example {
    var seen: [String]
    var unseen: [String]

    init(_ seen: [String], not unseen: [String]) {
      self.seen = seen
      self.unseen = unseen
    }

    /// A line by itself.
    init(_ seen: String, not unseen: String) { self.init([">" + seen], not: [">" + unseen]) }
  }

  @Test(arguments: Feature.allCases)
  func `a feature is seen where it stands and nowhere else`(_ feature: Feature) throws {
    let example = Self.example(of: feature)
    #expect(try features(of: example.seen).contains(feature), "\(example.seen)")
    #expect(try !features(of: example.unseen).contains(feature), "\(example.unseen)")
  }

  private func features(of page: [String]) throws -> [Feature] {
    let lines = page.map { $0.hasPrefix(">") ? String($0.dropFirst()) : $0 }
    let explained = try sharedReader.explain(Array(lines.joined(separator: "\n\n").utf8))
    let asked = try #require(page.firstIndex { $0.hasPrefix(">") })
    return try #require(explained.first { $0.line == asked * 2 + 1 }).features
  }

  private static let text = "渔民们把网收上来，鱼虾在甲板上跳个不停，船老大说这是入秋以来最好的一网，足足有八百斤。"
  private static let other = "县图书馆新馆本周末开放，读者凭身份证就能进去看书，儿童阅览室设在一楼，共有座位二百个。"
  private static let foreign = "评弹团今晚在城隍庙茶楼首演新编长篇，弦索叮咚，座无虚席，票友们从苏州赶来，散场后仍围着先生请教唱腔。"
  private static let news = "本报讯(记者 江晓月)渔民们把网收上来，鱼虾在甲板上跳个不停，船老大说这是最好的一网。"

  // A switch, so that a new feature does not compile without its example.
  private static func example(of feature: Feature) -> Example {
    switch feature {
    case .upTo4: Example("渔汛来了", not: "渔汛终于来了")
    case .upTo8: Example("渔汛终于来了", not: "渔汛来了")
    case .upTo15: Example("渔汛终于来到东海渔场", not: "渔汛终于来了")
    case .upTo28: Example("渔汛终于来到东海渔场 千帆竞发夺高产", not: "渔汛终于来到东海渔场")
    case .upTo50: Example("渔汛终于来到东海渔场，千帆竞发，船老大们说今年的鱼群比往年来得早", not: text + text)
    case .upTo100: Example(text + other, not: text)
    case .beyond100: Example(text + other + text, not: text)

    case .endsInStop: Example("他说：“鱼真多。”", not: "鱼真多！")
    case .endsInCall: Example("“今年的鱼真多！”", not: "今年的鱼真多。")
    case .endsInColon: Example("乡亲们：", not: "乡亲们")
    case .endsInPause: Example("船老大们说，", not: "船老大们说。")
    case .endsInSemicolon: Example("船老大们说；", not: "船老大们说，")
    case .endsInLink: Example("船老大们把渔网、缆绳和", not: "他们是这样炼成的")
    case .endsBare: Example("船老大们说 鱼真多", not: "船老大们说鱼真多。")

    case .stopInside: Example("鱼真多。船老大们说", not: "船老大们说鱼真多。")
    case .pauseInside: Example("鱼多了，船老大们笑了", not: "鱼多了，虾多了，蟹多了，船老大们笑了")
    case .manyPauses: Example("鱼多了，虾多了，蟹多了，船老大们笑了", not: "鱼多了，船老大们笑了")
    case .longWithoutMarks:
      Example("全县海洋捕捞生产安全工作座谈会在东海渔业管理局举行", not: "全县海洋捕捞生产安全工作座谈会，在东海渔业管理局举行")
    case .colonInside: Example("舟山：千帆竞发夺高产", not: "乡亲们：")

    case .twoParts: Example("渔汛终于来了 千帆竞发夺高产", not: "渔汛 来了")
    case .manyParts: Example("设渔港三座 新修建码头十二里 建冷库一百间", not: "渔汛终于来了 千帆竞发夺高产")
    case .equalParts: Example("抓渔汛 保安全 夺高产", not: "设渔港三座 新修建码头十二里 建冷库一百间")
    case .opensWithDash: Example("——访东海渔场的船老大", not: "—东海渔场—")
    case .opensInMidSentence: Example("，船老大们说鱼真多。", not: "业主们说鱼真多。")
    case .inBrackets: Example("（渔汛到来的消息）", not: "（渔汛）到来的消息")
    case .bracketedWord: Example("（萨仁其木格）", not: "（渔汛到来的三条新消息）")
    case .numberedHead: Example("（二）保障安全", not: "（二）保障安全。")
    case .numbered: Example("（二）保障安全", not: "2.5万斤鱼虾")
    case .bulleted: Example("●渔汛来了", not: "渔汛●来了")
    case .dayOnly: Example("2019年9月20日", not: "2019年9月20日开渔")
    case .dayAtEnd: Example("东海县渔业管理局 2019年9月20日", not: "东海县渔业管理局 9月20日开渔")
    case .authorNote: Example("（作者系东海县渔业管理局局长）", not: "（作者和渔民们在一起）")
    case .artwork: Example("《渔汛》（木刻） 江晓月作", not: "《渔汛》（木刻）在舟山展出多日")
    case .tableRow: Example("东海渔港 0.28 0.70 0.88", not: "东海渔港 37 座码头扩建")
    case .labelled: Example("一等奖：《赶海》、《渔火》", not: "舟山：千帆竞发夺高产")
    case .nameList: Example("江晓月、王海生、李秋帆、赵（女）", not: "抓渔汛、保安全、夺取今年高产")
    case .opensAsSequel: Example("此外，" + text, not: text)
    case .officeName: Example("东海县渔业管理局", not: "渔业管理局里的一天")
    case .noticeTitle: Example("渔港停电公告", not: "公告栏前人头攒动")
    case .sideTitle: Example("【编后】", not: "编后又生波折")
    case .speech: Example("问：今年的鱼多吗？", not: "船老大：今年的鱼多")
    case .fieldLine: Example("联系电话：0580-0000000", not: "渔场：千帆竞发夺高产")
    case .turnNote: Example("渔汛终于来到东海渔场（附图片1张）", not: "渔汛终于来到东海渔场（图片）")
    case .genreNote: Example("大海的歌唱（组诗）", not: "大海的歌唱（独唱）")
    case .exhorts: Example("抓渔汛 保安全 夺高产", not: "修渔船 补渔网 看天气")
    case .symbolsOnly: Example("— ※ —", not: "— 渔 —")
    case .furniture: Example("2019年9月20日 星期五 第A05版", not: "2019年9月20日开渔")
    case .columnName: Example("东海聚焦", not: "聚焦东海的鱼")

    case .creditOfWriter: Example("本报记者 江晓月 通讯员 王海生", not: "记者江晓月走上渔船")
    case .creditOfPicture: Example("本报记者 江晓月 摄", not: "本报记者 江晓月")
    case .creditOfBoth: Example("记者 江晓月 文/图", not: "记者 江晓月 摄")
    case .bareNames: Example("（江晓月 王海生）", not: "（渔汛 来了）")
    case .affiliatedNames: Example("东海县 江晓月", not: "江晓月 王海生")
    case .signedAtEnd: Example(text + "（本报记者 江晓月）", not: text + "（一百名渔民）")
    case .pictureCreditAtEnd: Example(text + "（江晓月 摄）", not: text + "（本报记者 江晓月）")
    case .dateline: Example("新华社舟山9月20日电 " + text, not: text)
    case .namedDateline: Example(news, not: "本报讯 " + text)
    case .newsOpening: Example("日前，" + text, not: text)
    case .captionForm: Example("图为渔民在收网。", not: "图书馆里的渔民。")

    case .opensPictureText:
      Example(
        [other, ">近日，" + text, "今年全县已有三百条渔船出海捕鱼，渔获上市量比去年增加两成。", "本报记者 江晓月 摄"],
        not: [other, ">近日，" + text, "今年全县已有三百条渔船出海捕鱼，渔获上市量比去年增加两成。", "本报记者 江晓月"])

    case .creditSharesWriter:
      Example([news, ">渔民在收网。（江晓月 摄）", text], not: [news, ">渔民在收网。（王海生 摄）", text])
    case .marked: Example("# 渔汛终于来了", not: "渔汛终于来了")
    case .topMark:
      Example(
        ["># 渔汛终于来到东海渔场", text, "## 千帆竞发", other], not: ["# 渔汛终于来到东海渔场", text, ">## 千帆竞发", other])
    case .lowerMark:
      Example(
        ["# 渔汛终于来到东海渔场", text, ">## 千帆竞发", other], not: ["># 渔汛终于来到东海渔场", text, "# 千帆竞发", other])
    case .markOfHeads:
      Example(
        [">## 渔汛来了", news, "## 新馆开放", "本报讯 " + other, "### 千帆竞发", text],
        not: ["## 渔汛来了", news, "## 新馆开放", "本报讯 " + other, ">### 千帆竞发", text])
    case .markOfOthers:
      Example(
        ["## 渔汛来了", news, ">### 千帆竞发", text, "### 渔港扩建", text],
        not: [">## 渔汛来了", news, "### 千帆竞发", text, "## 新馆开放", "本报讯 " + other])
    case .newsTime:
      Example(["渔汛来了", ">舟山市渔业局近日启动巡查，" + text], not: [text, ">舟山市渔业局近日启动巡查，" + text])
    case .nextIsMarkedAbove:
      Example([">东海渔场传捷报", "# 渔汛终于来了", text], not: [">东海渔场传捷报", "渔汛终于来了", text])
    case .previousIsMarkedAbove:
      Example(["# 渔汛终于来了", ">东海渔场传捷报", text], not: ["渔汛终于来了", ">东海渔场传捷报", text])
    case .unmarkedAmongMarked:
      Example(
        ["# 渔汛来了", text, "# 新馆开放", other, "# 雨过天晴", text, ">东海聚焦"],
        not: ["# 渔汛来了", text, "新馆开放", other, "雨过天晴", text, ">东海聚焦"])

    case .firstOfPage:
      Example(["第A05版 2019年9月20日", ">渔汛来了", text], not: ["渔汛来了", text, ">新馆开放", other])
    case .banner:
      Example([">同心同德向未来 再接再厉谱新篇", "渔汛来了", text], not: [">渔民收网忙 鱼虾跳上船", "渔汛来了", text])
    case .nextIsBulleted: Example([">渔汛来了", "●" + text], not: [">渔汛来了", text])
    case .nextOpensAsSequel: Example([">渔汛来了", "目前，" + text], not: [">渔汛来了", text])
    case .nextHasDateline: Example([">渔汛终于来了", news], not: [">渔汛终于来了", text])
    case .nextIsCredit:
      Example([">渔汛终于来了", "本报记者 江晓月", text], not: [">渔汛终于来了", "本报记者 江晓月 摄", text])
    case .nextIsDay: Example([">东海县渔业管理局", "2019年9月20日"], not: [">东海县渔业管理局", text])
    case .nextIsSalutation: Example([">给渔民的信", "乡亲们：", text], not: [">给渔民的信", "乡亲们", text])
    case .nextIsBody: Example([">渔汛终于来了", text], not: [">渔汛终于来了", "千帆竞发夺高产"])
    case .nextOpensAsNews: Example([">渔汛终于来了", "日前，" + text], not: [">渔汛终于来了", text])
    case .previousIsShort: Example(["渔汛终于来了", ">千帆竞发夺高产"], not: [text, ">千帆竞发夺高产"])
    case .nextIsShort: Example([">渔汛终于来了", "千帆竞发夺高产"], not: [">渔汛终于来了", text])
    case .nextShortIsLonger:
      Example([">东海聚焦", "渔汛终于来到东海渔场"], not: [">渔汛终于来到东海渔场", "千帆竞发夺高产"])
    case .nextShortIsShorter:
      Example([">渔汛终于来到东海渔场", "千帆竞发"], not: [">渔汛终于来到东海渔场", "千帆竞发争先恐后夺高产"])
    case .previousShortIsShorter:
      Example(
        ["渔汛终于来了", ">全县三百条渔船昨天一早同时出海撒网捕鱼"], not: ["渔汛终于来到东海渔场千帆竞发", ">全县三百条渔船昨天一早同时出海撒网"])
    case .inShortRun:
      Example(["海风吹来", ">海浪涌来", "海鸥飞来", "渔船回来"], not: [text, ">海浪涌来", text])
    case .inLongRun:
      Example(
        [">海风吹来", "海浪涌来", "海鸥飞来", "渔船回来", "渔歌唱来", "渔火亮来", "月亮升来"],
        not: [">海风吹来", "海浪涌来", "海鸥飞来", "渔船回来"])
    case .opensShortRun:
      Example(
        [text, ">大海的歌唱", "海风吹来", "海浪涌来", "渔船回来"], not: [text, "大海的歌唱", ">海风吹来", "海浪涌来", "渔船回来"])
    case .closesShortRun:
      Example(
        ["江晓月", "海风吹来", "海浪涌来", "渔船回来", ">新馆开放", other],
        not: ["江晓月", "海风吹来", "海浪涌来", ">渔船回来", "新馆开放", other])
    case .nearEndOfShortRun:
      Example(
        ["江晓月", "海风吹来", "海浪涌来", ">渔船回来", "新馆开放", other],
        not: ["江晓月", "海风吹来", ">海浪涌来", "渔船回来", "新馆开放", other])
    case .hasSiblings:
      Example(
        [text, ">渔汛到来千帆竞发", other, "渔港扩建好停船", text],
        not: [text, ">渔汛到来千帆竞发", news, "渔港扩建好停船", text])
    case .likeTopHead:
      Example(
        ["渔港快讯", "渔汛到来千帆竞发", text, ">渔港扩建好停船", other],
        not: ["渔港快讯", "渔汛到来千帆竞发", text, text, ">渔港扩建好停船", other])
    case .unprovedAmongProved:
      Example(
        [
          "渔汛来了", news, "新馆开放", "本报讯 " + other, "雨过天晴", "本报讯 " + text, ">千帆竞发", text,
        ],
        not: ["渔汛来了", text, "新馆开放", other, "雨过天晴", text, ">千帆竞发", text])
    case .unprovedInSet:
      Example(
        [
          "渔汛来了", news, "新馆开放", "本报讯 " + other, "雨过天晴", "本报讯 " + text, ">千帆竞发", text,
          "渔港里的灯火亮到天明", text,
        ],
        not: [
          "渔汛来了", news, ">千帆竞发", text, "新馆开放", "本报讯 " + other, "雨过天晴", "本报讯 " + text,
        ])
    case .betweenWriters:
      Example(
        ["渔汛来了", news, text, ">新馆开放", other + "（本报记者 王海生）"],
        not: ["渔汛来了", news, text, ">千帆竞发", other + "（本报记者 江晓月）"])
    case .mendsWord:
      Example(
        ["修好的渔网晾在码头上，" + text, "天还没亮的时候，船老大们就把渔", ">网收上来，" + text],
        not: ["修好的渔网晾在码头上，" + text, "天还没亮的时候，船老大们就把蟹", ">网收上来，" + text])
    case .siblingOfOtherText:
      Example(
        [text, ">渔汛到来千帆竞发", other, "渔港扩建好停船", foreign],
        not: [text, ">渔汛到来千帆竞发", text, "渔港扩建好停船", foreign])
    case .previousSigned:
      Example([text + "（本报记者 江晓月）", ">新馆开放"], not: [text, ">新馆开放"])
    case .wideGap:
      Example(
        [text, other, text, "", ">" + other, text], not: [text, ">" + other, text, "", other, text])
    case .likeAfter: Example([other, ">鱼虾跳上甲板", text], not: [other, ">读者看书进新馆", text])
    case .likeBefore: Example([text, ">鱼虾跳上甲板", other], not: [text, ">读者看书进新馆", other])
    case .unlikeAfter: Example([text, ">孩子们堆雪人", other], not: [other, ">鱼虾跳上甲板", text])
    case .likeStory:
      Example([text, ">渔民们把网收上来。（江晓月 摄）", text], not: [text, ">孩子们在雪地里堆雪人。（江晓月 摄）", text])
    case .unlikeStory:
      Example([text, ">孩子们在雪地里堆雪人。（江晓月 摄）", text], not: [text, ">渔民们把网收上来。（江晓月 摄）", text])
    case .partsTexts: bond(0, not: 8)
    case .partsTextsWeakly: bond(1, not: 0)
    case .bindsTextsWeakly: bond(2, not: 0)
    case .bindsTexts: bond(4, not: 0)
    case .bindsTextsStrongly: bond(8, not: 4)
    }
  }

  /// Fifty words above a head and fifty below it, of which so many are the same.
  private static func bond(_ shared: Int, not other: Int) -> Example {
    let page = { (shared: Int) in
      let below = Array(words[..<shared]) + Array(words[50..<(100 - shared)])
      return [
        words[..<50].joined(separator: "，") + "。", ">千帆竞发", below.joined(separator: "，") + "。",
      ]
    }
    return Example(page(shared), not: page(other))
  }

  /// A hundred words of two characters that no other holds.
  private static let words: [String] = (0..<100).map { number in
    String(
      String.UnicodeScalarView([0x6C34, 0x706B].map { Unicode.Scalar($0 + UInt32(number) * 7)! }))
  }
}
