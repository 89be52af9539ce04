package import PageReading

/// Finds the facts of a text: every finder of the module, run in one order over the same pieces.
package struct FactFinder: Sendable {
  package init() {}

  /// The facts of an article, told from the day where it is known.
  package func facts(in article: Article, on date: Day?) -> Facts { Facts() }

  /// The facts of plain text, whose spans count in the whole text.
  package func facts(in text: String, on date: Day?) -> Facts { Facts() }
}
