extension Schema {
  /// Version 2: what a case ledger's check told, and by which programmes are learnt.
  ///
  /// A sighting counts articles of one issue, and not of all: an issue that is superseded takes what it taught
  /// with it, whatever came in between. Names that were never learnt have none; every programme of an article
  /// stands in `name`.
  static let notesAndProgrammes = """
    CREATE TABLE ledgerNote (
      article INTEGER NOT NULL REFERENCES article (id) ON DELETE CASCADE,
      ordinal INTEGER NOT NULL CHECK (ordinal >= 0),
      line INTEGER NOT NULL CHECK (line > 0),
      paragraph INTEGER CHECK (paragraph >= 0),
      spanStart INTEGER NOT NULL CHECK (spanStart >= 0),
      spanEnd INTEGER NOT NULL CHECK (spanEnd > spanStart),
      text TEXT NOT NULL CHECK (text <> ''),
      PRIMARY KEY (article, ordinal)
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE programmeSighting (
      issue INTEGER NOT NULL REFERENCES issue (id) ON DELETE CASCADE,
      name TEXT NOT NULL CHECK (name <> ''),
      -- Articles in which it stands in quotation marks, and those in which it stands only without.
      quoted INTEGER NOT NULL CHECK (quoted >= 0),
      plain INTEGER NOT NULL CHECK (plain >= 0),
      PRIMARY KEY (issue, name),
      CHECK (quoted + plain > 0)
    ) STRICT, WITHOUT ROWID;

    CREATE INDEX nameOfProgramme ON name (name, article) WHERE kind = 'programme';
    """
}
