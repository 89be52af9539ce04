import Foundation

/// The limits that guard against a fall: `Benchmarks/limits.json`.
///
/// They are ratios and counts, never times, so that they hold on any machine; each lies well off what is measured,
/// for a neighbour on the machine must not break it.
struct Limits {
  private struct Limit: Decodable {
    /// As `Results` names it.
    let measure: String
    let least: Double?
    let most: Double?
    let why: String
  }

  private let limits: [Limit]

  init(path: String) throws {
    limits = try JSONDecoder().decode(
      [Limit].self, from: try Data(contentsOf: URL(filePath: path)))
  }

  /// A sentence for each limit that `results` break, or that they have no measure for.
  func broken(by results: Results) -> [String] {
    limits.compactMap { limit in
      guard let value = results[limit.measure] else {
        return results.isPartial ? nil : "‘\(limit.measure)’ has a limit and is not measured"
      }
      let shown = String(format: "%.2f", value)
      if let least = limit.least, value < least {
        return "\(limit.measure) is \(shown), at least \(least) is wanted: \(limit.why)"
      }
      if let most = limit.most, value > most {
        return "\(limit.measure) is \(shown), at most \(most) is wanted: \(limit.why)"
      }
      return nil
    }
  }
}

/// What was measured, printed as it comes.
struct Results {
  /// Something could not be measured on this machine.
  var isPartial = false
  private var values: [String: Double] = [:]

  subscript(measure: String) -> Double? { values[measure] }

  /// Prints a row of the table.
  func row(_ name: String, _ result: String) {
    print(name.padding(toLength: max(50, name.count + 1), withPad: " ", startingAt: 0), result)
  }

  /// Prints a row, and keeps its number for the limits.
  mutating func row(_ name: String, _ value: Double, format: String = "%.2f") {
    values[name] = value
    row(name, String(format: format, value))
  }
}
