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

  /// Those of the Hundred Family Surnames, then the commoner ones that it lacks, then traditional forms that are not
  /// folded.
  private static let surnames = Set(
    """
    赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔曹严华金魏陶姜戚谢邹喻柏窦章云苏潘葛奚范彭郎鲁韦昌马苗凤花方俞任袁柳酆鲍史唐费廉岑薛雷贺倪汤滕殷罗毕郝邬安\
    常乐于时傅皮卞齐康伍余元卜顾孟平黄和穆萧尹姚邵湛汪祁毛禹狄米贝明臧计伏成戴谈宋茅庞熊纪舒屈项祝董梁杜阮蓝闵席季麻强贾路娄危江童颜郭梅盛林刁钟徐邱骆高夏蔡田樊\
    胡凌霍虞万支柯昝管卢莫经房裘缪干解应宗丁宣贲邓郁单杭洪包诸左石崔吉钮龚程嵇邢滑裴陆荣翁荀羊惠甄曲封芮羿储靳汲邴糜松井段巫乌焦巴弓牧隗谷车侯宓蓬郗班仰秋伊宫宁\
    仇栾甘钭厉戎祖武符刘景詹束龙叶幸司韶郜黎蓟薄印宿白怀蒲邰鄂咸籍赖卓蔺屠蒙池乔阴胥苍闻莘党翟谭贡劳逄姬申扶堵冉宰郦雍郤璩桑桂濮牛寿边扈燕冀郏浦尚农温别庄晏柴瞿\
    阎充慕连茹习宦艾鱼容向古易慎戈廖庾终暨衡耿弘匡文寇禄阙东欧殳沃利蔚越夔隆师巩厍聂晁勾敖融冷訾辛阚简饶曾毋沙乜鞠丰巢关蒯荆红游竺权逯盖益桓肖闫覃岳兰涂牟芦麦佟\
    苟隋商丛佘苑迟邝官南栗楚鄢谌粟冼楼盘位仝区海帅豆朴练漆卿晋普鹿邸辜阿亓修赫况鲜诺玉银亢哈宾禤库仉揭侴密雒郄税郇蹇窝竹过丘候冶凃续芳麴尉張劉陳楊黃趙吳孫馬鄭謝\
    許韓鄧馮蕭葉蔣蘇盧鍾鐘譚範陸賈韋鄒閻龍賀顧龔萬錢嚴湯齊喬龐顏莊聶魯歐關蘭寧紀畢單塗駱饒華車項連蘆麥婁竇費衛應閔鄔邊師榮鞏談楓付代尧矫腾种操撒冒洛呙羅呂藍鳳樂\
    賴勞閩練溫閆雲倫紐賓圖鮑貝憑滿寶裏鄺祿龎釗貢黨儲賁鳥遲
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
