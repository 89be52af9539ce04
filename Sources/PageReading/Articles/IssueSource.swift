/// What the path of a file tells of its issue: `郑州日报/2023-03-10-A05.txt`.
struct IssueSource {
  /// The first folder below the inbox.
  var paper: String?
  var date: IssueDate?
  var page: String?

  init(_ source: String) {
    var components = source.split(separator: "/").map { Array($0.unicodeScalars) }
    guard var name = components.popLast() else { return }
    if let dot = name.lastIndex(of: "."), dot > 0 { name.removeSubrange(dot...) }
    if let first = components.first, Self.day(in: first) == nil {
      paper = String(scalars: first[...])
    }
    if let (day, end) = Self.day(in: name) {
      date = IssueDate(value: day, basis: .filename)
      page = Self.page(in: name[end...])
    } else if let day = components.reversed().lazy.compactMap({ Self.day(in: $0) }).first?.day {
      date = IssueDate(value: day, basis: .folder)
      page = Self.page(in: name[...])
    }
  }

  /// `2023-03-10`, `20230310`, `2023_3_10`, `2023年3月10日`: a day of 19xx or 20xx, not inside a longer run of digits.
  private static func day(in name: [Unicode.Scalar]) -> (day: Day, end: Int)? {
    for start in name.indices where name[start].isASCIIDigit {
      guard start == 0 || !name[start - 1].isASCIIDigit else { continue }
      // A letter before is a paper's sign (zzrb20230310); hexadecimal digits around it are a hash's.
      if let found = compactDay(in: name, at: start) ?? separatedDay(in: name, at: start) {
        return found
      }
    }
    return nil
  }

  private static func compactDay(in name: [Unicode.Scalar], at start: Int) -> (day: Day, end: Int)?
  {
    let run = name[start...].prefix(while: \.isASCIIDigit)
    guard run.count == 8 else { return nil }
    return day(number(run.prefix(4)), number(run.dropFirst(4).prefix(2)), number(run.suffix(2)))
      .map { ($0, run.endIndex) }
  }

  private static func separatedDay(in name: [Unicode.Scalar], at start: Int) -> (
    day: Day, end: Int
  )? {
    var cursor = Cursor(name[start...])
    var numbers: [Int] = []
    for length in [4, 2, 2] {
      let run = cursor.take(upTo: length, while: \.isASCIIDigit)
      guard !run.isEmpty, length == 2 || run.count == 4 else { return nil }
      numbers.append(number(run))
      if numbers.count < 3, cursor.take(anyOf: dayMarks) == nil { return nil }
    }
    _ = cursor.take("日")
    guard !(cursor.next?.isASCIIDigit ?? false) else { return nil }
    return day(numbers[0], numbers[1], numbers[2]).map { ($0, cursor.index) }
  }

  private static let dayMarks: Words = ["-", "_", ".", "年", "月"]

  private static func day(_ year: Int, _ month: Int, _ day: Int) -> Day? {
    1900...2099 ~= year ? Day(year: year, month: month, day: day) : nil
  }

  private static func number(_ digits: ArraySlice<Unicode.Scalar>) -> Int {
    digits.reduce(0) { $0 * 10 + Int($1.value) - 0x30 }
  }

  /// `-A05`, `_05`, `A05`, `第05版` after the day: a letter or two and up to three digits, and then the name ends.
  private static func page(in rest: ArraySlice<Unicode.Scalar>) -> String? {
    var cursor = Cursor(rest.drop { "-_. ()".unicodeScalars.contains($0) })
    _ = cursor.take("第")
    let letters = cursor.take(upTo: 2, while: \.isASCIILetter)
    let digits = cursor.take(upTo: 3, while: \.isASCIIDigit)
    _ = cursor.take("版")
    guard !digits.isEmpty, cursor.next.map({ !$0.isASCIIDigit && !$0.isASCIILetter }) ?? true else {
      return nil
    }
    return String(scalars: letters + digits)
  }
}
