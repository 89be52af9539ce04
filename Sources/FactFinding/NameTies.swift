/// Looks at the names of a whole story: keeps those that are certain somewhere, and ties the short forms to the long.
///
/// A street office is named in full once (中原区莲湖街道) and shortly afterwards (莲湖街道): both are the same body, under
/// its longest name, and each mention keeps the place where it stands.
struct NameTies {
  private var full: [Mention.Kind: [String: String]] = [:]

  init(_ names: [NameCandidate]) {
    let sure = Set(names.lazy.filter(\.isSure).map(\.name))
    for kind in [Mention.Kind.organization, .place, .programme] {
      let all = Set(names.lazy.filter { $0.kind == kind && sure.contains($0.name) }.map(\.name))
      let longestFirst = all.map { ($0, $0.utf8.count) }.sorted { ($1.1, $0.0) < ($0.1, $1.0) }.map(
        \.0)
      full[kind] = Dictionary(
        uniqueKeysWithValues: all.map { name in
          (name, longestFirst.first { NameTies.stands(name, for: $0, as: kind) } ?? name)
        })
    }
  }

  /// The full name that `candidate` stands for; nil where it is a guess that nothing in the story bears out.
  func fullName(of candidate: NameCandidate) -> String? { full[candidate.kind]?[candidate.name] }

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
