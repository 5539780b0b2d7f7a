/** What a party's link opens, made and taken back by the secretariat. */
import type { MissionRecord, PartyRecord } from '../domain/mission-record.ts';
import { Problem } from '../domain/problem.ts';
import type { Actor } from '../domain/role.ts';
import type { AppDb } from '../store/app/database.ts';
import { linkToken, listLinks, makeLink, openLink, revokeLinks } from '../store/app/links.ts';
import { getMission } from '../store/app/missions.ts';
import { getParty, listParties } from '../store/app/parties.ts';

/** One party's view of its mission: nothing in it says what others wish. */
export interface PartyView {
  link: string;
  mission: MissionRecord;
  party: PartyRecord;
}

// Follow-up after six months goes through the same link, with a month for the late ones.
const DAYS_AFTER = 220;

/**
 * @throws Problem `not-found` for a token that means nothing, `forbidden` for a link that is out of
 * date or was taken back
 */
export function openParty(db: AppDb, token: string): PartyView {
  const answer = openLink(db, token);
  if (answer.kind === 'unknown')
    throw new Problem(
      'not-found',
      'This link does not open anything. It may have been cut off when it was copied.',
      { key: 'missions.error.link-unknown' },
    );
  if (answer.kind === 'expired')
    throw new Problem(
      'forbidden',
      'This link is out of date. Ask the cluster office for a new one.',
      { key: 'missions.error.link-expired' },
    );
  if (answer.kind !== 'open')
    throw new Problem(
      'forbidden',
      'This link was replaced. Ask the cluster office for the new one.',
      { key: 'missions.error.link-revoked' },
    );
  const { mission, party, id } = answer.link;
  return { link: id, mission: getMission(db, mission), party: getParty(db, mission, party) };
}

/** Tokens of the links that are open, by party id. */
export function openLinks(db: AppDb, mission: string): Map<string, string> {
  const now = db.now().toISOString();
  return new Map(
    listLinks(db, mission)
      .filter((link) => !link.revoked && link.expires > now)
      .map((link) => [link.party, linkToken(db, link)]),
  );
}

/** Tokens of all parties by party id, making the links that are missing or no longer open. */
export function ensureLinks(db: AppDb, who: Actor, mission: MissionRecord): Map<string, string> {
  const tokens = openLinks(db, mission.id);
  const missing = listParties(db, mission.id).filter((p) => !tokens.has(p.id));
  if (missing.length === 0) return tokens;
  db.change(who, 'links-make', mission.id, () => {
    for (const p of missing)
      tokens.set(p.id, makeLink(db, mission.id, p.id, expiryOf(mission, db.now())).token);
  });
  return tokens;
}

/** Closes a party's link and makes a new one: for a link that reached the wrong person. */
export function renewLink(db: AppDb, who: Actor, mission: MissionRecord, party: string): void {
  db.change(who, 'link-renew', mission.id, () => {
    revokeLinks(db, mission.id, party);
    makeLink(db, mission.id, party, expiryOf(mission, db.now()));
  });
}

function expiryOf(mission: MissionRecord, now: Date): Date {
  const last = mission.settings.slots.at(-1)?.end;
  const from = Math.max(now.getTime(), last ? new Date(`${last}Z`).getTime() : 0);
  return new Date(from + DAYS_AFTER * 86_400_000);
}
