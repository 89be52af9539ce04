import Foundation

/// The path of the executable `name` that was built with these tests; it lies beside the test bundle.
package func builtProduct(_ name: String) throws -> String {
  let bundle = try FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")
  let path = URL(filePath: bundle).deletingLastPathComponent().appending(path: name).path
  guard FileManager.default.isExecutableFile(atPath: path) else { throw NotBuilt(path: path) }
  return path
}

/// A product that the tests run is missing.
package struct NotBuilt: Error, CustomStringConvertible {
  let path: String
  package var description: String { "\(path) is not there; run swift build first" }
}
