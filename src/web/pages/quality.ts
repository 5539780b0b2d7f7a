import { inLanguage } from '../../domain/text.ts';
import { qualityFigures, type QualityFigures } from '../view/quality-figures.ts';
import type { PageReply, Visit } from '../visit.ts';

type Section = QualityFigures['sections'][number];
type Row = Section['rows'][number];

/**
 * How good the matches are: measured figures beside baselines, as `collimate quality` left them. Of
 * its sets of questions those that the cluster names as its own; figures of others say nothing here.
 */
export function quality({ t, profile, lang }: Visit): PageReply {
  const sets = new Map(
    Object.entries(profile.measured).map(([set, name]) => [set, inLanguage(name, lang)]),
  );
  const figures = sets.size ? qualityFigures() : undefined;
  return {
    view: 'quality',
    title: t('quality.title'),
    description: t('quality.lead'),
    model: {
      sections: (figures?.sections ?? []).flatMap((s) => {
        const title = sets.get(s.id);
        return title === undefined ? [] : [sectionView(s, title, t)];
      }),
      partners: figures?.partners ? partnersView(figures.partners, t) : null,
      claims: figures?.claims ? claimsView(figures.claims, t) : null,
      ...leftOutView(figures?.leftOut ?? [], sets, t),
    },
  };
}

function sectionView(section: Section, title: string, t: Visit['t']): object {
  const most = Math.max(...section.rows.map((r) => r.figures.ndcg10.mean), Number.EPSILON);
  return {
    title,
    questions: t('quality.questions', { count: section.queries }),
    rows: section.rows.map((r) => rowView(r, most, t)),
  };
}

function rowView(row: Row, most: number, t: Visit['t']): object {
  const number = fixed(t.lang, 3);
  const shown = ({ mean, half }: { mean: number; half: number }): string =>
    `${number(mean)} ± ${number(half)}`;
  const { ndcg10, recall20, mrr } = row.figures;
  return {
    name: row.baseline || 'Collimate',
    ours: row.baseline === '',
    ndcg: shown(ndcg10),
    recall: shown(recall20),
    mrr: shown(mrr),
    width: Math.round((100 * ndcg10.mean) / most),
    ahead: row.ahead
      ? t('quality.between', {
          mean: signed(row.ahead.mean, number),
          low: signed(row.ahead.low, number),
          high: signed(row.ahead.high, number),
        })
      : '',
    milliseconds: fixed(t.lang, 1)(row.milliseconds),
  };
}

function partnersView(partners: NonNullable<QualityFigures['partners']>, t: Visit['t']): object {
  const percent = new Intl.NumberFormat(t.lang, { style: 'percent', maximumFractionDigits: 1 });
  const rows = [
    { name: 'Collimate', share: partners.ours },
    ...partners.baselines.map((b) => ({ name: b.baseline, share: b.share })),
    { name: t('quality.chance'), share: partners.chance },
  ];
  return {
    lead: t('quality.partnersLead', { count: partners.members }),
    rows: rows.map((r) => ({
      name: r.name,
      share: percent.format(r.share),
      width: Math.round(100 * r.share),
    })),
  };
}

/** How many claims of each strength are right, and whether it is said that nobody answers. */
function claimsView(
  { answers, same }: NonNullable<QualityFigures['claims']>,
  t: Visit['t'],
): object {
  const percent = new Intl.NumberFormat(t.lang, { style: 'percent' });
  const shown = ({ right, of }: { right: number; of: number }): string =>
    of > 0
      ? t('quality.rightOf', { right, of, share: percent.format(right / of) })
      : t('quality.noneSo');
  return {
    rows: Object.entries({ answers, same }).map(([claim, { strong, fair }]) => ({
      claim: t(`quality.${claim}`),
      strong: shown(strong),
      fair: shown(fair),
    })),
    nobody: t('quality.nobodyRight', {
      nobody: shown(answers.nobody),
      answered: shown(answers.answered),
    }),
  };
}

/** One row a feature, one column a set of questions. */
function leftOutView(
  leftOut: QualityFigures['leftOut'],
  names: ReadonlyMap<string, string>,
  t: Visit['t'],
): { sets: string[]; features: object[] } {
  const sets = [...new Set(leftOut.map((l) => l.set))].filter((set) => names.has(set));
  const number = fixed(t.lang, 4);
  const features = [...new Map(leftOut.map((l) => [l.feature, l.weight]))].map(
    ([feature, weight]) => ({
      feature: t(`quality.feature.${feature}`),
      weight: fixed(t.lang, 2)(weight),
      effects: sets.map((set) => {
        const found = leftOut.find((l) => l.set === set && l.feature === feature);
        return { set: names.get(set), effect: found ? signed(found.effect, number) : '–' };
      }),
    }),
  );
  return { sets: sets.map((s) => names.get(s) ?? s), features };
}

function fixed(lang: string, digits: number): (value: number) => string {
  const format = new Intl.NumberFormat(lang, {
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
  });
  return (value) => format.format(value);
}

/** With a sign, a true minus for negative ones. */
function signed(value: number, number: (value: number) => string): string {
  return `${value < 0 ? '−' : '+'}${number(Math.abs(value))}`;
}
