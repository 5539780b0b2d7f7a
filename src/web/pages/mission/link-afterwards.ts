/** What became of the meetings, as a guest or host says through its link. */
import { FOLLOW_UPS, HELD } from '../../../domain/mission-record.ts';
import {
  outcomesBy,
  satisfactionOf,
  saveOutcomes,
  saveSatisfaction,
} from '../../../missions/outcomes.ts';
import type { PartyVisit } from '../../access/guard.ts';
import { Fields } from '../../forms/fields.ts';
import type { Reply } from '../../visit.ts';
import { lineView } from './line-view.ts';
import { linkFrame, ownLines } from './link-pages.ts';
import { partyLinkAddress } from '../../../missions/mission-address.ts';

/** From not at all to fully. */
const SCORES = ['1', '2', '3', '4', '5'] as const;

export function linkAfterwards(visit: PartyVisit): Reply {
  const { mission, party } = visit.party;
  const lines = ownLines(visit);
  const said = new Map(
    outcomesBy(visit.office, mission.id, party).map((o) => [`${o.guest} ${o.host}`, o]),
  );
  return {
    view: 'mission/link-afterwards',
    layout: 'link',
    title: visit.t('missions.link.afterwardsTitle'),
    model: {
      link: linkFrame(visit, 'afterwards'),
      published: lines !== null,
      saved: visit.query.has('saved'),
      scores: SCORES.map((s) => ({
        value: s,
        label: visit.t(`missions.satisfaction.score.${s}`),
        chosen: String(satisfactionOf(visit.office, mission.id, party.id) ?? '') === s,
      })),
      meetings: (lines ?? []).map((l) => {
        const o = said.get(`${l.guest.id} ${l.host.id}`);
        const choice = (values: readonly string[], now: string | undefined, group: string) =>
          values.map((v) => ({
            value: v,
            label: visit.t(`missions.${group}.${v}`),
            chosen: v === now,
          }));
        return {
          id: `${l.guest.id}.${l.host.id}`,
          ...lineView(visit, l),
          held: choice(HELD, o?.held, 'held'),
          note: o?.note ?? '',
          one: choice(FOLLOW_UPS, o?.afterOne, 'followUp'),
          six: choice(FOLLOW_UPS, o?.afterSix, 'followUp'),
        };
      }),
    },
  };
}

export function postLinkAfterwards(visit: PartyVisit): Reply {
  const { mission, party } = visit.party;
  const fields = new Fields(visit.form);
  const own = new Set((ownLines(visit) ?? []).map((l) => `${l.guest.id}.${l.host.id}`));
  const edits = visit.form
    .getAll('meeting')
    .filter((id) => own.has(id))
    .map((id) => {
      const [guest = '', host = ''] = id.split('.');
      return {
        guest,
        host,
        held: fields.oneOf(`held.${id}`, ['', ...HELD]),
        note: fields.text(`note.${id}`, 1_000),
        afterOne: fields.oneOf(`one.${id}`, ['', ...FOLLOW_UPS]),
        afterSix: fields.oneOf(`six.${id}`, ['', ...FOLLOW_UPS]),
      };
    });
  saveOutcomes(visit.office, visit.actor, mission.id, party.side, edits);
  const score = Number(fields.oneOf('satisfaction', ['', ...SCORES])) || null;
  if (visit.form.has('satisfaction'))
    saveSatisfaction(visit.office, visit.actor, mission.id, party.id, score);
  return { redirect: partyLinkAddress(visit.lang, visit.token, '/afterwards?saved=1') };
}
