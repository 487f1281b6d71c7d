/** What other formats than text and pages say of an article, files in files, column mappings. */
export const filesOfAllKinds = `
-- JSON: where pages or times begin in the body, what stretches of it are, what else the file says.
ALTER TABLE articles ADD COLUMN document_number TEXT NOT NULL DEFAULT '';
ALTER TABLE articles ADD COLUMN locators TEXT NOT NULL DEFAULT '[]';
ALTER TABLE articles ADD COLUMN structure TEXT NOT NULL DEFAULT '[]';
ALTER TABLE articles ADD COLUMN details TEXT NOT NULL DEFAULT '{}';

-- The source that a source lay in (an attachment in a mail, an entry of a ZIP), and its path inside.
ALTER TABLE sources ADD COLUMN container TEXT NOT NULL DEFAULT '';
ALTER TABLE sources ADD COLUMN member TEXT NOT NULL DEFAULT '';

-- How the columns of tables with this header are named; confirmed once, then remembered.
CREATE TABLE column_mappings (
  header TEXT NOT NULL PRIMARY KEY,
  mapping TEXT NOT NULL,
  at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
`;
