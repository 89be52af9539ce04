import FactFinding
import Foundation
import PageReading
import Testing

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

  @Test(arguments: [
    ("昨日，宁乡市住房和城乡建设局通报了检查结果。", ["宁乡市住房和城乡建设局"]),
    ("国网岳阳供电公司和共青团岳阳市委参加。", ["国网岳阳供电公司", "共青团岳阳市委"]),
    ("岳阳顺达水务集团有限公司生产正常。", ["岳阳顺达水务集团有限公司"]),
    ("郑州宏泰锻造(集团)有限公司的展位前人很多。", ["郑州宏泰锻造(集团)有限公司"]),
    ("洛阳市中心医院门前修了路。", ["洛阳市中心医院"]),
    ("全国人大常委会会议闭幕。", ["全国人大常委会"]),
    ("我国去年加入世界贸易组织。", ["世界贸易组织"]),
    ("洛阳钢铁厂和县图书馆各出了一半。", ["洛阳钢铁厂", "县图书馆"]),
    ("中国赛艇队昨天出发。", ["中国赛艇队"]),
    ("洛阳市人民法院三岔口人民法庭开庭。", ["洛阳市人民法院三岔口人民法庭"]),
    ("岳阳学院文学与传播学院招生。", ["岳阳学院文学与传播学院"]),
    ("县教育局党组成员到场。", ["县教育局"]),
    ("智利政府发表声明。", ["智利政府"]),
    ("参与创办西泠印社的人老了。", ["西泠印社"]),
    ("竹溪镇听泉小学放假了。", ["听泉小学"]),
    ("安康职业技术学院的门开着。", ["安康职业技术学院"]),
  ])
  func `a body has all of its name and nothing beside it`(text: String, bodies: [String]) {
    #expect(facts(in: text).organizations == bodies)
  }

  @Test(arguments: [
    "获评省级智能工厂。", "她住在洛阳市中心。", "河南东南部有雨。", "商城区规划布局很好。", "手机装了国家反诈中心APP。",
  ])
  func `what ends like a body may be none`(text: String) {
    #expect(facts(in: text).organizations.isEmpty)
  }

  @Test(arguments: [
    ("宣传部部长余长河委托市文联副主席冷建军去看望。", ["市文联"]), ("董事长余长河谈及公司的历史。", []), ("余长河纪念馆昨日开馆。", ["余长河纪念馆"]),
    ("由南京长江帆船俱乐部承接。", ["南京长江帆船俱乐部"]), ("村民转移到龙桥镇中学。", ["龙桥镇中学"]), ("他把书捐给青溪小学。", ["青溪小学"]),
    ("县非遗保护中心来人了。", ["县非遗保护中心"]), ("全国人大代表冷建军、县政协委员余长河参加。", []), ("县政协委员会换届。", ["县政协"]),
    ("农村的希望——记云帆卫星电视有限公司", ["云帆卫星电视有限公司"]), ("龙桥镇便民服务中心开门。", ["龙桥镇便民服务中心"]),
  ])
  func `who acts, who sits in it and where it is are told from a body`(
    text: String, bodies: [String]
  ) {
    #expect(facts(in: text).organizations == bodies)
  }

  @Test func `a short form stands for the long one`() {
    let found = facts(in: "昨日，惠济区迎宾路街道启动活动。\n迎宾路街道负责人到场。")
    #expect(found.organizations == ["惠济区迎宾路街道"])
    #expect(found.mentions.filter { $0.kind == .organization }.count == 2)
  }

  @Test(arguments: ["干部谈及公司的发展。", "患者仍留在医院不走。", "产量占四大集团的一半。", "为了保证银行稳健运行。"])
  func `verbs and words of grammar make no body's name`(text: String) {
    #expect(facts(in: text).organizations == [])
  }

  @Test func `a conjunction after a country begins no name`() {
    let found = facts(in: "加强中国和欧盟的合作。")
    #expect(found.organizations == ["欧盟"])
    #expect(found.places == ["中国"])
  }

  @Test(arguments: [
    ("市委市政府决定。", ["市委", "市政府"]), ("国务院外办副主任到会。", ["国务院外办"]), ("五金、家电等5家企业参展。", []),
    ("全国京剧院都来了。", []), ("店开在市中心。", []), ("四大集团参展。", []),
  ])
  func `organs in a run are two, classes and goods none`(text: String, bodies: [String]) {
    #expect(facts(in: text).organizations == bodies)
  }

  @Test func `whoever runs a scenic area has it in the name, and it is a place`() {
    let found = facts(in: "龙门山风景区管委会决定。")
    #expect(found.organizations == ["龙门山风景区管委会"])
    #expect(found.places == ["龙门山风景区"])
  }

  @Test(arguments: [
    ("松湖社区党委书记到场。", ["松湖社区党委"]), ("龙泉镇党委开会。", ["龙泉镇党委"]), ("镇党委委员到场。", ["镇党委"]),
    ("宜都市医院派出专家，团市委招募志愿者。", ["宜都市医院", "团市委"]), ("荆州市农科院的专家来了。", ["荆州市农科院"]),
    ("县里与东北农业大学合办班级。", ["东北农业大学"]), ("青鱼湾边境派出所开门。", ["青鱼湾边境派出所"]),
    ("宜都市防汛防台抗旱指挥部发布通知。", ["宜都市防汛防台抗旱指挥部"]), ("县农商银行推出贷款。", ["县农商银行"]),
    ("宜都市人民法院清溪法庭开庭。", ["宜都市人民法院清溪法庭"]), ("中铁武汉局宜昌站签约。", ["中铁武汉局宜昌站"]),
    ("临江县教育体育局要求全县中小学落实。", ["临江县教育体育局"]), ("市交警支队直属一大队出动。", ["市交警支队直属一大队"]),
    ("洛阳七中和新密市一高参赛。", ["洛阳七中", "新密市一高"]), ("市一中心医院开诊。", ["市一中心医院"]),
    ("吉林和龙市公安局破案。", ["吉林和龙市公安局"]), ("城关消防站到社区宣传。", ["城关消防站"]),
    ("新集镇社区和集镇社区。", ["新集镇社区"]), ("高新区社区卫生服务中心义诊。", ["高新区社区卫生服务中心"]),
    ("上海二中院受理案件，郑州三高患者多。", []), ("消防三大队出动15人。", ["消防三大队"]),
    ("市一中医院接诊，县二中学校长到场。", ["市一中医院", "县二中学"]), ("南阳市二高中放假。", ["南阳市二高中"]),
    ("郑州七中学生获奖。", ["郑州七中"]), ("滨湖公园社区放电影。", ["滨湖公园社区"]),
    ("捐给县档案馆和市关工委。", ["县档案馆", "市关工委"]), ("老人在门前站了很久，许平方站了很久。", []),
    ("利通区市场监管局金星市场监管所查了三家店。", ["利通区市场监管局金星市场监管所"]),
    ("南湖街道越溪社区办起书房。", ["南湖街道越溪社区"]), ("白石镇东坪村卫生室通电。", ["白石镇东坪村卫生室"]),
  ])
  func `offices of towns, stations and courts have their whole name`(
    text: String, bodies: [String]
  ) {
    #expect(facts(in: text).organizations == bodies)
  }
}
