extension Schema {
  /// Version 1.
  ///
  /// What belongs to an article is clustered by it (WITHOUT ROWID, the article first in the key): a page's facts
  /// are written at the end of each table and read back in one stretch, and no second index is kept for them.
  /// Texts are the exception, for a row of more than a quarter of a database page overflows there.
  ///
  /// A text is stored twice and no more: the page as it was decoded, from which everything can be found again,
  /// and the pieces that it was read into. The index of the search holds none, it looks at the pieces through
  /// the view `articleText` (FTS5's external content), which also says what is searched and is what the index
  /// is filled and checked from. FTS5's own copy would be a third, and without any (contentless) SQLite 3.40
  /// can neither delete an article nor check the index.
  ///
  /// Choices of one word are compared with OR, not IN: SQLite makes a table of an IN list in every INSERT.
  static let theSpine = """
    CREATE TABLE issue (
      id INTEGER PRIMARY KEY,
      sha256 BLOB NOT NULL UNIQUE CHECK (length(sha256) = 32),
      source TEXT NOT NULL,
      encoding TEXT NOT NULL,
      replacedBytes INTEGER NOT NULL CHECK (replacedBytes >= 0),
      -- The day that the page says, else the day it was received.
      date TEXT NOT NULL CHECK (date GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
      dateBasis TEXT NOT NULL CHECK (
        dateBasis IN ('folder', 'filename', 'masthead', 'text', 'received')),
      dateEvidence TEXT,
      paper TEXT CHECK (paper <> ''),
      page TEXT CHECK (page <> ''),
      -- Milliseconds since 1970, as every time here.
      receivedAt INTEGER NOT NULL,
      supersededBy INTEGER CHECK (supersededBy <> id)
        REFERENCES issue (id) ON DELETE SET NULL DEFERRABLE INITIALLY DEFERRED
    ) STRICT;

    -- Of each paper, date and page one issue is the current one; what is inferred or unknown equals nothing.
    CREATE UNIQUE INDEX issueCurrent ON issue (paper, date, page)
      WHERE supersededBy IS NULL AND paper IS NOT NULL AND page IS NOT NULL
        AND dateBasis IN ('folder', 'filename', 'masthead');
    CREATE INDEX issueSupersededBy ON issue (supersededBy) WHERE supersededBy IS NOT NULL;

    -- The decoded page apart from its issue: lists of issues read none of it.
    CREATE TABLE issueText (
      issue INTEGER PRIMARY KEY REFERENCES issue (id) ON DELETE CASCADE,
      text TEXT NOT NULL
    ) STRICT;

    -- Lines of the page that belong to no article.
    CREATE TABLE pagePiece (
      issue INTEGER NOT NULL REFERENCES issue (id) ON DELETE CASCADE,
      role TEXT NOT NULL CHECK (role = 'slogan' OR role = 'unplaced'),
      ordinal INTEGER NOT NULL CHECK (ordinal >= 0),
      line INTEGER NOT NULL CHECK (line > 0),
      mends TEXT,
      text TEXT NOT NULL,
      PRIMARY KEY (issue, role, ordinal)
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE article (
      id INTEGER PRIMARY KEY,
      issue INTEGER NOT NULL REFERENCES issue (id) ON DELETE CASCADE,
      -- From 0, in the page's order.
      ordinal INTEGER NOT NULL CHECK (ordinal >= 0),
      kind TEXT NOT NULL CHECK (kind = 'article' OR kind = 'photo'),
      summary TEXT,
      confidence REAL NOT NULL CHECK (confidence BETWEEN 0 AND 1),
      -- Lines after which text is missing, with commas between.
      truncatedAt TEXT,
      UNIQUE (issue, ordinal)
    ) STRICT;

    CREATE TABLE piece (
      article INTEGER NOT NULL REFERENCES article (id) ON DELETE CASCADE,
      role TEXT NOT NULL CHECK (
        role = 'paragraph' OR role = 'headline' OR role = 'byline' OR role = 'caption'
        OR role = 'subhead' OR role = 'kicker' OR role = 'deck' OR role = 'column'),
      ordinal INTEGER NOT NULL CHECK (ordinal >= 0),
      -- The line that it begins on, and for each further one the line and where in the text it starts (in
      -- Unicode scalars): "17:120,19:251".
      line INTEGER NOT NULL CHECK (line > 0),
      mends TEXT,
      text TEXT NOT NULL,
      CHECK (ordinal = 0 OR role = 'paragraph' OR role = 'subhead' OR role = 'caption')
    ) STRICT;
    CREATE UNIQUE INDEX pieceOfArticle ON piece (article, role, ordinal);

    CREATE TABLE credit (
      article INTEGER NOT NULL REFERENCES article (id) ON DELETE CASCADE,
      role TEXT NOT NULL CHECK (
        role = 'reporter' OR role = 'correspondent' OR role = 'photographer'
        OR role = 'unspecified'),
      ordinal INTEGER NOT NULL CHECK (ordinal >= 0),
      name TEXT NOT NULL,
      PRIMARY KEY (article, role, ordinal)
    ) STRICT, WITHOUT ROWID;

    -- A fact stands on a line, in a paragraph or else in another piece, from spanStart to before spanEnd
    -- (Unicode scalars of the piece).
    CREATE TABLE figure (
      article INTEGER NOT NULL REFERENCES article (id) ON DELETE CASCADE,
      ordinal INTEGER NOT NULL CHECK (ordinal >= 0),
      line INTEGER NOT NULL CHECK (line > 0),
      paragraph INTEGER CHECK (paragraph >= 0),
      spanStart INTEGER NOT NULL CHECK (spanStart >= 0),
      spanEnd INTEGER NOT NULL CHECK (spanEnd > spanStart),
      text TEXT NOT NULL,
      -- Exact, as a plain decimal number; `amount` is for comparing and sorting.
      value TEXT NOT NULL CHECK (value <> '' AND value NOT GLOB '*[^-.0-9]*'),
      valueTo TEXT CHECK (valueTo <> '' AND valueTo NOT GLOB '*[^-.0-9]*'),
      amount REAL NOT NULL AS (CAST(value AS REAL)),
      unit TEXT NOT NULL,
      qualifier TEXT,
      change TEXT CHECK (change = 'increase' OR change = 'decrease'),
      "of" TEXT,
      place TEXT,
      period TEXT,
      measure TEXT CHECK (
        measure = 'received' OR measure = 'handled' OR measure = 'resolved' OR measure = 'rate'),
      PRIMARY KEY (article, ordinal)
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE dateExpression (
      article INTEGER NOT NULL REFERENCES article (id) ON DELETE CASCADE,
      ordinal INTEGER NOT NULL CHECK (ordinal >= 0),
      line INTEGER NOT NULL CHECK (line > 0),
      paragraph INTEGER CHECK (paragraph >= 0),
      spanStart INTEGER NOT NULL CHECK (spanStart >= 0),
      spanEnd INTEGER NOT NULL CHECK (spanEnd > spanStart),
      text TEXT NOT NULL,
      -- ISO 8601, local time; `until` is exclusive.
      since TEXT,
      until TEXT,
      grain TEXT NOT NULL CHECK (
        grain = 'day' OR grain = 'vague' OR grain = 'year' OR grain = 'month' OR grain = 'half'
        OR grain = 'quarter' OR grain = 'week' OR grain = 'part_of_day' OR grain = 'hour'
        OR grain = 'minute'),
      PRIMARY KEY (article, ordinal)
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE person (
      article INTEGER NOT NULL REFERENCES article (id) ON DELETE CASCADE,
      ordinal INTEGER NOT NULL CHECK (ordinal >= 0),
      name TEXT NOT NULL,
      role TEXT,
      PRIMARY KEY (article, ordinal)
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE name (
      article INTEGER NOT NULL REFERENCES article (id) ON DELETE CASCADE,
      kind TEXT NOT NULL CHECK (
        kind = 'organization' OR kind = 'place' OR kind = 'programme'),
      ordinal INTEGER NOT NULL CHECK (ordinal >= 0),
      name TEXT NOT NULL,
      PRIMARY KEY (article, kind, ordinal)
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE mention (
      article INTEGER NOT NULL REFERENCES article (id) ON DELETE CASCADE,
      ordinal INTEGER NOT NULL CHECK (ordinal >= 0),
      kind TEXT NOT NULL CHECK (
        kind = 'person' OR kind = 'organization' OR kind = 'place' OR kind = 'programme'),
      name TEXT NOT NULL,
      line INTEGER NOT NULL CHECK (line > 0),
      paragraph INTEGER CHECK (paragraph >= 0),
      spanStart INTEGER NOT NULL CHECK (spanStart >= 0),
      spanEnd INTEGER NOT NULL CHECK (spanEnd > spanStart),
      PRIMARY KEY (article, ordinal)
    ) STRICT, WITHOUT ROWID;

    -- One row for each file that came in, whatever became of it.
    CREATE TABLE arrival (
      id INTEGER PRIMARY KEY,
      -- The path below the inbox, in the file system's bytes and as people see it.
      source BLOB NOT NULL CHECK (length(source) > 0),
      shown TEXT NOT NULL,
      device INTEGER NOT NULL,
      inode INTEGER NOT NULL,
      size INTEGER NOT NULL CHECK (size >= 0),
      -- Nanoseconds since 1970.
      modified INTEGER NOT NULL,
      sha256 BLOB CHECK (length(sha256) = 32),
      receivedAt INTEGER NOT NULL,
      outcome TEXT NOT NULL CHECK (outcome IN ('new', 'version', 'duplicate', 'refused')),
      issue INTEGER REFERENCES issue (id) ON DELETE RESTRICT,
      -- The issue that this one is a new version of.
      older INTEGER REFERENCES issue (id) ON DELETE RESTRICT,
      refusal TEXT,
      -- What became of the file; NULL is not known yet.
      disposition TEXT CHECK (
        disposition IN ('filed', 'setAside', 'left', 'vanished', 'replaced')),
      -- Below the spool.
      path BLOB CHECK (length(path) > 0),
      leftBecause TEXT,
      attempted INTEGER NOT NULL CHECK (attempted IN (0, 1)),
      told INTEGER NOT NULL DEFAULT 0 CHECK (told IN (0, 1)),
      CHECK ((outcome = 'refused') = (issue IS NULL)),
      CHECK ((outcome = 'refused') = (refusal IS NOT NULL)),
      CHECK ((outcome = 'version') = (older IS NOT NULL)),
      CHECK (outcome = 'refused' OR sha256 IS NOT NULL),
      CHECK ((disposition IS 'filed' OR disposition IS 'setAside') = (path IS NOT NULL)),
      CHECK ((disposition IS 'left') = (leftBecause IS NOT NULL))
    ) STRICT;
    -- A file in the spool is one arrival's.
    CREATE UNIQUE INDEX arrivalPath ON arrival (path) WHERE path IS NOT NULL;
    CREATE INDEX arrivalFile ON arrival (inode, modified);
    CREATE INDEX arrivalIssue ON arrival (issue);
    CREATE INDEX arrivalOlder ON arrival (older) WHERE older IS NOT NULL;
    CREATE INDEX arrivalUnfinished ON arrival (id) WHERE disposition IS NULL;
    CREATE INDEX arrivalUntold ON arrival (id) WHERE told = 0;

    CREATE VIEW articleText (id, headline, display, body, credit) AS
    SELECT a.id,
      (SELECT text FROM piece WHERE article = a.id AND role = 'headline'),
      (SELECT group_concat(text, char(10)) FROM (
        SELECT text FROM piece
        WHERE article = a.id AND role IN ('column', 'kicker', 'deck', 'subhead')
        ORDER BY role, ordinal)),
      (SELECT group_concat(text, char(10)) FROM (
        SELECT text FROM piece
        WHERE article = a.id AND role IN ('paragraph', 'caption')
        ORDER BY role, ordinal)),
      (SELECT group_concat(name, char(10)) FROM (
        SELECT name FROM credit WHERE article = a.id ORDER BY role, ordinal))
    FROM article AS a;

    CREATE VIRTUAL TABLE articleIndex USING fts5 (
      headline, display, body, credit,
      content = 'articleText', content_rowid = 'id', tokenize = 'broadsheet');
    CREATE TRIGGER articleLeavesIndex BEFORE DELETE ON article BEGIN
      DELETE FROM articleIndex WHERE rowid = old.id;
    END;
    """
}
