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
    "本报讯 记者张小明、通讯员李大海报道：昨日开学。", "本报讯（LJB全媒体记者 张小明 摄影报道）昨日开学。",
  ])
  func `a surname alone is no person, and who wrote the story is not in it`(text: String) {
    #expect(people(text) == [])
  }

  @Test func `a name once told is known in the whole story`() {
    let found = facts(in: "村支书何大壮说：“修渠先修心。”\n何大壮每天最早到工地。")
    #expect(found.mentions.filter { $0.kind == .person }.map(\.name) == ["何大壮", "何大壮"])
    #expect(found.people.count == 1)
  }

  @Test(arguments: [
    ("养殖户覃永平家的鹅少了三只。", ["覃永平 ← 养殖户"]),
    ("64岁的高金枝每天清早扫街。", ["高金枝"]),
    ("柳沟村的邱永健腿脚不便。", ["邱永健"]),
    ("技术员冯小兵和农永健住在车间。", ["冯小兵 ← 技术员", "农永健"]),
    ("合作社理事长洛桑平措合上账本。", ["洛桑平措 ← 合作社理事长"]),
    ("记者见到了乌云高娃。", ["乌云高娃"]),
    ("经理：阿迪力·买买提　电话略", ["阿迪力·买买提 ← 经理"]),
    ("会长山本健一笑着说，雪很好。", ["山本健一 ← 会长"]),
    ("日本首相中村龙太郎抵达。", ["中村龙太郎 ← 日本首相"]),
    ("孙浩宇　巩义市第一小学", ["孙浩宇"]),
    ("陈明珠（河南巩义）", ["陈明珠"]),
  ])
  func `a name is found in a row, after an age, of the west and of Japan`(
    text: String, found: [String]
  ) {
    #expect(people(text) == found)
  }

  @Test(arguments: [
    "撂荒地长出“金叶子”。", "首届“贺兰杯”比赛开赛。", "祖母说，那年大旱。", "一再向调解员道谢。", "１９岁的吉林队员夺冠。",
    "青少年科普很重要。", "本报讯（高小云 魏大海）昨日下雨。", "雨停了。（高小云）", "图为孩子们在读书。高小云摄", "□本报记者 高小云 魏大海 文/图",
  ])
  func `words, quoted things and bylines are no people of the story`(text: String) {
    #expect(people(text) == [])
  }

  @Test(arguments: [
    "吉祥物昨日揭晓。", "清凉油过去叫万金油。", "山坡上，蒲公英就要开了。", "游客登上黄鹤楼，看梅花鹿。", "这事关居民安康。", "车间里，龙卷风刮倒了围墙。",
    "照看村民全天候。",
  ])
  func `what the dictionary takes for a person's name may be a thing`(text: String) {
    #expect(people(text) == [])
  }

  @Test(arguments: [
    ("会议选举卓明远（蒙古族）为主任，任命邓成果为副主任。", ["卓明远", "邓成果"]),
    ("秘书长霍宁主持会议。", ["霍宁 ← 秘书长"]),
    ("教授吴县生说，要回乡。", ["吴县生 ← 教授"]), ("“要回乡。”吴县生说。", ["吴县生"]),
    ("费县副县长韩学义介绍。", ["韩学义 ← 费县副县长"]),
    ("参加的有陶立新、吴雪、李默然、徐晓钟、谢秀兰等。", ["陶立新", "吴雪", "李默然", "徐晓钟", "谢秀兰"]),
    ("展厅里有肯尼迪的画像。", ["肯尼迪"]),
    ("他爱读鲁迅的小说。", ["鲁迅"]),
  ])
  func `elections, rows, glosses and fame tell a person`(text: String, found: [String]) {
    #expect(people(text) == found)
  }

  @Test(arguments: [
    ("总理卡巴耶夫日前抵达。", "卡巴耶夫"), ("成员卡利莫奇于当天离会。", "卡利莫奇"),
    ("主席诺罗班·西瓦努克一行来访。", "诺罗班·西瓦努克"),
    ("秘书长艾尔迈德·本·穆罕默德·萨利尔提交报告。", "艾尔迈德·本·穆罕默德·萨利尔"),
    ("教师林萍正在上课。教师林萍说，好。", "林萍"), ("护士长林萍忙得没顾上喝水。", "林萍"), ("王女士尚欠水费。", "王女士"),
    ("李玉明现任河南临江实业有限公司董事长。", "李玉明"), ("林萍曾在县医院上班。林萍是医院院长。", "林萍"), ("副书记陈以平向代表颁奖。", "陈以平"),
    ("班长唐日辉（瑶族）说，好。", "唐日辉"), ("骑手谭某辉受伤。", "谭某辉"), ("车主余某被拘。", "余某"), ("邻居老秦就在路口。", "老秦"),
    ("投递员宝音德力格尔出发了。", "宝音德力格尔"), ("他爱读沈从文的书。", "沈从文"),
    ("邻居老秦来了。村民秦大川说，好。", "秦大川"), ("教练王文学起立鼓掌。", "王文学"), ("民警李守住在所里值班。", "李守住"),
  ])
  func `a name ends where the next word begins`(text: String, name: String) {
    #expect(facts(in: text).people.map(\.name) == [name])
  }

  @Test(arguments: [
    "希尔顿饭店开业。", "“阿波罗”升空。", "书店里摆着石油、黄金、钢铁等画册。", "论坛由师长和学友发起。", "代表时强调，要稳。", "阿拉伯国家来信。",
    "先领许可证再开工。", "由企业家担任会长，同时担任董事长。", "金马、金牛参加。", "知晓率、参与率、满意度都高。", "让居民满意度提升。",
  ])
  func `things, rows of things and words of grammar are no people`(text: String) {
    #expect(people(text) == [])
  }

  @Test(arguments: [
    ("县领导余宏志、李茂林参加活动。", ["余宏志", "李茂林"]), ("市领导于晓南陪同。", ["于晓南"]), ("县领导班子、部门负责人参加。", []),
    ("县领导高度重视，全程参与。", []), ("从部队退伍的李玉明回乡创业。", ["李玉明"]), ("男高音贺卫民献上歌曲。", ["贺卫民 ← 男高音"]),
    ("县委书记杨柳出席，演员杨柳、丁香、王芳同台。", ["杨柳 ← 县委书记", "丁香", "王芳"]), ("县领导包联、部门包抓。", []),
    ("县长赵明赴高楼镇调研。", ["赵明 ← 县长"]), ("县领导：余宏志、李茂林出席会议。", ["余宏志", "李茂林"]), ("高校、企业参加。", []),
    ("余宏志、李茂林主持会议。", ["余宏志", "李茂林"]), ("后来走出去的有余大川、李红梅、吴烈。", ["余大川", "李红梅", "吴烈"]),
    ("表弟余某发、同乡李某被拘。", ["余某发 ← 表弟", "李某 ← 同乡"]), ("安陆人陶家福挑来两筐桃。", ["陶家福"]), ("有9家文博机构参加。", []),
    ("文联主席白玉兰告诉记者，要办展。", ["白玉兰 ← 文联主席"]), ("园里种了白玉兰。", []),
  ])
  func `who comes for a county or from elsewhere is told by that`(text: String, found: [String]) {
    #expect(people(text) == found)
  }

  @Test func `who has an office of his own is not another with a sign less`() {
    let found = facts(in: "书记王建说，好。县长王建国说，行。")
    #expect(found.people.map(\.name) == ["王建", "王建国"])
  }

  @Test(arguments: [
    ("他找到负责人冷科长。", ["冷科长 ← 负责人"]), ("来电的是民政局张副主任。", ["张副主任"]),
    ("民警将陈某、王某甲带回。", ["陈某", "王某甲"]), ("男子贺某某被抓获。", ["贺某某 ← 男子"]),
    ("科长冷建军来了。冷科长问清缘由。", ["冷建军 ← 科长"]), ("科长冷建军来了。冷老板没来。", ["冷建军 ← 科长", "冷老板"]),
    ("主治医师冷建军轮值。冷医生说，稳了。", ["冷建军 ← 主治医师"]), ("审判员冷建军开庭。冷法官请来双方。", ["冷建军 ← 审判员"]),
  ])
  func `a surname with an office or 某 is a person`(text: String, found: [String]) {
    #expect(people(text) == found)
  }

  @Test(arguments: [
    "新任局长来了。", "记者从于某处了解到，和某公司签约。", "高校长期缺水。", "常务副主任没来。", "他向主任汇报。", "一位以色列籍教授来访。", "以前任经理的名义。",
  ])
  func `what looks like a surname before an office or 某 is none`(text: String) {
    #expect(people(text) == [])
  }

  @Test(arguments: [
    ("邓大成等3名棋手出线。", ["邓大成"]), ("送到顾鸣远等五户农民手中。", ["顾鸣远"]), ("秘书长高以道认为，可行。", ["高以道 ← 秘书长"]),
    ("副部长邓成果对此很满意。", ["邓成果 ← 副部长"]), ("投递员贺飞的家在山里。", ["贺飞 ← 投递员"]),
    ("卫明夫人许慧珍来了。", ["卫明", "许慧珍 ← 卫明夫人"]),
    ("邓海生、周时远、唐之华、潘玉芬（女）、李希平、卓一山为委员。", ["邓海生", "周时远", "唐之华", "潘玉芬", "李希平", "卓一山"]),
  ])
  func `a count, a title with speech or a row tells unusual names`(text: String, found: [String]) {
    #expect(people(text) == found)
  }

  @Test(arguments: [
    ("市长卢日科夫22日宣布。", ["卢日科夫"]), ("代表霍尔布鲁克当初谈到。", ["霍尔布鲁克"]), ("坐在旁边的托罗普采夫也来了。", ["托罗普采夫"]),
    ("副主席阿沛·阿旺晋美、赛福鼎·艾则孜参加。", ["阿沛·阿旺晋美", "赛福鼎·艾则孜"]), ("大使雅各布·姆万萨·卡宾加抵达。", ["雅各布·姆万萨·卡宾加"]),
    ("总裁安德烈斯·卡萨诺说，可行。", ["安德烈斯·卡萨诺"]), ("总裁帕托·克莱因专程赶来。", ["帕托·克莱因"]),
    ("游轮“安德烈斯·卡萨诺夫斯基”起航。", []), ("总理克雷蒂安通了话。", ["克雷蒂安"]), ("法美外长讨论局势。", []),
    ("负责人戴维博士介绍，好。", ["戴维"]),
  ])
  func `a foreign name is a run of words in its signs`(text: String, names: [String]) {
    #expect(facts(in: text).people.map(\.name) == names)
  }
}
