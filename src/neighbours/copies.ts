/** The last good copy of each neighbour, one file each under `neighbours` in the data folder. */
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { NEIGHBOUR_NAME } from '../domain/neighbour.ts';
import { Problem } from '../domain/problem.ts';
import { writePlaced } from '../place-file.ts';
import type { NeighbourCatalogue } from './document.ts';

export interface NeighbourCopy {
  id: string;
  /** File or https address that it is read from. */
  from: string;
  etag: string;
  /** UTC instant. */
  fetched: string;
  catalogue: NeighbourCatalogue;
}

/** Names of the neighbours of a data folder. */
export function neighbourNames(data: string): string[] {
  const folder = join(data, 'neighbours');
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .filter((f) => f.endsWith('.json'))
    .map((f) => f.slice(0, -'.json'.length))
    .filter((name) => NEIGHBOUR_NAME.test(name))
    .sort();
}

export function readCopies(data: string): NeighbourCopy[] {
  return neighbourNames(data).map(
    (name) => JSON.parse(readFileSync(fileOf(data, name), 'utf8')) as NeighbourCopy,
  );
}

/** @throws Problem `not-found` */
export function readCopy(data: string, name: string): NeighbourCopy {
  if (!neighbourNames(data).includes(name))
    throw new Problem('not-found', `There is no neighbour "${name}".`);
  return JSON.parse(readFileSync(fileOf(data, name), 'utf8')) as NeighbourCopy;
}

export function writeCopy(data: string, copy: NeighbourCopy): void {
  mkdirSync(join(data, 'neighbours'), { recursive: true });
  writePlaced(fileOf(data, copy.id), `${JSON.stringify(copy)}\n`);
}

/** @throws Problem `not-found` */
export function removeCopy(data: string, name: string): void {
  readCopy(data, name);
  rmSync(fileOf(data, name));
}

/** Tells copies apart without reading what is in them; empty without neighbours. */
export function copiesMark(data: string): string {
  const names = neighbourNames(data);
  if (names.length === 0) return '';
  const hash = createHash('sha256');
  for (const name of names) hash.update(`\0${name}\0`).update(readFileSync(fileOf(data, name)));
  return hash.digest('hex');
}

function fileOf(data: string, name: string): string {
  if (!NEIGHBOUR_NAME.test(name))
    throw new Problem(
      'invalid',
      `"${name}" is no name for a neighbour: small letters, digits and hyphens, at most 40.`,
    );
  return join(data, 'neighbours', `${name}.json`);
}
