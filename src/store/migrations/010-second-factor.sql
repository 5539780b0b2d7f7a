-- What somebody has besides the password: a secret shared with an app that shows codes (RFC 6238). It counts
-- once a first code was given. `step` is the last one used, so that a code opens once.
CREATE TABLE second_factors (
  user TEXT PRIMARY KEY REFERENCES users ON DELETE CASCADE,
  secret TEXT NOT NULL,
  since TEXT,
  step INTEGER NOT NULL DEFAULT 0
) STRICT, WITHOUT ROWID;

-- One-time codes for who has lost the app; only the hash is kept.
CREATE TABLE recovery_codes (
  hash TEXT PRIMARY KEY,
  user TEXT NOT NULL REFERENCES users ON DELETE CASCADE
) STRICT, WITHOUT ROWID;
CREATE INDEX recovery_codes_user ON recovery_codes (user);

-- `device` is a browser and a system in words. `entered` is 0 while the code is not given yet.
ALTER TABLE sessions ADD COLUMN device TEXT NOT NULL DEFAULT '';
ALTER TABLE sessions ADD COLUMN entered INTEGER NOT NULL DEFAULT 1;
