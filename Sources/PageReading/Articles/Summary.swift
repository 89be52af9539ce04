/// One or two of a story's own sentences that carry what its headline leaves out: who, how much.
struct Summary {
  /// Characters a summary has at most.
  static let longest = 120

  /// How far into a paragraph sentences are looked for. Half of its marks may be lost, and a quotation does not run on
  /// for ever.
  private static let longestSearched = 600

  private struct Sentence {
    var place: Int
    var text: ArraySlice<Unicode.Scalar>
    var score: Double
  }

  private let headline: PairSet
  private var sentences: [Sentence] = []

  /// Nil where no sentence is short enough.
  ///
  /// - Parameter datelineLength: characters at the head of the story that tell who reports it, 本报讯(记者 A): they are
  ///   not what it tells.
  static func of(_ article: Article, datelineLength: Int) -> String? {
    var summary = Summary(headline: Array((article.headline?.text ?? "").unicodeScalars))
    var text: [Unicode.Scalar] = []
    // What a story is about stands in its first paragraphs.
    for (number, paragraph) in article.paragraphs.prefix(5).enumerated() {
      text.removeAll(keepingCapacity: true)
      for scalar in paragraph.text.unicodeScalars {
        guard text.count < longestSearched else { break }
        text.append(scalar)
      }
      summary.add(text.dropFirst(number == 0 ? datelineLength : 0), inParagraph: number)
    }
    return summary.chosen
  }

  private init(headline: [Unicode.Scalar]) {
    self.headline = PairSet(headline)
  }

  /// The best sentence, and the next best where there is room for it, in the order of the text.
  private var chosen: String? {
    guard let best = sentences.max(by: { $0.score < $1.score }) else { return nil }
    let room = Self.longest - best.text.count
    let second = sentences.filter {
      $0.place != best.place && $0.text.count <= room && $0.score > best.score * 0.6
    }.max { $0.score < $1.score }
    let pieces = [best, second].compactMap { $0 }.sorted { $0.place < $1.place }
    return pieces.map { String(scalars: $0.text) }.joined()
  }

  /// A sentence ends outside quotation marks only: “……？”他说。 is one.
  private mutating func add(_ text: ArraySlice<Unicode.Scalar>, inParagraph number: Int) {
    var start = text.startIndex
    var isQuoted = false
    for index in text.indices {
      switch text[index] {
      case "“", "「": isQuoted = true
      case "”", "」": isQuoted = false
      case "。", "！", "？", "!", "?":
        guard !isQuoted else { continue }
        consider(text[start...index], inParagraph: number)
        start = index + 1
      default: break
      }
    }
  }

  private mutating func consider(_ text: ArraySlice<Unicode.Scalar>, inParagraph number: Int) {
    let text = text.trimming(\.isBlank)
    guard 10...Self.longest ~= text.count, let first = text.first, first != "“",
      !first.isClosingMark
    else { return }
    sentences.append(
      Sentence(place: sentences.count, text: text, score: score(text, inParagraph: number)))
  }

  /// Numbers are what a headline leaves out; the lead is what a story is about, and shares its words.
  private func score(_ text: ArraySlice<Unicode.Scalar>, inParagraph number: Int) -> Double {
    var figures = 0
    var shared = 0
    var tellsWhen = false
    var isInNumber = false
    var previous: Unicode.Scalar = " "
    for scalar in text {
      if scalar.isDigit {
        isInNumber = true
      } else if isInNumber && scalar != "." {
        // 3月9日: when is less than how much.
        if Self.tellsTime(scalar) { tellsWhen = true } else { figures += 1 }
        isInNumber = false
      }
      if headline.contains(previous, scalar) { shared += 1 }
      previous = scalar
    }
    return (number == 0 ? 3 : 1.5 / Double(number)) + Double(min(3, figures)) * 0.6
      + Double(min(4, shared)) * 0.3 + (tellsWhen ? 0.3 : 0)
  }

  private static func tellsTime(_ scalar: Unicode.Scalar) -> Bool {
    scalar == "年" || scalar == "月" || scalar == "日" || scalar == "时" || scalar == "時"
      || scalar == "点" || scalar == "點"
  }
}

extension Unicode.Scalar {
  fileprivate var isDigit: Bool { isASCIIDigit || 0xFF10...0xFF19 ~= value }
}

/// Pairs of characters. Nearly all that are asked for are not among them, and that is told by one bit of their hash.
private struct PairSet {
  private var pairs: Set<UInt64> = []
  private var bits: UInt128 = 0

  init(_ scalars: [Unicode.Scalar]) {
    for (first, second) in zip(scalars, scalars.dropFirst()) {
      pairs.insert(Self.pair(first, second))
      bits |= Self.bit(first, second)
    }
  }

  func contains(_ first: Unicode.Scalar, _ second: Unicode.Scalar) -> Bool {
    bits & Self.bit(first, second) != 0 && pairs.contains(Self.pair(first, second))
  }

  private static func pair(_ first: Unicode.Scalar, _ second: Unicode.Scalar) -> UInt64 {
    UInt64(first.value) << 32 | UInt64(second.value)
  }

  private static func bit(_ first: Unicode.Scalar, _ second: Unicode.Scalar) -> UInt128 {
    1 << UInt128((first.value &* 31 &+ second.value) & 127)
  }
}
