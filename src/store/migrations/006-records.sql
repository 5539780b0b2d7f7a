-- The catalogue's own rows, once they were adopted from the files. Without a row in `truth` the files hold.
CREATE TABLE truth (
  only INTEGER PRIMARY KEY CHECK (only = 1),
  since TEXT NOT NULL,
  -- Names the present content of `records`: another content has another mark.
  mark TEXT NOT NULL
) STRICT;

-- One row of a workbook's table. `fields` are its cells by column (`title_cs`), empty ones absent; `organisation` is whose page it is on,
-- empty for projects, terms and settings.
CREATE TABLE records (
  "table" TEXT NOT NULL,
  id TEXT NOT NULL,
  organisation TEXT NOT NULL DEFAULT '',
  fields TEXT NOT NULL CHECK (json_valid(fields)),
  position INTEGER NOT NULL,
  revision INTEGER NOT NULL DEFAULT 1,
  PRIMARY KEY ("table", id)
) STRICT, WITHOUT ROWID;
CREATE INDEX records_organisation ON records (organisation);
CREATE INDEX records_position ON records (position);
CREATE INDEX change_rows_record ON change_rows (json_extract(coalesce(after, before), '$.table'), json_extract(coalesce(after, before), '$.id'))
  WHERE noun = 'records';

-- A change set on its way into the records and onto the pages. Nothing of it is in `records` before its build is whole.
CREATE TABLE publications (
  id TEXT PRIMARY KEY,
  kind TEXT NOT NULL CHECK (kind IN ('upload', 'edit', 'proposal', 'undo')),
  -- What it came from: the name of a file, for instance.
  note TEXT NOT NULL DEFAULT '',
  state TEXT NOT NULL CHECK (state IN ('draft', 'waiting', 'running', 'done', 'failed', 'dropped')),
  actor_kind TEXT NOT NULL,
  actor TEXT NOT NULL,
  actor_name TEXT NOT NULL,
  made TEXT NOT NULL,
  ended TEXT NOT NULL DEFAULT '',
  progress TEXT NOT NULL DEFAULT '{}' CHECK (json_valid(progress)),
  -- Why it failed, as JSON: message, and key and parameters of the locales where there is one.
  failure TEXT NOT NULL DEFAULT '{}' CHECK (json_valid(failure)),
  -- The process that builds.
  pid INTEGER,
  change INTEGER REFERENCES changes,
  build TEXT NOT NULL DEFAULT ''
) STRICT, WITHOUT ROWID;
CREATE INDEX publications_state ON publications (state, made);

-- `expected` is the revision that the change was made on, 0 where there was no record; without `fields` the record goes.
CREATE TABLE publication_rows (
  publication TEXT NOT NULL REFERENCES publications ON DELETE CASCADE,
  position INTEGER NOT NULL,
  "table" TEXT NOT NULL,
  id TEXT NOT NULL,
  organisation TEXT NOT NULL DEFAULT '',
  expected INTEGER NOT NULL,
  before TEXT CHECK (json_valid(before)),
  fields TEXT CHECK (json_valid(fields)),
  PRIMARY KEY (publication, position)
) STRICT, WITHOUT ROWID;

-- The file behind a draft, what was said of it (columns, corrections) and what was found in it; gone with the draft.
CREATE TABLE catalogue_uploads (
  publication TEXT PRIMARY KEY REFERENCES publications ON DELETE CASCADE,
  name TEXT NOT NULL,
  bytes BLOB NOT NULL,
  said TEXT NOT NULL DEFAULT '{}' CHECK (json_valid(said)),
  found TEXT NOT NULL DEFAULT '{}' CHECK (json_valid(found))
) STRICT, WITHOUT ROWID;

-- Which column of a sender's table is which of ours, as it was confirmed once; a table is known again by its headers.
CREATE TABLE column_maps (
  headers TEXT PRIMARY KEY,
  said TEXT NOT NULL CHECK (json_valid(said)),
  made TEXT NOT NULL
) STRICT, WITHOUT ROWID;
