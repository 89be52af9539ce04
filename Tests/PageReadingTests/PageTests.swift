import PageReading
import Testing

/// Whole pages in the habits of different papers; all of their text was written for these tests.
struct PageTests {
  @Test(arguments: MarkedPage.all)
  func `each line of a page is read as an editor reads it`(_ marked: MarkedPage) throws {
    #expect(marked.differences(from: try marked.read()) == [])
  }

  @Test(arguments: MarkedPage.all)
  func `blank lines may be doubled`(_ marked: MarkedPage) throws {
    let page = try marked.read(blanks: 2)
    #expect(marked.differences(from: page, blanks: 2) == [])
  }
}
