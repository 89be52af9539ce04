/// Speech that a line has only the end or only the beginning of.
struct Quotation: Equatable {
  /// It begins with the last words of a spoken sentence, no “ stands before, and who spoke is told after: 一点。”老人说。
  ///
  /// Of a whole sentence one mark may be all that is lost, and speech that newspapers quote has hardly ever a whole
  /// sentence so short. At the line's end, speech of several paragraphs closes.
  private(set) var endsUnopened = false
  /// Its last “ is not closed: the speech goes on in the next paragraph.
  private(set) var staysOpen = false

  /// The end of a sentence that cannot be a whole one, with its stop, in characters.
  private static let longestRest = 5

  init() {}

  /// - Parameter text: a line, folded.
  init(in text: ArraySlice<Unicode.Scalar>) {
    let isMark = { (scalar: Unicode.Scalar) in scalar == "“" || scalar == "”" }
    // Where ” also opens (：”走吧。”), the first of them does not stand behind a stop.
    guard let first = text.firstIndex(where: isMark) else { return }
    endsUnopened =
      text[first] == "”" && first + 1 < text.endIndex && first - text.startIndex <= Self.longestRest
      && text[..<first].firstIndex(where: \.endsSentence) == first - 1
    staysOpen = text.last(where: isMark) == "“"
  }
}
