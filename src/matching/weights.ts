/**
 * What each feature counts when owners are ranked. Every feature lies between 0 and 1 (the best
 * owner of an answer has 1, but for `kind` and `closeness`), so weights compare directly.
 * `collimate tune` proposes them by cross-validation over several sets of queries; `collimate
 * quality` measures what is lost when each is left out and writes the table of docs/QUALITY.md.
 */
export const FEATURES = [
  'tfidf',
  'bm25',
  'latent',
  'profile',
  'concepts',
  'quantities',
  'named',
  'experience',
  'action',
  'kind',
  'history',
  'dense',
] as const;
export type Feature = (typeof FEATURES)[number];

export type Weights = Readonly<Record<Feature, number>>;

export interface WeightRow {
  feature: Feature;
  weight: number;
  /** What it balances. */
  reason: string;
}

export const WEIGHT_TABLE: readonly WeightRow[] = [
  {
    feature: 'tfidf',
    weight: 0.8,
    reason:
      'the asked words themselves, rare ones first: the strongest single sign in specialist language',
  },
  {
    feature: 'bm25',
    weight: 0.2,
    reason:
      'the same words with long texts held back; it errs elsewhere than the cosine, so both together are steadier',
  },
  {
    feature: 'latent',
    weight: 0.3,
    reason:
      'texts of one meaning in other words and in the other language; alone it is too general',
  },
  {
    feature: 'profile',
    weight: 0.4,
    reason:
      'all matching statements of an owner read as one text: covers questions that no single statement answers',
  },
  {
    feature: 'concepts',
    weight: 0.6,
    reason:
      'the bridge between languages where texts are too short for a latent space to learn one',
  },
  {
    feature: 'quantities',
    weight: 0.1,
    reason:
      'figures asked for that an instrument or statement meets; most questions name none, and then it is left out',
  },
  {
    feature: 'named',
    weight: 1.5,
    reason:
      'the outline names the organisation, or uses words of its name: whoever writes a name down mostly means its bearer',
  },
  {
    feature: 'experience',
    weight: 0.4,
    reason: 'earlier projects in the same programme: who has applied there applies again',
  },
  {
    feature: 'action',
    weight: 0.05,
    reason: 'the same kind of action or destination: narrower than the programme, and seldom known',
  },
  {
    feature: 'kind',
    weight: 0.1,
    reason:
      'the kind of organisation that such calls take on; a host of a personal grant is seldom a company',
  },
  {
    feature: 'history',
    weight: 0,
    reason:
      'worked together before; off unless asked for, since it helps those who know each other anyway',
  },
  {
    feature: 'dense',
    weight: 0.4,
    reason:
      'cosine by an embedding model where one is set up, on the scale of the latent cosine; takes no part otherwise',
  },
];

export const WEIGHTS: Weights = Object.fromEntries(
  WEIGHT_TABLE.map((r) => [r.feature, r.weight]),
) as Weights;

/** The same weights with some changed, for tuning and for measuring what is lost without one. */
export function withWeights(
  changed: Partial<Record<Feature, number>>,
  base: Weights = WEIGHTS,
): Weights {
  return { ...base, ...changed };
}
