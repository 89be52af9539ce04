import GRDB
import GRDBSQLite

/// An INSERT that is run many times, compiled once.
///
/// A page has some three hundred rows. GRDB's arguments put each value into a box and the boxes into an array;
/// bound straight to SQLite's statement, a quarter more pages are kept in the same time.
struct Insertion {
  private let db: Database
  private let statement: Statement

  init(_ db: Database, into table: String, _ columns: String...) throws {
    let places = columns.map { _ in "?" }.joined(separator: ", ")
    self.db = db
    statement = try db.cachedStatement(
      sql: "INSERT INTO \(table) (\(columns.joined(separator: ", "))) VALUES (\(places))")
  }

  /// Inserts a row, one value a column.
  func callAsFunction<each Value: Bindable>(_ values: repeat each Value) throws {
    let handle = statement.sqliteStatement
    var index: CInt = 0
    var code = SQLITE_OK
    for value in repeat each values {
      index += 1
      if code == SQLITE_OK { code = value.bind(to: handle, at: index) }
    }
    if code == SQLITE_OK { code = sqlite3_step(handle) }
    let message = code == SQLITE_DONE ? nil : db.lastErrorMessage
    // The code of a reset is that of the step before.
    sqlite3_reset(handle)
    guard code == SQLITE_DONE else {
      throw DatabaseError(resultCode: ResultCode(rawValue: code), message: message)
    }
  }
}

/// A value of a column; both calls give SQLite's code.
protocol Bindable {
  func bind(to statement: OpaquePointer, at index: CInt) -> CInt
}

/// Has SQLite copy what it is given: the statement outlives the value.
private let transient = unsafeBitCast(-1, to: sqlite3_destructor_type.self)

extension Int: Bindable {
  func bind(to statement: OpaquePointer, at index: CInt) -> CInt {
    sqlite3_bind_int64(statement, index, Int64(self))
  }
}

extension Int64: Bindable {
  func bind(to statement: OpaquePointer, at index: CInt) -> CInt {
    sqlite3_bind_int64(statement, index, self)
  }
}

extension Double: Bindable {
  func bind(to statement: OpaquePointer, at index: CInt) -> CInt {
    sqlite3_bind_double(statement, index, self)
  }
}

extension String: Bindable {
  func bind(to statement: OpaquePointer, at index: CInt) -> CInt {
    var text = self
    return text.withUTF8 { utf8 in
      utf8.withMemoryRebound(to: CChar.self) {
        sqlite3_bind_text64(
          statement, index, $0.baseAddress, UInt64($0.count), transient, UInt8(SQLITE_UTF8))
      }
    }
  }
}

extension [UInt8]: Bindable {
  func bind(to statement: OpaquePointer, at index: CInt) -> CInt {
    withUnsafeBytes {
      sqlite3_bind_blob64(statement, index, $0.baseAddress, UInt64($0.count), transient)
    }
  }
}

extension Optional: Bindable where Wrapped: Bindable {
  func bind(to statement: OpaquePointer, at index: CInt) -> CInt {
    switch self {
    case .some(let value): value.bind(to: statement, at: index)
    case .none: sqlite3_bind_null(statement, index)
    }
  }
}
