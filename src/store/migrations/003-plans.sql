-- Plans and how they came to be. Input and plan are kept as they were, in the exchange format, so that an old plan can be checked.
CREATE TABLE plans (
  id TEXT PRIMARY KEY,
  mission TEXT NOT NULL REFERENCES missions ON DELETE CASCADE,
  label TEXT NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('draft', 'review', 'published', 'replaced')),
  input TEXT NOT NULL CHECK (json_valid(input)),
  body TEXT NOT NULL CHECK (json_valid(body)),
  made TEXT NOT NULL,
  version INTEGER NOT NULL DEFAULT 1
) STRICT, WITHOUT ROWID;
CREATE INDEX plans_mission ON plans (mission, made);

-- Guest and host are diaries: a party, or `<party>~<person>` for a person with a day of their own.
CREATE TABLE fixed_meetings (
  mission TEXT NOT NULL REFERENCES missions ON DELETE CASCADE,
  guest TEXT NOT NULL,
  host TEXT NOT NULL,
  slot TEXT NOT NULL,
  PRIMARY KEY (mission, guest, host)
) STRICT, WITHOUT ROWID;

-- One solving; progress is rewritten many times, so it is not part of the record of changes.
CREATE TABLE runs (
  id TEXT PRIMARY KEY,
  mission TEXT NOT NULL REFERENCES missions ON DELETE CASCADE,
  state TEXT NOT NULL CHECK (state IN ('running', 'done', 'stopped', 'failed', 'interrupted')),
  progress TEXT NOT NULL DEFAULT '{}' CHECK (json_valid(progress)),
  plan TEXT NOT NULL DEFAULT '',
  message TEXT NOT NULL DEFAULT '',
  started TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- What calendars were told. Never undone: a number that went out cannot be taken back, only followed by a higher one.
CREATE TABLE calendar (
  mission TEXT NOT NULL REFERENCES missions ON DELETE CASCADE,
  guest TEXT NOT NULL,
  host TEXT NOT NULL,
  uid TEXT NOT NULL UNIQUE,
  sequence INTEGER NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('confirmed', 'cancelled')),
  slot TEXT NOT NULL,
  start TEXT NOT NULL,
  "end" TEXT NOT NULL,
  place TEXT NOT NULL,
  stamp TEXT NOT NULL,
  PRIMARY KEY (mission, guest, host)
) STRICT, WITHOUT ROWID;

CREATE TABLE outcomes (
  mission TEXT NOT NULL,
  guest TEXT NOT NULL,
  host TEXT NOT NULL,
  by TEXT NOT NULL CHECK (by IN ('guest', 'host', 'office')),
  held TEXT NOT NULL DEFAULT '',
  note TEXT NOT NULL DEFAULT '',
  after_one TEXT NOT NULL DEFAULT '',
  after_six TEXT NOT NULL DEFAULT '',
  PRIMARY KEY (mission, guest, host, by),
  FOREIGN KEY (mission, guest) REFERENCES parties (mission, id) ON DELETE CASCADE,
  FOREIGN KEY (mission, host) REFERENCES parties (mission, id) ON DELETE CASCADE
) STRICT, WITHOUT ROWID;
