import ArgumentParser
import Broadsheet
import Storage

struct Show: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Show one issue with its articles, as `issues` numbers it.")

  @Argument(help: "The issue's number.") var id: Int64
  @OptionGroup var options: ConfigurationOptions
  @OptionGroup var format: FormatOption

  func run() throws {
    guard let issue = try options.openArchive().issue(Issue.ID(rawValue: id)) else {
      throw Refusal("There is no issue \(id) in the archive; `broadsheet issues` lists them.")
    }
    switch format.format {
    case .json: try Output.json(StoredIssueDocument(issue))
    case .text: PageText(issue.page, facts: issue.facts, date: issue.date, extent: .story).print()
    }
  }
}
