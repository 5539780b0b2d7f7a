/** Two parties that turn out to be one company become one. */
import type { PartyRecord } from '../domain/mission-record.ts';
import { Problem } from '../domain/problem.ts';
import type { Actor } from '../domain/role.ts';
import type { AppDb } from '../store/app/database.ts';
import {
  getParty,
  listPersons,
  removeParty,
  savePersons,
  saveParty,
  type PartyFields,
} from '../store/app/parties.ts';
import { listFixed, publishedPlan, setFixed } from '../store/app/plans.ts';
import { listOverrides, listWishes, setOverride, setWish } from '../store/app/wishes.ts';
import { importKeys } from './known-parties.ts';
import type { MissionPlan } from './planning.ts';
import { partyOf, personOf } from '../domain/party-id.ts';

/**
 * Puts everything of `other` into `id` and removes `other`: people, wishes of both directions, own
 * words about pairs, meetings fixed by hand; where both say something, `id` holds. Lists that name
 * `other` update `id` from then on.
 * @throws Problem `invalid` when they are not two parties of one side, `conflict` when people have
 * meetings of `other` in their timetables
 */
export function mergeParties(
  db: AppDb,
  who: Actor,
  mission: string,
  id: string,
  other: string,
): void {
  const [kept, gone] = [getParty(db, mission, id), getParty(db, mission, other)];
  if (kept.id === gone.id || kept.side !== gone.side)
    throw new Problem('invalid', 'Two parties of one side are needed.', {
      key: 'missions.error.merge-sides',
    });
  const published = publishedPlan(db, mission) as MissionPlan | null;
  if (published?.body.meetings.some((m) => [m.guest, m.host].map(partyOf).includes(gone.id)))
    throw new Problem('conflict', `${gone.name} has meetings in the published timetable.`, {
      key: 'missions.error.merge-published',
      parameters: { party: gone.name },
    });
  db.change(who, 'party-merge', mission, () => {
    saveParty(db, mission, kept.id, kept.version, mergedFields(kept, gone));
    const people = listPersons(db, mission, kept.id);
    const more = listPersons(db, mission, gone.id).filter(
      (p) => !people.some((q) => q.name === p.name || (p.email && q.email === p.email)),
    );
    moveWords(db, mission, kept, gone);
    removeParty(db, mission, gone.id);
    savePersons(db, mission, kept.id, [...people, ...more.map((p) => ({ ...p, id: undefined }))]);
  });
}

function mergedFields(kept: PartyRecord, gone: PartyRecord): PartyFields {
  const lines = (field: 'offers' | 'seeks'): string =>
    [...new Set([...kept[field].split('\n'), ...gone[field].split('\n')])]
      .filter(Boolean)
      .join('\n');
  return {
    ...kept,
    organisation: kept.organisation || gone.organisation,
    country: kept.country || gone.country,
    town: kept.town || gone.town,
    website: kept.website || gone.website,
    languages: [...new Set([...kept.languages, ...gone.languages])],
    offers: lines('offers'),
    seeks: lines('seeks'),
    min: kept.min ?? gone.min,
    max: kept.max ?? gone.max,
    unavailable: kept.unavailable.length ? kept.unavailable : gone.unavailable,
    site: kept.site || gone.site,
    cancelled: kept.cancelled && gone.cancelled,
    importKey: [...new Set([...importKeys(kept), ...importKeys(gone)])].join('\n'),
  };
}

/** Wishes, own words and fixed meetings of `gone`, unless `kept` has its own for the same pair. */
function moveWords(db: AppDb, mission: string, kept: PartyRecord, gone: PartyRecord): void {
  const now = (party: string): string => (party === gone.id ? kept.id : party);
  const wishes = listWishes(db, mission);
  const said = new Set(wishes.map((w) => `${w.from} ${w.to}`));
  for (const w of wishes)
    if ([w.from, w.to].includes(gone.id) && !said.has(`${now(w.from)} ${now(w.to)}`))
      setWish(db, mission, { from: now(w.from), to: now(w.to), wish: w.wish, reason: w.reason });
  const overrides = listOverrides(db, mission);
  const spoken = new Set(overrides.map((o) => `${o.guest} ${o.host}`));
  for (const o of overrides)
    if ([o.guest, o.host].includes(gone.id) && !spoken.has(`${now(o.guest)} ${now(o.host)}`))
      setOverride(db, mission, {
        guest: now(o.guest),
        host: now(o.host),
        score: o.score,
        note: o.note,
      });
  // Meetings of single people cannot follow: those people have no days of their own in the other.
  const fixed = listFixed(db, mission);
  for (const f of fixed.filter((m) => [m.guest, m.host].map(partyOf).includes(gone.id))) {
    setFixed(db, mission, f.guest, f.host, null);
    const moved = [now(f.guest), now(f.host)] as const;
    const isFree = !fixed.some((m) => m.guest === moved[0] && m.host === moved[1]);
    if (isFree && ![f.guest, f.host].some((d) => partyOf(d) === gone.id && personOf(d)))
      setFixed(db, mission, ...moved, f.slot);
  }
}
