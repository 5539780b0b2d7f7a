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
/** What begins with these ends with that; every other tag ends with a pointed bracket. */
const ENDS = [
  ['<!--', '-->'],
  ['<![CDATA[', ']]>'],
  ['<?', '?>'],
] as const;
/** Tables in tables in text boxes come to some fifty; the stack of the reader holds a thousand. */
const DEEPEST = 400;

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
    Object.entries(parts).map(([name, part]) => {
      const xml = new TextDecoder().decode(part);
      if (!isWellFormed(xml)) throw new Error(`${name} is no XML`);
      return [name, withoutHiddenRuns(part, xml)];
    }),
  );
  const packed = zipSync(shown, { level: 0 });
  const { value } = await mammoth.convertToHtml({ buffer: Buffer.from(packed) });
  return linesOfMarkup(value, 'html');
}

/**
 * Every tag, comment and instruction ends before the next begins, and nothing is nested deeper than
 * a document can be. mammoth looks for such ends from each beginning, so that what lacks them takes
 * it time that grows with the square of the length; here each sign is looked at once.
 */
function isWellFormed(xml: string): boolean {
  let depth = 0;
  for (let at = xml.indexOf('<'); at >= 0;) {
    const until = ENDS.find(([beginning]) => xml.startsWith(beginning, at))?.[1] ?? '>';
    const end = xml.indexOf(until, at + 1);
    if (end < 0) return false;
    const next = xml.indexOf('<', until === '>' ? at + 1 : end);
    if (next >= 0 && next < end) return false;
    if (until === '>') depth += depthOfTag(xml, at, end);
    if (depth > DEEPEST) return false;
    at = next;
  }
  return true;
}

/** What a tag from `<` to `>` adds to the depth. */
function depthOfTag(xml: string, start: number, end: number): number {
  if (xml[start + 1] === '/') return -1;
  return xml[end - 1] === '/' ? 0 : 1;
}

function withoutHiddenRuns(part: Uint8Array, xml: string): Uint8Array {
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
