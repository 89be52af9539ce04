package import FactFinding
package import PageReading

/// A stretch of a piece's text that is a fact.
package struct FactMark: Sendable, Equatable {
  package enum Kind: String, Sendable, CaseIterable {
    case figure, date, person, organization, place, programme
  }

  package var kind: Kind
  /// Unicode scalars of the piece's text.
  package var range: Range<Int>
}

extension Facts {
  /// The facts that stand in one piece of an article, ascending and apart: of two that overlap, the one that
  /// begins first, then the longer one.
  ///
  /// - Parameter paragraph: the piece's index among the article's paragraphs; nil for any other piece.
  package func marks(on piece: Piece, paragraph: Int?) -> [FactMark] {
    let all =
      figures.map { (FactMark.Kind.figure, $0.span) } + dates.map { (.date, $0.span) }
      + mentions.map { (FactMark.Kind($0.kind), $0.span) }
    let here = all.filter { $0.1.stands(in: piece, paragraph: paragraph) && $0.1.start < $0.1.end }
      .map { FactMark(kind: $0.0, range: $0.1.start..<$0.1.end) }
      .sorted {
        ($0.range.lowerBound, $1.range.upperBound) < ($1.range.lowerBound, $0.range.upperBound)
      }
    return here.reduce(into: []) { apart, mark in
      if (apart.last?.range.upperBound ?? 0) <= mark.range.lowerBound { apart.append(mark) }
    }
  }

  /// The facts of a summary's sentences where they stand in the summary, ascending and apart.
  package func marks(onSummaryOf article: Article) -> [FactMark] {
    article.summarySentences.flatMap { sentence in
      marks(on: article.paragraphs[sentence.paragraph], paragraph: sentence.paragraph)
        .filter {
          sentence.range.lowerBound <= $0.range.lowerBound
            && $0.range.upperBound <= sentence.range.upperBound
        }
        .map { mark in
          let start = mark.range.lowerBound - sentence.range.lowerBound + sentence.place
          return FactMark(kind: mark.kind, range: start..<start + mark.range.count)
        }
    }
  }
}

/// A summary's sentence: where it stands in the summary, and where in the story. Unicode scalars.
private struct SummarySentence {
  var place: Int
  var paragraph: Int
  var range: Range<Int>
}

extension Article {
  /// A summary is one or two of the story's own sentences; which ones, only their text tells.
  fileprivate var summarySentences: [SummarySentence] {
    let summary = Array((summary ?? "").unicodeScalars)[...]
    guard !summary.isEmpty else { return [] }
    let paragraphs = paragraphs.map { Array($0.text.unicodeScalars) }
    let find = { (text: ArraySlice<Unicode.Scalar>) -> SummarySentence? in
      for (number, paragraph) in paragraphs.enumerated() {
        guard let range = paragraph.firstRange(of: text) else { continue }
        return SummarySentence(place: text.startIndex, paragraph: number, range: range)
      }
      return nil
    }
    if let whole = find(summary) { return [whole] }
    for cut in summary.indices.dropFirst() where Self.endsSentence(summary[cut - 1]) {
      if let first = find(summary[..<cut]), let second = find(summary[cut...]) {
        return [first, second]
      }
    }
    return []
  }

  private static func endsSentence(_ scalar: Unicode.Scalar) -> Bool {
    scalar == "。" || scalar == "！" || scalar == "？" || scalar == "!" || scalar == "?"
  }
}

extension Article {
  /// The piece in which a fact stands; nil where the article has none such.
  func piece(of span: Span) -> Piece? {
    if let index = span.paragraph {
      return paragraphs.indices.contains(index) ? paragraphs[index] : nil
    }
    let others = [kicker, headline, deck].compactMap(\.self) + subheads + captions
    return others.first { span.stands(in: $0, paragraph: nil) }
  }
}

extension Span {
  fileprivate func stands(in piece: Piece, paragraph: Int?) -> Bool {
    guard self.paragraph == nil else { return self.paragraph == paragraph }
    return paragraph == nil && line.map(piece.lines.contains) == true
  }
}

extension FactMark.Kind {
  fileprivate init(_ kind: Mention.Kind) {
    self =
      switch kind {
      case .person: .person
      case .organization: .organization
      case .place: .place
      case .programme: .programme
      }
  }
}
