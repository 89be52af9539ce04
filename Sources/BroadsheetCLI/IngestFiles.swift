import ArgumentParser
import Broadsheet
import Foundation

struct IngestFiles: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "ingest",
    abstract: "Take files the daemon's way, once and without the daemon: read, keep, tell, file.",
    discussion: """
      A file in the inbox is moved to filed/ as the daemon would; one from elsewhere is copied there and stays \
      where it is. What cannot be read is reported and, if it lies in the inbox, set aside. The daemon may be \
      running meanwhile. Only the archive's owner may do this: sudo -u broadsheet broadsheet ingest FILE…
      """)

  @Argument(help: "The pages.") var files: [String]
  @OptionGroup var options: ConfigurationOptions

  func run() async throws {
    let configuration = try options.load()
    let progress = ProgressLine()
    let result = try await OneOffIngest(
      configuration, environment: ProcessInfo.processInfo.environment
    ).take(files) { progress.show($0, of: files.count) }
    progress.clear()
    for line in result.lines { Output.line(line) }
    result.refusals.forEach(Output.refusal)
    if !result.refusals.isEmpty { throw ExitCode.failure }
  }
}
