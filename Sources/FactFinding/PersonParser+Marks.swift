extension PersonParser {
  /// What the signs of a passage are already part of. Looks cost the range asked for, as those at a `Coverage` do.
  struct Marks {
    struct Part: OptionSet {
      let rawValue: UInt8
      /// A place's or body's name.
      static let name = Part(rawValue: 1)
      static let nameStart = Part(rawValue: 1 << 1)
      static let nameEnd = Part(rawValue: 1 << 2)
      /// A credit or date.
      static let blocked = Part(rawValue: 1 << 3)
    }

    /// Empty where there is nothing.
    private var signs: [Part] = []

    init(_ passage: Passage, names: [Located<NameCandidate>], blocked: [Range<Int>]) {
      guard !names.isEmpty || !blocked.isEmpty else { return }
      signs = [Part](filling: passage.count, with: [])
      for name in names.lazy.map({ $0.range }) {
        for place in name { signs[place].insert(.name) }
        signs[name.lowerBound].insert(.nameStart)
        signs[name.upperBound - 1].insert(.nameEnd)
      }
      for range in blocked {
        for place in range { signs[place].insert(.blocked) }
      }
    }

    func has(_ part: Part, at place: Int) -> Bool {
      signs.indices.contains(place) && !signs[place].isDisjoint(with: part)
    }

    func has(_ part: Part, in range: Range<Int>) -> Bool {
      !signs.isEmpty && range.contains { has(part, at: $0) }
    }
  }
}
