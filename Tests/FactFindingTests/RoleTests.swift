import FactFinding
import Foundation
import PageReading
import Testing

/// What a person is, as the story says it.
struct RoleTests {
  private func role(in text: String) -> String? { facts(in: text).people.first?.role }

  @Test(arguments: [
    ("城发·金岱智慧产业园项目总经理王旭东说，进度很快。", "城发·金岱智慧产业园项目总经理"),
    ("中牟县委书记丁文霞出席。", "中牟县委书记"),
    ("县委常委、宣传部部长李海涛主持会议。", "县委常委、宣传部部长"),
    ("总经理：魏国梁　电话略", "总经理"),
    ("张静是金桂社区网格员。", "金桂社区网格员"),
    ("高新区春藤社区居民刘女士来电。", "高新区春藤社区居民"),
    ("县公安局局长、党委书记李玉明到场。", "县公安局局长、党委书记"), ("派出所所长张宏说，好。", "派出所所长"),
    ("李玉明曾任临江县水利局局长。", "临江县水利局局长"), ("张宏担任村民小组组长。", "村民小组组长"),
  ])
  func `a role is all that stands before the title, or follows 是 or 任`(text: String, found: String)
  {
    #expect(role(in: text) == found)
  }

  @Test(arguments: ["64岁的高金枝笑着说。", "一位名叫何大壮的青年说。", "何大壮说，路修好了。"])
  func `an age or the word for being called is no role`(text: String) {
    #expect(facts(in: text).people.count == 1)
    #expect(role(in: text) == nil)
  }

  @Test func `a person has the fullest role that the story gives`() {
    let found = facts(in: "书记何大壮来了。柳沟村党支部书记何大壮说，路修好了。")
    #expect(found.people.map(\.role) == ["柳沟村党支部书记"])
  }
}
