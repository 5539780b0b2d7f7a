/**
 * The catalogue of one build, read-only: organisations, evidence, concepts and what the build says
 * of itself.
 */
import Database from 'better-sqlite3';
import type { CatalogueCounts, MetaKey } from '../domain/catalogue-schema.ts';
import { CATALOGUE_VERSION } from '../domain/catalogue-schema.ts';
import type { ClusterProfile } from '../domain/cluster.ts';
import type { Concept } from '../domain/concept.ts';
import type { Defect } from '../domain/defect.ts';
import type { Calibration, DenseSpace } from '../domain/dense.ts';
import type { ClusterEvent } from '../domain/event.ts';
import type { Evidence, EvidenceKind } from '../domain/evidence.ts';
import type { Organisation } from '../domain/organisation.ts';
import { Problem } from '../domain/problem.ts';
import type { Quantity } from '../domain/quantity.ts';
import type { StatementReading } from '../domain/reading.ts';
import { keepRecent } from './keep-recent.ts';

/** Evidence as the build keeps it, with what was derived from it. */
export interface StoredEvidence {
  ordinal: number;
  evidence: Evidence;
  concepts: readonly string[];
  quantities: readonly Quantity[];
  reading: StatementReading;
}

export interface StoredConcept {
  concept: Concept;
  /** Number of evidence in which it was found. */
  uses: number;
}

/** Where the texts of the build lie in the space of an embedding model. */
export interface StoredDense {
  space: DenseSpace;
  calibration: Calibration;
  /**
   * Row-major by ordinal, unit length, zeros where there is none; read anew on each call, as it may
   * be large.
   */
  vectors(): Float32Array;
}

export interface Catalogue {
  readonly profile: ClusterProfile;
  readonly counts: CatalogueCounts;
  readonly fingerprint: string;
  /** By start, then id. */
  readonly events: readonly ClusterEvent[];
  organisation(id: string): Organisation | undefined;
  /** Those that exist, in the order asked; all, by id, when nothing is asked for. */
  organisations(ids?: readonly string[]): Organisation[];
  evidence(id: string): StoredEvidence | undefined;
  /** Those that exist, in the order asked. */
  evidences(ids: readonly string[]): StoredEvidence[];
  /** By position in the build; positions come from the engine's candidates. */
  evidenceAt(ordinals: readonly number[]): StoredEvidence[];
  /** Everything that an organisation owns, by id of the evidence; none for an unknown owner. */
  evidenceOf(owner: string, kinds?: readonly EvidenceKind[]): StoredEvidence[];
  /**
   * All evidence of some kinds, by id; all of it when none is given. A generator, since it may be
   * much.
   */
  eachEvidence(kinds?: readonly EvidenceKind[]): Generator<StoredEvidence>;
  /** Latent vector of unit length, or null when the evidence has none. */
  vectorAt(ordinal: number): Float32Array | null;
  /** Null in a build that was made without an embedding model. */
  readonly dense: StoredDense | null;
  concept(id: string): StoredConcept | undefined;
  /** In the order of the thesaurus. */
  concepts(): StoredConcept[];
  defects(): Defect[];
  close(): void;
}

/**
 * Records kept parsed: those of some fifty pages of results, about 10 MB of the longest project
 * texts.
 */
const RECENT = 3_000;

interface EvidenceRow {
  ordinal: number;
  json: string;
  concepts: string;
  quantities: string;
  reading: string;
}

const EVIDENCE = 'SELECT e.ordinal, e.json, e.concepts, e.quantities, e.reading FROM evidence e';

/**
 * Opens the catalogue file of a build.
 * @throws Problem `unavailable` when the file is missing, broken or of another version
 */
export function openCatalogue(file: string): Catalogue {
  const db = openReadOnly(file);
  const meta = <T>(key: MetaKey): T =>
    JSON.parse(
      (db.prepare('SELECT value FROM meta WHERE key = ?').pluck().get(key) as string | undefined) ??
        'null',
    ) as T;
  return {
    ...information(db, meta),
    ...organisations(db),
    ...evidence(db),
    ...concepts(db),
    ...vectors(db, meta),
    dense: dense(db, meta),
    close: () => {
      db.close();
    },
  };
}

function openReadOnly(file: string): Database.Database {
  let db: Database.Database | undefined;
  try {
    db = new Database(file, { readonly: true, fileMustExist: true });
    const version = JSON.parse(
      db.prepare(`SELECT value FROM meta WHERE key = 'version'`).pluck().get() as string,
    ) as number;
    if (version === CATALOGUE_VERSION) return db;
  } catch (cause) {
    db?.close();
    throw new Problem(
      'unavailable',
      `The catalogue ${file} cannot be read. Build it again with "collimate index --force".`,
      { cause },
    );
  }
  db.close();
  throw new Problem(
    'unavailable',
    `The catalogue ${file} was made by another version of the program. Build it again with "collimate index --force".`,
  );
}

function information(
  db: Database.Database,
  meta: <T>(key: MetaKey) => T,
): Pick<Catalogue, 'profile' | 'counts' | 'fingerprint' | 'events' | 'defects'> {
  return {
    profile: meta<ClusterProfile>('profile'),
    counts: meta<CatalogueCounts>('counts'),
    fingerprint: meta<string>('fingerprint'),
    events: meta<ClusterEvent[] | null>('events') ?? [],
    defects: () =>
      db
        .prepare('SELECT json FROM defect ORDER BY ordinal')
        .pluck()
        .all()
        .map((json) => JSON.parse(json as string) as Defect),
  };
}

function organisations(db: Database.Database): Pick<Catalogue, 'organisation' | 'organisations'> {
  const one = db.prepare<[string], string>('SELECT json FROM organisation WHERE id = ?').pluck();
  const all = db.prepare<[], string>('SELECT json FROM organisation ORDER BY ordinal').pluck();
  const organisation = keepRecent(RECENT, (id): Organisation | undefined =>
    parse<Organisation>(one.get(id)),
  );
  return {
    organisation,
    organisations: (ids) =>
      ids
        ? ids.map(organisation).filter((o) => o !== undefined)
        : all.all().map((json) => JSON.parse(json) as Organisation),
  };
}

function evidence(
  db: Database.Database,
): Pick<Catalogue, 'evidence' | 'evidences' | 'evidenceAt' | 'evidenceOf' | 'eachEvidence'> {
  const byId = db.prepare<[string], EvidenceRow>(`${EVIDENCE} WHERE e.id = ?`);
  const byOrdinal = db.prepare<[number], EvidenceRow>(`${EVIDENCE} WHERE e.ordinal = ?`);
  const byOwner = db.prepare<
    { owner: string; kinds: string | null },
    EvidenceRow
  >(`${EVIDENCE} JOIN ownership w ON w.evidence = e.ordinal
    WHERE w.owner = (SELECT ordinal FROM organisation WHERE id = @owner) AND (@kinds IS NULL OR e.kind IN (SELECT value FROM json_each(@kinds))) ORDER BY e.ordinal`);
  const every = db.prepare<{ kinds: string | null }, EvidenceRow>(
    `${EVIDENCE} WHERE @kinds IS NULL OR e.kind IN (SELECT value FROM json_each(@kinds)) ORDER BY e.ordinal`,
  );
  const list = (kinds: readonly EvidenceKind[] | undefined): string | null =>
    kinds ? JSON.stringify(kinds) : null;
  const one = (row: EvidenceRow | undefined): StoredEvidence | undefined => row && stored(row);
  const evidenceById = keepRecent(RECENT, (id) => one(byId.get(id)));
  return {
    evidence: evidenceById,
    evidences: (ids) => ids.map(evidenceById).filter((e) => e !== undefined),
    evidenceAt: (ordinals) =>
      ordinals.map((o) => one(byOrdinal.get(o))).filter((e) => e !== undefined),
    evidenceOf: (owner, kinds) => byOwner.all({ owner, kinds: list(kinds) }).map(stored),
    *eachEvidence(kinds) {
      for (const row of every.iterate({ kinds: list(kinds) })) yield stored(row);
    },
  };
}

function concepts(db: Database.Database): Pick<Catalogue, 'concept' | 'concepts'> {
  type Row = { json: string; uses: number };
  const one = db.prepare<[string], Row>('SELECT json, uses FROM concept WHERE id = ?');
  const all = db.prepare<[], Row>('SELECT json, uses FROM concept ORDER BY ordinal');
  const storedConcept = (row: Row): StoredConcept => ({
    concept: JSON.parse(row.json) as Concept,
    uses: row.uses,
  });
  return {
    concept: (id) => {
      const row = one.get(id);
      return row && storedConcept(row);
    },
    concepts: () => all.all().map(storedConcept),
  };
}

/** Read on first asking, whole: only a few questions need vectors beyond what the engine tells. */
function vectors(db: Database.Database, meta: <T>(key: MetaKey) => T): Pick<Catalogue, 'vectorAt'> {
  const width = meta<number>('dimensions');
  let all: Float32Array | undefined;
  return {
    vectorAt(ordinal) {
      all ??= numbers(db, 'vectors');
      const vector = all.subarray(ordinal * width, (ordinal + 1) * width);
      return vector.some((x) => x !== 0) ? vector : null;
    },
  };
}

function dense(db: Database.Database, meta: <T>(key: MetaKey) => T): StoredDense | null {
  const kept = meta<Omit<StoredDense, 'vectors'> | null>('dense');
  return kept && { ...kept, vectors: () => numbers(db, 'dense') };
}

function numbers(db: Database.Database, name: string): Float32Array {
  const bytes =
    db.prepare<[string], Buffer>('SELECT bytes FROM array WHERE name = ?').pluck().get(name) ??
    Buffer.alloc(0);
  return new Float32Array(new Uint8Array(bytes).buffer);
}

function stored(row: EvidenceRow): StoredEvidence {
  return {
    ordinal: row.ordinal,
    evidence: JSON.parse(row.json) as Evidence,
    concepts: JSON.parse(row.concepts) as string[],
    quantities: JSON.parse(row.quantities) as Quantity[],
    reading: JSON.parse(row.reading) as StatementReading,
  };
}

function parse<T>(json: string | undefined): T | undefined {
  return json === undefined ? undefined : (JSON.parse(json) as T);
}
