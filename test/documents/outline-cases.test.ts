/** Outlines that once came out wrong (fixtures/outline-cases), and the needs that are in them. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readOutline } from '../../src/ask/reading/outline.ts';
import { documentText } from '../../src/documents/document-text.ts';

const bytesOf = (name: string): Uint8Array =>
  new Uint8Array(readFileSync(`fixtures/outline-cases/${name}`));
const textOf = (name: string): Promise<string> => documentText(bytesOf(name));
const needsOf = async (name: string, lang = 'en'): Promise<string[]> =>
  readOutline(await textOf(name), lang).needs.map((n) => n.text);

/** What it asks for and what it merely says. */
const sentencesOf = async (name: string, lang = 'en'): Promise<string[]> => {
  const { needs, unread } = readOutline(await textOf(name), lang);
  return [...needs.map((n) => n.text), ...unread];
};

describe('an outline', () => {
  it('as PDF gives the sentences and needs that it gives as DOCX, whole', async () => {
    expect(await sentencesOf('zamer.docx', 'cs')).toHaveLength(5);
    expect(await sentencesOf('zamer.pdf', 'cs')).toEqual(await sentencesOf('zamer.docx', 'cs'));
    expect(await needsOf('zamer.pdf', 'cs')).toHaveLength(3);
  });

  it('of divided words has them whole', async () => {
    const needs = (await needsOf('hyphenated.pdf')).join(' ');
    for (const word of ['grinding', 'antireflective', 'interferometric', '1064 nm'])
      expect(needs).toContain(word);
  });

  it('wrapped by a mail program is read by sentences', async () => {
    expect(await sentencesOf('wrapped-mail.txt')).toHaveLength(4);
    const needs = await needsOf('wrapped-mail.txt');
    expect(needs).toHaveLength(2);
    expect(needs[0]).toMatch(/^For the optical head .* 1064 nm\.$/);
  });

  it('keeps symbols and hyphens, and no hidden remark', async () => {
    const text = await textOf('hyphen.docx');
    expect(text).toContain('We need e-beam lithography and X-ray diffraction.');
    expect(text).toMatch(/roughness 0\.5 [µμ]m/);
    expect(text).not.toMatch(/budget|titanium/);
  });

  it('with a table of requirements has a need a row, with its figures', async () => {
    const needs = await needsOf('table.docx');
    expect(needs).toHaveLength(4);
    for (const [part, figure] of [
      ['Primary mirror', '600 mm'],
      ['Laser source', '1064 nm'],
      ['Coating', 'anti-reflective'],
      ['Detector', '77 K'],
    ] as const)
      expect(needs.find((need) => need.startsWith(part))).toContain(figure);
  });

  it.each(['textbox.docx', 'tracked.docx'])('has each need of %s once', async (name) => {
    const needs = (await needsOf(name)).filter((need) => need.startsWith('We need'));
    expect(needs.length).toBeGreaterThanOrEqual(2);
    expect(new Set(needs).size).toBe(needs.length);
  });

  it('of more than sixty pages is read as a short one', async () => {
    const needs = await needsOf('long62.pdf');
    expect(needs).toHaveLength(3);
    for (const words of ['300 mm', 'ITO', '633 nm'])
      expect(needs.filter((need) => need.includes(words))).toHaveLength(1);
  });

  it('that a portal saved as .doc is the page that it is; RTF is refused with what to do', async () => {
    expect(await needsOf('portal.doc')).toEqual([
      expect.stringContaining('300 mm'),
      expect.stringContaining('ITO'),
    ]);
    await expect(textOf('zamer.rtf')).rejects.toMatchObject({ key: 'error.oldDocument' });
  });
});

describe('a document whose tags never end', () => {
  it.each(['angles.docx', 'tabs.docx'])('is refused by a sentence: %s', async (name) => {
    await expect(textOf(name)).rejects.toMatchObject({ key: 'error.unreadableFile' });
  });
});
