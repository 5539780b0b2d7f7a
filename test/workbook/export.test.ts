import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Command } from 'commander';
import readXlsxFile from 'read-excel-file/node';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { prepare } from '../../indexer/prepare.ts';
import { build } from '../../indexer/run.ts';
import { define } from '../../src/commands/export.ts';
import type { CatalogueInput } from '../../src/domain/catalogue-input.ts';
import { ACCESS_TERMS } from '../../src/domain/evidence.ts';
import { ORGANISATION_KINDS } from '../../src/domain/organisation.ts';
import { writeTemplate } from '../../src/workbook/template.ts';

const folder = mkdtempSync(join(tmpdir(), 'collimate-export-'));
const data = join(folder, 'data');
let source: CatalogueInput;

beforeAll(async () => {
  source = await prepare(['fixtures/coc']);
  await build({ from: ['fixtures/coc'], data });
});
afterAll(() => {
  rmSync(folder, { recursive: true });
});

async function exported(out: string, ...flags: string[]): Promise<CatalogueInput> {
  const command = new Command('export').exitOverride();
  define(command);
  await command.parseAsync([join(folder, out), '--data', data, ...flags], { from: 'user' });
  return prepare([join(folder, out)]);
}

const facts = ({ profile, organisations, evidence, concepts }: CatalogueInput) => ({
  profile,
  organisations,
  evidence,
  concepts,
});

describe('the template', () => {
  it('offers Czech words in Czech, stars one language of words, and takes what it offers', async () => {
    const file = join(folder, 'sablona.xlsx');
    await writeTemplate(file, source.profile, 'cs');
    const sheets = await readXlsxFile(readFileSync(file));
    const rowsOf = (sheet: string) => sheets.find((s) => s.sheet === sheet)?.data ?? [];
    const [header = []] = rowsOf('Schopnosti');
    expect(header).toEqual(expect.arrayContaining(['Člen *', 'Název (cs) *', 'Název (en)']));
    const lists = rowsOf('Seznamy');
    const offered = (list: string) => {
      const at = lists[0]?.indexOf(list) ?? -1;
      return lists.slice(1).flatMap((r) => (r[at] === null ? [] : [String(r[at])]));
    };
    expect(offered('Členové: Druh')).toContain('výzkumný ústav');
    expect(rowsOf('Klastr').map((r) => r[0])).toContain('Pilíře › 1 › Název › cs');

    const filled = join(folder, 'filled');
    mkdirSync(filled);
    writeFileSync(join(filled, 'cluster.yaml'), readFileSync('fixtures/coc/cluster.yaml'));
    const csv = (name: string, ...rows: string[][]) =>
      writeFileSync(join(filled, name), rows.map((r) => r.join(';')).join('\n'));
    csv(
      'members.csv',
      ['ID', 'Název', 'Druh', 'Kraj'],
      ...offered('Členové: Druh').map((kind, i) => [
        `m${i}`,
        `Dílna ${i}`,
        kind,
        offered('Členové: Kraj')[i] ?? '',
      ]),
    );
    csv(
      'pillar-tags.csv',
      ['Člen', 'Pilíř', 'Podklad'],
      ...offered('Pilíře: Pilíř').map((pillar) => [
        'm1',
        pillar,
        offered('Pilíře: Podklad')[0] ?? '',
      ]),
    );
    csv(
      'equipment.csv',
      ['Člen', 'Název', 'Kategorie', 'Přístup'],
      ...offered('Vybavení: Přístup').map((access, i) => [
        'm1',
        `Lis ${i}`,
        offered('Vybavení: Kategorie')[i] ?? '',
        access,
      ]),
    );
    const { organisations, evidence, defects } = await prepare([filled]);
    expect(defects).toEqual([]);
    expect(organisations.map((o) => o.kind)).toEqual(ORGANISATION_KINDS);
    expect(organisations[1]?.pillars).toHaveLength(source.profile.pillars.length);
    expect(evidence.map((e) => e.instrument?.access.term).sort()).toEqual([...ACCESS_TERMS].sort());
    const categories = evidence.map((e) => e.instrument?.category ?? '');
    expect(categories.filter((c) => !(c in source.profile.categories))).toEqual([]);
  });
});

describe('an export, indexed again', () => {
  it.each([['tables'], ['catalogue.json'], ['catalogue.xlsx'], ['katalog.xlsx', '--lang', 'cs']])(
    '%s gives the same catalogue',
    async (out, ...flags) => {
      const again = await exported(out, ...flags);
      expect(again.defects).toEqual([]);
      expect(facts(again)).toEqual(facts(source));
    },
  );

  it('is refused where a file stands already, which is left as it is', async () => {
    await exported('again.json');
    const before = readFileSync(join(folder, 'again.json'));
    await expect(exported('again.json')).rejects.toThrow(/exists and was left as it is/);
    expect(readFileSync(join(folder, 'again.json'))).toEqual(before);
  });
});
