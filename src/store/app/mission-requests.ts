/** What participants ask for through their link, and what the office decided. */
import { randomBytes } from 'node:crypto';
import type { AppDb } from './database.ts';

export const REQUEST_KINDS = ['cancel', 'late', 'leaves', 'not-this', 'profile'] as const;
export type RequestKind = (typeof REQUEST_KINDS)[number];
export type RequestState = 'open' | 'accepted' | 'declined' | 'withdrawn';

/** Words of a party about itself, as it would have them. */
export interface RequestedProfile {
  languages: readonly string[];
  offers: string;
  seeks: string;
  persons: readonly { id?: string; name: string; role: string; email: string }[];
}

export interface RequestDetail {
  /** `late`: comes for this slot; `leaves`: before it; `not-this`: the slot of the meeting. */
  slot?: string;
  /** `not-this`: id of the other party. */
  other?: string;
  profile?: RequestedProfile;
}

export interface MissionRequest {
  id: string;
  mission: string;
  party: string;
  kind: RequestKind;
  detail: RequestDetail;
  note: string;
  state: RequestState;
  made: string;
  decided: string;
  answer: string;
}

type Row = Omit<MissionRequest, 'detail'> & { detail: string };

/** Newest first. */
export function listRequests(db: AppDb, mission: string, party?: string): MissionRequest[] {
  const rows = db.sql
    .prepare(
      'SELECT * FROM mission_requests WHERE mission = ? AND party = ifnull(?, party) ORDER BY made DESC, id',
    )
    .all(mission, party ?? null) as Row[];
  return rows.map((r) => ({ ...r, detail: JSON.parse(r.detail) as RequestDetail }));
}

export function countOpenRequests(db: AppDb, mission: string): number {
  const row = db.sql
    .prepare("SELECT count(*) AS n FROM mission_requests WHERE mission = ? AND state = 'open'")
    .get(mission) as { n: number };
  return row.n;
}

/** A newer request of the same kind takes the place of an open one. */
export function addRequest(
  db: AppDb,
  request: Pick<MissionRequest, 'mission' | 'party' | 'kind' | 'detail' | 'note'>,
): void {
  db.sql.transaction(() => {
    db.sql
      .prepare(
        "UPDATE mission_requests SET state = 'withdrawn' WHERE mission = @mission AND party = @party AND kind = @kind AND state = 'open' AND (@kind <> 'not-this' OR detail = @detail)",
      )
      .run({ ...request, detail: JSON.stringify(request.detail) });
    db.sql
      .prepare(
        'INSERT INTO mission_requests (id, mission, party, kind, detail, note, made) VALUES (?, ?, ?, ?, ?, ?, ?)',
      )
      .run(
        randomBytes(6).toString('hex'),
        request.mission,
        request.party,
        request.kind,
        JSON.stringify(request.detail),
        request.note,
        db.now().toISOString(),
      );
  })();
}

/** @returns false when it was decided or taken back meanwhile */
export function decideRequest(
  db: AppDb,
  id: string,
  state: Exclude<RequestState, 'open'>,
  answer: string,
): boolean {
  return (
    db.sql
      .prepare(
        "UPDATE mission_requests SET state = ?, answer = ?, decided = ? WHERE id = ? AND state = 'open'",
      )
      .run(state, answer, db.now().toISOString(), id).changes > 0
  );
}

/** Open requests follow their slots when times change. */
export function moveRequests(db: AppDb, mission: string, moves: ReadonlyMap<string, string>): void {
  const save = db.sql.prepare('UPDATE mission_requests SET detail = ? WHERE id = ?');
  for (const { id, state, detail } of listRequests(db, mission)) {
    const slot = moves.get(detail.slot ?? '');
    if (state === 'open' && slot) save.run(JSON.stringify({ ...detail, slot }), id);
  }
}
