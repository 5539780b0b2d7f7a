/**
 * "Who stands near whom?": the members as a network of three layers. Worked out once a build, on
 * first asking.
 */
import type { Context } from '../../context.ts';
import { type Evidence, type EvidenceKind, OFFER_KINDS } from '../../domain/evidence.ts';
import type { Organisation } from '../../domain/organisation.ts';

/**
 * `joint`: in a project together, lectures and fairs left out; `similar`: say the like;
 * `complement`: one offers what the other seeks.
 */
export const LAYERS = ['joint', 'similar', 'complement'] as const;
export type Layer = (typeof LAYERS)[number];

export interface Link {
  layer: Layer;
  /**
   * Ids of organisations. In `complement`, `a` offers what `b` seeks; in the other layers `a` <
   * `b`.
   */
  a: string;
  b: string;
  /** `joint`: number of projects; otherwise cosine, 0 to 1. */
  weight: number;
  /**
   * What it rests on: ids of projects; or the offer and the need. Empty in `similar`, which rests
   * on everything both say.
   */
  evidence: readonly string[];
}

export interface Network {
  /** At most `MOST_NODES`, those with most statements, by id. */
  nodes: readonly Organisation[];
  links: readonly Link[];
  /** Organisations of the build that are not drawn. */
  left: number;
}

/** More than this no eye can follow, and the layout takes longer than a page may. */
const MOST_NODES = 80;
/**
 * Neighbours drawn per organisation: with three the demo's drawing became a ball of wool, with one
 * it fell apart.
 */
const NEIGHBOURS = 2;
/**
 * Below this cosine the nearest are strangers all the same: in the demo, pairs under it shared no
 * topic.
 */
const LIKE = 0.35;
/** An organisation with fewer statements of its own says too little to be like another. */
const ENOUGH_SAID = 3;
/** What is compared: projects have a layer of their own. */
const COMPARED: readonly EvidenceKind[] = OFFER_KINDS.filter((kind) => kind !== 'project');
/**
 * An offer answers a need from this cosine on; needs are short, so unrelated words already give
 * 0.3.
 */
const ANSWERS = 0.5;

const kept = new WeakMap<Context, Network>();

export function network(context: Context): Network {
  let made = kept.get(context);
  if (!made) kept.set(context, (made = draw(context)));
  return made;
}

function draw(context: Context): Network {
  const all = context.catalogue.organisations();
  const said = new Map<string, { ordinal: number; evidence: Evidence }[]>(
    all.map((o) => [o.id, []]),
  );
  for (const stored of context.catalogue.eachEvidence())
    for (const { owner } of stored.evidence.owners) said.get(owner)?.push(stored);
  const nodes = [...all]
    .sort(
      (x, y) =>
        (said.get(y.id)?.length ?? 0) - (said.get(x.id)?.length ?? 0) || (x.id < y.id ? -1 : 1),
    )
    .slice(0, MOST_NODES)
    .sort((x, y) => (x.id < y.id ? -1 : 1));
  const shown = new Map(nodes.map((o) => [o.id, said.get(o.id) ?? []]));
  return {
    nodes,
    links: [
      ...jointLinks(shown),
      ...similarLinks(context, shown),
      ...complementLinks(context, shown),
    ],
    left: all.length - nodes.length,
  };
}

type Said = ReadonlyMap<string, readonly { ordinal: number; evidence: Evidence }[]>;

function jointLinks(said: Said): Link[] {
  const projects = new Map<string, Evidence>();
  for (const list of said.values())
    for (const { evidence } of list)
      if (evidence.kind === 'project' && evidence.project?.cooperation !== 'event')
        projects.set(evidence.id, evidence);
  const pairs = new Map<string, { a: string; b: string; evidence: string[] }>();
  for (const project of projects.values()) {
    const owners = project.owners
      .map((o) => o.owner)
      .filter((id) => said.has(id))
      .sort();
    owners.forEach((a, i) =>
      owners.slice(i + 1).forEach((b) => {
        const pair = pairs.get(`${a} ${b}`) ?? { a, b, evidence: [] };
        pair.evidence.push(project.id);
        pairs.set(`${a} ${b}`, pair);
      }),
    );
  }
  return [...pairs.values()].map((p) => ({ layer: 'joint', ...p, weight: p.evidence.length }));
}

function similarLinks(context: Context, said: Said): Link[] {
  const vectors = [...said].flatMap(([id, list]) => {
    const own = list.filter((s) => COMPARED.includes(s.evidence.kind));
    const vector =
      own.length < ENOUGH_SAID
        ? null
        : middle(own.map((s) => context.catalogue.vectorAt(s.ordinal)));
    return vector ? [{ id, vector }] : [];
  });
  const links = new Map<string, Link>();
  for (const one of vectors) {
    const near = vectors
      .filter((v) => v !== one)
      .map((v) => ({ id: v.id, weight: cosine(one.vector, v.vector) }))
      .filter((v) => v.weight >= LIKE);
    for (const { id, weight } of near
      .sort((x, y) => y.weight - x.weight || (x.id < y.id ? -1 : 1))
      .slice(0, NEIGHBOURS)) {
      const [a, b] = one.id < id ? [one.id, id] : [id, one.id];
      links.set(`${a} ${b}`, { layer: 'similar', a, b, weight, evidence: [] });
    }
  }
  return [...links.values()];
}

/** For every need the organisation whose single best offer answers it. */
function complementLinks(context: Context, said: Said): Link[] {
  const project = (ordinal: number): Float32Array | null => context.catalogue.vectorAt(ordinal);
  const offered = [...said].flatMap(([id, list]) =>
    list
      .filter((s) => COMPARED.includes(s.evidence.kind))
      .map((s) => ({ id, evidence: s.evidence.id, vector: project(s.ordinal) })),
  );
  const links = new Map<string, Link>();
  const needs = [...said].flatMap(([b, list]) =>
    list.filter((s) => s.evidence.kind === 'need').map((need) => ({ b, need })),
  );
  for (const { b, need } of needs) {
    const vector = project(need.ordinal);
    if (!vector) continue;
    for (const offer of offered) {
      const weight = offer.id === b || !offer.vector ? 0 : cosine(vector, offer.vector);
      const best = links.get(`${offer.id} ${b}`)?.weight ?? 0;
      if (weight < ANSWERS || weight <= best) continue;
      links.set(`${offer.id} ${b}`, {
        layer: 'complement',
        a: offer.id,
        b,
        weight,
        evidence: [offer.evidence, need.evidence.id],
      });
    }
  }
  return [...links.values()];
}

/** The middle of what an organisation says, of unit length. */
function middle(vectors: readonly (Float32Array | null)[]): Float32Array | null {
  const known = vectors.filter((v) => v !== null);
  const sum = known[0]?.map((_, i) => known.reduce((total, v) => total + v[i]!, 0));
  const length = sum ? Math.hypot(...sum) : 0;
  return sum && length > 0 ? sum.map((x) => x / length) : null;
}

/** Of vectors of unit length. */
function cosine(x: Float32Array, y: Float32Array): number {
  let sum = 0;
  for (let i = 0; i < x.length; i++) sum += x[i]! * y[i]!;
  return sum;
}
