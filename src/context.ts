/**
 * What a running process holds: the build that serves, its engine and its model; and how a new
 * build takes its place.
 */
import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { damageOf, filesOf, readPointer } from './build-files.ts';
import { POINTER_FILE, type Pointer } from './domain/build-pointer.ts';
import { type Level, MEMBERS_FOLDER } from './domain/level.ts';
import { Problem } from './domain/problem.ts';
import { dayIn } from './domain/timezone.ts';
import { openLocalEngine } from './search/embedded/engine.ts';
import type { EngineOpener } from './search/open-engine.ts';
import type { SearchEngine } from './search/port.ts';
import { engineWithoutPast } from './search/without-past.ts';
import { loadModel } from './similarity/model-file.ts';
import type { Embedder } from './similarity/embedder.ts';
import type { SimilarityModel } from './similarity/model.ts';
import { type Catalogue, openCatalogue, type StoredEvidence } from './store/catalogue.ts';
import { expiring, lastDay, withoutPast } from './store/without-past.ts';

/** Everything that a question is answered from; all of one build, as it stands today. */
export interface Context {
  /** The folder of the build: the data folder, or that of the members' level in it. */
  readonly data: string;
  readonly level: Level;
  readonly build: Pointer;
  /** Without what is past its day. */
  readonly catalogue: Catalogue;
  /** With it: for its owner and the office. */
  readonly whole: Catalogue;
  /** Ids of the statements that are past their day. */
  readonly past: ReadonlySet<string>;
  readonly engine: SearchEngine;
  readonly model: SimilarityModel;
  /** Places questions in the space of an embedding model, when one is set up (ask/knowledge/dense.ts). */
  readonly embedder?: Embedder;
}

/** Opens builds as they are published. */
export interface ContextSource {
  /**
   * Runs one piece of work on the newest build and keeps that build open until the work has ended,
   * also when another is published meanwhile.
   * @param level whose build; where nothing is for members only there is the public one for all
   * @throws Problem `unavailable` when there is no build that can be opened
   */
  use<T>(work: (context: Context) => T | Promise<T>, level?: Level): Promise<T>;
  /** True while the newest build cannot be opened and an older one goes on serving. */
  isBehind(): boolean;
  /** Closes the build that is open, once nobody uses it. */
  close(): Promise<void>;
}

/** A build with all that it holds, and the same as it stands on a day. */
interface Opened {
  whole: Context;
  expiring: readonly StoredEvidence[];
  today: Context;
  users: number;
  retired: boolean;
}

/**
 * The pointer is looked at once in so many milliseconds: soon enough for a person who has just
 * published, and free of cost (a look takes some microseconds).
 */
const LOOK_EVERY = 200;
/** A build that could not be opened is read anew so often only: its checksum takes time. */
const TRY_AGAIN = 30_000;

/**
 * @param now milliseconds; for tests
 * @param onError told why a new build could not be opened; the old one goes on serving
 * @param openEngine the engine that the settings choose
 * @param embedder the embedding model that the settings choose
 */
export function contextSource(
  data: string,
  onError: (error: unknown) => void = () => {},
  now: () => number = Date.now,
  openEngine: EngineOpener = openLocalEngine,
  embedder?: Embedder,
): ContextSource {
  const open = sourceOf(data, { level: 'public', onError, now, openEngine, embedder });
  const folder = join(data, MEMBERS_FOLDER);
  // No engine or service outside of this process sees what is for members.
  const members = sourceOf(folder, { level: 'members', onError, now, openEngine: openLocalEngine });
  return {
    use: (work, level = 'public') =>
      level === 'members' && pointerMark(folder) ? members.use(work) : open.use(work),
    isBehind: () => open.isBehind() || members.isBehind(),
    async close() {
      await open.close();
      await members.close();
    },
  };
}

interface SourceOptions {
  level: Level;
  onError: (error: unknown) => void;
  now: () => number;
  openEngine: EngineOpener;
  embedder?: Embedder;
}

function sourceOf(
  data: string,
  { level, onError, now, openEngine, embedder }: SourceOptions,
): ContextSource {
  let current: Opened | undefined;
  let looked = -Infinity;
  let seen = '';
  let failed: { mark: string; at: number } | undefined;
  const open = (mark: string): void => {
    try {
      const whole = openWhole(data, openEngine, embedder, level);
      seen = mark;
      failed = undefined;
      if (current) retire(current, onError);
      current = {
        whole,
        expiring: expiring(whole.catalogue),
        today: whole,
        users: 0,
        retired: false,
      };
    } catch (error) {
      if (!current) throw error;
      if (failed?.mark !== mark) onError(error);
      failed = { mark, at: now() };
    }
  };
  const look = (): void => {
    // A clock may be set back.
    if (Math.abs(now() - looked) < LOOK_EVERY && current) return;
    looked = now();
    const mark = pointerMark(data);
    if (current && mark === seen) failed = undefined;
    else if (failed?.mark !== mark || now() - failed.at >= TRY_AGAIN) open(mark);
    if (current) toDay(current, new Date(now()));
  };
  return {
    async use(work) {
      look();
      const held = current!;
      held.users++;
      try {
        return await work(held.today);
      } finally {
        held.users--;
        if (held.retired && held.users === 0) await closeContext(held.whole);
      }
    },
    isBehind: () => failed !== undefined,
    async close() {
      if (current?.users === 0) await closeContext(current.whole);
      else if (current) current.retired = true;
      current = undefined;
    },
  };
}

/** A new context only when something ended: what is kept by context is made anew then. */
function toDay(opened: Opened, at: Date): void {
  const { whole } = opened;
  const past = pastOn(opened.expiring, whole, at);
  if (past.length !== opened.today.past.size) opened.today = asOf(whole, past);
}

function pastOn(
  statements: readonly StoredEvidence[],
  { catalogue }: Context,
  at: Date,
): StoredEvidence[] {
  if (statements.length === 0) return [];
  const today = dayIn(catalogue.profile.timezone, at);
  return statements.filter((s) => lastDay(s) < today);
}

function asOf(whole: Context, past: readonly StoredEvidence[]): Context {
  if (past.length === 0) return whole;
  const ended = past.map(({ ordinal, evidence: { id } }) => ({ ordinal, id }));
  return {
    ...whole,
    catalogue: withoutPast(whole.catalogue, past),
    engine: engineWithoutPast(whole.engine, ended),
    past: new Set(ended.map((s) => s.id)),
  };
}

/**
 * Opens the current build of a data folder.
 * @param at the instant whose day it is opened as
 * @throws Problem `unavailable` when there is none, or it cannot be read
 */
export function openContext(
  data: string,
  openEngine: EngineOpener = openLocalEngine,
  embedder?: Embedder,
  at = new Date(),
): Context {
  const whole = openWhole(data, openEngine, embedder, 'public');
  return asOf(whole, pastOn(expiring(whole.catalogue), whole, at));
}

function openWhole(
  data: string,
  openEngine: EngineOpener,
  embedder: Embedder | undefined,
  level: Level,
): Context {
  const build = readPointer(data);
  if (!build)
    throw new Problem(
      'unavailable',
      `There is no catalogue in ${data} yet. Build it with "collimate index --data ${data}".`,
    );
  const damage = damageOf(data, build);
  if (damage)
    throw new Problem(
      'unavailable',
      `${damage} Make it again with "collimate index --data ${data}"; a server that has another build open goes on with that one.`,
    );
  const files = filesOf(data, build.build);
  const catalogue = openCatalogue(files.catalogue);
  try {
    return {
      data,
      level,
      build,
      catalogue,
      whole: catalogue,
      past: new Set(),
      model: loadModel(readFileSync(files.model)),
      engine: openEngine(files.catalogue, build.build),
      embedder,
    };
  } catch (error) {
    catalogue.close();
    throw error;
  }
}

export async function closeContext(context: Context): Promise<void> {
  await context.engine.close();
  context.catalogue.close();
}

function retire(old: Opened, onError: (error: unknown) => void): void {
  old.retired = true;
  if (old.users === 0) closeContext(old.whole).catch(onError);
}

/** Changes whenever the pointer is switched: the rename gives it another inode and time. */
function pointerMark(data: string): string {
  const stat = statSync(join(data, POINTER_FILE), { throwIfNoEntry: false });
  return stat ? `${stat.ino}-${stat.mtimeMs}-${stat.size}` : '';
}
