import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

const LONGEST_LINE = 140;
/** Elements that begin a line of their own on the page, so they do in a template. */
const BLOCKS = [
  ...['article', 'aside', 'details', 'div', 'dd', 'dl', 'dt', 'fieldset', 'figure', 'footer'],
  ...['form', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'header', 'legend', 'li', 'main', 'nav', 'ol'],
  ...['p', 'section', 'summary', 'table', 'tbody', 'td', 'th', 'thead', 'tr', 'ul'],
];
const BLOCK = new RegExp(`<(?:${BLOCKS.join('|')})\\b`, 'g');

const lines = readdirSync('views', { recursive: true, withFileTypes: true })
  .filter((e) => e.isFile() && e.name.endsWith('.hbs'))
  .flatMap((e) => {
    const path = join(e.parentPath, e.name);
    return readFileSync(path, 'utf8')
      .split('\n')
      .map((text, i) => ({ text, place: `${path}:${i + 1}` }));
  });

describe('templates', () => {
  it(`have no line over ${LONGEST_LINE} characters`, () => {
    expect(lines.filter((l) => l.text.length > LONGEST_LINE).map((l) => l.place)).toEqual([]);
  });

  it('begin one block a line', () => {
    const crowded = lines.filter((l) => (l.text.match(BLOCK) ?? []).length > 1);
    expect(crowded.map((l) => l.place)).toEqual([]);
  });
});
