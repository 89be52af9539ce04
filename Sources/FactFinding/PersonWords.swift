/// The words by which people are known: surnames, titles, and the verbs of speech.
enum PersonWords {
  /// The surnames of China, most of its people by the first hundred.
  static let surnames: [Bool] = {
    var table = [Bool](repeating: false, count: 0x10000)
    for scalar in singleSurnames.unicodeScalars { table[Int(Sign(folding: scalar).code)] = true }
    return table
  }()

  private static let singleSurnames =
    "王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范金石廖贾夏韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵"
    + "万钱严覃武戴莫孔向汤岳齐易乔伍庞颜倪庄聂章鲁岑樊葛邢殷施翟安季康牛裴耿祁路关柴祝左苗柳穆霍申屈房褚纪盛阮童涂卜蓝辛管欧甘焦艾古尚游瞿鲍洪成党路凌阎宁车边应冷荆丛晏宗简佟项卓权冀"
    + "柯翁骆窦饶戚滕粟容尧鞠冉鹿臧巩池楚华麻敖连苑晁郎揭茅仇隋乐代解鄢皮束娄储宫闵甄费谷危郁闻匡曲丛原景占仲苟花桑常柏喻温邬楼阳符岱密英郇锁荣郗商亢逯练计蒲买桂衣卞单咸但年诸鄂"

  static let doubleSurnames = WordTable<Void>(
    "欧阳 上官 司马 诸葛 皇甫 尉迟 慕容 公孙 东方 令狐 夏侯 端木 司徒 独孤 南宫 西门 长孙 宇文 轩辕 完颜 呼延 申屠 澹台")

  /// The signs that a name can begin with.
  static let begins: [Bool] = {
    var table = zip(surnames, foreign).map { $0 || $1 }
    for code in 0..<table.count where doubleSurnames.canBegin(with: Sign(code: UInt16(code))) {
      table[code] = true
    }
    return table
  }()

  /// Signs that a given name does not hold.
  static let notGiven: [Bool] = {
    var table = [Bool](repeating: false, count: 0x10000)
    let signs =
      "的了着过们是在不就都也还又把被让给对向从到与和及或而且但等这那哪每各该某什么怎吗呢吧啊地得说问看听吃喝走跑买卖您你我他她它谁个只件条项名位次日时分秒区县市省镇乡村路号楼亩吨亿第"
      + "后左右上下外内间些点者性化级式型院校局处室厂店费税款务量额率值称为以于能会要想做"
    for scalar in signs.unicodeScalars { table[Int(scalar.value)] = true }
    return table
  }()

  /// Words that begin with a surname and are no names, as they stand after a title (居民安全, 老人高兴).
  static let commonWords = WordTable<Void>(
    """
    储蓄 储备 储存 安全 安康 安装 安排 安心 安置 安静 安居 高兴 高度 高质量 高效 高新 高标准 高血压 方便 方面 方式 方法 应当 应用 应急 成为 成立 成功 成果 成长 成员 成本 任务 任何 任职 时间 时代 时刻 古代 古城 项目 关于 关心 关注 关爱 \
    关系 关键 路径 路上 党建 党员 党委 党支部 党组织 党工委 党总支 万人 万元 万企 金融 金额 金牌 钱款 黄金 黄河 白天 白色 白菜 石油 田间 江南 常态 常年 常务 温暖 温度 温馨 和谐 和平 平安 平台 平均 文明 文化 \
    文艺 文旅 文件 水平 水电 华人 华侨 马上 马路 马拉松 牛奶 牛羊 祖国 孔子 孟子 庄稼 花园 花卉 花费 叶子 云端 云南 山西 广东 江苏 湖南 陕西 宁夏 燕京 连续 连接 连忙 包括 包装 包联 包含 屈指 项链 程序 程度 曲艺 \
    单位 单独 单身 车辆 车间 车站 车主 管理 管委会 管道 管控 简单 简介 相关 相信 相互 相继 计划 计算 计生 强调 强化 强烈 强大 全面 全体 全程 全力 全区 全市 易于 容易 容量 解决 解读 解答 解放 解除 幸福 幸运 商业 商务 \
    商户 商家 商场 经济 经常 经过 经营 经验 宣传 宣讲 宣布 施工 施策 支持 支部 支付 宫殿 能力 顾客 顾问 严格 严重 严肃 严禁 洪水 洪涝 季度 季节 毛巾 毛衣 雷锋 雷电 雷雨 龙头 龙湖 贺信 贺词 乐器 乐观 乐园 利用 利益 \
    祝福 祝贺 祝愿 左右 阳光 明白 明确 明天 明显 习惯 习近平新时代 尚未 尚无 温室 谷物 谷雨 夏季 夏天 秋季 冬季 冀望 干部 干净 柴油 柴火 蓝天 蓝图 鲜花 鲜明 银行 银发 席位 席间 年轻 年龄 年度 年底 伏案 但是 隋唐 \
    许多 许可 余款 余额 余名 沙发 沙滩 沙漠 岁月 从事 从业 从此 后续 后期 后来 边境 边疆 寿命 寿星 申请 申报 申诉 童年 童心 景区 景点 景观 门口 门店 门诊 门户 麦子 麦田 麦收 米饭 米粉 苗木 苗圃 苗族 柳树 桑蚕 竹子 \
    战士 战胜 战斗 农民 农业 农村 农户 凌晨 查看 查询 查处 向前 向上 何时 何处 何况 付出 付款 代表 代办 代理 代替 通过 通知 通报 通讯 修建 修缮 修复 修理 来自 来到 来源 来访 鱼类 鱼塘 展示 展览 展开 步行 步伐 初步 \
    印刷 印象 原来 原因 原则 原有 占地 占用 国家 国际 国内 国有 海外 海洋 海关 冷静 冷库 冷链 荣誉 荣获 荣幸 怀孕 怀念 房屋 房东 房产 房租 章程 裴李岗 游客 游园 游玩 游泳 武术 武装 武器 司机 司法 司令 欧洲 欧盟
    """)

  /// Verbs that a person is the subject of, right after the name.
  static let speech = WordTable<Void>(
    """
    说 说道 表示 介绍 介绍说 告诉 称 坦言 指出 强调 认为 笑着说 高兴地说 激动地说 感慨 感慨地 感叹 回忆 回忆说 直言 透露 解释 解释说 补充 提到 谈到 谈起 笑着 告诉记者 告诉我们 \
    欣慰地 满意地 自豪地 动情地 由衷 要求 主持 致辞 讲话 出席 作 宣布 会见 宣读 发表 参加 接受 率 率领 陪同 带领 直抒胸臆 深有感触 如是说 激动 坚信 深知 坦承 呼吁 建议 提出 当选 荣获 获得 \
    担任 出任 兼任 任 生前 病逝 逝世 去世 担纲 饰演 领衔 分别 等 一行 向 在 正 正在 带着 带头 带队 有些 便 曾 从 就 来到 走进 今天 日前 昨天 4 近日
    """)

  /// Verbs of speech alone: after a name they are proof enough.
  static let said = WordTable<Void>(
    """
    说 说道 表示 介绍 介绍说 告诉 坦言 指出 强调 认为 笑着说 高兴地说 激动地说 感慨 感叹 回忆 直言 透露 解释 补充说 谈起 笑着 欣慰地 满意地 自豪地 直抒胸臆 如是说 致辞 发表讲话 主持会议 深有感触
    """)

  /// What stands before a name and makes it one: an office, a trade, or who someone is.
  static let titles = EndingTable(
    """
    书记 副书记 总书记 第一书记 主任 副主任 主席 副主席 委员 常委 部长 副部长 省长 副省长 市长 副市长 县长 副县长 区长 副区长 镇长 副镇长 乡长 村长 局长 副局长 厅长 副厅长 处长 副处长 科长 副科长 \
    股长 司长 院长 副院长 校长 副校长 园长 所长 副所长 站长 队长 副队长 大队长 支队长 组长 副组长 班长 会长 副会长 理事长 秘书长 副秘书长 董事长 副董事长 总经理 副总经理 经理 总裁 副总裁 总监 \
    厂长 店长 馆长 副馆长 台长 社长 总编辑 主编 编辑 团长 政委 司令员 参谋长 军长 师长 旅长 连长 排长 战士 民警 辅警 法官 检察官 律师 医生 医师 主任医师 护士 护士长 专家 教授 副教授 研究员 \
    院士 博士 博士后 老师 教师 班主任 讲师 导师 工程师 总工程师 技术员 设计师 会计师 农艺师 工人 农民 村民 居民 市民 业主 住户 商户 店主 摊主 老板 顾客 游客 读者 观众 学生 同学 大学生 研究生 \
    家长 志愿者 义工 网格员 网格长 社工 党员 老党员 代表 政协委员 人大代表 负责人 相关负责人 主要负责人 联系人 法人 发言人 创始人 联合创始人 合伙人 传承人 主持人 当事人 带头人 合作社理事长 \
    企业家 作家 画家 书法家 诗人 歌手 演员 导演 编剧 制片人 运动员 教练 教练员 主教练 裁判 队员 选手 球员 冠军 站务员 乘务员 列车长 司机 驾驶员 快递员 外卖员 环卫工 保安 保洁员 厨师 学者 干部 \
    成员 委员会主任 首席 首席执行官 总统 副总统 总理 副总理 首相 副首相 外长 外交部长 国务委员 国务卿 议长 国王 女王 王储 亲王 大使 特使 秘书 助理 将军 元帅 上将 中将 少将 总干事 总指挥 指挥长 \
    驻村第一书记 大队支书 支书 支部书记 党支部书记 村支书 老人 老汉 大爷 大妈 大娘 青年 小伙 姑娘 女孩 男孩 儿子 女儿 妻子 丈夫 父亲 母亲 爷爷 奶奶 患者 同志 先生 女士 招商员 讲解员 宣讲员 调解员 \
    工作人员 职工 员工 技师 劳模 劳动模范 烈士 英雄 长 董事 监事 股东 顾问 候选人 获得者 得主 嘉宾
    """)

  /// Titles after a full name (江某某主席) or a surname alone.
  static let honorifics = WordTable<Void>(
    """
    同志 先生 女士 老师 主席 总理 总统 书记 总书记 市长 省长 部长 局长 主任 教授 院士 委员长 外长 首相 大使 将军 司令员 校长 院长 博士 夫人 经理 总经理 董事长 会长 秘书长 县长 区长 所长 队长 医生
    """)

  /// What a surname alone stands before: 王阿姨, 刘女士.
  static let familiar = WordTable<Void>(
    "阿姨 女士 先生 大爷 大妈 大娘 大姐 大哥 大叔 大伯 大婶 奶奶 爷爷 叔叔 伯伯 师傅 老太 老汉 老伯 婆婆 同学 小姐 老太太 老先生 某 某某 老师")

  /// Signs of foreign names in Chinese.
  static let foreign: [Bool] = {
    var table = [Bool](repeating: false, count: 0x10000)
    let signs =
      "阿埃艾安昂奥巴白拜班邦包保鲍贝本比彼波伯勃博布采查茨达大戴丹道得德登邓迪蒂丁杜顿多额厄恩尔法凡菲费芬丰佛夫弗福富盖甘高戈格根贡古瓜圭哈海汉豪赫黑亨侯胡华怀惠霍基吉加贾坚简杰金津居卡"
      + "凯坎康考柯科克肯库昆夸拉莱兰朗劳勒雷里利莉理丽立列林琳留卢鲁路伦罗洛吕马玛迈麦曼芒毛梅门蒙米密明缪莫墨默姆慕穆拿纳娜奈南内尼涅宁纽农努诺欧帕潘庞佩彭蓬皮平泼普奇齐恰强乔切琴丘琼让热仁"
      + "日荣儒茹瑞若撒萨塞赛森沙山尚绍舍申什施石史士斯丝松苏素索塔泰坦唐特腾提田廷通图土托陀瓦万旺威韦维魏温文翁沃乌伍西希锡夏肖谢辛欣休许雪雅亚延扬耶叶伊依因英尤于约泽曾扎詹珍朱兹祖佐娃艳桑库"
    for scalar in signs.unicodeScalars { table[Int(scalar.value)] = true }
    return table
  }()
}
