import FactFinding
import Foundation
import PageReading
import Testing

/// Cases of the public repository microsoft/Recognizers-Text, measured against and not shipped: the test is skipped
/// where they are not beside the project.
///
/// Conventions differ and are mapped: there a qualifier (近, 以上) is outside the span. Cases that the specification marks
/// as unsupported are left out.
struct RecognizerCaseTests {
  private struct Case: Decodable {
    struct Found: Decodable {
      struct Value: Decodable { let value: String? }
      let start: Int
      let end: Int
      let type: String
      let value: Value?
    }
    let src: String
    let input: String
    let ref: String?
    let notsupported: String?
    let gold: [Found]
  }

  private static let file = URL(filePath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().appending(path: "shared/cases/recognizers.jsonl")

  private static let isPresent = FileManager.default.fileExists(atPath: file.path)

  @Test(
    .enabled(if: isPresent, "the cases are not beside the project, in ../shared/cases"),
    arguments: [
      ("Number/PercentModel", 95), ("NumberWithUnit/CurrencyModel", 85),
      ("NumberWithUnit/DimensionModel", 85), ("DateTime/DateExtractor", 85),
      ("DateTime/DateParser", 85), ("DateTime/DatePeriodExtractor", 85),
      ("DateTime/DatePeriodParser", 85), ("DateTime/DateTimeModel", 85),
    ])
  func `a specification's cases are found by span and value`(name: String, floor: Int) throws {
    let lines = try String(contentsOf: Self.file, encoding: .utf8).split(separator: "\n")
    let cases = try lines.map { try JSONDecoder().decode(Case.self, from: Data($0.utf8)) }
      .filter { $0.src == name && $0.notsupported == nil }
    let right = cases.count { found(in: $0) == expected($0) }
    let rate = 100 * right / max(cases.count, 1)
    print("\(name): \(right) of \(cases.count), \(rate) %")
    #expect(rate >= floor)
  }

  private func expected(_ item: Case) -> Set<String> {
    if item.src.hasPrefix("DateTime") {
      // Durations (两年) are figures here, and recurring times (每天) nothing.
      let kinds = ["date", "daterange", "datetime", "datetimerange", "time", "timerange"]
      return Set(
        item.gold.filter { kinds.contains($0.type.replacing("datetimeV2.", with: "")) }
          .map { "\($0.start)-\($0.end)" })
    }
    return Set(
      item.gold.compactMap { gold in
        number(gold.value?.value).map { "\(gold.start)-\(gold.end)=\($0)" }
      })
  }

  private func number(_ text: String?) -> Decimal? {
    text.flatMap { Decimal(string: $0.replacing("%", with: "")) }
  }

  private func found(in item: Case) -> Set<String> {
    let day = item.ref.flatMap { Day(iso: $0.prefix(10)) }
    let facts = FactFinder().facts(in: item.input, on: day)
    if item.src.hasPrefix("DateTime") {
      return Set(facts.dates.map { "\($0.span.start)-\($0.span.end)" })
    }
    return Set(facts.figures.filter { isOfKind($0, item.src) }.map(unqualified))
  }

  private func isOfKind(_ figure: Figure, _ specification: String) -> Bool {
    let isMoney = figure.unit.count == 3 && figure.unit.allSatisfy(\.isUppercase)
    switch specification {
    case "Number/PercentModel": return figure.unit == "percent" || figure.unit == "percentage_point"
    case "NumberWithUnit/CurrencyModel": return isMoney
    default: return !isMoney && figure.unit != "人"
    }
  }

  private func unqualified(_ figure: Figure) -> String {
    var (start, end) = (figure.span.start, figure.span.end)
    if let qualifier = figure.qualifier, figure.text.hasPrefix(qualifier) {
      start += qualifier.count
    }
    if figure.text.hasSuffix("以上") || figure.text.hasSuffix("以下") { end -= 2 }
    // There 公里 stays 公里; here it is metres.
    let value = figure.text.contains("千米") ? figure.value / 1000 : figure.value
    return "\(start)-\(end)=\(value)"
  }
}
