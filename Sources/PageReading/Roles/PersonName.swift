/// A name as credits print it: two to four Han characters (王翠, 欧阳修, 王 强 set wide), or parts joined by ·
/// (买买提·艾力, 马克·吐温).
struct PersonName {
  var text: String
  /// It begins with a surname of the table, or has a · and needs none.
  var hasSurname: Bool

  /// Takes a name; `ends` tells where, within a run of Han, what follows a name begins (王翠摄).
  static func take(from cursor: inout Cursor, endingBefore ends: (Cursor) -> Bool) -> PersonName? {
    let start = cursor.index
    let first = takeRun(from: &cursor, endingBefore: ends)
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
    } else if first.count == 1, let given = takeGivenName(from: &cursor, endingBefore: ends) {
      // 王 强: two characters set as wide as three; 周 建 国: three as wide as four.
      let more = takeGivenName(from: &cursor, endingBefore: ends) ?? []
      return PersonName(
        text: cursor.printed(first, given, more), hasSurname: startsWithSurname(first))
    }
    cursor.index = start
    return nil
  }

  /// The longest run that can be a name.
  private static let longest = 16

  private static func takeRun(
    from cursor: inout Cursor, endingBefore ends: (Cursor) -> Bool
  ) -> ArraySlice<Unicode.Scalar> {
    let start = cursor.index
    while cursor.index - start <= longest, let next = cursor.next, next.isHan || next == "·",
      cursor.index - start < 2 || !ends(cursor)
    { cursor.index += 1 }
    return cursor.text[start..<cursor.index]
  }

  /// One more character after spaces, and nothing else attached to it.
  private static func takeGivenName(
    from cursor: inout Cursor, endingBefore ends: (Cursor) -> Bool
  ) -> ArraySlice<Unicode.Scalar>? {
    let start = cursor.index
    if !cursor.take(upTo: 4, while: { $0 == " " }).isEmpty, !ends(cursor) {
      let given = takeRun(from: &cursor, endingBefore: ends)
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

  private static let surnames = Set(
    """
    王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗郑梁谢宋唐许韩邓冯曹彭曾肖萧田董袁潘于余叶蒋杜苏魏程吕丁沈任姚卢傅钟姜崔谭廖范汪陆金石戴贾韦夏邱方侯邹熊孟秦白江\
    阎闫薛尹段雷黎史龙陶贺顾毛郝龚邵万钱严覃武戚莫孔向汤常温康施文牛樊葛邢安齐易乔伍庞颜倪庄聂章鲁岳翟殷詹申欧耿关兰焦俞左柳甘祝包宁尚符舒阮柯纪梅童凌毕单裴霍\
    涂成苗谷曲盛冉骆蔡路游辛靳管柴蒙鲍华喻祁蒲房滕屈饶解牟艾尤时穆农司卓古吉缪简车项连芦麦褚娄窦戈岑景党宫费卜冷晏席卫米柏宗瞿桂全佟应臧闵苟邬边卞姬师和仇栾隋\
    商刁沙荣巫寇桑郎甄丛虞敖巩明佘池查麻苑迟邝官封谈匡鞠惠荆乐冀郁胥南班储原栗燕楚鄢劳谌奚皮粟冼蔺楼盘满闻位厉伊仝区郜海阚花权强帅屠豆朴盖练廉禹井祖漆巴丰支卿\
    国狄平计索宣晋相初门云容敬来扈晁芮都普阙浦戎伏鹿薄邸雍辜羊阿乌母裘亓修邰赫杭况那宿鲜印逯隆茹诺战慕危玉银亢嵇公哈湛宾戎勾茅利于禤库仉水揭麦幸暴侴密洪韶竺\
    信斯山生植凤兆年青由雒郄税钮仲东郇蹇牧糜滑窝诸濮逄竹过丘籍弓候冶束凃续庾芳寿麴贡尉荀羿居衡步耿满弘寇广沃利蔚越夔师厍晁敖融訾阚空沙养巢蒯游权逯益
    張劉陳楊黃趙吳孫馬鄭謝許韓鄧馮蕭葉蔣蘇盧鍾鐘譚範陸賈韋鄒閻龍賀顧龔萬錢嚴湯齊喬龐顏莊聶魯歐關蘭寧紀畢單塗駱饒華車項連蘆麥婁竇費衛應閔鄔邊師榮鞏談楓
    """.unicodeScalars.filter(\.isHan))

  private static let compoundSurnames = [
    "欧阳", "司马", "上官", "诸葛", "东方", "皇甫", "尉迟", "公孙", "慕容", "令狐", "宇文", "长孙", "司徒", "司空",
    "夏侯", "端木", "轩辕", "钟离", "闻人", "独孤", "南宫", "西门", "东郭", "百里", "呼延", "拓跋", "太史", "申屠",
    "澹台", "赫连", "完颜", "纳兰", "爱新", "鲜于", "仲孙", "万俟", "淳于", "单于", "第五", "濮阳", "公冶", "宗政",
  ].map { Array($0.unicodeScalars) }
}

extension Cursor {
  /// Pieces of the text as they were printed.
  fileprivate func printed(_ pieces: ArraySlice<Unicode.Scalar>...) -> String {
    pieces.filter { !$0.isEmpty }.map { String(scalars: printed[$0.indices]) }.joined()
  }
}
