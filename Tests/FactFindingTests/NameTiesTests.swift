import FactFinding
import Foundation
import PageReading
import Testing

struct NameTiesTests {
  private func bodies(_ text: String) -> [String] {
    facts(in: text).mentions.filter { $0.kind == .organization }.map(\.name)
  }

  @Test(arguments: [
    "河南豫丰重工股份有限公司昨日投产。豫丰重工的订单已排到年底。", "“豫丰重工订单不断。”河南豫丰重工集团有限公司负责人说。",
  ])
  func `a company is known by its core before and after its full name`(text: String) {
    let found = bodies(text)
    #expect(found.count == 2)
    #expect(Set(found).count == 1)
    #expect(found.first?.hasPrefix("河南豫丰重工") == true)
  }

  @Test(arguments: [
    "郑州公共交通集团有限公司昨日投运20辆车。发展公共交通是大事。",
    "河南豫丰量具有限公司和洛阳豫丰量具有限公司签约，豫丰量具这个名字有人用了两次。",
  ])
  func `a core that is a thing, or of two companies, ties nothing`(text: String) {
    let found = bodies(text)
    #expect(found.allSatisfy { $0.hasSuffix("有限公司") })
    #expect(found.count == Set(found).count)
  }

  @Test func `a surname with the title of its one bearer is that person`() {
    let found = facts(in: "社区主任张建国说：“楼修好了。”居民都夸张主任。张主任笑了。")
    #expect(found.people.map(\.name) == ["张建国"])
    #expect(found.mentions.filter { $0.kind == .person }.map(\.name).count == 2)
  }

  @Test func `a surname with a title that two bear is nobody's`() {
    let found = facts(in: "社区主任张建国说：“楼修好了。”街道办事处主任张海说：“路也修好了。”张主任笑了。")
    #expect(found.mentions.filter { $0.kind == .person }.map(\.name) == ["张建国", "张海"])
  }

  @Test func `a surname with a form of address is the one whom the story has named before`() {
    let found = facts(in: "“谢谢！”居民王秀兰接过钥匙。王阿姨今年70岁。")
    #expect(found.people.map(\.name) == ["王秀兰"])
    #expect(found.mentions.filter { $0.kind == .person }.map(\.name) == ["王秀兰", "王秀兰"])
  }

  @Test(arguments: [
    ("门口坐着张老太。社区书记张海说，路修好了。", ["张老太", "张海"]),
    ("居民王秀兰和村民王大山来了。王阿姨笑了。", ["王秀兰", "王大山", "王阿姨"]),
    ("社区主任王海很忙。业主王女士来电。", ["王海", "王女士"]),
  ])
  func `named later, borne by two or called something else, it is another person`(
    text: String, people: [String]
  ) {
    #expect(facts(in: text).people.map(\.name) == people)
  }
}
