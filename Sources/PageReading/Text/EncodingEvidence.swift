/// Whether bytes without a mark are UTF-16: nearly all their 16-bit units then are Han, kana, CJK marks, full-width
/// forms or ASCII in one byte order, and what lies between the Han (line feeds, spaces, ，。) proves the order.
struct UTF16Evidence {
  let encoding: TextEncoding?

  init(_ bytes: [UInt8]) {
    guard bytes.count >= 4 else {
      encoding = nil
      return
    }
    var little = Tally()
    var big = Tally()
    // 64 KiB tell as much as the whole file.
    for index in stride(from: 0, to: min(bytes.count, 65_536) - 1, by: 2) {
      little.count(UInt16(bytes[index + 1]) << 8 | UInt16(bytes[index]))
      big.count(UInt16(bytes[index]) << 8 | UInt16(bytes[index + 1]))
    }
    if little.isText && little.plausible > big.plausible {
      encoding = .utf16LE
    } else if big.isText && big.plausible > little.plausible {
      encoding = .utf16BE
    } else {
      encoding = nil
    }
  }

  private struct Tally {
    var units = 0
    var plausible = 0
    var telling = 0

    /// A damaged unit or two, an emoji's surrogates and rare letters are allowed for.
    var isText: Bool { plausible * 10 >= units * 9 && telling > 0 }

    mutating func count(_ unit: UInt16) {
      units += 1
      switch unit {
      case 0x0009, 0x000A, 0x000D, 0x0020...0x007E, 0x3000...0x3002, 0xFF0C, 0x201C, 0x201D:
        plausible += 1
        telling += 1
      case 0x3003...0x30FF, 0x4E00...0x9FFF, 0xFF01...0xFF5E, 0x00A0...0x00FF, 0x2010...0x2027:
        plausible += 1
      default: break
      }
    }
  }
}

/// How much of the bytes beyond ASCII is UTF-8 for CJK: damaged UTF-8 stays UTF-8, whatever a detector would say.
struct UTF8Evidence {
  private var beyondASCII = 0
  private var wellFormed = 0

  init(_ bytes: [UInt8]) {
    var index = 0
    while index < bytes.count {
      let byte = bytes[index]
      // U+2000 to U+9FFF and U+F000 to U+FFFF; two-byte sequences also turn up by chance in GB18030.
      if 0xE2...0xEF ~= byte, index + 2 < bytes.count, bytes[index + 1] & 0xC0 == 0x80,
        bytes[index + 2] & 0xC0 == 0x80
      {
        wellFormed += 3
        beyondASCII += 3
        index += 3
      } else {
        beyondASCII += byte >= 0x80 ? 1 : 0
        index += 1
      }
    }
  }

  var isMostlyWellFormed: Bool { wellFormed > 0 && wellFormed * 2 >= beyondASCII }
}

/// How common the characters of a text are: Chinese read in the wrong encoding is made of rare ones.
enum Commonness {
  /// The share that any Chinese prose exceeds: these characters are two in three of what newspapers print, and
  /// three in a hundred of what the wrong encoding gives.
  static let ofText = 0.2

  /// Of the characters beyond ASCII, the share that is common, 0 to 1; an unreadable byte counts against it.
  static func share(in output: CharacterConverter.Output) -> Double {
    var all = 0
    var usual = 0
    for scalar in String(decoding: output.utf8, as: UTF8.self).unicodeScalars
    where scalar.value >= 0x80 {
      all += 1
      usual += common.contains(scalar) ? 1 : 0
    }
    return all == 0 ? 0 : Double(usual) / Double(all)
  }

  /// The most frequent characters and marks of newspapers, simplified and traditional.
  private static let common = Set(
    """
    的一是不了在人有我他这个们中来上大为和国地到以说时要就出会可也你对生能而子那得于着下自之年过发后作里用道行所然家种事成方多经么去法学如\
    都同现当没动面起看定天分还进好小部其些主样理心她本前开但因只从想实日军者意无力它与长把机十民第公此已工使情明性知全三又关点正业外将两高间\
    由问很最重并物手应战向头文体政美相见被利什二等产或新己制身果加西斯月话合回特代内信表化老给世位次度门任常先海通教儿原东声提立及比员解水名\
    真论处走义各入几口认条平系气题活尔更别打女变四神总何电数安少报才结反受目太量再感建务做接必场件计管期市直德资命山金指克许统区保至队形社便\
    空决治展马科司五基眼书非则听白却界达光放强即像难且权思王象完设式色路记南品住告类求据程北边死张该交规万取拉格望觉术领共确传师观清今切院让\
    识候带导争运讯省县镇乡村街州京企项目服党委书局厅组织群众济城农改革创造投推项标网路医校园环境安全
    這個們來為國時說會對發過後裡經麼當沒動還進樣開從實軍無與長機關點業將兩間問並應戰頭體見產話內給門東聲員論處義幾認條係氣題爾別變總電數報\
    結計資許統區隊決馬書則聽達強難權設記類據張該規萬術領確傳師觀讓識帶導爭運訊縣鄉黨廳組織眾濟農創標網醫園環
    ，。、“”：；？！（）《》「」『』·—…　０１２３４５６７８９
    """.unicodeScalars.filter { $0.value >= 0x80 })
}
