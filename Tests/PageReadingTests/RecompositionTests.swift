import PageReading
import Testing

/// Reading a story must not depend on its neighbours: the stories of all pages in other orders, their paragraphs
/// broken elsewhere, headlines marked or not, marks half-width or full-width.
struct RecompositionTests {
  enum Marking: CaseIterable { case none, flat, levels }
  enum Width: CaseIterable { case asPrinted, half, full }

  @Test(
    .enabled(if: !GoldPages.all.isEmpty, "no gold pages lie beside the project"),
    arguments: Marking.allCases, Width.allCases)
  func `the gold pages' stories are read the same in other company`(
    _ marking: Marking, _ width: Width
  ) throws {
    let share = try Self.shareRead(of: Self.goldStories, marking, width)
    #expect(share >= 0.95)
  }

  /// Poems, notices and lists among them have no firm edge.
  @Test(arguments: Marking.allCases, Width.allCases)
  func `stories in other company are read the same`(_ marking: Marking, _ width: Width) throws {
    let share = try Self.shareRead(of: Self.stories, marking, width)
    #expect(share >= 0.9)
  }

  /// How many of eight pages' stories hold exactly their lines.
  private static func shareRead(
    of stories: [[MarkedPage.Line]], _ marking: Marking, _ width: Width
  ) throws -> Double {
    var noise = SeededNoise(state: 7)
    var all = 0
    var right = 0
    for _ in 0..<8 {
      let page = compose(stories, &noise, marking, width)
      let found = try page.read().storyLines
      all += page.storyLines.count
      right += page.storyLines.count { found.contains($0) }
    }
    return Double(right) / Double(all)
  }

  /// Eight stories, some of whose paragraphs break in mid-sentence.
  private static func compose(
    _ stories: [[MarkedPage.Line]], _ noise: inout SeededNoise, _ marking: Marking, _ width: Width
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

  /// The stories that are read right where they were printed; none with a picture's text
  /// in it, which may be another story's.
  private static let stories = MarkedPage.all.flatMap(storiesReadRight)
  private static let goldStories = GoldPages.all.flatMap(storiesReadRight)

  private static func storiesReadRight(_ page: MarkedPage) -> [[MarkedPage.Line]] {
    let found = (try? page.read().storyLines) ?? []
    var stories: [Int: [Int]] = [:]
    for (index, line) in page.lines.enumerated() where line.story >= 0 {
      stories[line.story, default: []].append(index)
    }
    let right = stories.sorted { $0.key < $1.key }.map(\.value).filter { lines in
      found.contains(Set(lines.map { $0 * 2 + 1 }))
    }
    return right.map { lines in MarkedPage.mended(lines.map { page.lines[$0] }) }
      .filter { story in !story.contains { $0.mark == "T" } }
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
