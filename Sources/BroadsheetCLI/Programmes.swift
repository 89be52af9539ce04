import ArgumentParser
import Broadsheet
import Storage

struct Programmes: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "List the programmes that articles name, or the articles that name one.",
    discussion: """
      watched are those of the configuration, learnt those that a page has introduced (“暖冬到家”行动): both count \
      wherever they stand. named are found only where the text tells what they are. Issues that were superseded \
      do not count.
      """)

  @Argument(
    help: "The programme whose articles are listed, as it is printed; the newest are first.")
  var name: String?
  @OptionGroup var options: ConfigurationOptions
  @OptionGroup var format: FormatOption

  func run() throws {
    if let name { try listArticles(naming: name) } else { try listProgrammes() }
  }

  private func listProgrammes() throws {
    let watched = try options.load().programmes
    for programme in try Programme.all(in: options.openArchive(), watched: watched) {
      switch format.format {
      case .json: try Output.json(ProgrammeDocument(programme))
      case .text: Output.line(ProgrammeText(programme).line)
      }
    }
  }

  private func listArticles(naming name: String) throws {
    for article in try options.openArchive().articles(naming: name) {
      switch format.format {
      case .json: try Output.json(ProgrammeArticleDocument(article))
      case .text: Output.line(ProgrammeArticleText(article).line)
      }
    }
  }
}
