/** The order of a build's stages, one progress line each, no logic: prepare, derive, write, publish. */
import { mkdirSync, writeFileSync } from 'node:fs';
import type { CatalogueInput } from '../src/domain/catalogue-input.ts';
import type { CatalogueCounts } from '../src/domain/catalogue-schema.ts';
import type { Defect } from '../src/domain/defect.ts';
import type { SearchDocument } from '../src/domain/search-document.ts';
import type { MeiliTarget } from '../src/meili/connection.ts';
import { serialiseModel } from '../src/similarity/model-file.ts';
import { catalogueArrays, nameTerms } from './derive/arrays.ts';
import { countCatalogue } from './derive/counts.ts';
import { deriveDocuments } from './derive/documents.ts';
import { fingerprintInputs, programFingerprint } from './fingerprint.ts';
import { type Format, prepare } from './prepare.ts';
import { type Report, stageReport } from './progress.ts';
import { assertNotShrunken, assertSomething, buildName, filesOf, isWhole, lockBuilds, publish, readPointer, removeOldBuilds } from './publish.ts';
import { writeCatalogue } from './write/catalogue.ts';
import { type MeiliBuild, meiliHolds, removeMeiliBuilds, writeMeili } from './write/meili.ts';

export type { Progress, Report } from './progress.ts';

export interface BuildOptions {
  /** Input files and folders. */
  from: readonly string[];
  /** Data folder; made when missing. */
  data: string;
  /** What the tables are when their headers do not tell. */
  format?: Format;
  /** Publish even when the input is unchanged or more than a third of the organisations would be lost. */
  force?: boolean;
  report?: Report;
  now?: () => Date;
  /** Meilisearch servers that get the build as well, before it is published. */
  meili?: MeiliTarget;
}

export interface BuildOutcome {
  build: string;
  /** True when the served build is of this very input, so nothing was done. */
  reused: boolean;
  /** Missing when reused. */
  counts?: CatalogueCounts;
  defects: readonly Defect[];
}

/** More directions cost time and memory and gained nothing on CORDIS (src/similarity/model.ts). */
const DIMENSIONS = 256;
/** Any number: it fixes the randomised decomposition, so that equal inputs make equal builds. */
const SEED = 20_240_601;

/**
 * Builds a catalogue and makes it the one that serves, or reuses the served one when nothing changed. Until the last step nothing
 * that a reader follows is touched.
 * @throws Problem `not-found` for missing inputs, `conflict` while another build runs or when too much would be lost
 */
export async function build(options: BuildOptions): Promise<BuildOutcome> {
  const report = options.report ?? (() => {});
  const fingerprint = await fingerprintInputs(options.from, programFingerprint() + (options.format ?? ''));
  const served = readPointer(options.data);
  if (served?.fingerprint === fingerprint && !options.force && isWhole(options.data, served.build) && await sent(served.build, options.meili)) return { build: served.build, reused: true, defects: [] };
  const release = lockBuilds(options.data);
  try {
    const reading = stageReport(report, 'read', 'organisations');
    const input = await prepare(options.from, { format: options.format });
    reading.end(input.organisations.length);
    return await buildFrom({ ...input, fingerprint }, options);
  } finally {
    release();
  }
}

/** Builds from an input that is in memory already; the caller holds the lock. */
export async function buildFrom(input: CatalogueInput, options: BuildOptions): Promise<BuildOutcome> {
  const { data, report = () => {}, now = () => new Date() } = options;
  const before = readPointer(data);
  assertSomething(input);
  if (!options.force) assertNotShrunken(before, input.organisations.length);
  mkdirSync(data, { recursive: true });
  removeOldBuilds(data);
  const { documents, model } = derive(input, report);
  const arrays = catalogueArrays(input, documents, model.dimensions);
  const counts = countCatalogue(input, documents, model.vocabulary.terms.length);
  const name = buildName(now(), input.fingerprint, before?.build);
  const files = filesOf(data, name);

  const writing = stageReport(report, 'write', 'statements', documents.length);
  writeCatalogue(files.catalogue, { input, documents, arrays, nameTerms: input.organisations.map(nameTerms), dimensions: model.dimensions, counts }, writing.step);
  writeFileSync(files.model, serialiseModel(model), { flush: true });
  writing.end(documents.length);
  if (options.meili) await send(options.meili, { build: name, documents, width: model.dimensions, serving: before?.build }, report);

  const publishing = stageReport(report, 'publish', 'builds');
  publish(data, { build: name, fingerprint: input.fingerprint, organisations: input.organisations.length, published: now().toISOString() });
  removeOldBuilds(data);
  // The build serves; what could not be removed now is removed by the next run.
  if (options.meili) await removeMeiliBuilds(options.meili, [name, ...(before ? [before.build] : [])]).catch(() => undefined);
  publishing.end(1);
  return { build: name, reused: false, counts, defects: input.defects };
}

async function sent(build: string, meili: MeiliTarget | undefined): Promise<boolean> {
  return meili === undefined || await meiliHolds(meili, build);
}

async function send(meili: MeiliTarget, build: MeiliBuild & { documents: readonly SearchDocument[] }, report: Report): Promise<void> {
  const sending = stageReport(report, 'send', 'statements', build.documents.length);
  await writeMeili(meili, build, sending.step);
  sending.end(build.documents.length);
}

function derive(input: CatalogueInput, report: Report): ReturnType<typeof deriveDocuments> {
  const analysing = stageReport(report, 'analyse', 'statements', input.evidence.length);
  let learning: ReturnType<typeof stageReport> | undefined;
  const derived = deriveDocuments(input, {
    dimensions: DIMENSIONS, seed: SEED, onAnalysed: analysing.step,
    onLearned: (share) => {
      if (!learning) analysing.end(input.evidence.length);
      learning ??= stageReport(report, 'learn', 'percent', 100);
      learning.step(Math.round(100 * share));
    },
  });
  learning?.end(100);
  return derived;
}
