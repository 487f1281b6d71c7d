/** Truth (sources, articles, passages, journal) and cache (index_*) of an archive. STRICT and NOT NULL throughout. */
export const firstArchive = `
CREATE TABLE settings (
  key TEXT NOT NULL PRIMARY KEY,
  value TEXT NOT NULL
) STRICT;

-- The bytes that were imported. Small ones live here, deflated; larger ones in originals/<sha256>.
CREATE TABLE sources (
  id INTEGER NOT NULL PRIMARY KEY,
  sha256 TEXT NOT NULL UNIQUE,
  bytes INTEGER NOT NULL,
  storage TEXT NOT NULL CHECK (storage IN ('row', 'file')),
  deflated BLOB,
  name TEXT NOT NULL,
  path TEXT NOT NULL,
  format TEXT NOT NULL,
  encoding TEXT NOT NULL,
  encoding_reason TEXT NOT NULL,
  imported_at INTEGER NOT NULL,
  CHECK ((storage = 'row') = (deflated IS NOT NULL))
) STRICT;

-- title and body are canonical text: written once, never updated. number is what the index knows an article by.
CREATE TABLE articles (
  number INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
  id TEXT NOT NULL UNIQUE,
  source INTEGER NOT NULL REFERENCES sources(id),
  ordinal INTEGER NOT NULL,
  revision INTEGER NOT NULL DEFAULT 1,
  title TEXT NOT NULL,
  body TEXT NOT NULL,
  lead TEXT NOT NULL,
  byline TEXT NOT NULL DEFAULT '',
  publisher TEXT NOT NULL DEFAULT '',
  section TEXT NOT NULL DEFAULT '',
  page TEXT NOT NULL DEFAULT '',
  published TEXT NOT NULL DEFAULT '',
  language TEXT NOT NULL DEFAULT 'und',
  url TEXT NOT NULL DEFAULT '',
  family TEXT NOT NULL DEFAULT '',
  text_sha256 TEXT NOT NULL,
  imported_at INTEGER NOT NULL,
  -- The import that brought it; undoing that hides it.
  job TEXT NOT NULL,
  hidden INTEGER NOT NULL DEFAULT 0 CHECK (hidden IN (0, 1))
) STRICT;
CREATE INDEX articles_by_import ON articles (hidden, imported_at DESC, number DESC);
CREATE INDEX articles_by_published ON articles (hidden, published DESC, number DESC);
CREATE INDEX articles_by_title ON articles (hidden, title, number);
CREATE INDEX articles_by_publisher ON articles (hidden, publisher, imported_at DESC, number DESC);
CREATE INDEX articles_by_language ON articles (hidden, language, imported_at DESC, number DESC);
CREATE INDEX articles_by_text ON articles (text_sha256);
CREATE INDEX articles_by_job ON articles (job);
CREATE INDEX articles_by_source ON articles (source);

-- Further source files that carry the same canonical text as an article.
CREATE TABLE article_sources (
  article INTEGER NOT NULL REFERENCES articles(number),
  source INTEGER NOT NULL REFERENCES sources(id),
  PRIMARY KEY (article, source)
) STRICT, WITHOUT ROWID;

-- One row for each file ever offered; only ever appended to.
CREATE TABLE ledger (
  id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
  job TEXT NOT NULL,
  at INTEGER NOT NULL,
  path TEXT NOT NULL,
  status TEXT NOT NULL CHECK (status IN ('imported', 'duplicate', 'repaired', 'rejected', 'undone')),
  code TEXT NOT NULL,
  params TEXT NOT NULL,
  format TEXT NOT NULL,
  encoding TEXT NOT NULL,
  sha256 TEXT NOT NULL,
  articles TEXT NOT NULL
) STRICT;
CREATE INDEX ledger_by_job ON ledger (job, id);
CREATE INDEX ledger_by_status ON ledger (status, id);

-- An import that has begun. Its files are known by their ledger rows, so a job can be resumed from its paths.
CREATE TABLE jobs (
  id TEXT NOT NULL PRIMARY KEY,
  paths TEXT NOT NULL,
  state TEXT NOT NULL,
  started_at INTEGER NOT NULL,
  total INTEGER NOT NULL,
  elapsed_ms INTEGER NOT NULL,
  -- Why it failed, '' where it did not.
  code TEXT NOT NULL DEFAULT ''
) STRICT;

CREATE TABLE tags (
  id TEXT NOT NULL PRIMARY KEY,
  name TEXT NOT NULL UNIQUE,
  color INTEGER NOT NULL,
  definition TEXT NOT NULL,
  created_at INTEGER NOT NULL
) STRICT;

CREATE TABLE passages (
  id TEXT NOT NULL PRIMARY KEY,
  article TEXT NOT NULL REFERENCES articles(id),
  field TEXT NOT NULL CHECK (field IN ('title', 'body')),
  start INTEGER NOT NULL,
  "end" INTEGER NOT NULL,
  exact TEXT NOT NULL,
  prefix TEXT NOT NULL,
  suffix TEXT NOT NULL,
  memo TEXT NOT NULL,
  created_at INTEGER NOT NULL,
  updated_at INTEGER NOT NULL,
  CHECK (start < "end")
) STRICT;
CREATE INDEX passages_by_article ON passages (article, field, start);

CREATE TABLE passage_tags (
  passage TEXT NOT NULL REFERENCES passages(id) DEFERRABLE INITIALLY DEFERRED,
  tag TEXT NOT NULL REFERENCES tags(id) DEFERRABLE INITIALLY DEFERRED,
  position INTEGER NOT NULL,
  PRIMARY KEY (passage, tag)
) STRICT, WITHOUT ROWID;
CREATE INDEX passage_tags_by_tag ON passage_tags (tag);

-- The journal: every user-visible operation with the row images that undo and redo it.
CREATE TABLE operations (
  id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
  at INTEGER NOT NULL,
  session TEXT NOT NULL,
  label TEXT NOT NULL,
  params TEXT NOT NULL,
  changes TEXT NOT NULL,
  undone INTEGER NOT NULL DEFAULT 0 CHECK (undone IN (0, 1))
) STRICT;

-- The full-text index: a cache of the articles, see engine/search.
CREATE TABLE index_terms (
  id INTEGER NOT NULL PRIMARY KEY,
  surface TEXT NOT NULL UNIQUE
) STRICT;
CREATE TABLE index_segments (
  id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
  first_article INTEGER NOT NULL,
  last_article INTEGER NOT NULL,
  articles INTEGER NOT NULL,
  checksum TEXT NOT NULL,
  data BLOB NOT NULL
) STRICT;
CREATE TABLE index_state (
  key TEXT NOT NULL PRIMARY KEY,
  value TEXT NOT NULL
) STRICT;
`;
