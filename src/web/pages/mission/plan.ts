/** One timetable: its figures, its meetings and what is missing. */
import { checkPlan, planOf, setPlanState, type MissionPlan } from '../../../missions/planning.ts';
import { publicationChanges } from '../../../missions/publishing.ts';
import { timetableOf, type TimetableLine } from '../../../missions/published-timetable.ts';
import { showDraft, shownDraft } from '../../../missions/shown-draft.ts';
import { listWishes } from '../../../missions/wishes.ts';
import type { MissionRecord } from '../../../domain/mission-record.ts';
import type { OfficeVisit } from '../../access/guard.ts';
import { Fields } from '../../forms/fields.ts';
import type { Reply } from '../../visit.ts';
import { clockOf, dayName, frameOf, missionOf } from './frame.ts';
import { diaryNames, localLines } from './party-name.ts';
import { planGrid } from './plan-grid.ts';
import { planHead } from './plan-head.ts';
import { readPlan } from './plan-read.ts';
import { sentenceOf } from './rule-sentence.ts';
import { guestFirst, partyOf } from '../../../domain/party-id.ts';
import { missionAddress } from '../../../missions/mission-address.ts';

export function planPage(visit: OfficeVisit): Reply {
  const mission = missionOf(visit);
  const plan = readPlan(visit, mission);
  const frame = frameOf(visit, mission, 'plan');
  const lines = localLines(visit, mission, timetableOf(visit.office, mission, plan));
  const by = new Fields(visit.query).oneOf('by', ['guest', 'host', 'time']);
  const open = plan.state === 'draft' || plan.state === 'review';
  const breaks = checkPlan(plan.input, plan.body.meetings);
  return {
    view: 'mission/plan',
    title: plan.label || visit.t('missions.plan.unnamed'),
    scripts: ['move.js'],
    model: {
      mission: frame,
      ...planHead(visit, mission, plan),
      shown: shownDraft(visit.office, mission)?.id === plan.id,
      breaks: breaks.map((b) => sentenceOf(visit, mission, b)),
      views: (['guest', 'host', 'time'] as const).map((v) => ({
        label: visit.t(`missions.plan.by.${v}`),
        href: `?by=${v}`,
        current: v === by,
      })),
      byTime: by === 'time' ? timeRows(visit, lines) : [],
      grid: by === 'time' ? null : planGrid(visit, mission, { plan, lines, by, open }),
      isTime: by === 'time',
      below: belowFloor(visit, plan, frame.base),
      unmet: unmetMusts(visit, mission, plan),
      changes:
        plan.state === 'published' || plan.state === 'replaced'
          ? 0
          : publicationChanges(visit.office, plan).parties.length,
    },
  };
}

function timeRows(visit: OfficeVisit, lines: readonly TimetableLine[]) {
  const slots = new Map<string, TimetableLine[]>();
  for (const l of lines) slots.set(l.slot, [...(slots.get(l.slot) ?? []), l]);
  return [...slots.values()].map((list) => ({
    time: `${dayName(list[0]?.start ?? '', visit.lang)} ${clockOf(list[0]?.start ?? '')}–${clockOf(list[0]?.end ?? '')}`,
    meetings: list.map((l) => ({
      place: l.place,
      guest: l.guest.name,
      host: l.host.name,
      interpreter: l.interpreter,
    })),
  }));
}

function belowFloor(visit: OfficeVisit, plan: MissionPlan, base: string) {
  return plan.input.parties.flatMap((p) => {
    const has = plan.body.meetings.filter((m) => m.guest === p.id || m.host === p.id).length;
    return has < p.min
      ? [
          {
            text: visit.t('missions.plan.belowOne', { party: p.name ?? p.id, has, min: p.min }),
            href: `${base}/plan/${plan.id}/why?party=${encodeURIComponent(p.id)}`,
          },
        ]
      : [];
  });
}

/**
 * Pairs that one side must have and the plan has not; who asked is told to the secretariat only.
 */
function unmetMusts(visit: OfficeVisit, mission: MissionRecord, plan: MissionPlan) {
  const planned = new Set(
    plan.body.meetings.flatMap((m) => [
      `${partyOf(m.guest)} ${partyOf(m.host)}`,
      `${partyOf(m.host)} ${partyOf(m.guest)}`,
    ]),
  );
  const nameOf = diaryNames(visit, mission, plan.input.parties);
  return listWishes(visit.office.db, plan.mission)
    .filter((w) => w.wish === 'must' && !planned.has(`${w.from} ${w.to}`))
    .map((w) => {
      const [guest, host] = guestFirst(w.from, w.to);
      return {
        text: visit.t('missions.plan.unmetOne', { from: nameOf(w.from), to: nameOf(w.to) }),
        href: missionAddress(
          visit.lang,
          plan.mission,
          `/plan/${plan.id}/why?guest=${guest}&host=${host}`,
        ),
      };
    });
}

export function postShown(visit: OfficeVisit): Reply {
  const mission = missionOf(visit);
  const plan = planOf(visit.office, mission.id, visit.params.plan ?? '');
  const isShown = visit.form.get('shown') === 'yes';
  showDraft(visit.office, visit.actor, mission.id, isShown ? plan.id : '');
  return { redirect: missionAddress(visit.lang, mission.id, `/plan/${plan.id}`) };
}

export function postPlanState(visit: OfficeVisit): Reply {
  const plan = planOf(visit.office, missionOf(visit).id, visit.params.plan ?? '');
  setPlanState(
    visit.office,
    visit.actor,
    plan,
    visit.form.get('state') === 'review' ? 'review' : 'draft',
  );
  return { redirect: missionAddress(visit.lang, plan.mission, `/plan/${plan.id}`) };
}

/**
 * The input or the plan in the exchange format, as the commands `mission check` and `mission
 * replan` read them.
 */
export function planFile(visit: OfficeVisit): Reply {
  const plan = planOf(visit.office, missionOf(visit).id, visit.params.plan ?? '');
  const input = visit.path.endsWith('/mission.json');
  return {
    download: input ? 'mission.json' : 'plan.json',
    type: 'application/json; charset=utf-8',
    body: JSON.stringify(input ? plan.input : plan.body, null, 1),
  };
}
