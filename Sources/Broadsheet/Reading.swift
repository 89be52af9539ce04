package import FactFinding
import Intake
package import PageReading

/// One page read and its facts found, with nothing kept: what `broadsheet read` shows.
package struct Reading: Sendable {
  package let page: Page
  /// One for each article, in their order.
  package let facts: [Facts]
  package let sha256: [UInt8]

  /// - Throws: where the bytes are no page.
  package init(_ bytes: [UInt8], source: String) throws(Unreadable) {
    page = try PageReader().read(bytes, source: source)
    facts = FactFinder().facts(in: page.articles, on: page.date?.value)
    sha256 = digest(bytes)
  }
}

extension [UInt8] {
  /// Two lower-case hexadecimal digits a byte.
  package var hexadecimal: String {
    let digits = Array("0123456789abcdef".utf8)
    return String(
      decoding: flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }, as: UTF8.self)
  }
}
