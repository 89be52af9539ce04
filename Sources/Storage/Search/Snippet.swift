extension Snippet {
  /// A sentence longer than this is cut around its first hit; in Unicode scalars.
  private static let longest = 120
  /// How much stands before the hit then.
  private static let lead = 30

  /// The sentence of `texts` that holds the most of the `terms`, the first among equals; nil where none is found.
  init?(of terms: [Phrase], in texts: [String]) {
    var best: (found: Int, text: String, sentence: Range<Int>, hits: [Range<Int>])?
    for text in texts {
      let tokens = TokenList(text, for: .document)
      let ranges = terms.map { $0.ranges(in: tokens) }
      guard ranges.contains(where: { !$0.isEmpty }) else { continue }
      for sentence in Snippet.sentences(of: text) {
        let hits = ranges.map { $0.filter(sentence.overlaps) }
        let found = hits.count { !$0.isEmpty }
        if found > best?.found ?? 0 { best = (found, text, sentence, hits.flatMap(\.self)) }
      }
      if best?.found == terms.count { break }
    }
    guard let best else { return nil }
    self.init(best.text, best.sentence, hits: Snippet.merged(best.hits))
  }

  /// Cuts `sentence` out of `text`; it and `hits` count bytes.
  private init(_ text: String, _ sentence: Range<Int>, hits: [Range<Int>]) {
    let utf8 = text.utf8
    let scalars = text.unicodeScalars
    let index = { (byte: Int) in utf8.index(utf8.startIndex, offsetBy: byte) }
    let offset = { (byte: Int) in
      scalars.distance(from: index(sentence.lowerBound), to: index(byte))
    }
    let all = scalars[index(sentence.lowerBound)..<index(sentence.upperBound)]
    let marks = hits.map {
      offset(
        max($0.lowerBound, sentence.lowerBound))..<offset(
          min($0.upperBound, sentence.upperBound))
    }
    self.init(Array(all), marks: marks)
  }

  private init(_ sentence: [Unicode.Scalar], marks: [Range<Int>]) {
    let first = marks.first?.lowerBound ?? 0
    let start =
      sentence.count <= Snippet.longest
      ? 0 : max(0, min(first - Snippet.lead, sentence.count - Snippet.longest))
    let end = min(sentence.count, start + Snippet.longest)
    let opening = start > 0 ? "…" : ""
    let closing = end < sentence.count ? "…" : ""
    var view = String.UnicodeScalarView()
    view.append(contentsOf: sentence[start..<end])
    let shift = opening.unicodeScalars.count - start
    self.init(
      text: opening + String(view) + closing,
      hits: marks.map { $0.clamped(to: start..<end) }.filter { !$0.isEmpty }
        .map { $0.lowerBound + shift..<$0.upperBound + shift })
  }

  /// Overlapping ranges joined, in ascending order.
  private static func merged(_ ranges: [Range<Int>]) -> [Range<Int>] {
    ranges.sorted { $0.lowerBound < $1.lowerBound }.reduce(into: []) { merged, range in
      if let last = merged.last, range.lowerBound <= last.upperBound {
        merged[merged.count - 1] =
          last.lowerBound..<max(last.upperBound, range.upperBound)
      } else {
        merged.append(range)
      }
    }
  }

  /// The sentences of `text` in bytes; a closing mark belongs to the sentence before it (“好。”).
  private static func sentences(of text: String) -> [Range<Int>] {
    var sentences: [Range<Int>] = []
    var start = 0
    var at = 0
    var hasEnded = false
    for scalar in text.unicodeScalars {
      if hasEnded, !isEnd(scalar), !isClosing(scalar) {
        sentences.append(start..<at)
        start = at
        hasEnded = false
      }
      at += UTF8.width(scalar)
      if isEnd(scalar) { hasEnded = true }
    }
    if start < at { sentences.append(start..<at) }
    return sentences
  }

  private static func isEnd(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case "。", "！", "？", "!", "?", "；", "\n": true
    default: false
    }
  }

  private static func isClosing(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case "”", "’", "」", "』", "）", ")", "】", "》", "\"": true
    default: false
    }
  }
}
