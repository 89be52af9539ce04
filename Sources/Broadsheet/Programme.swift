package import PageReading
package import Storage

/// A programme as `broadsheet programmes` lists it.
package struct Programme: Sendable, Equatable {
  package enum Status: String, Sendable {
    /// Named in the configuration.
    case watched
    /// Counts wherever it stands, since an issue introduced it.
    case learnt
    /// Found only where the text tells what it is: a festival with its number, a word of two signs, a plain phrase.
    case named
  }

  package let name: String
  package let status: Status
  /// Articles of current issues that name it.
  package let articles: Int
  /// Of the first and the last issue that names it; nil where none does.
  package let dates: ClosedRange<Day>?
}

extension Programme {
  /// Every programme that the archive names, the most often named first, and the watched ones that none names yet.
  package static func all(in archive: Archive, watched: [String]) throws -> [Programme] {
    var memory = ProgrammeMemory(watched: watched)
    if let news = try archive.programmeNews(since: nil) { memory.take(news) }
    let named = try archive.programmes()
    let unnamed = memory.watched.subtracting(named.map(\.name)).sorted()
    return named.map {
      Programme(
        name: $0.name, status: memory.status(of: $0.name), articles: $0.articles,
        dates: $0.first...$0.last)
    } + unnamed.map { Programme(name: $0, status: .watched, articles: 0, dates: nil) }
  }
}

extension ProgrammeMemory {
  fileprivate func status(of name: String) -> Programme.Status {
    if watched.contains(name) { return .watched }
    return learnt.contains(name) ? .learnt : .named
  }
}
