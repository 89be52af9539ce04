/// Cuts a text for search: into overlapping pairs of Chinese characters, and words and numbers whole.
///
/// 金水区GDP增长1,100万 gives 金水, 水区, 区, gdp, 增长, 长, 1100, 万. The last character of a run also stands
/// alone, so that every character begins some token and the search for one character is a prefix search.
/// Letters are folded to lower case, full-width forms to half-width, and the commas of a grouped number are
/// dropped; traditional and simplified characters stay apart. A line feed is a token of its own, so that no
/// phrase is found across two paragraphs.
///
/// The same cut serves the index, the query, and the marking of a hit in its sentence. It walks UTF-8 bytes and
/// allocates nothing: this loop and FTS5's own work are what the archive's speed hangs on. Whoever changes what
/// it gives adds a migration that rebuilds the index, or what was kept before is no longer found.
enum Tokenizer {
  enum Purpose {
    case document
    /// The text may go on after the query's last character, which a document would also show alone: it is left
    /// out, unless it is the whole of its run.
    case query
  }

  struct Token {
    /// Folded; valid until the receiver returns.
    let bytes: UnsafeBufferPointer<UInt8>
    /// Where it stands in the text, in bytes.
    let range: Range<Int>
    /// Whether it is one Chinese character and not a pair.
    let isSingleCharacter: Bool
  }

  /// Takes a token; anything but 0 ends the cutting.
  typealias Receiver = (Token) -> CInt

  /// Hands the tokens of `text` to `receive` in order; returns 0, or what `receive` ended the cutting with.
  @inline(__always)
  static func cut(
    _ text: UnsafeBufferPointer<UInt8>, for purpose: Purpose, _ receive: Receiver
  ) -> CInt {
    withUnsafeTemporaryAllocation(of: UInt8.self, capacity: Word.capacity) { space in
      var run = Run()
      var at = 0
      var code: CInt = 0
      while at < text.count, code == 0 {
        let scalar = Scalar(in: text, at: at)
        let range = at..<at + scalar.length
        at = range.upperBound
        switch scalar.kind {
        case .separator: break
        case .ideograph: code = run.take(range, of: text, receive)
        case .lineFeed:
          code = run.finish(in: text, receive)
          if code == 0 { code = receive(Token(text, range, isSingleCharacter: false)) }
        case .letter, .digit:
          code = run.finish(in: text, receive)
          var word = Word(in: text, at: range.lowerBound, space: space)
          while code == 0, word.read() { code = receive(word.token) }
          at = word.end
        }
      }
      if code == 0, purpose == .document || run.isSingle { code = run.finish(in: text, receive) }
      return code
    }
  }
}

extension Tokenizer.Token {
  fileprivate init(
    _ text: UnsafeBufferPointer<UInt8>, _ range: Range<Int>, isSingleCharacter: Bool
  ) {
    self.init(
      bytes: UnsafeBufferPointer(rebasing: text[range]), range: range,
      isSingleCharacter: isSingleCharacter)
  }
}

/// The run of Chinese characters that is being read.
private struct Run {
  /// Where the last character stands; its own token is still due.
  private var last: Range<Int>?
  /// Whether the last character had none before it in the run.
  private(set) var isSingle = true

  @inline(__always)
  mutating func take(
    _ character: Range<Int>, of text: UnsafeBufferPointer<UInt8>, _ receive: Tokenizer.Receiver
  ) -> CInt {
    var code: CInt = 0
    if let last, last.upperBound == character.lowerBound {
      isSingle = false
      let pair = last.lowerBound..<character.upperBound
      code = receive(Tokenizer.Token(text, pair, isSingleCharacter: false))
    } else {
      code = finish(in: text, receive)
      isSingle = true
    }
    last = character
    return code
  }

  /// Gives the last character's own token, if it is due.
  @inline(__always)
  mutating func finish(
    in text: UnsafeBufferPointer<UInt8>, _ receive: Tokenizer.Receiver
  ) -> CInt {
    guard let last else { return 0 }
    self.last = nil
    return receive(Tokenizer.Token(text, last, isSingleCharacter: true))
  }
}

/// A word or number, folded into a buffer as it is read.
private struct Word {
  /// No word of a newspaper is longer; what is (a line of hyphens without the hyphens) is cut into several.
  static let capacity = 128
  /// The longest that one scalar grows when it is folded (ΐ becomes three scalars).
  private static let longestFold = 12

  private let text: UnsafeBufferPointer<UInt8>
  private let space: UnsafeMutableBufferPointer<UInt8>
  private var start: Int
  private(set) var end: Int
  private var count = 0
  /// Whether nothing but digits was read, and how many since the start or the last comma.
  private var isNumber = true
  private var digits = 0
  private var hasPoint = false

  init(
    in text: UnsafeBufferPointer<UInt8>, at start: Int, space: UnsafeMutableBufferPointer<UInt8>
  ) {
    self.text = text
    self.space = space
    self.start = start
    self.end = start
  }

  var token: Tokenizer.Token {
    Tokenizer.Token(
      bytes: UnsafeBufferPointer(rebasing: space[..<count]), range: start..<end,
      isSingleCharacter: false)
  }

  /// Reads on to the word's end, or as much of it as the buffer holds; false where nothing is left of it.
  mutating func read() -> Bool {
    start = end
    count = 0
    while end < text.count, count + Word.longestFold <= space.count {
      let scalar = Scalar(in: text, at: end)
      switch scalar.kind {
      case .digit:
        append(UInt8(truncatingIfNeeded: scalar.folded))
        digits += 1
      case .letter:
        append(letter: scalar)
        isNumber = false
      case .separator, .lineFeed, .ideograph:
        if isNumber, isPoint(scalar) {
          append(UInt8(ascii: "."))
          hasPoint = true
        } else if isNumber, isComma(scalar) {
          digits = 0
        } else {
          return count > 0
        }
      }
      end += scalar.length
    }
    return count > 0
  }

  private mutating func append(_ byte: UInt8) {
    space[count] = byte
    count += 1
  }

  private mutating func append(letter scalar: Scalar) {
    if scalar.folded < 0x80 { return append(UInt8(truncatingIfNeeded: scalar.folded)) }
    guard let letter = Unicode.Scalar(scalar.value) else { return }
    for byte in letter.properties.lowercaseMapping.utf8 { append(byte) }
  }

  /// Whether a decimal point stands here: 15.1, and １５．１ where the digits are full-width too.
  private func isPoint(_ scalar: Scalar) -> Bool {
    (scalar.value == 0x2E || scalar.value == 0xFF0E && isFullWidth(at: end - 3))
      && !hasPoint && digits > 0 && kind(at: end + scalar.length) == .digit
  }

  /// Whether a comma groups digits here: after at most three of them and before exactly three. A Chinese comma
  /// does only among full-width digits; 排名第5，100家企业 holds two numbers.
  private func isComma(_ scalar: Scalar) -> Bool {
    guard scalar.value == 0x2C || scalar.value == 0xFF0C && isFullWidth(at: end - 3),
      !hasPoint, 1...3 ~= digits
    else { return false }
    let next = end + scalar.length
    guard next < text.count else { return false }
    let length = Scalar(in: text, at: next).length
    return (0..<3).allSatisfy { kind(at: next + $0 * length) == .digit }
      && kind(at: next + 3 * length) != .digit
  }

  private func isFullWidth(at offset: Int) -> Bool {
    offset >= start && Scalar(in: text, at: offset).length == 3
  }

  private func kind(at offset: Int) -> Scalar.Kind {
    offset < text.count ? Scalar(in: text, at: offset).kind : .separator
  }
}

/// A Unicode scalar as it stands in UTF-8, and what it is to a search.
private struct Scalar {
  enum Kind { case separator, lineFeed, ideograph, letter, digit }

  let value: UInt32
  /// In bytes.
  let length: Int
  let kind: Kind
  /// In half-width and lower case, for ASCII letters and digits and their full-width forms; else as it is.
  let folded: UInt32

  @inline(__always)
  init(in text: UnsafeBufferPointer<UInt8>, at offset: Int) {
    let lead = UInt32(text[offset])
    if lead < 0x80 {
      self.init(ascii: lead, value: lead, length: 1)
    } else if lead & 0xF0 == 0xE0, offset + 2 < text.count {
      let low = Scalar.tail(text, offset + 1) << 6 | Scalar.tail(text, offset + 2)
      let value = (lead & 0x0F) << 12 | low
      if 0x4E00...0x9FFF ~= value {
        self.init(value: value, length: 3, kind: .ideograph, folded: value)
      } else if 0xFF01...0xFF5E ~= value {
        self.init(ascii: value - 0xFEE0, value: value, length: 3)
      } else {
        self.init(rare: value, length: 3)
      }
    } else if lead & 0xE0 == 0xC0, offset + 1 < text.count {
      self.init(rare: (lead & 0x1F) << 6 | Scalar.tail(text, offset + 1), length: 2)
    } else if lead & 0xF8 == 0xF0, offset + 3 < text.count {
      let high = (lead & 0x07) << 18 | Scalar.tail(text, offset + 1) << 12
      let low = Scalar.tail(text, offset + 2) << 6 | Scalar.tail(text, offset + 3)
      self.init(rare: high | low, length: 4)
    } else {
      // Only a damaged file holds what is no UTF-8.
      self.init(value: 0xFFFD, length: 1, kind: .separator, folded: 0xFFFD)
    }
  }

  private init(value: UInt32, length: Int, kind: Kind, folded: UInt32) {
    self.value = value
    self.length = length
    self.kind = kind
    self.folded = folded
  }

  @inline(__always)
  private static func tail(_ text: UnsafeBufferPointer<UInt8>, _ offset: Int) -> UInt32 {
    UInt32(text[offset]) & 0x3F
  }

  private init(ascii: UInt32, value: UInt32, length: Int) {
    switch ascii {
    case 0x30...0x39: self.init(value: value, length: length, kind: .digit, folded: ascii)
    case 0x61...0x7A: self.init(value: value, length: length, kind: .letter, folded: ascii)
    case 0x41...0x5A: self.init(value: value, length: length, kind: .letter, folded: ascii | 0x20)
    case 0x0A where length == 1:
      self.init(value: value, length: length, kind: .lineFeed, folded: ascii)
    default: self.init(value: value, length: length, kind: .separator, folded: ascii)
    }
  }

  private init(rare value: UInt32, length: Int) {
    self.init(value: value, length: length, kind: Scalar.kind(ofRare: value), folded: value)
  }

  /// Everything but ASCII, its full-width forms and the common Chinese characters.
  private static func kind(ofRare value: UInt32) -> Kind {
    switch value {
    // Punctuation, but 々〆〇 (二〇二三年).
    case 0x2000...0x206F, 0x3000...0x3004, 0x3008...0x3020: .separator
    // Radicals, which PDF files hold in place of characters; extensions; compatibility forms.
    case 0x2E80...0x2FDF, 0x3005...0x3007, 0x3400...0x4DBF, 0xF900...0xFAFF, 0x20000...0x3FFFF:
      .ideograph
    // Kana, bopomofo, hangul: written without spaces too.
    case 0x3041...0x3096, 0x309D...0x309F, 0x30A1...0x30FA, 0x30FC...0x312F, 0x31A0...0x31BF,
      0x31F0...0x31FF, 0xAC00...0xD7A3, 0xFF66...0xFF9F:
      .ideograph
    default: isOfWord(value) ? .letter : .separator
    }
  }

  private static func isOfWord(_ value: UInt32) -> Bool {
    switch Unicode.Scalar(value)?.properties.generalCategory {
    case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter,
      .nonspacingMark, .spacingMark, .decimalNumber, .letterNumber:
      true
    default: false
    }
  }
}
