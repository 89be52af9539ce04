/// Looks at the names of a whole story: keeps those that are certain somewhere, and ties the short forms to the long.
///
/// A street office is named in full once (中原区莲湖街道) and shortly afterwards (莲湖街道): both are the same body, under
/// its longest name, and each mention keeps the place where it stands.
struct NameTies {
  private var full: [Mention.Kind: [String: String]] = [:]
  /// The cores of the story's companies, by which they are named without place and kind; nil where there are none.
  private var cores: WordTable<String>?

  init(_ names: [NameCandidate]) {
    var sure: [Mention.Kind: Set<String>] = [:]
    for name in names where name.isSure { sure[name.kind, default: []].insert(name.name) }
    for (kind, names) in sure {
      let longestFirst = names.sorted { ($1.utf8.count, $0) < ($0.utf8.count, $1) }
      for name in names {
        full[kind, default: [:]][name] =
          longestFirst.first { NameTies.stands(name, for: $0, as: kind) } ?? name
      }
    }
    tieCores(of: sure[.organization] ?? [])
  }

  /// A company that is named by its core is the one with the full name, where the story has only one such.
  private mutating func tieCores(of companies: Set<String>) {
    var byCore: [String: [String]] = [:]
    for company in companies {
      if let core = CompanyName.core(of: company) { byCore[core, default: []].append(company) }
    }
    let unique = byCore.compactMap { core, companies in
      companies.count == 1 ? companies.first.map { (core, $0) } : nil
    }
    guard !unique.isEmpty else { return }
    cores = WordTable(unique)
    for (core, company) in unique where full[.organization]?[core] != nil {
      full[.organization]?[core] = company
    }
  }

  /// The full name that `candidate` stands for; nil where it is a guess that nothing in the story bears out.
  func fullName(of candidate: NameCandidate) -> String? { full[candidate.kind]?[candidate.name] }

  /// Where a passage names a company by its core.
  func companies(in passage: Passage) -> [Located<Mention>] {
    guard let cores else { return [] }
    var mentions: [Located<Mention>] = []
    var place = 0
    while place < passage.count {
      guard let (end, name) = cores.longest(in: passage.signs, at: place) else {
        place += 1
        continue
      }
      mentions.append(
        Located(
          range: place..<end,
          fact: Mention(kind: .organization, name: name, span: passage.span(place..<end))))
      place = end
    }
    return mentions
  }

  private static func stands(_ name: String, for full: String, as kind: Mention.Kind) -> Bool {
    let (name, full) = (name.utf8, full.utf8)
    guard full.count > name.count else { return full.elementsEqual(name) }
    switch kind {
    case .organization: return full.suffix(name.count).elementsEqual(name)
    case .place:
      return isZone(name) ? full.suffix(name.count).elementsEqual(name) : isShort(name, of: full)
    case .person, .programme: return false
    }
  }

  /// 经开区 for 郑州经开区.
  private static func isZone(_ name: String.UTF8View) -> Bool {
    name.elementsEqual("经开区".utf8) || name.elementsEqual("高新区".utf8)
  }

  /// 济源 for 济源市.
  private static func isShort(_ name: String.UTF8View, of full: String.UTF8View) -> Bool {
    full.starts(with: name) && full.count == name.count + 3
      && ["市", "县", "省", "区"].contains { full.suffix(3).elementsEqual($0.utf8) }
  }
}
