import Broadsheet
import FactFinding
import Foundation
import PageReading
import Storage

/// Why a line of a page was read as it was, on two lines: what it is, and what decided.
struct LineExplanationText {
  private let line: LineExplanation

  init(_ line: LineExplanation) { self.line = line }

  func print() {
    let clipped = line.text.unicodeScalars.count > 40
    let text = String(line.text.unicodeScalars.prefix(40)).printable + (clipped ? "…" : "")
    Output.line(
      "\(padded("\(line.line)", to: 5)) \(Output.bold(padded(line.role, to: 18))) \(text)")
    let evidence = line.evidence.prefix(8).map { "\($0.feature) \(signed($0.weight))" }
    let words = ["not \(line.secondRole) by \(rounded(line.margin))"] + evidence
    Output.line("      \(Output.dim(words.joined(separator: ", ")))")
  }

  private func padded(_ text: String, to length: Int) -> String {
    text.padding(toLength: max(length, text.count), withPad: " ", startingAt: 0)
  }

  private func signed(_ weight: Float) -> String { (weight > 0 ? "+" : "") + rounded(weight) }

  private func rounded(_ number: Float) -> String { "\((number * 10).rounded() / 10)" }
}

/// The facts of a plain text, a line each.
struct FactsText {
  private let facts: Facts

  init(_ facts: Facts) { self.facts = facts }

  func print() {
    for figure in facts.figures {
      let upTo = figure.valueTo.map { "–\($0)" } ?? ""
      let of = figure.of.map { " of \($0)" } ?? ""
      line("figure", figure.text, "\(figure.value)\(upTo) \(figure.unit)\(of)")
    }
    for date in facts.dates {
      let range = [date.from, date.to].compactMap(\.self).joined(separator: " to ")
      line("date", date.text, range.isEmpty ? date.grain.rawValue : range)
    }
    for person in facts.people { line("person", person.name, person.role ?? "") }
    for name in facts.organizations { line("organization", name, "") }
    for name in facts.places { line("place", name, "") }
    for name in facts.programmes { line("programme", name, "") }
    for note in facts.notes { line("note", note.text, "") }
  }

  private func line(_ kind: String, _ text: String, _ meaning: String) {
    let label = kind.padding(toLength: 12, withPad: " ", startingAt: 0)
    Output.line("\(Output.dim(label)) \(text.printable)  \(Output.dim(meaning.printable))")
  }
}

/// An issue on one line of a list.
struct IssueText {
  let line: String

  init(_ issue: IssueSummary) {
    var parts = [
      Output.bold("\(issue.id)"), issue.date.value.description, issue.source.printable,
      "\(issue.articles) articles, \(issue.figures) figures",
    ]
    if let newer = issue.supersededBy { parts.append(Output.dim("superseded by \(newer)")) }
    line = parts.joined(separator: "  ")
  }
}

/// A programme on one line of a list.
struct ProgrammeText {
  let line: String

  init(_ programme: Programme) {
    var parts = [
      Output.bold(programme.name.printable), programme.status.rawValue,
      programme.articles == 1 ? "1 article" : "\(programme.articles) articles",
    ]
    if let dates = programme.dates {
      parts.append(
        dates.lowerBound == dates.upperBound
          ? "\(dates.lowerBound)" : "\(dates.lowerBound) to \(dates.upperBound)")
    }
    line = parts.joined(separator: "  ")
  }
}

/// An article that names a programme.
struct ProgrammeArticleText {
  let line: String

  init(_ article: ProgrammeArticle) {
    let headline = article.headline?.printable ?? "[no headline]"
    line =
      "\(article.date.value)  \(Output.bold(headline))  "
      + Output.dim("issue \(article.issue), article \(article.article)")
  }
}

/// A hit with its sentence, the words marked.
struct SearchHitText {
  private let hit: SearchHit

  init(_ hit: SearchHit) { self.hit = hit }

  func print() {
    let headline = hit.headline?.printable ?? "[no headline]"
    Output.line(
      "\(Output.bold(headline))  \(Output.dim("\(hit.date.value), issue \(hit.issue), article \(hit.article)"))"
    )
    Output.line("  " + marked())
  }

  /// The snippet is cut up before it is made printable: its ranges count the stored text's scalars.
  private func marked() -> String {
    let scalars = Array(hit.snippet.text.unicodeScalars)
    let text = { (range: Range<Int>) in
      String(String.UnicodeScalarView(scalars[range])).printable
    }
    var result = ""
    var end = 0
    for range in hit.snippet.hits where range.lowerBound >= end && range.upperBound <= scalars.count
    {
      result += text(end..<range.lowerBound) + Output.marked(text(range))
      end = range.upperBound
    }
    return result + text(end..<scalars.count)
  }
}
