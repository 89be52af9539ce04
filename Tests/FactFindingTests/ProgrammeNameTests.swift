import FactFinding
import Testing

/// Programmes that no word for their kind follows.
@Suite struct ProgrammeNameTests {
  private func programmes(in text: String) -> [String] {
    FactFinder().facts(in: text, on: nil).programmes
  }

  @Test(arguments: [
    ("今年起，镇里推行“夜话田头”，村民晚上议事。", ["夜话田头"]),
    ("银行推出利率低至3.1%的“桃农贷”，已放款860万元。", ["桃农贷"]),
    ("社区设立了6个“邻里小站”。", ["邻里小站"]),
    ("县里开办“田埂课堂”“灶台讲堂”，农闲时上课。", ["田埂课堂", "灶台讲堂"]),
  ])
  func `what is begun is named in the quotation marks after it`(text: String, names: [String]) {
    #expect(programmes(in: text) == names)
  }

  @Test(arguments: ["局里推行“一站式”办理。", "老李推出“加速度”，笑着说。", "村民都说：“我们开办得早。”"])
  func `sayings and speech are no names`(text: String) {
    #expect(programmes(in: text) == [])
  }

  @Test(arguments: [
    ("走进“石桥夜校”，灯火通明。", "石桥夜校"), ("据悉，石桥夜校今年4月开办以来，学员已有320人。", "石桥夜校"),
    ("他拨打“护苗热线”求助。", "护苗热线"),
  ])
  func `some names say themselves what they are`(text: String, name: String) {
    #expect(programmes(in: text) == [name])
  }

  @Test(arguments: [
    ("第十五届运动会昨日开幕。", "第十五届运动会"),
    ("本报讯 第六届全国书市在这里举办。", "第六届全国书市"),
    ("历时57天的临江县“山海杯”足球联赛落幕。", "临江县“山海杯”足球联赛"),
    ("2019中国茶业博览会在这里开幕。", "2019中国茶业博览会"),
    ("县里举办荷花文化节，游客3.2万人次。", "荷花文化节"),
  ])
  func `events are named by their number, cup, year or last word`(text: String, name: String) {
    #expect(programmes(in: text) == [name])
  }

  @Test(arguments: ["2019年，一共开了三次大会。", "2003年植树节那天，他来到山上。"])
  func `a year is no part of an event's name`(text: String) {
    #expect(programmes(in: text).allSatisfy { !$0.hasPrefix("20") })
  }

  @Test(arguments: [
    ("全市实施再就业工程以来，已有320人上岗。", "再就业工程"), ("她入选巧匠培育计划。", "巧匠培育计划"),
    ("市民可拨打12345政务服务热线。", "12345政务服务热线"),
  ])
  func `what is carried out or dialled is named before its kind`(text: String, name: String) {
    #expect(programmes(in: text) == [name])
  }

  @Test(arguments: ["县里实施重点工程12个。", "他们实施抢险救援行动。", "工程和计划都要抓紧。"])
  func `any works, plans and actions have no name`(text: String) {
    #expect(programmes(in: text) == [])
  }
}
