-- Calls for proposals as the lists that were read tell them; a list that is read again takes the place of what it told before.
CREATE TABLE calls (
  id TEXT PRIMARY KEY,
  source TEXT NOT NULL,
  json TEXT NOT NULL CHECK (json_valid(json)),
  -- Apart, since the daily list has none and must not take away what a topic's own answer told.
  text TEXT NOT NULL DEFAULT '',
  closed INTEGER NOT NULL DEFAULT 0,
  -- The last deadline, a day; empty when none is told.
  until TEXT NOT NULL DEFAULT '',
  -- When it was first read, and by which reading last.
  first TEXT NOT NULL,
  reading TEXT NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX calls_open ON calls (closed, until);
CREATE INDEX calls_source ON calls (source, reading);
