/**
 * Wishes as a party gives them through its link, and as the secretariat sees and reminds of them.
 */
import type { MissionRecord, PartyRecord, Wish } from '../domain/mission-record.ts';
import type { Actor } from '../domain/role.ts';
import { localTime } from '../papers/zone.ts';
import { getParty, listParties, saveParty } from '../store/app/parties.ts';
import { listWishes, setWish, wishesOf } from '../store/app/wishes.ts';
import type { PartyView } from './links.ts';
import { missionMatrix } from './matrix.ts';
import type { FitReason } from './fit.ts';
import type { Office } from './office.ts';

export { listWishes } from '../store/app/wishes.ts';

/**
 * One company of the other side, as a party's page shows it: nothing of what that company wishes.
 */
export interface Choice {
  party: PartyRecord;
  /** Computed fit, never the secretariat's word nor anybody's wish. */
  score: number;
  reasons: readonly FitReason[];
  wish: Wish | null;
  reason: string;
}

/** The other side for one party, best computed fit first. */
export async function choicesFor(office: Office, view: PartyView): Promise<Choice[]> {
  const { party, mission } = view;
  const matrix = await missionMatrix(office, mission);
  const own = new Map(wishesOf(office.db, mission.id, party.id).map((w) => [w.to, w]));
  const isGuest = party.side === 'guest';
  const cells = new Map(
    matrix.cells
      .filter((c) => (isGuest ? c.guest : c.host) === party.id)
      .map((c) => [isGuest ? c.host : c.guest, c]),
  );
  return (isGuest ? matrix.hosts : matrix.guests)
    .map((other): Choice => {
      const fit = cells.get(other.id)?.fit;
      return {
        party: other,
        score: fit?.score ?? 0,
        reasons: (isGuest ? fit?.forGuest : fit?.forHost) ?? [],
        wish: own.get(other.id)?.wish ?? null,
        reason: own.get(other.id)?.reason ?? '',
      };
    })
    .sort((a, b) => b.score - a.score || a.party.name.localeCompare(b.party.name));
}

/** Whether wishes are still taken: the mission asks for them, and their last day is not over. */
export function wishesOpen(office: Office, mission: MissionRecord): boolean {
  const { deadline, timezone } = mission.settings;
  return (
    (mission.state === 'preparing' || mission.state === 'wishes') &&
    (!deadline || localTime(office.db.now(), timezone).slice(0, 10) <= deadline)
  );
}

export interface WishEdit {
  to: string;
  wish: Wish | null;
  reason: string;
}

/**
 * Saves the wishes that differ from what stands; those of parties outside the other side are passed
 * over. @returns how many changed
 */
export function saveWishes(
  office: Office,
  who: Actor,
  view: Pick<PartyView, 'mission' | 'party'>,
  edits: readonly WishEdit[],
): number {
  const { party, mission } = view;
  const others = new Set(
    listParties(office.db, mission.id)
      .filter((p) => p.side !== party.side)
      .map((p) => p.id),
  );
  const own = new Map(wishesOf(office.db, mission.id, party.id).map((w) => [w.to, w]));
  const changed = edits.filter(
    (e) =>
      others.has(e.to) &&
      ((own.get(e.to)?.wish ?? null) !== e.wish ||
        (e.wish !== null && (own.get(e.to)?.reason ?? '') !== e.reason)),
  );
  if (changed.length === 0) return 0;
  office.db.change(who, 'wishes', mission.id, () => {
    for (const e of changed)
      setWish(office.db, mission.id, {
        from: party.id,
        to: e.to,
        wish: e.wish,
        reason: e.wish ? e.reason : '',
      });
  });
  return changed.length;
}

/** Sets when a party cannot come, as it says itself. */
export function saveAbsence(
  office: Office,
  who: Actor,
  view: PartyView,
  unavailable: readonly string[],
): void {
  const now = getParty(office.db, view.mission.id, view.party.id);
  if (JSON.stringify(now.unavailable) === JSON.stringify(unavailable)) return;
  const { mission, id, version, ...fields } = now;
  office.db.change(who, 'absence', mission, () =>
    saveParty(office.db, mission, id, version, { ...fields, unavailable }),
  );
}

export interface WishState {
  party: PartyRecord;
  must: number;
  meet: number;
  no: number;
  last: string;
}

/** How far the wishes have come, party by party. */
export function wishStates(office: Office, mission: MissionRecord): WishState[] {
  const wishes = listWishes(office.db, mission.id);
  return listParties(office.db, mission.id)
    .filter((p) => !p.cancelled)
    .map((party) => {
      const own = wishes.filter((w) => w.from === party.id);
      const count = (wish: Wish): number => own.filter((w) => w.wish === wish).length;
      return {
        party,
        must: count('must'),
        meet: count('meet'),
        no: count('no'),
        last:
          own
            .map((w) => w.at)
            .sort()
            .at(-1) ?? '',
      };
    });
}
