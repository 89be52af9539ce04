import FactFinding
import Foundation
import PageReading
import Testing

/// Each case is a sentence and the figures that a reader would mark in it.
struct FigureFinderTests {
  private func figures(_ text: String) -> [String] { facts(in: text).figures.map(\.line) }

  @Test(arguments: [
    ("全市种粮大户3216户。", ["3216户 = 3216 户"]),
    ("今年新增就业１２００人。", ["１２００人 = 1200 人"]),
    ("两岸种下垂柳1,350棵。", ["1,350棵 = 1350 棵"]),
    ("水库蓄水1,200万立方米。", ["1,200万立方米 = 12000000 立方米"]),
    ("年发电3.6亿千瓦时。", ["3.6亿千瓦时 = 360000000 千瓦时"]),
    ("服务老人2.4万户。", ["2.4万户 = 24000 户"]),
    ("三百二十五名学员结业。", ["三百二十五名 = 325 名"]),
    ("外贸总额一万五千亿元。", ["一万五千亿元 = 1500000000000 CNY"]),
    ("存款二十万亿元。", ["二十万亿元 = 20000000000000 CNY"]),
    ("一千零六人报名。", ["一千零六人 = 1006 人"]),
    ("山上有二百五十只羊。", ["二百五十只 = 250 只"]),
    ("两千四百五十户搬迁。", ["两千四百五十户 = 2450 户"]),
    ("投入3亿5000万元。", ["3亿5000万元 = 350000000 CNY"]),
    ("捐款五万四千六百元。", ["五万四千六百元 = 54600 CNY"]),
    ("筹得伍仟元整。", ["伍仟元 = 5000 CNY"]),
    ("新修水渠八点五公里。", ["八点五公里 = 8500 m"]),
    ("共 218 个村通了路。", ["218 个 = 218 个"]),
    ("收到稿件三四十篇。", ["三四十篇 = 30…40 篇"]),
  ])
  func `numbers are read in Arabic, full-width and Chinese figures`(text: String, found: [String]) {
    #expect(figures(text) == found)
  }

  @Test(arguments: [
    ("投资15.1亿元。", ["15.1亿元 = 1510000000 CNY"]),
    ("售价9.9元。", ["9.9元 = 9.9 CNY"]),
    ("出口额达2.3亿美元，进口4000万欧元。", ["2.3亿美元 = 230000000 USD", "4000万欧元 = 40000000 EUR"]),
    ("票价50元5角。", ["50元5角 = 50.5 CNY"]),
    ("每斤涨价三块钱。", ["三块钱 = 3 CNY"]),
    ("全镇年产值突破60亿。", ["60亿 = 6000000000 CNY"]),
    ("签下3个亿的订单。", ["3个亿 = 300000000 CNY"]),
    ("吸引近2个亿的用户。", ["近2个亿 = 近 200000000 人"]),
    ("标价$20，折合¥140。", ["$20 = 20 USD", "¥140 = 140 CNY"]),
    ("注册资本人民币500万元。", ["人民币500万元 = 5000000 CNY"]),
    ("千亿元级产业集群正在成形。", ["千亿元 = 100000000000 CNY"]),
  ])
  func `money has its currency and its whole value`(text: String, found: [String]) {
    #expect(figures(text) == found)
  }

  @Test(arguments: [
    ("同比增长6.8%。", ["6.8% = 6.8 percent"]),
    ("合格率９８％。", ["９８％ = 98 percent"]),
    ("百分之三十五的农户参加。", ["百分之三十五 = 35 percent"]),
    ("提高1.5个百分点。", ["1.5个百分点 = 1.5 percentage_point"]),
    ("有七成五的店铺开门。", ["七成五 = 75 percent"]),
    ("门票打八折，套票打七五折，夜场75折。", ["八折 = 80 percent", "七五折 = 75 percent", "75折 = 75 percent"]),
    ("气温降至-5℃，山区零下12摄氏度。", ["-5℃ = -5 celsius", "零下12摄氏度 = -12 celsius"]),
    ("最高气温35度。", ["35度 = 35 celsius"]),
    ("用电5000度。", ["5000度 = 5000 度"]),
    ("约占全市1/6。", ["1/6 = 0.1666667 fraction"]),
    ("三分之一的学生住校。", ["三分之一 = 0.3333333 fraction"]),
    ("产量是去年的2.5倍。", ["2.5倍 = 2.5 倍"]),
    ("千分之三的税率。", ["千分之三 = 0.3 percent"]),
  ])
  func `shares and temperatures are exact`(text: String, found: [String]) {
    #expect(figures(text) == found)
  }

  @Test(arguments: [
    ("占地106亩，建筑面积5.4万平方米。", ["106亩 = 106 mu", "5.4万平方米 = 54000 m2"]),
    ("全县面积1200平方公里。", ["1200平方公里 = 1200 km2"]),
    ("隧道长3.2公里、宽12米。", ["3.2公里 = 3200 m", "12米 = 12 m"]),
    ("万亩麦田开镰。", ["万亩 = 10000 mu"]),
    ("工期17个月，养护3天，巡查48小时。", ["17个月 = 17 month", "3天 = 3 day", "48小时 = 48 hour"]),
    ("守护这片林子20年。", ["20年 = 20 year"]),
    ("骑行一个半小时。", ["一个半小时 = 1.5 hour"]),
    ("半个月过去了。", ["半个月 = 0.5 month"]),
    ("这口井深两米半。", ["两米半 = 2.5 m"]),
    (
      "接待游客3.5万人次，演出26场次，调处18件次。",
      [
        "3.5万人次 = 35000 人次", "26场次 = 26 场次", "18件次 = 18 件次",
      ]
    ),
    ("提供4大类48项服务。", ["4大类 = 4 大类", "48项 = 48 项"]),
    ("两种办法，三条路线。", ["两种 = 2 种", "三条 = 3 条"]),
  ])
  func `units of the contract are multiplied out and measure words kept`(
    text: String, found: [String]
  ) {
    #expect(figures(text) == found)
  }

  @Test(arguments: [
    ("50余家企业参展。", ["50余家 = 余 50 家"]),
    ("200多名志愿者到场，100余名师生听课。", ["200多名 = 多 200 名", "100余名 = 余 100 名"]),
    ("近300人听课。", ["近300人 = 近 300 人"]),
    ("将近四十户受益。", ["将近四十户 = 近 40 户"]),
    ("总投资约6亿元。", ["约6亿元 = 约 600000000 CNY"]),
    ("逾三百亿元落地。", ["逾三百亿元 = 逾 30000000000 CNY"]),
    ("超100亿元的大单。", ["超100亿元 = 超 10000000000 CNY"]),
    ("不低于10亿元。", ["不低于10亿元 = 不低于 1000000000 CNY"]),
    ("引入企业50家以上。", ["50家以上 = 以上 50 家"]),
    ("6万余亩林地。", ["6万余亩 = 余 60000 mu"]),
    ("发放资金5000余万元。", ["5000余万元 = 余 50000000 CNY"]),
    ("千余人参加。", ["千余人 = 余 1000 人"]),
    ("近百名干部下乡。", ["近百名 = 近 100 名"]),
    ("附近3家商店歇业。", ["3家 = 3 家"]),
    ("集中签约12个项目。", ["12个 = 12 个"]),
    ("节约5000元。", ["5000元 = 5000 CNY"]),
    ("价格在200元左右，最高达300元。", ["200元 = 200 CNY", "300元 = 300 CNY"]),
    ("走访3年多。", ["3年多 = 多 3 year"]),
  ])
  func `qualifiers stand in the text and are named`(text: String, found: [String]) {
    #expect(figures(text) == found)
  }

  @Test(arguments: [
    ("每穗结出50至200粒。", ["50至200粒 = 50…200 粒"]),
    ("建设1-3个基地。", ["1-3个 = 1…3 个"]),
    ("年产值200亿至400亿元的开发区。", ["200亿至400亿元 = 20000000000…40000000000 CNY"]),
    ("投资3～5亿元。", ["3～5亿元 = 300000000…500000000 CNY"]),
    ("8～10天出苗。", ["8～10天 = 8…10 day"]),
    ("增长5%-20%。", ["5%-20% = 5…20 percent"]),
    ("补贴8000至1万元。", ["8000至1万元 = 8000…10000 CNY"]),
    ("从200家增加到300家。", ["200家 = 200 家", "300家 = 300 家"]),
    ("由50元到80元。", ["50元 = 50 CNY", "80元 = 80 CNY"]),
  ])
  func `ranges have two ends`(text: String, found: [String]) {
    #expect(figures(text) == found)
  }

  @Test(arguments: [
    ("位列全省第9位。", ["第9位 = 9 rank"]),
    ("获得第六名。", ["第六名 = 6 rank"]),
    ("总量居全市第一。", ["第一 = 1 rank"]),
    ("增速位居全省首位。", ["首位 = 1 rank"]),
    ("把安全放在首位。", []),
    ("第一，要抓落实。", []),
    ("第三位发言的是村民代表。", []),
  ])
  func `a rank is a figure and another ordinal is none`(text: String, found: [String]) {
    #expect(figures(text) == found)
  }

  @Test(arguments: [
    "建成5G基站，拨打12345热线。", "落实“1469”工作思路。", "第十四期培训班开班。", "创建国家4A级景区。",
    "家住开元路76号1号楼。", "推出一系列举措。", "入选投资百强区和500强。", "一对一帮扶，十分及时。", "建起一张网，织密一条线。",
    "“三个一批”和“四个中心”建设。", "电话：0371-66778899。", "十几个人和几十件小事。", "数百家商户受益。", "四川、三门峡和五台山。",
    "打通最后一公里。", "党的二十大精神。", "三级医院、二环路和三期工程。", "老人过着万家灯火的日子。", "1+8办学体系。", "一个个项目落地。",
    "3:1获胜。", "A4纸和G20峰会。", "三元里和七里河。", "这家庭院一年四季有花。",
  ])
  func `what only looks like a figure is left alone`(text: String) {
    let found = figures(text).filter { $0 != "一年 = 1 year" }
    #expect(found == [])
  }

  @Test(arguments: [
    String(repeating: "9", count: 400) + "元", String(repeating: "亿", count: 60) + "元",
    "十万亿亿亿亿亿亿元", "九千九百九十九万亿亿亿元", "9223372036854775807万亿元", "1/0.0000000000001", "零分之五",
    "99999999999999999999.5吨", "1,111,111,111,111,111,111,111个", "0.00000000000000000000000001%",
    "点点点五分之", "第第第", "$$$", "-", "百分之", "半半半年",
  ])
  func `a number without measure is refused and does not crash`(text: String) {
    for figure in facts(in: text).figures { #expect(!figure.value.isNaN) }
  }

  @Test func `figures of an article have their line, also across a mended break`() {
    let article = Article(
      kind: .article, headline: Piece(line: 3, text: "八百亩新茶上市"),
      paragraphs: [
        Piece(line: 5, text: "茶农陈家有茶园12亩。"),
        Piece(lines: [7, 9], starts: [0, 6], text: "收青叶共300公斤，卖了2万元。"),
      ])
    let figures = FactFinder().facts(in: article, on: nil).figures
    #expect(figures.map(\.text) == ["八百亩", "12亩", "300公斤", "2万元"])
    #expect(figures.map(\.span.line) == [3, 5, 7, 9])
    #expect(figures.map(\.span.paragraph) == [nil, 0, 1, 1])
    #expect(figures.last.map { [$0.span.start, $0.span.end] } == [12, 15])
  }
}
