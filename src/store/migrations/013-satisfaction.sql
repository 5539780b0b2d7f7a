-- How satisfied a party is with a mission, as it says through its link: 1 (not at all) to 5 (fully).
CREATE TABLE satisfaction (
  mission TEXT NOT NULL,
  party TEXT NOT NULL,
  score INTEGER NOT NULL CHECK (score BETWEEN 1 AND 5),
  PRIMARY KEY (mission, party),
  FOREIGN KEY (mission, party) REFERENCES parties (mission, id) ON DELETE CASCADE
) STRICT, WITHOUT ROWID;
