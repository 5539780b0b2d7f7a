/** Every kind of evidence on its way from its table into the catalogue and back into the table. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { prepare } from '../../indexer/prepare.ts';
import { EVIDENCE_KINDS, KINDS } from '../../src/domain/evidence.ts';
import { type TableName, tableDefinition } from '../../src/domain/workbook.ts';
import { tableRows } from '../../src/workbook/table-rows.ts';

const folder = mkdtempSync(join(tmpdir(), 'collimate-kinds-'));
afterAll(() => rmSync(folder, { recursive: true }));

const VALUES: Readonly<Record<string, string>> = { member: 'lumen', title: 'A statement' };

/** A file with one row: the required columns of the table and nothing else. */
function writeRow(table: TableName): void {
  const { file, columns } = tableDefinition(table);
  const required = columns.filter((c) => c.required);
  const values = required.map((c) => VALUES[c.id] ?? 'x');
  writeFileSync(
    join(folder, `${file}.csv`),
    [
      ['id', ...required.map((c) => c.id)],
      ['statement', ...values],
    ]
      .map((r) => r.join())
      .join('\n'),
  );
}

describe('kinds of evidence', () => {
  it.each(EVIDENCE_KINDS)('%s comes from its table, and goes back into it', async (kind) => {
    const own = join(folder, `${KINDS[kind].table}.csv`);
    writeFileSync(join(folder, 'members.csv'), 'id,name\nlumen,Lumen Works');
    writeFileSync(join(folder, 'participants.csv'), 'project,member\nstatement,lumen');
    writeRow(KINDS[kind].table);
    const { organisations, evidence, concepts } = await prepare([folder]);
    rmSync(own);
    expect(evidence.map((e) => [e.kind, e.owners[0]?.owner])).toEqual([[kind, 'lumen']]);
    expect(tableRows({ organisations, evidence, concepts })[KINDS[kind].table]).toHaveLength(1);
  });

  it.each(EVIDENCE_KINDS)('%s has a sign', (kind) => {
    expect(readFileSync('views/assets/sprite.svg', 'utf8')).toContain(`<symbol id="${kind}"`);
  });
});
