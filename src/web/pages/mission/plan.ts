/**
 * One timetable: its figures, its meetings, moving them by form, reasons for what is missing,
 * publishing.
 */
import { explainMission } from '../../../ask/plan-mission.ts';
import type { RuleBreak } from '../../../domain/mission.ts';
import type { MissionRecord } from '../../../domain/mission-record.ts';
import { Problem } from '../../../domain/problem.ts';
import {
  applyEdit,
  checkPlan,
  editOf,
  moveOptions,
  planOf,
  setPlanState,
  tryEdit,
  type MissionPlan,
} from '../../../desk/planning.ts';
import { publicationChanges, publishPlan } from '../../../desk/publishing.ts';
import { timetableOf, type TimetableLine } from '../../../desk/timetable.ts';
import { listWishes } from '../../../desk/wishes.ts';
import type { OfficeVisit } from '../../access/guard.ts';
import { Fields } from '../../fields.ts';
import type { Reply } from '../../visit.ts';
import { changeViews, tellTexts } from './change-views.ts';
import { clockOf, dayName, frameOf, missionOf } from './frame.ts';
import { shareOf } from './plan-list.ts';

export function planPage(visit: OfficeVisit): Reply {
  const mission = missionOf(visit);
  const plan = planOf(visit.office, mission.id, visit.params.plan ?? '');
  const frame = frameOf(visit, mission, 'plan');
  const lines = timetableOf(visit.office, mission, plan);
  const by = new Fields(visit.query).oneOf('by', ['guest', 'host', 'time']);
  const breaks = checkPlan(plan.input, plan.body.meetings);
  return {
    view: 'mission-plan',
    title: plan.label || visit.t('missions.plan.unnamed'),
    scripts: ['move.js'],
    model: {
      mission: frame,
      ...planHead(visit, mission, plan),
      breaks: breaks.map((b) => said(visit, b)),
      views: (['guest', 'host', 'time'] as const).map((v) => ({
        label: visit.t(`missions.plan.by.${v}`),
        href: `?by=${v}`,
        current: v === by,
      })),
      byTime: by === 'time' ? timeRows(visit, lines) : [],
      grid: by === 'time' ? [] : gridRows(visit, mission, plan, lines, by),
      isTime: by === 'time',
      slots: plan.input.slots.map((s) => ({ id: s.id, time: clockOf(s.start) })),
      below: belowFloor(visit, plan, frame.base),
      unmet: unmetMusts(visit, plan),
      changes:
        plan.state === 'published' || plan.state === 'replaced'
          ? 0
          : publicationChanges(visit.office, plan).parties.length,
    },
  };
}

function planHead(visit: OfficeVisit, mission: MissionRecord, plan: MissionPlan) {
  const { body } = plan;
  const name = (id: string): string => plan.input.parties.find((p) => p.id === id)?.name ?? id;
  const worst = (w: MissionPlan['body']['worst']['guest']): string =>
    w ? visit.t('missions.plan.worstOne', { party: name(w.id), count: w.meetings }) : '–';
  return {
    plan: {
      id: plan.id,
      version: plan.version,
      label: plan.label || visit.t('missions.plan.unnamed'),
      state: visit.t(`missions.planState.${plan.state}`),
      open: plan.state === 'draft' || plan.state === 'review',
      isDraft: plan.state === 'draft',
      isReview: plan.state === 'review',
      published: plan.state === 'published',
      href: `/${visit.lang}/missions/${mission.id}/plan/${plan.id}`,
    },
    figures: {
      meetings: body.meetings.length,
      value: worthOf(visit, plan),
      without: withoutMeeting(plan).map(name),
      proven: body.proven,
      shortfall: body.shortfall,
      shortfallBound: body.shortfallBound,
      worstGuest: worst(body.worst.guest),
      worstHost: worst(body.worst.host),
      gaps: body.gaps,
      tables: `${visit.t.number(Math.round(body.tableUse * 100), 0)} %`,
      seconds: visit.t.number(body.seconds, 1),
      kept: body.replan
        ? visit.t('missions.plan.keptOf', { kept: body.replan.kept, of: body.replan.of })
        : '',
    },
  };
}

/**
 * What the plan is worth beside what it could be; a replan's share counts the kept meetings, which
 * its limit of the worth alone knows nothing of.
 */
function worthOf(visit: OfficeVisit, plan: MissionPlan): string {
  const [value, share] = [visit.t.number(plan.body.value), shareOf(visit, plan)];
  return plan.body.replan
    ? visit.t('missions.plan.valueKept', { value, share })
    : visit.t('missions.plan.valueOf', { value, bound: visit.t.number(plan.body.bound), share });
}

function withoutMeeting({ input, body }: MissionPlan): string[] {
  const met = new Set(body.meetings.flatMap((m) => [m.guest, m.host]));
  return input.parties.flatMap((p) => (met.has(p.id) ? [] : [p.id]));
}

function gridRows(
  visit: OfficeVisit,
  mission: MissionRecord,
  plan: MissionPlan,
  lines: readonly TimetableLine[],
  by: 'guest' | 'host',
) {
  const other = by === 'guest' ? 'host' : 'guest';
  const fixed = new Set(plan.input.fixed.map((f) => `${f.guest} ${f.host}`));
  const rows = plan.input.parties.filter((p) => p.side === by);
  const open = plan.state === 'draft' || plan.state === 'review';
  return rows.map((p) => ({
    name: p.name ?? p.id,
    count: visit.t('missions.plan.count', {
      count: plan.body.meetings.filter((m) => m[by] === p.id).length,
    }),
    cells: plan.input.slots.map((s) => {
      const m = plan.body.meetings.find((x) => x[by] === p.id && x.slot === s.id);
      const line =
        m &&
        lines.find(
          (l) =>
            l.slot === m.slot &&
            l.guest.id === m.guest.split('~')[0] &&
            l.host.id === m.host.split('~')[0],
        );
      return {
        slot: open ? s.id : '',
        away: p.unavailable.includes(s.id),
        name: line ? line[other].name : '',
        table: line?.place ?? '',
        fixed: m ? fixed.has(`${m.guest} ${m.host}`) : false,
        href:
          m && open
            ? `/${visit.lang}/missions/${mission.id}/plan/${plan.id}/move?guest=${encodeURIComponent(m.guest)}&host=${encodeURIComponent(m.host)}`
            : '',
      };
    }),
  }));
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
function unmetMusts(visit: OfficeVisit, plan: MissionPlan) {
  const planned = new Set(
    plan.body.meetings.flatMap((m) => [
      `${m.guest.split('~')[0]} ${m.host.split('~')[0]}`,
      `${m.host.split('~')[0]} ${m.guest.split('~')[0]}`,
    ]),
  );
  const name = (id: string): string =>
    plan.input.parties.find((p) => p.id === id || p.company === id)?.name ?? id;
  return listWishes(visit.office.db, plan.mission)
    .filter((w) => w.wish === 'must' && !planned.has(`${w.from} ${w.to}`))
    .map((w) => {
      const [guest, host] = w.from.startsWith('g') ? [w.from, w.to] : [w.to, w.from];
      return {
        text: visit.t('missions.plan.unmetOne', { from: name(w.from), to: name(w.to) }),
        href: `/${visit.lang}/missions/${plan.mission}/plan/${plan.id}/why?guest=${guest}&host=${host}`,
      };
    });
}

/**
 * "Cannot be scheduled because ...": the demands in conflict, and what loosening each would give.
 */
export async function whyPage(visit: OfficeVisit): Promise<Reply> {
  const mission = missionOf(visit);
  const plan = planOf(visit.office, mission.id, visit.params.plan ?? '');
  const [party, guest, host] = [
    visit.query.get('party'),
    visit.query.get('guest'),
    visit.query.get('host'),
  ];
  const known = new Set(plan.input.parties.map((p) => p.id));
  if (party ? !known.has(party) : !known.has(guest ?? '') || !known.has(host ?? ''))
    throw new Problem('not-found', 'There is no such party in this timetable.', {
      key: 'missions.error.unknown-party',
    });
  const name = (id: string | null): string =>
    plan.input.parties.find((p) => p.id === id)?.name ?? '';
  // A minute is what a person waits for an answer to "why"; the search is cut off there and says
  // what it found.
  const answer = await explainMission(
    plan.input,
    party ? { kind: 'floor', party } : { kind: 'pair', guest: guest ?? '', host: host ?? '' },
    { limit: 60, signal: visit.signal },
  );
  const gain = (g: (typeof answer)['conflict'][number]['gain']): string[] =>
    g
      ? [visit.t(g.solved ? 'rules.gain.solved' : 'rules.gain.partly'), ...gainWords(visit, g)]
      : [];
  return {
    view: 'mission-why',
    title: visit.t('missions.why.title'),
    model: {
      mission: frameOf(visit, mission, 'plan'),
      plan: {
        href: `/${visit.lang}/missions/${mission.id}/plan/${plan.id}`,
        label: plan.label || visit.t('missions.plan.unnamed'),
      },
      question: party
        ? visit.t('missions.why.floor', { party: name(party) })
        : visit.t('missions.why.pair', { guest: name(guest), host: name(host) }),
      answer: visit.t(`rules.why.${answer.kind}`),
      demands: answer.conflict.map((c) => ({ text: said(visit, c.demand), gain: gain(c.gain) })),
      forced: answer.forced ? gainWords(visit, answer.forced) : [],
    },
  };
}

function gainWords(visit: OfficeVisit, g: { shortfall: number; value: number }): string[] {
  if (g.shortfall < 0) return [visit.t('rules.gain.shortfall', { count: -g.shortfall })];
  if (g.shortfall > 0) return [visit.t('missions.why.costs', { count: g.shortfall })];
  if (g.value > 0.0005) return [visit.t('rules.gain.value', { value: visit.t.number(g.value) })];
  return g.value < -0.0005
    ? [visit.t('missions.why.costsValue', { value: visit.t.number(-g.value) })]
    : [visit.t('rules.gain.nothing')];
}

/** A rule or demand as a sentence, its times as clocks. */
function said(
  visit: OfficeVisit,
  b: { key: string; parameters: Readonly<Record<string, string | number>> },
): string {
  const parameters = Object.fromEntries(
    Object.entries(b.parameters).map(([k, v]) => [
      k,
      typeof v === 'string' ? v.replace(/\d{4}-\d\d-\d\dT\d\d:\d\d/g, (time) => clockOf(time)) : v,
    ]),
  );
  return visit.t(b.key, parameters);
}

/** Where a meeting could go, each place with what it would do. */
export function movePage(visit: OfficeVisit): Reply {
  const mission = missionOf(visit);
  const plan = planOf(visit.office, mission.id, visit.params.plan ?? '');
  const [guest, host] = [visit.query.get('guest') ?? '', visit.query.get('host') ?? ''];
  const now = plan.body.meetings.find((m) => m.guest === guest && m.host === host);
  if (!now)
    throw new Problem('not-found', 'There is no such meeting in this timetable.', {
      key: 'missions.error.unknown-plan',
    });
  const name = (id: string): string => plan.input.parties.find((p) => p.id === id)?.name ?? id;
  const slot = (id: string): string => {
    const s = plan.input.slots.find((x) => x.id === id);
    return s ? `${dayName(s.start, visit.lang)} ${clockOf(s.start)}` : id;
  };
  const options = moveOptions(plan.input, plan.body.meetings, now).map(({ slot: to, effect }) => {
    const free = effect.breaks.length === 0;
    const room = free
      ? effect
      : tryEdit(
          plan.input,
          plan.body.meetings,
          { kind: 'move', guest, host, from: now.slot, to },
          true,
        );
    return {
      slot: to,
      time: slot(to),
      free,
      possible: room.breaks.length === 0,
      value: signed(visit, room.valueChange),
      reasons: effect.breaks.filter((b) => !untold(b)).map((b) => said(visit, b)),
      loses: room.displaced.map((d) =>
        visit.t('missions.move.loses', { guest: name(d.guest), host: name(d.host) }),
      ),
      below: room.below.map((p) => visit.t('missions.move.below', { party: p.name ?? p.id })),
    };
  });
  // The place that a meeting was dragged to comes first, on its own; nothing is changed before it
  // is confirmed.
  const to = visit.query.get('to');
  const chosen = options.find((o) => o.slot === to);
  const out = tryEdit(plan.input, plan.body.meetings, {
    kind: 'remove',
    guest,
    host,
    from: now.slot,
  });
  return {
    view: 'mission-move',
    title: visit.t('missions.move.title'),
    model: {
      mission: frameOf(visit, mission, 'plan'),
      plan: {
        href: `/${visit.lang}/missions/${mission.id}/plan/${plan.id}`,
        version: plan.version,
      },
      guest: { id: guest, name: name(guest) },
      host: { id: host, name: name(host) },
      now: slot(now.slot),
      chosen,
      options: options.filter((o) => o !== chosen),
      out: {
        value: signed(visit, out.valueChange),
        below: out.below.map((p) => visit.t('missions.move.below', { party: p.name ?? p.id })),
      },
    },
  };
}

/**
 * A meeting that found no table stands at table 0; that there are too few is said by a rule of its
 * own.
 */
function untold(b: RuleBreak): boolean {
  return b.rule === 'no-table' && b.parameters.table === 0;
}

function signed(visit: OfficeVisit, value: number): string {
  return Math.abs(value) < 0.0005
    ? '0'
    : `${value > 0 ? '+' : '−'}${visit.t.number(Math.abs(value))}`;
}

export function postMove(visit: OfficeVisit): Reply {
  const mission = missionOf(visit);
  const plan = planOf(visit.office, mission.id, visit.params.plan ?? '');
  const fields = new Fields(visit.form);
  if (fields.whole('version', 1, 1e9) !== plan.version)
    throw new Problem(
      'conflict',
      'Somebody else changed this timetable in the meantime. Nothing was changed.',
      { key: 'missions.error.conflict' },
    );
  const edit = editOf(
    plan,
    fields.text('guest', 50),
    fields.text('host', 50),
    fields.text('slot', 30),
  );
  if (!edit || edit.kind === 'swap')
    throw new Problem('not-found', 'There is no such meeting in this timetable.', {
      key: 'missions.error.unknown-plan',
    });
  applyEdit(visit.office, visit.actor, plan, edit, fields.checked('makeRoom'));
  return { redirect: `/${visit.lang}/missions/${mission.id}/plan/${plan.id}` };
}

export function postPlanState(visit: OfficeVisit): Reply {
  const plan = planOf(visit.office, missionOf(visit).id, visit.params.plan ?? '');
  setPlanState(
    visit.office,
    visit.actor,
    plan,
    visit.form.get('state') === 'review' ? 'review' : 'draft',
  );
  return { redirect: `/${visit.lang}/missions/${plan.mission}/plan/${plan.id}` };
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

/** Before publishing: who will be told what. */
export function publishPage(visit: OfficeVisit): Reply {
  const mission = missionOf(visit);
  const plan = planOf(visit.office, mission.id, visit.params.plan ?? '');
  const difference = publicationChanges(visit.office, plan);
  return {
    view: 'mission-publish',
    title: visit.t('missions.publish.title'),
    model: {
      mission: frameOf(visit, mission, 'plan'),
      ...planHead(visit, mission, plan),
      ...changeViews(visit, mission, plan.input, difference),
      kept: difference.kept,
    },
  };
}

export function postPublish(visit: OfficeVisit): Reply {
  const mission = missionOf(visit);
  const plan = planOf(visit.office, mission.id, visit.params.plan ?? '');
  const version = new Fields(visit.form).whole('version', 1, 1e9);
  const difference = publicationChanges(visit.office, plan);
  publishPlan(visit.office, visit.actor, mission, { ...plan, version: version ?? 0 });
  return {
    view: 'mission-published',
    title: visit.t('missions.publish.done'),
    model: {
      mission: frameOf(visit, missionOf(visit), 'plan'),
      texts: tellTexts(visit, mission, plan.input, difference),
    },
  };
}
