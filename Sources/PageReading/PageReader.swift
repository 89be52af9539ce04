/// Reads the bytes of one file into a page: bytes → text → lines (`Text/`), lines → roles (`Roles/`), roles →
/// articles (`Articles/`).
///
/// Pure: no files, clock, logger or locale; the same bytes and path always give the same page.
package struct PageReader: Sendable {
  private let model: Model

  package init(weights: Weights = .standard) {
    model = Model(weights)
  }

  /// The text that `bytes` are, whatever encoding they are in, for who wants no page of it.
  package static func text(of bytes: [UInt8]) throws(Unreadable) -> String {
    try TextDecoder.decode(bytes).text
  }

  /// Reads `bytes` as one page.
  ///
  /// - Parameter source: the file's path below the inbox; its folder, date and page are used.
  /// - Throws: `Unreadable` where the bytes are no text; text of any kind gives a page.
  package func read(_ bytes: [UInt8], source: String) throws(Unreadable) -> Page {
    let decoded = try TextDecoder.decode(bytes)
    let lines = PageLines(decoded.text)
    if lines.lines.isEmpty && lines.unreadable.isEmpty { throw .blank }
    let features = PageFeatures(lines)
    let path = BestPath(features, model: model)
    let built = ArticleBuilder.build(lines, features, path.readings)
    var page = Page(
      source: source, encoding: decoded.encoding, replacedBytes: decoded.replacedBytes,
      text: decoded.text, slogans: built.slogans,
      unplaced: (built.unplaced + lines.unreadable).sorted { $0.lines[0] < $1.lines[0] },
      articles: built.articles)
    page.identify(from: lines, features)
    return page
  }

  /// Why each line was read as it was, lines with nothing to read left out: for `read --explain`, and for whoever changes a weight.
  package func explain(_ bytes: [UInt8]) throws(Unreadable) -> [LineExplanation] {
    let lines = PageLines(try TextDecoder.decode(bytes).text)
    if lines.lines.isEmpty && lines.unreadable.isEmpty { throw .blank }
    let features = PageFeatures(lines)
    let path = BestPath(features, model: model)
    return lines.lines.indices.map { index in
      let reading = path.readings[index]
      return LineExplanation(
        line: lines.lines[index].number, text: lines.text(lines.lines[index].range),
        role: "\(reading.state.role)", secondRole: "\(reading.second)", margin: reading.margin,
        features: Array(features[index].all),
        evidence: model.evidence(features[index], for: reading.state, against: reading.second))
    }
  }
}

/// How one line was read, and what decided.
package struct LineExplanation: Sendable {
  package var line: Int
  package var text: String
  package var role: String
  package var secondRole: String
  /// By how much the best reading of the page beats the best one that gives the line another role.
  package var margin: Float
  /// All that was seen of the line and of its neighbours.
  package var features: [Feature]
  /// What the line's own features say for its role against the second, weightiest first; what is left of the margin
  /// comes from its neighbours.
  package var evidence: [(feature: String, weight: Float)]
}
