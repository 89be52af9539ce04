/// A name as credits print it: two to four Han characters (王翠, 欧阳修, 王 强 set wide), or parts joined by ·
/// (买买提·艾力, 马克·吐温).
struct PersonName {
  var text: String
  /// It begins with a surname of the table, or has a · and needs none.
  var hasSurname: Bool

  /// Takes a name; `ends` tells where, within a run of Han, what follows a name begins (王翠摄).
  static func take(from cursor: inout Cursor, endingBefore ends: (Cursor) -> Bool) -> PersonName? {
    let start = cursor.index
    let first = takeRun(from: &cursor, least: 2, endingBefore: ends)
    if first.contains("·") {
      if 3...16 ~= first.count, first.first != "·", first.last != "·" {
        return PersonName(text: cursor.printed(first), hasSurname: true)
      }
    } else if 2...4 ~= first.count {
      // 欧阳 修: a compound surname alone waits for its given name.
      if isCompoundSurname(first), let given = takeGivenName(from: &cursor, endingBefore: ends) {
        return PersonName(text: cursor.printed(first, given), hasSurname: true)
      }
      return PersonName(text: cursor.printed(first), hasSurname: startsWithSurname(first))
    } else if 5...8 ~= first.count, isBeforeRole(cursor, ends) {
      // 记者 阿拉坦其其格 文/图: printed without the · that parts long names, where only a name can stand.
      return PersonName(text: cursor.printed(first), hasSurname: false)
    } else if first.count == 1, let given = takeGivenName(from: &cursor, endingBefore: ends) {
      // 王 强: two characters set as wide as three; 周 建 国: three as wide as four.
      let more = takeGivenName(from: &cursor, endingBefore: ends) ?? []
      return PersonName(
        text: cursor.printed(first, given, more), hasSurname: startsWithSurname(first))
    }
    cursor.index = start
    return nil
  }

  private static func isBeforeRole(_ cursor: Cursor, _ ends: (Cursor) -> Bool) -> Bool {
    var ahead = cursor
    return !ahead.take(upTo: 4, while: { $0 == " " }).isEmpty && ends(ahead)
  }

  /// The longest run that can be a name.
  private static let longest = 16

  private static func takeRun(
    from cursor: inout Cursor, least: Int, endingBefore ends: (Cursor) -> Bool
  ) -> ArraySlice<Unicode.Scalar> {
    let start = cursor.index
    while cursor.index - start <= longest, let next = cursor.next, next.isHan || next == "·",
      cursor.index - start < least || !ends(cursor)
    { cursor.index += 1 }
    return cursor.text[start..<cursor.index]
  }

  /// One more character after spaces, and nothing else attached to it.
  private static func takeGivenName(
    from cursor: inout Cursor, endingBefore ends: (Cursor) -> Bool
  ) -> ArraySlice<Unicode.Scalar>? {
    let start = cursor.index
    if !cursor.take(upTo: 4, while: { $0 == " " }).isEmpty, !ends(cursor) {
      let given = takeRun(from: &cursor, least: 1, endingBefore: ends)
      if given.count == 1 { return given }
    }
    cursor.index = start
    return nil
  }

  /// 安全生产 and 高考改革 are no names, though 安 and 高 are surnames: four characters need a compound one.
  private static func startsWithSurname(_ name: ArraySlice<Unicode.Scalar>) -> Bool {
    guard let first = name.first else { return false }
    return name.count < 4 && surnames.contains(first)
      || name.count > 2 && isCompoundSurname(name.prefix(2))
  }

  private static func isCompoundSurname(_ name: ArraySlice<Unicode.Scalar>) -> Bool {
    name.count == 2 && compoundSurnames.contains { $0.elementsEqual(name) }
  }

  /// The common ones, then those that are words in any other place, then traditional forms that are not folded.
  private static let surnames = Set(
    """
    \(Surnames.single)\
    印别充终越红益兰芦官南栗位海帅豆晋普阿修赫鲜诺哈库蹇窝竹过丘候冶凃续芳尉楓矫腾种洛呙\
    張劉陳楊黃趙吳孫馬鄭謝許韓鄧馮蕭葉蔣蘇盧鍾鐘譚範陸賈韋鄒閻龍賀顧龔萬錢嚴湯齊喬龐顏莊聶魯歐關蘭寧紀畢單塗駱饒華車項連蘆麥婁竇費衛應閔鄔邊師榮鞏談羅呂藍鳳\
    樂賴勞閩練溫閆雲倫紐賓圖鮑貝憑滿寶裏鄺祿龎釗貢黨儲賁鳥遲
    """.unicodeScalars.filter(\.isHan))

  private static let compoundSurnames =
    (Surnames.compound + ["司空", "闻人", "东郭", "百里", "太史", "纳兰", "爱新", "鲜于", "单于", "第五", "公冶", "宗政"])
    .map { Array($0.unicodeScalars) }
}

extension Cursor {
  /// Pieces of the text as they were printed.
  fileprivate func printed(_ pieces: ArraySlice<Unicode.Scalar>...) -> String {
    pieces.filter { !$0.isEmpty }.map { String(scalars: printed[$0.indices]) }.joined()
  }
}
