import GRDB

/// Cuts texts and queries for FTS5 as `Tokenizer` does; every connection registers it.
final class IndexTokenizer: FTS5CustomTokenizer {
  static let name = "broadsheet"

  init(db: Database, arguments: [String]) throws {}

  func tokenize(
    context: UnsafeMutableRawPointer?, tokenization: FTS5Tokenization,
    pText: UnsafePointer<CChar>?, nText: CInt, tokenCallback: @escaping FTS5TokenCallback
  ) -> CInt {
    guard let pText, nText > 0 else { return 0 }
    return pText.withMemoryRebound(to: UInt8.self, capacity: Int(nText)) { start in
      let text = UnsafeBufferPointer(start: start, count: Int(nText))
      let purpose: Tokenizer.Purpose = tokenization.contains(.query) ? .query : .document
      return Tokenizer.cut(text, for: purpose) { token in
        UnsafeRawBufferPointer(token.bytes).withMemoryRebound(to: CChar.self) { bytes in
          tokenCallback(
            context, 0, bytes.baseAddress, CInt(bytes.count), CInt(token.range.lowerBound),
            CInt(token.range.upperBound))
        }
      }
    }
  }
}
