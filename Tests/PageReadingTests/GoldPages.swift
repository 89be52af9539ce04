import Foundation

/// The editors' reading of seed pages, where it lies beside the project (`../shared/gold`): data to measure with, of
/// which nothing is copied here.
enum GoldPages {
  static let all: [MarkedPage] = {
    let project = URL(filePath: #filePath).appending(path: "../../..").standardized
    let gold = project.appending(path: "../shared/gold").standardized
    let names = (try? FileManager.default.contentsOfDirectory(atPath: gold.path)) ?? []
    return names.filter { $0.hasSuffix(".json") }.sorted().map { name in
      let data = try! Data(contentsOf: gold.appending(path: name))
      let decoder = JSONDecoder()
      decoder.keyDecodingStrategy = .convertFromSnakeCase
      let page = try! decoder.decode(Page.self, from: data)
      let seed = project.appending(path: "seeds").appending(path: page.source)
      return page.marked(text: try! String(contentsOf: seed, encoding: .utf8))
    }
  }()

  private struct Page: Decodable {
    var source: String
    var pageSlogans: [Int]
    var articles: [Article]

    func marked(text: String) -> MarkedPage {
      var marks: [Int: (Character, Int)] = [:]
      for (story, article) in articles.enumerated() {
        for (line, mark) in article.marks { marks[line] = (mark, story) }
      }
      for line in pageSlogans { marks[line] = ("L", -1) }
      let lines = text.components(separatedBy: "\n").enumerated().filter {
        !$0.element.allSatisfy(\.isWhitespace)
      }
      return MarkedPage(
        name: source,
        lines: lines.map { index, text in
          let (mark, story) = marks[index + 1] ?? ("U", -1)
          return MarkedPage.Line(mark: mark, text: text, story: story)
        })
    }
  }

  private struct Article: Decodable {
    struct Piece: Decodable { var lines: [Int] }
    var kind: String
    var column, kicker, headline, deck, byline: Piece?
    var subheads: [Piece]
    var paragraphs, captions: [[Int]]

    /// What each line is; the later entry wins, since a byline may share its paragraph's line.
    var marks: [(Int, Character)] {
      var marks: [(Int, Character)] = []
      let heads: [(Character, Piece?)] = [
        ("C", column), ("K", kicker), ("H", headline), ("D", deck), ("B", byline),
      ]
      for (mark, piece) in heads { marks += (piece?.lines ?? []).map { ($0, mark) } }
      for piece in subheads { marks += piece.lines.map { ($0, "S") } }
      for caption in captions { marks += caption.map { ($0, "A") } }
      for paragraph in paragraphs {
        for (place, line) in paragraph.enumerated() {
          marks.append((line, place > 0 ? "+" : kind == "photo" ? "T" : "P"))
        }
      }
      return marks
    }
  }
}
