/// Looks at the names of a whole story: keeps those that are certain somewhere, and ties the short forms to the long.
///
/// A street office is named in full once (白鹭区莲池街道) and shortly afterwards (莲池街道): both are the same body, under
/// its longest name, and each mention keeps the place where it stands.
struct NameTies {
  private var bodies: NameTable<String>
  private var places: NameTable<String>
  private var programmes: NameTable<String>
  /// The cores of the story's companies, by which they are named without place and kind; nil where there are none.
  private var cores: WordTable<String>?

  /// - Parameter found: in each passage of the story.
  init(_ found: ArraySlice<Findings>) {
    (bodies, places, programmes) = (NameTable(), NameTable(), NameTable())
    for index in found.indices {
      for name in found[index].names where name.fact.isSure {
        switch name.fact.kind {
        case .organization: bodies.insert(name.fact.name, name.fact.name)
        case .place: places.insert(name.fact.name, name.fact.name)
        case .programme: programmes.insert(name.fact.name, name.fact.name)
        case .person: break
        }
      }
    }
    Self.tie(&bodies) { name, full in
      full.ends(with: name) || Self.isOfPeople(full, for: name) || Self.isTeam(full, called: name)
    }
    Self.tie(&places) { name, full in
      Self.isShort(name, of: full) || Self.isZone(name) && full.ends(with: name)
    }
    tieCores()
  }

  /// Gives each name the longest that it stands for, among equals the first in order.
  private static func tie(
    _ table: inout NameTable<String>, where stands: (_ name: String, _ full: String) -> Bool
  ) {
    guard table.count > 1 else { return }
    let longestFirst = table.names.sorted {
      ($1.utf8.count, Spelling($0)) < ($0.utf8.count, Spelling($1))
    }
    for (index, name) in longestFirst.enumerated() {
      if let full = longestFirst[..<index].first(where: { stands(name, $0) }) {
        table.insert(name, full)
      }
    }
  }

  /// A company that is named by its core is the one with the full name, where the story has only one such.
  private mutating func tieCores() {
    var byCore: [Spelling: [String]] = [:]
    for company in bodies.names {
      guard let core = CompanyName.core(of: company) else { continue }
      byCore[Spelling(core), default: []].append(company)
    }
    let unique = byCore.compactMap { core, companies in
      companies.count == 1 ? companies.first.map { (core.text, $0) } : nil
    }
    guard !unique.isEmpty else { return }
    cores = WordTable(unique)
    for (core, company) in unique where bodies[core] != nil {
      bodies.insert(core, company)
    }
  }

  /// The full name that `candidate` stands for; nil where it is a guess that nothing in the story bears out.
  func fullName(of candidate: NameCandidate) -> String? {
    switch candidate.kind {
    case .organization: bodies[candidate.name]
    case .place: places[candidate.name]
    case .programme: programmes[candidate.name]
    case .person: nil
    }
  }

  /// Whether the story has a company that may be named by its core.
  var knowsCompanies: Bool { cores != nil }

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

  /// 白鹭区法院 for 临江市白鹭区人民法院.
  private static func isOfPeople(_ full: String, for name: String) -> Bool {
    guard name.ends(with: "院") || name.ends(with: "府"),
      let (kind, whole) = ofPeople.first(where: { name.ends(with: $0.0) && full.ends(with: $0.1) }),
      !name.ends(with: whole)
    else { return false }
    return full.utf8.dropLast(whole.utf8.count).reversed()
      .starts(with: name.utf8.dropLast(kind.utf8.count).reversed())
  }

  private static let ofPeople = ["法院", "检察院", "医院", "政府"].map { ($0, "人民" + $0) }

  /// 临江蓝鲸 for 临江蓝鲸队.
  private static func isTeam(_ full: String, called name: String) -> Bool {
    full.utf8.count == name.utf8.count + 3 && full.ends(with: "队")
      && full.utf8.starts(with: name.utf8)
  }

  /// 经开区 for 郑州经开区.
  private static func isZone(_ name: String) -> Bool {
    Spelling(name) == Spelling("经开区") || Spelling(name) == Spelling("高新区")
  }

  /// 登封 for 登封市, a county or district; a province or city of prefecture rank is named both ways, 郑州 as the town.
  private static func isShort(_ name: String, of full: String) -> Bool {
    full.utf8.count == name.utf8.count + 3 && full.utf8.starts(with: name.utf8)
      && ["市", "县", "区"].contains { full.ends(with: $0) }
      && Gazetteer.parents(of: full).count > 1
  }
}
