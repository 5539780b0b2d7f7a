/**
 * Writes the catalogue file of a build. The only place that writes it; readers open it read-only.
 */
import Database from 'better-sqlite3';
import type { CatalogueInput } from '../../src/domain/catalogue-input.ts';
import type {
  CatalogueArray,
  CatalogueCounts,
  MetaKey,
} from '../../src/domain/catalogue-schema.ts';
import { CATALOGUE_SQL, CATALOGUE_VERSION } from '../../src/domain/catalogue-schema.ts';
import type { SearchDocument } from '../../src/domain/search-document.ts';
import { syncFile } from '../../src/place-file.ts';

export interface CatalogueContent {
  input: CatalogueInput;
  /** By ordinal. */
  documents: readonly SearchDocument[];
  arrays: readonly CatalogueArray[];
  /** Index terms of each organisation's names, in the order of organisations. */
  nameTerms: readonly (readonly string[])[];
  /** Width of latent vectors. */
  dimensions: number;
  /**
   * Space and calibration of an embedding model, whose vectors are among `arrays`; missing or null
   * without one.
   */
  dense?: unknown;
  counts: CatalogueCounts;
}

/**
 * Writes a new file and leaves it synced to disk. Nothing reads a build before it is published, so
 * the file is written without a journal; a crash leaves a broken file that no pointer names.
 * @param file must not exist
 */
export function writeCatalogue(
  file: string,
  content: CatalogueContent,
  onWritten: (evidence: number) => void = () => {},
): void {
  const db = new Database(file);
  try {
    db.pragma('journal_mode = OFF');
    db.pragma('synchronous = OFF');
    db.exec(CATALOGUE_SQL);
    db.transaction(() => {
      writeMeta(db, content);
      writeRows(db, content, onWritten);
      writeArrays(db, content.arrays);
    })();
    db.exec(`INSERT INTO phrase (phrase) VALUES ('optimize')`);
  } finally {
    db.close();
  }
  syncFile(file);
}

function writeMeta(
  db: Database.Database,
  { input, counts, dimensions, dense }: CatalogueContent,
): void {
  const insert = db.prepare('INSERT INTO meta (key, value) VALUES (?, ?)');
  const meta: Record<MetaKey, unknown> = {
    version: CATALOGUE_VERSION,
    profile: input.profile,
    fingerprint: input.fingerprint,
    counts,
    dimensions,
    dense: dense ?? null,
    events: input.events ?? [],
  };
  for (const [key, value] of Object.entries(meta)) insert.run(key, JSON.stringify(value));
}

function writeRows(
  db: Database.Database,
  { input, documents, nameTerms }: CatalogueContent,
  onWritten: (evidence: number) => void,
): void {
  const organisation = db.prepare('INSERT INTO organisation (ordinal, id, json) VALUES (?, ?, ?)');
  const name = db.prepare('INSERT INTO name_phrase (rowid, name) VALUES (?, ?)');
  input.organisations.forEach((o, i) => {
    organisation.run(i, o.id, JSON.stringify(o));
    name.run(i, nameTerms[i]!.join(' '));
  });
  const ordinals = new Map(input.organisations.map((o, i) => [o.id, i]));
  const evidence = db.prepare(
    'INSERT INTO evidence (ordinal, id, kind, json, concepts, quantities, reading) VALUES (?, ?, ?, ?, ?, ?, ?)',
  );
  const phrase = db.prepare('INSERT INTO phrase (rowid, title, body) VALUES (?, ?, ?)');
  for (const d of documents) {
    evidence.run(
      d.ordinal,
      d.evidence.id,
      d.evidence.kind,
      JSON.stringify(d.evidence),
      JSON.stringify(d.concepts),
      JSON.stringify(d.quantities),
      JSON.stringify(d.reading),
    );
    phrase.run(d.ordinal, d.terms.title.join(' '), d.terms.body.join(' '));
    if (d.ordinal % 200 === 0) onWritten(d.ordinal);
  }
  writeOwnership(db, documents, ordinals);
  const uses = conceptUses(documents);
  const concept = db.prepare('INSERT INTO concept (ordinal, id, json, uses) VALUES (?, ?, ?, ?)');
  input.concepts.forEach((c, i) => concept.run(i, c.id, JSON.stringify(c), uses.get(c.id) ?? 0));
  const defect = db.prepare('INSERT INTO defect (ordinal, json) VALUES (?, ?)');
  input.defects.forEach((d, i) => defect.run(i, JSON.stringify(d)));
}

/** In the order of the table's key: a third of the time of inserting in the order of evidence. */
function writeOwnership(
  db: Database.Database,
  documents: readonly SearchDocument[],
  ordinals: ReadonlyMap<string, number>,
): void {
  const pairs = documents.flatMap((d) =>
    d.owners.map((o) => [ordinals.get(o.id)!, d.ordinal] as const),
  );
  const insert = db.prepare('INSERT INTO ownership (owner, evidence) VALUES (?, ?)');
  for (const pair of pairs.sort((a, b) => a[0] - b[0] || a[1] - b[1])) insert.run(...pair);
}

function conceptUses(documents: readonly SearchDocument[]): Map<string, number> {
  const uses = new Map<string, number>();
  for (const d of documents) for (const id of d.concepts) uses.set(id, (uses.get(id) ?? 0) + 1);
  return uses;
}

function writeArrays(db: Database.Database, arrays: readonly CatalogueArray[]): void {
  const insert = db.prepare('INSERT INTO array (name, type, bytes) VALUES (?, ?, ?)');
  for (const a of arrays) {
    const bytes =
      a.type === 'json'
        ? Buffer.from(JSON.stringify(a.data))
        : Buffer.from(a.data.buffer, a.data.byteOffset, a.data.byteLength);
    insert.run(a.name, a.type, bytes);
  }
}
