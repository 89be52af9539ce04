import FactFinding
import Testing

struct SegmenterTests {
  @Test(arguments: [
    // 镇白石村 would be as likely by its length alone.
    ("记者来到丰镇镇白石村。", ["丰镇镇", "白石村"]),
    ("记者来到乡村。", []),
  ])
  func `of two ways to cut townships the one with the shorter last name wins`(
    text: String, places: [String]
  ) {
    #expect(facts(in: text).places == places)
  }

  @Test(arguments: ["会议由县长李建国、全部副县长参加。", "他是县长李建国、方向盘厂工人。"])
  func `a word of the language in a list of names is nobody`(text: String) {
    #expect(facts(in: text).people.map(\.name) == ["李建国"])
  }

  @Test func `spaces that are no signs are part of what is printed`() {
    let found = facts(in: "　共 218 个村，　增收 3 亿元。")
    #expect(found.figures.map(\.text) == ["218 个", "3 亿元"])
    #expect(found.figures.map(\.span.start) == [3, 14])
  }

  @Test func `lines of a text keep their places in the whole`() {
    let found = facts(in: "第一行，建成5座桥。\r\n\r\n第二行𠮷，修路6公里。")
    #expect(found.figures.map(\.text) == ["5座", "6公里"])
  }
}
