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
    page.identify(from: lines)
    return page
  }
}
