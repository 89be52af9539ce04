import FactFinding
import Foundation
import PageReading
import Testing

/// The issue of these tests is of Wednesday, 15 May 2024.
struct DateFinderTests {
  private func dates(_ text: String) -> [String] {
    facts(in: text, on: "2024-05-15").dates.map { date in
      let interval = [date.from, date.to].map { $0 ?? "?" }.joined(separator: "/")
      return "\(date.text) \(date.from == nil ? "" : interval + " ")\(date.grain.rawValue)"
    }
  }

  @Test(arguments: [
    ("2022年4月动工。", ["2022年4月 2022-04-01/2022-05-01 month"]),
    ("始建于1958年。", ["1958年 1958-01-01/1959-01-01 year"]),
    ("2023年度考核结束。", ["2023年度 2023-01-01/2024-01-01 year"]),
    ("二〇二三年十月一日开馆。", ["二〇二三年十月一日 2023-10-01/2023-10-02 day"]),
    ("2024-03-09发布。", ["2024-03-09 2024-03-09/2024-03-10 day"]),
    ("4月6日上午，展会开幕。", ["4月6日上午 2024-04-06T06:00/2024-04-06T12:00 part_of_day"]),
    ("6月6日上午签约。", ["6月6日上午 2024-06-06T06:00/2024-06-06T12:00 part_of_day"]),
    ("9日上午揭牌。", ["9日上午 2024-05-09T06:00/2024-05-09T12:00 part_of_day"]),
    ("5月14日下午3时许，雨停了。", ["5月14日下午3时许 2024-05-14T15:00/2024-05-14T16:00 hour"]),
    ("5月14日8时30分开考。", ["5月14日8时30分 2024-05-14T08:30/2024-05-14T08:31 minute"]),
    ("12月20日收官。", ["12月20日 2023-12-20/2023-12-21 day"]),
    ("“八五”末开工。", ["“八五”末 1991-01-01/1996-01-01 year"]),
    ("“十四五”期间开工。", ["“十四五”期间 2021-01-01/2026-01-01 year"]),
    ("20世纪80年代建的。", ["20世纪80年代 1980-01-01/1990-01-01 year"]),
    ("截至10月底，全部完工。", ["截至10月底 vague"]),
    ("农历正月十五看灯。", ["农历正月十五 day"]),
    ("2016年底竣工。", ["2016年底 2016-12-01/2017-01-01 vague"]),
    ("１９９５年初动工。", ["１９９５年初 1995-01-01/1995-03-01 vague"]),
    ("7月中下旬多雨。", ["7月中下旬 2024-07-11/2024-08-01 vague"]),
    ("每日9时至16时开放。", ["每日9时至16时 hour"]),
    ("入冬以来，雪少。", ["入冬以来 vague"]),
    ("自开馆以来，人很多。", ["开馆以来 vague"]),
  ])
  func `absolute dates are resolved`(text: String, found: [String]) {
    #expect(dates(text) == found)
  }

  @Test(arguments: [
    ("昨日下雨。", ["昨日 2024-05-14/2024-05-15 day"]),
    ("昨晚停电。", ["昨晚 2024-05-14T18:00/2024-05-15T00:00 part_of_day"]),
    ("上周五签约。", ["上周五 2024-05-10/2024-05-11 day"]),
    ("本周日比赛。", ["本周日 2024-05-19/2024-05-20 day"]),
    ("今年上半年增长。", ["今年上半年 2024-01-01/2024-07-01 half"]),
    ("前三季度增长。", ["前三季度 2024-01-01/2024-10-01 quarter"]),
    ("第四季度冲刺。", ["第四季度 2024-10-01/2025-01-01 quarter"]),
    ("去年9月开工。", ["去年9月 2023-09-01/2023-10-01 month"]),
    ("上月投产。", ["上月 2024-04-01/2024-05-01 month"]),
    ("全年目标不变。", ["全年 2024-01-01/2025-01-01 year"]),
    ("3天前刚来过。", ["3天前 2024-05-12/2024-05-13 day"]),
    ("前4个月完成进出口。", ["前4个月 2024-01-01/2024-05-01 month"]),
    ("今年前4个月完成进出口。", ["今年前4个月 2024-01-01/2024-05-01 month"]),
    ("去年前11个月完成进出口。", ["去年前11个月 2023-01-01/2023-12-01 month"]),
    ("明年底通车。", ["明年底 2025-12-01/2026-01-01 vague"]),
    ("今年春秋两季造林。", ["今年春秋两季 2024-03-01/2024-12-01 vague"]),
    ("记者昨从市里获悉。", ["昨 2024-05-14/2024-05-15 day"]),
    ("觉今是而昨非。", []),
  ])
  func `relative dates are told from the issue's day`(text: String, found: [String]) {
    #expect(dates(text) == found)
  }

  @Test(arguments: [
    ("3月9日至12日办展。", ["3月9日至12日 2024-03-09/2024-03-13 day"]),
    ("6月1日-6月30日报名。", ["6月1日-6月30日 2024-06-01/2024-07-01 day"]),
    ("2016年至2020年修路。", ["2016年至2020年 2016-01-01/2021-01-01 year"]),
    ("2016—2020年修路。", ["2016—2020年 2016-01-01/2021-01-01 year"]),
    ("3至5月育苗。", ["3至5月 2024-03-01/2024-06-01 month"]),
    ("5月14日9时至11时停水。", ["5月14日9时至11时 2024-05-14T09:00/2024-05-14T12:00 hour"]),
  ])
  func `ranges have their end from the second date`(text: String, found: [String]) {
    #expect(dates(text) == found)
  }

  @Test(arguments: [
    ("近日，日前，目前，连日来，近年来，当时。", ["近日", "日前", "目前", "连日来", "近年来", "当时"]),
    ("今年以来，20年来，近十年来。", ["今年以来", "20年来", "近十年来"]),
    ("春节期间，国庆节，“五一”假期，每年3月前，每年植树节。", ["春节期间", "国庆节", "“五一”假期", "每年3月前", "每年植树节"]),
    ("“十四五”期间，党的二十大以来。", ["“十四五”期间", "党的二十大以来"]),
    ("一大早，他就出门，晚上才回。", ["一大早", "晚上"]),
    ("元旦前夜，除夕夜，新春佳节，节日期间，新年将至。", ["元旦前夜", "除夕夜", "新春佳节", "节日期间", "新年"]),
    ("头天晚上发面，第二天一大早蒸馍。", ["头天晚上", "第二天一大早"]),
    ("5月14日星期二开会，5月14日深夜才散。", ["5月14日星期二", "5月14日深夜"]),
    ("在新的一年里，前一段，战后，世纪之交。", ["新的一年里", "前一段", "战后", "世纪之交"]),
    ("甲辰年，龙年春节，1986年初冬。", ["甲辰年", "龙年春节", "1986年初冬"]),
    ("“八五”期间和九五期间，第九个五年计划期间。", ["“八五”期间", "九五期间", "第九个五年计划期间"]),
  ])
  func `vague and recurring dates are found as printed`(text: String, found: [String]) {
    #expect(facts(in: text).dates.map(\.text) == found)
  }

  @Test(arguments: [
    "工期17个月，用了3天。", "3日游产品。", "3点意见", "电话888-000-9999", "实现“全年红”目标。", "每年都来。", "今日头条客户端。",
    "连续三季度第一。", "20年。", "第一天气不好", "月亮和月嫂", "新年音乐会，新春文艺晚会。", "龙年吉祥。", "深夜的灯。", "有十五期。",
  ])
  func `lengths of time, names and habits are no dates`(text: String) {
    #expect(dates(text) == [])
  }

  @Test(arguments: [
    "成绩体现在税收上。", "差距出现在中段。", "订阅光明日报。", "有五千年的历史。", "提前三年完成。", "终场前最后5分钟。", "设立示范区以来",
  ])
  func `no date begins within another word`(text: String) {
    #expect(dates(text) == [])
  }

  @Test(arguments: [
    ("新华社临江五月十三日电（记者 王小山）昨天下雨。", ["五月十三日", "昨天"]), ("每周二开放，每周都来。", ["每周二"]),
  ])
  func `a dateline has its date, a habit its day of the week`(text: String, found: [String]) {
    #expect(facts(in: text, on: "2024-05-15").dates.map(\.text) == found)
  }

  @Test(arguments: [("9月10日是教师节，学校放假。", ["9月10日"]), ("教师节是9月10日。", ["教师节", "9月10日"])])
  func `a feast that names the day before it is no second date`(text: String, found: [String]) {
    #expect(facts(in: text).dates.map(\.text) == found)
  }

  @Test func `the numbers of dates are no figures, but a deadline's are`() {
    let found = facts(in: "2022年4月起，2年内实现营收30亿元，20年来首次，去年12月底前交付。")
    #expect(found.figures.map(\.text) == ["2年", "30亿元"])
    #expect(found.dates.map(\.text) == ["2022年4月", "2年内", "20年来", "去年12月底前"])
  }

  @Test func `without the issue's day a relative date stays open`() {
    let date = facts(in: "昨日开学。").dates.first
    #expect(date?.grain == .day)
    #expect(date?.from == nil)
  }

  @Test(arguments: [
    "2024年2月30日", "13月40日", "99999年", "0年0月0日", "999999999999999999999年来", "第第年月日", "从到至至",
    "截至截至截至", "2024-13-45",
    "24:61", "农历农历农历", "上上上上周周周", "年年年年年年",
  ])
  func `impossible dates are not resolved and do not crash`(text: String) {
    #expect(facts(in: text, on: "2024-05-15").dates.allSatisfy { $0.from == nil || $0.to != nil })
  }
}
