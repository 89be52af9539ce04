/// The words of a search.
///
/// White space separates terms; an article must hold them all, each as a phrase: 5G双碳 is found where the two
/// stand together. A term that ends in a lone Chinese character (水, 1,100万) is found where anything follows
/// that character. Marks in and around a term count for nothing, and no word is an operator.
struct Query {
  /// What FTS5 looks for.
  let pattern: String
  let terms: [Phrase]

  /// More than anybody types; FTS5 refuses an expression that nests deeper than 256.
  private static let mostTerms = 64

  init(_ words: String) throws(ArchiveError) {
    let terms = words.unicodeScalars.split { $0.properties.isWhitespace || $0 == "\0" }
      .map { Phrase(String($0)) }.filter { !$0.isEmpty }
    guard !terms.isEmpty else { throw .unsearchable(words: words) }
    guard terms.count <= Query.mostTerms else { throw .tooManyWords(most: Query.mostTerms) }
    self.terms = terms
    pattern = terms.map(\.pattern).joined(separator: " ")
  }
}

/// A term of a search as its tokens.
struct Phrase {
  private let term: String
  private let tokens: TokenList
  /// Whether the last token is the beginning of those that are looked for.
  private let isOpen: Bool

  init(_ term: String) {
    self.term = term
    tokens = TokenList(term, for: .query)
    isOpen = tokens.endsInSingleCharacter
  }

  /// Whether nothing in the term can be found, for it is all marks.
  var isEmpty: Bool { tokens.isEmpty }

  /// In FTS5's language: a string, which has no operators and in which only the quotation mark means something.
  var pattern: String {
    let quoted = String(term.unicodeScalars.map { $0 == "\"" ? " " : Character($0) })
    return "\"\(quoted)\"" + (isOpen ? "*" : "")
  }

  /// Where it stands in a text, in bytes.
  func ranges(in text: TokenList) -> [Range<Int>] {
    guard let last = tokens.indices.last, text.count > last else { return [] }
    return (0..<text.count - last).compactMap { offset in
      guard
        (0..<last).allSatisfy({ text[offset + $0].elementsEqual(tokens[$0]) }),
        isOpen
          ? text[offset + last].starts(with: tokens[last])
          : text[offset + last].elementsEqual(tokens[last])
      else { return nil }
      let begin = text.ranges[offset].lowerBound
      let end = text.ranges[offset + last]
      // A Chinese character is as long in the text as in the token.
      return begin..<(isOpen ? end.lowerBound + tokens[last].count : end.upperBound)
    }
  }
}

/// The tokens of a text, one after the other in one buffer.
struct TokenList {
  private var bytes: [UInt8] = []
  private var ends: [Int] = []
  /// Where each stands in the text, in bytes.
  private(set) var ranges: [Range<Int>] = []
  private(set) var endsInSingleCharacter = false

  init(_ text: String, for purpose: Tokenizer.Purpose) {
    var text = text
    text.withUTF8 { utf8 in
      _ = Tokenizer.cut(utf8, for: purpose) { token in
        bytes.append(contentsOf: token.bytes)
        ends.append(bytes.count)
        ranges.append(token.range)
        endsInSingleCharacter = token.isSingleCharacter
        return 0
      }
    }
  }

  var count: Int { ends.count }
  var isEmpty: Bool { ends.isEmpty }
  var indices: Range<Int> { ends.indices }

  subscript(index: Int) -> ArraySlice<UInt8> {
    bytes[(index == 0 ? 0 : ends[index - 1])..<ends[index]]
  }
}
