/// The words of dates: what each says about when. Counted from the day where it is relative.
enum DateWord: Sendable {
  /// 昨天: days from the day.
  case day(Int)
  /// 昨晚.
  case dayPart(Int, PartOfDay)
  /// 去年: years from the year.
  case year(Int)
  /// 当年, 次年: a year that other words must tell.
  case someYear
  /// 虎年: a theme, and a date only with a feast (虎年春节).
  case beastYear
  /// 每年: a date only with what follows it (每年3月).
  case everyYear
  /// 上半年, 年底, 夏天: months of a year, the first counted from 1.
  case months(Int, count: Int, DateExpression.Grain)
  /// 暑假, 秋季: the same, but generic without a year before.
  case season(Int, count: Int)
  /// 上月: months from the issue's.
  case month(Int)
  case someMonth
  /// 上旬, 月底: days of a month.
  case daysOfMonth(ClosedRange<Int>)
  /// 上周: weeks from the issue's.
  case week(Int)
  /// 周五, 1 to 7; without 上 or 下 the one of this week.
  case weekday(Int)
  case weekend
  /// 每周: a date only with a weekday.
  case everyWeek
  /// 每月: a date only with a day.
  case everyMonth
  /// 每日: a date only with a time of day.
  case everyDay
  case part(PartOfDay)
  /// 深夜, 夜间: a habit or a setting without a day before.
  case boundPart(PartOfDay)
  /// 当天, 第二天: a day that other words must tell.
  case someDay
  /// 当晚.
  case someDayPart(PartOfDay)
  /// 新年, 新春: a feast where no word for what is done at it follows (新年音乐会).
  case newYear
  /// 国庆节: a fixed day of the year.
  case feast(month: Int, day: Int)
  /// 春节: a day of the moon's year, or of the sun's terms.
  case movingFeast
  /// 五一假期, 春节前夕: a time by a feast, and more or less than its day.
  case feastTime
  /// 入冬, 春耕: what comes every year, and a date only with 前, 后, 以来 and their like.
  case occasion
  /// 春耕期间: the same with what makes it a date.
  case occasionTime
  /// 近日, 目前.
  case vague
  /// 唐代, 战国中期: vague, and part of a site's name before its ending.
  case dynasty
  /// “十四五”期间, “九五”末.
  case years(Int, count: Int)
}

enum PartOfDay: Int, Sendable {
  case beforeDawn, morning, noon, afternoon, evening, wholeDay

  /// Hours, the end exclusive.
  var hours: Range<Int> {
    switch self {
    case .beforeDawn: 0..<6
    case .morning: 6..<12
    case .noon: 11..<14
    case .afternoon: 12..<18
    case .evening: 18..<24
    case .wholeDay: 0..<24
    }
  }
}

extension DateWord {
  /// 本世纪, 下个世纪: centuries from the issue's.
  static let centuries = WordTable<Int>(
    [("本世纪", 0), ("这个世纪", 0)]
      + [("上", -1), ("下", 1)].flatMap { word, offset in
        ["", "个", "一", "一个"].map { ("\(word)\($0)世纪", offset) }
      })

  /// Which part of a decade or century: its years in tenths. Only halves are told by the year.
  static let parts = WordTable<Range<Int>>([
    ("初", 0..<10), ("初期", 0..<10), ("初叶", 0..<10), ("前期", 0..<10), ("中期", 0..<10), ("中叶", 0..<10),
    ("中后期", 0..<10), ("后期", 0..<10), ("末", 0..<10), ("末期", 0..<10), ("末叶", 0..<10),
    ("上半叶", 0..<5), ("前半叶", 0..<5), ("下半叶", 5..<10), ("后半叶", 5..<10),
  ])

  /// What may follow a date and belongs to it; true where the time is still the date's own.
  static let suffixes = WordTable<Bool>([
    ("以来", false), ("以前", false), ("之前", false), ("以后", false), ("之后", false), ("前后", false),
    ("前夕", false),
    ("前夜", false), ("前一天", false), ("后一天", false), ("同期", false), ("时分", true), ("时节", true),
    ("左右", true), ("及以前", false), ("及以后", false), ("及之前", false), ("至今", false),
  ])

  var isFeast: Bool {
    switch self {
    case .feast, .movingFeast, .feastTime: true
    default: false
    }
  }

  static let table = WordTable<DateWord>(
    entries.flatMap { meaning, words in
      words.split(separator: " ").map { (String($0), meaning) }
    } + weekdays + festivals + occasions + plans + moonYears + partsOfSomeDay + timesOfSeasons
      + dynasties)

  /// Feasts whose bare name is one only behind a year: 明年清明, 今年“八一”.
  static let boundFeasts = WordTable<Void>(yearlyFeasts.map { ($0, ()) })

  private static let entries: [(DateWord, String)] = [
    (.day(-3), "大前天"), (.day(-2), "前天 前日"), (.day(-1), "昨 昨天 昨日"), (.day(0), "今天 今日 即日 今起"),
    (.day(1), "明天 明日 明起"), (.day(2), "后天"), (.day(3), "大后天"),
    (.dayPart(-1, .evening), "昨晚 昨夜"), (.dayPart(0, .evening), "今晚 今夜"),
    (.dayPart(0, .beforeDawn), "今晨"), (.dayPart(0, .morning), "今早"), (.dayPart(1, .morning), "明早"),
    (.dayPart(1, .evening), "明晚"),
    (.year(-2), "前年"), (.year(-1), "去年 上年 上一年"), (.year(0), "今年 本年 本年度"),
    (.year(1), "明年"), (.year(2), "后年"),
    (.someYear, "当年 同年 次年 翌年 前一年 后一年 那年 这一年 那一年"), (.everyYear, "每年 每逢 每到"),
    (.months(1, count: 12, .year), "全年 年内 年度"),
    (.months(1, count: 6, .half), "上半年 前半年 上个半年"),
    (.months(7, count: 6, .half), "下半年 后半年"),
    (.months(1, count: 3, .quarter), "一季度 第一季度 首季度 1季度 第1季度"),
    (.months(4, count: 3, .quarter), "二季度 第二季度 2季度 第2季度"),
    (.months(7, count: 3, .quarter), "三季度 第三季度 3季度 第3季度"),
    (.months(10, count: 3, .quarter), "四季度 第四季度 4季度 第4季度"),
    (.months(1, count: 6, .half), "前二季度 前两季度 前两个季度 前二个季度"),
    (.months(1, count: 9, .quarter), "前三季度 前三个季度 前3季度 前3个季度"),
    (.months(1, count: 2, .vague), "年初 岁首"), (.months(6, count: 2, .vague), "年中"),
    (.months(12, count: 1, .vague), "年底 年末 年终 岁末 岁末年初"),
    (.season(3, count: 3), "春季 春天 春 初春 早春 阳春 仲春 暮春 晚春 春夏之交 春夜 春日"),
    (.season(6, count: 3), "夏季 夏天 夏 初夏 盛夏 仲夏 炎夏 夏秋之交 夏夜 夏日"),
    (.season(9, count: 3), "秋季 秋天 秋 初秋 金秋 深秋 仲秋 晚秋 秋冬之交 秋夜 秋日"),
    (.season(12, count: 3), "冬季 冬天 冬 初冬 隆冬 寒冬 严冬 深冬 冬春之交 冬夜 冬日"),
    (.months(7, count: 2, .vague), "暑假期间 暑期期间"), (.months(1, count: 2, .vague), "寒假期间"),
    (.feastTime, "春运期间 暑运期间 假期期间 假日期间 节假日期间 寒暑假期间"),
    (.season(3, count: 9), "春秋两季"), (.season(6, count: 4), "汛期"), (.season(7, count: 2), "主汛期"),
    (.season(7, count: 2), "暑假 暑期"), (.season(1, count: 2), "寒假"), (.season(3, count: 4), "春季学期"),
    (.season(9, count: 4), "秋季学期"),
    (.vague, "今春 今夏 今秋 今冬 去冬今春 今冬明春 去冬 明春"),
    (.month(-1), "上月 上个月"), (.month(0), "本月 这个月"), (.month(1), "下月 下个月"),
    (.someMonth, "当月 同月 次月 月内"),
    (.daysOfMonth(1...10), "上旬"), (.daysOfMonth(11...20), "中旬"), (.daysOfMonth(21...31), "下旬"),
    (.daysOfMonth(1...20), "上中旬"), (.daysOfMonth(11...31), "中下旬"),
    (.daysOfMonth(1...15), "上半月"), (.daysOfMonth(16...31), "下半月"),
    (.daysOfMonth(1...5), "初 月初"), (.daysOfMonth(25...31), "底 末 月底 月末"),
    (.daysOfMonth(11...20), "月中"),
    (.week(-2), "上上周 上上个周 上上星期 上上个星期"),
    (.week(-1), "上周 上个周 上星期 上个星期 上个礼拜 上礼拜"),
    (.week(0), "本周 这周 这个周 这星期 这个星期 本星期"),
    (.week(1), "下周 下个周 下星期 下个星期 下个礼拜 下礼拜"), (.week(2), "下下周 下下个周 下下星期 下下个星期"),
    (.weekend, "周末"), (.everyWeek, "每周 每星期 每个星期"), (.everyMonth, "每月 每个月"),
    (.everyDay, "每日 每天 每晚 每早"),
    (.part(.beforeDawn), "凌晨"),
    (.boundPart(.morning), "早盘"), (.boundPart(.noon), "午盘"), (.boundPart(.afternoon), "尾盘"),
    (.part(.morning), "上午 早上 早晨 早间 清晨 一大早 大清早 一早 清早 午前"),
    (.part(.noon), "中午 正午 午间"), (.part(.afternoon), "下午 午后"), (.part(.evening), "晚上 晚间 傍晚 入夜"),
    (.boundPart(.beforeDawn), "拂晓 黎明"), (.boundPart(.evening), "深夜 夜里 夜间 夜晚 黄昏 午夜 半夜"),
    (.someDay, "当天 当日 次日 翌日 同日 隔日 第二天 第三天 头天 头一天 前一天 同一天 今明两天 明后两天 明后天"),
    (.someDayPart(.evening), "当晚 当夜"),
    (
      .vague,
      """
      去年同期 上年同期 往年 近日 日前 近期 近来 近年 近年来 近些年 近些年来 近几年 近几年来 近几天 近些日子 最近 最近几年 连日 连日来 多日来 数日来 目前 眼下 如今 现在 \
      现如今 当前 当时 前不久 不久前 日后 不日 多年来 数年来 几年来 这些年 这些年来 这几年 这几年来 前几年 \
      几年前 多年前 数年前 很多年前 前些年 前几天 前些天 前段时间 前一段时间 这段时间 一段时间以来 这几天 这两天 几天前 数天前 几天后 数日后 \
      几个月前 几个月后 前一段 前一阵 前一阵子 前阵子 前一时期 近一个时期 近一个时期来 近一个时期以来 近一时期 \
      最近一个时期 最近一段时间 近一段时间 一个时期以来 相当一个时期以来 一段时期以来 这段时间以来 今后一个时期 今后一段时间 \
      新的一年 新的一年里 新的一年中 新的一年内 新一年里 新一年中 世纪之交 新旧世纪之交 新年伊始 新春伊始 年关 节日期间 节日前夕 节前 节后 节前节后 两节期间 \
      当下 时下 现阶段 当今 这两年 近段时间 一直以来 长期以来 改革开放以来 新中国成立以来 建国以来 \
      今明两年 近年底 今后几年 未来几年 过去几年 过去一年 新时代以来 百年来 千百年来 数十年来 几十年来 \
      战前 战后 二战前 二战后 二战时期 二战期间 冷战时期 冷战期间 冷战后 解放前 解放后 解放前夕 解放前后 新中国成立前夕 新中国成立前后 建国前夕 建国前后 建国前 建国后 建国初期 建国伊始 新中国成立前 新中国成立后 \
      新中国成立初期 抗战时期 抗战期间 抗日战争时期 抗日战争期间 解放战争时期 解放战争期间 文革期间 文革时期 “文革”期间 “文革”时期 “文革”后 改革开放初期 \
      改革开放后 改革开放前 改革开放之初 战争年代 革命战争年代 \
      至今 迄今 时至今日 同一时期 同时期 常年同期 历年同期 往年同期 截至发稿 截至发稿时 截至记者发稿 截至记者发稿时 \
      本赛季 上赛季 上个赛季 下赛季 新赛季 本学期 上学期 下学期 新学期 本学年 上学年 新学年 \
      三年困难时期 3年困难时期 大革命时期 大革命失败后 土地革命时期 土地革命战争时期 文化大革命期间 文化大革命时期 “文化大革命”期间 “文化大革命”时期 “大跃进”时期 大跃进时期 \
      抗战爆发后 全面抗战爆发后 抗日战争爆发后 抗战胜利后 抗日战争胜利后 抗美援朝时期 抗美援朝期间 抗美援朝战争期间 辛亥革命前 辛亥革命后 辛亥革命时期 鸦片战争后 \
      人民公社时期 集体化时期 计划经济时期 计划经济时代 土改时期 土改后 新中国成立之初 建国之初 恢复高考后
      """
    ),
  ]

  /// 那天下午: 那天 alone tells of no day.
  private static let partsOfSomeDay: [(String, DateWord)] = ["那天", "这天", "那一天"].flatMap { day in
    ["早上", "早晨", "清晨", "上午", "中午", "下午", "傍晚", "晚上", "夜里", "深夜", "凌晨"].map { (day + $0, .vague) }
  }

  /// 初冬时节: a time of this year, where 初冬 alone is any.
  private static let timesOfSeasons: [(String, DateWord)] = entries.flatMap { meaning, words in
    guard case .season = meaning else { return [(String, DateWord)]() }
    return words.split(separator: " ").filter { $0.unicodeScalars.count > 1 }
      .map { ($0 + "时节", .vague) }
  }

  private static let weekdays: [(String, DateWord)] = ["周", "星期", "礼拜"].flatMap { week in
    zip("一二三四五六日", 1...7).map { ("\(week)\($0)", DateWord.weekday($1)) }
      + [("\(week)天", DateWord.weekday(7))]
  }

  private static let yearlyFeasts = [
    "五一", "“五一”", "十一", "“十一”", "清明", "元宵", "重阳", "五四", "“五四”", "六一", "“六一”", "七一", "“七一”", "八一",
    "“八一”",
    "“三八”", "“618”", "双11", "“双11”", "双十一", "“双十一”", "双12", "“双12”", "“双十二”",
  ]

  /// 五四青年节, “五一”国际劳动节.
  private static let kinds = [
    "节", "劳动节", "国际劳动节", "国庆节", "儿童节", "国际儿童节", "建军节", "建党节", "妇女节", "国际妇女节", "青年节",
  ]

  /// Feasts whose bare name is a date; the others (五一, 清明) need a word that makes them one.
  private static let festivals: [(String, DateWord)] = {
    let fixed: [(String, Int, Int)] = [
      ("元旦", 1, 1), ("元旦节", 1, 1), ("妇女节", 3, 8), ("三八节", 3, 8), ("三八妇女节", 3, 8), ("三八国际妇女节", 3, 8),
      ("植树节", 3, 12), ("劳动节", 5, 1),
      ("青年节", 5, 4), ("护士节", 5, 12), ("儿童节", 6, 1), ("建党节", 7, 1), ("建军节", 8, 1),
      ("教师节", 9, 10), ("国庆", 10, 1), ("国庆节", 10, 1), ("记者节", 11, 8), ("圣诞节", 12, 25),
    ]
    let moving = [
      "春节", "元宵节", "清明节", "端午", "端午节", "七夕", "七夕节", "中秋", "中秋节", "重阳节", "腊八节", "藏历新年", "藏历年", "除夕",
      "小年",
      "大年三十", "大年初一", "大年初二", "大年初三", "大年夜", "除夕夜", "除夕之夜", "农历新年", "国庆中秋", "中秋国庆", "新春佳节", "中秋佳节",
      "元宵佳节", "平安夜",
    ]
    let bound = yearlyFeasts + ["新年", "新春", "元旦春节"]
    // Terms of the solar year; 小雪, 大寒 and 雨水 are weather as well.
    let terms = [
      "立春", "惊蛰", "春分", "谷雨", "立夏", "小满", "芒种", "夏至", "立秋", "处暑", "白露", "秋分", "寒露", "霜降", "立冬",
      "冬至",
    ]
    let periods = [
      "期间", "假期", "小长假", "长假", "黄金周", "前夕", "前夜", "前后", "节日期间", "假期期间", "来临之际", "节前夕",
      "时节", "黄金周期间", "小长假期间", "长假期间", "放假期间",
    ]
    var words = fixed.map { ($0.0, DateWord.feast(month: $0.1, day: $0.2)) }
    words += moving.map { ($0, .movingFeast) }
    for name in fixed.map(\.0) + moving + bound {
      words += periods.map { (name + $0, .feastTime) }
    }
    for day in ["当天", "当日"] {
      words += fixed.map { ($0.0 + day, .feast(month: $0.1, day: $0.2)) }
      words += (moving + bound).map { ($0 + day, .movingFeast) }
    }
    for name in terms {
      words += ["前后", "时节", "当天", "当日", "前夕", "期间", "后", "过后", "之后"].map {
        (name + $0, .feastTime)
      }
    }
    words += ["小暑", "大暑", "小雪", "大雪", "小寒", "大寒", "雨水"].map { ($0 + "时节", .feastTime) }
    for name in bound {
      words += kinds.map { kind in
        let feast = fixed.first { kind.hasSuffix($0.0) }
        return (name + kind, feast.map { .feast(month: $0.1, day: $0.2) } ?? .movingFeast)
      }
    }
    return words + ["新年", "新春"].map { ($0, .newYear) }
  }()

  /// 唐代, 清末, 战国中期: times of dynasties.
  private static let dynasties: [(String, DateWord)] = {
    func words(_ names: String, _ ends: String) -> [(String, DateWord)] {
      names.split(separator: " ").flatMap { name in
        ends.split(separator: " ").map { (String(name + $0), .dynasty) }
      }
    }
    let names = "夏 商 周 秦 汉 魏 晋 隋 唐 宋 辽 金 元 明 清"
    return words(names, "代 朝 朝初年 朝中期 朝后期 朝末期 朝末年 代初期 代早期 代前期 代中期 代中叶 代中后期 代后期 代晚期 代末期 代初年 代末年")
      + words("秦 汉 隋 唐 宋 元 明 清", "末 初 末年 初年")
      + words(
        "先秦 魏晋南北朝 隋唐五代 宋元明清 汉唐 西夏 南朝 北朝 夏商 商周 西周 东周 春秋 战国 春秋战国 秦汉 西汉 东汉 两汉 三国 魏晋 西晋 东晋 南北朝 北魏 北齐 北周 隋唐 五代 五代十国 北宋 南宋 两宋 唐宋 宋元 辽金 元明 明清 民国",
        "时期 时代 初期 初年 初 早期 中期 中叶 中晚期 后期 晚期 末期 末年 末 年间")
      + words("清末 明末 元末", "民初 清初 明初") + words("晚 盛", "唐 清 明 清时期 唐时期") + words("新 旧", "石器时代")
  }()

  /// The seasons' coming and what is done in them; 春耕期间 is a date as it stands.
  private static let occasions: [(String, DateWord)] =
    """
    入春 入夏 入秋 入冬 入汛 入伏 入梅 出梅 开春 春耕 春播 夏收 夏种 麦收 三夏 “三夏” 秋收 秋种 秋播 三秋 “三秋” 冬闲 开学 高考 中考
    """.split(separator: " ").flatMap {
      [(String($0), DateWord.occasion), ($0 + "期间", .occasionTime), ($0 + "时节", .occasionTime)]
    }

  /// Five-year plans and congresses of the party, by which newspapers date.
  private static let plans: [(String, DateWord)] = {
    let plans = (1...20).flatMap { number in
      let name = chinese(number) + (number == 10 ? "" : "五")
      // 十五 alone is a number.
      let names = number == 10 ? ["“\(name)”"] : ["“\(name)”", name]
      return names.flatMap { name in
        planPeriods.map { (name + $0, DateWord.years(firstYear(ofPlan: number), count: 5)) }
      }
        + ["第\(chinese(number))个五年计划期间", "第\(chinese(number))个五年计划时期"].map {
          ($0, DateWord.years(firstYear(ofPlan: number), count: 5))
        }
    }
    let congresses = (12...20).flatMap { number in
      ["党的\(chinese(number))大以来", "党的\(chinese(number))大召开以来"].map { ($0, DateWord.vague) }
    }
    return plans + congresses
  }()

  private static let planPeriods = [
    "期间", "时期", "以来", "初", "初期", "中期", "后期", "末", "末期", "头两年", "前两年", "后两年", "前三年", "后三年", "开局之年",
    "收官之年",
  ]

  /// The first plan began in 1953; after the second three years were left without one.
  private static func firstYear(ofPlan number: Int) -> Int {
    number < 3 ? 1948 + 5 * number : 1951 + 5 * number
  }

  private static func chinese(_ number: Int) -> String {
    let ones = ["", "一", "二", "三", "四", "五", "六", "七", "八", "九"]
    return (number < 20 ? "" : ones[number / 10]) + (number < 10 ? "" : "十") + ones[number % 10]
  }

  /// 戊寅年, by stem and branch, and 虎年, by its beast.
  private static let moonYears: [(String, DateWord)] = {
    let stems = Array("甲乙丙丁戊己庚辛壬癸")
    let branches = Array("子丑寅卯辰巳午未申酉戌亥")
    let names = (0..<60).map { "\(stems[$0 % 10])\(branches[$0 % 12])年" }
    return names.map { ($0, .someYear) }
      + "鼠牛虎兔龙蛇马羊猴鸡狗猪".map { ("\($0)年", .beastYear) }
  }()
}
