import ArgumentParser
import Broadsheet
import PageReading
import Storage

struct Issues: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "List the issues in the archive, the last received first.")

  @Option(help: ArgumentHelp("Only issues of this paper.", valueName: "name")) var paper: String?
  @Option(
    help: ArgumentHelp("Only issues of this day.", valueName: "YYYY-MM-DD"),
    transform: { text in
      guard let day = Day(iso: text) else {
        throw ValidationError("‘\(text)’ is no day like 2023-03-10.")
      }
      return day
    })
  var date: Day?
  @Option(help: ArgumentHelp("At most so many.", valueName: "count")) var limit = 100
  @OptionGroup var options: ConfigurationOptions
  @OptionGroup var format: FormatOption

  func validate() throws {
    if limit < 1 { throw ValidationError("--limit must be 1 or more.") }
  }

  func run() throws {
    let issues = try options.openArchive().issues(
      matching: IssueFilter(paper: paper, from: date, to: date), limit: limit)
    for issue in issues {
      switch format.format {
      case .json: try Output.json(IssueDocument(issue))
      case .text: Output.line(IssueText(issue).line)
      }
    }
  }
}
