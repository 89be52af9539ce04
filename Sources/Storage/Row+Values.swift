import FoundationEssentials
import GRDB

/// Values of a row that throw where the file holds something else than the schema lets in: GRDB's subscripts
/// stop the program there, and a damaged archive is told and not died of.
extension Row {
  func value<Value: DatabaseValueConvertible & StatementColumnConvertible>(
    _ column: String
  ) throws -> Value {
    try decode(Value.self, forColumn: column)
  }

  func bytes(_ column: String) throws -> [UInt8] { [UInt8](try value(column) as Data) }

  func optionalBytes(_ column: String) throws -> [UInt8]? {
    (try value(column) as Data?).map([UInt8].init)
  }

  func date(_ column: String) throws -> Date { Date(milliseconds: try value(column)) }

  func issueID(_ column: String) throws -> Issue.ID? {
    (try value(column) as Int64?).map(Issue.ID.init(rawValue:))
  }

  /// A column that holds one of a few words.
  func word<Word: RawRepresentable<String>>(_ column: String) throws -> Word {
    guard let word: Word = try optionalWord(column) else { throw unknown(column) }
    return word
  }

  func optionalWord<Word: RawRepresentable<String>>(_ column: String) throws -> Word? {
    guard let text: String = try value(column) else { return nil }
    guard let word = Word(rawValue: text) else { throw unknown(column) }
    return word
  }

  /// What a value that means nothing is: damage.
  func unknown(_ column: String) -> DatabaseError {
    let value = (self[column] as DatabaseValue?)?.description ?? "nothing"
    return DatabaseError(
      resultCode: .SQLITE_CORRUPT, message: "the column \(column) holds \(value)")
  }
}
