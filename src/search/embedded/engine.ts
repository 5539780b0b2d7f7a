/**
 * The embedded engine: inverted lists, facets and vectors of a build in flat arrays in memory;
 * phrases are asked of the full-text tables of the catalogue file. No server, no start-up work but
 * reading the arrays.
 */
import Database from 'better-sqlite3';
import type { ClusterProfile } from '../../domain/cluster.ts';
import { answer } from '../ranking/answer.ts';
import { type LocalIndex, readLocalIndex } from './build-index.ts';
import type { OwnerPhrases } from '../ranking/slots.ts';
import { respelled } from './spelling.ts';
import { localText, phraseFinder } from './text.ts';
import type { Candidate, CandidateFilter, SearchEngine } from '../port.ts';
import type { TextSource } from '../ranking/text-source.ts';
import { type Workspace, emptyWorkspace } from '../ranking/workspace.ts';

/** A build opened for searching. */
export interface LocalBuild {
  engine: SearchEngine;
  /**
   * What other engines share: everything but the words of evidence is looked up here whatever
   * engine answers.
   */
  index: LocalIndex;
  space: Workspace;
  owners: OwnerPhrases;
  /** The words of evidence in memory. */
  text: TextSource;
  /** Width of latent vectors, 0 when there are none. */
  dimensions: number;
}

/**
 * Opens the engine on the catalogue file of a build.
 * @throws Error when the file is none
 */
export function openLocalEngine(file: string): SearchEngine {
  return openLocalBuild(file).engine;
}

/**
 * Opens a build with what other engines share of it; closing the engine closes it all.
 * @throws Error when the file is no catalogue
 */
export function openLocalBuild(file: string): LocalBuild {
  const db = new Database(file, { readonly: true, fileMustExist: true });
  const meta = (key: string): unknown =>
    JSON.parse(db.prepare('SELECT value FROM meta WHERE key = ?').pluck().get(key) as string);
  const dimensions = meta('dimensions') as number;
  const index = readLocalIndex(db, dimensions, (meta('profile') as ClusterProfile).languages);
  const space = emptyWorkspace(index.evidenceIds.length, index.ownerIds.length);
  const phrases = phraseFinder(db);
  const text = localText(index, phrases);
  const owners: OwnerPhrases = (phrase) => phrases.owners(phrase);
  const engine: SearchEngine = {
    name: 'embedded',
    search: (request) =>
      answered(() => ({
        ...answer(index, space, request, text, owners),
        engine: 'embedded',
        missing: 0,
      })),
    suggest: (beginning, lang, limit) => answered(() => index.suggest(beginning, lang, limit)),
    respell: (query) => answered(() => respelled(query, index)?.meant),
    candidates: (vector, count, filter) => answered(() => candidates(index, vector, count, filter)),
    close: () => {
      db.close();
      return Promise.resolve();
    },
  };
  return { engine, index, space, owners, text, dimensions };
}

/** The port is asynchronous, also in its failures; the work is not. */
function answered<T>(work: () => T): Promise<T> {
  return new Promise((resolve) => {
    resolve(work());
  });
}

function candidates(
  index: LocalIndex,
  vector: Float32Array,
  count: number,
  filter: CandidateFilter = {},
): Candidate[] {
  const accept = candidateFilter(index, filter);
  return index.vectors
    .nearest(vector, count, accept)
    .map(({ position, score }) => ({ ordinal: position, score }));
}

function candidateFilter(
  index: LocalIndex,
  { kinds, access }: CandidateFilter,
): ((evidence: number) => boolean) | undefined {
  const tests = (
    [
      ['kind', kinds],
      ['access', access],
    ] as const
  ).flatMap(([facet, values]) => {
    if (!values) return [];
    const column = index.facets[facet];
    const wanted = new Set(values.map((v) => column.numbers.get(v)));
    return [
      (e: number) =>
        column.from[e] !== column.from[e + 1] && wanted.has(column.of[column.from[e]!]),
    ];
  });
  return tests.length === 0 ? undefined : (e) => tests.every((test) => test(e));
}
