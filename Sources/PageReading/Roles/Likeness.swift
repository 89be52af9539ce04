/// Where the pairs of Han characters of a page turn up again: a headline's words stand in the story after it, a
/// subhead's also in the story before.
///
/// One pass in each direction over the page; a pair is known by a hash, so that now and then two are taken for one.
struct Likeness {
  /// For each character, where the pair that begins there stood last before, and where it stands next; -1 for never.
  private var previous: [Int32]
  private var next: [Int32]

  /// How far a line is compared, in characters. Wider windows tell less: they reach into other stories.
  private static let window = 300

  init(_ scalars: [Unicode.Scalar]) {
    previous = [Int32](repeating: -1, count: scalars.count)
    next = previous
    guard scalars.count > 1 else { return }
    var bits = 10
    while bits < 16, 1 << bits < scalars.count * 4 { bits += 1 }
    var last = [Int32](repeating: -1, count: 1 << bits)
    let shift = UInt32(32 - bits)
    for index in 0..<(scalars.count - 1) where scalars[index].isHan && scalars[index + 1].isHan {
      let pair = scalars[index].value &* 0x9E37_79B1 ^ scalars[index + 1].value &* 0x85EB_CA77
      let slot = Int((pair &* 0x9E37_79B1) >> shift)
      let before = last[slot]
      previous[index] = before
      if before >= 0 { next[Int(before)] = Int32(index) }
      last[slot] = Int32(index)
    }
  }

  /// The share of the line's pairs that stand in the text before it, 0 to 1.
  func shareBefore(_ line: Range<Int>) -> Float {
    let start = line.lowerBound - Self.window
    return share(line) { index in
      // The nearest one before may be in the line itself.
      var place = Int(previous[index])
      while place >= line.lowerBound { place = Int(previous[place]) }
      return place >= 0 && place >= start
    }
  }

  /// The share of the line's pairs that stand in the text after it.
  func shareAfter(_ line: Range<Int>) -> Float {
    let end = line.upperBound + Self.window
    return share(line) { index in
      var place = Int(next[index])
      while place >= 0, place < line.upperBound { place = Int(next[place]) }
      return place >= 0 && place < end
    }
  }

  /// How much of the text after the line is made of what stood in the text before it: the share of the pairs that
  /// are new there for the first time since the line.
  func sharedAcross(_ line: Range<Int>) -> Float {
    let after = line.upperBound..<min(previous.count, line.upperBound + Self.window)
    let start = line.lowerBound - Self.window
    var all = 0
    var shared = 0
    for index in after where previous[index] < line.lowerBound {
      all += 1
      if previous[index] >= 0, previous[index] >= start { shared += 1 }
    }
    return all == 0 ? 0 : Float(shared) / Float(all)
  }

  private func share(_ line: Range<Int>, _ isShared: (Int) -> Bool) -> Float {
    guard line.count > 1 else { return 0 }
    return Float(line.dropLast().count(where: isShared)) / Float(line.count - 1)
  }
}
