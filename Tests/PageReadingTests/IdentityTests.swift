import PageReading
import Testing

/// The issue's date, paper and page number: a wrong guess is worse than none.
struct IdentityTests {
  private static let story = "老街挂起红灯笼 茶馆坐满游客\n\n本报讯 近日，古渡镇的老街挂起了红灯笼，各地游客纷至沓来，茶馆座无虚席。\n"

  private func page(_ source: String, masthead: String? = nil) throws -> Page {
    let text = (masthead.map { $0 + "\n\n" } ?? "") + Self.story
    let page = try sharedReader.read(Array(text.utf8), source: source)
    expectEveryLineOnce(page)
    #expect(page.articles.count == 1)
    return page
  }

  @Test(arguments: [
    ("2023-03-10-A05.txt", "2023-03-10", "A05"), ("20230310_05.txt", "2023-03-10", "05"),
    ("zzrb20230310A05.txt", "2023-03-10", "A05"), ("2023-03-10.txt", "2023-03-10", nil),
    ("2023年3月10日第05版.txt", "2023-03-10", "05"), ("1998-1-1_4.txt", "1998-01-01", "4"),
  ])
  func `the file's name tells day and page`(_ name: String, _ day: String, _ number: String?) throws
  {
    let page = try page(name)
    #expect(page.date == IssueDate(value: try #require(Day(iso: day)), basis: .filename))
    #expect(page.number == number)
  }

  @Test(arguments: [
    "000_5392408ef3e3b6e0.txt", "page.txt", "20231310.txt", "20230230.txt", "120230310.txt",
    "202303101.txt", "00010101.txt", "21230310.txt", "A05.txt", "2023.txt",
  ])
  func `a name without a valid day tells none`(_ name: String) throws {
    #expect(try page(name).date == nil)
  }

  @Test func `the first folder is the paper and may hold folders of days`() throws {
    let page = try page("古渡日报/2023-03-10/A05.txt")
    #expect(page.paper == "古渡日报")
    #expect(page.date == IssueDate(value: try #require(Day(iso: "2023-03-10")), basis: .folder))
    #expect(page.number == "A05")
  }

  @Test(arguments: [
    "2023年3月10日 星期五 第A05版", "星期五　２０２３年３月１０日　第Ａ０５版", "A05 要闻 2023年3月10日 星期五",
    "二〇二三年三月十日 星期五 农历癸卯年二月十九 第A05版", "2023-03-10 周五 A05版",
  ])
  func `a masthead tells day and page in any order`(_ masthead: String) throws {
    let page = try page("page.txt", masthead: masthead)
    #expect(
      page.date
        == IssueDate(
          value: try #require(Day(iso: "2023-03-10")), basis: .masthead, evidence: masthead))
    #expect(page.number == "A05")
    #expect(page.unplaced.map(\.text) == [masthead])
  }

  @Test(arguments: [
    "3 综合新闻 2023年3月10日 星期五 责任编辑 江晓月 校对 马 腾", "古渡周刊 2023年3月10日 星期五 电子信箱:news@gudu.example 第六版",
    "（2023年3月10日 星期五）要闻 CITY NEWS", "第十二版　科技·教育·卫生", "零售每份0.70元", "本版图片由古渡镇提供",
    "24小时新闻热线 0580-0000000",
    "www.gudu.example", "（附图片2张）",
  ])
  func `what frames a page belongs to no story`(_ line: String) throws {
    #expect(try page("page.txt", masthead: line).unplaced.map(\.text) == [line])
  }

  @Test func `a masthead may name the paper`() throws {
    let page = try page("page.txt", masthead: "古渡日报 2023年3月10日 星期五")
    #expect(page.paper == "古渡日报")
  }

  @Test func `a masthead whose weekday is wrong tells no day`() throws {
    #expect(try page("page.txt", masthead: "2023年3月10日 星期一 第A05版").date == nil)
  }

  @Test func `the name goes before the masthead`() throws {
    let page = try page("2023-03-11.txt", masthead: "2023年3月10日 星期五 第A05版")
    #expect(page.date?.basis == .filename)
    #expect(page.date?.value == Day(iso: "2023-03-11"))
  }

  @Test func `a day in a story is no issue's day`() throws {
    let text = Self.story + "\n据了解，2023年3月10日，古渡镇举行了第一届灯会，当天接待游客八千人次。\n"
    #expect(try sharedReader.read(Array(text.utf8), source: "page.txt").date == nil)
  }

  @Test(arguments: [
    ("昨日（2023年3月9日），古渡镇举行灯会。", "昨日（2023年3月9日）"),
    ("古渡镇灯会今天(2023年3月10日)开幕，迎来第一批游客。", "今天(2023年3月10日)"),
  ])
  func `a story that dates its own yesterday tells the issue's day`(
    _ sentence: String, _ evidence: String
  ) throws {
    let page = try sharedReader.read(Array((Self.story + "\n" + sentence).utf8), source: "page.txt")
    #expect(
      page.date
        == IssueDate(value: try #require(Day(iso: "2023-03-10")), basis: .text, evidence: evidence))
  }

  @Test func `two stories that disagree tell none`() throws {
    let text = Self.story + "\n昨日（2023年3月9日），古渡镇举行灯会。\n\n今天（2023年3月9日），古渡镇举行庙会。\n"
    #expect(try sharedReader.read(Array(text.utf8), source: "page.txt").date == nil)
  }
}
