/** Figures of several missions side by side, for reports to those who pay for them. */
import { eventFigures } from '../../../missions/event-figures.ts';
import { listMissions } from '../../../missions/missions.ts';
import { inLanguage } from '../../../domain/text.ts';
import { workbook, XLSX_TYPE } from '../../../papers/workbook.ts';
import type { OfficeVisit } from '../../access/guard.ts';
import type { Reply } from '../../visit.ts';
import { daysName } from './frame.ts';
import { missionName } from '../../view/mission-name.ts';

const COUNTS = ['guests', 'hosts', 'answered', 'planned', 'held', 'noShows'] as const;
const FOLLOWED = ['talking', 'project', 'none'] as const;

interface Table {
  name: string;
  header: string[];
  rows: (string | number)[][];
}

export function figuresPage(visit: OfficeVisit): Reply {
  return {
    view: 'mission/figures',
    title: visit.t('missions.figures.title'),
    model: { tables: tablesOf(visit), user: visit.session.user.name },
  };
}

export async function figuresFile(visit: OfficeVisit): Promise<Reply> {
  const sheets = tablesOf(visit).map((table) => ({
    ...table,
    widths: [32, ...table.header.slice(1).map(() => 16)],
  }));
  return {
    download: `${visit.t('missions.figures.file')}.xlsx`,
    type: XLSX_TYPE,
    body: await workbook(sheets, visit),
  };
}

function tablesOf(visit: OfficeVisit): Table[] {
  const { t, lang, context } = visit;
  const missions = listMissions(visit.office.db)
    .filter((m) => !m.template)
    .map((m) => ({
      name: `${missionName(visit, m)} (${daysName(m, lang)})`,
      ...eventFigures(visit.office, m, (id) =>
        (context.catalogue.organisation(id)?.pillars ?? []).map((p) => p.pillar),
      ),
    }));
  const mission = t('missions.list.mission');
  const rate = (part: number, whole: number): string =>
    whole > 0 ? `${t.number((100 * part) / whole, 0)} %` : '–';
  const pillarName = (id: string): string =>
    inLanguage(visit.profile.pillars.find((p) => p.id === id)?.name, lang) || id;
  const across = (by: 'byCountry' | 'byPillar', nameOf: (key: string) => string): Table => {
    const keys = [...new Set(missions.flatMap((m) => [...m[by].keys()]))].sort();
    return {
      name: t(`missions.figures.${by}`),
      header: [t(`missions.figures.${by}`), ...missions.map((m) => m.name)],
      rows: keys.map((k) => [
        nameOf(k) || t('missions.figures.unsaid'),
        ...missions.map((m) => m[by].get(k) ?? 0),
      ]),
    };
  };
  return [
    {
      name: t('missions.figures.event'),
      header: [
        mission,
        ...COUNTS.map((c) => t(`missions.figures.${c}`)),
        t('missions.figures.answerRate'),
        t('missions.satisfaction.mean'),
      ],
      rows: missions.map((m) => [
        m.name,
        ...COUNTS.map((c) => m[c]),
        rate(m.answered, m.guests + m.hosts),
        m.satisfaction === null ? '–' : `${t.number(m.satisfaction, 1)} (${m.satisfied})`,
      ]),
    },
    ...(['afterOne', 'afterSix'] as const).map((when) => ({
      name: t(`missions.figures.${when}`),
      header: [mission, ...FOLLOWED.map((f) => t(`missions.followUp.${f}`))],
      rows: missions.map((m) => [m.name, ...FOLLOWED.map((f) => m[when][f])]),
    })),
    across('byCountry', (c) => c),
    across('byPillar', pillarName),
  ];
}
