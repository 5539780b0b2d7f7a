import {
  applyEdit,
  editOf,
  moveOptions,
  planOf,
  tryEdit,
  type MissionPlan,
} from '../../../missions/planning.ts';
import { setVideoLink, videoReader } from '../../../missions/video-links.ts';
import type { PlannedMeeting, RuleBreak } from '../../../domain/mission.ts';
import type { MissionRecord } from '../../../domain/mission-record.ts';
import { Problem } from '../../../domain/problem.ts';
import type { OfficeVisit } from '../../access/guard.ts';
import { Fields } from '../../forms/fields.ts';
import type { Reply } from '../../visit.ts';
import { clockOf, dayName, frameOf, missionOf } from './frame.ts';
import { diaryNames } from './party-name.ts';
import { readPlan } from './plan-read.ts';
import { sentenceOf } from './rule-sentence.ts';
import { missionAddress } from '../../../missions/mission-address.ts';

/** Where a meeting could go, each place with what it would do. */
export function movePage(visit: OfficeVisit): Reply {
  const mission = missionOf(visit);
  const plan = readPlan(visit, mission);
  const [guest, host] = [visit.query.get('guest') ?? '', visit.query.get('host') ?? ''];
  const now = plan.body.meetings.find((m) => m.guest === guest && m.host === host);
  if (!now)
    throw new Problem('not-found', 'There is no such meeting in this timetable.', {
      key: 'missions.error.unknown-plan',
    });
  const nameOf = diaryNames(visit, mission, plan.input.parties);
  const options = optionsOf(visit, mission, plan, now);
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
    view: 'mission/move',
    title: visit.t('missions.move.title'),
    model: {
      mission: frameOf(visit, mission, 'plan'),
      plan: {
        href: missionAddress(visit.lang, mission.id, `/plan/${plan.id}`),
        version: plan.version,
      },
      guest: { id: guest, name: nameOf(guest) },
      host: { id: host, name: nameOf(host) },
      now: timeOf(visit, plan, now.slot),
      video: videoReader(visit.office.db, mission)(guest, host),
      chosen,
      options: options.filter((o) => o !== chosen),
      out: {
        value: signed(visit, out.valueChange),
        below: out.below.map((p) => visit.t('missions.move.below', { party: p.name ?? p.id })),
      },
    },
  };
}

/** Every place that the meeting could have, with what moving it there would do. */
function optionsOf(
  visit: OfficeVisit,
  mission: MissionRecord,
  plan: MissionPlan,
  now: PlannedMeeting,
) {
  const nameOf = diaryNames(visit, mission, plan.input.parties);
  return moveOptions(plan.input, plan.body.meetings, now).map(({ slot: to, effect }) => {
    const free = effect.breaks.length === 0;
    const room = free
      ? effect
      : tryEdit(
          plan.input,
          plan.body.meetings,
          { kind: 'move', guest: now.guest, host: now.host, from: now.slot, to },
          true,
        );
    return {
      slot: to,
      time: timeOf(visit, plan, to),
      free,
      possible: room.breaks.length === 0,
      value: signed(visit, room.valueChange),
      reasons: effect.breaks.filter((b) => !untold(b)).map((b) => sentenceOf(visit, mission, b)),
      loses: room.displaced.map((d) =>
        visit.t('missions.move.loses', {
          guest: nameOf(d.guest),
          host: nameOf(d.host),
        }),
      ),
      below: room.below.map((p) => visit.t('missions.move.below', { party: p.name ?? p.id })),
    };
  });
}

function timeOf(visit: OfficeVisit, plan: MissionPlan, slot: string): string {
  const start = plan.input.slots.find((s) => s.id === slot)?.start;
  return start ? `${dayName(start, visit.lang)} ${clockOf(start)}` : slot;
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

/** Where this one meeting takes place by video. @throws Problem `invalid` for what is no address */
function postVideo(visit: OfficeVisit, mission: MissionRecord, fields: Fields): Reply {
  const [guest, host, url] = [
    fields.text('guest', 50),
    fields.text('host', 50),
    fields.text('video'),
  ];
  if (url && !(URL.canParse(url) && url.startsWith('https://')))
    throw new Problem('invalid', 'The address of a video meeting begins with https://.', {
      key: 'missions.error.video',
    });
  setVideoLink(visit.office.db, visit.actor, mission, { guest, host, url });
  return { redirect: `/${visit.lang}${visit.path}?${new URLSearchParams({ guest, host })}` };
}

export function postMove(visit: OfficeVisit): Reply {
  const mission = missionOf(visit);
  const plan = planOf(visit.office, mission.id, visit.params.plan ?? '');
  const fields = new Fields(visit.form);
  if (visit.form.has('video')) return postVideo(visit, mission, fields);
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
  return { redirect: missionAddress(visit.lang, mission.id, `/plan/${plan.id}`) };
}
