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
    ("刘志前、孟凡荣、陶立新参加了座谈。", ["刘志前", "孟凡荣", "陶立新"]),
    ("总经理：魏国梁　电话略", ["魏国梁 ← 总经理"]),
    ("（作者　潘　越）", ["潘　越 ← 作者"]),
    ("牧民阿古达木·巴雅尔赶着羊群。", ["阿古达木·巴雅尔 ← 牧民"]),
    ("部長陳國強表示，會繼續跟進。", ["陳國強 ← 部長"]),
    ("塞内加尔总统阿卜杜勒·迪乌夫抵达。迪乌夫说，访问很成功。", ["阿卜杜勒·迪乌夫 ← 塞内加尔总统"]),
  ])
  func `names are told by their signs, in lists, spaced out, foreign and traditional`(
    text: String, found: [String]
  ) {
    #expect(people(text) == found)
  }

  @Test(arguments: ["群众的幸福感、获得感更强了。", "田埂上开满金银花。", "孩子们参加夏令营。", "高水平开放，高质量发展。", "白杨河镇的花岗岩很有名。"])
  func `words that begin with a surname are no names`(text: String) {
    #expect(people(text) == [])
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
    "河南豫丰重工有限公司和洛阳豫丰重工有限公司签约，豫丰重工这个名字有人用了两次。",
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
}

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

  @Test(arguments: [
    ("听取了县民政局的汇报。", ["县民政局"], []),
    ("收到国家档案局的批复。", ["国家档案局"], []),
    ("中共洛阳市委召开会议。", ["中共洛阳市委"], []),
    ("东海大学生命科学学院的团队。", ["东海大学生命科学学院"], []),
    ("家住城东区胜利南路的市民。", [], ["城东区", "胜利南路"]),
    ("这条路修好了，他有了一条出路。", [], []),
    ("在一所乡村小学和两家医院，基层法院很忙。", [], []),
    ("民勤和莎车的瓜熟了。", [], ["民勤", "莎车"]),
    ("三家企业愿意合作，榆树发芽了。", [], []),
    ("发源于念青唐古拉山的河流。", [], ["念青唐古拉山"]),
    ("在巴西帕拉伊巴州访问。", [], ["巴西", "帕拉伊巴州"]),
  ])
  func `words show where a name begins and what is none`(
    text: String, bodies: [String], places: [String]
  ) {
    let found = facts(in: text)
    #expect(found.organizations == bodies)
    #expect(found.places == places)
  }

  @Test func `the gazetteer has the counties of the west and Zhengzhou's townships`() {
    #expect(Gazetteer.parents(of: "塔什库尔干塔吉克自治县") == ["喀什地区", "新疆维吾尔自治区"])
    #expect(Gazetteer.parents(of: "尼玛县") == ["那曲市", "西藏自治区"])
    #expect(Gazetteer.parents(of: "豫龙镇") == ["荥阳市", "郑州市", "河南省"])
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
}
