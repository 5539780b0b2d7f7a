/**
 * Concepts as SKOS in Turtle, the form in which thesauri are exchanged: prefLabel, altLabel,
 * broader, related, a collection a pillar.
 */
import { DataFactory, type Literal, type NamedNode, Parser, type Quad, Writer } from 'n3';
import type { Concept } from '../domain/concept.ts';

const SKOS = 'http://www.w3.org/2004/02/skos/core#';
/** Labels as things of their own (SKOS eXtension for Labels). */
const XL = 'http://www.w3.org/2008/05/skos-xl#';
/** Ours: SKOS has no word for a name that counts beside another one only. */
const IN_CONTEXT = 'urn:collimate:inContext';
const DCT = 'http://purl.org/dc/terms/';
const RDF_TYPE = 'http://www.w3.org/1999/02/22-rdf-syntax-ns#type';
const namedNode = (address: string): NamedNode => DataFactory.namedNode(address);
const literal = (text: string, lang?: string): Literal => DataFactory.literal(text, lang);

/**
 * Address under which concepts are named when the cluster has no own one; a URN, since nothing can
 * be fetched there.
 */
export const DEFAULT_BASE = 'urn:collimate:';

/** @param base begins every concept's address: `<base>concept/<id>` */
export function writeSkos(concepts: readonly Concept[], base = DEFAULT_BASE): string {
  const writer = new Writer({
    prefixes: { skos: SKOS, dct: DCT, concept: `${base}concept/`, pillar: `${base}pillar/` },
  });
  const add = (subject: string, predicate: string, object: NamedNode | Literal): void =>
    writer.addQuad(namedNode(subject), namedNode(predicate), object);
  const address = (id: string): string => `${base}concept/${encodeURIComponent(id)}`;
  const scheme = `${base}scheme`;
  add(scheme, RDF_TYPE, namedNode(`${SKOS}ConceptScheme`));
  for (const c of concepts) {
    const subject = address(c.id);
    add(subject, RDF_TYPE, namedNode(`${SKOS}Concept`));
    add(subject, `${SKOS}inScheme`, namedNode(scheme));
    add(subject, `${DCT}identifier`, literal(c.id));
    for (const [predicate, name] of labelsOf(c)) add(subject, predicate, name);
    for (const id of c.broader) add(subject, `${SKOS}broader`, namedNode(address(id)));
    for (const id of c.related) add(subject, `${SKOS}related`, namedNode(address(id)));
    for (const source of c.source?.split(' | ') ?? [])
      add(subject, `${DCT}source`, literal(source));
    if (c.broader.length === 0) add(scheme, `${SKOS}hasTopConcept`, namedNode(subject));
  }
  for (const pillar of [...new Set(concepts.flatMap((c) => c.pillars))].sort()) {
    const collection = `${base}pillar/${encodeURIComponent(pillar)}`;
    add(collection, RDF_TYPE, namedNode(`${SKOS}Collection`));
    add(collection, `${DCT}identifier`, literal(pillar));
    for (const c of concepts)
      if (c.pillars.includes(pillar)) add(collection, `${SKOS}member`, namedNode(address(c.id)));
  }
  let turtle = '';
  writer.end((_, result: string) => (turtle = result));
  return turtle;
}

function labelsOf({ preferred, other, inContext = [] }: Concept): [string, Literal][] {
  return [
    ...Object.entries(preferred).map(([lang, name]): [string, Literal] => [
      `${SKOS}prefLabel`,
      label(name, lang),
    ]),
    ...Object.entries(other).flatMap(([lang, names]) =>
      names.map((name): [string, Literal] => [`${SKOS}altLabel`, label(name, lang)]),
    ),
    ...inContext.map((name): [string, Literal] => [IN_CONTEXT, literal(name)]),
  ];
}

function label(name: string, lang: string): Literal {
  return lang === 'und' ? literal(name) : literal(name, lang);
}

/** What a thesaurus says of concepts, gathered by address. */
interface Gathered {
  preferred: Record<string, string>;
  other: Record<string, string[]>;
  inContext?: string[];
  broader: Set<string>;
  related: Set<string>;
  pillars: Set<string>;
  sources: string[];
  /** A preferred label that does not say its language. */
  untagged?: string;
}

/** A concept with the address under which its thesaurus knows it. */
export interface FoundConcept {
  address: string;
  concept: Concept;
  /** Its preferred label when that does not say its language; it is among the other names too. */
  untagged?: string;
}

/**
 * Concepts of a thesaurus in SKOS, whatever files its statements came from: prefLabel, altLabel and
 * hiddenLabel, plain or as SKOS-XL; broader and narrower, related, collections as pillars,
 * dct:identifier or skos:notation as id (else the end of the address). Language tags count by their
 * first part (en-GB is en). In the order of the statements.
 * @returns also the addresses that relations lead to and nothing describes; those relations are left
 * out
 */
export function conceptsIn(quads: readonly Quad[]): {
  concepts: FoundConcept[];
  unknown: string[];
} {
  const statements = withPlainLabels(quads);
  const found = new Map<string, Gathered>();
  for (const { subject, predicate, object } of statements) {
    if (predicate.value === RDF_TYPE && object.value === `${SKOS}Concept`)
      found.set(subject.value, found.get(subject.value) ?? nothingYet());
    if (predicate.value === `${SKOS}prefLabel` && !found.has(subject.value))
      found.set(subject.value, nothingYet());
  }
  const names = new Map(
    statements
      .filter(
        (q) => q.predicate.value === `${DCT}identifier` || q.predicate.value === `${SKOS}notation`,
      )
      .map((q) => [q.subject.value, q.object.value]),
  );
  for (const one of statements) gather(one, found, names);
  const ids = idsOf(found, names);
  const unknown = new Set<string>();
  const relations = (addresses: ReadonlySet<string>): string[] =>
    [...addresses].flatMap((a) => {
      const id = ids.get(a);
      if (id === undefined) unknown.add(a);
      return id ?? [];
    });
  const concepts = [...found].map(([address, c]) => ({
    address,
    ...(c.untagged !== undefined && { untagged: c.untagged }),
    concept: {
      id: ids.get(address)!,
      preferred: c.preferred,
      other: c.other,
      ...(c.inContext && { inContext: c.inContext }),
      broader: relations(c.broader),
      related: relations(c.related),
      pillars: [...c.pillars],
      ...(c.sources.length > 0 && { source: c.sources.join(' | ') }),
    },
  }));
  return { concepts, unknown: [...unknown] };
}

/**
 * Statements of a Turtle document.
 * @throws Error of the parser, with `context.line`, when it is no Turtle
 */
export function turtleStatements(turtle: string): Quad[] {
  return new Parser().parse(turtle);
}

/** Concepts of one Turtle document. @throws Error as turtleStatements */
export function readSkos(turtle: string): Concept[] {
  return conceptsIn(turtleStatements(turtle)).concepts.map((c) => c.concept);
}

/** A label that is a thing of its own becomes a plain one of its literal forms. */
function withPlainLabels(quads: readonly Quad[]): readonly Quad[] {
  if (!quads.some((q) => q.predicate.value.startsWith(XL))) return quads;
  const forms = new Map<string, Literal[]>();
  for (const { subject, predicate, object } of quads)
    if (predicate.value === `${XL}literalForm` && object.termType === 'Literal')
      forms.set(subject.value, [...(forms.get(subject.value) ?? []), object]);
  return quads.flatMap((quad) => {
    const plain = /^(?:pref|alt|hidden)Label$/.exec(quad.predicate.value.replace(XL, ''));
    if (!plain || !quad.predicate.value.startsWith(XL)) return [quad];
    return (forms.get(quad.object.value) ?? []).map((form) =>
      DataFactory.quad(quad.subject, namedNode(SKOS + plain[0]), form),
    );
  });
}

function nothingYet(): Gathered {
  return {
    preferred: {},
    other: {},
    broader: new Set(),
    related: new Set(),
    pillars: new Set(),
    sources: [],
  };
}

function gather(
  { subject, predicate, object }: Quad,
  found: ReadonlyMap<string, Gathered>,
  names: ReadonlyMap<string, string>,
): void {
  // Two say something of their object.
  if (predicate.value === `${SKOS}narrower`) found.get(object.value)?.broader.add(subject.value);
  if (predicate.value === `${SKOS}member`)
    found.get(object.value)?.pillars.add(names.get(subject.value) ?? lastPart(subject.value));
  const concept = found.get(subject.value);
  if (!concept) return;
  const lang =
    object.termType === 'Literal' ? object.language.split('-')[0]!.toLowerCase() || 'und' : 'und';
  SAID_OF_CONCEPT.get(predicate.value)?.(concept, object.value, lang);
}

/** What a predicate adds to the concept of which it is said. */
const SAID_OF_CONCEPT = new Map<string, (concept: Gathered, value: string, lang: string) => void>([
  [`${SKOS}prefLabel`, addPreferred],
  [`${SKOS}altLabel`, addOther],
  [`${SKOS}hiddenLabel`, addOther],
  [IN_CONTEXT, (concept, value) => void (concept.inContext ??= []).push(value)],
  [`${SKOS}broader`, (concept, value) => void concept.broader.add(value)],
  [`${SKOS}related`, (concept, value) => void concept.related.add(value)],
  [`${DCT}source`, (concept, value) => void concept.sources.push(value)],
]);

function addPreferred(concept: Gathered, value: string, lang: string): void {
  if (lang !== 'und' && !concept.preferred[lang]) concept.preferred[lang] = value;
  else addOther(concept, value, lang);
  if (lang === 'und') concept.untagged ??= value;
}

function addOther(concept: Gathered, value: string, lang: string): void {
  (concept.other[lang] ??= []).push(value);
}

/**
 * Identifiers where they are given and used once, else the ends of the addresses; a repeated one
 * gets a number.
 */
function idsOf(
  found: ReadonlyMap<string, Gathered>,
  names: ReadonlyMap<string, string>,
): Map<string, string> {
  const ids = new Map<string, string>();
  const taken = new Set<string>();
  for (const address of found.keys()) {
    const wanted = names.get(address) ?? lastPart(address);
    let id = wanted;
    for (let n = 2; taken.has(id); n++) id = `${wanted}-${n}`;
    taken.add(id);
    ids.set(address, id);
  }
  return ids;
}

function lastPart(address: string): string {
  const part = address.split(/[/#:]/).at(-1) || address;
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}
