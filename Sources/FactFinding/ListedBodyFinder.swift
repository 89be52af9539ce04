/// Finds companies that are only listed: `A、B、C等5家企业`, each without an ending to know it by.
struct ListedBodyFinder: Finder {
  func find(in passage: Passage, of story: Story, _ findings: inout Findings) {
    var bodies: [Range<Int>] = []
    var place = passage.next(.endsList, from: 0)
    while place < passage.count {
      if classFollows(passage, at: place + 1) {
        let items = passage.listedNames(before: place)
        if items.count > 1 { bodies += items.filter { !isWord($0, findings.words) } }
      }
      place = passage.next(.endsList, from: place + 1)
    }
    findings.addBodies(bodies, in: passage)
  }

  /// 五金、家电等企业: what they make.
  private func isWord(_ item: Range<Int>, _ words: Segmentation) -> Bool {
    words.word(at: item.lowerBound).map { $0.range == item && $0.kind.isCommon } ?? false
  }

  /// 5家企业, 12家创新型企业, 企业, 3个商家.
  private func classFollows(_ passage: Passage, at start: Int) -> Bool {
    var index = start
    if let numeral = Numeral(in: passage, at: start) {
      index = numeral.end
      while passage[index] == "余" || passage[index] == "多" || passage[index] == "家"
        || passage[index] == "个"
      { index += 1 }
    }
    return (index..<index + 7).prefix { passage[$0].is(.han) }.contains {
      Self.classes.longest(in: passage.signs, at: $0) != nil
    }
  }

  private static let classes = WordTable<Void>("企业 公司 商家 商户 高校 院校 银行 医院")
}

extension Passage {
  /// The items of a list that ends at `end`, between 、; the first begins after the last word that no name holds.
  func listedNames(before end: Int) -> [Range<Int>] {
    var items: [Range<Int>] = []
    var itemEnd = end
    var index = end
    while index > 0, end - index < 200 {
      let sign = self[index - 1]
      if sign == "、" {
        if (2...10).contains(itemEnd - index) { items.append(index..<itemEnd) }
        itemEnd = index - 1
      } else if !sign.is([.han, .letter]) {
        break
      }
      index -= 1
    }
    let head = nameStart(from: index, to: itemEnd)
    if (2...10).contains(itemEnd - head) { items.append(head..<itemEnd) }
    return items.reversed()
  }

  private func nameStart(from start: Int, to end: Int) -> Int {
    var head = start
    var index = start
    while index < end {
      if let found = NameWords.breaks.longest(in: signs, at: index, before: end) {
        if found.meaning != .inside { head = found.end }
        index = found.end
      } else {
        index += 1
      }
    }
    return head
  }
}
