-- What participants of a mission ask for through their link; the office decides. `detail` is what the kind needs: a slot, a meeting, a profile.
CREATE TABLE mission_requests (
  id TEXT PRIMARY KEY,
  mission TEXT NOT NULL,
  party TEXT NOT NULL,
  kind TEXT NOT NULL CHECK (kind IN ('cancel', 'late', 'leaves', 'not-this', 'profile')),
  detail TEXT NOT NULL DEFAULT '{}' CHECK (json_valid(detail)),
  note TEXT NOT NULL DEFAULT '',
  state TEXT NOT NULL DEFAULT 'open' CHECK (state IN ('open', 'accepted', 'declined', 'withdrawn')),
  made TEXT NOT NULL,
  decided TEXT NOT NULL DEFAULT '',
  answer TEXT NOT NULL DEFAULT '',
  FOREIGN KEY (mission, party) REFERENCES parties (mission, id) ON DELETE CASCADE
) STRICT, WITHOUT ROWID;
CREATE INDEX mission_requests_mission ON mission_requests (mission, state, made);
