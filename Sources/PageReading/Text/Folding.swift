/// Folds characters one to one, so that spans hold: full-width forms become ASCII, corner brackets become curly
/// quotation marks, kinds of space become U+0020, and the traditional characters of the words that the reader
/// knows (記者, 報, 訊, 攝) become simplified. What is compared is folded, what is kept is not.
enum Folding {
  /// Folds `scalar`, which stands after the folded `previous`.
  static func fold(_ scalar: Unicode.Scalar, after previous: Unicode.Scalar) -> Unicode.Scalar {
    if scalar.value < 0x80 {
      switch scalar {
      case "\t": return " "
      // 今年投资1.5亿元. is a full stop only where it is not within a number or an address.
      case ".": return previous.isHan || previous.isClosingMark ? "。" : scalar
      default: return scalar
      }
    }
    if scalar.value < 0x10000, let folded = Unicode.Scalar(table[Int(scalar.value)]) {
      return folded
    }
    return scalar
  }

  /// The folded form of every scalar of the basic plane.
  private static let table: [UInt16] = {
    var table = (0...UInt16.max).map { $0 }
    for value in 0xFF01...0xFF5E { table[value] = UInt16(value - 0xFEE0) }
    for value in [0x3000, 0xA0, 0x202F, 0x205F] + Array(0x2000...0x200A) { table[value] = 0x20 }
    for (from, to) in pairs { table[Int(from.value)] = UInt16(to.value) }
    return table
  }()

  private static let pairs =
    zip(marks.from.unicodeScalars, marks.to.unicodeScalars).map { $0 }
    + zip(characters.from.unicodeScalars, characters.to.unicodeScalars)

  private static let marks = (
    from: "「」『』﹁﹂﹃﹄〝〞｢｣｡､．﹐﹑﹒﹔﹕﹗﹙﹚〔〕［］【】〖〗―─━•・‧",
    to: "“”“”“”“”“”“”。、。,、。;:!()()[][][]———···"
  )

  /// Characters of the words and surnames that are looked for, not all there are.
  private static let characters = (
    from:
      "報訊記員攝電圖華聞據實習聯廣東陽數編輯譯視專題歐馮張劉陳楊趙黃吳孫鄭馬蔣韓許鄧蕭葉蘇盧賈鍾譚陸範賀龍錢湯龔鄒萬閻呂魯魏龐齊謝羅約體轉責導見隨學術與們說這個來領啟聲賽續處組會員總縣區鄉鎮號點時間後對從應該與開關動戰業務條線級類產",
    to:
      "报讯记员摄电图华闻据实习联广东阳数编辑译视专题欧冯张刘陈杨赵黄吴孙郑马蒋韩许邓萧叶苏卢贾钟谭陆范贺龙钱汤龚邹万阎吕鲁魏庞齐谢罗约体转责导见随学术与们说这个来领启声赛续处组会员总县区乡镇号点时间后对从应该与开关动战业务条线级类产"
  )
}
