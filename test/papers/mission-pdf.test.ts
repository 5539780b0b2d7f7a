import chromium from '@sparticuz/chromium';
import { extractText, getDocumentProxy } from 'unpdf';
import { describe, expect, it } from 'vitest';
import { printPdf } from '../../src/papers/pdf.ts';

describe('a page as PDF', () => {
  it('keeps its words and numbers its pages', async () => {
    const html =
      '<!doctype html><meta charset="utf-8"><style>@page { @bottom-center { content: counter(page) " of " counter(pages) } } p { break-after: page }</style><p>Žluťoučký kůň</p><p>Second</p>';
    const pdf = await printPdf(await chromium.executablePath(), html);
    const { text } = await extractText(await getDocumentProxy(new Uint8Array(pdf)), {
      mergePages: false,
    });
    expect(text[0]).toContain('Žluťoučký kůň');
    expect(text[1]).toBe('2 of 2\nSecond');
  });

  it('says in a sentence when the browser is none', async () => {
    await expect(printPdf('/nowhere/chromium', '<p>x')).rejects.toThrow(
      /print it from your own browser/i,
    );
    await expect(printPdf(process.execPath, '<p>x')).rejects.toThrow(
      /print it from your own browser/i,
    );
  });
});
