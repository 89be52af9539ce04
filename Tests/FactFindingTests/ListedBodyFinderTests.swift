import FactFinding
import Foundation
import PageReading
import Testing

struct ListedBodyFinderTests {
  @Test(arguments: [
    ("走访豫丰电气、天河工控、远山软件等12家企业。", ["豫丰电气", "天河工控", "远山软件"]),
    ("走访豫丰机械、天河电气等企业。", ["豫丰机械", "天河电气"]),
    ("推出贷款、保险等12项服务。", []),
  ])
  func `what is listed before a number of companies is a company`(text: String, bodies: [String]) {
    #expect(facts(in: text).organizations == bodies)
  }
}
