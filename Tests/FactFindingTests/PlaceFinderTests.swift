import FactFinding
import Foundation
import PageReading
import Testing

struct PlaceFinderTests {
  @Test(arguments: ["成都", "大连", "合肥", "天水", "商丘", "保定", "和田"])
  func `a city is known by its short name, whatever else the dictionary takes it for`(city: String)
  {
    #expect(facts(in: "展会在\(city)举行，客商多来自\(city)。").places == [city])
  }

  @Test(arguments: ["蓼溪河边种了柳树。", "他们沿蓼溪河走了一天。", "在蓼溪河、临江县两地取水。"])
  func `a river that no lexicon has is known by what stands before it`(text: String) {
    #expect(facts(in: text).places.first == "蓼溪河")
  }

  @Test func `beside another in a row a river may be called by a word`() {
    #expect(places("柳江河、海马湖等水域有冰。") == ["柳江河", "海马湖"])
    #expect(places("沙河、排洪河、臭水河清淤。") == ["沙河"])
  }

  @Test(arguments: ["护城河清淤。", "内河航运。", "一条小河。", "过江的人。"])
  func `any river has no name`(text: String) {
    #expect(facts(in: text).places == [])
  }

  @Test(arguments: ["队员走村串户。", "他去年辞职回乡。", "服务终端向村一级延伸。"])
  func `whoever goes to a village names none`(text: String) {
    #expect(facts(in: text).places == [])
  }

  private func places(_ text: String) -> [String] { facts(in: text).places }

  @Test(arguments: [
    ("在中阳县五柳镇长河村，麦子熟了。", ["中阳县", "五柳镇", "长河村"]),
    ("来自登封市岭南村村民的来信。", ["登封市", "岭南村"]),
    ("在壶口镇工联村的老屋里。", ["壶口镇", "工联村"]),
    ("考察队到了田林县青山瑶族乡百花村。", ["田林县", "青山瑶族乡", "百花村"]),
    ("车队驶过余姚市建设中路。", ["余姚市", "建设中路"]),
    ("家住天元区泰山路上的居民。", ["天元区", "泰山路"]),
    ("塔桥路与文昌路交会处。", ["塔桥路", "文昌路"]),
    ("公交车改由和兴路通行。", ["和兴路"]),
  ])
  func `townships, villages and roads are found where a name must begin`(
    text: String, found: [String]
  ) {
    #expect(places(text).filter { found.contains($0) } == found)
  }

  @Test(arguments: [
    ("在越秀区东湖街散步。", ["越秀区", "东湖街"]),
    ("昨日，市民在荷塘区月塘公园赏花。", ["荷塘区", "月塘公园"]),
    ("走进金水区科技产业园。", ["金水区", "金水区科技产业园"]),
    ("在安源区文化广场集合。", ["安源区"]),
  ])
  func `a square or road stands beside its district, a park of industry bears its name`(
    text: String, found: [String]
  ) {
    #expect(places(text) == found)
  }

  @Test(arguments: [
    ("巩义市市场活跃。", ["巩义市"]),
    ("寿光市场的菜价稳定。", ["寿光"]),
    ("东中西区域贯通。", []),
    ("加拿大安大略省大雪。", ["加拿大", "安大略省"]),
    ("印度中央邦受灾。", ["印度", "中央邦"]),
    ("营口港吞吐量上升。", ["营口港"]),
    ("以色列代表团抵达。", ["以色列"]),
  ])
  func `a name ends where the next word begins`(text: String, found: [String]) {
    #expect(places(text) == found)
  }

  @Test(arguments: [
    "走在康庄大道上。", "打造健康大道。", "走在幸福大道上。",
    "他退休回村种树。", "因为没有路，橙子卖不出去。", "挑担的走在几条山路上。", "这是一条致富路。", "包村干部天天来。", "主城区改造。",
    "在一名乡干部家里。", "住房和城乡建设工作。", "农业农村工作会议。",
  ])
  func `roads and villages without a name are no places`(text: String) {
    #expect(places(text) == [])
  }

  @Test(arguments: ["全市各社区开展活动。", "城市和农村都在变。", "道路畅通，思路清晰。", "三级综合医院很多。", "市场活跃，村民高兴。"])
  func `common nouns that end like names are none`(text: String) {
    let found = facts(in: text)
    #expect(found.organizations + found.places == [])
  }

  @Test(arguments: [
    ("施工队在省道225线抢修。", ["省道225线"]), ("车队沿81省道行驶。", ["81省道"]), ("国道310改线。", ["国道310"]),
    ("G107国道通车，乡道X023线硬化。", ["G107国道", "乡道X023线"]),
    ("服务区位于S88高速旁，G30连霍高速公路在北。", ["S88高速", "G30连霍高速公路"]),
  ])
  func `roads are known by their numbers`(text: String, found: [String]) {
    #expect(facts(in: text).places == found)
    #expect(facts(in: text).figures == [])
  }

  @Test(arguments: [
    ("成昆铁路和花清高速都通了，京张高铁也快。", ["成昆铁路", "花清高速", "京张高铁"]),
    ("乘地铁3号线换乘12号线到桂平路站。", ["地铁3号线", "12号线", "桂平路站"]),
    ("工厂3号线投产。", []), ("企业高速发展，修建铁路。", []), ("他在建华路工作，在建工程多。", ["建华路"]),
    ("西安咸阳国际机场停航，磨憨口岸通关，盘江农贸市场开门。", ["西安咸阳国际机场", "磨憨口岸", "盘江农贸市场"]),
    ("位于临泽县经济开发区的厂房。", ["临泽县", "临泽县经济开发区"]), ("桂中平原和费尔干纳盆地都产棉。", ["桂中平原", "费尔干纳盆地"]),
    ("货物经厦门港出口，滨湖新区建起书院，开元寺和承天寺都开放。", ["厦门港", "滨湖新区", "开元寺", "承天寺"]), ("坚持港人治港，新区开工。", []),
    ("美国港口工人罢工，印度寺庙开放，安徽平原多雨，边境口岸通关。", ["美国", "印度", "安徽"]),
    ("北三环附近堵车，三环以内限行，第三环节顺利。", ["北三环", "三环"]), ("福山、牟平、海阳等地下雨。", ["福山", "牟平", "海阳"]),
    ("安溪的芋头、德化的瓷器都有名。", ["安溪", "德化"]), ("法国人罗兰来了，河南人也来了。", ["法国"]),
    ("都安县下坳镇通了路，对都安、大化、隆林挂牌督战。", ["都安县", "下坳镇", "大化", "隆林"]),
  ])
  func `lines, stations, airports and zones are places`(text: String, found: [String]) {
    #expect(facts(in: text).places == found)
  }

  @Test(arguments: ["新建省道3条、国道120公里。", "2023省道改造计划。", "5G高速网络。", "A4纸到高速复印机。", "第3道题。"])
  func `roads that are counted and other numbers are no places`(text: String) {
    #expect(facts(in: text).places == [])
  }

  @Test(arguments: [
    ("货车驶上大广高速，傍晚到站。", ["大广高速"]), ("京港澳高速公路和连霍高速公路封闭。", ["京港澳高速公路", "连霍高速公路"]),
  ])
  func `motorways are called after what they join`(text: String, found: [String]) {
    #expect(places(text) == found)
  }

  @Test(arguments: ["经济高速增长。", "列车开上高速。", "大西洋高速船停航。", "新高速通车。"])
  func `speed is no motorway`(text: String) {
    #expect(!places(text).contains { $0.contains("高速") })
  }

  @Test(arguments: [
    ("在大槐镇、赵城镇、曲亭镇推广。", ["大槐镇", "赵城镇", "曲亭镇"]), ("山城镇、红梅镇、海龙镇都来了人。", ["山城镇", "红梅镇", "海龙镇"]),
    ("今年，关集镇、原墙镇、肖口镇建成。", ["关集镇", "原墙镇", "肖口镇"]), ("久胜镇、致富乡、平安镇丰收。", ["久胜镇", "致富乡", "平安镇"]),
  ])
  func `in a row of townships a name may be of any words`(text: String, found: [String]) {
    #expect(places(text) == found)
  }

  @Test(arguments: ["建设美丽乡村、特色小镇、中心镇、重点镇。", "农业兴县见成效，工业富县。"])
  func `kinds of townships and what is made of a county are no places`(text: String) {
    #expect(places(text) == [])
  }

  @Test(arguments: [
    ("县长分赴青峰镇、古阁镇指挥。", ["青峰镇", "古阁镇"]), ("警钟路、迎仙大桥恢复通行。", ["警钟路", "迎仙大桥"]),
    ("官山镇常家湾村的秧歌队来了。", ["官山镇", "常家湾村"]), ("在云林街道泓达路一侧的厂房里。", ["云林街道", "泓达路"]),
    ("起于云林街道海五路。", ["云林街道", "海五路"]), ("他出生在官山镇罗家坪。", ["官山镇", "罗家坪"]), ("保留余氏大宗祠。", ["余氏大宗祠"]),
    ("在云仙居、淡竹等景区就地调解。", ["云仙居", "淡竹"]), ("看云海、日出等景点。", []), ("依照《中华人民共和国民法典》判决。", []),
    ("孩子们在草坪上跑。", []), ("官山镇晒谷坪晒满稻谷。", ["官山镇"]),
  ])
  func `what leads to a name or stands in its row shows it whatever its signs`(
    text: String, found: [String]
  ) {
    #expect(places(text) == found)
  }

  @Test func `a site of old times bears the dynasty in its name`() {
    #expect(places("昨日，汉代古城遗址开放。") == ["汉代古城遗址"])
    #expect(places("今年，山西省兴县种树。") == ["山西省", "兴县"])
  }

  @Test func `the gazetteer has the counties of the west and Zhengzhou's townships`() {
    #expect(Gazetteer.parents(of: "塔什库尔干塔吉克自治县") == ["喀什地区", "新疆维吾尔自治区"])
    #expect(Gazetteer.parents(of: "尼玛县") == ["那曲市", "西藏自治区"])
    #expect(Gazetteer.parents(of: "豫龙镇") == ["荥阳市", "郑州市", "河南省"])
  }

  @Test func `a division knows those above it`() {
    #expect(Gazetteer.parents(of: "金水区") == ["郑州市", "河南省"])
    #expect(Gazetteer.parents(of: "郑州") == ["河南省"])
    #expect(Gazetteer.parents(of: "没有的地方") == [])
  }

  @Test func `the gazetteer knows what older issues call a city or district`() {
    #expect(Gazetteer.parents(of: "绵竹县") == ["德阳市", "四川省"])
    #expect(Gazetteer.parents(of: "阜阳地区") == ["安徽省"])
    // Both 淮安区 and 淮安市 could have been it: the district was, whatever order a dictionary gives them.
    #expect(Gazetteer.parents(of: "淮安县") == ["淮安市", "江苏省"])
    #expect(Gazetteer.parents(of: "呼伦贝尔盟") == ["内蒙古自治区"])
    #expect(Gazetteer.parents(of: "和平县") == ["河源市", "广东省"])
  }

  @Test func `streets, parks and scenic areas are places`() {
    #expect(places("从航海路到人民公园，再到伏龙山风景区。") == ["航海路", "人民公园", "伏龙山风景区"])
  }

  @Test(arguments: [
    ("新华社科托努1月17日电 会议今天开幕。", ["科托努"]), ("据新华社北京一月十七日电（记者李明）会议开幕。", ["北京"]),
    ("本报讯 去年12月，丰收。", []), ("本报记者1月17日报道，丰收。", []),
  ])
  func `a dateline names where the story was written`(text: String, found: [String]) {
    #expect(places(text) == found)
  }

  @Test func `where a story was written is not whose its figures are`() {
    let facts = facts(in: "新华社北京1月17日电 全年投资3亿元。")
    #expect(facts.places == ["北京"])
    #expect(facts.figures.map(\.place) == [nil])
  }

  @Test(arguments: [
    ("代表团访问了马耳他共和国。", ["马耳他共和国"]), ("他从牡丹出发。", ["牡丹"]), ("安徽省、牡丹、民勤都来了人。", ["安徽省", "牡丹", "民勤"]),
  ])
  func `countries have their form of state, counties stand where places do`(
    text: String, found: [String]
  ) {
    #expect(places(text) == found)
  }

  @Test(arguments: [
    "如画牡丹、芍药。", "游人挤满十大景区。", "湖南西北三市通车。", "重视城市绿化。", "与山河共存。", "推进高山蔬菜产业。", "加紧对村干部培训。",
    "新建互通式立交桥两座。",
  ])
  func `flowers, classes and phrases are no places`(text: String) {
    #expect(places(text).filter { $0 != "湖南" } == [])
  }

  @Test(arguments: [
    ("上坪、地罗、榄树三个村是主力。", ["上坪", "地罗", "榄树"]), ("石扇、大坪和隆文三镇供电恢复。", ["石扇", "大坪", "隆文"]),
    ("已在柳沟、白渠、碧塘等乡镇开展。", ["柳沟", "白渠", "碧塘"]), ("石油、钢铁两个行业。", []), ("买了笔、纸三件。", []),
    ("养老、托育等乡镇服务，种植、养殖等乡镇的事。", []), ("山区、平原等乡镇受灾。", []),
  ])
  func `what is listed before so many villages is one of them`(text: String, found: [String]) {
    #expect(places(text) == found)
  }

  @Test(arguments: [
    ("改造了石杏路，南起弥水大桥，北接东红路。", ["石杏路", "弥水大桥", "东红路"]),
    ("从大理州到恩施州。", ["大理州", "恩施州"]), ("他家在锦绣花苑。", ["锦绣花苑"]),
    ("高庙镇枫林桥通车。", ["高庙镇", "枫林桥"]), ("车到怀化南站。", ["怀化南站"]),
    ("在漕河镇李时珍大道旁。李时珍尝百草。", ["漕河镇", "李时珍大道"]),
  ])
  func `sites are named by their ending, whatever else their sign can be`(
    text: String, found: [String]
  ) {
    #expect(places(text) == found)
  }

  @Test func `a city is named by its short name too, a county only by its full one`() {
    #expect(places("他从郑州来，郑州市的人。他到登封去，登封市的人。") == ["郑州", "郑州市", "登封市"])
  }

  @Test func `a street office is a place where somebody is in it, a body where it acts`() {
    #expect(facts(in: "昨日，义诊在桐山街道举行。").places == ["桐山街道"])
    #expect(facts(in: "昨日，桐山街道举行义诊。").organizations == ["桐山街道"])
  }

  @Test(arguments: [
    ("闸前街道的游园开放。", ["闸前街道"]), ("庙会在大南街道的广场举办。", ["大南街道"]),
    ("改造小区涉及和平街道、四季桥街道、虎头岗街道等3个街道。", ["和平街道", "四季桥街道", "虎头岗街道"]),
    ("在民主街道、胜利街道、南岗街道浇筑冰场。", ["民主街道", "胜利街道", "南岗街道"]),
  ])
  func `a street office is a place in a row of places and as whose something is`(
    text: String, found: [String]
  ) {
    #expect(places(text) == found)
  }

  @Test(arguments: ["主要街道挂满灯笼。", "清扫街道和公园。", "各街道、社区都在忙。", "沿街道摆摊。", "走上繁华街道。", "演出的小分队走上街道。"])
  func `streets without a name are no street offices`(text: String) {
    #expect(places(text) == [] && facts(in: text).organizations == [])
  }

  @Test(arguments: [
    ("改造陈城乡至后岗乡公路。", ["陈城乡", "后岗乡"]), ("他要求李郭镇、白堡镇对接。", ["李郭镇", "白堡镇"]),
    ("松阳县五都乡云雾缭绕。", ["松阳县", "五都乡"]), ("在二都乡杨坪村，", ["二都乡", "杨坪村"]),
    ("卧龙镇九家村的大棚。", ["卧龙镇", "九家村"]), ("路止于泾县林村镇，", ["泾县", "林村镇"]), ("站在小竹村码头。", ["小竹村"]),
    ("上起王城镇，下至柳曲村。", ["王城镇", "柳曲村"]), ("公司在坡下镇的基地。", ["坡下镇"]),
    ("在松河路、承安路、圩南路以及广场。", ["松河路", "承安路", "圩南路"]), ("路起于白石镇，止于长平镇。", ["白石镇", "长平镇"]),
    ("走进大安驿镇和马渠镇。", ["大安驿镇", "马渠镇"]), ("孩子家住石店镇，天天早起。", ["石店镇"]), ("改经英山南路行驶。", ["英山南路"]),
    ("驾驶人可绕行府后街、城西路。", ["府后街", "城西路"]),
    ("青石镇、塔山镇和县经信局到场。", ["青石镇", "塔山镇"]), ("马鞍山市和县有雨。", ["马鞍山市", "和县"]),
    ("位于德化县城东工业区的厂。", ["德化县", "德化县城东工业区"]),
  ])
  func `a township or road is found whatever its signs mean elsewhere`(
    text: String, found: [String]
  ) {
    #expect(places(text) == found)
  }

  @Test(arguments: [
    "涵养文明乡风。", "支持边远城镇建设。", "增长快于城镇居民。", "深入贫困乡村。", "不忘故乡。", "扶贫由本村本乡扩大。",
    "来到远山村看望老人。",
    "他去了五趟乡里。",
  ])
  func `kinds of townships after a verb are no places`(text: String) {
    #expect(places(text) == [])
  }
}
