import PageReading

/// One character of a page as the finders compare it: a scalar with its printed form folded away.
///
/// Newspapers mix full-width and half-width marks and, at times, traditional characters. Folding maps each scalar to
/// exactly one sign (`５` and `5`, `，` and `,`, `萬` and `万`), so that a place in the signs is a place in the text.
/// Scalars outside the basic plane fold to U+FFFD: none of them is part of a rule.
///
/// One word of the machine: the code in the upper 16 bits, and below it what the sign can be part of, so that asking for that
/// is no look-up.
struct Sign: Sendable, ExpressibleByUnicodeScalarLiteral {
  private var bits: UInt64
  private static let kindBits: UInt64 = 48

  var code: UInt16 { UInt16(truncatingIfNeeded: bits >> Sign.kindBits) }

  /// Stands before the first and after the last sign of a text.
  static var edge: Sign { Sign(code: 0, kinds: .stop) }

  init(code: UInt16, kinds: Kind) {
    bits = UInt64(code) << Sign.kindBits | kinds.rawValue
  }

  /// A literal in a rule is written in its folded form already: a constant, not a look-up. It is only compared with, and
  /// is of no kind.
  init(unicodeScalarLiteral scalar: Unicode.Scalar) {
    self.init(code: UInt16(truncatingIfNeeded: scalar.value), kinds: [])
  }

  /// A sign to compare with, of no kind, as a literal; those of a text are read from the `SignTable`.
  init(folding scalar: Unicode.Scalar) {
    self.init(
      code: Sign.folded[scalar.value < 0x10000 ? Int(scalar.value) : 0xFFFD], kinds: [])
  }

  mutating func insert(_ kind: Kind) { bits |= kind.rawValue }

  func `is`(_ kind: Kind) -> Bool { bits & kind.rawValue != 0 }

  /// The number that a digit stands for: `7`, `七`, `柒`; nil for every other sign.
  var digit: Int? {
    switch self {
    case "0"..."9": Int(code) - 0x30
    case "零", "〇", "○": 0
    case "一", "壹": 1
    case "二", "两", "贰": 2
    case "三", "叁": 3
    case "四", "肆": 4
    case "五", "伍": 5
    case "六", "陆": 6
    case "七", "柒": 7
    case "八", "捌": 8
    case "九", "玖": 9
    default: nil
    }
  }

  /// The power of ten that a sign multiplies with: 4 for `万`; nil for every other sign.
  var power: Int? {
    switch self {
    case "十", "拾": 1
    case "百", "佰": 2
    case "千", "仟": 3
    case "万": 4
    case "亿": 8
    case "兆": 12
    default: nil
    }
  }
}

extension Sign: Comparable {
  static func == (a: Sign, b: Sign) -> Bool { a.code == b.code }
  static func < (a: Sign, b: Sign) -> Bool { a.code < b.code }
}

extension Sign {
  /// What a sign can be part of; a sign may be several (`十` is Han and a numeral). `SignTable` adds what can begin at it.
  struct Kind: OptionSet, Sendable {
    /// Of the lower 48 bits; those of the finders' tables stand beside `SignTable`.
    let rawValue: UInt64

    static let digit = Kind(rawValue: 1)
    static let letter = Kind(rawValue: 1 << 1)
    /// 一 to 九, 两, 零.
    static let numeral = Kind(rawValue: 1 << 2)
    /// 壹 to 玖, 拾 佰 仟: numerals only in company, since 陆 and 伍 are words.
    static let formal = Kind(rawValue: 1 << 3)
    /// 十 百 千 万 亿 兆.
    static let power = Kind(rawValue: 1 << 4)
    static let han = Kind(rawValue: 1 << 5)
    /// 。！？ and the edge: a sentence ends.
    static let stop = Kind(rawValue: 1 << 6)
    /// ，；：…: a clause ends.
    static let pause = Kind(rawValue: 1 << 7)
    static let space = Kind(rawValue: 1 << 8)
    /// “ ‘ 《 「.
    static let opening = Kind(rawValue: 1 << 9)
    /// ” ’ 》 」.
    static let closing = Kind(rawValue: 1 << 10)
    static let bracket = Kind(rawValue: 1 << 11)
    /// The signs a figure can begin with.
    static let number: Kind = [.digit, .numeral, .formal, .power]
    /// What no word runs across.
    static let mark: Kind = [.stop, .pause, .space, .opening, .closing, .bracket]
  }

  static let digits = "0123456789"
  static let numerals = "零〇○一二两三四五六七八九"
  static let formalNumerals = "壹贰叁肆伍陆柒捌玖拾佰仟"
  static let powers = "十百千万亿兆"

  /// The signs of the basic plane, each with what it can be part of by itself.
  static var plain: [Sign] {
    var signs = (0...UInt16.max).map { Sign(code: $0, kinds: []) }
    func set(_ kind: Kind, _ text: String) {
      for scalar in text.unicodeScalars { signs[Int(scalar.value)].insert(kind) }
    }
    for code in signs.indices where Unicode.Scalar(UInt16(code))?.isHan ?? false {
      signs[code].insert(.han)
    }
    for code in 0x41...0x5A { signs[code].insert(.letter) }
    for code in 0x61...0x7A { signs[code].insert(.letter) }
    set(.digit, digits)
    set(.numeral, numerals)
    set(.formal, formalNumerals)
    set(.power, powers)
    set(.stop, "。!?\u{0}\n\r\u{2028}\u{2029}\u{0B}\u{0C}")
    set(.pause, ",;:…")
    set(.space, " \t\u{A0}\u{3000}")
    set(.opening, "“‘《「『〈【")
    set(.closing, "”’》」』〉】")
    set(.bracket, "()[]〔〕")
    return signs
  }

  /// The code that each scalar of the basic plane folds to.
  static let folded: [UInt16] = {
    var codes = Array(0...UInt16.max)
    for code in 0xFF01...0xFF5E { codes[code] = UInt16(code - 0xFEE0) }
    let pairs = Array((traditional + marks).unicodeScalars)
    for index in stride(from: 0, to: pairs.count, by: 2) {
      codes[Int(pairs[index].value)] = UInt16(pairs[index + 1].value)
    }
    return codes
  }()

  /// A traditional character and its simplified one, by turns: those of the words and names that newspapers of Hong Kong,
  /// Macao and Taiwan print. Where one stands for two (乾, 著), the commoner reading of the press decides, or neither.
  private static let traditional =
    "們们還还這这說说從从給给讓让過过運运進进遠远達达遲迟選选邊边該该認认識识證证評评試试話话語语誤误讀读課课調调談谈論论講讲謝谢護护變变貝贝財财貢贡貧贫貨货販贩貴贵"
    + "買买賣卖費费貼贴貿贸賀贺資资賓宾賞赏賠赔賢贤賬账賽赛贈赠贊赞贏赢趕赶趨趋跡迹踐践車车軌轨軍军軟软載载較较輕轻輛辆輝辉輪轮輯辑輸输轄辖轉转辦办農农迴回連连週周遊游"
    + "遙遥遞递適适遺遗鄰邻鄭郑醫医醬酱釋释針针釣钓鈔钞鈴铃鉛铅銀银銅铜銘铭銷销鋁铝鋒锋鋪铺鋼钢錄录錢钱錦锦錫锡錯错鍋锅鍾钟鎖锁鎮镇鏈链鏡镜鐘钟鐵铁鑑鉴長长門门閃闪閉闭"
    + "開开間间閒闲閣阁閱阅闆板闊阔闖闯關关陣阵陰阴陳陈陸陆陽阳階阶隊队際际隨随險险隱隐隻只雖虽雙双雜杂雞鸡離离難难雲云電电霧雾靈灵靜静頁页頂顶項项順顺須须預预頑顽頒颁"
    + "頓顿領领頭头頻频題题額额顏颜願愿類类顧顾顯显風风颱台飛飞飯饭飲饮飼饲飾饰養养餘余館馆餵喂駐驻駕驾駛驶騎骑騙骗騰腾驅驱驗验驚惊驟骤骯肮髒脏體体髮发鬆松鬥斗鬧闹魚鱼"
    + "魯鲁鮮鲜鯨鲸鳥鸟鳳凤鴨鸭鵝鹅鷹鹰鹽盐麗丽麥麦麵面麼么黃黄點点黨党齊齐齡龄龍龙龐庞龜龟並并亂乱亞亚佈布佔占來来係系俠侠倉仓個个倫伦偉伟側侧偵侦傑杰備备傳传債债傷伤"
    + "傾倾僅仅僑侨價价儀仪億亿儘尽償偿優优儲储兒儿內内兩两冊册凍冻凈净劃划則则剛刚創创劇剧劉刘劍剑勁劲動动務务勝胜勞劳勢势勳勋勵励勸劝區区協协卻却厭厌厲厉參参叢丛吳吴"
    + "員员啟启問问喚唤喬乔單单嚴严囑嘱團团園园圍围圓元圖图國国執执堅坚報报場场塊块墳坟墾垦壓压壞坏壯壮壽寿夠够夢梦夾夹奪夺奮奋姍姗婦妇媽妈嬰婴學学孫孙宮宫寬宽實实寧宁"
    + "審审寫写寶宝將将專专尋寻對对導导屆届層层屬属岡冈島岛峽峡嶺岭巖岩巒峦帥帅師师帳帐帶带幣币幫帮幹干幾几庫库廠厂廣广廳厅廟庙張张強强彈弹彎弯彙汇後后徑径復复徵征徹彻"
    + "恆恒悅悦惡恶愛爱態态慶庆慮虑憂忧憑凭憲宪應应懷怀懸悬懼惧戀恋戰战戲戏戶户拋抛挾挟捨舍掃扫掛挂採采揚扬換换揮挥損损搖摇搶抢撥拨撫抚擇择擊击擋挡擔担據据擠挤擬拟擴扩"
    + "擾扰攝摄敗败敘叙敵敌數数斷断於于時时晉晋暈晕暉晖曉晓曬晒書书會会東东條条棄弃棟栋棧栈楊杨楓枫業业極极榮荣構构槍枪樂乐樓楼標标樣样樹树橋桥機机檔档檢检櫃柜權权歐欧"
    + "歡欢歲岁歷历歸归殘残殺杀毀毁氣气決决沒没況况淚泪淨净淺浅渦涡測测湧涌湯汤準准溝沟溫温滅灭滬沪滿满漁渔漢汉漲涨漸渐潔洁潛潜潤润澤泽濃浓濕湿濟济濱滨瀏浏灘滩灣湾災灾"
    + "為为無无煉炼煙烟煥焕煩烦熱热燈灯燒烧營营爐炉爭争爺爷爾尔牆墙牽牵犧牺狀状狹狭獅狮獎奖獨独獲获獵猎獻献現现環环產产畝亩畢毕畫画異异當当疊叠療疗癒愈癱瘫發发皺皱盜盗"
    + "盡尽監监盤盘盧卢眾众睜睁矚瞩礎础礦矿礙碍禍祸禮礼禪禅種种稱称穀谷積积穎颖穩稳窮穷竄窜競竞筆笔筍笋節节範范築筑簡简簽签籃篮籌筹籤签糧粮糾纠紀纪約约紅红納纳純纯紙纸"
    + "級级紛纷紐纽細细紹绍終终組组結结絕绝絡络統统經经綜综綠绿維维網网緊紧緒绪線线締缔緣缘編编緩缓練练緻致縣县縫缝縮缩縱纵總总績绩織织繞绕繪绘繫系繳缴繼继續续纖纤罰罚"
    + "羅罗義义習习翹翘聖圣聞闻聯联聰聪聲声職职聽听肅肃脅胁脈脉脫脱腦脑腫肿腳脚臉脸臨临臺台與与興兴舉举舊旧艱艰艷艳藝艺莊庄華华萊莱萬万葉叶蒼苍蓋盖蔣蒋蔥葱薈荟薑姜薦荐"
    + "藍蓝藥药蘆芦蘇苏蘋苹蘭兰處处虛虚號号螢萤蟲虫蠶蚕術术衛卫衝冲裝装裡里裏里補补製制複复襲袭見见規规視视親亲覺觉覽览觀观觸触訂订訊讯討讨訓训記记訪访設设許许訴诉診诊"
    + "詢询詩诗詳详誌志誠诚誰谁請请諸诸諾诺謀谋謂谓謹谨譚谭譯译議议譽誉豐丰豬猪貓猫賈贾賭赌賴赖趙赵躍跃軒轩輔辅輩辈轟轰辭辞邏逻郵邮鄉乡鄒邹鄧邓釀酿釐厘鋸锯閻阎闡阐陝陕"
    + "雛雏霑沾韋韦韓韩韻韵頤颐顆颗顫颤飄飘饑饥饒饶馬马馮冯馳驰駱骆鮑鲍鴻鸿鵬鹏鶴鹤叡睿嫻娴婭娅嬌娇瑩莹瑋玮璽玺瓊琼瑤瑶綺绮綸纶緯纬縈萦蕭萧衞卫諭谕謙谦軻轲鈞钧鉅巨銓铨"
    + "鋭锐錚铮鎧铠韜韬頌颂顥颢駿骏騫骞鳴鸣鷗鸥龔龚灝灏煒炜燁烨罌罂牠它妳你檯台嚮向衆众綫线啓启産产縂总噸吨曆历貳贰遼辽減减"

  /// Other printings of a mark, each before the one that stands for it.
  private static let marks =
    "‧·•·・·﹒.～~——―—﹪%％%°°˚°﹩$￠¢￡£￥¥¥¥﹣-−-"
}
