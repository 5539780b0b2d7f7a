-- Offers and requests. Who posted is known to the office only; `content` is what is shown.
CREATE TABLE postings (
  id TEXT PRIMARY KEY,
  state TEXT NOT NULL,
  lang TEXT NOT NULL,
  content TEXT NOT NULL CHECK (json_valid(content)),
  organisation TEXT NOT NULL DEFAULT '',
  company TEXT NOT NULL DEFAULT '{}' CHECK (json_valid(company)),
  country TEXT NOT NULL DEFAULT '',
  name TEXT NOT NULL,
  email TEXT NOT NULL,
  answer TEXT NOT NULL DEFAULT '',
  made TEXT NOT NULL,
  sent TEXT NOT NULL DEFAULT '',
  published TEXT NOT NULL DEFAULT '',
  expires TEXT NOT NULL DEFAULT '',
  closed TEXT NOT NULL DEFAULT '',
  forgotten TEXT NOT NULL DEFAULT '',
  version INTEGER NOT NULL DEFAULT 1
) STRICT, WITHOUT ROWID;
CREATE INDEX postings_state ON postings (state, expires);
CREATE INDEX postings_email ON postings (email, made);
CREATE INDEX postings_organisation ON postings (organisation);

-- What an introduction answers; empty for one that was asked from a member's page.
ALTER TABLE introductions ADD COLUMN posting TEXT NOT NULL DEFAULT '';
