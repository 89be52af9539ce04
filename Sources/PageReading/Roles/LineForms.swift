/// The forms of newspaper lines that are told by their words: the language's, not any page's.
enum LineForms {
  static let bullets: [Unicode.Scalar] = [
    "●", "▲", "■", "◆", "★", "○", "△", "□", "◇", "☆", "▶", "►", "※", "◎", "✦", "▇",
  ]

  /// 一、 （二） 第三章 4． ①
  static func isNumbered(_ text: ArraySlice<Unicode.Scalar>) -> Bool {
    var cursor = Cursor(text)
    if let first = cursor.next, 0x2460...0x249B ~= first.value { return true }
    if cursor.take("第") {
      return cursor.takeNumber(upTo: 3) != nil
        && cursor.take(anyOf: divisions) != nil
    }
    let isBracketed = cursor.take("(")
    guard cursor.takeNumber(upTo: 3) != nil else { return false }
    if isBracketed { return cursor.take(")") }
    guard let mark = cursor.next else { return false }
    cursor.index += 1
    // 1.5亿元 is a number.
    return mark == "、" || mark == ")" || (mark == "." && !(cursor.next?.isASCIIDigit ?? true))
  }

  private static let divisions: Words = ["章", "节", "条", "部分", "篇"]

  /// （一九九七年十二月三十一日）, 2023年3月10日.
  static func isDayOnly(_ text: ArraySlice<Unicode.Scalar>) -> Bool {
    guard text.count <= 24 else { return false }
    var cursor = Cursor(text.trimming { $0 == "(" || $0 == ")" || $0 == " " })
    guard let day = cursor.takeDay() else { return false }
    return cursor.isAtEnd && day.year != nil
  }

  /// 某某县水务局 1995年6月12日; 1994年8月于北京.
  static func hasDayAtEnd(_ text: ArraySlice<Unicode.Scalar>) -> Bool {
    if let space = text.lastIndex(of: " "), isDayOnly(text[(space + 1)...]) { return true }
    var cursor = Cursor(text)
    guard cursor.takeNumber(upTo: 5) != nil, cursor.take("年"), cursor.takeNumber(upTo: 3) != nil,
      cursor.take("月")
    else { return false }
    if cursor.takeNumber(upTo: 3) != nil { _ = cursor.take("日") }
    return cursor.take("于") && 2...12 ~= cursor.rest.count
  }

  /// （作者系…）, （作者单位：…）, （摘自《…》）, （新华社北京4月1日电）: below a story, about who wrote it or where it is from.
  static func isAuthorNote(_ text: ArraySlice<Unicode.Scalar>) -> Bool {
    let note = text.trimming { $0 == "(" || $0 == "[" || $0 == ")" || $0 == "]" }
    if authorNotes.opening(note) != nil { return true }
    // （戴秋芳 作者单位：…）
    if note.count < text.count, authorNotes.occur(in: note.prefix(12)) { return true }
    return note.count < text.count && Dateline(note, printed: note)?.count == note.count
  }

  private static let authorNotes: Words = [
    "作者系", "作者为", "作者是", "作者单位", "作者简介", "作者分别", "笔者系", "笔者为", "摘自", "选自", "原载", "转自", "编译自",
    "据新华", "资料来源", "本文系", "本文作者",
  ]

  /// Words and numbers set apart by spaces (石家庄 0.28 0.70), a match's score (队名 3:1 队名), hours of the day.
  static func isTableRow(_ text: ArraySlice<Unicode.Scalar>) -> Bool {
    guard !text.contains(where: \.endsSentence) else { return false }
    let parts = text.split(separator: " ")
    let numbers = parts.count { part in
      part.contains(where: \.isASCIIDigit) && part.count(where: \.isHan) <= 3
    }
    // 某某区 37 所学校 has its number set apart, too.
    let isBordered = [parts.first, parts.last].contains {
      $0?.contains(where: \.isASCIIDigit) ?? false
    }
    return numbers >= 2 || parts.count > 2 && numbers >= 1 && isBordered || hasScore(text)
  }

  /// 3:1, 3∶1, 19:30.
  private static func hasScore(_ text: ArraySlice<Unicode.Scalar>) -> Bool {
    text.indices.dropFirst().dropLast().contains { index in
      (text[index] == ":" || text[index] == "∶") && text[index - 1].isASCIIDigit
        && text[index + 1].isASCIIDigit
    }
  }

  /// 金奖：《赶集》、《秋水》; 长者组：梁瑞芬、何丽珠: a label of up to eight characters, and a list, a title or numbers.
  static func isLabelled(_ text: ArraySlice<Unicode.Scalar>) -> Bool {
    guard let colon = text.prefix(9).firstIndex(of: ":"), colon > text.startIndex + 1,
      text[..<colon].allSatisfy({ $0.isHan || $0.isASCIIDigit || $0 == " " })
    else { return false }
    let value = text[(colon + 1)...].prefix { $0 != "(" }.filter { $0 != " " }
    return value.first == "《" || value.contains("、")
      || value.count(where: \.isASCIIDigit) * 2 > value.count
      || 2...4 ~= value.count && value.allSatisfy(\.isHan)
  }

  /// Three names and more, and nothing else: 王翠、李 强、欧阳明.
  static func isNameList(_ text: ArraySlice<Unicode.Scalar>) -> Bool {
    // 林惠卿（女）, 白玛次仁（藏族）
    let names = text.split { $0 == "、" || $0 == " " }.map { name in name.prefix { $0 != "(" } }
    return names.count >= 3
      && names.allSatisfy { 1...12 ~= $0.count && $0.allSatisfy { $0.isHan || $0 == "·" } }
      && names.count { $0.count <= 4 } * 10 >= names.count * 8
      && (text.contains("、") || names.count > 4)
  }

  /// 此外， 据介绍， 他…: what goes on with a story and opens none.
  static func opensAsSequel(_ text: ArraySlice<Unicode.Scalar>) -> Bool {
    sequels.opening(text) != nil
  }

  private static let sequels: Words = [
    "此外", "同时", "与此同时", "另外", "据介绍", "据了解", "据悉", "为此", "对此", "因此", "于是", "其中", "其实", "然而", "不过",
    "但是", "而且", "随后", "接着", "接下来", "目前", "如今", "他", "她", "它", "该", "这", "那", "其", "除了", "不仅", "有了",
    "除此", "经过", "会上", "会议强调", "会议要求", "会议指出", "最后", "下一步", "“",
  ]

  /// 某某市水务局: what a notice is signed with.
  static func isOfficeName(_ text: ArraySlice<Unicode.Scalar>) -> Bool {
    guard 4...30 ~= text.count, !text.contains(where: { $0.isPause || $0 == " " || $0 == ":" })
    else {
      return false
    }
    return officeEndings.end(text)
  }

  private static let officeEndings: Words = [
    "局", "委员会", "政府", "办公室", "公司", "法院", "检察院", "委办", "厅", "指挥部", "协会", "编辑部", "银行", "管理处", "分局",
    "支队", "大队", "医院", "大学", "学院", "学校", "工程处", "管理局", "事务所", "管理所", "服务中心", "管理中心", "交易中心", "党委",
    "县委", "市委", "省委", "办事处", "集团", "工作处", "筹备处", "小组", "理事会", "组委会", "研究所", "学会", "研究会", "联合会",
    "总会",
    "工会", "活动办公室", "中心", "厂",
  ]

  /// 招标公告, 遗失声明, 征文启事.
  static func isNoticeTitle(_ text: ArraySlice<Unicode.Scalar>) -> Bool { noticeEndings.end(text) }

  private static let noticeEndings: Words = [
    "公告", "通告", "通知", "声明", "启事", "公示", "讣告", "布告", "须知", "敬告", "公报", "名单", "启示", "预报", "行情", "一览",
    "一览表", "排行榜", "奖牌榜", "积分榜", "赛程", "成绩", "电视节目", "名录", "简报", "招领", "稿约", "中奖号码",
  ]

  /// 联系电话：0871-…, 地址：…: a name of a field, a colon, what it holds.
  static func isFieldLine(_ text: ArraySlice<Unicode.Scalar>) -> Bool {
    guard let colon = text.prefix(8).firstIndex(of: ":"), colon + 1 < text.endIndex else {
      return false
    }
    return fieldNames.end(text[..<colon])
  }

  private static let fieldNames: Words = [
    "电话", "联系人", "地址", "邮箱", "邮编", "热线", "传真", "网址", "时间", "地点", "户名", "账号", "帐号", "开户行", "信箱",
    "单位",
  ]

  /// What frames a standing name.
  private static let titleMarks = Set("“”《》[]()<>·—:| ".unicodeScalars)

  /// 编后, 记者手记, 新闻链接.
  static func isSideTitle(_ text: ArraySlice<Unicode.Scalar>) -> Bool {
    let title = text.trimming { titleMarks.contains($0) || bullets.contains($0) }
    // 短评：把功夫下在落实上
    if let colon = title.prefix(6).firstIndex(of: ":") {
      return sideTitles.contain(title[..<colon])
    }
    return sideTitles.contain(title)
  }

  private static let sideTitles: Words = [
    "编后", "编后语", "社论", "小言论", "编者按", "编者的话", "短评", "微评", "点评", "记者手记", "采访手记", "新闻链接", "相关链接",
    "背景链接", "链接",
    "新闻背景", "背景资料",
    "相关新闻", "小资料", "名词解释", "延伸阅读", "小贴士", "评论", "快评", "图片新闻", "简讯", "短讯", "相关报道", "今日导读", "导读",
    "后记",
  ]

  /// 问：…, 答：…, 记者：…: a conversation's turn.
  static func isSpeech(_ text: ArraySlice<Unicode.Scalar>) -> Bool {
    guard let colon = text.prefix(8).firstIndex(of: ":") else { return false }
    return speakers.contain(text[..<colon])
  }

  private static let speakers: Words = [
    "问", "答", "记者", "本报记者", "主持人", "问题", "提问", "回答", "嘉宾",
  ]

  /// （附图片1张）, （下转第四版）, （上接第一版）.
  static func hasTurnNote(_ text: ArraySlice<Unicode.Scalar>) -> Bool {
    turnNotes.occur(in: text.prefix(6)) || turnNotes.occur(in: text.suffix(12))
  }

  private static let turnNotes: Words = ["下转", "上接", "(附图", "(附照", "紧接"]

  /// （组诗）, （外一首）, （报告文学）
  static func hasGenreNote(_ text: ArraySlice<Unicode.Scalar>) -> Bool {
    genreNotes.occur(in: text.suffix(12))
  }

  private static let genreNotes: Words = [
    "(组诗", "(诗歌", "(外一", "(外二", "(二首", "(三首", "(四首", "(散文", "(小小说", "(短篇小说", "(微型小说", "(报告文学",
    "(二则", "(三则",
    "(节选", "(连载",
  ]

  /// 奋进新时代 谱写新篇章, 抓生产 保安全 夺丰收: what calls up or praises, and tells nothing. A kicker tells: 拆旧墙 种新树.
  static func exhorts(_ text: ArraySlice<Unicode.Scalar>) -> Bool {
    let parts = text.split(separator: " ")
    let calls = parts.count { $0.count == 3 && $0.first.map { callingVerbs.contains($0) } ?? false }
    return calls * 2 > parts.count || exhortations.occur(in: text)
  }

  /// What is called for: 稳, 促, 强 and what policy else does.
  private static let callingVerbs = Set("稳促强抓扩优惠保提增兴防补聚谋争创守护做拼夺赢展树讲".unicodeScalars)

  private static let exhortations: Words = [
    "新时代", "新征程", "新篇", "新风", "奋进", "奋楫", "奋斗", "喜迎", "共享", "共创", "共建", "共筑", "同心", "聚力", "凝心",
    "谱写",
    "再谱", "逐梦", "筑梦", "决胜", "攻坚", "美好", "文明", "和谐", "幸福", "争先", "争创", "勇立", "扬帆", "未来", "弘扬", "牢记",
  ]

  /// 简讯, 图片新闻, 招领启事: a name of this kind is nobody's, whatever its first character.
  static func isStandingTitle(_ text: ArraySlice<Unicode.Scalar>) -> Bool {
    isSideTitle(text) || isNoticeTitle(text) || isColumnName(text)
  }

  /// 民生视点, 法治之窗: a standing name ends in one of few words, or says that it is one (专栏：…).
  static func isColumnName(_ text: ArraySlice<Unicode.Scalar>) -> Bool {
    if columnLabels.opening(text) != nil { return true }
    let name = text.trimming { titleMarks.contains($0) }
    guard 2...12 ~= name.count, name.allSatisfy({ $0.isHan || $0 == "·" || $0 == "—" }) else {
      return false
    }
    return columnEndings.end(name)
  }

  private static let columnLabels: Words = ["专栏:", "栏目:"]

  private static let columnEndings: Words = [
    "聚焦", "视点", "视窗", "之窗", "之声", "在线", "专栏", "论坛", "时评", "短评", "快评", "快讯", "简讯", "要闻", "热线", "播报",
    "观察", "调查", "进行时", "走基层", "一线", "风采", "故事", "人物", "访谈", "纪事", "纪实", "笔记", "随笔", "漫谈", "杂谈",
    "札记",
    "手记", "见闻", "速递", "速览", "集锦", "广角", "掠影", "园地", "天地", "专题", "特稿", "特写", "特刊", "关注", "追踪", "解读",
    "连线", "扫描", "传真", "回音壁", "信箱", "茶座", "副刊", "评论", "新闻", "新貌", "风景线", "正能量", "大家谈", "随想", "瞭望",
    "博览", "动态", "资讯", "看台", "视线", "行动", "亮点", "印象", "书评", "书架", "影评", "诗页", "读者来信", "今日谈", "编者按",
  ]

  /// 《晨练》（木刻） 王翠作, 国画《晨练》 王翠（广西）: a kind of art in brackets or before the title, and who made it.
  static func isArtwork(_ text: ArraySlice<Unicode.Scalar>) -> Bool {
    let text = withoutHome(text)
    guard let close = text.lastIndex(where: { $0 == ")" || $0 == "》" }),
      isMaker(text[(close + 1)...].drop { $0 == " " })
    else { return false }
    if text[close] == "》" {
      return arts.opening(text).map { text[text.startIndex + $0.count] == "《" } ?? false
    }
    guard let open = text[..<close].lastIndex(of: "(") else { return false }
    return arts.contain(text[(open + 1)..<close])
  }

  /// 王翠作（广西）: where the artist is from, in brackets at the end.
  private static func withoutHome(
    _ text: ArraySlice<Unicode.Scalar>
  ) -> ArraySlice<Unicode.Scalar> {
    guard text.last == ")", let open = text.lastIndex(of: "("), open > text.startIndex,
      text.count - (open - text.startIndex) <= 8
    else { return text }
    return text[..<open].trimming { $0 == " " }
  }

  /// 王翠, 王翠作, 王翠 画.
  private static func isMaker(_ text: ArraySlice<Unicode.Scalar>) -> Bool {
    var cursor = Cursor(text)
    let name = PersonName.take(from: &cursor) { ahead in
      ahead.rest.count == 1 && ahead.isAt(anyOf: makings)
    }
    cursor.take(upTo: 2) { $0 == " " }
    cursor.take(anyOf: makings)
    return (name?.hasSurname ?? false) && cursor.isAtEnd
  }

  private static let makings: Words = ["作", "摄", "刻", "画", "绘", "书", "剪"]

  private static let arts: Words = [
    "木刻", "版画", "国画", "中国画", "水墨画", "油画", "水彩画", "水粉画", "粉画", "年画", "壁画", "连环画", "农民画", "素描",
    "速写", "剪纸", "漫画", "书法", "篆刻", "摄影", "雕塑", "插图", "宣传画", "装饰画",
  ]

  /// 图为…, 上图：…, 图①…, and a text that names its picture at the end: …。图为….
  static func isCaption(_ text: ArraySlice<Unicode.Scalar>) -> Bool {
    let head = text.drop { $0 == "(" || bullets.contains($0) }.prefix(3)
    if captionOpenings.opening(head) != nil { return true }
    if head.first == "图", let second = head.dropFirst().first, 0x2460...0x2473 ~= second.value {
      return true
    }
    return captionsInside.occur(in: text.suffix(60)) || captionNotes.occur(in: text.prefix(60))
  }

  private static let captionOpenings: Words = [
    "图为", "图:", "图一", "图二", "图1", "图2", "题图", "插图", "上图", "下图", "左图", "右图", "大图", "小图", "本图",
  ]
  private static let captionsInside: Words = ["。图为", ",图为", "。上图", "。下图"]
  private static let captionNotes: Words = ["(图", "(左", "(右", "(中)", "(前排", "(后排", "(居中"]

  /// 全国某某工作座谈会在某某举行: as long as a sentence of a text, which would have a comma. One space parts two halves.
  static func isLongWithoutMarks(_ text: ArraySlice<Unicode.Scalar>) -> Bool {
    23...50 ~= text.count && text.count { $0 == " " } < 2
      && text.allSatisfy { $0.isHan || $0 == " " || $0 == "“" || $0 == "”" }
  }

  /// …和, …把, …将: no sentence, and hardly a headline, ends with a word that leads to another. …是怎样炼成的 is whole.
  static func endsInLink(_ text: ArraySlice<Unicode.Scalar>) -> Bool {
    guard let last = text.last else { return false }
    return links.contains(last) || last == "的" && !text.contains("是")
  }

  private static let links = Set("和与及把将被对从向以并或由使让给但且其该每第所较".unicodeScalars)

  /// ，” and 们: what only goes on with something before it.
  static func opensInMidSentence(_ text: ArraySlice<Unicode.Scalar>) -> Bool {
    guard let first = text.first else { return false }
    if isInnerMark(first) { return true }
    guard let free = boundEndings[first] else { return false }
    return !(text.dropFirst().first.map(free.contains) ?? true)
  }

  /// A mark that only stands behind something.
  static func isInnerMark(_ scalar: Unicode.Scalar) -> Bool {
    scalar.isPause || scalar.endsSentence || scalar.isClosingMark
  }

  /// Characters that end words, with the few that they can begin one with: 业 is the end of 农业 or 企业 unless
  /// it begins 业主 or 业务. Only characters whose words are few enough to be listed can stand here: 进 and 继
  /// begin sentences freely.
  private static let boundEndings: [Unicode.Scalar: Set<Unicode.Scalar>] = [
    "们": [], "者": [], "吗": [], "呢": [], "嘛": [], "么": [],
    "的": ["的", "士", "确", "卢", "黎"],
    "业": ["业", "主", "内", "务", "绩", "界", "态", "余", "已", "委", "者", "户", "精", "兴", "以", "师"],
    "性": ["格", "能", "质", "别", "价", "命", "情", "感", "病", "子", "侵", "教"],
    "型": ["号", "材", "男"],
  ]

  /// 日前， 近日， 连日来， 3月9日上午，: where a story or a picture's text begins.
  static func opensAsNews(_ text: ArraySlice<Unicode.Scalar>) -> Bool {
    var cursor = Cursor(text.prefix(24))
    if cursor.take(anyOf: newsWords) != nil { return true }
    if cursor.takeDay() != nil { return true }
    // 2024年，…
    if let year = cursor.takeNumber(upTo: 4), year > 1900, cursor.take("年") {
      return cursor.take(anyOf: afterYear) != nil
    }
    cursor.index = text.startIndex
    // 9日上午，…
    return cursor.takeNumber(upTo: 3) != nil && cursor.take("日")
      && cursor.take(anyOf: afterDay) != nil
  }

  /// 某某市教育局近日启动…, 某某天元战１２日在…: when it happened, among the first words.
  static func tellsNewsTime(_ text: ArraySlice<Unicode.Scalar>) -> Bool {
    let head = text.prefix(newsTimeReach)
    return head.indices.contains { index in
      switch head[index] {
      case "近", "日", "昨", "今", "最", "不", "连", "本", "上":
        newsTimes.opening(head[index...]) != nil
      default: isNewsDay(at: index, in: head)
      }
    }
  }

  private static let newsTimeReach = 40

  /// 3月9日, or a day alone where a verb follows: 12日在….
  private static func isNewsDay(at index: Int, in text: ArraySlice<Unicode.Scalar>) -> Bool {
    let isDigit = { (scalar: Unicode.Scalar) in
      scalar.isASCIIDigit || scalar.isChineseDigit || scalar == "十"
    }
    guard isDigit(text[index]), index == text.startIndex || !isDigit(text[index - 1]) else {
      return false
    }
    var cursor = Cursor(text[index...])
    if cursor.takeDay() != nil { return true }
    return cursor.takeNumber(upTo: 3) != nil && cursor.take("日")
      && cursor.take(anyOf: afterDay) != nil
  }

  private static let newsTimes: Words = [
    "近日", "日前", "昨日", "昨天", "今天", "今日", "最近", "不久前", "昨晚", "今晨", "连日来", "本周", "上周",
  ]

  private static let afterYear: Words = [",", "以来", "初", "底"]
  private static let afterDay: Words = [",", "上午", "下午", "晚", "凌晨", "清晨", "在", "从"]

  private static let newsWords: Words = [
    "日前", "近日", "近期", "昨日", "昨天", "今日,", "今天上午", "今天下午", "今晨", "连日来", "近来", "前不久", "不久前", "前天",
    "昨晚", "本周", "上周",
    "记者从", "记者昨", "记者今", "记者日前", "记者近日", "记者了解到", "记者获悉", "从市", "从省",
  ]
}
