import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { prepare } from '../../indexer/prepare.ts';
import { TABLE_NAMES, tableDefinition } from '../../src/domain/workbook.ts';

const formats = readFileSync('docs/how-to/formats.md', 'utf8');
const own = readFileSync('docs/how-to/own-cluster.md', 'utf8');
const folder = mkdtempSync(join(tmpdir(), 'collimate-docs-'));
afterAll(() => {
  rmSync(folder, { recursive: true });
});

const yamlIn = (text: string) => /```yaml\n([\s\S]*?)```/.exec(text)?.[1] ?? '';

describe('the how-to pages', () => {
  it.each(TABLE_NAMES)('describe every column of the table %s', (table) => {
    const { file, columns } = tableDefinition(table);
    const section =
      formats.split(/^### /m).find((s) => s.split('\n', 1)[0]?.endsWith(`\`${file}.csv\``)) ?? '';
    for (const { id, required } of columns)
      expect(section, id).toContain(`| \`${id}\`${required ? ' *' : ''} |`);
  });

  it('show a member file that is read as it stands', async () => {
    writeFileSync(join(folder, 'lumen.yaml'), yamlIn(formats));
    const { organisations, evidence, defects } = await prepare([join(folder, 'lumen.yaml')]);
    expect(defects.map((d) => d.code)).toEqual(['unknown-pillar']);
    expect(organisations.map((o) => o.id)).toEqual(['lumen-works']);
    expect(evidence.map((e) => e.kind).sort()).toEqual([
      'capability',
      'capability',
      'instrument',
      'project',
    ]);
  });

  it('show settings of a cluster that are taken as they stand, and name every setting there is', async () => {
    mkdirSync(join(folder, 'own'));
    writeFileSync(join(folder, 'own', 'cluster.yaml'), yamlIn(own));
    const { profile } = await prepare([join(folder, 'own')]);
    expect(profile.id).toBe('my-cluster');
    for (const setting of Object.keys((await prepare(['fixtures/coc'])).profile))
      expect(own).toContain(`\`${setting}`);
  });
});
