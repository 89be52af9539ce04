/// Where the pairs of Han characters of a page turn up again: a headline's words stand in the story after it, a
/// subhead's also in the story before.
///
/// One pass over the page. Where two pairs have one hash, the earlier is forgotten: now and then a likeness is missed,
/// but none is made up.
/// Pairs with a sign of grammar or number in them (的人, 一个) stand everywhere and do not count.
struct Likeness {
  /// For each character, where the pair that begins there stood last before, and where it stands next; `never`, or
  /// `uncounted` where it is no pair that tells.
  private var previous: [Int32]
  private var next: [Int32]

  private static let never: Int32 = -1
  private static let uncounted: Int32 = -2

  /// How far a head is compared, in characters. Wider windows tell less: they reach into other stories. Of the widths
  /// from 200 to 800, 400 to 500 part subheads from headlines best.
  private static let headWindow = 450
  /// The text that a picture belongs to need not stand beside it.
  private static let pictureWindow = 800

  init(_ scalars: [Unicode.Scalar]) {
    previous = [Int32](repeating: Self.uncounted, count: scalars.count)
    next = previous
    guard scalars.count > 1 else { return }
    var bits = 14
    while bits < 17, 1 << bits < scalars.count * 8 { bits += 1 }
    var last = [Int32](repeating: -1, count: 1 << bits)
    let shift = UInt32(32 - bits)
    var tells = Self.tells(scalars[0])
    for index in 0..<(scalars.count - 1) {
      let secondTells = Self.tells(scalars[index + 1])
      defer { tells = secondTells }
      guard tells, secondTells else { continue }
      let pair = scalars[index].value &* 0x9E37_79B1 ^ scalars[index + 1].value &* 0x85EB_CA77
      let slot = Int((pair &* 0x9E37_79B1) >> shift)
      let before = Int(last[slot])
      let isSame =
        before >= 0 && scalars[before] == scalars[index]
        && scalars[before + 1] == scalars[index + 1]
      previous[index] = isSame ? Int32(before) : Self.never
      next[index] = Self.never
      if isSame { next[before] = Int32(index) }
      last[slot] = Int32(index)
    }
  }

  private static func tells(_ scalar: Unicode.Scalar) -> Bool {
    scalar.value < 0x10000 ? telling[Int(scalar.value)] : scalar.isHan
  }

  /// Of the basic plane, the Han characters without the signs of grammar, number and place, which stand in any text.
  /// Every character of a page is asked for, so this is a table.
  private static let telling: [Bool] = {
    var table = (0..<UInt32(0x10000)).map { Unicode.Scalar($0)?.isHan ?? false }
    let grammar =
      "的了在是和有不这为上中大个来到们他说就也都对能会可以要着过下后前年月日时多地得出者些里又从而与及等被把让向将于其此之内外用一二三四五六七八九十两"
    for scalar in grammar.unicodeScalars { table[Int(scalar.value)] = false }
    return table
  }()

  /// How much of a head stands in the text before it and in the text after it, 0 to 1 each.
  func shares(ofHead line: Range<Int>) -> (before: Float, after: Float) {
    (share(line, before: Self.headWindow), share(line, after: Self.headWindow))
  }

  /// How much of a picture's text stands in the text before or after it, whichever has more of it.
  func share(ofPicture line: Range<Int>) -> Float {
    max(share(line, before: Self.pictureWindow), share(line, after: Self.pictureWindow))
  }

  private func share(_ line: Range<Int>, before window: Int) -> Float {
    let start = line.lowerBound - window
    return share(line) { index in
      // The nearest one before may be in the line itself.
      var place = Int(previous[index])
      while place >= line.lowerBound { place = Int(previous[place]) }
      return place >= 0 && place >= start
    }
  }

  private func share(_ line: Range<Int>, after window: Int) -> Float {
    let end = line.upperBound + window
    return share(line) { index in
      var place = Int(next[index])
      while place >= 0, place < line.upperBound { place = Int(next[place]) }
      return place >= 0 && place < end
    }
  }

  /// How much of the text after the line is made of what stood in the text before it: of the pairs there, each
  /// counted once, the share that stood before. Nil where there is hardly any text.
  func sharedAcross(_ line: Range<Int>) -> Float? {
    let after = line.upperBound..<min(previous.count, line.upperBound + Self.headWindow)
    let start = line.lowerBound - Self.headWindow
    var all = 0
    var shared = 0
    for index in after
    where previous[index] != Self.uncounted && previous[index] < line.lowerBound {
      all += 1
      if previous[index] >= 0, previous[index] >= start { shared += 1 }
    }
    return all < Self.leastPairs ? nil : Float(shared) / Float(all)
  }

  private static let leastPairs = 20

  private func share(_ line: Range<Int>, _ isShared: (Int) -> Bool) -> Float {
    var all = 0
    var shared = 0
    for index in line where previous[index] != Self.uncounted {
      all += 1
      if isShared(index) { shared += 1 }
    }
    return all == 0 ? 0 : Float(shared) / Float(all)
  }
}
