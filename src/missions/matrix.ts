/** The match matrix of a mission: computed fits, with the secretariat's own word over them. */
import type {
  MissionRecord,
  OverrideRecord,
  PartyRecord,
  WishRecord,
} from '../domain/mission-record.ts';
import { Problem } from '../domain/problem.ts';
import type { Actor } from '../domain/role.ts';
import { listParties } from '../store/app/parties.ts';
import { metBefore } from '../store/app/outcomes.ts';
import { listOverrides, listWishes, setOverride } from '../store/app/wishes.ts';
import { fitWithHistory } from '../matching/history-fit.ts';
import { pairFits, type FitParty, type PairFit } from './fit.ts';
import type { Office } from './office.ts';
import { pastResults, type PairPast } from './past-results.ts';
import { guestFirst } from '../domain/party-id.ts';

export interface MatrixCell {
  guest: string;
  host: string;
  /**
   * What counts: the secretariat's word where there is one, else the computed fit, moved by history
   * where the mission uses it; 0 for none.
   */
  score: number;
  fit: PairFit | null;
  override: OverrideRecord | null;
  /** Wishes of the two, for the secretariat's eyes. */
  wishes: readonly WishRecord[];
  /** Name of an earlier mission in which the two met. */
  met: string;
  /**
   * What earlier missions say of the two; null where nothing is known or the mission does not use
   * history.
   */
  past: PairPast | null;
}

export interface Matrix {
  guests: readonly PartyRecord[];
  hosts: readonly PartyRecord[];
  /** Every pair of those who take part, guests in order, hosts within. */
  cells: readonly MatrixCell[];
}

// Fits of the last missions looked at: they change only with the parties' words or the catalogue,
// and take a second to compute.
const KEPT = 4;
const fitsByMission = new Map<string, Promise<PairFit[]>>();

export async function missionMatrix(office: Office, mission: MissionRecord): Promise<Matrix> {
  const parties = listParties(office.db, mission.id).filter((p) => !p.cancelled);
  const [guests, hosts] = [
    parties.filter((p) => p.side === 'guest'),
    parties.filter((p) => p.side === 'host'),
  ];
  const fits = byPair(await fitsOf(office, mission, guests, hosts));
  const overrides = byPair(listOverrides(office.db, mission.id));
  const met = byPair(metBefore(office.db, mission.id));
  const pastOf = pastResults(office, mission);
  const wishes = new Map<string, WishRecord[]>();
  for (const w of listWishes(office.db, mission.id)) {
    const key = guestFirst(w.from, w.to).join(' ');
    wishes.set(key, [...(wishes.get(key) ?? []), w]);
  }
  const cells = guests.flatMap((g) =>
    hosts.map((h): MatrixCell => {
      const key = `${g.id} ${h.id}`;
      const [fit, override] = [fits.get(key) ?? null, overrides.get(key) ?? null];
      const past = pastOf(g, h);
      const computed = past ? fitWithHistory(fit?.score ?? 0, past) : (fit?.score ?? 0);
      return {
        guest: g.id,
        host: h.id,
        score: override?.score ?? computed,
        fit,
        override,
        wishes: wishes.get(key) ?? [],
        met: met.get(key)?.mission ?? '',
        past,
      };
    }),
  );
  return { guests, hosts, cells };
}

/**
 * @param score null gives the word back to the computed fit. @throws Problem `not-found` for
 * parties that are not of this mission
 */
export function overridePair(
  office: Office,
  who: Actor,
  mission: string,
  { guest, host, score, note }: { guest: string; host: string; score: number | null; note: string },
): void {
  const parties = new Map(listParties(office.db, mission).map((p) => [p.id, p]));
  if (parties.get(guest)?.side !== 'guest' || parties.get(host)?.side !== 'host')
    throw new Problem('not-found', 'There is no such pair in this mission.', {
      key: 'missions.error.unknown-party',
    });
  office.db.change(who, 'override', mission, () =>
    setOverride(office.db, mission, { guest, host, score, note }),
  );
}

function fitsOf(
  office: Office,
  mission: MissionRecord,
  guests: readonly PartyRecord[],
  hosts: readonly PartyRecord[],
): Promise<PairFit[]> {
  const [guestsSay, hostsSay] = [guests.map(fitParty), hosts.map(fitParty)];
  const { ours } = mission.settings;
  return office.use((context) => {
    const key = JSON.stringify([context.build.build, mission.id, ours, guestsSay, hostsSay]);
    // Strangers ask, members answer from the catalogue; abroad the members are the guests.
    const known =
      fitsByMission.get(key) ??
      (ours === 'host'
        ? pairFits(context, guestsSay, hostsSay)
        : pairFits(context, hostsSay, guestsSay).then((fits) => fits.map(turned)));
    fitsByMission.delete(key);
    fitsByMission.set(key, known);
    known.catch(() => fitsByMission.delete(key));
    for (const old of [...fitsByMission.keys()].slice(0, -KEPT)) fitsByMission.delete(old);
    return known;
  });
}

function turned(fit: PairFit): PairFit {
  return {
    guest: fit.host,
    host: fit.guest,
    score: fit.score,
    forGuest: fit.forHost,
    forHost: fit.forGuest,
  };
}

/**
 * A statement a line; what a party says in one long line is read in sentences, and in the parts of
 * a list with semicolons.
 */
function fitParty(p: PartyRecord): FitParty {
  const lines = (text: string): string[] =>
    text
      .split(/\n|;\s*|(?<=[.!?])\s+(?=\p{Lu})/u)
      .map((l) => l.replace(/^[\s•*–-]+/, '').trim())
      .filter((l) => l.length > 2);
  return { id: p.id, organisation: p.organisation, offers: lines(p.offers), seeks: lines(p.seeks) };
}

function byPair<T extends { guest: string; host: string }>(rows: readonly T[]): Map<string, T> {
  return new Map(rows.map((r) => [`${r.guest} ${r.host}`, r]));
}
