import ArgumentParser
import Broadsheet
import Storage

struct Search: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Search all articles; show each hit in its sentence.",
    discussion: """
      Several words must all be there; a Chinese word of any length is found as it stands, even a single \
      character. 招商 项目 finds articles with both, 招商项目 those with exactly these four characters.
      """)

  @Argument(help: "What to look for.") var words: [String]
  @Option(help: ArgumentHelp("At most so many articles.", valueName: "count")) var limit = 20
  @OptionGroup var options: ConfigurationOptions
  @OptionGroup var format: FormatOption

  func validate() throws {
    if limit < 1 { throw ValidationError("--limit must be 1 or more.") }
  }

  func run() throws {
    let hits = try options.openArchive().search(words.joined(separator: " "), limit: limit)
    for hit in hits {
      switch format.format {
      case .json: try Output.json(SearchHitDocument(hit))
      case .text: SearchHitText(hit).print()
      }
    }
  }
}
