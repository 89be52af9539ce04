/// A page's lines, cleaned for reading: white space around them, invisible characters and Markdown marks are off.
///
/// All characters lie in one array, and again folded (see `Folding`) at the same places; a line is a range.
struct PageLines {
  struct Line {
    /// 1-based, as the file's LFs count.
    var number: Int
    /// Its characters, never empty.
    var range: Range<Int>
    /// How many `#` stood before it, 0 to 6.
    var markdownLevel = 0
    /// Blank lines before it.
    var gap: Int
  }

  private(set) var scalars: [Unicode.Scalar] = []
  private(set) var folded: [Unicode.Scalar] = []
  private(set) var lines: [Line] = []
  /// Lines that are not blank and still hold nothing to read: only invisible characters, or only `#`. And, as one
  /// piece, all lines after the first `mostLines`.
  private(set) var unreadable: [Piece] = []

  /// Lines that are read. A page has some hundreds, a whole day's issue in one file some thousands; what has more is
  /// no newspaper, and a file of nothing but line feeds and letters must not hold up the pages behind it.
  static let mostLines = 50_000

  private var number = 1
  private var gap = 0
  private var start = 0
  /// The line as it stands in the file, as long as nothing of it can be read.
  private var raw = String.UnicodeScalarView()

  init(_ text: String) {
    scalars.reserveCapacity(text.utf8.count / 2)
    folded.reserveCapacity(text.utf8.count / 2)
    for scalar in text.unicodeScalars {
      if scalar == "\n" { endLine() } else { append(scalar) }
    }
    endLine()
    cutExcess()
  }

  /// Takes the lines after the first `mostLines` out of what is read.
  private mutating func cutExcess() {
    guard lines.count > Self.mostLines else { return }
    let excess = lines[Self.mostLines...]
    let start = excess[Self.mostLines].range.lowerBound
    unreadable.append(
      Piece(
        lines: excess.map(\.number), starts: excess.map { $0.range.lowerBound - start },
        text: text(start..<scalars.count)))
    lines.removeLast(excess.count)
  }

  func folded(_ line: Line) -> ArraySlice<Unicode.Scalar> { folded[line.range] }

  func text(_ range: Range<Int>) -> String { String(scalars: scalars[range]) }

  private mutating func append(_ scalar: Unicode.Scalar) {
    let isEmpty = scalars.count == start
    if isEmpty, scalar.isBlank || scalar.isInvisible {
      raw.append(scalar)
    } else if !scalar.isInvisible && scalar != "\u{C}" {
      folded.append(Folding.fold(scalar, after: isEmpty ? " " : folded[folded.count - 1]))
      scalars.append(scalar)
    }
  }

  private mutating func endLine() {
    defer {
      number += 1
      start = scalars.count
      if !raw.isEmpty { raw.removeAll(keepingCapacity: true) }
    }
    var end = scalars.count
    while end > start, scalars[end - 1].isBlank { end -= 1 }
    if end == start, !raw.contains(where: { !$0.isBlank }) {
      gap += 1
      return
    }
    let level = markdownLevel(in: start..<end)
    var first = start + level
    while first < end, scalars[first].isBlank { first += 1 }
    if first == end {
      raw.append(contentsOf: scalars[start..<end])
      unreadable.append(Piece(line: number, text: String(raw)))
    } else {
      lines.append(Line(number: number, range: first..<end, markdownLevel: level, gap: gap))
    }
    gap = 0
  }

  /// The number of `#` at the head, up to six; a #话题# is text.
  private func markdownLevel(in range: Range<Int>) -> Int {
    let level = folded[range].prefix { $0 == "#" }.count
    guard 1...6 ~= level else { return 0 }
    let after = folded[range].dropFirst(level)
    return after.first == " " || !after.contains("#") ? level : 0
  }
}

extension String {
  /// The text of `scalars`, encoded at one go.
  init(scalars: ArraySlice<Unicode.Scalar>) {
    self.init(unsafeUninitializedCapacity: scalars.count * 4) { buffer in
      var count = 0
      for scalar in scalars {
        Unicode.UTF8.encode(
          scalar,
          into: { unit in
            buffer[count] = unit
            count += 1
          })
      }
      return count
    }
  }
}
