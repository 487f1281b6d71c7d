/** What other formats than text and pages say of an article, files in files, column mappings, watch folders. */
export const filesOfAllKinds = `
-- JSON: where pages or times begin in the body, what stretches of it are, what else the file says.
ALTER TABLE articles ADD COLUMN document_number TEXT NOT NULL DEFAULT '';
ALTER TABLE articles ADD COLUMN locators TEXT NOT NULL DEFAULT '[]';
ALTER TABLE articles ADD COLUMN structure TEXT NOT NULL DEFAULT '[]';
ALTER TABLE articles ADD COLUMN details TEXT NOT NULL DEFAULT '{}';

-- Nothing to read, and no address where it could be read: scanned pages. Headlines of feeds have an address.
ALTER TABLE articles ADD COLUMN textless INTEGER NOT NULL AS (lead = '' AND url = '') VIRTUAL;
DROP INDEX articles_by_facts;
CREATE INDEX articles_by_facts
  ON articles (hidden, imported_at DESC, number DESC, id, publisher, language, published, authority, textless);
DROP INDEX articles_incomplete;
CREATE INDEX articles_incomplete ON articles (hidden, imported_at DESC, number DESC)
  WHERE publisher = '' OR published = '' OR textless = 1;

-- The source that a source lay in (an attachment in a mail, an entry of a ZIP), and its path inside.
ALTER TABLE sources ADD COLUMN container TEXT NOT NULL DEFAULT '';
ALTER TABLE sources ADD COLUMN member TEXT NOT NULL DEFAULT '';
CREATE INDEX sources_by_container ON sources (container) WHERE container <> '';
CREATE INDEX article_sources_by_source ON article_sources (source);

-- The ledger is searched by folded paths ('' until a search folds those of older rows), and what was refused no longer
-- counts once a later row of the same file has settled it: that row's id, 0 for none.
ALTER TABLE ledger ADD COLUMN path_key TEXT NOT NULL DEFAULT '';
ALTER TABLE ledger ADD COLUMN superseded INTEGER NOT NULL DEFAULT 0;
CREATE INDEX ledger_by_path ON ledger (path, id);
UPDATE ledger SET superseded = coalesce((SELECT max(later.id) FROM ledger AS later
    WHERE later.path = ledger.path AND later.id > ledger.id), 0)
  WHERE status = 'rejected' AND (path GLOB '/*' OR path GLOB '[A-Za-z]:*' OR path GLOB '\\\\*');
DROP INDEX ledger_by_path;
CREATE INDEX ledger_refused ON ledger (path) WHERE status = 'rejected' AND superseded = 0;
CREATE INDEX ledger_refused_bytes ON ledger (sha256)
  WHERE status = 'rejected' AND superseded = 0 AND sha256 <> '';
CREATE INDEX ledger_unfolded ON ledger (id) WHERE path_key = '';

-- By what two texts are known to be of one article (revisions/identity.ts); '?' until an import works it out.
ALTER TABLE articles ADD COLUMN address TEXT NOT NULL DEFAULT '?';
ALTER TABLE articles ADD COLUMN document TEXT NOT NULL DEFAULT '?';
CREATE INDEX articles_by_address ON articles (address) WHERE address <> '';
CREATE INDEX articles_by_document ON articles (document) WHERE document <> '';

-- An article that an import brought as the new revision of another, which it supersedes unless that is undone.
-- changes are row images as in the journal, passages counts by anchor state; both JSON. step orders those of a unit.
CREATE TABLE revisions (
  article TEXT NOT NULL PRIMARY KEY REFERENCES articles(id),
  previous TEXT NOT NULL REFERENCES articles(id),
  unit TEXT NOT NULL,
  step INTEGER NOT NULL,
  changes TEXT NOT NULL,
  passages TEXT NOT NULL,
  at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX revisions_by_previous ON revisions (previous);
CREATE INDEX revisions_by_unit ON revisions (unit, step);

-- Sources whose articles are being stored in portions: hidden until the last has come, removed where it never does.
CREATE TABLE staged_sources (
  source INTEGER NOT NULL PRIMARY KEY REFERENCES sources(id),
  -- The import that stores them, as in articles.job.
  unit TEXT NOT NULL
) STRICT;

-- How the columns of tables with this header are named; confirmed once, then remembered.
CREATE TABLE column_mappings (
  header TEXT NOT NULL PRIMARY KEY,
  mapping TEXT NOT NULL,
  at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- Folders whose new files import themselves. 'removed' ones are forgotten when the archive is next opened.
CREATE TABLE watch_folders (
  id TEXT NOT NULL PRIMARY KEY,
  path TEXT NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('new', 'watching', 'paused', 'removed')),
  added_at INTEGER NOT NULL
) STRICT;

-- Files of a watch folder that were offered to an import, or left out when it was added: never offered again as long
-- as size and modification time (ms) stay.
CREATE TABLE watch_seen (
  folder TEXT NOT NULL REFERENCES watch_folders (id) ON DELETE CASCADE,
  path TEXT NOT NULL,
  bytes INTEGER NOT NULL,
  modified INTEGER NOT NULL,
  PRIMARY KEY (folder, path)
) STRICT, WITHOUT ROWID;

-- Imports that a watch folder began: they are resumed without being asked for.
CREATE TABLE watch_jobs (
  job TEXT NOT NULL PRIMARY KEY,
  folder TEXT NOT NULL
) STRICT, WITHOUT ROWID;
`;
