-- What members propose about their own records. `record` is empty for a new one; without `before` it is new, without `after` it goes.
CREATE TABLE proposals (
  id TEXT PRIMARY KEY,
  organisation TEXT NOT NULL,
  "table" TEXT NOT NULL,
  record TEXT NOT NULL DEFAULT '',
  before TEXT CHECK (json_valid(before)),
  after TEXT CHECK (json_valid(after)),
  state TEXT NOT NULL CHECK (state IN ('draft', 'sent', 'accepted', 'returned', 'withdrawn')),
  made TEXT NOT NULL,
  sent TEXT NOT NULL DEFAULT '',
  decided TEXT NOT NULL DEFAULT '',
  note TEXT NOT NULL DEFAULT '',
  answer TEXT NOT NULL DEFAULT '',
  publication TEXT NOT NULL DEFAULT '',
  version INTEGER NOT NULL DEFAULT 1
) STRICT, WITHOUT ROWID;
CREATE INDEX proposals_organisation ON proposals (organisation, made);
CREATE INDEX proposals_state ON proposals (state, sent);

-- When an organisation last said that a statement is true, and what the statement said then: another text was not confirmed.
CREATE TABLE confirmations (
  organisation TEXT NOT NULL,
  "table" TEXT NOT NULL,
  record TEXT NOT NULL,
  digest TEXT NOT NULL,
  at TEXT NOT NULL,
  PRIMARY KEY (organisation, "table", record)
) STRICT, WITHOUT ROWID;
