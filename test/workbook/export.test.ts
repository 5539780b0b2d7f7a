import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Command } from 'commander';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { prepare } from '../../indexer/prepare.ts';
import { build } from '../../indexer/run.ts';
import { define } from '../../src/commands/export.ts';
import type { CatalogueInput } from '../../src/domain/catalogue-input.ts';

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
