-- What happens by date and what is to be sent; and the exchange that uses both. None of these tables is part of the record of changes:
-- it would keep what is to be forgotten.
CREATE TABLE tasks (
  kind TEXT NOT NULL,
  subject TEXT NOT NULL,
  due TEXT NOT NULL,
  done TEXT NOT NULL DEFAULT '',
  attempts INTEGER NOT NULL DEFAULT 0,
  failure TEXT NOT NULL DEFAULT '',
  PRIMARY KEY (kind, subject)
) STRICT, WITHOUT ROWID;
CREATE INDEX tasks_due ON tasks (done, due);

-- `about` names what a letter belongs to, `introduction:<id>` for instance, so that both are forgotten together.
CREATE TABLE outbox (
  id TEXT PRIMARY KEY,
  about TEXT NOT NULL,
  letter TEXT NOT NULL,
  "to" TEXT NOT NULL,
  subject TEXT NOT NULL,
  body TEXT NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('waiting', 'sending', 'sent', 'copied', 'failed')),
  attempts INTEGER NOT NULL DEFAULT 0,
  failure TEXT NOT NULL DEFAULT '',
  made TEXT NOT NULL,
  next TEXT NOT NULL,
  sent TEXT NOT NULL DEFAULT ''
) STRICT, WITHOUT ROWID;
CREATE INDEX outbox_state ON outbox (state, next);
CREATE INDEX outbox_about ON outbox (about);

-- A link that opens one thing for one purpose. The signature is not kept: it is computed from the row and the secret.
CREATE TABLE signed_links (
  id TEXT PRIMARY KEY,
  purpose TEXT NOT NULL,
  subject TEXT NOT NULL,
  made TEXT NOT NULL,
  expires TEXT NOT NULL,
  revoked INTEGER NOT NULL DEFAULT 0
) STRICT, WITHOUT ROWID;
CREATE INDEX signed_links_subject ON signed_links (purpose, subject);

-- Someone asks to be introduced. `organisation` is an id of the catalogue, empty when the cluster itself is asked.
CREATE TABLE introductions (
  id TEXT PRIMARY KEY,
  state TEXT NOT NULL,
  organisation TEXT NOT NULL,
  organisation_name TEXT NOT NULL DEFAULT '{}' CHECK (json_valid(organisation_name)),
  lang TEXT NOT NULL,
  asker_name TEXT NOT NULL,
  asker_company TEXT NOT NULL,
  asker_country TEXT NOT NULL,
  asker_email TEXT NOT NULL,
  wish TEXT NOT NULL,
  question TEXT NOT NULL,
  kept TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(kept)),
  member_name TEXT NOT NULL DEFAULT '',
  member_email TEXT NOT NULL DEFAULT '',
  member_lang TEXT NOT NULL DEFAULT '',
  ask_back TEXT NOT NULL DEFAULT '',
  ask_reply TEXT NOT NULL DEFAULT '',
  word TEXT NOT NULL DEFAULT '',
  asker_one TEXT NOT NULL DEFAULT '',
  asker_six TEXT NOT NULL DEFAULT '',
  member_one TEXT NOT NULL DEFAULT '',
  member_six TEXT NOT NULL DEFAULT '',
  made TEXT NOT NULL,
  confirmed TEXT NOT NULL DEFAULT '',
  forwarded TEXT NOT NULL DEFAULT '',
  closed TEXT NOT NULL DEFAULT '',
  -- When the personal data were taken out; what is left is counted.
  forgotten TEXT NOT NULL DEFAULT '',
  version INTEGER NOT NULL DEFAULT 1
) STRICT, WITHOUT ROWID;
CREATE INDEX introductions_state ON introductions (state, made);
CREATE INDEX introductions_email ON introductions (asker_email, made);

-- Whom the office writes to at a member; entered by the office, never published.
CREATE TABLE contacts (
  organisation TEXT PRIMARY KEY,
  name TEXT NOT NULL,
  email TEXT NOT NULL,
  lang TEXT NOT NULL,
  noted TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- "Not right?": what a visitor says of a claim. No person is named.
CREATE TABLE remarks (
  id TEXT PRIMARY KEY,
  claim TEXT NOT NULL,
  detail TEXT NOT NULL CHECK (json_valid(detail)),
  word TEXT NOT NULL DEFAULT '',
  state TEXT NOT NULL CHECK (state IN ('waiting', 'agreed', 'refused')),
  lang TEXT NOT NULL,
  times INTEGER NOT NULL DEFAULT 1,
  made TEXT NOT NULL,
  decided TEXT NOT NULL DEFAULT '',
  decided_by TEXT NOT NULL DEFAULT ''
) STRICT, WITHOUT ROWID;
CREATE INDEX remarks_state ON remarks (state, made);
