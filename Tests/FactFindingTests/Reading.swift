import FactFinding
import Foundation
import PageReading
import Testing

/// Finds the facts of `text` and checks what must hold for any text: each figure and date is the text at its place,
/// in order.
func facts(
  in text: String, on day: String? = nil, sourceLocation: SourceLocation = #_sourceLocation
) -> Facts {
  let facts = FactFinder().facts(in: text, on: day.flatMap { Day(iso: $0) })
  let scalars = Array(text.unicodeScalars)
  for (span, found) in facts.spans {
    guard 0 <= span.start, span.start < span.end, span.end <= scalars.count else {
      Issue.record("\(found) is outside the text", sourceLocation: sourceLocation)
      continue
    }
    if let found {
      var view = String.UnicodeScalarView()
      view.append(contentsOf: scalars[span.start..<span.end])
      #expect(String(view) == found, sourceLocation: sourceLocation)
    }
  }
  let starts = facts.figures.map(\.span.start)
  #expect(starts == starts.sorted(), sourceLocation: sourceLocation)
  return facts
}

extension Facts {
  /// Every place of a fact, with the text it must have where it is known.
  var spans: [(Span, String?)] {
    figures.map { ($0.span, $0.text) } + dates.map { ($0.span, $0.text) }
      + mentions.map { ($0.span, nil) }
  }
}

extension Figure {
  /// `近200名 = 近 200 名`: the figure on one line, as the tests write it.
  var line: String {
    let values = [value, valueTo].compactMap(\.self).map(\.description).joined(separator: "…")
    return "\(text) = \([qualifier, values, unit].compactMap(\.self).joined(separator: " "))"
  }
}
