/// Words with a meaning each, found at a place of a text by their longest match.
///
/// A trie whose edges lie in one hash table, behind a bit for each possible first sign, so that a place where no word
/// begins costs one load. Built once a table and never changed.
struct WordTable<Meaning: Sendable>: Sendable {
  private var edges: [UInt64: UInt32] = [:]
  private var meanings: [Meaning?] = [nil]
  private var firsts = [Bool](repeating: false, count: 0x10000)

  init(_ words: some Sequence<(String, Meaning)>) {
    for (word, meaning) in words { insert(word, meaning) }
  }

  private mutating func insert(_ word: String, _ meaning: Meaning) {
    var node: UInt32 = 0
    for scalar in word.unicodeScalars {
      let sign = Sign(folding: scalar)
      if node == 0 { firsts[Int(sign.code)] = true }
      let key = UInt64(node) << 16 | UInt64(sign.code)
      if let next = edges[key] {
        node = next
      } else {
        meanings.append(nil)
        node = UInt32(meanings.count - 1)
        edges[key] = node
      }
    }
    meanings[Int(node)] = meaning
  }

  func canBegin(with sign: Sign) -> Bool { firsts[Int(sign.code)] }

  /// The longest word that begins at `start`, within `end`.
  func longest(in signs: [Sign], at start: Int, before end: Int? = nil) -> (
    end: Int, meaning: Meaning
  )? {
    let limit = end ?? signs.count
    guard start >= 0, start < limit, firsts[Int(signs[start].code)] else { return nil }
    var node: UInt32 = 0
    var found: (end: Int, meaning: Meaning)?
    var index = start
    while index < limit, let next = edges[UInt64(node) << 16 | UInt64(signs[index].code)] {
      node = next
      index += 1
      if let meaning = meanings[Int(node)] { found = (index, meaning) }
    }
    return found
  }
}

extension WordTable where Meaning == Void {
  /// A table of words alone, written with spaces between them.
  init(_ words: String) {
    self.init(words.split(whereSeparator: \.isWhitespace).map { (String($0), ()) })
  }
}

/// Words as they are met going backwards: what stands just before a figure or a name.
struct EndingTable: Sendable {
  private let table: WordTable<Void>
  private let longestWord: Int

  init(_ words: String) {
    let list = words.split(whereSeparator: \.isWhitespace)
    table = WordTable(list.map { (String($0), ()) })
    longestWord = list.map(\.unicodeScalars.count).max() ?? 0
  }

  /// The end of the longest word that begins at `start`.
  func end(in signs: [Sign], at start: Int) -> Int? { table.longest(in: signs, at: start)?.end }

  /// Where the longest word begins that ends just before `end`, not reaching back beyond `start`.
  func start(in signs: [Sign], endingAt end: Int, after start: Int = 0) -> Int? {
    guard longestWord > 0 else { return nil }
    for begin in stride(from: max(start, end - longestWord), to: end, by: 1)
    where table.longest(in: signs, at: begin, before: end)?.end == end {
      return begin
    }
    return nil
  }
}
