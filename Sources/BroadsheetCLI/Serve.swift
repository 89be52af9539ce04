import ArgumentParser
import Broadsheet
import Foundation
import Systemd

struct Serve: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Run the daemon: take what is dropped into the inbox until told to stop.",
    discussion: """
      Under systemd (broadsheet.service) it says when it is ready, feeds the watchdog and reloads its \
      configuration on SIGHUP. In a terminal it prints the summaries as well and ends with Ctrl-C. It never \
      goes into the background by itself.

      Exit status: 65 where the archive is refused (damaged, another program's, a newer Broadsheet's, another \
      user's) and 78 where the configuration is: the service is not started again after these.
      """)

  @OptionGroup var options: ConfigurationOptions

  func run() async throws {
    // Whoever reads along (`broadsheet serve 2>&1 | head`) may go; the daemon stays.
    signal(SIGPIPE, SIG_IGN)
    do {
      let daemon = try Daemon(
        load: { [options] in try options.load() },
        environment: ProcessInfo.processInfo.environment)
      try await daemon.run()
    } catch {
      let failure = Failure(error)
      await failure.tell()
      // In the journal it would stand twice.
      if !standardErrorIsJournal() { Output.refusal(failure.description) }
      throw ExitCode(failure.status)
    }
  }
}
