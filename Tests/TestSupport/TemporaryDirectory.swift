package import Foundation

/// A folder of a test's own, removed when the test lets go of it.
package final class TemporaryDirectory: Sendable {
  package let url: URL
  package var path: String { url.path }

  package init() throws {
    url = FileManager.default.temporaryDirectory
      .appending(
        path: "broadsheet-test-\(UUID().uuidString.prefix(8))", directoryHint: .isDirectory)
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(at: url) }

  /// The path of `name` below the folder.
  package func callAsFunction(_ name: String) -> String { url.appending(path: name).path }
}
