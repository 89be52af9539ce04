/// One character of a page as the finders compare it: a scalar with its printed form folded away.
///
/// Newspapers mix full-width and half-width marks and, at times, traditional characters. Folding maps each scalar to
/// exactly one sign (`５` and `5`, `，` and `,`, `萬` and `万`), so that a place in the signs is a place in the text.
/// Scalars outside the basic plane fold to U+FFFD: none of them is part of a rule.
struct Sign: Sendable, ExpressibleByUnicodeScalarLiteral {
  let code: UInt16
  /// Beside the code, so that asking for it is no look-up; empty in a literal, which is only compared with.
  private let kind: Kind

  /// Stands before the first and after the last sign of a text.
  static var edge: Sign { Sign(code: 0, kind: .stop) }

  private init(code: UInt16, kind: Kind) {
    self.code = code
    self.kind = kind
  }

  /// A literal in a rule is written in its folded form already: a constant, not a look-up.
  init(unicodeScalarLiteral scalar: Unicode.Scalar) {
    self.init(code: UInt16(truncatingIfNeeded: scalar.value), kind: [])
  }

  init(folding scalar: Unicode.Scalar) {
    self = Sign.folded[scalar.value < 0x10000 ? Int(scalar.value) : 0xFFFD]
  }

  func `is`(_ kind: Kind) -> Bool { !self.kind.isDisjoint(with: kind) }

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
  /// What a sign can be part of; a sign may be several (`十` is Han and a numeral).
  struct Kind: OptionSet, Sendable {
    let rawValue: UInt16

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

  private static var kinds: [UInt16] {
    var table = [UInt16](repeating: 0, count: 0x10000)
    func set(_ kind: Kind, _ text: String) {
      for scalar in text.unicodeScalars { table[Int(scalar.value)] |= kind.rawValue }
    }
    for code in 0x4E00...0x9FFF { table[code] |= Kind.han.rawValue }
    for code in 0x3400...0x4DBF { table[code] |= Kind.han.rawValue }
    for code in 0x30...0x39 { table[code] |= Kind.digit.rawValue }
    for code in 0x41...0x5A { table[code] |= Kind.letter.rawValue }
    for code in 0x61...0x7A { table[code] |= Kind.letter.rawValue }
    set(.numeral, "零〇○一二两三四五六七八九")
    set(.formal, "壹贰叁肆伍陆柒捌玖拾佰仟")
    set(.power, "十百千万亿兆")
    set(.han, "〇")
    set(.stop, "。!?\u{0}\n\r\u{2028}\u{2029}\u{0B}\u{0C}")
    set(.pause, ",;:…")
    set(.space, " \t\u{A0}\u{3000}")
    set(.opening, "“‘《「『〈【")
    set(.closing, "”’》」』〉】")
    set(.bracket, "()[]〔〕")
    return table
  }

  /// The sign of each scalar of the basic plane.
  private static let folded: [Sign] = {
    var codes = (0..<0x10000).map { UInt16($0) }
    for code in 0xFF01...0xFF5E { codes[code] = UInt16(code - 0xFEE0) }
    let pairs = zip(traditional.unicodeScalars, simplified.unicodeScalars)
    for (from, to) in pairs { codes[Int(from.value)] = UInt16(to.value) }
    let kinds = Sign.kinds
    return codes.map { Sign(code: $0, kind: Kind(rawValue: kinds[Int($0)])) }
  }()

  /// Traditional forms that the tables of this module would otherwise miss, and other printings of a mark.
  private static let traditional =
    "萬億兩點個週後時間歲畝噸號農曆來約餘過華區縣鎮鄉報訊記員陸貳參幾數雙對節慶請處長無歷興這當現為會說書黨總經辦廳國"
    + "學醫機關業車輛條項場產業種類戶張隻棟頭樓層幣圓韓萊盧億禮開門東廣雲寧遼濱錦溫達減升邊發動聲議館樂線課題團隊業體"
    + "導應據幫組織級標環風飛馬龍龜齊劉陳楊趙黃吳許鄭馮鄧蕭葉蘇賈韋鄒閻陽萬顧賀龔嚴龐錢湯練聯證務價題際實"
    + "‧•・﹒～—―﹪％°˚﹩￠￡￥¥﹣−"
  private static let simplified =
    "万亿两点个周后时间岁亩吨号农历来约余过华区县镇乡报讯记员陆贰叁几数双对节庆请处长无历兴这当现为会说书党总经办厅国"
    + "学医机关业车辆条项场产业种类户张只栋头楼层币元韩莱卢亿礼开门东广云宁辽滨锦温达减升边发动声议馆乐线课题团队业体"
    + "导应据帮组织级标环风飞马龙龟齐刘陈杨赵黄吴许郑冯邓萧叶苏贾韦邹阎阳万顾贺龚严庞钱汤练联证务价题际实"
    + "···.~——%%°°$¢£¥¥--"
}
