/**
 * The order of a build's stages, one progress line each, no logic: prepare, derive, write, publish.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { readPointer } from '../src/build-files.ts';
import type { Checksums } from '../src/domain/build-pointer.ts';
import type { CatalogueInput } from '../src/domain/catalogue-input.ts';
import type { CatalogueCounts } from '../src/domain/catalogue-schema.ts';
import type { Defect } from '../src/domain/defect.ts';
import { MEMBERS_FOLDER } from '../src/domain/level.ts';
import type { DenseSpace } from '../src/domain/dense.ts';
import type { SearchDocument } from '../src/domain/search-document.ts';
import type { MeiliTarget } from '../src/meili/connection.ts';
import { type Embedder, sameSpace } from '../src/similarity/embedder.ts';
import type { SimilarityModel } from '../src/similarity/model.ts';
import { serialiseModel } from '../src/similarity/model-file.ts';
import { contentOf } from './content.ts';
import { countCatalogue } from './derive/counts.ts';
import { deriveDocuments } from './derive/documents.ts';
import { embeddedText } from './derive/texts.ts';
import { lockBuilds } from './build-lock.ts';
import { type DenseBuild, embedTexts, lookAtService } from './embed.ts';
import { fingerprintInputs, programFingerprint } from './fingerprint.ts';
import { type InputSource, prepareLevels, type ReadOptions, readKey } from './prepare.ts';
import { type Report, stageReport } from './progress.ts';
import {
  assertNotShrunken,
  assertSomething,
  buildName,
  discardBuild,
  modelOfBuild,
  newestBuild,
  placeFiles,
  publish,
  removeMembersBuild,
  removeOldBuilds,
  removeUnfinished,
  unfinishedFilesOf,
} from './publish.ts';
import { copiesMark } from '../src/neighbours/copies.ts';
import { withNeighbours } from './neighbours.ts';
import { unchangedBuild } from './unchanged.ts';
import { type CatalogueContent, writeCatalogue } from './write/catalogue.ts';
import { type MeiliBuild, meiliHolds, removeMeiliBuilds, writeMeili } from './write/meili.ts';

export type { Progress, Report } from './progress.ts';

export interface BuildOptions extends ReadOptions {
  /** Input files and folders, or the records. */
  from: InputSource;
  /** Data folder; made when missing. */
  data: string;
  /**
   * Publish even when the input is unchanged or more than a third of the organisations would be
   * lost.
   */
  force?: boolean;
  report?: Report;
  now?: () => Date;
  /** Meilisearch servers that get the build as well, before it is published. */
  meili?: MeiliTarget;
  /**
   * Embedding model whose vectors the build shall have; without it, or while its service is away,
   * the build has none.
   */
  embedder?: Embedder;
  /** A small change of what serves: its latent space may serve on (src/similarity/fit.ts). */
  smallChange?: boolean;
  /**
   * Called with the name of the build once it is whole, right before readers are switched to it.
   * When it throws, nothing is published.
   */
  beforeSwitch?: (build: string) => void;
}

export interface BuildOutcome {
  build: string;
  /** True when the served build is of this very input, so nothing was done. */
  reused: boolean;
  /** Missing when reused. */
  counts?: CatalogueCounts;
  defects: readonly Defect[];
  /** What the build goes without, a sentence each. */
  remarks: readonly string[];
}

/** More directions cost time and memory and gained nothing on CORDIS (src/similarity/model.ts). */
const DIMENSIONS = 256;
/** Any number: it fixes the randomised decomposition, so that equal inputs make equal builds. */
const SEED = 20_240_601;

/**
 * Builds a catalogue and makes it the one that serves, or reuses the served one when nothing
 * changed. Until the last step nothing that a reader follows is touched.
 * @throws Problem `not-found` for missing inputs, `conflict` while another build runs or when too
 * much would be lost
 */
export async function build(options: BuildOptions): Promise<BuildOutcome> {
  const report = options.report ?? (() => {});
  const damages: string[] = [];
  const served = options.force
    ? null
    : await unchangedBuild(options.from, options.data, readKey(options), (damage) =>
        damages.push(`${damage} It was made again.`),
      );
  const space = options.embedder && (await lookAtService(options.embedder));
  const embedded = typeof space !== 'object' || sameSpace(space, served?.dense);
  if (served && embedded && (await sent(served.build, options.meili)))
    return { build: served.build, reused: true, defects: [], remarks: remarksOf(space) };
  const release = lockBuilds(options.data);
  try {
    const reading = stageReport(report, 'read', 'organisations');
    const fingerprint = await fingerprintInputs(
      options.from,
      programFingerprint() + readKey(options) + copiesMark(options.data),
    );
    const { whole, open } = await prepareLevels(options.from, options);
    reading.end(whole.organisations.length);
    if (open) await buildMembers({ ...whole, fingerprint }, options);
    const outcome = await buildFrom(
      { ...(open ?? whole), fingerprint },
      // What is public is learnt from what is public alone, also where it was not so before.
      open ? { ...options, smallChange: false } : options,
      space,
    );
    if (!open) removeMembersBuild(options.data);
    return { ...outcome, remarks: [...damages, ...outcome.remarks] };
  } finally {
    release();
  }
}

/**
 * The build that members read, before the public one that the switch belongs to. It is served by the
 * embedded engine, and no service sees its texts.
 */
async function buildMembers(input: CatalogueInput, options: BuildOptions): Promise<void> {
  const { from, now, report, smallChange } = options;
  const data = join(options.data, MEMBERS_FOLDER);
  const whole = withNeighbours(input, options.data);
  await buildFrom(whole, { from, now, report, smallChange, data, force: true });
}

/**
 * Builds from an input that is in memory already; the caller holds the lock.
 * @param space what the embedding service was found to be: its space, or why there is none
 */
export async function buildFrom(
  given: CatalogueInput,
  options: BuildOptions,
  space?: DenseSpace | string,
): Promise<BuildOutcome> {
  const { data, report = () => {}, now = () => new Date() } = options;
  const before = readPointer(data);
  const servingBuild = before?.build;
  const own = given.organisations.length;
  assertSomething(given);
  if (!options.force) assertNotShrunken(before, own);
  const input = withNeighbours(given, data);
  mkdirSync(data, { recursive: true });
  removeUnfinished(data);
  const earlier =
    options.smallChange && servingBuild ? modelOfBuild(data, servingBuild) : undefined;
  const { documents, model } = derive(input, report, earlier);
  const embedded = await embed(documents, options, space, report);
  const dense = typeof embedded === 'object' ? embedded : null;
  const counts = countCatalogue(input, documents, model.vocabulary.terms.length);
  const name = buildName(now(), input.fingerprint, servingBuild ?? newestBuild(data));
  const content = contentOf(input, { documents, model, dense, counts });
  try {
    const checksums = writeFiles(data, name, content, model, report);
    if (options.meili)
      await send(
        options.meili,
        { build: name, documents, width: model.dimensions, serving: servingBuild },
        report,
      );
    const publishing = stageReport(report, 'publish', 'builds');
    options.beforeSwitch?.(name);
    publish(data, {
      build: name,
      fingerprint: input.fingerprint,
      organisations: own,
      published: now().toISOString(),
      checksums,
      ...(dense && { dense: dense.space }),
    });
    removeOldBuilds(data, servingBuild);
    if (options.meili) await removeOthers(options.meili, name, servingBuild);
    publishing.end(1);
  } catch (error) {
    discardBuild(data, name);
    throw error;
  }
  return {
    build: name,
    reused: false,
    counts,
    defects: input.defects,
    remarks: remarksOf(embedded),
  };
}

/** The build serves already: what could not be removed now is removed by the next run. */
async function removeOthers(
  meili: MeiliTarget,
  name: string,
  before: string | undefined,
): Promise<void> {
  await removeMeiliBuilds(meili, before === undefined ? [name] : [name, before]).catch(
    () => undefined,
  );
}

function writeFiles(
  data: string,
  name: string,
  content: CatalogueContent,
  model: SimilarityModel,
  report: Report,
): Checksums {
  const { length } = content.documents;
  const writing = stageReport(report, 'write', 'statements', length);
  const files = unfinishedFilesOf(data, name);
  writeCatalogue(files.catalogue, content, writing.step);
  writeFileSync(files.model, serialiseModel(model), { flush: true });
  const checksums = placeFiles(data, name);
  writing.end(length);
  return checksums;
}

function remarksOf(found: unknown): string[] {
  return typeof found === 'string' ? [found] : [];
}

async function sent(name: string, meili: MeiliTarget | undefined): Promise<boolean> {
  return meili === undefined || (await meiliHolds(meili, name));
}

async function send(
  meili: MeiliTarget,
  content: MeiliBuild & { documents: readonly SearchDocument[] },
  report: Report,
): Promise<void> {
  const sending = stageReport(report, 'send', 'statements', content.documents.length);
  await writeMeili(meili, content, sending.step);
  sending.end(content.documents.length);
}

/**
 * Vectors of the embedding model, the sentence why there are none, or undefined when none was asked
 * for.
 */
async function embed(
  documents: readonly SearchDocument[],
  { embedder, data }: BuildOptions,
  space: DenseSpace | string | undefined,
  report: Report,
): Promise<DenseBuild | string | undefined> {
  if (!embedder || typeof space !== 'object') return space as string | undefined;
  const embedding = stageReport(report, 'embed', 'statements', documents.length);
  const found = await embedTexts(
    documents.map((d) => embeddedText(d.evidence)),
    documents.map((d) => d.vector),
    { embedder, space, data },
    embedding.step,
  );
  embedding.end(documents.length);
  return found;
}

function derive(
  input: CatalogueInput,
  report: Report,
  earlier?: SimilarityModel,
): ReturnType<typeof deriveDocuments> {
  const analysing = stageReport(report, 'analyse', 'statements', input.evidence.length);
  let learning: ReturnType<typeof stageReport> | undefined;
  const derived = deriveDocuments(input, {
    dimensions: DIMENSIONS,
    seed: SEED,
    earlier,
    onAnalysed: analysing.step,
    onLearned: (share) => {
      if (!learning) analysing.end(input.evidence.length);
      learning ??= stageReport(report, 'learn', 'percent', 100);
      learning.step(Math.round(100 * share));
    },
  });
  learning?.end(100);
  return derived;
}
