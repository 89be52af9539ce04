import FactFinding
import Foundation
import PageReading
import Testing

struct ProgrammeFinderTests {
  @Test(arguments: [
    ("开展“暖冬敲门”行动。", ["暖冬敲门"]),
    ("推行“街长+楼长”模式，打造“豫快办”政务服务平台。", ["街长+楼长", "豫快办"]),
    ("通过“春雨润苗”“百日助企”等活动。", ["春雨润苗", "百日助企"]),
    ("审议《关于开展“春雨润苗”行动的意见》。", ["春雨润苗"]), ("在“城易行”App上抽签，“乐购江城”消费券开售。", ["城易行", "乐购江城"]),
    ("“田埂来信”专栏征稿，“小海豚”足球夏令营开营，“关键环节”很多。", ["田埂来信", "小海豚"]), ("2025赛季中超联赛开幕。", ["中超联赛"]),
    ("第五届临江月柿节将举行。", ["第五届临江月柿节"]),
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

  @Test(arguments: [
    ("今年起，镇里推行“夜话田头”，村民晚上议事。", ["夜话田头"]),
    ("银行推出利率低至3.1%的“桃农贷”，已放款860万元。", ["桃农贷"]),
    ("社区设立了6个“邻里小站”。", ["邻里小站"]),
    ("县里开办“田埂课堂”“灶台讲堂”，农闲时上课。", ["田埂课堂", "灶台讲堂"]),
  ])
  func `what is begun is named in the quotation marks after it`(text: String, names: [String]) {
    #expect(facts(in: text).programmes == names)
  }

  @Test(arguments: ["局里推行“一站式”办理。", "老李推出“加速度”，笑着说。", "村民都说：“我们开办得早。”"])
  func `sayings and speech are no names`(text: String) {
    #expect(facts(in: text).programmes == [])
  }

  @Test(arguments: [
    ("走进“石桥夜校”，灯火通明。", "石桥夜校"), ("据悉，石桥夜校今年4月开办以来，学员已有320人。", "石桥夜校"),
    ("他拨打“护苗热线”求助。", "护苗热线"),
  ])
  func `some names say themselves what they are`(text: String, name: String) {
    #expect(facts(in: text).programmes == [name])
  }

  @Test(arguments: [
    ("第十五届运动会昨日开幕。", "第十五届运动会"),
    ("本报讯 第六届全国书市在这里举办。", "第六届全国书市"),
    ("历时57天的临江县“山海杯”足球联赛落幕。", "临江县“山海杯”足球联赛"),
    ("2019中国茶业博览会在这里开幕。", "2019中国茶业博览会"),
    ("县里举办荷花文化节，游客3.2万人次。", "荷花文化节"),
  ])
  func `events are named by their number, cup, year or last word`(text: String, name: String) {
    #expect(facts(in: text).programmes == [name])
  }

  @Test(arguments: [
    ("他拿了临江市职工技能大赛的第一。", "临江市职工技能大赛"), ("临江市第十届人民代表大会闭幕。", "临江市第十届人民代表大会"),
    ("全国茶叶工作会议昨日在这里召开。", "全国茶叶工作会议"), ("他在中国茶叶公开赛上获胜。", "中国茶叶公开赛"),
    ("为期两天的第三次沿江国家首脑会议闭幕。", "第三次沿江国家首脑会议"),
    ("学习党的十五大精神。", "党的十五大"), ("围绕十五大精神。", "十五大"),
    ("完成“九五”治沙计划。", "“九五”治沙计划"), ("坚持可持续发展战略。", "可持续发展战略"),
  ])
  func `gatherings are named by whose they are, congresses by their number`(
    text: String, name: String
  ) {
    #expect(facts(in: text).programmes == [name])
  }

  @Test(arguments: [
    "临江市召开动员大会。", "十大名牌。", "党的十五大以来。", "第三次比赛。", "会议在这里召开。", "工作会议很短。", "加强“硬件”建设。", "“九五”期间的工作。",
    "实施一个大工程。",
    "临江县举行会议。", "第九届委员会第一次全体会议。",
  ])
  func `any meeting, a plan's years and things in quotation marks have no name`(text: String) {
    #expect(facts(in: text).programmes == [])
  }

  @Test(arguments: ["2019年，一共开了三次大会。", "2003年植树节那天，他来到山上。"])
  func `a year is no part of an event's name`(text: String) {
    #expect(facts(in: text).programmes.allSatisfy { !$0.hasPrefix("20") })
  }

  @Test(arguments: [
    ("全市实施再就业工程以来，已有320人上岗。", "再就业工程"), ("她入选巧匠培育计划。", "巧匠培育计划"),
    ("市民可拨打12345政务服务热线。", "12345政务服务热线"), ("县里开展反浪费运动。", "反浪费运动"),
  ])
  func `what is carried out or dialled is named before its kind`(text: String, name: String) {
    #expect(facts(in: text).programmes == [name])
  }

  @Test(arguments: ["县里实施重点工程12个。", "他们实施抢险救援行动。", "工程和计划都要抓紧。", "全市开展体育运动。", "开展得益于早计划。"])
  func `any works, plans and actions have no name`(text: String) {
    #expect(facts(in: text).programmes == [])
  }

  @Test(arguments: [
    ("第三届青少年科技大赛开幕。", "第三届青少年科技大赛"), ("第二届临江文学周启动。", "第二届临江文学周"),
    ("2023年全国山地锦标赛开赛。", "全国山地锦标赛"), ("他出席世界茶业论坛年会。", "世界茶业论坛年会"),
    ("中美茶业合作论坛召开。", "中美茶业合作论坛"), ("第四次世界茶农大会召开。", "第四次世界茶农大会"),
    ("第五届水晶节前完工。", "第五届水晶节"), ("坚持“严打”不动摇。", "严打"),
  ])
  func `the name of an event is whole`(text: String, name: String) {
    #expect(facts(in: text).programmes == [name])
  }

  @Test(arguments: [
    ("镇里推行楼栋信息员制，管住小事。", "楼栋信息员制"), ("居民在邻里帮小程序上报修。", "邻里帮小程序"), ("“我在邻里帮小程序上报的。”他说。", "邻里帮小程序"),
    ("园区上线企速通平台，一天办结。", "企速通平台"), ("推行律师进网格工作机制，化解纠纷。", "律师进网格工作机制"),
    ("抓紧落实全省新型农具推广规划。", "全省新型农具推广规划"),
    ("开展名师下乡送教行活动。", "名师下乡送教行"), ("启动橘园老树群改造工程。", "橘园老树群改造工程"), ("学校加入山海手拉手计划。", "山海手拉手计划"),
    ("论文在临江市青少年科技创新大赛上获奖。", "临江市青少年科技创新大赛"), ("推广孝心积分银行，户户参加。", "孝心积分银行"),
    ("印发《江东新城片区国土空间详细规划(2024—2035年)》。", "江东新城片区国土空间详细规划(2024—2035年)"),
    ("首届临江杨梅文化节开幕。", "首届临江杨梅文化节"),
  ])
  func `what serves people or orders something is named behind its launch`(
    text: String, name: String
  ) {
    #expect(facts(in: text).programmes == [name])
  }

  @Test(arguments: [
    "推行网格化管理模式。", "通过微信小程序缴费。", "在该小程序上可以查询。", "建立健全长效机制，完善考核制度。", "上线新的挂号系统。", "推出便民服务平台。",
    "落实国家有关规划，编制总体规划。", "开展党日活动和救灾行动。", "实施道路改造工程。", "参与志愿服务活动。", "“请在我们的小程序下单。”", "在共享单车小程序上付款。",
    "推行医保支付方式改革。", "推行乡村治理清单制度。", "开展为期一周活动，绿色出行活动。", "“镇里搞了修路工程。”他说。", "参与到植树造林行动中。",
    "《我的减肥计划(第二季)》上映。",
    "落实产业发展规划。", "推行诉前调解工作机制。",
  ])
  func `any system, service or order has no name`(text: String) {
    #expect(facts(in: text).programmes == [])
  }
}
