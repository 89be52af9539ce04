/// Reads folded characters from left to right; `take…` consumes, everything else only looks.
struct Cursor {
  let text: ArraySlice<Unicode.Scalar>
  /// The same characters before folding, at the same indices: names are kept as printed (馬騰).
  let printed: ArraySlice<Unicode.Scalar>
  var index: Int

  init(_ text: ArraySlice<Unicode.Scalar>, printed: ArraySlice<Unicode.Scalar>? = nil) {
    self.text = text
    self.printed = printed ?? text
    index = text.startIndex
  }

  var isAtEnd: Bool { index == text.endIndex }
  var next: Unicode.Scalar? { isAtEnd ? nil : text[index] }
  var rest: ArraySlice<Unicode.Scalar> { text[index...] }

  func isAt(anyOf words: Words) -> Bool { words.opening(rest) != nil }

  mutating func take(_ scalar: Unicode.Scalar) -> Bool {
    guard next == scalar else { return false }
    index += 1
    return true
  }

  /// Takes the first of `words` that stands here and returns its place in the list.
  @discardableResult
  mutating func take(anyOf words: Words) -> Int? {
    guard let (place, count) = words.opening(rest) else { return nil }
    index += count
    return place
  }

  /// What stands here up to the first character that is not so, at most `limit` long.
  @discardableResult
  mutating func take(
    upTo limit: Int = .max, while condition: (Unicode.Scalar) -> Bool
  ) -> ArraySlice<Unicode.Scalar> {
    let run = rest.prefix(limit).prefix(while: condition)
    index = run.endIndex
    return run
  }

  /// A number in ASCII or Chinese digits (12, 十二, 二〇二三, 三十一), at most `limit` long.
  mutating func takeNumber(upTo limit: Int) -> Int? {
    let start = index
    let run = take(upTo: limit) { $0.isASCIIDigit || $0.isChineseDigit }
    if let value = ChineseNumber.value(run) { return value }
    index = start
    return nil
  }

  /// 4月1日, 十二月三十一日, 2023年3月10日; the year is nil where none is told.
  mutating func takeDay() -> (year: Int?, month: Int, day: Int)? {
    let start = index
    var year: Int?
    if let number = takeNumber(upTo: 5) {
      if take("年") { year = number } else { index = start }
    }
    if let month = takeNumber(upTo: 3), 1...12 ~= month, take("月"),
      let day = takeNumber(upTo: 3), 1...31 ~= day, take("日") || take("号")
    {
      return (year, month, day)
    }
    index = start
    return nil
  }
}

/// Numbers of dates and pages: ASCII digits, digit by digit (二〇二三), or with tens (三十一).
enum ChineseNumber {
  static func value(_ run: ArraySlice<Unicode.Scalar>) -> Int? {
    guard !run.isEmpty, run.count <= 5 else { return nil }
    guard let ten = run.firstIndex(of: "十") else {
      return run.reduce(Int?(0)) { sum, scalar in
        digit(scalar).flatMap { digit in sum.map { $0 * 10 + digit } }
      }
    }
    let before = run[..<ten]
    let after = run[(ten + 1)...]
    guard before.count <= 1, after.count <= 1,
      let tens = before.isEmpty ? 1 : before.first.flatMap(digit),
      let ones = after.isEmpty ? 0 : after.first.flatMap(digit)
    else { return nil }
    return tens * 10 + ones
  }

  static func digit(_ scalar: Unicode.Scalar) -> Int? {
    if scalar.isASCIIDigit { return Int(scalar.value) - 0x30 }
    switch scalar {
    case "〇", "零", "○": return 0
    case "一": return 1
    case "二": return 2
    case "三": return 3
    case "四": return 4
    case "五": return 5
    case "六": return 6
    case "七": return 7
    case "八": return 8
    case "九": return 9
    default: return nil
    }
  }
}
