import PageReading
import Testing

/// Whole pages in the habits of many papers; all of their text was written for these tests, most of it by people who
/// had not seen the reader.
struct PageTests {
  /// How many lines are read as they are marked, and how many stories hold exactly their lines. Pages of oddities are
  /// among them, so not all can be right: the floors stand a little below what was measured last.
  @Test func `the pages' lines and stories are read as an editor reads them`() throws {
    var lines = Count()
    var stories = Count()
    for marked in MarkedPage.all {
      let page = try marked.read()
      let differences = marked.differences(from: page)
      lines.add(right: marked.lines.count - differences.count, of: marked.lines.count)
      let found = page.storyLines
      stories.add(
        right: marked.storyLines.count { found.contains($0) }, of: marked.storyLines.count)
      print(
        "\(marked.name): \(differences.isEmpty ? "as marked" : differences.joined(separator: "\n  "))"
      )
    }
    print("lines \(lines), stories \(stories)")
    #expect(lines.share >= 0.91)
    #expect(stories.share >= 0.93)
  }

  private struct Count: CustomStringConvertible {
    private var right = 0
    private var all = 0
    var share: Double { Double(right) / Double(max(all, 1)) }
    var description: String { "\(right) of \(all)" }

    mutating func add(right: Int, of all: Int) {
      self.right += right
      self.all += all
    }
  }

  @Test(arguments: MarkedPage.all)
  func `blank lines may be doubled`(_ marked: MarkedPage) throws {
    let once = try marked.read().marks
    let twice = try marked.read(blanks: 2).marks
    for index in marked.lines.indices {
      let (a, b) = (once[index * 2 + 1], twice[index * 3 + 1])
      #expect(a?.mark == b?.mark && a?.story == b?.story, "\(marked.lines[index].text)")
    }
  }
}
