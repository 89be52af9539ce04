import FactFinding
import PageReading
package import Storage

/// Which programmes count without a word for their kind (“暖冬到家”行动 once, 暖冬到家 from then on).
///
/// Learnt is a name that an earlier issue has in quotation marks, where nothing but the word after them
/// tells that it is a programme: 第十届灯会 or 河道整治行动 need not be learnt, they tell it themselves. A plain phrase that
/// was quoted once (“绿色发展”行动) would be found everywhere from then on, so a name is forgotten while it stands
/// without quotation marks far more often than with them. Watched names always count and are not learnt.
package struct ProgrammeMemory: Sendable {
  /// A name stands in that many articles without quotation marks, for each one with them, before it is a plain
  /// phrase. Papers quote a programme's name nearly always, a phrase nearly never.
  static let mostPlain = 10
  /// In Unicode scalars. Shorter ones are words (“双减”), longer ones sentences.
  static let lengths = 3...20

  /// From the configuration.
  package let watched: Set<String>
  /// Learnt, and no plain phrase.
  package private(set) var learnt: Set<String> = []
  /// Every name that was learnt or forgotten, in order: what changed since facts were found.
  private(set) var changes: [String] = []
  private var counts: [String: (quoted: Int, plain: Int)] = [:]

  package init(watched: [String]) { self.watched = Set(watched) }

  /// All names that count, for the finder.
  var names: [String] { watched.union(learnt).sorted() }

  /// Takes over what the archive says.
  package mutating func take(_ news: ProgrammeNews) {
    guard news.isComplete else { return add(news.sightings) }
    let gone = Set(counts.keys).subtracting(news.sightings.map(\.name))
    for name in gone { set(name, (0, 0)) }
    for it in news.sightings { set(it.name, (it.quoted, it.plain)) }
  }

  mutating func add(_ sightings: [ProgrammeSighting]) {
    for it in sightings {
      let before = counts[it.name, default: (0, 0)]
      set(it.name, (before.quoted + it.quoted, before.plain + it.plain))
    }
  }

  private mutating func set(_ name: String, _ count: (quoted: Int, plain: Int)) {
    counts[name] = count == (0, 0) ? nil : count
    let isLearnt =
      count.quoted > 0 && count.plain <= Self.mostPlain * count.quoted && !watched.contains(name)
    let changed =
      isLearnt ? learnt.insert(name).inserted : learnt.remove(name) != nil
    if changed { changes.append(name) }
  }

  /// What a page teaches, each name once.
  func sightings(in page: Page, _ facts: [Facts]) -> [ProgrammeSighting] {
    var sightings: [String: ProgrammeSighting] = [:]
    for (article, facts) in zip(page.articles, facts) {
      let mentions = facts.mentions.filter { $0.kind == .programme && canBeLearnt($0.name) }
      for (name, places) in Dictionary(grouping: mentions, by: \.name) {
        let isQuoted = places.contains { article.isQuoted($0.span) }
        // What is neither quoted nor known tells by itself what it is: 第十届灯会.
        guard isQuoted || learnt.contains(name) else { continue }
        sightings[name, default: ProgrammeSighting(name: name, quoted: 0, plain: 0)]
          .count(isQuoted: isQuoted)
      }
    }
    return sightings.values.sorted { $0.name < $1.name }
  }

  /// Numbers alone (“12345”热线), words of two signs, sentences and places are not learnt.
  private func canBeLearnt(_ name: String) -> Bool {
    let scalars = name.unicodeScalars
    return !watched.contains(name) && Self.lengths.contains(scalars.count)
      && scalars.count(where: \.isHan) >= 2
      && scalars.allSatisfy {
        $0.properties.isAlphabetic || $0.properties.numericType != nil || $0.joinsWords
      }
      && Gazetteer.parents(of: name).isEmpty
  }
}

extension ProgrammeSighting {
  fileprivate mutating func count(isQuoted: Bool) {
    if isQuoted { quoted += 1 } else { plain += 1 }
  }
}

extension Article {
  /// Whether a mark of quotation stands before a fact.
  fileprivate func isQuoted(_ span: Span) -> Bool {
    guard span.start > 0, let scalars = piece(of: span)?.text.unicodeScalars,
      let before = scalars.dropFirst(span.start - 1).first
    else { return false }
    return "“\"「『《〝＂｢﹁﹃".unicodeScalars.contains(before)
  }
}

extension Unicode.Scalar {
  /// 万企·十链, 5G+制造.
  fileprivate var joinsWords: Bool { "·•・-—+＋".unicodeScalars.contains(self) }
}
