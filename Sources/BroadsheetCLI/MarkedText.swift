import Broadsheet
import FactFinding
import PageReading

/// A piece's text with its facts marked, each kind in its own way; the text as it is where there are no colours.
struct MarkedText {
  let text: String

  /// - Parameters:
  ///   - paragraph: the piece's index among the article's paragraphs; nil for any other piece.
  ///   - style: of what is no fact.
  init(_ piece: Piece, _ facts: Facts, paragraph: Int? = nil, style: String = "") {
    self.init(piece.text, facts.marks(on: piece, paragraph: paragraph), style: style)
  }

  init(summaryOf article: Article, _ facts: Facts) {
    self.init(article.summary ?? "", facts.marks(onSummaryOf: article), style: "")
  }

  private init(_ printed: String, _ marks: @autoclosure () -> [FactMark], style: String) {
    guard Output.colours else {
      text = printed.printable
      return
    }
    // Cut up before it is made printable: spans count the text's own scalars.
    let scalars = Array(printed.unicodeScalars)
    let part = { (range: Range<Int>) in
      String(String.UnicodeScalarView(scalars[range])).printable
    }
    var text = ""
    var end = 0
    for mark in marks() where mark.range.upperBound <= scalars.count {
      text += Output.styled(part(end..<mark.range.lowerBound), style)
      text += mark.kind.styled(part(mark.range))
      end = mark.range.upperBound
    }
    self.text = text + Output.styled(part(end..<scalars.count), style)
  }

  /// What the marks mean, on a line; nil where there are none.
  static var legend: String? {
    guard Output.colours else { return nil }
    return FactMark.Kind.allCases.map { $0.styled($0.rawValue) }.joined(separator: "  ")
  }
}

extension FactMark.Kind {
  fileprivate func styled(_ text: String) -> String {
    // The figures are what is looked for first; underlined are names, so that colours are not all that tells.
    let style =
      switch self {
      case .figure: "1;33"
      case .date: "36"
      case .person: "4;32"
      case .organization: "4;34"
      case .place: "4;35"
      case .programme: "1;4;31"
      }
    return Output.styled(text, style)
  }
}
