/**
 * Every word of every stored field finds its record, whatever the language of the question: over
 * the demo, and over made-up names of models in the ways that people write them.
 */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { prepare } from '../../indexer/prepare.ts';
import { indexedTexts } from '../../indexer/derive/texts.ts';
import type { CatalogueInput } from '../../src/domain/catalogue-input.ts';
import type { Evidence } from '../../src/domain/evidence.ts';
import { conceptFinder } from '../../src/language/concept-finder.ts';
import { detectLanguage } from '../../src/language/detect-language.ts';
import { fold } from '../../src/language/fold.ts';
import { isStemmed } from '../../src/language/stem.ts';
import { isStopWord } from '../../src/language/stop-words.ts';
import { tokenise } from '../../src/language/tokenise.ts';
import { understand } from '../../src/language/understand.ts';
import type { SearchEngine } from '../../src/search/port.ts';
import { parseQuery } from '../../src/search/query.ts';
import { contentOf, type EngineContent } from './contract.ts';
import { corpus } from './corpus.ts';

const LANGUAGES = ['cs', 'en', 'de'];
const NAMES = 200;

/** A made-up model: letters, digits and perhaps letters, without anything between. */
interface ModelName {
  parts: readonly string[];
}

export function wordsFound(
  name: string,
  makeEngine: (content: EngineContent) => Promise<SearchEngine>,
): void {
  describe(`every word finds its record: ${name}`, () => {
    const models = modelNames();
    let demo: CatalogueInput;
    let ofDemo: SearchEngine;
    let ofModels: SearchEngine;
    beforeAll(async () => {
      demo = await prepare(['fixtures/coc']);
      ofDemo = await makeEngine(contentOf(demo));
      ofModels = await makeEngine(contentOf({ ...corpus, evidence: models.map(modelRecord) }));
    }, 120_000);
    afterAll(async () => {
      await ofDemo?.close();
      await ofModels?.close();
    });

    it('of the demo, in Czech, English and German', { timeout: 120_000 }, async () => {
      const finder = conceptFinder(demo.concepts);
      const lost: string[] = [];
      for (const [word, records] of recordsByWord(demo.evidence))
        for (const lang of LANGUAGES) {
          const query = parseQuery(word, lang, { understood: understand(word, lang, finder) });
          const found = await idsFound(ofDemo, query, lang);
          for (const id of records) if (!found.has(id)) lost.push(`${lang} ${word}: ${id}`);
        }
      expect(lost).toEqual([]);
    });

    it('of made-up models, with a blank, a hyphen or nothing at each border', async () => {
      const lost: string[] = [];
      for (const [i, { parts }] of models.entries())
        for (const between of [' ', '-', '']) {
          const q = parts.join(between);
          const lang = LANGUAGES[i % 3]!;
          const found = await idsFound(ofModels, parseQuery(q, lang), lang);
          if (!found.has(idOf(i))) lost.push(`${lang} ${q}: ${titleOf(models[i]!, i)}`);
        }
      expect(lost).toEqual([]);
    });

    it('of the names of organisations with signs', async () => {
      for (const [q, owner] of [
        ['A&O', 'ao'],
        ['C++', 'cpp'],
      ] as const) {
        const named = { ...corpus.organisations[0]!, aliases: [] };
        const engine = await makeEngine(
          contentOf({
            ...corpus,
            evidence: [],
            organisations: [
              { ...named, id: 'ao', name: { und: 'A&O Systems' } },
              { ...named, id: 'cpp', name: { und: 'C++ Vision Labs' } },
            ],
          }),
        );
        const answer = await engine.search({
          ...asking(parseQuery(q, 'en'), 'en'),
          view: 'owners',
        });
        expect(answer.owners.map((o) => o.owner)).toEqual([owner]);
        await engine.close();
      }
    });
  });
}

function asking(query: ReturnType<typeof parseQuery>, lang: string) {
  return {
    query,
    lang,
    view: 'evidence',
    filters: {},
    ranges: [],
    sort: 'relevance',
    page: 1,
    pageSize: 1_000,
  } as const;
}

async function idsFound(
  engine: SearchEngine,
  query: ReturnType<typeof parseQuery>,
  lang: string,
): Promise<Set<string>> {
  return new Set((await engine.search(asking(query, lang))).evidence.map((e) => e.evidence));
}

/** The words of all fields with the records that have them; stop words of a text ask for nothing. */
function recordsByWord(evidence: readonly Evidence[]): Map<string, Set<string>> {
  const words = new Map<string, Set<string>>();
  for (const e of evidence)
    for (const { text, lang } of indexedTexts(e)) {
      const told = isStemmed(lang) ? lang : detectLanguage(text);
      for (const { text: word } of tokenise(text)) {
        if (isStopWord(fold(word), told)) continue;
        const records = words.get(word) ?? new Set<string>();
        words.set(word, records.add(e.id));
      }
    }
  return words;
}

/** The same names in every run: a multiplicative generator (Lehmer) from a fixed seed. */
function modelNames(): ModelName[] {
  let state = 20_261_126;
  const below = (n: number): number => (state = (state * 48_271) % 2_147_483_647) % n;
  const pick = (from: string): string => from[below(from.length)]!;
  const letters = (count: number): string =>
    Array.from({ length: count }, (_, i) => pick(i % 2 === 0 ? 'BCDFGKLMPRSTVZ' : 'AEIOU')).join(
      '',
    );
  return Array.from({ length: NAMES }, () => {
    const first = letters(2 + below(5));
    const digits = String(1 + below(9_000));
    const behind = below(2) === 0 ? [letters(1 + below(3))] : [];
    const written = below(3) === 0 ? `${first[0]}${first.slice(1).toLowerCase()}` : first;
    return { parts: [written, digits, ...behind] };
  });
}

function modelRecord(model: ModelName, i: number): Evidence {
  return {
    id: idOf(i),
    kind: 'instrument',
    owners: [{ owner: corpus.organisations[i % corpus.organisations.length]!.id }],
    title: { en: 'Instrument', cs: 'Přístroj' },
    keywords: [],
    sources: ['https://example.org'],
    instrument: {
      model: titleOf(model, i),
      parameters: {},
      access: { words: '', term: 'not-stated' },
    },
  };
}

/** Stored in one of the three ways, in turn. */
function titleOf({ parts }: ModelName, i: number): string {
  return parts.join(['', '-', ' '][i % 3]);
}

function idOf(i: number): string {
  return `model-${String(i).padStart(3, '0')}`;
}
