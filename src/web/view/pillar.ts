import type { Census } from '../../ask/map/census.ts';
import type { Pillar } from '../../domain/cluster.ts';
import { OFFER_KINDS } from '../../domain/evidence.ts';
import { inLanguage } from '../../domain/text.ts';
import type { Translate } from '../rendering/locales.ts';
import { typeset } from '../rendering/typeset.ts';

export interface PillarRow {
  index: number;
  letter: string;
  href: string;
  name: string;
  scope: string;
  members: string;
  instruments: string;
  /** Parts of the bar, 0 to 100 wide: kinds of evidence in the order of `OFFER_KINDS`. */
  bar: { x: number; width: number; opacity: number }[];
  barLabel: string;
}

/**
 * A pillar with its counts; the bar shows what its evidence is made of, as long as its share of the
 * largest pillar.
 */
export function pillarRow(pillar: Pillar, index: number, counted: Census, t: Translate): PillarRow {
  const own = counted.pillars.get(pillar.id);
  const kinds = OFFER_KINDS.map((kind) => ({ kind, n: own?.kinds[kind] ?? 0 })).filter(
    (k) => k.n > 0,
  );
  const longest = Math.max(
    1,
    ...[...counted.pillars.values()].map((p) =>
      OFFER_KINDS.reduce((sum, k) => sum + (p.kinds[k] ?? 0), 0),
    ),
  );
  let x = 0;
  const bar = kinds.map(({ kind, n }) => {
    const width = (100 * n) / longest;
    const part = {
      x: round(x),
      width: round(Math.max(0.5, width - 0.6)),
      opacity: round(1 - OFFER_KINDS.indexOf(kind) * 0.17),
    };
    x += width;
    return part;
  });
  return {
    index,
    letter: pillar.letter,
    href: `/${t.lang}/pillars/${encodeURIComponent(pillar.id)}`,
    name: inLanguage(pillar.name, t.lang),
    scope: typeset(inLanguage(pillar.scope, t.lang), t.lang),
    members: t('site.count.members', { count: own?.members ?? 0 }),
    instruments: t('site.count.instruments', { count: own?.kinds.instrument ?? 0 }),
    bar,
    barLabel: kinds.map(({ kind, n }) => `${t(`site.kind.${kind}`)} ${t.number(n)}`).join(', '),
  };
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}
