/// Who wrote or took it, as newspapers print it: 本报记者 A 通讯员 B C, 记者 A 文/图, A B 摄, 图/A, (A B).
///
/// One parser serves all four positions (head of a paragraph, a line of its own, signature, picture). It must
/// consume the whole string, so that a sentence with 记者 in it is no credit.
struct Credit: Equatable {
  var reporters: [String] = []
  var correspondents: [String] = []
  var photographers: [String] = []
  var unspecified: [String] = []
  /// 记者, 摄, 文/图 or an agency stands in it: it can be nothing else than a credit.
  var namesRole = false
  /// It says where the first name is from, or what he is.
  var hasAffiliation = false
  /// All that it says is whose the picture is: 本报记者 A 摄, 图/A, 新华社发.
  var isForPicture = false

  var isEmpty: Bool {
    reporters.isEmpty && correspondents.isEmpty && photographers.isEmpty && unspecified.isEmpty
  }

  /// Nil where `text`, folded, is not a credit from end to end; `printed` is what it was before folding.
  init?(_ text: ArraySlice<Unicode.Scalar>, printed: ArraySlice<Unicode.Scalar>) {
    // The longest seen names a dozen people; what is longer than a few names must say what they did.
    guard text.count <= 80, text.count <= 30 || text.contains(where: Self.isOfRole),
      let credit = CreditParser.parse(text, printed: printed)
    else { return nil }
    self = credit
  }

  init() {}

  /// Each word for a role holds one of these.
  private static func isOfRole(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case "记", "员", "摄", "图", "文", "稿", "者", "撰", "生", "师", "画", "绘", "社", "资": true
    default: false
    }
  }

  /// More names than any story has: what comes after is a list, and looking each up would take quadratic time.
  private static let mostNames = 100

  mutating func add(_ other: Credit) {
    for path in [\Credit.reporters, \.correspondents, \.photographers, \.unspecified]
    where self[keyPath: path].count < Self.mostNames {
      for name in other[keyPath: path] where !self[keyPath: path].contains(name) {
        self[keyPath: path].append(name)
      }
    }
  }
}

/// The grammar of a credit: roles before names, names, roles after names, in any number.
private struct CreditParser {
  private struct Name {
    var text: String
    var role: Role?
    var hasSurname: Bool
  }

  private enum Role { case reporter, correspondent, writer, photographer, writerAndPhotographer }

  private var cursor: Cursor
  private var credit = Credit()
  private var role: Role?
  /// Names since the last role that stands after its names.
  private var pending: [Name] = []
  private var tookRoleJustNow = false
  private var namesOrganization = false
  private var onlyPictures = true
  private var allHaveSurnames = true
  private var withSurname = 0
  /// Two words in brackets are names where one of them can be.
  private let isBracketed: Bool

  static func parse(
    _ text: ArraySlice<Unicode.Scalar>, printed: ArraySlice<Unicode.Scalar>
  ) -> Credit? {
    let (inner, isBracketed) = bare(text)
    var parser = CreditParser(cursor: Cursor(inner, printed: printed), isBracketed: isBracketed)
    return parser.parseAll()
  }

  private init(cursor: Cursor, isBracketed: Bool) {
    self.cursor = cursor
    self.isBracketed = isBracketed
  }

  /// Without the bullets before it, and the one pair of brackets around it.
  private static func bare(
    _ text: ArraySlice<Unicode.Scalar>
  ) -> (text: ArraySlice<Unicode.Scalar>, isBracketed: Bool) {
    let text = text.trimming { $0 == " " || LineForms.bullets.contains($0) }
    guard let first = text.first, let last = text.last,
      (first == "(" && last == ")") || (first == "[" && last == "]")
    else { return (text, false) }
    return (
      text.dropFirst().dropLast().trimming { $0 == " " || LineForms.bullets.contains($0) }, true
    )
  }

  private mutating func parseAll() -> Credit? {
    while true {
      cursor.take { Self.separators.contains($0) }
      if cursor.isAtEnd { break }
      guard
        takeOrganizationBeforeRole() || takeAffiliation() || takeAgencyPicture() || takeSupplier()
          || takeRole() || takeFiller() || takeNote() || takeName() || takeAddress()
      else { return nil }
    }
    settle(as: nil)
    return finished()
  }

  private func finished() -> Credit? {
    var credit = credit
    // 新华社发 and 本报评论员 name nobody and are credits all the same.
    if credit.isEmpty { return credit.isForPicture || namesOrganization ? credit : nil }
    // Without any role only surnames tell (王翠 党贺喜) from two words of a headline.
    let names = credit.unspecified.count
    guard
      credit.namesRole || names <= 4 && (allHaveSurnames || isBracketed && withSurname * 2 >= names)
    else { return nil }
    credit.isForPicture = onlyPictures && !credit.photographers.isEmpty
    return credit
  }

  private static let agencyPictures: Words = [
    "新华社/路透社", "新华社/路透", "新华社/法新社", "新华社/法新", "新华社/美联社", "新华社/美联", "新华社发",
    "新华社供图", "新华社照片", "新华社传真照片", "中新社发", "资料图片", "资料照片", "资料图", "本报资料",
  ]
  private static let pictures: Words = ["照片", "传真照片", "图片"]
  private static let ownPapers: Words = ["本报", "本刊", "本台", "本网", "本社"]
  /// 日报, 新华社, 新华网, 电视台, 客户端.
  private static let mediaEndings = Set("报社网台刊端线道".unicodeScalars)
  private static let separators = Set(" 、,;/|:".unicodeScalars)

  /// 新华社发, 资料图片: a picture's credit that names nobody.
  private mutating func takeAgencyPicture() -> Bool {
    guard cursor.take(anyOf: Self.agencyPictures) != nil else { return false }
    cursor.take(anyOf: Self.pictures)
    credit.namesRole = true
    credit.isForPicture = true
    return true
  }

  /// 本报, 新华社, 人民日报, where a role follows.
  private mutating func takeOrganizationBeforeRole() -> Bool {
    let start = cursor.index
    if cursor.take(anyOf: Self.ownPapers) == nil {
      // 中国青年报·中青在线记者
      let run = cursor.rest.prefix(16)
      guard
        let end = run.indices.first(where: { index in
          Self.mediaEndings.contains(run[index])
            && Self.isAtRole(Cursor(cursor.text[(index + 1)...]))
        }), end > start, run[...end].allSatisfy({ $0.isHan || $0 == "·" })
      else { return false }
      cursor.index = end + 1
    }
    cursor.take { $0 == " " }
    if cursor.take("驻") || cursor.take("赴") {
      cursor.take(upTo: 6) { $0.isHan && $0 != "记" && $0 != "特" }
    }
    guard Self.isAtRole(cursor) else {
      cursor.index = start
      return false
    }
    namesOrganization = true
    return true
  }

  /// 市委党校教授 韩立群, 实验小学四（3）班 向思源, 湖北孝感 读者 周大庆: where the writer is from or what he is, before
  /// the first name or the role.
  private mutating func takeAffiliation() -> Bool {
    guard pending.isEmpty, credit.isEmpty, !Self.isAtRole(cursor) else { return false }
    var ahead = cursor
    let run = ahead.take(upTo: 24, while: Self.isOfAffiliation)
    guard run.count >= 2, let last = run.last,
      !ahead.take(upTo: 4, while: { $0 == " " }).isEmpty
    else { return false }
    if run.count >= 3, Self.affiliationEndings.contains(last) {
      // Several may follow one another: 某某中学 高二3班.
      while let more = Self.affiliation(at: ahead) { ahead.index = more }
      let name = PersonName.take(from: &ahead, endingBefore: Self.isAtRoleAfterName)
      let isWhole = ahead.next?.isHan != true || Self.isAtOthers(ahead)
      guard name?.hasSurname ?? false, isWhole else { return false }
    } else if !(4...6 ~= run.count && Self.isAtRole(ahead)) && !Self.isHome(run) {
      return false
    }
    cursor.index = run.endIndex
    credit.hasAffiliation = true
    return true
  }

  /// 湖北 施汉萍, 湖北孝感 施汉萍: letters are signed with the province, or with it and the city.
  private static func isHome(_ text: ArraySlice<Unicode.Scalar>) -> Bool {
    guard let province = provinces.opening(text) else { return false }
    return text.count - province.count <= 3
  }

  private static let provinces: Words = [
    "北京", "天津", "上海", "重庆", "河北", "山西", "辽宁", "吉林", "黑龙江", "江苏", "浙江", "安徽", "福建", "江西", "山东", "河南",
    "湖北", "湖南", "广东", "海南", "四川", "贵州", "云南", "陕西", "甘肃", "青海", "台湾", "内蒙古", "广西", "西藏", "宁夏", "新疆",
    "香港", "澳门",
  ]

  /// Where the next name begins, if an affiliation stands before it.
  private static func affiliation(at cursor: Cursor) -> Int? {
    var ahead = cursor
    let run = ahead.take(upTo: 24, while: isOfAffiliation)
    guard run.count >= 3, let last = run.last, affiliationEndings.contains(last),
      !ahead.take(upTo: 4, while: { $0 == " " }).isEmpty
    else { return nil }
    return ahead.index
  }

  /// 实验小学四(3)班
  private static func isOfAffiliation(_ scalar: Unicode.Scalar) -> Bool {
    scalar.isHan || scalar.isASCIIDigit || scalar == "(" || scalar == ")"
  }

  /// The last character of a place, a body, a class or a title.
  private static let affiliationEndings = Set(
    "省市县区镇乡村州旗校院厂局社司会处队所站部委办厅授任长席记师员家士民生学班级心".unicodeScalars)

  /// 王翠（某某市，教师）, 王翠 某某市东街七号: where the writer lives or works, after the name.
  private mutating func takeAddress() -> Bool {
    guard !pending.isEmpty, cursor.index > cursor.text.startIndex else { return false }
    let isSetApart = cursor.text[cursor.index - 1] == " "
    let run = cursor.take(upTo: 16) { $0.isHan || $0.isASCIIDigit }
    guard isSetApart, run.count >= 4, let last = run.last, Self.addressEndings.contains(last) else {
      return false
    }
    credit.hasAffiliation = true
    return true
  }

  private static let addressEndings = Set("省市县区镇乡村街路号校院厂局司会处队所班".unicodeScalars)

  /// 摄（传真照片）, 摄（新华社稿）, 王翠（教师）: a note in brackets behind a name or a role.
  private mutating func takeNote() -> Bool {
    guard credit.namesRole || !pending.isEmpty else { return false }
    let start = cursor.index
    if cursor.take("(") {
      let note = cursor.take(upTo: 16) { $0.isHan || $0 == "," || $0 == "、" }
      if note.count >= 2, cursor.take(")") {
        credit.hasAffiliation = credit.hasAffiliation || !pending.isEmpty
        return true
      }
    }
    cursor.index = start
    return false
  }

  /// 某某镇供图, 某某区疾控中心 供稿: a body that gave the picture or the text, and nobody's name.
  private mutating func takeSupplier() -> Bool {
    guard pending.isEmpty, credit.isEmpty else { return false }
    var ahead = cursor
    let run = ahead.take(upTo: 20) { $0.isHan || $0 == " " || $0 == "/" }
    guard ahead.isAtEnd, let word = Self.supplies.first(where: { supply in supply.words.end(run) }),
      run.count >= word.shortest
    else { return false }
    cursor.index = ahead.index
    credit.namesRole = true
    credit.isForPicture = word.isPicture
    namesOrganization = true
    return true
  }

  private static let supplies: [(words: Words, isPicture: Bool, shortest: Int)] = [
    (["供图", "图片", "照片", "提供"], true, 5), (["供稿"], false, 6),
  ]

  private static let rolesBeforeNames: [(word: String, role: Role)] = [
    ("全媒体记者", .reporter), ("融媒体记者", .reporter), ("融媒记者", .reporter), ("首席记者", .reporter),
    ("特派记者", .reporter), ("特约记者", .reporter), ("实习记者", .reporter), ("见习记者", .reporter),
    ("摄影记者", .reporter), ("文字记者", .reporter), ("记者", .reporter), ("特约通讯员", .correspondent),
    ("通讯员", .correspondent), ("特约撰稿人", .writer), ("特约撰稿", .writer), ("撰稿人", .writer),
    ("撰稿", .writer), ("评论员", .writer), ("实习生", .writer), ("作者", .writer), ("撰文", .writer),
    ("采写", .writer), ("执笔", .writer),
    ("读者", .writer), ("指导老师", .writer), ("指导教师", .writer), ("辅导教师", .writer),
  ]

  private static let rolesAroundNames: [(word: String, role: Role)] = [
    ("文/图", .writerAndPhotographer), ("图/文", .writerAndPhotographer),
    ("文并摄", .writerAndPhotographer), ("文/摄", .writerAndPhotographer),
    ("文、图", .writerAndPhotographer), ("文图", .writerAndPhotographer), ("图文", .writerAndPhotographer),
    ("摄影报道", .photographer), ("摄影", .photographer), ("供图", .photographer), ("制图", .photographer),
    ("插图", .photographer), ("漫画", .photographer), ("摄", .photographer), ("图", .photographer),
    ("绘", .photographer), ("画", .photographer), ("文", .writer),
  ]

  private static let roleWordsBeforeNames = Words(rolesBeforeNames.map(\.word))
  private static let roleWordsAroundNames = Words(rolesAroundNames.map(\.word))

  private static func isAtRole(_ cursor: Cursor) -> Bool {
    cursor.isAt(anyOf: roleWordsBeforeNames)
  }

  private mutating func takeRole() -> Bool {
    if let place = cursor.take(anyOf: Self.roleWordsBeforeNames) {
      let (word, role) = Self.rolesBeforeNames[place]
      // 读者来信 is a column.
      if word == "读者" || word == "作者", cursor.next?.isHan ?? true { return false }
      self.role = role
      tookRoleJustNow = true
      credit.namesRole = true
      return true
    }
    let start = cursor.index
    guard let place = cursor.take(anyOf: Self.roleWordsAroundNames) else { return false }
    let (word, role) = Self.rolesAroundNames[place]
    // 文 may be a surname, also that of the second one: 记者 王翠 通讯员 文强.
    if pending.isEmpty || word == "文", word.unicodeScalars.count == 1, cursor.next?.isHan ?? false {
      cursor.index = start
      return false
    }
    credit.namesRole = true
    let isBeforeNames =
      pending.isEmpty || cursor.next == "/" || cursor.next == ":"
      || (word == "摄影" && !cursor.isAtEnd)
    if isBeforeNames {
      settle(as: nil)
      self.role = role
      tookRoleJustNow = true
    } else {
      settle(as: role)
      self.role = nil
    }
    return true
  }

  /// 报道, 北京报道, 发自北京, 整理: says how or where, not who.
  private mutating func takeFiller() -> Bool {
    if cursor.take(anyOf: Self.fillers) != nil {
      return !pending.isEmpty
    }
    if takeOthers() { return true }
    if cursor.take(anyOf: Self.sentFrom) != nil {
      return !cursor.take(upTo: 8, while: \.isHan).isEmpty
    }
    let start = cursor.index
    let run = cursor.take(upTo: 16) { $0.isHan || $0 == "、" }
    // 记者王翠/花莲、台东连线报道
    let followsSlash = start > cursor.text.startIndex && cursor.text[start - 1] == "/"
    if !pending.isEmpty, Self.fillers.end(run), followsSlash || Self.cities.opening(run) != nil {
      return true
    }
    cursor.index = start
    return false
  }

  /// 王翠等十七人.
  private mutating func takeOthers() -> Bool {
    let start = cursor.index
    if !pending.isEmpty, cursor.take("等") {
      if cursor.isAtEnd { return true }
      if cursor.takeNumber(upTo: 3) != nil, cursor.take("人") || cursor.take("名") {
        // 等三十七名村民
        cursor.take(upTo: 3, while: \.isHan)
        return true
      }
    }
    cursor.index = start
    return false
  }

  private static let fillers: Words = [
    "综合报道", "联合报道", "连线报道", "报道", "综合报导", "连线报导", "报导", "综合", "整理", "编译", "供稿",
  ]
  /// Where reporters report from: 北京报道 is no name, and 马腾报道 ends with one.
  private static let cities: Words = [
    "北京", "上海", "天津", "重庆", "香港", "澳门", "台北", "石家庄", "太原", "呼和浩特", "沈阳", "大连", "长春", "哈尔滨", "南京",
    "苏州", "杭州", "宁波",
    "合肥", "福州", "厦门", "南昌", "济南", "青岛", "郑州", "洛阳", "武汉", "长沙", "广州", "深圳", "珠海", "南宁", "桂林", "海口",
    "三亚", "成都", "贵阳",
    "昆明", "拉萨", "西安", "兰州", "西宁", "银川", "乌鲁木齐", "华盛顿", "纽约", "伦敦", "巴黎", "东京", "莫斯科", "柏林", "日内瓦",
  ]
  private static let sentFrom: Words = ["发自"]

  private mutating func takeName() -> Bool {
    let followsRoleDirectly =
      tookRoleJustNow && cursor.index > 0
      && cursor.text.indices.contains(cursor.index - 1) && cursor.text[cursor.index - 1].isHan
    tookRoleJustNow = false
    guard let name = PersonName.take(from: &cursor, endingBefore: Self.isAtRoleAfterName) else {
      return false
    }
    // 记者走基层 is a column's name: what touches the role must have a surname, unless it is a long name with ·.
    let mayBeName =
      isBracketed && (cursor.isAtEnd || withSurname > 0) && name.text.unicodeScalars.count < 4
    if !name.hasSurname && (followsRoleDirectly || role == nil && !isAtRoleAfterSpace && !mayBeName)
    {
      return false
    }
    if name.hasSurname { withSurname += 1 }
    allHaveSurnames = allHaveSurnames && name.hasSurname
    pending.append(Name(text: name.text, role: role, hasSurname: name.hasSurname))
    return true
  }

  /// 某轩 文/图: a pen name needs no surname.
  private var isAtRoleAfterSpace: Bool {
    var ahead = cursor
    let spaces = ahead.take(upTo: 4) { $0 == " " }
    return !spaces.isEmpty && ahead.isAt(anyOf: Self.roleWordsAroundNames)
  }

  /// A role that touches the name before it (王翠摄); 文 and 图 alone may be the name's last character (赵淑文).
  private static func isAtRoleAfterName(_ cursor: Cursor) -> Bool {
    isAtRole(cursor) || cursor.isAt(anyOf: touchingRoles)
      // 等 with a number, 画 and 绘 at the end are no names'.
      || cursor.rest.count == 1 && cursor.isAt(anyOf: drawn) || isAtOthers(cursor)
  }

  private static let drawn: Words = ["画", "绘"]

  private static func isAtOthers(_ cursor: Cursor) -> Bool {
    var ahead = cursor
    return ahead.take("等") && (ahead.isAtEnd || ahead.takeNumber(upTo: 3) != nil)
  }

  private static let touchingRoles: Words = [
    "本报", "新华社", "文/图", "图/文", "文图", "文并摄", "图文", "摄", "供图", "制图", "报道", "报导", "整理",
  ]

  /// Gives the pending names their roles; `after` is a role that follows them all.
  private mutating func settle(as after: Role?) {
    for name in pending {
      let roles = [name.role, after].compactMap { $0 }
      let isPhotographer = roles.contains { $0 == .photographer || $0 == .writerAndPhotographer }
      if isPhotographer { credit.photographers.append(name.text) }
      switch name.role {
      case .reporter: credit.reporters.append(name.text)
      case .correspondent: credit.correspondents.append(name.text)
      // 文/图 says that he wrote it, too, which is what a reporter does.
      case _ where roles.contains(.writerAndPhotographer): credit.reporters.append(name.text)
      default: if !isPhotographer { credit.unspecified.append(name.text) }
      }
      if !roles.contains(.photographer) { onlyPictures = false }
    }
    pending = []
  }
}
