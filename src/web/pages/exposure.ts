import { askExposure, NEAR_EQUAL } from '../../ask/map/exposure.ts';
import { memberHref, organisationView } from '../view/organisation.ts';
import { pictures } from '../view/pictures.ts';
import { plain } from '../view/words.ts';
import type { PageReply, Visit } from '../visit.ts';

/** Tolerances to choose from, in percent. */
const TOLERANCES = [5, 10, 20];
const FEW = 3;

/** Who is suggested how often, who never, and what lifting the unseen would change and cost. */
export async function exposure({
  context,
  profile,
  settings,
  t,
  lang,
  query,
}: Visit): Promise<PageReply> {
  const asked = Number(query.get('near'));
  const percent =
    TOLERANCES.find((x) => x === asked) ?? Math.round(100 * (settings.exposureLift || NEAR_EQUAL));
  const report = await askExposure(context, percent / 100);
  const most = Math.max(1, ...report.members.map((m) => Math.max(m.suggested, m.lifted)));
  return {
    view: 'exposure',
    title: t('exposure.title'),
    description: t('exposure.lead'),
    model: {
      pictures: pictures('/map/exposure', t),
      asked: t('exposure.asked', { needs: report.needs, topics: report.topics }),
      never: t('exposure.never', { count: report.neverSuggested }),
      gini: t.number(report.gini, 3),
      giniLifted: t.number(report.giniLifted, 3),
      neverLifted: t('exposure.never', { count: report.neverLifted }),
      cost: t('exposure.cost', { cost: t.number(report.cost, 4), percent }),
      setting: settings.exposureLift
        ? t('exposure.on', { percent: Math.round(100 * settings.exposureLift) })
        : t('exposure.off'),
      tolerances: [...new Set([...TOLERANCES, percent])]
        .sort((a, b) => a - b)
        .map((x) => ({
          value: x,
          label: t('exposure.within', { percent: x }),
          chosen: x === percent,
        })),
      members: report.members.map((m) => ({
        name: plain(organisationView(m.organisation, profile, t).name),
        href: memberHref(m.organisation.id, lang),
        suggested: m.suggested,
        lifted: m.lifted,
        statements: m.statements,
        width: Math.round((100 * m.suggested) / most),
        thin: m.statements <= FEW,
        change:
          m.lifted === m.suggested
            ? ''
            : t('exposure.change', {
                count: m.lifted - m.suggested,
                sign: m.lifted > m.suggested ? '+' : '−',
                by: Math.abs(m.lifted - m.suggested),
              }),
      })),
    },
  };
}
