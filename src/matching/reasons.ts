import type { Reason } from '../domain/match.ts';
import type { CallFamily } from './call-families.ts';
import type { Quantity } from '../domain/quantity.ts';
import { COVERED, type NeedCoverage } from './coverage.ts';
import type { EvidenceScore } from './evidence-score.ts';
import type { OwnerRank } from './rank-owners.ts';
import { matchQuantities } from './quantity-match.ts';
import type { MatchTable } from './table.ts';
import { FEATURES, type Feature, WEIGHTS } from './weights.ts';

/** What the sentences of one owner are made from. */
export interface ReasonMaterial {
  rank: OwnerRank;
  /** Its own scored evidence. */
  evidence: readonly EvidenceScore[];
  coverage: readonly NeedCoverage[];
  /** Asked concepts by id. */
  concepts: ReadonlyMap<string, number>;
  /** Asked figures. */
  quantities: readonly Quantity[];
  families: readonly CallFamily[];
  /** Words of its name that the question uses. */
  nameWords: readonly string[];
}

// A feature below this share of the best owner's would be a sentence about nothing.
const WORTH_SAYING = 0.25;
// Quoted with a sentence.
const QUOTED = 3;

/**
 * Why an owner stands where it does, the greatest part of its score first. Each reason names its
 * feature, its value and the evidence that it rests on; the words are in
 * `views/locales/<lang>/reasons.yaml`.
 */
export function reasonsFor(table: MatchTable, material: ReasonMaterial): Reason[] {
  const { features } = material.rank;
  const reasons = FEATURES.filter((f) => features[f] >= WORTH_SAYING).flatMap(
    (f) => SENTENCES[f]?.(table, material, features[f]) ?? [],
  );
  const covered = material.coverage.filter((c) => c.degree >= COVERED);
  const needs: Reason[] =
    material.coverage.length > 1 && covered.length > 0
      ? [
          {
            feature: 'coverage',
            value: covered.length / material.coverage.length,
            key: 'reasons.coverage',
            parameters: { count: covered.length, all: material.coverage.length },
            evidence: covered.flatMap((c) => ids(table, c.evidence.slice(0, 1))),
          },
        ]
      : [];
  const weight = (r: Reason): number =>
    (r.feature === 'coverage' ? 1 : WEIGHTS[r.feature as Feature]) * r.value;
  return [...reasons, ...needs].sort((a, b) => weight(b) - weight(a));
}

/**
 * What keeps an owner from a higher place: needs that it does not cover, and signs in which those
 * above are stronger.
 */
export function missingFor(
  table: MatchTable,
  material: ReasonMaterial,
  above: OwnerRank | undefined,
): Reason[] {
  const gaps = material.coverage
    .filter((c) => c.degree < COVERED)
    .map((c): Reason => ({
      feature: 'coverage',
      value: c.degree,
      key: 'reasons.missing.need',
      parameters: { need: c.need },
      evidence: ids(table, c.evidence.slice(0, 1)),
    }));
  if (!above) return gaps;
  const behind = FEATURES.filter((f) => SENTENCES[f] && WEIGHTS[f] > 0)
    .map((f) => ({ f, lost: (above.features[f] - material.rank.features[f]) * WEIGHTS[f] }))
    .filter((x) => x.lost > 0.05)
    .sort((a, b) => b.lost - a.lost)
    .slice(0, 2)
    .map(({ f }): Reason => ({
      feature: f,
      value: material.rank.features[f],
      key: `reasons.missing.${f}`,
      parameters: {},
      evidence: [],
    }));
  return [...gaps, ...behind];
}

type Sentence = (table: MatchTable, material: ReasonMaterial, value: number) => Reason[];

/** One sentence per feature; a feature without one never explains anything by itself. */
const SENTENCES: Readonly<Partial<Record<Feature, Sentence>>> = {
  tfidf: (table, m, value) => statements(table, m, 'tfidf', value),
  latent: (table, m, value) =>
    m.rank.features.tfidf < WORTH_SAYING ? statements(table, m, 'latent', value) : [],
  dense: (table, m, value) => statements(table, m, 'dense', value),
  profile: (_table, m, value) => {
    const several = m.evidence.filter((e) => e.bm25 > 0).length;
    return several > QUOTED
      ? [
          {
            feature: 'profile',
            value,
            key: 'reasons.profile',
            parameters: { count: several },
            evidence: [],
          },
        ]
      : [];
  },
  concepts: (table, m, value) => {
    const held = [...m.concepts]
      .filter(
        ([c, w]) =>
          w === 1 && m.evidence.some((e) => table.evidence[e.ordinal]!.concepts.includes(c)),
      )
      .map(([c]) => c);
    if (held.length === 0) return [];
    return [
      {
        feature: 'concepts',
        value,
        key: 'reasons.concepts',
        parameters: { count: held.length, concepts: held.join('|') },
        evidence: ids(table, top(m.evidence, 'concepts')),
      },
    ];
  },
  quantities: figures,
  named: (_table, m, value) => [
    {
      feature: 'named',
      value,
      key: 'reasons.named',
      parameters: { words: m.nameWords.join(' ') },
      evidence: [],
    },
  ],
  experience: (table, m, value) => experience(table, m, value, 'programme', 'experience'),
  action: (table, m, value) => experience(table, m, value, 'action', 'action'),
  history: (_table, _m, value) => [
    { feature: 'history', value, key: 'reasons.history', parameters: {}, evidence: [] },
  ],
};

/** Figures that are met, or the nearest ones when none is. */
function figures(table: MatchTable, m: ReasonMaterial, value: number): Reason[] {
  const best = top(m.evidence, 'quantities');
  const fits = matchQuantities(
    m.quantities,
    best.flatMap((e) => table.evidence[e.ordinal]!.quantities),
  ).filter((f) => f.fit > 0);
  if (fits.length === 0) return [];
  const met = fits.filter((f) => f.fit === 1);
  const shown = (met.length > 0 ? met : fits)
    .map(({ offered: o }) => `${o.kind};${o.min ?? ''};${o.max ?? ''}`)
    .join('|');
  return [
    {
      feature: 'quantities',
      value,
      key: met.length > 0 ? 'reasons.quantities' : 'reasons.near',
      parameters: { figures: shown },
      evidence: ids(table, best),
    },
  ];
}

function statements(
  table: MatchTable,
  m: ReasonMaterial,
  part: 'tfidf' | 'latent' | 'dense',
  value: number,
): Reason[] {
  const best = top(m.evidence, part);
  return best.length > 0
    ? [
        {
          feature: part,
          value,
          key: `reasons.${part}`,
          parameters: { count: best.length },
          evidence: ids(table, best),
        },
      ]
    : [];
}

function experience(
  table: MatchTable,
  m: ReasonMaterial,
  value: number,
  level: CallFamily['level'],
  feature: 'experience' | 'action',
): Reason[] {
  return m.families
    .filter((f) => f.level === level)
    .flatMap((f) => {
      const count = table.experience.get(`${level} ${f.key}`)?.get(m.rank.owner) ?? 0;
      const projects = table.owners[m.rank.owner]!.evidence.filter((e) =>
        table.evidence[e]!.families.some((x) => x.level === level && x.key === f.key),
      );
      return count > 0
        ? [
            {
              feature,
              value,
              key: `reasons.${feature}`,
              parameters: { count, programme: f.key },
              evidence: projects.slice(-QUOTED).map((e) => table.evidence[e]!.id),
            },
          ]
        : [];
    });
}

function top(
  evidence: readonly EvidenceScore[],
  part: 'tfidf' | 'latent' | 'dense' | 'concepts' | 'quantities',
): EvidenceScore[] {
  const sorted = evidence
    .filter((e) => e[part] > 0)
    .sort((a, b) => b[part] - a[part] || a.ordinal - b.ordinal);
  // A statement of less than half the best one's worth would weaken the sentence that quotes it.
  return sorted.filter((e) => e[part] >= sorted[0]![part] / 2).slice(0, QUOTED);
}

function ids(table: MatchTable, evidence: readonly { ordinal: number }[]): string[] {
  return evidence.map((e) => table.evidence[e.ordinal]!.id);
}
