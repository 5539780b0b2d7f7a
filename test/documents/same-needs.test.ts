/** Five outlines (fixtures/outlines) as other programs write them: all give the same needs. */
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readOutline } from '../../src/ask/reading/outline.ts';
import { documentText } from '../../src/documents/document-text.ts';

const FOLDER = new URL('../../fixtures/outlines/', import.meta.url);
const FORMATS = ['wrapped.txt', 'docx', 'odt', 'pdf', 'latex.pdf'];
const OUTLINES = readdirSync(FOLDER)
  .filter((name) => /^[^.]+\.txt$/.test(name))
  .map((name) => name.replace('.txt', ''));

/** Letters and figures alone: a divided "read-out" may lose its hyphen, a row gain a colon. */
async function needsOf(file: string): Promise<string[]> {
  const text = await documentText(new Uint8Array(readFileSync(new URL(file, FOLDER))));
  const lang = file.slice(file.indexOf('.') - 2, file.indexOf('.'));
  return readOutline(text, lang).needs.map((need) =>
    need.text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, ''),
  );
}

describe.each(OUTLINES)('the needs of %s', (outline) => {
  it.each(FORMATS)('are the same from its %s', async (format) => {
    const told = await needsOf(`${outline}.txt`);
    expect(told.length).toBeGreaterThan(2);
    expect(await needsOf(`${outline}.${format}`)).toEqual(told);
  });
});
