import FactFinding
import Foundation
import PageReading
import Testing

struct PersonFinderTests {
  private func people(_ text: String) -> [String] {
    facts(in: text).people.map { [$0.name, $0.role].compactMap(\.self).joined(separator: " ← ") }
  }

  @Test(arguments: [
    ("登封市徐庄镇党委书记郭建业说：“茶园保住了。”", ["郭建业 ← 登封市徐庄镇党委书记"]),
    ("“今年收成好。”李家沟村村民赵小凤笑着说。", ["赵小凤 ← 李家沟村村民"]),
    ("河南豫丰农业科技有限公司总经理欧阳晓峰介绍，产品远销海外。", ["欧阳晓峰 ← 河南豫丰农业科技有限公司总经理"]),
    ("“修好了！”陈阿姨接过钥匙。", ["陈阿姨"]),
    ("市民孙女士来电咨询。", ["孙女士 ← 市民"]),
    ("局长高远表示，要加快进度。", ["高远 ← 局长"]),
    ("周海涛是北街小学语文老师，教了30年书。", ["周海涛 ← 北街小学语文老师"]),
    ("会见了美国总统克林顿。", ["克林顿 ← 美国总统"]),
  ])
  func `a person is known by an office, by speech or by address`(text: String, found: [String]) {
    #expect(people(text) == found)
  }

  @Test(arguments: [
    "居民安全得到保障。", "老人高兴地唱起歌来。", "学生应当按时到校。", "方便群众办事。", "工作人员常年值守。", "他高兴地说，路修好了。",
    "本报讯(记者 王小明 通讯员 李大海)昨日开学。", "本报记者 张三丰 摄", "代表团结一心。",
  ])
  func `a surname alone is no person, and who wrote the story is not in it`(text: String) {
    #expect(people(text) == [])
  }

  @Test func `a name once told is known in the whole story`() {
    let found = facts(in: "村支书何大壮说：“修渠先修心。”\n何大壮每天最早到工地。")
    #expect(found.mentions.filter { $0.kind == .person }.map(\.name) == ["何大壮", "何大壮"])
    #expect(found.people.count == 1)
  }
}

struct BodyFinderTests {
  @Test(arguments: [
    ("近日，金水区丰庆路街道组织清雪。", ["金水区丰庆路街道"], ["金水区"]),
    ("昨日，中原区棉纺路街道锦江社区举办义诊。", ["中原区棉纺路街道锦江社区"], ["中原区", "棉纺路街道"]),
    ("巩义市农业农村局联合巩义市气象局发布预警。", ["巩义市农业农村局", "巩义市气象局"], ["巩义市"]),
    ("郑州豫丰新能源科技有限公司开工。", ["郑州豫丰新能源科技有限公司"], []),
    ("走进新郑市龙湖镇，记者看到荷花开了。", [], ["新郑市", "龙湖镇"]),
    ("登封市委、登封市政府出台办法。", ["登封市委", "登封市政府"], ["登封市"]),
    ("在嵩山路，环卫工人正在作业。", [], ["嵩山路"]),
    ("中国与法国签署协议。", [], ["中国", "法国"]),
    ("国务院决定，由教育部牵头。", ["国务院", "教育部"], []),
    ("走访豫丰机械、天河电气等6家企业。", ["豫丰机械", "天河电气"], []),
  ])
  func `a chain of names ends in a body or a place`(
    text: String, bodies: [String], places: [String]
  ) {
    let found = facts(in: text)
    #expect(found.organizations == bodies)
    #expect(found.places == places)
  }

  @Test func `a short form stands for the long one`() {
    let found = facts(in: "昨日，惠济区迎宾路街道启动活动。\n迎宾路街道负责人到场。")
    #expect(found.organizations == ["惠济区迎宾路街道"])
    #expect(found.mentions.filter { $0.kind == .organization }.count == 2)
  }

  @Test(arguments: ["全市各社区开展活动。", "城市和农村都在变。", "道路畅通，思路清晰。", "三级综合医院很多。", "市场活跃，村民高兴。"])
  func `common nouns that end like names are none`(text: String) {
    let found = facts(in: text)
    #expect(found.organizations + found.places == [])
  }

  @Test func `a division knows those above it`() {
    #expect(Gazetteer.parents(of: "金水区") == ["郑州市", "河南省"])
    #expect(Gazetteer.parents(of: "郑州") == ["河南省"])
    #expect(Gazetteer.parents(of: "没有的地方") == [])
  }
}

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

  @Test func `a watched name counts without a word for its kind`() {
    let found = FactFinder(programmes: ["春雨润苗"]).facts(in: "全力推进春雨润苗。", on: nil)
    #expect(found.programmes == ["春雨润苗"])
  }
}
