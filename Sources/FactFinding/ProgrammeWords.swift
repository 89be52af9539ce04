/// The words that programmes are told by.
enum ProgrammeWords {
  /// What a quoted name is, after it.
  static let kinds = WordTable<Void>(
    """
    活动 行动 机制 模式 制度 平台 品牌 计划 工程 小程序 APP 软件 客户端 公众号 试点 改革 论坛 大赛 比赛 联赛 营商环境 发展思路 工作思路 体系 讲堂 课堂 课程 集市 专项 \
    系统 热线 大讨论 讨论 工作法 工作室 服务 政策 项目 战略 倡议 建设 方案 夜校 联盟 考核 评选 宣讲 展 特展 节 直播间 专栏 栏目 研讨会 夏令营 冬令营 训练营 会战 大走访 消费券 App app 挑战赛 公开赛 锦标赛 邀请赛 马拉松 峰会 大会 年会 大讲堂 公开课 服务专班 公益 志愿 工作 治理 赋能 窗口 演出 事项 审批 清单 \
    为牵引 为抓手 为载体 为契机 为平台 站点
    """)

  /// Behind a quoted set these belong to its name.
  static let partsOfName = WordTable<Void>("营商环境 发展思路 工作思路 工作法")

  static let plans = EndingTable("方案 计划 行动 工程 规划")

  /// What a quoted name is, by how it ends itself.
  static let ownKinds = EndingTable(
    """
    夜校 讲堂 课堂 学堂 课程 微课 党课 超市 驿站 书屋 之家 小站 窗口 直通车 存折 食堂 热线 服务圈 办事圈 生活圈 法庭 议事厅 议事会 恳谈会 早餐会 联席会 评议会 银行 \
    贷 计划 工程 行动 论坛 平台 智库 书房 大集 联盟 专线 公约 服务队 大走访 接待日 活动日 积分制 负责制 承诺制 工作法 工作室 文化节 艺术节 美食节 货节 购物节 消费节 戏迷日 特展
    """)

  /// What begins something, just before its name.
  static let introducing = EndingTable(
    """
    推行 试行 推出 推广 开设 开办 创办 设立 设置 建成 建立 上线 启动 实施 开展 举办 开通 首创 创建 出台 发起 组织 实行 入选 列入 纳入 通过 登录 依托 打开 下载
    """)

  /// 加入山海手拉手计划; 加入救援行动 is to help.
  static let joining = EndingTable("加入")

  /// Words for a programme where somebody carries it out; without that they mean any (抢险工程).
  static let undertakings = WordTable<Void>("工程 计划 行动 夜校 论坛 战略 运动 活动")

  static let carryingOut = EndingTable(
    "实施 实施新一轮 启动 推行 推出 入选 列入 纳入 进入 抓好 搞好 组织好 参加 参与 实行 举办 开展 掀起 发起 发动 开展了 掀起了 发起了 实施了 启动了 推行了 推出了 参加了 举办了"
  )

  /// Before 工程, 计划 and 行动 what makes them any.
  static let generic = EndingTable(
    """
    重点 配套 建设 改造 安装 施工 主体 土建 水利 电力 绿化 工作 生产 年度 采购 经营 销售 投资 开发 发展 救援 抢险 联合 集体 实际 具体 自觉 军事 作战 打击 系统 重大 基础 民生 \
    体制 机制 经济 企业 这项 各项 一系列 全面 深化 综合 配套
    """)

  /// Of those what a longer name may hold: 桑园社区老旧管网改造 + 工程.
  static let renewals = EndingTable("改造 提升 整治")

  /// What serves people, or orders something, where somebody launches, opens or issues it.
  enum Service: Sendable {
    case order, program, platform, reform, plan

    /// How many signs stand before the word for it at least.
    var least: Int {
      switch self {
      case .order, .program, .platform: 2
      case .reform: 4
      case .plan: 6
      }
    }

    /// What its name stands right behind.
    var verbs: EndingTable {
      switch self {
      case .program: opening
      case .plan: issuing
      default: launching
      }
    }
  }

  static let services = WordTable<Service>(
    ([
      (.order, "工作法 积分银行 清单制 专员制 承诺制 票决制 信息员制 联系点制"), (.program, "小程序"), (.platform, "平台"),
      (.reform, "改革 机制 工作机制 服务机制"), (.plan, "规划 行动方案"),
    ] as [(Service, String)]).flatMap { service, text in
      text.split(separator: " ").map { (String($0), service) }
    })

  static let launching = EndingTable("推行 推行了 试行 试点 上线 上线了 推出 推出了 开通 开通了 首创 首创了 推广")

  /// 在邻里帮小程序上报修.
  private static let opening = EndingTable("推出 推出了 开通 开通了 推广 在 通过 登录 打开 进入 使用 下载 搜索")

  private static let issuing = EndingTable("落实 出台 出台了 印发 印发了 编制 编制了 发布 发布了 审议通过")

  /// Before these what makes them any.
  static let anyService = EndingTable(
    """
    微信 手机 官方 相关 支付宝 这一 这个 该 工作 服务 管理 考核 发展 种植 养殖 教学 学习 培养 运行 责任 支付 审批 防控 调解 帮扶 激励 对接 接访 下访 通报 收费 消费 \
    施工 经营 运营 治理 综合 方式 制度 体制 交流 休假 办公 农业 经济 教育 协调 保障 联动 长效 操作 信息 网络 电商 直播 线上 网上 智能 数字 各项 一系列 全面 新
    """)

  /// Before 运动 what makes it sport, or any movement.
  static let movements = EndingTable(
    "体育 健身 户外 群众 全民 水上 冰雪 冰上 竞技 球类 有氧 剧烈 学生 工人 农民 民主 革命 游击 社会 政治 改革 大型 各类 各项")

  static let events = WordTable<Void>(
    """
    节 文化节 艺术节 旅游节 博览会 交易会 洽谈会 运动会 联赛 锦标赛 邀请赛 挑战赛 公开赛 争霸赛 选拔赛 大赛 论坛 峰会 年会 书展 画展 车展 展览会 展销会 音乐节 电影节 读书节 美食节 \
    推介会 大会 书市 文学奖 马拉松 马拉松赛 宣传周 宣传月 活动周 活动月 会议 研讨会 大奖赛 巡回赛 杯赛 亚运会 奥运会 冬奥会 全运会 世锦赛 文化周 电影周 \
    电影展 文学周 科技周 创业周 读书周 时装周 推广周 安全周 服务周 双创周 购物节 采摘节 灯会 庙会 创业赛 创新赛
    """)

  /// Meetings, fairs and matches without a number, which a place or what it is for all (`wide`) must stand before.
  static let gatherings = WordTable<Void>(
    """
    会议 研讨会 论坛 年会 峰会 展览会 博览会 洽谈会 书展 电影周 文化周 联赛 公开赛 大奖赛 巡回赛 锦标赛 邀请赛 挑战赛 运动会 大赛 大会
    """)

  /// Before 会议 what every body has of itself.
  static let routine = EndingTable("全体 常务 常委 常委会 主席 紧急 协商 委员会 理事会")

  /// Before 大会 what makes it any; those by their number are named (第五次全国代表大会).
  static let assemblies = EndingTable(
    """
    成立 代表 党员 职工 动员 表彰 总结 誓师 群众 村民 股东 庆祝 纪念 追悼 推进 部署 宣判 颁奖 会员 签约 启动 干部 师生 居民 家长 招聘
    """)

  /// What a gathering is for: 全国茶叶工作会议.
  static let wide = WordTable<Void>("全国 全军 全省 全市 国际 世界 亚洲 欧洲 非洲 全球 亚太 中央 中国 华东 东南亚")

  /// The party's congresses by their number; without 党的 only before what such a congress has.
  static let congresses = WordTable<Bool>(
    ["十一", "十二", "十三", "十四", "十五", "十六", "十七", "十八", "十九", "二十", "二十一"].flatMap { number in
      ["党的", "中共", ""].map { ("\($0)\(number)大", !$0.isEmpty) }
    })

  static let ofCongress = WordTable<Void>("精神 报告 代表 召开 闭幕 提出 确定 文件 路线 制定 关于 以后 的 上")

  /// Words before which the name of an event has not begun yet, and which it does not hold.
  static let starts = EndingTable(
    """
    在 的 了 和 与 及 为 由 举办 举行 参加 迎来 开展 承办 主办 是 将 期间 作为 本届 日 月 年 时 就 到 于 赴 讯 电 说 从 离 获得 夺得 备战 承接 筹备 \
    召开 开幕 闭幕 主持 暨 并 促成 拿下 出席 观看 报名 以来 落实 提交 审议 授权 贯彻 致信 祝贺 接见 会见 慰问 关于 提出
    """)

  /// What the state undertakes under a name that needs no quotation marks.
  static let ofState = WordTable<Void>(
    """
    再就业工程 菜篮子工程 米袋子工程 希望工程 安居工程 温饱工程 送温暖工程 春蕾计划 火炬计划 星火计划 丰收计划 燎原计划 八六三计划 863计划 973计划 八七扶贫攻坚计划 国家八七扶贫攻坚计划 \
    科教兴国战略 可持续发展战略 人才强国战略 乡村振兴战略 创新驱动发展战略 区域协调发展战略 21世纪议程 中国21世纪议程 跨世纪人才工程 奥运会 冬奥会 残奥会 亚运会 全运会 世锦赛 \
    世界杯 世博会 广交会 211工程 985工程 五个一工程 三峡工程 南水北调 南水北调工程 西气东输 西电东送 三北防护林工程 天然林保护工程 退耕还林工程 西部大开发 一带一路 西部陆海新通道 村村通工程 万村千乡市场工程 \
    阳光工程 雨露计划 特岗计划 农家书屋工程 百千万人才工程 千人计划 万人计划 珠峰计划 强基计划 双一流 金税工程 金盾工程 天网工程 雪亮工程 净网行动 清朗行动 猎狐行动 天网行动 \
    河长制 林长制 湖长制 田长制 链长制 放管服改革 最多跑一次改革 三支一扶 三支一扶计划 西部计划 百千万工程 千万工程 万企兴万村 爱国卫生运动 五四运动 新文化运动 洋务运动 学雷锋活动 三下乡活动 三下乡 扫黄打非 严打 甲A联赛 甲B联赛 中超联赛 中甲联赛 CBA联赛 足协杯 亚冠联赛 欧冠 英超 西甲 德甲 意甲 丝绸之路经济带 中欧班列
    """)

  /// Sayings that are often quoted and name nothing.
  static let sayings = WordTable<Void>(
    """
    一对一 一站式 点对点 面对面 零距离 保姆式 店小二 最后一公里 一条龙 不打烊 全年红 开门红 加速度 快进键 金钥匙 主心骨 急难愁盼 专精特新 头部企业 首席服务员 零碳 一网通办 \
    一老一小 家门口 头号工程 一号工程 升级版 同心圆 组合拳 新引擎 金名片 绿色通道 防火墙 防护网 安全网 责任田 时间表 路线图 任务书 军令状 回头看 硬骨头 最先一公里 样板 样板间 标杆 名片 高地 头雁 领头雁 \
    先锋队 突击队 专班 老字号 聚宝盆 一把手工程 面子工程 形象工程 豆腐渣工程 朋友圈 一张网 一张图 一盘棋 直通车 桥头堡 主阵地 摇钱树 新名片 新高地 定心丸 及时雨 晴雨表 压舱石 稳定器 \
    一票否决 高新技术企业 一国两制 港人治港 澳人治澳 一个中国 三八 五一 六一 七一 八一 十一 五四 六五 七五 八五 九五 十五 十一五 十二五 十三五 十四五 十五五 \
    助推器 导航仪 双刃剑 试金石 领头羊 排头兵 主力军 生力军 后花园 大文章 指挥棒 风向标 加油站 连心桥 施工图 作战图 红黑榜 黑名单 白名单 负面清单 问题清单 责任清单 一条心
    """)

  /// Unquoted programmes, by how they end, and how many signs stand before that at least: 瑶乡夜校 is a name,
  /// 卫生专项行动 is any.
  static let campaigns = WordTable<Int>(
    words("夜校 讲堂 直通车 积分制 议事厅 早餐会 市集 文化节 艺术节 旅游节 美食节 音乐节 读书节 读书季 文化季 消费季 博览会 交易会", 2)
      + words(
        """
        专项行动 攻坚行动 整治行动 提升行动 三年行动 行动计划 倍增计划 培育计划 领航计划 扶贫计划 攻坚计划 专项整治 专项活动 示范工程 惠民工程 民心工程 提质工程 扩容工程 \
        希望工程 友谊赛 邀请赛 锦标赛 马拉松赛
        """, 4))

  private static func words(_ words: String, _ least: Int) -> [(String, Int)] {
    words.split(whereSeparator: \.isWhitespace).map { (String($0), least) }
  }
}
