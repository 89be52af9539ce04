import PageReading
import Testing

/// Reading a story must not depend on its neighbours: the stories of all pages in other orders, their paragraphs
/// broken elsewhere, headlines marked or not, marks half-width or full-width.
struct RecompositionTests {
  enum Marking: CaseIterable { case none, flat, levels }
  enum Width: CaseIterable { case asPrinted, half, full }

  @Test(arguments: Marking.allCases, Width.allCases)
  func `stories in other company are read the same`(_ marking: Marking, _ width: Width) throws {
    var noise = SeededNoise(state: 7)
    var stories = 0
    var right = 0
    for _ in 0..<6 {
      let page = Self.compose(&noise, marking, width)
      let found = try page.read().storyLines
      let expected = page.storyLines
      stories += expected.count
      right += expected.count { found.contains($0) }
    }
    #expect(Double(right) >= 0.95 * Double(stories), "\(right) of \(stories)")
  }

  /// Eight stories, some of whose paragraphs break in mid-sentence.
  private static func compose(
    _ noise: inout SeededNoise, _ marking: Marking, _ width: Width
  ) -> MarkedPage {
    var lines: [MarkedPage.Line] = []
    for (number, story) in stories.shuffled(using: &noise).prefix(8).enumerated() {
      for line in story {
        for piece in broken(line, &noise) {
          lines.append(
            MarkedPage.Line(
              mark: piece.mark, text: marked(dressed(piece.text, width), piece.mark, marking),
              story: number))
        }
      }
    }
    return MarkedPage(name: "recomposed", lines: lines)
  }

  /// Stories whole in themselves, those of the gold pages too: none that a picture of another story is wedged into.
  private static let stories: [[MarkedPage.Line]] = (MarkedPage.all + GoldPages.all).flatMap {
    page in
    Dictionary(grouping: page.lines.filter { $0.story >= 0 }, by: \.story).sorted {
      $0.key < $1.key
    }
    .map { mended($0.value) }.filter { story in !story.contains { $0.mark == "T" } }
  }

  /// Without the breaks that the page was printed with.
  private static func mended(_ story: [MarkedPage.Line]) -> [MarkedPage.Line] {
    story.reduce(into: []) { lines, line in
      if line.mark == "+", lines.last?.mark == "P" {
        lines[lines.count - 1].text += line.text
      } else {
        lines.append(line)
      }
    }
  }

  private static func broken(
    _ line: MarkedPage.Line, _ noise: inout SeededNoise
  ) -> [MarkedPage.Line] {
    let text = Array(line.text)
    guard line.mark == "P", text.count > 60, Int.random(in: 0..<4, using: &noise) == 0 else {
      return [line]
    }
    let place = Int.random(in: 40..<(text.count - 12), using: &noise)
    guard !"。！？…”".contains(text[place - 1]) else { return [line] }
    return [
      MarkedPage.Line(mark: "P", text: String(text[..<place]), story: line.story),
      MarkedPage.Line(mark: "+", text: String(text[place...]), story: line.story),
    ]
  }

  private static func marked(_ text: String, _ mark: Character, _ marking: Marking) -> String {
    switch (marking, mark) {
    case (.none, _): String(text.drop { $0 == "#" || $0 == " " })
    case (.flat, "H"), (.flat, "S"): "## " + text
    case (.levels, "H"): "# " + text
    case (.levels, "S"), (.levels, "D"): "## " + text
    default: text
    }
  }

  private static func dressed(_ text: String, _ width: Width) -> String {
    switch width {
    case .asPrinted: text
    case .half: String(text.map { half[$0] ?? $0 })
    case .full: String(text.map { full[$0] ?? $0 })
    }
  }

  private static let half: [Character: Character] = [
    "，": ",", "；": ";", "：": ":", "（": "(", "）": ")", "！": "!", "？": "?",
  ]
  private static let full = Dictionary(uniqueKeysWithValues: half.map { ($0.value, $0.key) })
}
