/// The words by which names of places and bodies are known: how they end, and what they never hold.
enum NameWords {
  enum Ending: Sendable {
    /// 区 县 市 镇 乡 村: a division.
    case division(signs: ClosedRange<Int>)
    /// 街道: a division that also acts as a body.
    case street
    /// 社区: the same, below it.
    case community
    /// 路, 广场, 公园, 景区, 产业园.
    case site(signs: ClosedRange<Int>)
    /// 有限公司, 局, 委员会: a body, with so many signs before it.
    case body(atLeast: Int)
    /// 中心, 分行: a body, also inside another (有限公司 + 分公司).
    case subBody(atLeast: Int)
    /// 市委, 政府, 党支部: a body where a place or a body stands just before.
    case partOfBody
    /// 路, 大道: a site that names other things as well (路 + 街道).
    case road

    var isSite: Bool {
      if case .site = self { true } else { false }
    }

    var isBody: Bool {
      switch self {
      case .body, .subBody, .partOfBody: true
      default: false
      }
    }
  }

  static let endings: WordTable<Ending> = {
    func words(_ ending: Ending, _ text: String) -> [(String, Ending)] {
      text.split(whereSeparator: \.isWhitespace).map { (String($0), ending) }
    }
    return WordTable(
      words(.division(signs: 2...3), "市 区 自治县 林区")
        + words(.division(signs: 1...3), "县 镇 乡 村 回族乡 回族镇")
        + words(.street, "街道") + words(.street, "街道办事处 办事处 街道办")
        + words(.community, "社区")
        + words(.road, "路 街 大道 大街 胡同 立交桥 大桥 隧道 水库 机场 火车站 高铁站 客运站 货运站 地铁站 码头 古镇 古城")
        + words(
          .site(signs: 2...10),
          """
          广场 公园 游园 植物园 动物园 湿地公园 森林公园 景区 风景区 旅游区 度假区 风景名胜区 自然保护区 产业园 产业园区 科技园 科技园区 工业园 工业园区 物流园 物流园区 创业园 \
          软件园 孵化园 文化园 示范园 产业集聚区 开发区 经济开发区 经济技术开发区 高新技术产业开发区 经开区 高新区 保税区 自贸区 示范区 科技城 新城 \
          大厦 写字楼 购物中心 商业街 步行街 特色街区 小区 花园 家园 体育场 体育馆 体育中心 园区 美术馆 纪念馆 展览馆 会展中心 国际会展中心 综合体 遗址 遗址公园 故居
          """)
        + words(
          .body(atLeast: 2),
          """
          有限公司 有限责任公司 股份有限公司 公司 集团 集团公司 集团有限公司 控股集团 科技公司 银行 信用社 农商行 医院 人民医院 中医院 大学 学院 学校 高中 初中 中心小学 科学院 设计院 \
          工程院 博物馆 图书馆 文化馆 文化宫 剧团 豫剧团 艺术团 交响乐团 杂志社 报社 通讯社 电视台 广播电台 出版社 报业集团 协会 学会 研究会 商会 联合会 总工会 基金会 促进会 \
          妇女联合会 残联 文联 科协 红十字会 行政审批服务中心 管理局 公安局 教育局 财政局 税务局 民政局 人社局 卫健委 发改委 农委 文旅局 商务局 科技局 工信局 司法局 审计局 统计局 \
          住建局 城管局 环保局 生态环境局 园林局 水利局 农业农村局 交通运输局 应急管理局 市场监督管理局 市场监管局 自然资源局 信访局 人民法院 人民检察院 中级人民法院 法院 检察院 \
          消防救援大队 交警大队 消防大队 消防救援支队 执法大队 管理处 管理站 委员会 指挥部 办公厅 供电公司 电力公司 供水公司 公交公司 地铁集团 俱乐部 出版集团 子弟学校 党校 干部学院 \
          职业学院 福利院 敬老院 养老院 供销社 烟草局 邮政局 气象局 林业局 国资委 国防部 外交部 教育部 财政部 商务部 公安部 水利部 农业部 卫生部 民政部 司法部 交通部 铁道部 建设部 \
          国家计委 国家经贸委 证监会 银监会 军区 集团军 舰队 联合国 安理会 欧盟 北约 议会 国会 参议院 众议院 最高法院 白宫 股份公司 置业 集团股份有限公司 电厂 钢铁厂 机械厂 纺织厂 \
          化肥厂 水泥厂 酒厂 卷烟厂 制药厂 制造厂 汽车厂 宾馆 饭店 酒店 大酒店 商场 百货大楼
          """)
        + words(
          .subBody(atLeast: 2),
          """
          分公司 子公司 分行 支行 研发中心 运营中心 服务中心 服务站 实践站 实践所 文明实践站 文明实践所 新时代文明实践站 新时代文明实践所 新时代文明实践中心 党群服务中心 社区卫生服务中心 \
          卫生服务中心 事务中心 管理中心 指挥中心 活动中心 救助中心 调解中心 检测中心 文化中心 研究中心 志愿服务队 服务队 宣讲团 总部 区域总部 运营总部 事业部 工作组 工作小组 领导小组 \
          工作队 服务专班 工作专班 居委会 村委会 业委会 管委会 管理委员会 办公室 研究院 研究所 幼儿园 派出所 中心 工作站 站 教研室 项目部 宣传部 组织部 统战部 人武部 实验室 \
          重点实验室 合作社 专业合作社 小学 中学 卫生院
          """)
        + words(
          .partOfBody,
          """
          省委 市委 县委 区委 镇党委 乡党委 委 政府 人民政府 党委 党工委 工委 党支部 党总支 总支 党组 纪委 纪委监委 监委 政协 人大 人大常委会 常委会 团委 妇联 工会 武装部 委宣传部 委组织部 \
          委统战部 委党校 局 厅 公安分局 分局 农工委 机关工委 社区党委 政法委 联防队 商务厅 教育厅 财政厅 水利厅 科技厅 公安厅 司法厅 农业农村厅 \
          工业和信息化厅 人力资源和社会保障厅 发展和改革委员会
          """))
  }()

  /// Bodies whose name has no place or ending to know them by: of the state and the party, and the state's companies.
  static let knownBodies = WordTable<Void>(
    """
    中共中央 党中央 国务院 全国人大 全国人大常委会 全国政协 中央军委 中央纪委 中央政治局 中央书记处 中宣部 中组部 新华社 人民日报社 中央电视台 人民银行 中国人民银行 最高人民法院 \
    最高人民检察院 国家发改委 国家发展改革委 国家统计局 国家税务总局 国务院办公厅 中央办公厅 联合国 联合国安理会 安理会 世界银行 国际货币基金组织 世界贸易组织 世界卫生组织 欧盟 北约 东盟 \
    上海合作组织 欧佩克 世贸组织 红十字会 解放军 中国人民解放军 武警部队 共青团中央 全国妇联 全国总工会 中华全国总工会 中国科学院 中国工程院 中国社会科学院 国台办 外交部 教育部 财政部 \
    商务部 公安部 水利部 农业部 农业农村部 卫生部 民政部 司法部 交通部 交通运输部 铁道部 建设部 工信部 科技部 人社部 国资委 证监会 国家计委 国家经贸委 国家科委 国家教委 国防部 文化部 \
    国家电网 南方电网 国家电投 国家能源集团 华能集团 大唐集团 华电集团 三峡集团 中石油 中石化 中海油 国家管网 中国石化 中国海油 中国联通 中国电信 中国铁塔 中国电科 中国一汽 东风汽车 中国一重 \
    中国宝武 中铝集团 东方航空 南方航空 中粮集团 中国五矿 中储粮 国投集团 招商局集团 华润集团 中国商飞 中国中铁 中国铁建 中国交建 中国中车 中国通号 中国电建 中国能建 中广核 中核集团 国药集团 \
    国铁集团 中国人寿 中国人保 中国平安 中国太保
    """)

  /// What a word does to the name that is being read.
  enum Break: Sendable {
    /// No name holds it: before it one has ended, after it one may begin.
    case ends
    /// The same, and a name may well follow at once (在, 走进, 的).
    case leads
    /// Some names hold it (于家村, 联合科技公司): it ends one unless an ending follows soon.
    case mayJoin
    /// It holds a sign that would end a name, and is no break (智能, 经济).
    case inside
  }

  static let breaks: WordTable<Break> = {
    func words(_ meaning: Break, _ text: String) -> [(String, Break)] {
      text.split(whereSeparator: \.isWhitespace).map { (String($0), meaning) }
    }
    return WordTable(
      words(.ends, ending) + words(.mayJoin, joining) + words(.leads, leading)
        + words(.inside, insideNames))
  }()

  private static let leading = """
    在 到 赴 往 从 自 向 走进 走访 走近 来到 前往 赶到 进入 位于 坐落 坐落于 地处 途经 抵达 返回 访问 落户 落户于 家住 沿 沿着 驻 入驻 深入 来自 源自 毗邻 紧邻 的 了 是 由 以 被 把 将 让 给 使 向 对 同 或 并 等 有 \
    会 可 应 要 去 称 名 想 请 常 占 走 见 都 曾 全
    """

  private static let joining = """
    于 与 和 及 能 据 来 经 为 联合 服务 建设 管理 协调 发展 促进 指导 监督 保障 维护 推进 工作 生活 利用 处理 规划 支持 统一 集中 领导 宣传 学习 传承 创新 \
    创建 检查 督查 救助 信访 联系 使用 运营 公布 共同 报道 体验 探索 完善 沟通 连 光 正
    """

  private static let insideNames = """
    能源 新能源 智能 节能 功能 性能 技能 能力 动能 经济 经典 经开 经贸 经营 经纬 财经 神经 数据 大数据 未来 社会 工会 协会 会展 会议 会计 学会 商会 委员会 联合会 基金会 大会 机会 应急 应用 \
    供应 需求 可视 要塞 行为 作为 人为 自由 自动 自然 自主 自贸 自治 和平 和谐 共和 和顺 和田 建和 平和 由来 以色列 往来 都市 成都 首都 丽都 都江堰 全国 全球 安全 健全 周全 同济 大同 合同 共同体 \
    正大 正阳 中正 公正 向阳 方向 称号 著名 名城 名优 文明 请求 走廊 光明 阳光 光伏 光电 光学 观光 连锁 连云 大连 想象 理想 思想 联想 占地 报告 见习 常州 常务 常委 经理 总经理 经办 到期 从业 往年 \
    对外 对口 大使 天使 使馆 使用权 把手 将军 将领 让利 在线 在建 在校 在职 所在 存在 现在 再生 最高 更新 不动产 未成年 未来 再次 有限 有色 有线 有机 国有 私有 稀有 共有 没有 也门 还款 去年 经销 \
    需要 重要 主要 要求 想要 只要 还要 是否 但是 可是 于是 由于 关于 对于 等级 高等 中等 同等 平等 等候 等待 其他 其中 与会 参与 给水 供给 当地 当家 当年 当前 当天 担当 当时 当选 应当 武当 当涂 \
    武当山 如皋 如东 如意 比赛 比例 对比 比亚迪 较量 较大 跟踪 伴随 随州 随县 天然 自我 我国 你我 他们 她们 它们 其它 某种 不锈钢 不仅 不断 不同 都会 就业 成就 就医 就地 才能 人才 天才 英才
    """

  private static let ending = """
    继 继而 位于 兼 新增 辖区 辅助 蝉联 连任     该 各 每 这 那 其 也 还 又 已 才 就 再 更 最 很 不 没 未 需 携手 组织 开展 举办 举行 召开 主办 承办 协办 邀请 邀 参加 参观 \
    出席 通过 围绕 聚焦 按照 根据 依托 充分 积极 大力 全力 持续 进一步 推动 推行 打造 建成 实施 落实 加强 加快 加大 提升 提高 实现 完成 成为 成立 设立 建立 新建 引进 引入 培育 扶持 \
    帮助 服务于 协助 解决 受理 办理 发放 捐赠 获得 获评 荣获 入选 落地 签约 签订 开工 竣工 投产 投用 启动 启用 表示 说 介绍 认为 指出 强调 希望 当 如 比 较 跟 随 我 你 他 她 它 \
    我们 你们 本次 此次 此 某 多家 多个 全体 全部 所有 部分 一些 许多 不少 众多 另外 同时 此外 例如 比如 包括 涉及 涵盖 立足 扎根 情系 关爱 进 近日 日前 昨日 今日 目前 如今 今年 \
    明年 下午 上午 晚上 近年来 看 做 搞 抓 叫 督促 察看 查看 考察 调研 慰问 看望 听取 会见 接见 会谈 陪同 率 带领 发布 印发 出台 下发 转发 刊登 播出 授予 命名 评为 列为 纳入 列入 \
    位列 位居 达 超 约 近 逾 突破 增长 下降 共 累计 现有 原 原来 担任 兼任 任命 主持 负责 毕业 就读 任教 居住 出生 去世 病逝 逝世 长大 产自 穿过 跨越 连接 直达 开往 驶向 飞往 \
    首次 多次 先后 陆续 分别 一起 一同 现场 正式 成功 顺利 对接 配合 管理好 守护 呵护 点亮 照亮 温暖 感谢 祝贺 欢迎 期待 前身 以及 乃至 直至 至 紧盯 紧扣 锚定 瞄准 坚持 遵循 贯彻 \
    宣讲 传达 弘扬 争创 申报 认定 评定 升级 改造 扩建 迁建 修建 修缮 优化 采取 采用 运用 享受 感受 了解 掌握 记者 通讯员 本报讯 针对 面对 随着 除了 因为 如果 虽然 但 而 且 则 却 \
    只 仅 甚至 均 皆 俱 整个 真正 切实 有效 有力 有序 合理 科学 主动 率先 带头 继续 始终 一直 正在 即将 刚刚 曾经 已经 经常 时常 组成 符合 反哺 阐述 绑定 认领 满足 谈起 形成 增加 \
    减少 发挥 因 便 凭借 借助 立即 随即 随后 进行 达成 合计 总计 同比 环比 上述 下辖 所辖 所属 直属 下设 隶属 即 俗称 简称 原名 又名 曾名 央企 国企 民企 企业 公司们 摆放 停放 种植 \
    栽种 悬挂 张贴 聚集 汇聚 吸引 凝聚 整合 盘活 腾退 拆除 清理 整治 排查 巡查 巡逻 值守 值班 驻守 坚守 奔赴 奔走 奔波 穿梭 行走 漫步 徜徉 登上 爬上 跳进 挤进 搬进 住进 住在 站在 \
    坐在 躺在 放在 建在 位列 跃居 名列 摘得 斩获 夺得 赢得 拿下 获批 通报 表彰 奖励 处罚 约谈 曝光 移送 起诉 审理 判决 宣判 裁定 执行 申请 提交 提供 推出 推广 推介 推荐 销往 运往 \
    送往 送到 送给 寄给 交给 递给 带给 献给 留给
    """

  /// What looks like a division and is a word: 社区, 城市, 农村.
  static let commonNouns = WordTable<Void>(
    """
    社区 小区 辖区 园区 景区 地区 城区 山区 校区 片区 灾区 郊区 市区 库区 牧区 林区 矿区 厂区 街区 营区 战区 特区 新区 老区 专区 城市 都市 股市 超市 门市 上市 集市 夜市 早市 楼市 车市 \
    入市 本市 全市 我市 该市 各市 县市 省市 直辖市 地级市 农村 乡村 山村 渔村 新村 全村 该村 本村 各村 行政村 自然村 城中村 两村 村镇 乡镇 城镇 集镇 市镇 全镇 该镇 本镇 各镇 全乡 该乡 家乡 老乡 \
    故乡 异乡 他乡 下乡 同乡 返乡 城乡 全县 该县 本县 各县 我县 区县 市县 全区 该区 本区 各区 我区 辖县 道路 公路 铁路 马路 思路 出路 网路 线路 电路 一路 沿路 半路 同路 带路 让路 走路 问路 \
    上路 引路 铺路 修路 水路 高速路 主干路 大路 小路 土路 支路 环路 后路 新路 老路 销路 门路 套路 赛路 心路 活路 绝路 生路 弯路 来路 去路 回路 短路 全路 道 街道 办事处 大道 大街 \
    广场 公园 花园 家园 校园 田园 庄园 乐园 果园 茶园 菜园 幼儿园 大厦 小镇 特色小镇 强镇 名镇 重镇 古镇 美丽乡村 示范村 文明村 先进村 贫困村 脱贫村 明星村 试验区 示范区 开发区 经济区 功能区 \
    集聚区 保护区 居民区 住宅区 商业区 工业区 生活区 办公区 展区 赛区 服务区 核心区 引领区 先行区 承载区 样板区 聚集区 市辖区 中心城区 主城区 老城区 新城区 自治区 百强区 百强县 开放区 先导区 实验区 商圈 院区 教学区 活动区 展示区 体验区 就餐区 休息区 等候区 城区 \
    综合医院 三级医院 定点医院 各大医院 公司 集团 银行 医院 学校 大学 中学 小学 协会 委员会 办公室 公交公司 物业公司 科技公司 保险公司 分公司 子公司 母公司 上市公司 股份公司 有限公司 工程研究中心 技术研究中心 研发中心
    服务中心 便民服务中心 服务站 工作站 便民服务站 政务服务中心 幼儿园 高等院校 党校 志愿服务队 服务队 工作组 领导小组 总部 区域总部
    """)
}

extension Passage {
  /// Where a word begins that no name holds and that ends at `end`.
  ///
  /// - Parameter orJoining: whether words that some names hold (和, 服务) count too.
  func breakStart(endingAt end: Int, orJoining: Bool = false) -> Int? {
    for length in [4, 3, 2, 1] where end >= length {
      guard let word = NameWords.breaks.longest(in: signs, at: end - length, before: end),
        word.end == end
      else { continue }
      // 全国人大代表: 全 begins a word that goes on.
      if NameWords.breaks.longest(in: signs, at: end - length)?.meaning == .inside { return nil }
      switch word.meaning {
      case .ends, .leads: return end - length
      case .mayJoin: return orJoining ? end - length : nil
      case .inside: return nil
      }
    }
    return nil
  }
}
