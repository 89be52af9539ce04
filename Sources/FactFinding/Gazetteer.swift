/// The administrative divisions of China and the countries of the world, as tables of the language.
///
/// A division is known by its full name (金水区) and, for provinces and cities, by the short one (河南, 郑州). A
/// district's or county's name without its last sign is too often a word (和平, 朝阳), so it is left to what the story says.
package enum Gazetteer {
  enum Kind: Sendable {
    /// 郑州市, 金水区.
    case division
    /// 郑州: a name that is no place of its own inside an organisation's (郑州地铁集团).
    case short
    case country
    /// 龙湖镇, 丰庆路街道: it reads as its ending says.
    case township
  }

  struct Entry: Sendable {
    let kind: Kind
    /// The name of the division above, where there is one.
    let parent: String?
  }

  /// The divisions above `name`, the nearest first: 郑州市, 河南省 for 金水区; none for a name that several bear.
  package static func parents(of name: String) -> [String] {
    var parents: [String] = []
    var next = entry(of: name)?.parent
    while let parent = next, parents.count < 3 {
      parents.append(parent)
      next = entry(of: parent)?.parent
    }
    return parents
  }

  /// Whether a place is an administrative one, by the table or by its last sign (田庄镇); a road or a park is none.
  static func isDivision(_ name: String) -> Bool {
    if let entry = entry(of: name) { return entry.kind != .country || name == "中国" }
    return ["省", "市", "县", "区", "镇", "乡", "村", "街道"].contains { name.ends(with: $0) }
      && !["园区", "景区", "小区", "旅游区", "度假区", "保税区"].contains { name.ends(with: $0) }
  }

  /// Whether the name of a country, or of a region or city abroad, ends at `end`.
  static func endsWithCountry(_ passage: Passage, before end: Int) -> Bool {
    (max(0, end - 8)..<end).contains {
      guard let (known, kind) = table.longest(in: passage.signs, at: $0, before: end) else {
        return false
      }
      return known == end && kind == .country
    }
  }

  /// The names that stand for themselves wherever they are met; a township's is read by its ending.
  static let table = WordTable<Kind>(
    byName.filter { $0.value.kind != .township }.map { ($0.key.text, $0.value.kind) })

  /// Counties and districts without their last sign: 迁西 for 迁西县.
  static let countyShorts = WordTable<Void>(countyShortNames.map { ($0, ()) })

  static let countyShortNames: [String] = byName.compactMap { name, entry in
    guard entry.kind == .division, name.text.count > 2, !name.text.ends(with: "地区"),
      ["县", "区", "旗"].contains(where: { name.text.ends(with: $0) })
    else { return nil }
    let short = String(name.text.dropLast())
    return DivisionTable.wordsToo.contains(short) ? nil : short
  }

  /// Whether a county, district or city of the country is called so for short, be it a word of the language as well.
  static func hasDivision(called short: String) -> Bool {
    ["县", "市", "区", "旗"].contains { entry(of: short + $0) != nil } || entry(of: short) != nil
  }

  /// Every name that the table has.
  static var names: some Sequence<String> { byName.keys.lazy.map(\.text) }

  private static func entry(of name: String) -> Entry? { byName[Spelling(name)] }

  private static let byName: [Spelling: Entry] = {
    var entries: [Spelling: Entry] = [:]
    func add(_ name: String, _ entry: Entry) {
      // 鼓楼区 and 新华区 stand in several cities: the name is a place, its parent is not known.
      if let before = entries[Spelling(name)], before.parent != entry.parent {
        entries[Spelling(name)] = Entry(kind: before.kind, parent: nil)
      } else {
        entries[Spelling(name)] = entry
      }
    }
    for name in DivisionTable.countries.split(whereSeparator: \.isWhitespace) {
      add(String(name), Entry(kind: .country, parent: nil))
    }
    for line in DivisionTable.provinces.split(separator: "\n") { addProvince(line, add) }
    // In order, or chance would say whose former name 淮安县 is: of 淮安区 and 淮安市 the district comes first.
    for (name, entry) in entries.sorted(by: { $0.key < $1.key }) {
      for former in formerNames(of: name.text, entry) where entries[Spelling(former)] == nil {
        entries[Spelling(former)] = Entry(kind: .division, parent: entry.parent)
      }
    }
    for line in DivisionTable.townships.split(separator: "\n") {
      let halves = line.split(separator: "=")
      for town in halves.last?.split(separator: ",") ?? [] {
        add(
          String(town),
          Entry(kind: .township, parent: halves.first.map(String.init)))
      }
    }
    return entries
  }()

  /// 绵竹县 for 绵竹市, 阜阳地区 for 阜阳市: what older issues call a city or district that has been raised since.
  private static func formerNames(of name: String, _ entry: Entry) -> [String] {
    guard entry.kind == .division, let parent = entry.parent, name.count > 2,
      name.ends(with: "市") || name.ends(with: "区"), !name.ends(with: "地区")
    else { return [] }
    let short = name.dropLast()
    guard parent.ends(with: "省") || parent.ends(with: "自治区"), name.ends(with: "市") else {
      return [short + "县"]
    }
    return [short + "县", short + (parent.hasPrefix("内蒙古") ? "盟" : "地区")]
  }

  /// `河南省 郑州市=中原区,二七区… 开封市=…`: a province, its prefectures, their counties.
  private static func addProvince(_ line: Substring, _ add: (String, Entry) -> Void) {
    let fields = line.split(separator: " ")
    guard let first = fields.first else { return }
    let province = String(first)
    let short = withoutSuffix(province)
    add(province, Entry(kind: .division, parent: nil))
    if let short { add(short, Entry(kind: .short, parent: nil)) }
    for field in fields.dropFirst() {
      let halves = field.split(separator: "=", maxSplits: 1)
      let prefecture = String(halves[0])
      // The counties of a municipality stand under it at once: 北京市=….
      if prefecture != province {
        add(prefecture, Entry(kind: .division, parent: province))
        if let short = withoutSuffix(prefecture), !DivisionTable.wordsToo.contains(short) {
          add(short, Entry(kind: .short, parent: province))
        }
        // 恩施州 for 恩施土家族苗族自治州.
        if prefecture.hasSuffix("自治州"), let short = withoutSuffix(prefecture) {
          add(short + "州", Entry(kind: .division, parent: province))
        }
      }
      guard halves.count > 1 else { continue }
      for county in halves[1].split(separator: ",") {
        add(String(county), Entry(kind: .division, parent: prefecture))
        if let short = autonomousShort(String(county)) {
          add(short + "县", Entry(kind: .division, parent: prefecture))
        }
        // A city below a prefecture is known by its short name too; a county's or district's is too often a word.
        guard county.hasSuffix("市"), let short = withoutSuffix(String(county)),
          !DivisionTable.wordsToo.contains(short)
        else { continue }
        add(short, Entry(kind: .short, parent: prefecture))
      }
    }
  }

  /// 都安 for 都安瑶族自治县: the name without its peoples, of which each ends in 族 but the first few.
  private static func autonomousShort(_ county: String) -> String? {
    guard county.hasSuffix("自治县") else { return nil }
    let bare = county.dropLast(3)
    return bare.indices.dropFirst(2).first { index in
      peoples.contains { bare[index...].hasPrefix($0) }
    }.map { String(bare[..<$0]) }
  }

  private static let peoples = [
    "各族", "壮族", "满族", "回族", "苗族", "土家族", "彝族", "蒙古族", "蒙古", "藏族", "布依族", "侗族", "瑶族", "朝鲜族", "白族",
    "哈尼族", "哈萨克",
    "黎族", "傣族", "畲族", "傈僳族", "仡佬族", "东乡族", "拉祜族", "水族", "佤族", "纳西族", "羌族", "土族", "仫佬族", "锡伯",
    "达斡尔族", "毛南族", "撒拉族",
    "布朗族", "塔吉克", "普米族", "怒族", "独龙族", "保安族", "裕固族", "鄂温克族",
  ]

  private static let suffixes = [
    "维吾尔自治区", "壮族自治区", "回族自治区", "自治区", "特别行政区", "土家族苗族自治州", "藏族羌族自治州", "布依族苗族自治州", "苗族侗族自治州",
    "哈尼族彝族自治州", "壮族苗族自治州", "傣族景颇族自治州", "蒙古族藏族自治州", "朝鲜族自治州", "傈僳族自治州", "藏族自治州", "彝族自治州", "白族自治州",
    "傣族自治州", "回族自治州", "蒙古自治州", "哈萨克自治州", "柯尔克孜自治州", "地区", "省", "市", "盟",
  ]

  private static func withoutSuffix(_ name: String) -> String? {
    for suffix in suffixes where name.hasSuffix(suffix) {
      let short = String(name.dropLast(suffix.count))
      return short.count >= 2 ? short : nil
    }
    return nil
  }
}
