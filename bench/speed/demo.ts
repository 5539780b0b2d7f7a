/**
 * The demo alone: time of its pages and memory of its server; a part of `http` that needs no
 * collection.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { BenchTable } from '../run.ts';
import { demoTable } from './http.ts';

export async function bench(): Promise<BenchTable[]> {
  const folder = mkdtempSync(join(tmpdir(), 'collimate-bench-'));
  try {
    return [await demoTable(folder)];
  } finally {
    rmSync(folder, { recursive: true });
  }
}
