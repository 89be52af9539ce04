/// One or two of a story's own sentences that carry what its headline leaves out: who, how much.
enum Summary {
  /// Characters a summary has at most.
  static let longest = 120

  /// Nil where no sentence is short enough.
  static func of(_ article: Article) -> String? {
    let headline = pairs(of: article.headline?.text ?? "")
    var candidates: [(place: Int, text: String, score: Double)] = []
    // What a story is about stands in its first paragraphs.
    for (number, paragraph) in article.paragraphs.prefix(6).enumerated() {
      for sentence in sentences(of: paragraph.text, byline: article.byline?.text) {
        guard 10...longest ~= sentence.unicodeScalars.count else { continue }
        candidates.append(
          (candidates.count, sentence, score(sentence, inParagraph: number, headline)))
      }
    }
    guard let best = candidates.max(by: { $0.score < $1.score }) else { return nil }
    let room = longest - best.text.unicodeScalars.count
    let second = candidates.filter {
      $0.place != best.place && $0.text.unicodeScalars.count <= room && $0.score > best.score * 0.6
    }.max { $0.score < $1.score }
    guard let second else { return best.text }
    return second.place < best.place ? second.text + best.text : best.text + second.text
  }

  /// Numbers and doers are what a headline leaves out; the lead is what a story is about.
  private static func score(
    _ sentence: String, inParagraph number: Int, _ headline: Set<UInt64>
  ) -> Double {
    let scalars = Array(sentence.unicodeScalars)
    let digits = scalars.indices.count { index in
      scalars[index].isASCIIDigit && (index == 0 || !scalars[index - 1].isASCIIDigit)
    }
    let own = pairs(of: sentence)
    let shared = own.isEmpty ? 0 : Double(own.intersection(headline).count) / Double(own.count)
    let opensQuoted = scalars.first == "“"
    return (number == 0 ? 3 : 1.5 / Double(number)) + min(3, Double(digits)) * 0.6
      + min(1, shared * 4)
      - (opensQuoted ? 1.5 : 0)
  }

  private static func sentences(of paragraph: String, byline: String?) -> [String] {
    var text = Substring(paragraph)
    if let byline, text.hasPrefix(byline) { text = text.dropFirst(byline.count) }
    var sentences: [String] = []
    var current = String.UnicodeScalarView()
    var isQuoted = false
    for scalar in text.unicodeScalars {
      current.append(scalar)
      if scalar == "“" { isQuoted = true } else if scalar == "”" { isQuoted = false }
      if !isQuoted, scalar == "。" || scalar == "！" || scalar == "？" {
        sentences.append(String(current))
        current.removeAll()
      }
    }
    return sentences
  }

  private static func pairs(of text: String) -> Set<UInt64> {
    let scalars = Array(text.unicodeScalars)
    return Set(
      zip(scalars, scalars.dropFirst()).filter { $0.isHan && $1.isHan }
        .map { UInt64($0.value) << 32 | UInt64($1.value) })
  }
}
