/// A credit at the end of a paragraph: …培育库。记者 景静, …。（本报记者 A）, …（新华社记者 A 摄）, …。（王翠 党贺喜）.
struct Signature {
  var credit: Credit
  /// Where the signature begins; the paragraph's own words end before it.
  var start: Int

  /// Nil where `text`, folded, ends with none, or is nothing else; `printed` is what it was before folding.
  init?(_ text: ArraySlice<Unicode.Scalar>, printed: ArraySlice<Unicode.Scalar>) {
    guard let found = Self.bracketed(text, printed) ?? Self.afterSentence(text, printed),
      found.start > text.startIndex
    else { return nil }
    self = found
  }

  private init(credit: Credit, start: Int) {
    self.credit = credit
    self.start = start
  }

  private static let longest = 60

  private static func bracketed(
    _ text: ArraySlice<Unicode.Scalar>, _ printed: ArraySlice<Unicode.Scalar>
  ) -> Signature? {
    // …（记者 A 摄）。 has its full stop after the bracket.
    let body = text.last == "。" ? text.dropLast() : text
    guard body.last == ")" || body.last == "]",
      let open = body.suffix(longest).lastIndex(where: { $0 == "(" || $0 == "[" }),
      let credit = Credit(body[open...], printed: printed)
    else { return nil }
    // 董事长(王强) names a person of the story: without a role, only what follows a sentence signs it.
    guard credit.namesRole || text[..<open].endsAsSentence else { return nil }
    return Signature(credit: credit, start: open)
  }

  private static func afterSentence(
    _ text: ArraySlice<Unicode.Scalar>, _ printed: ArraySlice<Unicode.Scalar>
  ) -> Signature? {
    // …。新华社记者 A 摄（传真照片）: the bracket is part of the credit.
    let isNoted = text.last == ")"
    let tail = text.suffix(longest)
    guard
      let last = tail.lastIndex(where: {
        $0.endsSentence || $0.isClosingMark && !isNoted || $0 == "□" || $0 == "■"
      }),
      last + 1 < text.endIndex,
      text[...last].endsAsSentence || text[last] == "□" || text[last] == "■"
    else { return nil }
    let rest = text[(last + 1)...].drop { $0 == " " }
    guard let credit = Credit(rest, printed: printed), credit.namesRole else { return nil }
    return Signature(credit: credit, start: rest.startIndex)
  }
}

extension ArraySlice<Unicode.Scalar> {
  /// The last mark, closing quotes and brackets taken off, ends a sentence.
  var endsAsSentence: Bool {
    last { !$0.isClosingMark && $0 != " " && $0 != "\"" }?.endsSentence ?? false
  }

  func trimming(_ condition: (Unicode.Scalar) -> Bool) -> ArraySlice<Unicode.Scalar> {
    var slice = drop(while: condition)
    while let last = slice.last, condition(last) { slice.removeLast() }
    return slice
  }
}
