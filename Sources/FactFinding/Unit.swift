/// What follows a number and makes it a figure: money, a measure, a span of time, or a measure word (量词).
struct Unit: Sendable {
  enum Kind: Sendable {
    case money, percent, point, tenth, discount, multiple, span, measure, count
    /// Counts only where the words around it say what is graded: an earthquake, the wind, an index of shares.
    case grade
  }

  /// The name in the contract: `CNY`, `m2`, `percent`, else the measure word.
  let name: String
  let kind: Kind
  /// The power of ten that brings the printed unit to `name`: 3 for 公里 as `m`.
  let power: Int
  /// Only after Arabic figures: after Chinese ones it is part of a word (三级, 一期, 二环).
  let wantsDigits: Bool
  /// Signs after it that make it the beginning of a word (家 of 家庭, 名 of 名称).
  let refused: [Sign]

  /// The unit that stands at `place`, longest form first.
  static func parse(_ passage: Passage, at place: Int) -> (unit: Unit, end: Int)? {
    guard let found = table.longest(in: passage.signs, at: place) else { return nil }
    let unit = found.meaning
    if passage[found.end - 1].is(.letter), passage[found.end].is([.letter, .digit]) { return nil }
    // 56支 + 队伍, but 支队.
    guard !unit.refused.contains(passage[found.end]) || passage.has("队伍", at: found.end) else {
      return nil
    }
    return (unit, found.end)
  }

  private static let table = WordTable(
    UnitTable.measures.flatMap(Unit.lines) + [("角", Unit.jiao)]
      + Unit.counts(UnitTable.counts, wantsDigits: false)
      + Unit.counts(UnitTable.countsOfDigits, wantsDigits: true))

  /// 7角3分; 三角 and 八角 are words.
  private static let jiao = Unit(
    name: "CNY", kind: .money, power: -1, wantsDigits: true,
    refused: "形度落色楼".unicodeScalars.map { Sign(folding: $0) })

  /// `name power word word…`, a line a unit; `word:signs` names the signs that may not follow.
  private static func lines(_ kind: Kind, _ text: String) -> [(String, Unit)] {
    text.split(separator: "\n").flatMap { line -> [(String, Unit)] in
      let fields = line.split(separator: " ")
      return fields.dropFirst(2).map { field in
        let (word, refused) = Unit.parts(field)
        return (
          word,
          Unit(
            name: String(fields[0]), kind: kind, power: Int(fields[1]) ?? 0, wantsDigits: false,
            refused: refused)
        )
      }
    }
  }

  private static func counts(_ text: String, wantsDigits: Bool) -> [(String, Unit)] {
    text.split(whereSeparator: \.isWhitespace).map { field in
      let (word, refused) = Unit.parts(field)
      return (
        word,
        Unit(name: word, kind: .count, power: 0, wantsDigits: wantsDigits, refused: refused)
      )
    }
  }

  private static func parts(_ field: Substring) -> (word: String, refused: [Sign]) {
    let halves = field.split(separator: ":", maxSplits: 1)
    let refused = halves.count > 1 ? halves[1].unicodeScalars.map { Sign(folding: $0) } : []
    return (String(halves[0]), refused)
  }
}

/// The units of newspaper Chinese. To add one, write its word into the line of its name, or a line for a new name.
private enum UnitTable {
  static let measures: [(Unit.Kind, String)] = [
    (
      .money,
      """
      CNY 0 元:化素旦宵帅勋凶音宇里 元人民币 人民币 块钱 元钱
      CNY -1 角钱 毛钱
      CNY -2 分钱
      CNY 8 个亿 个多亿 个亿元
      USD 0 美元 美圆 美金
      EUR 0 欧元
      GBP 0 英镑
      JPY 0 日元
      HKD 0 港元 港币
      MOP 0 澳门元
      TWD 0 新台币 台币
      KRW 0 韩元 韩币
      AUD 0 澳元 澳大利亚元
      CAD 0 加元 加拿大元
      CHF 0 瑞士法郎 瑞郎
      RUB 0 卢布
      INR 0 卢比 印度卢比
      SGD 0 新加坡元 新元
      THB 0 泰铢
      """
    ),
    (.percent, "percent 0 %"),
    (.percent, "percent -1 ‰"),
    (.point, "percentage_point 0 个百分点 百分点"),
    (.tenth, "percent 1 成:不立为果功员长本绩熟品型都份就效交语名因年才分行"),
    (.discount, "percent 1 折:叠射中腰磨返断旧算桥线"),
    (.multiple, "倍 0 倍:增感"),
    (.multiple, "番 0 番"),
    (.grade, "级 0 级:别数联医"),
    (.grade, "点 0 点:多钟半整左"),
    (
      .span,
      """
      year 0 年:级代轻度货报鉴画夜会糕纪味 周岁年 载:体重人客入
      month 0 个月 个多月 个半月 个月份
      day 0 天:然气津空下鹅才安堂山 工作日 个工作日 昼夜
      hour 0 小时 个小时 个多小时 个半小时 钟头 个钟头
      分钟 0 分钟
      秒 0 秒:杀表
      周 0 周:边围期报年岁刊末密全长转知到一二三四五六日转
      星期 0 星期 个星期 个多星期 礼拜 个礼拜
      季度 0 季度 个季度
      世纪 0 世纪 个世纪 个多世纪
      周年 0 周年
      岁 0 岁:月数 周岁
      """
    ),
    (
      .measure,
      """
      m 0 米:饭粉兰粒面线糠酒其色黄波 m
      m 3 公里 千米 km
      里 0 华里
      厘米 0 厘米 公分 cm
      毫米 0 毫米 mm
      微米 0 微米 μm
      纳米 0 纳米 nm
      海里 0 海里
      m2 0 平方米 平米 ㎡ m² m2
      km2 0 平方公里 平方千米 km² km2
      公顷 0 公顷
      mu 0 亩:产均
      立方米 0 立方米 立方 m³ m3
      升 0 升:级学值温至到高华任降起腾 公升 L
      毫升 0 毫升 ml mL
      吨 0 吨:位 公吨 t
      标准煤 0 吨标准煤
      公斤 0 公斤 千克 kg
      克 0 克:服拉隆里 g
      毫克 0 毫克 mg
      微克 0 微克 μg
      斤 0 斤 市斤
      两 0 两:岸会个种次年名位家人条级手旁边委国地侧者代弹院端不千百万区新县市镇
      celsius 0 ℃ °C 摄氏度
      度 0 度:假过量日数母身
      千瓦时 0 千瓦时 kWh kW·h
      千瓦 0 千瓦 kW
      兆瓦 0 兆瓦 MW
      吉瓦 0 吉瓦 GW
      瓦 0 瓦:斯房片解
      伏 0 伏 千伏 kV
      赫兹 0 赫兹 兆赫 兆赫兹 吉赫 GHz MHz
      字节 0 字节 GB TB MB
      比特 0 比特 Mbps Gbps
      分贝 0 分贝
      吨公里 0 吨公里
      马力 0 马力
      标准箱 0 标准箱 标箱 TEU
      """
    ),
  ]

  /// Measure words, with the signs after them that make them another word.
  static let counts = """
    人次 户次 件次 场次 架次 班次 台次 辆次 车次 批次 家次 项次 条次 艘次 例次 篇次 人份 剂次 针次
    大类 大项 小类 小项 类别 人:才民均口大工力物事际行心生气情文体员
    个:体性别 名:称单字额列次片牌义胜利声录目下言产 家:庭长园电具居乡族人务政教书 户:籍外型主均口
    位:于居置列次子 次:性要日序品第级年元 件:套 项:目链 条:件例款约线理目文形码 份:额子
    台:阶湾风账州商北中胞企属山 张:家罩贴开力望弛 所:有以谓在属需能长 支:持部付出行队撑撑援局点流架座护柱教委
    门:口店峡槛户头类窗票诊 场:地所馆景面合域区边外内 棵 株:洲 辆:车 套:餐路装 座:谈位椅右席
    处:理置罚长于在方女 间:隔接谍歇距 栋:梁 幢 艘 架:构设空桥 批:准发复评量示改判次 种:植业子地粮田种源养群族
    类:似型别 篇:章幅 部:门分署队委落长级件 本:报地科次届人身质周月年土市省 册:子 首:次都批个先届席位家条台期相创
    幅:度员 只:有要是能需为剩求 头:部脑条雁条等疼 匹:配 尾:款气 颗:粒 粒:度 枚 块:状 片:区段面 段:落 根:据本治源
    盏 扇:形 副:书主会局总省市县部 双:方碳向创一优百边拥 对:于接口外标象应待此照比策 组:织建成长合团装件
    群:众体 起:来到草重步源点因初 宗:旨教 桩 例:如外会子行 笔:记者试 封:闭面 页:面岩 杯:赛 瓶:颈 盒 箱 袋 桶 筐 碗 盘:活点
    桌 席:位 趟 遍:布及地 轮:值候换流 堂:食 集:中团体成聚约合群结装 朵 顶:层端级 床:位 枝 束:缚 串:联 盆:地
    所:有以谓在属需能长 成套 张:家罩贴开力望弛 员:工 链 证:书件明据实照 剂 羽 塘 例:如外会子行 款:项式待 眼:前看 顿 排:名查放列除
    幕 曲:线艺 锅 抔 条次 档:案次期 台套 件套 批件 道:路德理 口:号岸罩感碑径腔味味 股:份东权票民 国:家道内际企有防外民资务庆土 省:级份内会道
    """

  /// Measure words that stand only after Arabic figures.
  static let countsOfDigits = """
    期:间限 层:级次面 步:伐骤入行 代:表理 分:钟之别为布类配析级支局公校管会工组流享 单:位元独一 方:面案向式法位米
    列:入车 节:能约点目日省 里:程面 队:伍员 车:辆间位道站主流型 字:节 回:收应顾到 版:本 门次 大:型队会学桥道厦楼战赛棚家米数力众幅量豆 席:位
    县:级城域乡委长道 村:民委庄级 校:园长区企 企:业 乡:镇村道 镇:级村 关:于键注 味 跨:度越 孔 网:络格点站 窑:洞炉厂 针:对灸线头剂织刺 窝:点藏 茬:口 垛
    """
}
