import FactFinding
import Foundation
import PageReading
import Testing

struct HonouredBodyFinderTests {
  @Test(arguments: [
    ("今年以来，豫丰电气、天河工控通过“省级专精特新”认定。", ["豫丰电气", "天河工控"]),
    ("去年，豫丰重工成功获批国家制造业单项冠军。", ["豫丰重工"]),
    ("天河软件被认定为高新技术企业。", ["天河软件"]),
    ("来福机电通过“省级工程研究中心”认定。", ["来福机电"]),
  ])
  func `who is given a company's honour is a company`(text: String, bodies: [String]) {
    #expect(facts(in: text).organizations == bodies)
  }

  @Test(arguments: [
    "该企业获评高新技术企业。", "企业连年获评高新技术企业。", "两个项目入选智能工厂名单。", "全区12家企业通过“专精特新”认定。", "村民李大山获得一等奖。",
  ])
  func `nobody in particular, and honours of others, name no company`(text: String) {
    #expect(facts(in: text).organizations == [])
  }
}
