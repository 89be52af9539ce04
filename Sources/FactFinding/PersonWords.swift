import PageReading

/// The words by which people are known: surnames, titles, and the verbs of speech.
enum PersonWords {
  /// The surnames of China, and some that papers print in stories alone.
  static let surnames = SignSet(
    Surnames.single
      + "原占仲阳岱英锁买衣但年水家山全暴索居步都满国广那相查公招战字脱底淦冮折刀木岩豆纳甯禤缑贠妥菅眭苌矫禚揣咎")

  static let doubleSurnames = WordTable(Surnames.compound.map { ($0, ()) })

  /// The signs that a Chinese name can begin with.
  static let familyHeads = surnames.union(doubleSurnames.firsts)

  /// The signs that a name can begin with.
  static let begins = familyHeads.union(foreign).union(nameParts.firsts)
    .union(japaneseSurnames.firsts).union(famous.firsts)

  /// Signs that a given name does not hold.
  static let notGiven = SignSet(
    "很的了着过们是在不就都也还又把被让给对向从到与和及或而且但等这那哪每各该某什么怎吗呢吧啊地得说问看听吃喝走跑买卖您你我他她它谁个只件条项赴名位次日时分秒区县市省镇乡村路号楼亩吨亿第"
      + "后左右上下外内间些点者性化级式型院校局处室厂店费税款务量额率值称为以于能会要想做著")

  /// Words that the lexicon's dictionary has among its names.
  static let commonWords = WordTable<Void>(
    """
    冀望 曾祖母 黄精 万寿菊 桑塔纳 雷亚尔 花青素 高精尖 诺贝尔 尚欠 尚缺 尚差 尚需 尚存 尚处 尚待 尚属 满意度 知晓度 获得感 归属感 白内障 伊斯兰 家门口 车厘子 单笔
    """)

  /// Verbs that a person is the subject of, right after the name.
  static let speech = WordTable<Void>(
    """
    说 说道 表示 介绍 介绍说 告诉 称 坦言 指出 强调 认为 笑着说 高兴地说 激动地说 感慨 感慨地 感叹 回忆 回忆说 直言 透露 解释 解释说 补充 提到 谈到 谈起 笑着 告诉记者 告诉我们 \
    欣慰地 满意地 自豪地 动情地 由衷 要求 主持 致辞 讲话 出席 作 宣布 会见 宣读 发表 参加 接受 率 率领 陪同 带领 如是说 激动 坚信 深知 坦承 呼吁 建议 提出 当选 荣获 获得 \
    担任 出任 兼任 任 生前 病逝 逝世 去世 担纲 饰演 领衔 分别 等 一行 向 在 正 正在 带着 带头 带队 有些 便 曾 从 就 来到 走进 今天 日前 昨天 近日
    """)

  /// People of history, letters and science whom papers name without a title; the dictionary has some as other words.
  static let famous = WordTable<Void>(
    """
    毛泽东 周恩来 刘少奇 朱德 陈云 邓小平 孙中山 宋庆龄 彭德怀 陈毅 贺龙 叶剑英 聂荣臻 雷锋 焦裕禄 孔繁森 王进喜 白求恩 鲁迅 郭沫若 茅盾 巴金 老舍 曹禺 冰心 胡适 徐志摩 钱钟书 沈从文 叶圣陶 郁达夫 周作人     梅兰芳 齐白石 徐悲鸿 张大千 聂耳 冼星海 钱学森 华罗庚 李四光 竺可桢 陶行知 蔡元培 梁启超 康有为 谭嗣同 李大钊 陈独秀 瞿秋白 林则徐 郑成功 岳飞 文天祥 戚继光 包拯 诸葛亮 曹操 刘备 关羽 张飞 赵云     孔子 孟子 庄子 荀子 墨子 屈原 司马迁 张衡 张仲景 华佗 蔡伦 毕昇 祖冲之 李时珍 徐霞客 李白 杜甫 白居易 苏轼 苏东坡 陆游 辛弃疾 李清照 王安石 欧阳修 韩愈 柳宗元 刘禹锡 杜牧 李商隐 王羲之 吴道子 郑板桥     曹雪芹 蒲松龄 罗贯中 吴承恩 施耐庵 盛宣怀 施琅 张骞 易礼容 秦始皇 汉武帝 唐太宗 管仲 商鞅 白起 蒙恬 韩信 刘邦 项羽 霍去病 卫青 班超 周瑜 司马光 沈括 郭守敬 范仲淹 朱熹 王阳明 海瑞 张居正 史可法 顾炎武 黄宗羲 玄奘 鉴真 武则天 杨贵妃 王昭君 花木兰 穆桂英 左宗棠 曾国藩 李鸿章 张之洞 詹天佑 杨靖宇 赵一曼 方志敏 刘胡兰 董存瑞 黄继光 邱少云 时传祥 袁隆平 屠呦呦 邓稼先 钱三强 黄旭华 南仁东 钟南山 张桂梅 成吉思汗 康熙 乾隆 孙悟空 林黛玉 贾宝玉 马克思 恩格斯 列宁 斯大林 莎士比亚 托尔斯泰 巴尔扎克 雨果 歌德 席勒 安徒生 契诃夫 高尔基 海明威 泰戈尔     贝多芬 莫扎特 巴赫 肖邦 柴可夫斯基 达芬奇 毕加索 梵高 牛顿 爱因斯坦 达尔文 爱迪生 居里夫人 伽利略 哥白尼 亚里士多德 柏拉图 苏格拉底 拿破仑 林肯 罗斯福 丘吉尔 戴高乐 甘地 曼德拉
    """)

  /// What papers report of those whom every reader knows.
  static let deeds = WordTable<Void>(
    "会见 会晤 主持 出席 要求 宣布 率团 率领 当选 担任 出任 发表 视察 考察 指出 强调 表示 讲话 致辞 签署 访问 抵达 接见 任命 逝世 病逝")

  /// What friends put before a surname: 老秦, 小柳.
  static let nicknames = SignSet("老小阿")

  /// Signs that hardly any given name holds, and some after an office do: 副书记 + 陈以平 + 向.
  static let rarelyGiven = SignSet("以能于为而从日")

  /// Verbs of speech alone: after a name they are proof enough.
  static let said = WordTable<Void>(
    """
    说 说道 表示 介绍 介绍说 告诉 坦言 指出 强调 认为 笑着说 高兴地说 激动地说 感慨 感叹 回忆 直言 透露 解释 补充说 谈起 笑着 欣慰地 满意地 自豪地 如是说 致辞 发表讲话 主持会议
    """)

  /// What stands before a name and makes it one: an office, a trade, who someone is, or that a name follows.
  static let titles = EndingTable(roles + " " + introductions)

  /// Words that only say that a name follows; they are nobody's office.
  static let introduced = EndingTable(introductions)

  /// 67岁的余大发, 名叫.
  private static let introductions = "选举 任命 免去 推选 提名 追认 岁的 年级的 名叫 叫 一位叫 一个叫 名为 人称 取名"

  /// 左溪村的余来发, 在外务工的余来发: after these a name is likely, but so is anything else.
  static let origins = EndingTable(
    """
    村的 镇的 乡的 县的 市的 屯的 寨的 庄的 社区的 小区的 班的 楼的 单元的 务工的 打工的 经商的 退伍的 退休的 毕业的 创业的 返乡的 居住的 独居的 留守的 任教的 支教的 路过的 值班的 在家的
    """)

  /// What those who come for a county or a city do: 县领导余宏陪同.
  static let attendance = WordTable<Void>("出席 参加 参会 陪同 一同 一起 等 一行 到会 率队 带队")

  private static let roles =
    """
    书记 副书记 总书记 第一书记 主任 副主任 主席 副主席 委员 常委 部长 副部长 省长 副省长 市长 副市长 县长 副县长 区长 副区长 镇长 副镇长 乡长 村长 局长 副局长 厅长 副厅长 处长 副处长 科长 副科长 \
    股长 司长 院长 副院长 校长 副校长 园长 所长 副所长 站长 队长 副队长 大队长 支队长 组长 副组长 班长 会长 副会长 理事长 秘书长 副秘书长 董事长 副董事长 总经理 副总经理 经理 总裁 副总裁 总监 \
    厂长 店长 馆长 副馆长 台长 社长 总编辑 主编 编辑 团长 政委 司令员 参谋长 军长 师长 旅长 连长 排长 战士 民警 辅警 法官 检察官 律师 医生 医师 主任医师 护士 护士长 专家 教授 副教授 研究员 \
    院士 博士 博士后 老师 教师 班主任 讲师 导师 工程师 总工程师 技术员 设计师 会计师 农艺师 工人 农民 村民 居民 市民 业主 住户 商户 店主 摊主 老板 顾客 游客 读者 观众 学生 同学 大学生 研究生 \
    家长 志愿者 义工 网格员 网格长 社工 党员 老党员 代表 政协委员 人大代表 负责人 相关负责人 主要负责人 联系人 法人 发言人 创始人 联合创始人 合伙人 传承人 主持人 当事人 带头人 合作社理事长 \
    企业家 作家 画家 书法家 诗人 歌手 演员 导演 编剧 制片人 运动员 教练 教练员 主教练 裁判 队员 选手 球员 冠军 站务员 乘务员 列车长 司机 驾驶员 快递员 外卖员 环卫工 保安 保洁员 厨师 学者 干部 \
    成员 委员会主任 首席 首席执行官 总统 副总统 总理 副总理 首相 副首相 外长 外交部长 国务委员 国务卿 议长 国王 女王 王储 亲王 大使 特使 秘书 助理 将军 元帅 上将 中将 少将 总干事 总指挥 指挥长 \
    驻村第一书记 大队支书 支书 支部书记 党支部书记 村支书 老人 老汉 大爷 大妈 大娘 青年 小伙 姑娘 女孩 男孩 儿子 女儿 妻子 丈夫 父亲 母亲 爷爷 奶奶 患者 同志 先生 女士 讲解员 宣讲员 调解员 \
    工作人员 职工 员工 技师 劳模 劳动模范 烈士 英雄 长 董事 监事 股东 顾问 候选人 获得者 得主 嘉宾 牧民 渔民 茶农 果农 花农 菜农 瓜农 棉农 蚕农 柜员 大户 种粮大户 养殖大户 掌柜 汉子 寡妇 老农 老兵 前锋 后卫 门将 中锋 主攻 副攻 副攻手 小将 名将 老将 新手 棋手 棋王 九段 八段 领队 裁判长 作者 译者 主人 邻居 同乡 老乡 农户 船长 机长 飞行员 \
    消防员 交警 片警 狱警 指导员 教导员 中队长 排长 副连长 营长 团员 股东 会计 出纳 钳工 焊工 电工 木匠 瓦匠 铁匠 裁缝 邮差 邮递员 护理员 保育员 饲养员 兽医 药剂师 营养师 摄影师 记录员 播音员 主播 网红 站长 段长 首长 司令 \
    外交大臣 大臣 部长助理 发言人 参议员 众议员 议员 国防部长 财政部长 内政部长 检察长 副检察长 审判长 庭长 副庭长 法官助理 书记员 执行董事 总会计师 总经济师 副总工程师 副会长 名誉会长 院长助理 系主任 教务长 博导 硕士 \
    大哥 大姐 大嫂 二哥 二姐 小妹 小弟 哥哥 姐姐 弟弟 妹妹 妻弟 岳父 岳母 公公 儿媳 女婿 孙子 孙女 外孙 外孙女 养女 老伴 爱人 遗孀 战友 同事 好友 朋友 学员 徒弟 师父 主刀 主厨 厨师长 店员 店长 租客 房东 \
    官员 关员 警员 船员 学徒 职员 雇员 会员 社员 组员 党组成员 理事 干事 主事 参赞 公使 领事 总领事 代办 联络员 观察员 侦查员 侦察员 巡逻员 护林员 巡护员 饲养员 \
    检查员 检验员 化验员 质检员 安全员 保管员 仓管员 营业员 服务员 售货员 售票员 收银员 推销员 销售员 采购员 信贷员 客户经理 理货员 装卸工 搬运工 挡车工 纺织女工 女工 矿工 \
    船工 石匠 铁路工人 农民工 民工 打工妹 技工 瓦工 油漆工 修理工 维修工 机修工 检修工 养路工 清洁工 环卫工人 护工 临时工 老工人 老职工 下岗职工 退休工人 退休干部 退休教师 \
    老教师 老支书 老村长 老队长 老船长 老艺人 民间艺人 艺人 戏迷 老戏迷 票友 球迷 爱好者 收藏者 创业者 经营者 承包者 发明者 设计者 演唱者 讲述者 目击者 幸存者 伤者 死者 \
    村医 校医 中医 老中医 护师 主管护师 副主任医师 主治医师 住院医师 麻醉师 药师 牧羊人 种植户 养殖户 养羊户 养牛户 养猪户 养鸡户 养鱼户 贫困户 脱贫户 低保户 专业户 果农 竹农 菇农 烟农 \
    药农 粮农 稻农 蔗农 盐农 蜂农 农妇 农夫 归侨 侨商 侨胞 华侨 港商 台商 富商 商人 掌柜的 班主 向导 导游 领班 店老板 女老板 小老板 当家人 继承人 继任者 接班人 负责同志 领头人 带头人 \
    男孩子 小男孩 小女孩 少女 老者 老妇 老伯 阿婆 阿公 大伯 大叔 大婶 婆婆 奶奶 表哥 表弟 堂兄 堂弟 侄子 侄女 外甥 舅舅 姑姑 叔叔 伯父 嫂子 弟媳 师傅 师兄 弟子 搭档 队友 \
    同桌 同伴 伙伴 室友 邻居 恩师 校友 棋圣 国手 特级大师 国际大师 象棋大师 奖牌得主 金牌得主 纪录保持者 世界冠军 奥运冠军 卫冕冠军 守门员 队长兼 主帅 教头 领航员 射手 骑手 车手 舵手 \
    男高音 女高音 男中音 女中音 领唱 主唱 歌唱家 音乐家 作曲家 指挥家 钢琴家 舞蹈家 剧作家 小说家 评论家 翻译家 史学家 考古学家 科学家 物理学家 化学家 数学家 经济学家 教育家 思想家 哲学家 革命家 军事家 文学家 收藏家 篆刻家 摄影家 \
    表演艺术家 艺术家 漫画家 企业主 厂主 船主 车主 货主 机主 失主 屋主 寄件人 收件人 发起人 组织者 门卫 养母 养父 继母 继父 生母 生父 班长 买主 卖主 户主 雇主 园主 场长 矿长 局长助理 县长助理 区党委书记 党组书记 党委副书记 纪委书记 政法委书记 宣传委员 组织委员 \
    机要秘书 新闻官 新闻发言人 执行主席 名誉主席 轮值主席 常务副主席 第一副总理 副首席 总监制 合作社社长 负责人之一 业务员 驾驶人 嫌疑人 被告人 受害人 证人 申请人 死刑犯 逃犯 毒贩 \
    长官 夫人 长子 次子 长女 次女 独子 独女 胞兄 胞弟 胞妹 员 师 订户 用户 客户 租户 特困户 困难户 乘客 旅客 罪犯 案犯 主犯 从犯 同伙 被告 原告 男子 女子 学者 扮演者 饰演者 房客 新人 老将 \
    外援 中场 球员 后腰 边锋 边后卫 中后卫 中卫 二传 自由人 替补 控卫 大前锋 小前锋 助教 知县 知府 县令 太守 刺史 巡抚 总督 宰相 丞相 御史 尚书 进士 举人 秀才 墓主 将领 大将 名士 \
    船工 筏工 渔工 茶工 绣工 木工 花工 电焊工 水暖工 管道工 炉工 采煤工 巡线工 巡道工 养护工 架子工 泥瓦工 钢筋工 月嫂 育婴师 骑手 外卖骑手 网约车司机 房主 商贩 小贩 同行 主播 博主 站台员 工长 机师 副机长 大副 二副 轮机长 领航 参赞
    """

  /// Titles after a full name (江某某主席) or a surname alone.
  static let honorifics = WordTable<Void>(officeList + honorificList)

  /// What stands behind a full name and not behind a surname alone.
  private static let honorificList = words(
    """
    同志 先生 女士 老师 总理 总统 总书记 外长 首相 大使 夫人 夫妇 夫妻 九段 八段 七段 六段 五段 四段 三段 二段 初段 国王 王子 公主 元帅 烈士
    """)

  /// What a surname alone stands before: 王阿姨, 刘女士.
  static let familiar = WordTable<Void>(
    "阿姨 女士 先生 大爷 大妈 大娘 大姐 大哥 大叔 大伯 大婶 大嫂 阿婆 阿公 阿伯 奶奶 爷爷 叔叔 伯伯 师傅 老太 老汉 老伯 婆婆 同学 小姐 老太太 老先生 老师")

  /// 冷科长, 张副主任: offices that a surname alone stands before.
  static let offices = WordTable<Void>(officeList)

  private static let officeList =
    words(
      """
      书记 主任 主席 部长 厅长 局长 司长 处长 科长 股长 省长 市长 县长 区长 镇长 乡长 村长 院长 校长 园长 所长 站长 台长 社长 馆长 厂长 店长 行长 会长 队长 组长 班长 \
      排长 连长 营长 团长 旅长 师长 军长 司令 政委 教授 司令员 经理 总经理 董事长 秘书长 庭长 检察长 指导员 教导员
      """, deputies: true)
    + words("支书 院士 博士 医生 大夫 护士 护士长 律师 法官 检察官 警官 导演 老板 秘书 助理 参谋 工程师 船长 机长 将军 委员 委员长 教练")

  /// - Parameter deputies: whether each of them has a deputy as well.
  private static func words(_ list: String, deputies: Bool = false) -> [(String, Void)] {
    let words = list.split(whereSeparator: \.isWhitespace).map(String.init)
    return (words + (deputies ? words.map { "副" + $0 } : [])).map { ($0, ()) }
  }

  /// Surnames that before an office, 某 or a word of grammar are mostly something else: 任局长, 党支书, 于某处, 向关心和.
  static let doubtfulAlone = SignSet("于路应明单师党代有公原管支班通满都成项能任时总正和向连从同全经由籍与及司")

  /// Of what names of Tibetan, Mongolian, Uyghur and Kazakh are made, as newspapers write them.
  static let nameParts = WordTable<Void>(
    """
    扎西 次仁 卓玛 平措 旺堆 旺杰 旺姆 旺加 顿珠 央金 央宗 央措 拉姆 拉毛 格桑 白玛 洛桑 丹增 旦增 旦巴 次旦 次珍 次旺 次央 次成 强巴 朗杰 达瓦 尼玛 巴桑 边巴 普布 普珍 索朗 索南 罗布 仁青 仁增 多吉 多杰 贡布 \
    贡嘎 加措 嘉措 曲珍 曲扎 曲批 德吉 德庆 美朵 梅朵 卓嘎 措姆 嘎玛 嘎松 土登 益西 云丹 赤列 晋美 才让 才旺 才旦 桑吉 桑珠 更登 根登 坚赞 坚参 群培 群佩 热旦 伦珠 阿旺 塔杰 占堆 欧珠 玉珍 吉美 久美 \
    巴特尔 巴图 巴雅尔 巴根 苏和 苏日娜 乌云 乌日娜 乌恩 其其格 其木格 琪琪格 娜仁 花日 毕力格 毕勒格 格日勒 格日乐 图雅 斯琴 高娃 萨仁 萨日娜 塔娜 阿古拉 额尔敦 额尔德尼 那顺 那日苏 特木尔 铁木尔 \
    朝鲁 朝克 孟和 宝音 白音 照日格图 日格图 满都拉 满达 布和 布赫 敖登 敖日格乐 哈斯 哈森 斯日古楞 吉日嘎拉 吉雅 牧仁 青格勒 青格乐 呼和 呼斯楞 阿拉坦 阿木尔 达来 道尔吉 朋斯克 图力古尔 \
    买买提 麦麦提 艾力 艾尼 吐尔逊 吐尔洪 吐尔地 古丽 古力 娜尔 努尔 别克 热依汗 热依木 帕提 帕提古丽 古丽娜 古丽娜尔 阿依 阿依古丽 阿依努尔 德力格尔 乌力吉 图门 萨如拉 买提江 阿不都拉 阿布都拉 阿不都热合曼 艾克拜尔 阿迪力 依明 依米提 依布拉音 吾买尔 玉素甫 玉苏普 艾合买提 艾买提 阿卜杜 \
    阿不都 阿不力孜 阿布都 热合曼 热西提 克里木 卡德尔 库尔班 哈力克 海里且木 米吉提 木合塔尔 塔依尔 托合提 托乎提 沙吾提 司马义 肉孜 如孜 则克 再努尔 祖农 巴哈尔 叶尔 叶尔兰 叶尔江 哈山 哈那提 马合木提 \
    加尔肯 加依娜 赛力克 吾拉孜 阿合买提 买买提江 买买提明 艾山江 阿依加玛丽 古丽米娜 阿曼古丽 阿娜尔古丽
    """)

  /// The commoner surnames of Japan, of two signs and more, as newspapers write them in Chinese.
  static let japaneseSurnames = WordTable<Void>(
    """
    佐藤 铃木 高桥 田中 渡边 伊藤 山本 中村 小林 加藤 吉田 山田 佐佐木 山口 松本 井上 木村 斋藤 清水 山崎 池田 桥本 阿部 石川 山下 中岛 石井 小川 前田 冈田 长谷川 藤田 后藤 近藤 村上 远藤 青木 坂本 福田 太田 \
    西村 三浦 藤井 金子 中野 原田 藤原 小野 竹内 中山 田村 和田 石田 森田 上田 内田 柴田 酒井 宫崎 横山 高木 安藤 宫本 大野 小岛 工藤 谷口 今井 高田 丸山 增田 杉山 村田 大塚 小山 平野 藤本 河野 上野 武田 野口 \
    松井 千叶 菅原 岩崎 木下 久保 佐野 野村 松尾 市川 菊地 杉本 古川 大西 岛田 水野 樱井 高野 渡部 吉川 山内 西田 饭田 菊池 西川 小松 北村 安田 五十岚 川口 中田 平田 川崎 本田 久保田 吉村 中川 岩田 土屋 \
    福岛 冈本 松田 服部 秋山 大久保 关口 马场 山冈 桥口 小泉 安倍 细川 羽田 宫泽 竹下 海部 中曾根 森下 永井 岸田 麻生 鸠山 野田 石破 福泽 芥川 川端 村山 土井 河本 羽生 武宫 小渊 加藤田 松下 本多 稻盛
    """)

  /// Signs of foreign names in Chinese.
  static let foreign = SignSet(
    "阿埃艾安昂奥巴白拜班邦包保鲍贝本比彼波伯勃博布采查茨达大戴丹道得德登邓迪蒂丁杜顿多额厄恩尔法凡菲费芬丰佛夫弗福富盖甘高戈格根贡古瓜圭哈海汉豪赫黑亨侯胡华怀惠霍基吉加贾坚简杰金津居卡"
      + "凯坎康考柯科克肯库昆夸拉莱兰朗劳勒雷里利莉理丽立列林琳留卢鲁路伦罗洛吕马玛迈麦曼芒毛梅门蒙米密明缪莫墨默姆慕穆拿纳娜奈南内尼涅宁纽农努诺欧帕潘庞佩彭蓬皮平泼普奇齐恰强乔切琴丘琼让热仁"
      + "日荣儒茹瑞若撒萨塞赛森沙山尚绍舍申什施石史士斯丝松苏素索塔泰坦唐特腾提田廷通图土托陀瓦万旺威韦维魏温文翁沃乌伍西希锡夏肖谢辛欣休许雪雅亚延扬耶叶伊依因英尤于约泽曾扎詹珍朱兹祖佐娃艳桑库席占卜荪娅毕旦拜别提敦罕允嘎措珀琪霓妮奎拖珊赖廖甫蓓黛柳莎胥舍盖吾合江买木再孜仁央诺嘉旺堆平玉格曲次顿珠吐逊祖力皮依古热汗仓岗措姆甲蓬隆宫弥佳比伽苔琉桂幸蒂邸霞纽扬范冯门登金弗内厄缇烈翰廉治汤歇芭斐鼎沛宾滨晋旭钦牙逊"
  )

  /// Signs that stand in foreign names too, and more often are something else: within a name only (拉吉夫·甘地, 雅各布).
  static let insideForeign = SignSet("那各可且则地美铁季藻腊捷儿冬赤瑟芙汀契芝孟歌哥世摩圣武舒干久茂彻梭睿爱珈任郑培果")
}

extension Passage {
  /// 护士长牛莉 + 忙得, 辅警孙雷 + 赶到, 王芳 + 现任, 王芳 + 曾在: what somebody does, with its manner or its end behind it,
  /// ends no name.
  func isDeed(at place: Int) -> Bool {
    switch self[place + 1] {
    case "了", "着", "过", "得", "到", "在", "进", "出", "起", "回":
      PersonWords.simpleDeeds.contains(self[place]) || self[place] == "曾"
    case "任": PersonWords.terms.contains(self[place])
    case "是", "被", "获", "说", "写", "经", "为": self[place] == "曾"
    default: false
    }
  }
}

extension PersonWords {
  /// Of one sign, with which hardly anybody's name ends.
  fileprivate static let simpleDeeds = SignSet(
    "忙赶站走跑坐说看哭拿抱推等找写读讲喊答搬送卖买种做吃喝睡醒倒跌跳爬扑捡递掏翻搭蹲跪躺挤盯唱拍挑扛抬跟追救劝")

  /// 现任, 曾任, 原任: whether an office is somebody's still.
  fileprivate static let terms = SignSet("现曾原历兼担出升时")

  /// What leads from somebody's name to the office: 张静是金桂社区网格员.
  static let holding = WordTable<Void>(
    "是 任 现任 曾任 原任 历任 曾担任 先后任 先后担任 担任 兼任 出任 升任 就任 接任 当选 当选为 被任命为 被聘为 被选为")
}
