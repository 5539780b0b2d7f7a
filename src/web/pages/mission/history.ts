/** Who changed what and when, with what was there before; each change can be taken back. */
import {
  deletedMissions,
  listChanges,
  isFinal,
  undoChange,
  type ChangedRow,
} from '../../../missions/history.ts';
import type { OfficeVisit } from '../../access/guard.ts';
import { Fields } from '../../forms/fields.ts';
import type { Reply } from '../../visit.ts';
import { frameOf, missionOf, momentName } from './frame.ts';
import { diaryNames } from './party-name.ts';
import { missionAddress } from '../../../missions/mission-address.ts';

const PAGE = 40;

export function historyPage(visit: OfficeVisit): Reply {
  const mission = missionOf(visit);
  const before = new Fields(visit.query).whole('before', 1, Number.MAX_SAFE_INTEGER);
  const changes = listChanges(visit.office.db, mission.id, {
    limit: PAGE,
    before: before ?? undefined,
  });
  const nameOf = diaryNames(visit, mission);
  return {
    view: 'mission/history',
    title: visit.t('missions.history.title', { mission: mission.name }),
    model: {
      mission: frameOf(visit, mission, 'history'),
      undone: visit.query.has('undone'),
      next: changes.length === PAGE ? `?before=${changes.at(-1)?.id}` : '',
      changes: changes.map((c) => ({
        id: c.id,
        at: momentName(c.at, visit.lang, mission.settings.timezone),
        who: c.actorName,
        what: visit.t.has(`missions.change.${c.action}`)
          ? visit.t(`missions.change.${c.action}`)
          : c.action,
        undone: c.undone,
        undoable: !c.undone && !isFinal(c.action),
        rows: c.rows.map((r) => ({ text: rowText(visit, r, nameOf) })),
      })),
    },
  };
}

function textOf(value: unknown): string {
  if (value === undefined || value === null) return '';
  return typeof value === 'string' ? value : JSON.stringify(value);
}

/** The row's name, and the fields that changed with what was there before. */
function rowText(
  visit: OfficeVisit,
  { noun, before, after }: ChangedRow,
  nameOf: (diary: string) => string,
): string {
  const row = after ?? before ?? {};
  const name = textOf(
    row.name ??
      row.label ??
      [row.from ?? row.guest ?? row.party, row.to ?? row.host]
        .filter((id) => typeof id === 'string')
        .map((id) => nameOf(id))
        .join(' – '),
  );
  const kind = visit.t(`missions.noun.${noun}`);
  if (!before || !after)
    return `${kind}: ${name} ${visit.t(before ? 'missions.history.gone' : 'missions.history.new')}`;
  const fields = Object.keys(after).filter(
    (k) =>
      !['version', 'at', 'body', 'input'].includes(k) && textOf(before[k]) !== textOf(after[k]),
  );
  const short = (value: unknown): string => {
    const s = textOf(value);
    return s.length > 80 ? `${s.slice(0, 80)}…` : s || '–';
  };
  return `${kind}: ${name}; ${fields.map((f) => `${f}: ${f === 'settings' ? settingsText(before[f], after[f]) : `${short(before[f])} → ${short(after[f])}`}`).join('; ')}`;
}

function settingsText(before: unknown, after: unknown): string {
  const [a, b] = [JSON.parse(String(before)), JSON.parse(String(after))] as Record<
    string,
    unknown
  >[];
  return Object.keys(b ?? {})
    .filter((k) => JSON.stringify(a?.[k]) !== JSON.stringify(b?.[k]))
    .join(', ');
}

export function postUndo(visit: OfficeVisit): Reply {
  const mission = missionOf(visit);
  undoChange(
    visit.office.db,
    visit.actor,
    mission.id,
    new Fields(visit.form).whole('change', 1, Number.MAX_SAFE_INTEGER) ?? 0,
  );
  return { redirect: missionAddress(visit.lang, mission.id, '/history?undone=1') };
}

/** A deleted mission has no history page, so it is brought back from the list of missions. */
export function postRestore(visit: OfficeVisit): Reply {
  const id = visit.form.get('mission') ?? '';
  const found = deletedMissions(visit.office.db).find((m) => m.mission === id);
  if (found) undoChange(visit.office.db, visit.actor, found.mission, found.change);
  return { redirect: missionAddress(visit.lang) };
}
