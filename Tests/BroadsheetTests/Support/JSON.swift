import Foundation

/// A JSON value of any shape, for which a missing key and `null` are two things.
enum JSON: Decodable, Equatable, Sendable {
  case null
  case bool(Bool)
  case number(Decimal)
  case text(String)
  case list([JSON])
  case object([String: JSON])

  init(from decoder: any Decoder) throws {
    let value = try decoder.singleValueContainer()
    if value.decodeNil() {
      self = .null
    } else if let bool = try? value.decode(Bool.self) {
      self = .bool(bool)
    } else if let number = try? value.decode(Decimal.self) {
      self = .number(number)
    } else if let text = try? value.decode(String.self) {
      self = .text(text)
    } else if let list = try? value.decode([JSON].self) {
      self = .list(list)
    } else {
      self = .object(try value.decode([String: JSON].self))
    }
  }

  init(_ text: String) throws {
    self = try JSONDecoder().decode(JSON.self, from: Data(text.utf8))
  }

  /// JSON Lines.
  static func lines(_ text: String) throws -> [JSON] {
    try text.split(separator: "\n").map { try JSON(String($0)) }
  }

  /// Nil where there is no such key.
  subscript(key: String) -> JSON? {
    if case .object(let object) = self { object[key] } else { nil }
  }

  var text: String? { if case .text(let text) = self { text } else { nil } }
  var list: [JSON] { if case .list(let list) = self { list } else { [] } }
  var keys: Set<String> { if case .object(let object) = self { Set(object.keys) } else { [] } }

  var int: Int? {
    if case .number(let number) = self { NSDecimalNumber(decimal: number).intValue } else { nil }
  }

  /// The list at `key`, empty where there is none.
  func list(_ key: String) -> [JSON] { self[key]?.list ?? [] }

  /// The texts of the list at `key`.
  func texts(_ key: String) -> [String] { list(key).compactMap(\.text) }

  func without(_ keys: String...) -> JSON {
    guard case .object(var object) = self else { return self }
    for key in keys { object[key] = nil }
    return .object(object)
  }
}
