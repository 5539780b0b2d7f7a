-- When each organisation and statement was first published here: what feeds call new. Nothing of persons.
CREATE TABLE first_seen (
  id TEXT PRIMARY KEY,
  at TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE TABLE seen_builds (
  build TEXT PRIMARY KEY,
  at TEXT NOT NULL
) STRICT, WITHOUT ROWID;
