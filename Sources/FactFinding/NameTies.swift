/// Looks at the names of a whole story: keeps those that are certain somewhere, and ties the short forms to the long.
///
/// A street office is named in full once (中原区莲湖街道) and shortly afterwards (莲湖街道): both are the same body, under
/// its longest name, and each mention keeps the place where it stands.
struct NameTies {
  private var sure: Set<String> = []
  private var longest: [Mention.Kind: [String]] = [:]

  init(_ names: [NameCandidate]) {
    sure = Set(names.filter(\.isSure).map(\.name))
    for kind in [Mention.Kind.organization, .place] {
      let all = Set(names.filter { $0.kind == kind && sure.contains($0.name) }.map(\.name))
      longest[kind] = all.sorted { ($1.unicodeScalars.count, $0) < ($0.unicodeScalars.count, $1) }
    }
  }

  /// The full name that `candidate` stands for; nil where it is a guess that nothing in the story bears out.
  func fullName(of candidate: NameCandidate) -> String? {
    guard sure.contains(candidate.name) else { return nil }
    let isBody = candidate.kind == .organization
    return longest[candidate.kind]?.first {
      isBody || candidate.name == "经开区" || candidate.name == "高新区"
        ? $0.hasSuffix(candidate.name) : $0 == candidate.name || isShort(candidate.name, of: $0)
    } ?? candidate.name
  }

  /// 济源 for 济源市.
  private func isShort(_ name: String, of full: String) -> Bool {
    full.hasPrefix(name) && full.unicodeScalars.count == name.unicodeScalars.count + 1
      && ["市", "县", "省", "区"].contains { full.hasSuffix($0) }
  }
}
