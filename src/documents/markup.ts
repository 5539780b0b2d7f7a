/** Words of HTML and of OpenDocument: one paragraph, list item or row of a table a line. */
import { type AnyNode, type Element, hasChildren, isTag, isText } from 'domhandler';
import { parseDocument } from 'htmlparser2';
import { linesOfRows } from './rows.ts';

/** Elements whose words nobody reads. */
const UNREAD = new Set([
  ...['script', 'style', 'head', 'title', 'template', 'noscript', 'svg', 'math', 'object'],
  // OpenDocument: deleted text, remarks, styles' sample texts and the alternative of a frame.
  ...['text:tracked-changes', 'office:annotation', 'office:forms', 'svg:desc', 'svg:title'],
]);
const ROWS = new Set(['tr', 'table:table-row']);
const CELLS = new Set(['td', 'th', 'table:table-cell']);
const TABLES = new Set(['table', 'table:table']);
const INLINE = new Set([
  ...['a', 'abbr', 'b', 'bdi', 'bdo', 'cite', 'code', 'data', 'dfn', 'em', 'font', 'i', 'kbd'],
  ...['mark', 'q', 's', 'samp', 'small', 'span', 'strong', 'sub', 'sup', 'time', 'u', 'var', 'wbr'],
  ...['text:span', 'text:a', 'text:s', 'text:tab', 'text:soft-page-break', 'text:bookmark'],
  ...['text:bookmark-start', 'text:bookmark-end', 'text:reference-mark', 'text:meta'],
]);
const BREAKS = new Set(['br', 'text:line-break']);

/** Deeper nesting is no document of a person; what stands deeper is left out. */
const DEEPEST = 200;

/** @param kind how the markup is to be read; both bear what is malformed */
export function linesOfMarkup(markup: string, kind: 'html' | 'xml'): string {
  const document = parseDocument(markup, { xmlMode: kind === 'xml', decodeEntities: true });
  const lines: string[] = [];
  const writer = { line: '', lines };
  for (const node of document.children) write(node, writer, 0);
  endLine(writer);
  return lines.join('\n');
}

interface Writer {
  line: string;
  lines: string[];
}

function write(node: AnyNode, writer: Writer, depth: number): void {
  if (depth > DEEPEST) return;
  if (isText(node)) writer.line += node.data.replace(/\s+/g, ' ');
  else if (isTag(node)) writeElement(node, writer, depth);
  else if (hasChildren(node)) {
    for (const child of node.children) write(child, writer, depth + 1);
  }
}

function writeElement(element: Element, writer: Writer, depth: number): void {
  if (UNREAD.has(element.name) || isHidden(element)) return;
  if (BREAKS.has(element.name)) endLine(writer);
  else if (element.name === 'text:s' || element.name === 'text:tab') writer.line += ' ';
  else if (TABLES.has(element.name)) writeTable(element, writer, depth);
  else {
    const inline = INLINE.has(element.name);
    if (!inline) endLine(writer);
    for (const child of element.children) write(child, writer, depth + 1);
    if (!inline) endLine(writer);
  }
}

function endLine(writer: Writer): void {
  const line = writer.line.replace(/\s+/g, ' ').trim();
  if (line) writer.lines.push(line);
  writer.line = '';
}

function isHidden({ attribs }: Element): boolean {
  return 'hidden' in attribs || /display\s*:\s*none/i.test(attribs.style ?? '');
}

function writeTable(table: Element, writer: Writer, depth: number): void {
  endLine(writer);
  const rows = rowsOf(table).map((row) =>
    cellsOf(row)
      .map((cell) => wordsOf(cell, depth))
      .filter(Boolean),
  );
  writer.lines.push(...linesOfRows(rows));
}

function rowsOf(table: Element): Element[] {
  return found(table, ROWS);
}

function cellsOf(row: Element): Element[] {
  return found(row, CELLS);
}

/** The nearest descendants of a name, not those of tables inside. */
function found(element: Element, names: ReadonlySet<string>): Element[] {
  const inside: Element[] = [];
  const stack = [...element.children].reverse();
  for (let node = stack.pop(); node; node = stack.pop()) {
    if (!isTag(node)) continue;
    if (names.has(node.name)) inside.push(node);
    else if (!TABLES.has(node.name)) stack.push(...[...node.children].reverse());
  }
  return inside;
}

function wordsOf(cell: Element, depth: number): string {
  const inside: Writer = { line: '', lines: [] };
  for (const child of cell.children) write(child, inside, depth + 1);
  endLine(inside);
  return inside.lines.join(' ');
}
