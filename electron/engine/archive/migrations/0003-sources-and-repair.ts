// Columns of an article that show its overrides; the title has a column beside it.
const SHOWN = ['byline', 'publisher', 'section', 'page', 'published', 'language', 'url'];

/** The source register, rules, articles made of others, ignored blocks. */
export const sourcesAndRepair = `
CREATE TABLE outlets (
  id TEXT NOT NULL PRIMARY KEY,
  name TEXT NOT NULL,
  country TEXT NOT NULL,
  medium TEXT NOT NULL,
  ownership TEXT NOT NULL,
  leaning TEXT NOT NULL,
  note TEXT NOT NULL,
  created_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
-- Every name of an outlet, its first included (position 0). The key is the name as spelt by no one in particular
-- (text/outlet-name.ts), so that two spellings are one name.
CREATE TABLE outlet_names (
  key TEXT NOT NULL PRIMARY KEY,
  outlet TEXT NOT NULL REFERENCES outlets(id) DEFERRABLE INITIALLY DEFERRED,
  name TEXT NOT NULL,
  position INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX outlet_names_by_outlet ON outlet_names (outlet, position);
CREATE TABLE outlet_attributes (
  outlet TEXT NOT NULL REFERENCES outlets(id) DEFERRABLE INITIALLY DEFERRED,
  name TEXT NOT NULL,
  value TEXT NOT NULL,
  PRIMARY KEY (outlet, name)
) STRICT, WITHOUT ROWID;
-- Pairs of keys that look alike and are not one outlet, the lesser first.
CREATE TABLE outlet_distinctions (
  one TEXT NOT NULL,
  other TEXT NOT NULL,
  PRIMARY KEY (one, other),
  CHECK (one < other)
) STRICT, WITHOUT ROWID;

-- Host (with user and port, if any) of the address of an article that has no publisher: then its outlet is who has
-- that host. Computed where it is asked for, stored in the indexes only.
ALTER TABLE articles ADD COLUMN authority TEXT NOT NULL AS (
  CASE WHEN publisher <> '' OR instr(url, '://') = 0 THEN '' ELSE lower(substr(
    substr(url, instr(url, '://') + 3), 1,
    instr(replace(replace(substr(url, instr(url, '://') + 3), '?', '/'), '#', '/') || '/', '/') - 1)) END
) VIRTUAL;
DROP INDEX articles_by_facts;
CREATE INDEX articles_by_facts
  ON articles (hidden, imported_at DESC, number DESC, id, publisher, language, published, authority);
-- All articles grouped by source, without sorting them.
DROP INDEX articles_by_publisher;
CREATE INDEX articles_by_publisher ON articles (hidden, publisher, authority, language, published);
CREATE INDEX articles_by_authority ON articles (hidden, authority) WHERE publisher = '';
-- Lists sort by the title that they show.
DROP INDEX articles_by_title;
CREATE INDEX articles_by_title
  ON articles (hidden, (CASE WHEN title_override <> '' THEN title_override ELSE title END), number);

-- What follows from a folder, a file's name or an address. fields is JSON: what to set.
CREATE TABLE rules (
  id TEXT NOT NULL PRIMARY KEY,
  position INTEGER NOT NULL,
  criterion TEXT NOT NULL CHECK (criterion IN ('folder', 'name', 'url')),
  pattern TEXT NOT NULL,
  fields TEXT NOT NULL,
  date_from TEXT NOT NULL CHECK (date_from IN ('', 'name', 'folder', 'url')),
  date_order TEXT NOT NULL CHECK (date_order IN ('', 'dmy', 'mdy', 'ymd')),
  overwrites INTEGER NOT NULL CHECK (overwrites IN (0, 1)),
  enabled INTEGER NOT NULL CHECK (enabled IN (0, 1)),
  created_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- Rules ask where every article's file lay, without going past the bytes.
CREATE INDEX sources_by_path ON sources (id, path, sha256);
-- An import stores what rules say with the article itself: its row need not be written again for each field.
DROP TRIGGER override_insert;
CREATE TRIGGER override_insert AFTER INSERT ON overrides BEGIN
  UPDATE articles SET
    title_override = CASE NEW.field WHEN 'title' THEN NEW.value ELSE title_override END,
    ${SHOWN.map((column) => `${column} = CASE NEW.field WHEN '${column}' THEN NEW.value ELSE ${column} END`).join(',\n    ')}
  WHERE id = NEW.article AND NEW.value <> CASE NEW.field
    WHEN 'title' THEN title_override
    ${SHOWN.map((column) => `WHEN '${column}' THEN ${column}`).join('\n    ')}
  END;
END;

-- An article that was made of others, and of which pieces: parts is JSON, in order
-- [{"article", "field", "start", "end", "into": "title"|"body", "at"}] in UTF-16 units, [] where read anew.
CREATE TABLE derivations (
  article TEXT NOT NULL PRIMARY KEY REFERENCES articles(id),
  kind TEXT NOT NULL CHECK (kind IN ('split', 'merge', 'redecode')),
  origins TEXT NOT NULL,
  parts TEXT NOT NULL,
  -- Where read anew: the encoding, which is not that of its source's row.
  encoding TEXT NOT NULL,
  at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
-- An article is superseded while others stand for it, and a derived one while its making is undone: hidden, like
-- what is in the bin, but in no list at all.
ALTER TABLE triage ADD COLUMN superseded INTEGER NOT NULL DEFAULT 0 CHECK (superseded IN (0, 1));
CREATE INDEX triage_superseded ON triage (number) WHERE superseded = 1;
DROP TRIGGER triage_hides_the_binned;
CREATE TRIGGER triage_hides AFTER UPDATE OF binned, superseded ON triage
  WHEN max(OLD.binned, OLD.superseded) <> max(NEW.binned, NEW.superseded) BEGIN
  UPDATE articles SET hidden = max(NEW.binned, NEW.superseded) WHERE id = NEW.article;
END;

-- Blocks that search and counts pass over; those of one field never overlap.
CREATE TABLE ignored_blocks (
  id TEXT NOT NULL PRIMARY KEY,
  article TEXT NOT NULL REFERENCES articles(id),
  field TEXT NOT NULL CHECK (field IN ('title', 'body')),
  start INTEGER NOT NULL,
  "end" INTEGER NOT NULL,
  created_at INTEGER NOT NULL,
  CHECK (start < "end")
) STRICT, WITHOUT ROWID;
CREATE INDEX ignored_blocks_by_article ON ignored_blocks (article, field, start);

-- Articles that a segment of the full-text index still holds, by ordinal, but that were replaced or removed since.
CREATE TABLE index_removals (
  segment INTEGER NOT NULL REFERENCES index_segments(id) ON DELETE CASCADE,
  ordinal INTEGER NOT NULL,
  PRIMARY KEY (segment, ordinal)
) STRICT, WITHOUT ROWID;
`;
