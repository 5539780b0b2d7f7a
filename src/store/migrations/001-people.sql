-- Who may enter, and the record of what everybody changed.
CREATE TABLE secrets (
  name TEXT PRIMARY KEY,
  value TEXT NOT NULL,
  made TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE users (
  id TEXT PRIMARY KEY,
  login TEXT NOT NULL UNIQUE COLLATE NOCASE,
  name TEXT NOT NULL,
  role TEXT NOT NULL,
  password TEXT,
  disabled INTEGER NOT NULL DEFAULT 0,
  made TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- One-time links that set a password; only the hash is kept, so a copy of the file opens nothing.
CREATE TABLE password_links (
  hash TEXT PRIMARY KEY,
  user TEXT NOT NULL REFERENCES users ON DELETE CASCADE,
  expires TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE sessions (
  hash TEXT PRIMARY KEY,
  user TEXT NOT NULL REFERENCES users ON DELETE CASCADE,
  csrf TEXT NOT NULL,
  made TEXT NOT NULL,
  expires TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX sessions_user ON sessions (user);

-- Failed attempts, kept for the length of the window only.
CREATE TABLE attempts (
  id INTEGER PRIMARY KEY,
  key TEXT NOT NULL,
  at TEXT NOT NULL
) STRICT;
CREATE INDEX attempts_key ON attempts (key, at);

-- One change is one thing that somebody did; its rows hold what was there before and after.
CREATE TABLE changes (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  at TEXT NOT NULL,
  actor_kind TEXT NOT NULL,
  actor TEXT NOT NULL,
  actor_name TEXT NOT NULL,
  action TEXT NOT NULL,
  mission TEXT,
  undone_by INTEGER REFERENCES changes
) STRICT;
CREATE INDEX changes_mission ON changes (mission, id);

CREATE TABLE change_rows (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  change INTEGER NOT NULL REFERENCES changes,
  noun TEXT NOT NULL,
  before TEXT,
  after TEXT
) STRICT;
CREATE INDEX change_rows_change ON change_rows (change);
