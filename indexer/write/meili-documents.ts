/** What Meilisearch is given: a document an evidence, and the words and names for spelling and suggestions. Pure. */
import { createHash } from 'node:crypto';
import type { Concept } from '../../src/domain/concept.ts';
import type { SearchDocument } from '../../src/domain/search-document.ts';
import type { Text } from '../../src/domain/text.ts';
import { fold } from '../../src/language/fold.ts';
import { eachWord } from '../../src/language/tokenise.ts';
import { EMBEDDER, type EvidenceDocument, type LeveledTerms, type NameDocument, type QuantityEnds } from '../../src/meili/fields.ts';
import { levelField, termsByLevel, weightedLength } from '../../src/meili/levels.ts';
import { evidenceKey } from '../../src/meili/placement.ts';
import { plainTerm } from '../../src/meili/plain-term.ts';

/** Longest word kept for spelling, as in the index terms (language/analyse). */
const LONGEST_WORD = 80;
/** Longest name that is suggested, in UTF-16 units: more is no name, and a page would cut it. */
const LONGEST_NAME = 300;

/**
 * The document of an evidence. Values that filters compare are written by `plainTerm`: exact to the letter, and nothing to escape.
 * @param meanLength of all texts of the build (`meanLengthOf`)
 */
export function evidenceDocument(d: SearchDocument, meanLength: number): EvidenceDocument & LeveledTerms & QuantityEnds {
  const title = d.terms.title.map(plainTerm), body = d.terms.body.map(plainTerm);
  const key = evidenceKey(d.evidence.id);
  const content = {
    key,
    evidence: wellFormed(d.evidence.id),
    title: title.join(' '),
    body: body.join(' '),
    ...leveled({ title, body }, meanLength),
    kind: plainTerm(d.evidence.kind),
    access: plainTerm(d.evidence.instrument?.access.term ?? ''),
    category: plainTerm(d.evidence.instrument?.category ?? ''),
    concepts: d.concepts.map(plainTerm),
    owner: d.owners.map((o) => plainTerm(o.id)),
    pillar: plainTerms(d.owners.flatMap((o) => o.pillars.map((p) => p.pillar))),
    type: plainTerms(d.owners.map((o) => o.kind)),
    region: plainTerms(d.owners.map((o) => o.region)),
    country: plainTerms(d.owners.map((o) => o.country)),
    membership: plainTerms(d.owners.map((o) => o.membership.standing)),
    ...quantityEnds(d),
    _vectors: { [EMBEDDER]: d.vector ? { embeddings: Array.from(d.vector, shortened), regenerate: false as const } : null },
  };
  return { id: key.toString(36), digest: digest(content), ...content };
}

function leveled(terms: { title: readonly string[]; body: readonly string[] }, meanLength: number): LeveledTerms {
  return Object.fromEntries(termsByLevel(terms, meanLength).map((list, level) => [levelField(level), list]));
}

/**
 * Mean length of texts, rounded to two digits, so that a catalogue which grows by a few texts leaves the levels of the others as they
 * are and an incremental run stays small.
 */
export function meanLengthOf(documents: Iterable<SearchDocument>): number {
  let sum = 0, count = 0;
  for (const d of documents) {
    sum += weightedLength(d.terms);
    count++;
  }
  return count === 0 ? 1 : Number((sum / count).toPrecision(2));
}

/** Seven digits behind the point: the error of a cosine stays below 1e-6, and a vector takes half the bytes. */
function shortened(x: number): number {
  return Math.round(x * 1e7) / 1e7;
}

function plainTerms(values: readonly (string | undefined)[]): string[] {
  return [...new Set(values.filter((v) => v !== undefined && v !== ''))].map((v) => plainTerm(v ?? ''));
}

function quantityEnds(d: SearchDocument): QuantityEnds {
  const ends: Record<string, number[]> = {};
  for (const q of d.quantities) {
    (ends[`low_${q.kind}`] ??= []).push(q.min ?? -Number.MAX_VALUE);
    (ends[`high_${q.kind}`] ??= []).push(q.max ?? Number.MAX_VALUE);
  }
  return ends;
}

/** Gathers words and names while the evidence goes by; `documents` yields them at the end. */
export function nameGatherer(concepts: readonly Concept[]): { see(d: SearchDocument): void; documents(): Generator<NameDocument> } {
  const words = new Map<string, number>();
  const owners = new Map<string, { names: readonly string[]; weight: number }>();
  const titles: { id: string; title: Text }[] = [];
  const found = new Map<string, number>();
  return {
    see(d) {
      for (const word of wordsOf(d)) words.set(word, (words.get(word) ?? 0) + 1);
      for (const o of d.owners) {
        const known = owners.get(o.id);
        if (known) known.weight++;
        else owners.set(o.id, { names: [...Object.values(o.name), ...o.aliases], weight: 1 });
      }
      for (const c of d.concepts) found.set(c, (found.get(c) ?? 0) + 1);
      titles.push({ id: d.evidence.id, title: d.evidence.title });
    },
    *documents() {
      for (const [word, count] of words) yield nameDocument('word', word, String(count), 'und', count);
      for (const c of concepts) yield* conceptNames(c, found.get(c.id) ?? 0);
      for (const [id, { names, weight }] of owners) for (const name of new Set(names)) yield nameDocument('owner', name, id, 'und', weight);
      for (const { id, title } of titles) for (const [lang, text] of Object.entries(title)) yield nameDocument('evidence', text, id, lang, 0);
    },
  };
}

function* conceptNames(c: Concept, weight: number): Generator<NameDocument> {
  const languages = new Set([...Object.keys(c.preferred), ...Object.keys(c.other)]);
  for (const lang of languages) {
    const names = [c.preferred[lang], ...(c.other[lang] ?? [])].filter((n) => n !== undefined && n !== '');
    for (const name of new Set(names)) yield nameDocument('concept', name ?? '', c.id, lang, weight);
  }
}

/** Distinct folded words of everything an evidence says. */
function wordsOf(d: SearchDocument): Set<string> {
  const words = new Set<string>();
  const texts = [...Object.values(d.evidence.title), ...Object.values(d.evidence.body ?? {}), ...d.evidence.keywords];
  for (const text of texts) eachWord(text, (start, end) => {
    if (end - start <= LONGEST_WORD) words.add(fold(text.slice(start, end)));
  });
  return words;
}

function nameDocument(kind: NameDocument['kind'], text: string, names: string, lang: string, weight: number): NameDocument {
  const shown = wellFormed(text.slice(0, LONGEST_NAME));
  const key = evidenceKey(`${kind}\n${names.length}\n${kind === 'word' ? '' : names}\n${lang}\n${shown}`);
  const content = { key, kind, folded: fold(shown), text: shown, names: wellFormed(names), lang, weight };
  return { id: key.toString(36), digest: digest(content), ...content };
}

/** Halves of surrogate pairs would make the server refuse the whole batch. */
function wellFormed(text: string): string {
  return text.replace(/\p{Surrogate}/gu, '\ufffd');
}

function digest(content: unknown): string {
  return createHash('sha1').update(JSON.stringify(content)).digest('base64').slice(0, 22);
}
