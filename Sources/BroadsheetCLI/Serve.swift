import ArgumentParser
import Broadsheet
import Foundation

struct Serve: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Run the daemon: take what is dropped into the inbox until told to stop.",
    discussion: """
      Under systemd (broadsheet.service) it says when it is ready, feeds the watchdog and reloads its \
      configuration on SIGHUP. In a terminal it prints the summaries as well and ends with Ctrl-C. It never \
      goes into the background by itself.
      """)

  @OptionGroup var options: ConfigurationOptions

  func run() async throws {
    // Whoever reads along (`broadsheet serve 2>&1 | head`) may go; the daemon stays.
    signal(SIGPIPE, SIG_IGN)
    let path = options.config
    let environment = ProcessInfo.processInfo.environment
    let daemon = try Daemon(
      load: { try Configuration.load(path: path, environment: environment) },
      environment: environment)
    try await daemon.run()
  }
}
