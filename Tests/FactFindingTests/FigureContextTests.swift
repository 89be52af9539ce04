import FactFinding
import Foundation
import PageReading
import Testing

struct FigureContextTests {
  @Test(arguments: [
    ("300余名环卫工人上街清雪。", ["环卫工人"]),
    ("全年举办农技培训班36次，服务果农1200户。", ["农技培训班", "服务果农"]),
    ("规上工业增加值增速达12%。", ["规上工业增加值增速"]),
    ("粮食总产量突破60万吨，同比增长3.1%。", ["粮食总产量", "粮食总产量"]),
    ("建成幼儿园、小学9所，初中3所。", ["幼儿园、小学", "初中"]),
    ("总投资约8亿元，占地106亩。", ["总投资", "占地"]),
    ("引进超10亿元项目3个。", ["项目", "超10亿元项目"]),
    ("解决村民反映的难题48个。", ["解决村民反映的难题"]),
    ("新建6个功能齐全的社区食堂。", ["功能齐全的社区食堂"]),
    ("挂牌成立3家“爱心超市”门店。", ["“爱心超市”门店"]),
    ("200余名师生聆听讲座。", ["师生"]),
    ("三个区共同改造。", ["区"]),
    ("贫困户100%脱贫。", ["脱贫"]),
    ("约占全市1/6。", ["占全市"]),
    ("规上工业增加值增速达32%。", ["规上工业增加值增速"]),
    ("其中制造、物流园区9个，科技园区6个。", ["制造、物流园区", "科技园区"]),
    ("合格率从62%提到93%。", ["合格率", "合格率"]), ("发车间隔由原来的12分钟调整为8分钟。", ["发车间隔", "发车间隔"]),
    ("一产、二产和三产分别增长2%、3%和4%。", ["一产", "二产", "三产"]),
    ("依次是食品、服装鞋帽和家居用品，分别为214件、97件和83件。", ["食品", "服装鞋帽", "家居用品"]),
    ("小麦产量比去年增加一倍，比2019年增长三成。", ["小麦产量", "小麦产量"]), ("门票比去年贵了20元。", ["门票"]),
    ("人均收入翻了一番，达到3万元。", ["人均收入", "人均收入"]),
    ("上证指数报3050.12点，涨0.5%。", ["上证指数", "上证指数"]), ("当地发生5.2级地震。", ["地震"]),
    ("建成学校3所和医院2家。", ["学校", "医院"]), ("活动惠及500户，理由5条。", ["活动惠及", "理由"]),
    ("小麦、玉米单产分别为3吨、5吨。", ["小麦、玉米单产", "小麦、玉米单产"]),
    ("床位从120张增加到300张、医生从20名增加到56名。", ["床位", "床位", "医生", "医生"]),
    ("一、二、三产分别增长5%、6%和8%。", ["一、二、三产", "一、二、三产", "一、二、三产"]),
    ("农民工资从每天80元涨到150元。", ["农民工资", "农民工资"]),
    ("2021年、2022年产值分别为3亿元、5亿元。", ["产值", "产值"]), ("在王庄、李庄分别建成敬老院2所和1所。", ["敬老院", "敬老院"]),
  ])
  func `a figure says what it counts or measures`(text: String, found: [String]) {
    #expect(facts(in: text).figures.map(\.of) == found)
  }

  @Test func `what counts is no part of what is counted`() {
    #expect(facts(in: "一穗能结50至200粒的种子呢。").figures.map(\.of) == ["种子"])
    #expect(facts(in: "3亩地收入4000多元。").figures.map(\.of).last == "收入")
  }

  @Test(arguments: [
    ("进出口额同比增长27.9%。", [Figure.Change.increase]),
    ("能耗下降3.5%。", [.decrease]),
    ("提高1.2个百分点，比上月减少300件。", [.increase, .decrease]),
    ("规上工业增加值增速达12%。", [.increase]),
    ("面积增加到300亩。", [nil]),
    ("产能提高至5万吨，成本降低了8%。", [nil, .decrease]),
    ("参保率98%。", [nil]),
    ("实现15%的增长。", [.increase]),
    ("增加值达300亿元。", [nil]),
  ])
  func `a change is told from a level`(text: String, found: [Figure.Change?]) {
    #expect(facts(in: text).figures.map(\.change) == found)
  }

  @Test(arguments: [
    ("全年受理群众诉求1820件，办结1795件，办结率98.6%。", [Figure.Measure.received, .resolved, .rate]),
    ("梳理企业反映问题45个，已解决41个问题。", [.received, .resolved]),
    ("交办工单320件。", [.handled]),
    ("收集各类问题218个，已解决问题209个，解决率达95.8%。", [.received, .resolved, .rate]),
    ("已受理和办结了17513条，已处置95.77%的接件。", [.resolved, .rate]),
    ("种下果树320棵，成活率98%。", [nil, nil]),
    ("建成充电桩60个。", [nil]),
  ])
  func `a case ledger's entries are told apart`(text: String, found: [Figure.Measure?]) {
    #expect(facts(in: text).figures.map(\.measure) == found)
  }
}

/// Whose a figure is, and when.
struct FigureSettingTests {
  private func story(_ paragraphs: [String], headline: String? = nil) -> Facts {
    let article = Article(
      kind: .article, headline: headline.map { Piece(line: 1, text: $0) },
      paragraphs: paragraphs.enumerated().map { Piece(line: $0 + 3, text: $1) })
    return FactFinder().facts(in: article, on: Day(iso: "2024-05-15"))
  }

  @Test func `place and period are the last named before the figure in its paragraph`() {
    let facts = story([
      "今年上半年，巩义市招商85家企业，荥阳市招商60家企业。去年，荥阳市招商40家企业。"
    ])
    #expect(facts.figures.map(\.place) == ["巩义市", "荥阳市", "荥阳市"])
    #expect(facts.figures.map(\.period) == ["今年上半年", "今年上半年", "去年"])
  }

  @Test func `a paragraph that names no place has the story's first`() {
    let facts = story([
      "近日，登封市唐庄镇的苹果熟了，记者在中岳大街遇到果农。", "全年收果300吨。",
    ])
    #expect(facts.figures.map(\.place) == ["登封市"])
    #expect(facts.figures.map(\.period) == ["全年"])
  }

  @Test func `a vague date does not reach into the next paragraph`() {
    let facts = story(["日前，工程开工。", "工期300天。"])
    #expect(facts.figures.map(\.period) == [nil])
  }

  @Test func `without a place or a date there is none`() {
    let figure = story(["捐书300册。"]).figures.first
    #expect(figure?.place == nil)
    #expect(figure?.period == nil)
  }
}

struct LedgerCheckTests {
  @Test(arguments: [
    ("收集诉求218件，已解决209件，解决率95.8%。", ["209/218 = 95.9 %, printed 95.8 %"]),
    ("受理投诉200件，办结190件，办结率95%。", []),
    ("受理投诉300件，办结200件，办结率66.7%。", []),
    ("受理投诉200多件，办结190件，办结率99%。", []),
    ("办结率99%。", []),
  ])
  func `a rate that its counts do not give is noted`(text: String, notes: [String]) {
    #expect(facts(in: text).notes.map(\.text) == notes)
  }
}
