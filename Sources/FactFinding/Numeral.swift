/// A number as printed, in Arabic or Chinese figures or both (`1,100万`, `一万五千亿`, `3亿5000万`, `三四十`).
struct Numeral: Sendable {
  enum Style: Sendable {
    case arabic, chinese
    /// 百 千 万 亿 without a digit before: one of them (`万亩`, `千余人`), or a mere word (`万家灯火`).
    case bare
  }

  var value: Exact
  /// The other end of two digits side by side (三四十).
  var upper: Exact?
  var end: Int
  var style: Style
  /// The number before its closing powers of ten, and how many they are: 200亿 is 200 and 8, so that `200至400亿`
  /// can share them.
  var core: Exact
  var power: Int = 0
  /// Inside the number (`20余万`).
  enum Qualifier: String, Sendable {
    case over = "余"
    case many = "多"
  }

  var qualifier: Qualifier?
  /// 几 inside the number: no value can be given (`十几个`).
  var isIndefinite = false

  /// Reads the whole number that begins at `start` and leaves a 点 after it alone: 五点一刻 is no 5.1.
  init?(wholeIn passage: Passage, at start: Int) {
    guard passage[start].is([.numeral, .power]) else {
      self.init(in: passage, at: start)
      return
    }
    self.init(chineseIn: passage, at: start, takesFraction: false)
  }

  /// Reads the number that begins at `start`; nil where none does or it is larger than any figure.
  init?(in passage: Passage, at start: Int) {
    let first = passage[start]
    let numeral: Numeral? =
      if first.is(.digit) {
        Numeral(arabicIn: passage, at: start)
      } else if first.is(.formal) {
        Numeral(formalIn: passage, at: start)
      } else if first.is([.numeral, .power]) {
        Numeral(chineseIn: passage, at: start)
      } else {
        nil
      }
    guard let numeral else { return nil }
    self = numeral
  }

  private init(_ value: Exact, end: Int, style: Style) {
    self.value = value
    self.core = value
    self.end = end
    self.style = style
  }
}

// MARK: Arabic figures

extension Numeral {
  private init?(arabicIn passage: Passage, at start: Int) {
    guard let (digits, end) = Numeral.digits(in: passage, at: start) else { return nil }
    self.init(digits, end: end, style: .arabic)
    guard multiply(in: passage) else { return nil }
    addSmallerTerms(in: passage)
  }

  /// Digits with thousands' commas and a decimal point: 1,100 or 76164.69.
  private static func digits(in passage: Passage, at start: Int) -> (Exact, end: Int)? {
    var mantissa = 0
    var index = start
    func take() -> Bool {
      let (product, overflow) = mantissa.multipliedReportingOverflow(by: 10)
      guard !overflow, product <= Int.max - 9, let digit = passage[index].digit else {
        return false
      }
      mantissa = product + digit
      index += 1
      return true
    }
    while passage[index].is(.digit) { guard take() else { return nil } }
    if 1...3 ~= index - start {
      while passage.hasThousands(at: index) {
        index += 1
        for _ in 0..<3 { guard take() else { return nil } }
      }
    }
    guard passage[index] == ".", passage[index + 1].is(.digit) else {
      return (Exact(mantissa), index)
    }
    index += 1
    let point = index
    while passage[index].is(.digit) { guard take() else { return nil } }
    return (Exact(mantissa, exponent: point - index), index)
  }

  /// Takes 百 千 万 亿 after the digits, and 余 or 多 between (`5000余万`); false where the number grows too large.
  private mutating func multiply(in passage: Passage) -> Bool {
    var index = end
    let inner = passage[index]
    let isQualified = inner == "余" || inner == "多" || inner == "几"
    if isQualified, passage[index + 1].power ?? 0 > 1 { index += 1 }
    let first = index
    while let more = passage.power(at: index), more > 1 {
      power += more
      index += 1
    }
    if passage[index] == "k", !passage[index + 1].is([.letter, .digit]), index == first {
      power = 3
      index += 1
    }
    guard index > first else { return true }
    guard let shifted = value.shifted(by: power) else { return false }
    if first > end {
      isIndefinite = inner == "几"
      qualifier = inner.numeralQualifier
    }
    value = shifted
    end = index
    return true
  }

  /// 3亿5000万: a smaller term joins where it has a power of its own, below the one before.
  private mutating func addSmallerTerms(in passage: Passage) {
    var last = power
    while last > 2, qualifier == nil, passage[end].is(.digit),
      let (digits, index) = Numeral.digits(in: passage, at: end),
      let more = passage.power(at: index), more > 1, more < last,
      let term = digits.shifted(by: more), let sum = value + term
    {
      value = sum
      core = sum
      power = 0
      last = more
      end = index + 1
    }
  }
}

extension Sign {
  fileprivate var numeralQualifier: Numeral.Qualifier? {
    self == "余" ? .over : self == "多" ? .many : nil
  }
}

extension Passage {
  /// The power of ten at `place`; nil where the sign belongs to the unit (亿千瓦时, 兆赫).
  fileprivate func power(at place: Int) -> Int? {
    let sign = self[place]
    if sign == "千" || sign == "兆" {
      switch self[place + 1] {
      case "瓦", "米", "克", "伏", "赫", "卡", "帕": return nil
      default: break
      }
    }
    return sign.power
  }

  /// A comma, as wide as the digits are, and exactly three digits stand at `place`.
  fileprivate func hasThousands(at place: Int) -> Bool {
    self[place] == "," && isWide(at: place) == isWide(at: place - 1)
      && (1...3).allSatisfy { self[place + $0].is(.digit) }
      && !self[place + 4].is(.digit)
  }
}

// MARK: Chinese figures

extension Numeral {
  /// 陆 and 伍 are words too: formal figures count only side by side (`伍仟`), with a power (`壹千`) or before a decimal point.
  private init?(formalIn passage: Passage, at start: Int) {
    let next = passage[start + 1]
    guard next.is([.formal, .power]) || next == "点" else { return nil }
    self.init(chineseIn: passage, at: start)
  }

  private init?(chineseIn passage: Passage, at start: Int, takesFraction: Bool = true) {
    guard
      var lower = ChineseNumber(
        in: passage, at: start, pair: .first, takesFraction: takesFraction)
    else { return nil }
    if lower.hasPair,
      let higher = ChineseNumber(
        in: passage, at: start, pair: .second, takesFraction: takesFraction)
    {
      lower.upper = higher.value
    }
    self.init(lower.value, end: lower.end, style: lower.isBare ? .bare : .chinese)
    upper = lower.upper
    core = lower.core
    power = lower.power
    qualifier = lower.qualifier
    isIndefinite = lower.isIndefinite
  }
}

/// Reads one number in Chinese figures, sign by sign.
///
/// Terms are kept largest first: a 亿 gathers every smaller term before it (一万五千亿 is 15,000 times 10^8), and one
/// that follows another power at once multiplies it (二十万亿). A last digit without its power means the next lower
/// one (二百五 is 250).
private struct ChineseNumber {
  /// Which of two digits side by side is read (三四十: thirty, forty).
  enum Pair { case first, second }

  private(set) var value = Exact(0)
  private(set) var core = Exact(0)
  private(set) var power = 0
  private(set) var end: Int
  private(set) var isBare = false
  private(set) var hasPair = false
  private(set) var qualifier: Numeral.Qualifier?
  private(set) var isIndefinite = false
  var upper: Exact?

  private static let none = 99
  private var groups: [Int] = []
  private var section = 0
  private var pending: Int?
  /// The power of the last term.
  private var smallest = ChineseNumber.none
  private var afterZero = false

  init?(in passage: Passage, at start: Int, pair: Pair, takesFraction: Bool) {
    end = start
    if let positional = ChineseNumber.positional(in: passage, at: start) {
      (value, core, end) = (positional.value, positional.value, positional.end)
      return
    }
    isBare = (passage[start].power ?? 0) > 1
    loop: while true {
      let sign = passage[end]
      if let digit = sign.digit, !sign.is(.digit) {
        guard take(digit, before: passage[end + 1], pair: pair) else { break loop }
      } else if let power = passage.power(at: end) {
        guard let follows = multiply(by: power) else { return nil }
        guard follows else { break loop }
      } else if !takeInnerQualifier(passage) {
        break loop
      }
      end += 1
    }
    guard end > start, finish(), !takesFraction || finishFraction(in: passage) else { return nil }
  }

  /// Two digits before 折 or 成 are tenths and hundredths: 五五折.
  private static func positional(in passage: Passage, at start: Int) -> (value: Exact, end: Int)? {
    guard let tens = passage[start].digit, let ones = passage[start + 1].digit,
      passage[start + 2] == "折" || passage[start + 2] == "成"
    else { return nil }
    return (Exact(tens * 10 + ones, exponent: -1), start + 2)
  }

  /// False where the digit belongs to no number any more.
  private mutating func take(_ digit: Int, before next: Sign, pair: Pair) -> Bool {
    if digit == 0 {
      guard pending == nil else { return false }
      afterZero = true
      if smallest == ChineseNumber.none { pending = 0 }
      return true
    }
    if let before = pending {
      guard digit == before + 1, !hasPair, before > 0 else { return false }
      hasPair = true
      if pair == .second { pending = digit }
      return true
    }
    pending = digit
    return true
  }

  /// False where the power cannot follow; nil where the number grows too large.
  private mutating func multiply(by exponent: Int) -> Bool? {
    let factor = (0..<exponent).reduce(1) { product, _ in product * 10 }
    if exponent < 4 {
      guard exponent < smallest else { return false }
      section += (pending ?? 1) * factor
      (pending, afterZero, smallest) = (nil, false, exponent)
      return true
    }
    var gathered = section + (pending ?? 0)
    section = 0
    if gathered == 0, let last = groups.popLast() {
      gathered = last
    } else {
      while let last = groups.last, last < factor { gathered += groups.removeLast() }
    }
    if gathered == 0 { gathered = 1 }
    let (product, overflow) = gathered.multipliedReportingOverflow(by: factor)
    guard !overflow else { return nil }
    groups.append(product)
    (pending, afterZero, smallest) = (nil, false, exponent)
    return true
  }

  /// 十余万, 五百多亿, 二十几万: taken where a power follows.
  private mutating func takeInnerQualifier(_ passage: Passage) -> Bool {
    let sign = passage[end]
    guard sign == "余" || sign == "多" || sign == "几" || sign == "来",
      passage[end + 1].power ?? 0 >= 4, qualifier == nil, !isIndefinite
    else { return false }
    qualifier = sign.numeralQualifier
    isIndefinite = sign == "几"
    return true
  }

  /// Adds up the terms; false where they do not fit or are no number.
  private mutating func finish() -> Bool {
    if let digit = pending {
      guard !isBare else { return false }
      let isShort = !afterZero && smallest != ChineseNumber.none
      section +=
        isShort ? digit * (0..<(smallest - 1)).reduce(1) { product, _ in product * 10 } : digit
    } else if afterZero {
      return false
    }
    var total = Exact(section)
    for group in groups {
      guard let sum = total + Exact(group) else { return false }
      total = sum
    }
    value = total
    core = total
    if section == 0, groups.count == 1, pending == nil, smallest >= 4,
      smallest != ChineseNumber.none
    {
      power = smallest
      core = total.shifted(by: -smallest) ?? total
    }
    return true
  }

  /// 八点五, 二点三万.
  private mutating func finishFraction(in passage: Passage) -> Bool {
    guard passage[end] == "点", passage[end + 1].digit != nil, !passage[end + 1].is(.digit) else {
      return true
    }
    var index = end + 1
    var mantissa = 0
    while let digit = passage[index].digit, !passage[index].is(.digit), index - end <= 9 {
      mantissa = mantissa * 10 + digit
      index += 1
    }
    // 三点五十: a time of day.
    guard passage[index].power ?? 4 >= 4 else { return true }
    guard let sum = value + Exact(mantissa, exponent: end + 1 - index) else { return false }
    (value, core, power, end) = (sum, sum, 0, index)
    while let more = passage[end].power, more >= 4 {
      guard let shifted = value.shifted(by: more) else { return false }
      value = shifted
      power += more
      end += 1
    }
    return true
  }
}
