/** From meetings to cooperation: what was held and what followed. */
import { heldOf, missionResults } from '../../../missions/outcomes.ts';
import type { OfficeVisit } from '../../access/guard.ts';
import type { Reply } from '../../visit.ts';
import { workbook, XLSX_TYPE } from '../../../papers/workbook.ts';
import { clockOf, dateName, frameOf, missionOf } from './frame.ts';
import { fileName } from './matrix.ts';
import { diaryNames } from './party-name.ts';

export function resultsPage(visit: OfficeVisit): Reply {
  const mission = missionOf(visit);
  const results = missionResults(visit.office, mission);
  return {
    view: 'mission/results',
    title: visit.t('missions.results.title', { mission: mission.name }),
    model: {
      mission: frameOf(visit, mission, 'results'),
      planned: results.planned,
      held: results.held,
      ...results.followUps,
      meetings: rows(visit, results),
    },
  };
}

export async function resultsFile(visit: OfficeVisit): Promise<Reply> {
  const mission = missionOf(visit);
  const { t } = visit;
  const list = rows(visit, missionResults(visit.office, mission));
  const body = await workbook(
    [
      {
        name: t('missions.tab.results'),
        header: ['time', 'guest', 'host', 'held', 'one', 'six', 'notes'].map((c) =>
          t(`missions.results.${c}`),
        ),
        rows: list.map((r) => [r.time, r.guest, r.host, r.held, r.one, r.six, r.notes]),
        widths: [16, 28, 28, 16, 14, 14, 60],
      },
    ],
    visit,
  );
  return {
    download: `${fileName(mission.name)}-${t('missions.results.file')}.xlsx`,
    type: XLSX_TYPE,
    body,
  };
}

function rows(visit: OfficeVisit, results: ReturnType<typeof missionResults>) {
  const { t } = visit;
  const nameOf = diaryNames(visit, missionOf(visit));
  return results.meetings.map((m) => {
    const held = heldOf(m.said);
    const follow = (field: 'afterOne' | 'afterSix'): string =>
      [
        ...new Set(
          [m.said.guest?.[field], m.said.host?.[field]]
            .filter((w) => w !== undefined && w !== '')
            .map((w) => t(`missions.followUp.${w}`)),
        ),
      ].join(' / ');
    return {
      time: `${dateName(m.line.start, visit.lang)} ${clockOf(m.line.start)}`,
      guest: nameOf(m.line.guest.id),
      host: nameOf(m.line.host.id),
      held: held ? t(`missions.held.${held}`) : '',
      one: follow('afterOne'),
      six: follow('afterSix'),
      notes: [m.said.office?.note, m.said.guest?.note, m.said.host?.note]
        .filter(Boolean)
        .join('\n'),
    };
  });
}
