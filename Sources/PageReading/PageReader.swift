/// Why bytes are no page: the file is set aside with this as its reason.
package enum Unreadable: Error, Equatable, Sendable {
  case blank
}

/// Reads the bytes of one file into a page.
package struct PageReader: Sendable {
  package init() {}

  /// Reads `bytes` as one page.
  ///
  /// - Parameter source: the file's path below the inbox; its folder, date and page are used.
  /// - Throws: `Unreadable` where the bytes are no text; text of any kind gives a page.
  package func read(_ bytes: [UInt8], source: String) throws(Unreadable) -> Page {
    throw .blank
  }
}
