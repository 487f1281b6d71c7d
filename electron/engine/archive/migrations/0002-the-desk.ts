/** Triage, corrections and saved searches: what the analyst does with an article beside reading it. */
export const theDesk = `
-- One row for each article, made with it. A skipped article leaves the inbox, a binned one is hidden everywhere.
CREATE TABLE triage (
  article TEXT NOT NULL PRIMARY KEY REFERENCES articles(id),
  -- The article's, for filters: going through 50,000 of them takes half the time that ids take.
  number INTEGER NOT NULL,
  status TEXT NOT NULL DEFAULT 'inbox' CHECK (status IN ('inbox', 'kept', 'skipped')),
  unread INTEGER NOT NULL DEFAULT 1 CHECK (unread IN (0, 1)),
  starred INTEGER NOT NULL DEFAULT 0 CHECK (starred IN (0, 1)),
  binned INTEGER NOT NULL DEFAULT 0 CHECK (binned IN (0, 1))
) STRICT, WITHOUT ROWID;
INSERT INTO triage (article, number) SELECT id, number FROM articles;
CREATE INDEX triage_by_status ON triage (status, unread, number);
CREATE INDEX triage_starred ON triage (number) WHERE starred = 1;
CREATE INDEX triage_binned ON triage (number) WHERE binned = 1;
CREATE TRIGGER articles_enter_the_inbox AFTER INSERT ON articles BEGIN
  INSERT INTO triage (article, number) VALUES (NEW.id, NEW.number);
END;
CREATE TRIGGER triage_hides_the_binned AFTER UPDATE OF binned ON triage WHEN OLD.binned <> NEW.binned BEGIN
  UPDATE articles SET hidden = NEW.binned WHERE id = NEW.article;
END;

-- A correction of one field. The article's own columns show the corrected value, canonical keeps the imported one;
-- the triggers hold both together, also when the journal undoes and redoes. A title's correction is shown beside
-- the title, which is canonical text and never changes.
CREATE TABLE overrides (
  article TEXT NOT NULL REFERENCES articles(id),
  field TEXT NOT NULL
    CHECK (field IN ('title', 'byline', 'publisher', 'section', 'page', 'published', 'language', 'url')),
  canonical TEXT NOT NULL,
  value TEXT NOT NULL,
  author TEXT NOT NULL,
  at INTEGER NOT NULL,
  PRIMARY KEY (article, field)
) STRICT, WITHOUT ROWID;
ALTER TABLE articles ADD COLUMN title_override TEXT NOT NULL DEFAULT '';
${['INSERT', 'UPDATE', 'DELETE'].map(overrideTrigger).join('\n')}
-- What filters and facets ask of an article, without its text: whole lists are counted in this index alone.
CREATE INDEX articles_by_facts
  ON articles (hidden, imported_at DESC, number DESC, id, publisher, language, published);
DROP INDEX articles_by_import;
CREATE INDEX articles_by_byline ON articles (hidden, byline) WHERE byline <> '';
CREATE INDEX articles_by_section ON articles (hidden, section) WHERE section <> '';
CREATE INDEX articles_incomplete ON articles (hidden, imported_at DESC, number DESC)
  WHERE publisher = '' OR published = '';

CREATE TABLE saved_searches (
  id TEXT NOT NULL PRIMARY KEY,
  name TEXT NOT NULL,
  query TEXT NOT NULL,
  level TEXT NOT NULL,
  loose INTEGER NOT NULL CHECK (loose IN (0, 1)),
  position INTEGER NOT NULL,
  created_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
-- The highest article number that was there when the search was last looked at; not journalled.
CREATE TABLE saved_search_looks (
  search TEXT NOT NULL PRIMARY KEY,
  seen_number INTEGER NOT NULL,
  at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
`;

/** After a change of an override, its article's column shows the override's value, or again the canonical one. */
function overrideTrigger(change: string): string {
  const row = change === 'DELETE' ? 'OLD' : 'NEW';
  const columns = ['byline', 'publisher', 'section', 'page', 'published', 'language', 'url'];
  const value = change === 'DELETE' ? 'OLD.canonical' : 'NEW.value';
  const settings = columns
    .map((column) => `${column} = CASE ${row}.field WHEN '${column}' THEN ${value} ELSE ${column} END`)
    .join(',\n    ');
  const title = change === 'DELETE' ? "''" : 'NEW.value';
  return `CREATE TRIGGER override_${change.toLowerCase()} AFTER ${change} ON overrides BEGIN
  UPDATE articles SET
    title_override = CASE ${row}.field WHEN 'title' THEN ${title} ELSE title_override END,
    ${settings}
  WHERE id = ${row}.article;
END;`;
}
