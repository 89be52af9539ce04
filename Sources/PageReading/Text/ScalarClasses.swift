/// What a folded character is, as far as the reader asks.
extension Unicode.Scalar {
  package var isHan: Bool {
    switch value {
    case 0x4E00...0x9FFF, 0x3400...0x4DBF, 0x3007, 0x20000...0x3FFFF: true
    default: false
    }
  }

  var isASCIIDigit: Bool { 0x30...0x39 ~= value }

  var isASCIILetter: Bool { 0x41...0x5A ~= value || 0x61...0x7A ~= value }

  /// A mark that closes what an earlier one opened; no sentence begins with it.
  var isClosingMark: Bool {
    switch self {
    case "”", "’", ")", "]", "》", "〉", "}": true
    default: false
    }
  }

  /// 。！？… and their half-width forms, folded.
  var endsSentence: Bool {
    switch self {
    case "。", "!", "?", "…": true
    default: false
    }
  }

  /// A mark that stands inside a sentence.
  var isPause: Bool {
    switch self {
    case ",", "、", ";": true
    default: false
    }
  }

  var isChineseDigit: Bool {
    switch self {
    case "〇", "零", "一", "二", "三", "四", "五", "六", "七", "八", "九", "十", "○": true
    default: false
    }
  }

  /// White space as Unicode's White_Space has it, and the four separators that Python's `str.strip` adds.
  var isBlank: Bool {
    switch value {
    case 0x09...0x0D, 0x1C...0x1F, 0x20, 0x85, 0xA0, 0x1680, 0x2000...0x200A, 0x2028, 0x2029,
      0x202F,
      0x205F, 0x3000:
      true
    default: false
    }
  }

  /// Soft hyphens, zero-width spaces and joiners, direction marks: what an extraction leaves and nobody sees.
  var isInvisible: Bool {
    switch value {
    case 0xAD, 0x200B...0x200F, 0x202A...0x202E, 0x2060...0x2064, 0x2066...0x2069, 0xFEFF: true
    default: false
    }
  }
}
