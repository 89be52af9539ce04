/// Finds companies by an honour that only companies are given: `A、B通过“高新技术企业”认定`, each without an ending to know
/// it by.
struct HonouredBodyFinder: Finder {
  func find(in passage: Passage, of story: Story, _ findings: inout Findings) {
    var bodies: [Range<Int>] = []
    var place = passage.next(.beginsHonour, from: 0)
    while place < passage.count {
      let end = Self.verbs.longest(in: passage.signs, at: place)?.end
      if let end, Self.honourFollows(passage, at: end) {
        bodies += subjects(passage, before: place)
      }
      place = passage.next(.beginsHonour, from: end ?? place + 1)
    }
    guard !bodies.isEmpty else { return }
    // 去年豫丰电气获评…: the date before is no part of the name.
    let dates = Coverage(passage, findings.dates.map { $0.range })
    bodies = bodies.map(dates.rest).filter { $0.count > 1 && !Self.isCommon(passage, $0) }
    findings.addBodies(bodies, in: passage)
  }

  private func subjects(_ passage: Passage, before verb: Int) -> [Range<Int>] {
    var end = verb
    while let adverb = Self.adverbs.start(in: passage.signs, endingAt: end) { end = adverb }
    return whole(passage, before: end).map { [$0] } ?? passage.listedNames(before: end)
  }

  /// A subject as long as companies' short names mostly are, from mark to mark, is one name whatever signs it holds
  /// (来福机电 begins with a 来).
  private func whole(_ passage: Passage, before end: Int) -> Range<Int>? {
    let start = passage.clauseStart(before: end)
    let isName =
      4...6 ~= end - start
      && (start..<end).allSatisfy {
        passage[$0].is([.han, .letter]) && !Self.particles.contains(passage[$0])
      }
    return isName ? start..<end : nil
  }

  private static let particles = SignSet("的了在是被把我你他她它这那该")

  private static func honourFollows(_ passage: Passage, at start: Int) -> Bool {
    var index = start
    while index < start + 24, !passage[index].is([.stop, .pause]) {
      if honours.longest(in: passage.signs, at: index) != nil { return true }
      index += 1
    }
    return false
  }

  /// 该企业, 两个项目, 全区: nobody's name.
  private static func isCommon(_ passage: Passage, _ name: Range<Int>) -> Bool {
    common.start(in: passage.signs, endingAt: name.upperBound, after: name.lowerBound) != nil
      || commonHeads.longest(in: passage.signs, at: name.lowerBound) != nil
  }

  static let verbs = WordTable<Void>("通过 获批 获评 获得 荣获 入选 入围 跻身 被认定为 获认定为 被评为 晋升为 成为")

  private static let adverbs = EndingTable("成功 顺利 先后 均 双双 再次 首次 又 也 还 已 已经 正式 最终 全部 同时 分别 相继 率先 一举")

  /// What the state calls companies, and what it certifies to them.
  private static let honours = WordTable<Void>(
    """
    专精特新 小巨人 高新技术企业 科技型中小企业 创新型中小企业 创新型企业 单项冠军 瞪羚 独角兽 龙头企业 头雁企业 链主企业 企业技术中心 工程研究中心 工程技术研究中心 绿色工厂 智能工厂 智能车间 \
    灯塔工厂 中华老字号 守合同重信用 制造业500强 民营企业500强 企业500强
    """)

  private static let common = EndingTable(commonWords)
  private static let commonHeads = WordTable<Void>(commonWords)

  private static let commonWords =
    """
    企业 公司 单位 机构 项目 产品 平台 园区 技术 成果 团队 品牌 车间 工厂 专利 企业家 商会 行业 产业 集群 实验室 中心 人 者 家 个 名 区 县 市 省 镇 乡 村 \
    我们 他们 它们 其中 多 首批 全
    """
}
