import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';

const { PLACES, tableOf } = createRequire(import.meta.url)('../../import-rules.cjs') as {
  PLACES: readonly { place: string; may: readonly string[] }[];
  tableOf: (places: readonly unknown[]) => string;
};

/** Folders whose files documents name by their path. */
const NAMED_FOLDERS = ['src', 'indexer', 'test', 'views', 'bench', 'docs', 'fixtures', '\\.ci'];

describe('the table of places', () => {
  it('stands in the document as the checker applies it', () => {
    expect(readFileSync('docs/ARCHITECTURE.md', 'utf8')).toContain(`\n${tableOf(PLACES)}\n`);
  });

  it('has a row for all that lies in src, and names what there is', () => {
    const rows = PLACES.map((p) => p.place);
    const found = readdirSync('src')
      .filter((name) => !name.endsWith('.d.mts'))
      .map((name) => `src/${name}`);
    expect(found.filter((path) => !rows.includes(path))).toEqual([]);
    const named = [...rows, ...PLACES.flatMap((p) => p.may)];
    expect(named.filter((path) => !existsSync(path))).toEqual([]);
  });
});

describe('documents', () => {
  it.each(documentsIn('.'))('%s names only files that exist', (file) => {
    const text = readFileSync(file, 'utf8');
    const paths = new RegExp(`\`((?:${NAMED_FOLDERS.join('|')})/[\\w./-]+)[^\`\\s]*\``, 'g');
    const inText = [...text.matchAll(paths)].map((m) => (m[1] ?? '').replace(/[./]+$/, ''));
    const links = [...text.matchAll(/\]\(([^)#\s]+)/g)]
      .map((m) => m[1] ?? '')
      .filter((link) => !/^\w+:/.test(link))
      .map((link) => join(dirname(file), link));
    expect([...inText, ...links].filter((path) => !existsSync(path))).toEqual([]);
  });
});

/** Every Markdown file of ours. */
function documentsIn(folder: string): string[] {
  return readdirSync(folder).flatMap((name) => {
    const path = join(folder, name);
    if (['node_modules', '.git', 'data'].includes(name)) return [];
    if (statSync(path).isDirectory()) return documentsIn(path);
    return name.endsWith('.md') ? [path] : [];
  });
}
