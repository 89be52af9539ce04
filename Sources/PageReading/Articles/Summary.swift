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
  static func of(_ article: Article) -> String? {
    var summary = Summary(headline: Array((article.headline?.text ?? "").unicodeScalars))
    // What a story is about stands in its first paragraphs.
    for (number, paragraph) in article.paragraphs.prefix(5).enumerated() {
      let text = Array(paragraph.text.unicodeScalars.prefix(Self.longestSearched))
      let start = number == 0 ? datelineLength(of: text) : 0
      summary.add(text[start...], inParagraph: number)
    }
    return summary.chosen
  }

  /// 本报讯(记者 A), 新华社北京4月1日电: who tells it is not what it tells.
  private static func datelineLength(of text: [Unicode.Scalar]) -> Int {
    // Every dateline has one of these words near its head.
    guard
      text.prefix(40).contains(where: {
        $0 == "讯" || $0 == "訊" || $0 == "电" || $0 == "電" || $0 == "记" || $0 == "記"
      })
    else { return 0 }
    var folded: [Unicode.Scalar] = []
    for scalar in text.prefix(120) {
      folded.append(Folding.fold(scalar, after: folded.last ?? " "))
    }
    return Dateline(folded[...], printed: text[..<folded.count])?.count ?? 0
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
    var previous: Unicode.Scalar = " "
    for scalar in text {
      if scalar.isASCIIDigit && !previous.isASCIIDigit { figures += 1 }
      if headline.contains(previous, scalar) { shared += 1 }
      previous = scalar
    }
    return (number == 0 ? 3 : 1.5 / Double(number)) + Double(min(3, figures)) * 0.6
      + Double(min(4, shared)) * 0.3
  }
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
