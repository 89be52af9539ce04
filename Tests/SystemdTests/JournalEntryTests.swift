import Systemd
import Testing

struct JournalEntryTests {
  @Test(arguments: ["A", "BROADSHEET_PLACE", "X1_2", String(repeating: "A", count: 64)])
  func `a field name of our own is taken`(name: String) {
    #expect(FieldName(name)?.text == name)
  }

  @Test(arguments: [
    "", "_PID", "1ST", "place", "A-B", "A B", "区", "A\n", String(repeating: "A", count: 65),
  ])
  func `a field name that journald would pass over is refused`(name: String) {
    #expect(FieldName(name) == nil)
  }

  @Test(arguments: [
    ("place", "PLACE"), ("request-id", "REQUEST_ID"), ("http.status", "HTTP_STATUS"),
    ("1st", "FIELD_1ST"), ("_PID", "PID"), ("__", "FIELD_"), ("", "FIELD_"),
    ("message", "FIELD_MESSAGE"), ("priority", "FIELD_PRIORITY"), ("code_file", "FIELD_CODE_FILE"),
  ])
  func `a metadata key becomes a field name`(key: String, name: String) {
    #expect(FieldName(mapping: key).text == name)
  }

  @Test(arguments: ["", "-", "页", "a=b\n", String(repeating: "k", count: 200), "_1"])
  func `whatever the metadata key, journald takes the field name`(key: String) {
    let name = FieldName(mapping: key)
    #expect(FieldName(name.text) == name)
  }

  @Test func `a message id is 32 hexadecimal digits, in either case`() {
    let id = MessageID(String("0123456789ABCDEF0123456789abcdef"))
    #expect(id?.text == "0123456789abcdef0123456789abcdef")
    #expect(id == MessageID(literal: "0123456789abcdef0123456789abcdef"))
  }

  @Test(arguments: [
    "", "0123456789abcdef0123456789abcde", "0123456789abcdef0123456789abcdef0",
    "0123456789abcdef0123456789abcdeg", "01234567-89ab-cdef-0123-456789abcdef",
  ])
  func `anything else is no message id`(text: String) {
    #expect(MessageID(text) == nil)
  }
}
