/**
 * Words of a DOCX. mammoth finds the parts by their relationships, reads symbols, text boxes and
 * what was moved or deleted in review; hidden runs, which it would show, are taken out before.
 */
import { type Element, isTag } from 'domhandler';
import { unzipSync, zipSync } from 'fflate';
import { DomUtils, parseDocument } from 'htmlparser2';
import mammoth from 'mammoth';
import { linesOfMarkup } from './markup.ts';

/** Parts of the package that hold running text; pictures and fonts stay packed. */
const TEXT_PART = /\.(?:xml|rels)$/i;
/** Unpacked size of all text parts: a zip bomb is refused by its directory. */
const MOST_UNPACKED = 30_000_000;

/** @throws Error when the bytes are no DOCX or are larger than an outline can be */
export async function docxLines(bytes: Uint8Array): Promise<string> {
  let unpacked = 0;
  const parts = unzipSync(bytes, {
    filter: ({ name, originalSize }) => {
      if (!TEXT_PART.test(name)) return false;
      unpacked += originalSize;
      if (unpacked > MOST_UNPACKED) throw new Error('the document unpacks to too much');
      return true;
    },
  });
  const shown = Object.fromEntries(
    Object.entries(parts).map(([name, part]) => [name, withoutHiddenRuns(part)]),
  );
  const packed = zipSync(shown, { level: 0 });
  const { value } = await mammoth.convertToHtml({ buffer: Buffer.from(packed) });
  return linesOfMarkup(value, 'html');
}

function withoutHiddenRuns(part: Uint8Array): Uint8Array {
  const xml = new TextDecoder().decode(part);
  if (!xml.includes('w:vanish')) return part;
  const document = parseDocument(xml, { xmlMode: true, decodeEntities: false });
  const hidden = DomUtils.findAll(isHiddenRun, document.children);
  for (const run of hidden) DomUtils.removeElement(run);
  const rest = DomUtils.getOuterHTML(document, { xmlMode: true, decodeEntities: false });
  return new TextEncoder().encode(rest);
}

function isHiddenRun(element: Element): boolean {
  if (element.name !== 'w:r') return false;
  const properties = element.children.filter(isTag).find(({ name }) => name === 'w:rPr');
  const marks = properties?.children.filter(isTag) ?? [];
  return marks.some(
    ({ name, attribs }) => name === 'w:vanish' && !/^(?:0|false|off)$/.test(attribs['w:val'] ?? ''),
  );
}
