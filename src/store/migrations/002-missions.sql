-- Missions, who takes part, and what they wish. Ids of parties are unique within their mission only, so every key begins with it.
CREATE TABLE missions (
  id TEXT PRIMARY KEY,
  name TEXT NOT NULL,
  state TEXT NOT NULL DEFAULT 'preparing',
  template INTEGER NOT NULL DEFAULT 0,
  settings TEXT NOT NULL CHECK (json_valid(settings)),
  made TEXT NOT NULL,
  version INTEGER NOT NULL DEFAULT 1
) STRICT, WITHOUT ROWID;

CREATE TABLE parties (
  mission TEXT NOT NULL REFERENCES missions ON DELETE CASCADE,
  id TEXT NOT NULL,
  side TEXT NOT NULL CHECK (side IN ('guest', 'host')),
  name TEXT NOT NULL,
  organisation TEXT NOT NULL DEFAULT '',
  country TEXT NOT NULL DEFAULT '',
  town TEXT NOT NULL DEFAULT '',
  website TEXT NOT NULL DEFAULT '',
  languages TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(languages)),
  offers TEXT NOT NULL DEFAULT '',
  seeks TEXT NOT NULL DEFAULT '',
  min INTEGER,
  max INTEGER,
  unavailable TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(unavailable)),
  site TEXT NOT NULL DEFAULT '',
  cancelled INTEGER NOT NULL DEFAULT 0,
  import_key TEXT NOT NULL DEFAULT '',
  version INTEGER NOT NULL DEFAULT 1,
  PRIMARY KEY (mission, id)
) STRICT, WITHOUT ROWID;

CREATE TABLE persons (
  mission TEXT NOT NULL,
  id TEXT NOT NULL,
  party TEXT NOT NULL,
  name TEXT NOT NULL,
  role TEXT NOT NULL DEFAULT '',
  email TEXT NOT NULL DEFAULT '',
  own_diary INTEGER NOT NULL DEFAULT 0,
  PRIMARY KEY (mission, id),
  FOREIGN KEY (mission, party) REFERENCES parties (mission, id) ON DELETE CASCADE
) STRICT, WITHOUT ROWID;

CREATE TABLE wishes (
  mission TEXT NOT NULL,
  "from" TEXT NOT NULL,
  "to" TEXT NOT NULL,
  wish TEXT NOT NULL CHECK (wish IN ('must', 'meet', 'no')),
  reason TEXT NOT NULL DEFAULT '',
  at TEXT NOT NULL,
  PRIMARY KEY (mission, "from", "to"),
  FOREIGN KEY (mission, "from") REFERENCES parties (mission, id) ON DELETE CASCADE,
  FOREIGN KEY (mission, "to") REFERENCES parties (mission, id) ON DELETE CASCADE
) STRICT, WITHOUT ROWID;

CREATE TABLE overrides (
  mission TEXT NOT NULL,
  guest TEXT NOT NULL,
  host TEXT NOT NULL,
  score REAL NOT NULL CHECK (score BETWEEN 0 AND 1),
  note TEXT NOT NULL DEFAULT '',
  PRIMARY KEY (mission, guest, host),
  FOREIGN KEY (mission, guest) REFERENCES parties (mission, id) ON DELETE CASCADE,
  FOREIGN KEY (mission, host) REFERENCES parties (mission, id) ON DELETE CASCADE
) STRICT, WITHOUT ROWID;

-- A link opens one party's pages of one mission. The signature is not kept: it is computed from the row and the secret.
CREATE TABLE links (
  id TEXT PRIMARY KEY,
  mission TEXT NOT NULL,
  party TEXT NOT NULL,
  made TEXT NOT NULL,
  expires TEXT NOT NULL,
  revoked INTEGER NOT NULL DEFAULT 0,
  FOREIGN KEY (mission, party) REFERENCES parties (mission, id) ON DELETE CASCADE
) STRICT, WITHOUT ROWID;
CREATE INDEX links_party ON links (mission, party);

-- An uploaded guest list between the upload and the confirmation of its columns; old ones are swept.
CREATE TABLE uploads (
  id TEXT PRIMARY KEY,
  mission TEXT NOT NULL REFERENCES missions ON DELETE CASCADE,
  name TEXT NOT NULL,
  rows TEXT NOT NULL CHECK (json_valid(rows)),
  made TEXT NOT NULL
) STRICT, WITHOUT ROWID;
