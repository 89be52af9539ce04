/// A page of a newspaper that never was, made of prose in the forms that newspapers use; two of different numbers
/// differ in every article.
struct Sheet: Sendable {
  let number: Int

  init(_ number: Int) { self.number = number }

  var headlines: [String] { ["临江县粮站第\(number)仓开仓收粮", "石桥镇第\(number)座文化广场建成"] }

  var text: String {
    """
    \(headlines[0])

    本报讯(记者 林若溪 周白桦)昨日上午，临江县粮站第\(number)仓开仓收粮，\(300 + number)名农户排队交粮。粮站负责人陈望舒说，今年已收购小麦\(1200 + number)吨，同比增长3.5%。

    粮站还为农户准备了热水和遮阳棚，现场秩序井然，第\(number)仓当天就收满了一半。

    \(headlines[1])

    本报讯(记者 顾长风)石桥镇第\(number)座文化广场近日建成开放，总投资860万元，占地12亩，每天接待居民\(2000 + number)人次。

    """
  }

  /// A page of one short article, for bursts.
  static func brief(_ number: Int) -> String {
    """
    第\(number)期便民服务窗口开放

    本报讯(记者 林若溪)昨日，第\(number)期便民服务窗口在临江县开放，当天为居民办理各类事项\(100 + number)件。

    """
  }

  /// The same prose in traditional characters, all of which Big5 has.
  static let traditional = """
    臨江縣糧站開倉收糧

    本報訊(記者 林若溪)昨日上午，臨江縣糧站開倉收糧，300名農戶排隊交糧。糧站負責人陳望舒說，今年已收購小麥1207噸，同比增長3.5%。

    糧站還為農戶準備了熱水和遮陽棚，現場秩序井然。

    """
}
