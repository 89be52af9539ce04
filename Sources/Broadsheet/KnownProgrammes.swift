import FactFinding
import PageReading
import Storage
import Synchronization

/// Finds the facts of pages with the programmes that were known before them.
///
/// Pages are read several at once and ahead of those that are still to be kept, so what is known grows while they
/// wait. What is kept of a page shall not depend on that, nor on where a batch ends: facts are found with what
/// is known when the page is read, and once more, in the order of keeping, in the articles that hold a name that
/// was learnt (or forgotten) since.
final class KnownProgrammes: Sendable {
  /// More new names than this are not looked for one by one: the page's facts are found again.
  fileprivate static let mostLookedFor = 64

  private struct State {
    var memory: ProgrammeMemory
    var mark: ProgrammeNews.Mark?
    /// For the names of `memory` as they were at a number of changes.
    var finder: (finder: FactFinder, changes: Int)
  }

  private let state: Mutex<State>

  /// - Parameter watched: names that always count.
  init(watched: [String]) {
    let memory = ProgrammeMemory(watched: watched)
    let finder = FactFinder(programmes: memory.names)
    state = Mutex(State(memory: memory, mark: nil, finder: (finder, 0)))
  }

  /// Takes over what `archive` holds that is new; to be called before `inOrder`.
  func refresh(from archive: Archive) throws {
    guard let news = try archive.programmeNews(since: state.withLock(\.mark)) else { return }
    state.withLock { state in
      state.memory.take(news)
      state.mark = news.mark
    }
  }

  /// Finds the facts of `page` with what is known now.
  func found(in page: Page, sha256: [UInt8]) -> FoundPage {
    let (finder, changes) = state.withLock { state in
      if state.finder.changes != state.memory.changes.count {
        state.finder = (
          FactFinder(programmes: state.memory.names), state.memory.changes.count
        )
      }
      return state.finder
    }
    let facts = finder.facts(in: page.articles, on: page.date?.value)
    return FoundPage(page: page, facts: facts, sha256: sha256, changes: changes)
  }

  /// The pages of a batch in the order of keeping, each with what those before it have taught.
  func inOrder(_ pages: [FoundPage]) -> [FoundPage] {
    // A copy: what the archive does not keep after all (a duplicate) has taught nothing.
    var memory = state.withLock(\.memory)
    var finder: (finder: FactFinder, changes: Int)?
    return pages.map { page in
      var page = page
      let changed = Set(memory.changes[page.changes...])
      for (index, article) in page.page.articles.enumerated() where article.mayName(changed) {
        if finder?.changes != memory.changes.count {
          finder = (FactFinder(programmes: memory.names), memory.changes.count)
        }
        if let finder {
          page.facts[index] = finder.finder.facts(in: article, on: page.page.date?.value)
        }
      }
      page.sightings = memory.sightings(in: page.page, page.facts)
      memory.add(page.sightings)
      return page
    }
  }
}

/// A page with its facts.
struct FoundPage: Sendable {
  let page: Page
  /// One for each article.
  fileprivate(set) var facts: [Facts]
  let sha256: [UInt8]
  /// What the page teaches; known once it stands in the order of keeping.
  fileprivate(set) var sightings: [ProgrammeSighting] = []
  /// How many changes of what is known the facts were found with.
  fileprivate let changes: Int

  fileprivate init(page: Page, facts: [Facts], sha256: [UInt8], changes: Int) {
    self.page = page
    self.facts = facts
    self.sha256 = sha256
    self.changes = changes
  }
}

extension Article {
  /// Whether one of `names` may stand in it; it may well be found that none does.
  fileprivate func mayName(_ names: Set<String>) -> Bool {
    guard !names.isEmpty else { return false }
    // The finder knows a sign in all its forms (５G, 5 G); a name with other signs than Han is left to it.
    guard names.count <= KnownProgrammes.mostLookedFor,
      names.allSatisfy({ $0.unicodeScalars.allSatisfy(\.isHan) })
    else {
      return true
    }
    let pieces = [kicker, headline, deck].compactMap(\.self) + paragraphs + subheads + captions
    return pieces.contains { piece in names.contains { piece.text.holds($0) } }
  }
}

extension String {
  /// Whether the bytes of `word` stand in it: 1.4 µs for a paragraph of 920 characters, where `contains` of the standard
  /// library takes 44 µs and that of its UTF-8 view 230, and a page is asked for up to 64 names.
  fileprivate func holds(_ word: String) -> Bool {
    var (text, word) = (self, word)
    return text.withUTF8 { text in
      word.withUTF8 { word in
        guard let first = word.first, text.count >= word.count else { return false }
        return (0...text.count - word.count).contains { start in
          text[start] == first && text[start..<start + word.count].elementsEqual(word)
        }
      }
    }
  }
}
