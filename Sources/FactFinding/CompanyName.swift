/// A company's registered name: a place, the core that it is known by, its trade and its kind
/// (河南 + 惠丰金刚石 + 有限公司).
enum CompanyName {
  /// The core: the name without the place before and the kind behind; nil where there is no kind, or nothing is left
  /// that tells one company from another (郑州公共交通集团: 公共交通 is a thing).
  static func core(of name: String) -> String? {
    guard name.ends(with: "公司") || name.ends(with: "集团") else { return nil }
    let scalars = Array(name.unicodeScalars)
    let signs = scalars.map(Sign.init(folding:))
    guard let kind = kinds.start(in: signs, endingAt: signs.count) else { return nil }
    var start = 0
    while let (end, _) = Gazetteer.table.longest(in: signs, at: start, before: kind) { start = end }
    // 豫丰电气(河南)有限公司: the place may stand behind, in brackets.
    let end = signs[start..<kind].firstIndex(of: "(") ?? kind
    guard end - start >= 3, !isCommon(signs, start..<end) else { return nil }
    var core = String.UnicodeScalarView()
    core.append(contentsOf: scalars[start..<end])
    return String(core)
  }

  /// Whether words for trades make up the whole of it.
  private static func isCommon(_ signs: [Sign], _ range: Range<Int>) -> Bool {
    var index = range.lowerBound
    while index < range.upperBound,
      let (end, _) = trades.longest(in: signs, at: index, before: range.upperBound)
    {
      index = end
    }
    return index == range.upperBound
  }

  private static let kinds = EndingTable(
    "有限公司 有限责任公司 股份有限公司 集团有限公司 集团股份有限公司 集团有限责任公司 控股有限公司 控股集团 股份公司 集团公司 集团 公司")

  private static let trades = WordTable<Void>(
    """
    交通 公共 公交 轨道 地铁 铁路 公路 高速 航空 航天 港口 机场 物流 运输 快递 邮政 建设 建筑 工程 设计 勘察 规划 市政 城市 城建 城乡 投资 发展 开发 资产 资本 金融     控股 担保 保险 银行 证券 基金 信托 产业 工业 农业 林业 牧业 渔业 种业 粮食 食品 饮料 乳业 酒业 烟草 医药 医疗 生物 健康 养老 家政 物业 置业 地产 房地产 文化     旅游 文旅 传媒 影视 广播 电视 出版 报业 教育 体育 科技 技术 信息 网络 通信 数据 大数据 软件 智能 电子 电气 电器 电力 供电 供水 水务 水利 热力 供热 燃气 煤炭     石油 化工 能源 新能源 环保 环境 生态 园林 材料 新材料 机械 设备 装备 制造 汽车 零部件 商业 商贸 贸易 国际 实业 百货 超市 餐饮 酒店 服务 咨询 管理 运营 人才 人力     人力资源 劳务 安保 保安 综合 联合 创新 经济 国有 高新 产品 配送 自来水 污水处理
    """)
}
