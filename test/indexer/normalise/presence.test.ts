import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { DEFAULT_PROFILE } from '../../../indexer/normalise/default-profile.ts';
import { prepare } from '../../../indexer/prepare.ts';
import { tableRows } from '../../../src/workbook/table-rows.ts';
import { writeWorkbook } from '../../../src/workbook/write-workbook.ts';

const folder = mkdtempSync(join(tmpdir(), 'collimate-presence-'));
afterAll(() => {
  rmSync(folder, { recursive: true });
});

it('shows where an organisation was seen without making a statement of it', async () => {
  writeFileSync(
    join(folder, 'members.csv'),
    'id,name_en,kind,membership,sources\nlumen,Lumen Works,company,member,https://example.org/l\n',
  );
  writeFileSync(
    join(folder, 'presence.csv'),
    'member,title_en,title_cs,translated,when,sources\n' +
      'Lumen Works,exhibitor at an invented fair,vystavovatel na veletrhu,cs,2031-05,https://example.org/f\n' +
      'nobody,a talk,,,,\n',
  );
  const { organisations, evidence, defects } = await prepare([folder]);
  expect(evidence).toEqual([]);
  expect(organisations[0]?.presence).toEqual([
    {
      id: 'lumen-presence-exhibitor-at-an-invented-fair',
      title: { en: 'exhibitor at an invented fair', cs: 'vystavovatel na veletrhu' },
      when: '2031-05',
      translated: ['cs'],
      sources: ['https://example.org/f'],
    },
  ]);
  expect(defects.map((d) => [d.code, d.row])).toEqual([['unknown-reference', 3]]);
  const file = join(folder, 'again.xlsx');
  const tables = tableRows({ organisations, evidence, concepts: [] });
  await writeWorkbook(file, tables, DEFAULT_PROFILE, 'en');
  expect((await prepare([file])).organisations).toEqual(organisations);
});
