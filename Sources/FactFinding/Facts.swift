package import Foundation

/// What was found in one text, each thing with the place it stands at.
package struct Facts: Sendable, Equatable {
  package var figures: [Figure] = []
  package var dates: [DateExpression] = []
  package var people: [Person] = []
  /// Names, each once, longest form, in order of first mention.
  package var organizations: [String] = []
  package var places: [String] = []
  package var programmes: [String] = []
  /// Every place where a person, organisation, place or programme is named.
  package var mentions: [Mention] = []
  /// Where a case ledger's figures do not agree: told, never corrected.
  package var notes: [LedgerNote] = []

  package init() {}
}

/// Where a fact stands.
package struct Span: Sendable, Equatable {
  /// The line of the file it begins on; nil in plain text, which has no lines.
  package var line: Int?
  /// Index into the article's paragraphs; nil for a fact in a headline, kicker, deck, subhead or caption.
  package var paragraph: Int?
  /// Unicode scalars of the piece's text, `end` exclusive.
  package var start: Int
  package var end: Int

  package init(line: Int?, paragraph: Int?, start: Int, end: Int) {
    self.line = line
    self.paragraph = paragraph
    self.start = start
    self.end = end
  }
}

/// A quantity: a number with its unit or measure word, what it counts, whose and when.
package struct Figure: Sendable, Equatable {
  package enum Change: String, Sendable { case increase, decrease }
  /// What a case ledger's figure tells.
  package enum Measure: String, Sendable { case received, handled, resolved, rate }

  package var span: Span
  /// As printed, with the qualifier beside it (近200名).
  package var text: String
  /// In plain units, 万 and 亿 multiplied out, exact.
  package var value: Decimal
  /// The upper end of a range.
  package var valueTo: Decimal?
  /// `CNY`, `percent`, `m2`, …, else the measure word itself (家, 人次).
  package var unit: String
  package var qualifier: String?
  package var change: Change?
  /// What is measured or counted, in the text's own words.
  package var of: String?
  package var place: String?
  package var period: String?
  package var measure: Measure?

  package init(
    span: Span, text: String, value: Decimal, valueTo: Decimal? = nil, unit: String,
    qualifier: String? = nil, change: Change? = nil, of: String? = nil, place: String? = nil,
    period: String? = nil, measure: Measure? = nil
  ) {
    self.span = span
    self.text = text
    self.value = value
    self.valueTo = valueTo
    self.unit = unit
    self.qualifier = qualifier
    self.change = change
    self.of = of
    self.place = place
    self.period = period
    self.measure = measure
  }
}

/// A date, time or period as written, resolved as far as the text and the date allow.
package struct DateExpression: Sendable, Equatable {
  package enum Grain: String, Sendable {
    case year, half, quarter, month, week, day
    case partOfDay = "part_of_day"
    case hour, minute, vague
  }

  package var span: Span
  package var text: String
  /// ISO 8601 local time without a zone; `to` is exclusive.
  package var from: String?
  package var to: String?
  package var grain: Grain

  package init(
    span: Span, text: String, from: String? = nil, to: String? = nil, grain: Grain
  ) {
    self.span = span
    self.text = text
    self.from = from
    self.to = to
    self.grain = grain
  }
}

/// A printed rate that the figures beside it do not give.
package struct LedgerNote: Sendable, Equatable {
  /// Where the rate stands.
  package var span: Span
  /// `209/218 = 95.9 %, printed 95.8 %`.
  package var text: String

  package init(span: Span, text: String) {
    self.span = span
    self.text = text
  }
}

package struct Person: Sendable, Equatable {
  package var name: String
  package var role: String?

  package init(name: String, role: String? = nil) {
    self.name = name
    self.role = role
  }
}

package struct Mention: Sendable, Equatable {
  package enum Kind: String, Sendable { case person, organization, place, programme }

  package var kind: Kind
  /// The full name that this mention stands for.
  package var name: String
  package var span: Span

  package init(kind: Kind, name: String, span: Span) {
    self.kind = kind
    self.name = name
    self.span = span
  }
}
