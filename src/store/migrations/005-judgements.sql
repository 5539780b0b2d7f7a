-- What readers said of claims; a reader who judges a claim again replaces the earlier answer.
CREATE TABLE judgements (
  claim TEXT NOT NULL,
  reader TEXT NOT NULL,
  relation TEXT NOT NULL,
  question TEXT NOT NULL,
  owners TEXT NOT NULL,
  evidence TEXT NOT NULL,
  verdict TEXT NOT NULL CHECK (verdict IN ('right', 'weak', 'wrong')),
  remark TEXT NOT NULL,
  at TEXT NOT NULL,
  PRIMARY KEY (claim, reader)
) STRICT, WITHOUT ROWID;
