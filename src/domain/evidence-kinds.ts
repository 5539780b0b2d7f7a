/**
 * The kinds of evidence, and all that other places want to know of a kind by itself. A new kind is
 * a row here; the type checker and the tests then lead to what else it needs (CONTRIBUTING.md).
 */
import type { TableName } from './workbook.ts';

export interface KindFacts {
  /** The table of the workbook whose rows it comes from, and back into which it is written. */
  table: TableName;
  /** Says what its owner can do for others. A need asks, and a market says for whom. */
  offer: boolean;
  /** What its owner itself makes, has or does, so that one may come and ask for it. */
  own: boolean;
  /** Sold as such: two firms that sell the same are competitors. */
  sold: boolean;
  /** Its concepts are topics of its owner. */
  topical: boolean;
  /**
   * How much a statement says of what its owner can do for others, 0 to 1; with 0 it is shown and
   * never matched. A market tells whom it sells to, a need what it lacks: both hint at the field,
   * neither is an offer. Judgement, and left alone: the judged data tell too little of each kind to
   * tune by.
   */
  weight: number;
}

/** In the order in which pages show them. Each has a sign of its name in views/assets/sprite.svg. */
export const KINDS = {
  capability: {
    table: 'capabilities',
    offer: true,
    own: true,
    sold: true,
    topical: true,
    weight: 1,
  },
  instrument: {
    table: 'equipment',
    offer: true,
    own: true,
    sold: false,
    topical: true,
    weight: 0.9,
  },
  project: {
    table: 'projects',
    offer: true,
    own: false,
    sold: false,
    topical: true,
    weight: 0.9,
  },
  product: {
    table: 'products',
    offer: true,
    own: true,
    sold: true,
    topical: true,
    weight: 0.9,
  },
  certificate: {
    table: 'certifications',
    offer: true,
    own: false,
    sold: false,
    topical: true,
    weight: 0.6,
  },
  market: {
    table: 'markets',
    offer: false,
    own: false,
    sold: false,
    topical: true,
    weight: 0.4,
  },
  need: {
    table: 'needs',
    offer: false,
    own: false,
    sold: false,
    topical: false,
    weight: 0.2,
  },
} as const satisfies Readonly<Record<string, KindFacts>>;

export type EvidenceKind = keyof typeof KINDS;
export const EVIDENCE_KINDS = Object.keys(KINDS) as readonly EvidenceKind[];

/** The kinds that say what an owner can do. */
export const OFFER_KINDS = kindsWith('offer');
/** The kinds that an owner can be asked for; a project's topics are also its partners'. */
export const OWN_KINDS = kindsWith('own');

function kindsWith(property: 'offer' | 'own'): readonly EvidenceKind[] {
  return EVIDENCE_KINDS.filter((kind) => KINDS[kind][property]);
}
