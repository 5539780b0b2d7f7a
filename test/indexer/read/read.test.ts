import { mkdirSync, mkdtempSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { prepare } from '../../../indexer/prepare.ts';
import { readFile, readInputs } from '../../../indexer/read/read.ts';
import { FORMATS } from '../../../indexer/read/input-file.ts';

const folder = mkdtempSync(join(tmpdir(), 'collimate-read-'));
afterAll(() => {
  rmSync(folder, { recursive: true });
});
const at = (name: string, content: string | Buffer) => {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
};

describe('reading files', () => {
  it('never fails for what a file holds', async () => {
    const pieces = fc.array(
      fc.constantFrom(
        'id',
        'name',
        ',',
        ';',
        '\n',
        '"',
        '{',
        '}',
        '[',
        ':',
        '- ',
        'PK\u0003\u0004',
        '%PDF',
        '<html',
        '|',
        '\0',
        'é',
        '1',
        '&a',
        '*a',
        'participants',
        '__proto__',
      ),
      { maxLength: 40 },
    );
    await fc.assert(
      fc.asyncProperty(
        pieces,
        fc.constantFrom('x.csv', 'x.yaml', 'x.json', 'x.xlsx', 'x.jsonl'),
        fc.boolean(),
        fc.constantFrom(undefined, ...FORMATS),
        async (parts, name, pack, format) => {
          const bytes = Buffer.from(parts.join(''));
          const { rows, defects } = await readFile(
            { name, bytes: pack ? gzipSync(bytes) : bytes },
            format ? { format } : {},
          );
          expect(Array.isArray(rows) && Array.isArray(defects)).toBe(true);
        },
      ),
      { numRuns: 300 },
    );
    expect(({} as Record<string, unknown>).id).toBeUndefined();
  });

  it('refuses a packed table that unpacks without end', async () => {
    const { defects } = await readFile({
      name: 'x.csv.gz',
      bytes: gzipSync(Buffer.concat([Buffer.from('id,name\n'), Buffer.alloc(201_000_000, 'x')]), {
        level: 1,
      }),
    });
    expect(defects).toMatchObject([{ code: 'zip-bomb' }]);
  });

  it('refuses a file that is larger than any honest one, without opening it', async () => {
    const path = at('large.csv', 'id,name\n');
    truncateSync(path, 400_000_000);
    expect((await readInputs([path])).defects).toMatchObject([
      { code: 'too-large', found: '400 MB' },
    ]);
    rmSync(path);
  });

  it('says when settings come twice, and keeps the first', async () => {
    const settings = (id: string) =>
      `id: ${id}\nname: { en: A }\nshortName: { en: A }\nlanguages: [en]\ncountry: CZ\n`;
    const { profile, defects } = await prepare([
      at('one.yaml', settings('one')),
      at('two.yaml', settings('two')),
      at('members.csv', 'id,name\na,A\n'),
    ]);
    expect(profile.id).toBe('one');
    expect(defects).toMatchObject([{ code: 'second-settings', file: 'two.yaml' }]);
  });

  it('gives the same fingerprint wherever the folder lies, and another one when a byte changes', async () => {
    const paths = ['a', 'b', 'c'].map((side) => join(folder, side, 'cluster'));
    paths.forEach((path, i) => {
      mkdirSync(path, { recursive: true });
      writeFileSync(join(path, 'members.csv'), `id,name\na,${i === 2 ? 'B' : 'A'}\n`);
    });
    const [a, b, c] = await Promise.all(
      paths.map(async (p) => (await readInputs([p])).fingerprint),
    );
    expect(a).toBe(b);
    expect(a).not.toBe(c);
  });

  it('does what --format says where headers leave it open', async () => {
    const path = at(
      'list.csv',
      'Name,Description,Site Location\nSpectrometer,From 400 nm,Hall 3\n',
    );
    expect((await prepare([path])).evidence).toEqual([]);
    expect((await prepare([path], { format: 'uniquip' })).evidence).toMatchObject([
      { kind: 'instrument', title: { und: 'Spectrometer' } },
    ]);
  });

  it('says that a path leads nowhere', async () => {
    await expect(prepare([join(folder, 'nowhere')])).rejects.toThrow(/There is no file or folder/);
  });
});
