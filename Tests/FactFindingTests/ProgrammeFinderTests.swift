import FactFinding
import Foundation
import PageReading
import Testing

struct ProgrammeFinderTests {
  @Test(arguments: [
    ("开展“暖冬敲门”行动。", ["暖冬敲门"]),
    ("推行“街长+楼长”模式，打造“豫快办”政务服务平台。", ["街长+楼长", "豫快办"]),
    ("通过“春雨润苗”“百日助企”等活动。", ["春雨润苗", "百日助企"]),
    ("出台《城市更新三年行动计划》。", ["城市更新三年行动计划"]),
    ("新郑第十二届红枣文化节开幕。", ["新郑第十二届红枣文化节"]),
    ("他说：“今年收成好。”", []),
    ("跑出“加速度”，按下“快进键”。", []),
    ("提供“保姆式”服务。", []),
  ])
  func `a programme is quoted before its kind`(text: String, found: [String]) {
    #expect(facts(in: text).programmes == found)
  }

  @Test(arguments: ["全力推进春雨润苗。", "全力推进“春雨润苗”。", "围绕《春雨润苗》走访。", "村民说：“春雨润苗真好！”", "推进“春雨润苗”“秋收”。"])
  func `a known name counts without a word for its kind, quoted or not`(text: String) {
    let found = FactFinder(programmes: ["春雨润苗"]).facts(in: text, on: nil)
    #expect(found.programmes == ["春雨润苗"])
    let scalars = Array(text.unicodeScalars)
    for mention in found.mentions {
      let range = mention.span.start..<mention.span.end
      #expect(String(String.UnicodeScalarView(scalars[range])) == "春雨润苗")
    }
  }

  @Test(arguments: [
    ("全县开展“万人助万企”活动。", ["万人助万企"]),
    ("居民用“梧桐在线办”小程序报修。", ["梧桐在线办"]),
    ("打造企联帮“13710”企业直办平台。", ["企联帮“13710”企业直办平台"]),
    ("建立“周调度、月会商、季分析”机制。", ["周调度、月会商、季分析"]),
    ("县里推出“桑叶贷”，利率很低。", ["桑叶贷"]),
    ("镇里办起“田头夜校”，天天有人来。", ["田头夜校"]),
    ("全区建成“10分钟办事圈”。", ["10分钟办事圈"]),
    ("2021中国国际桑蚕博览会在蓉城开幕。", ["2021中国国际桑蚕博览会"]),
    ("市里实施再就业工程。", ["再就业工程"]),
  ])
  func `a programme is known by its founding, its own kind, its year or by everybody`(
    text: String, found: [String]
  ) {
    #expect(facts(in: text).programmes == found)
  }

  @Test(arguments: [
    "全村打造“网红”景点。", "“抱团”开起区域品牌展厅。", "把招商作为“头号工程”。",
    "全年接待2021人次的旅客参加大会。",
  ])
  func `quoted words before other things are no programmes`(text: String) {
    #expect(facts(in: text).programmes == [])
  }
}
