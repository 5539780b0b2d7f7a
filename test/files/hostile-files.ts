/**
 * Files that stop programs which trust them, all made here: archives that lie or swell, cells at the
 * end of the world, loops, depths, texts without an end, halves.
 */
import { seeded } from '../../src/scheduling/random.ts';
import { zipOf, type ZipPart } from './zip-writer.ts';

export interface HostileFile {
  name: string;
  bytes: Uint8Array;
  /** What it pretends to be, by which the routes are told that read such. */
  kind?: 'document' | 'table';
}

const MB = 1_000_000;
const utf8 = (text: string): Uint8Array => Buffer.from(text);
const part = (name: string, text: string, more: Partial<ZipPart> = {}): ZipPart => ({
  name,
  bytes: utf8(text),
  ...more,
});

const WORD = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main';
const docx = (body: string, before = '', more: Partial<ZipPart> = {}): Uint8Array =>
  zipOf([
    part(
      '[Content_Types].xml',
      '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>',
    ),
    part(
      'word/document.xml',
      `${before}<w:document xmlns:w="${WORD}"><w:body>${body}</w:body></w:document>`,
      more,
    ),
  ]);
const paragraph = (text: string): string => `<w:p><w:r><w:t>${text}</w:t></w:r></w:p>`;

const OPEN = 'urn:oasis:names:tc:opendocument:xmlns';
const openDocument = (kind: string, body: string): Uint8Array =>
  zipOf([
    part('mimetype', `application/vnd.oasis.opendocument.${kind}`, { stored: true }),
    part(
      'content.xml',
      `<office:document-content xmlns:office="${OPEN}:office:1.0" xmlns:text="${OPEN}:text:1.0" xmlns:table="${OPEN}:table:1.0"><office:body><office:${kind}>${body}</office:${kind}></office:body></office:document-content>`,
    ),
  ]);

const SHEET = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006/relationships';
const cell = (at: string, text: string): string =>
  `<c r="${at}" t="inlineStr"><is><t>${text}</t></is></c>`;
const xlsx = (
  rows: string,
  {
    sheets = 1,
    more,
    shared = '',
  }: { sheets?: number; more?: Partial<ZipPart>; shared?: string } = {},
): Uint8Array =>
  zipOf([
    part(
      'xl/workbook.xml',
      `<workbook xmlns="${SHEET}" xmlns:r="${OFFICE}"><sheets>${Array.from({ length: sheets }, (_, i) => `<sheet name="s${i}" sheetId="${i + 1}" r:id="r"/>`).join('')}</sheets></workbook>`,
    ),
    part(
      'xl/_rels/workbook.xml.rels',
      `<Relationships xmlns="${PACKAGE}"><Relationship Id="r" Type="${OFFICE}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>`,
    ),
    ...(shared ? [part('xl/sharedStrings.xml', shared)] : []),
    part(
      'xl/worksheets/sheet1.xml',
      `<worksheet xmlns="${SHEET}"><sheetData>${rows}</sheetData></worksheet>`,
      more,
    ),
  ]);
const MEMBERS = `<row r="1">${cell('A1', 'id')}${cell('B1', 'name')}</row><row r="2">${cell('A2', 'alpha')}${cell('B2', 'Alpha')}</row>`;

/** @param pages objects of the file, from the third on; the first is the catalogue, the second the tree */
const pdf = (kids: string, objects: readonly string[]): Uint8Array => {
  const all = [
    '<</Type/Catalog/Pages 2 0 R>>',
    `<</Type/Pages/Count ${objects.length}/Kids[${kids}]>>`,
    ...objects,
  ];
  let text = '%PDF-1.4\n';
  const starts = all.map((object, i) => {
    const start = text.length;
    text += `${i + 1} 0 obj${object}endobj\n`;
    return start;
  });
  const rows = starts.map((s) => `${String(s).padStart(10, '0')} 00000 n \n`).join('');
  const trailer = `xref\n0 ${all.length + 1}\n0000000000 65535 f \n${rows}trailer<</Size ${all.length + 1}/Root 1 0 R>>\nstartxref\n${text.length}\n%%EOF`;
  return Buffer.from(text + trailer, 'latin1');
};
const kidsOf = (count: number, step = 1): string =>
  Array.from({ length: count }, (_, i) => `${3 + i * step} 0 R`).join(' ');
const pdfStreams = (count: number, length: number): Uint8Array => {
  const stream = `<</Length ${length}>>stream\n${'BT (lens) Tj ET '.repeat(length / 16)}\nendstream `;
  return pdf(
    kidsOf(count, 2),
    Array.from({ length: count }, (_, i) => [
      `<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]/Contents ${4 + i * 2} 0 R>>`,
      stream,
    ]).flat(),
  );
};

const ENTITIES = `<!DOCTYPE x [<!ENTITY a0 "lens">${Array.from({ length: 12 }, (_, i) => `<!ENTITY a${i + 1} "${`&a${i};`.repeat(10)}">`).join('')}]>`;
const ALIASES = `a0: &a0 [lens, lens]\n${Array.from({ length: 30 }, (_, i) => `a${i + 1}: &a${i + 1} [${`*a${i},`.repeat(9)}*a${i}]`).join('\n')}\nmembers: *a30\n`;
const SKOS = '@prefix s: <http://www.w3.org/2004/02/skos/core#> .\n@prefix x: <urn:x:> .\n';
const CONCEPTS = `${SKOS}x:a a s:Concept; s:prefLabel "lens"@en; s:broader x:b .\nx:b a s:Concept; s:prefLabel "optics"@en .\n`;

/** Files that can be read, of each kind that the routes know. */
const WHOLE: readonly HostileFile[] = [
  { name: 'whole.docx', bytes: docx(paragraph('We seek grinding of lenses.').repeat(40)) },
  {
    name: 'whole.odt',
    bytes: openDocument('text', '<text:p>We seek grinding of lenses.</text:p>'.repeat(40)),
  },
  { name: 'whole.pdf', bytes: pdfStreams(3, 160) },
  { name: 'whole.xlsx', bytes: xlsx(MEMBERS) },
  {
    name: 'whole.ods',
    bytes: openDocument(
      'spreadsheet',
      '<table:table table:name="a"><table:table-row><table:table-cell><text:p>id</text:p></table:table-cell></table:table-row></table:table>',
    ),
  },
  { name: 'whole.csv', bytes: utf8('id,name\nalpha,"Alpha, invented"\nbeta,Beta\n') },
  { name: 'whole.json', bytes: utf8('{"members":[{"id":"alpha","name":"Alpha"}]}') },
  { name: 'whole.yaml', bytes: utf8('members:\n  - id: alpha\n    name: "Alpha"\n') },
  { name: 'whole.ttl', bytes: utf8(CONCEPTS) },
  { name: 'whole.html', bytes: utf8('<!doctype html><p>We seek grinding of lenses.<p>And more.') },
];

/** Documents that swell or go deep. */
const DOCUMENTS: readonly (() => HostileFile)[] = [
  () => ({ name: 'less.docx', bytes: docx(paragraph('lens ').repeat(MB), '', { said: 200 }) }),
  () => ({ name: 'more.docx', bytes: docx(paragraph('lens'), '', { said: 0xfffffff0 }) }),
  () => ({ name: 'bomb.docx', bytes: docx(' '.repeat(120 * MB)) }),
  () => ({ name: 'entities.docx', bytes: docx(paragraph('&a12;'), ENTITIES) }),
  () => ({ name: 'long.docx', bytes: docx(paragraph('lens '.repeat(MB))) }),
  () => ({
    name: 'deep.docx',
    bytes: docx(`${'<w:tbl><w:tr><w:tc>'.repeat(20_000)}lens`),
  }),
  () => ({
    name: 'spaces.odt',
    bytes: openDocument('text', '<text:p>a<text:s text:c="999999999"/>lens</text:p>'.repeat(99)),
  }),
  () => ({
    name: 'deep.odt',
    bytes: openDocument('text', `<text:p>${'<text:span>'.repeat(20_000)}lens`),
  }),
  () => ({
    name: 'long.odt',
    bytes: openDocument('text', `<text:p>${'lens '.repeat(MB)}</text:p>`),
  }),
  () => ({
    name: 'pages.pdf',
    bytes: pdf(
      kidsOf(20_000),
      Array.from({ length: 20_000 }, () => '<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]>>'),
    ),
  }),
  () => ({ name: 'streams.pdf', bytes: pdfStreams(200, 16_000) }),
  () => ({ name: 'loop.pdf', bytes: pdf('2 0 R 3 0 R', ['<</Type/Pages/Kids[2 0 R]/Count 9>>']) }),
  () => ({ name: 'deep.html', bytes: utf8(`<!doctype html>${'<div>'.repeat(50_000)}lens`) }),
  () => ({ name: 'signs.txt', bytes: utf8('a'.repeat(9 * MB)) }),
  () => ({ name: 'nothing.txt', bytes: new Uint8Array(MB) }),
  () => ({ name: 'halves.txt', bytes: Buffer.from(`\ufeff${'\ud800'.repeat(99_999)}`, 'utf16le') }),
];

/** Tables and data that swell, go deep or refer to themselves. */
const TABLES: readonly (() => HostileFile)[] = [
  () => ({
    name: 'far.xlsx',
    bytes: xlsx(`${MEMBERS}<row r="1048576">${cell('XFD1048576', 'x')}</row>`),
  }),
  () => ({
    name: 'nowhere.xlsx',
    bytes: xlsx(
      `${MEMBERS}<row r="99999999999">${cell('ZZZZZ99999999999', 'x')}${cell('0', 'y')}</row>`,
    ),
  }),
  () => ({
    name: 'shared.xlsx',
    bytes: xlsx(
      '<row r="1"><c r="A1" t="s"><v>99999999</v></c><c r="B1" t="s"><v>-1</v></c></row>',
      {
        shared: `<sst xmlns="${SHEET}"><si><t>id</t></si></sst>`,
      },
    ),
  }),
  () => ({ name: 'sheets.xlsx', bytes: xlsx(MEMBERS, { sheets: 5_000 }) }),
  () => ({ name: 'less.xlsx', bytes: xlsx(' '.repeat(90 * MB), { more: { said: 100 } }) }),
  () => ({ name: 'bomb.xlsx', bytes: xlsx(' '.repeat(120 * MB)) }),
  () => ({
    name: 'vast.ods',
    bytes: openDocument(
      'spreadsheet',
      '<table:table table:name="a"><table:table-row table:number-rows-repeated="1048576"><table:table-cell table:number-columns-repeated="16384"><text:p>x</text:p></table:table-cell></table:table-row></table:table>',
    ),
  }),
  () => ({ name: 'wide.csv', bytes: utf8(`id,${'name,'.repeat(300_000)}\na,b`) }),
  () => ({ name: 'open.csv', bytes: utf8(`id,name\n"${'lens\n'.repeat(MB)}`) }),
  () => ({ name: 'lines.csv', bytes: utf8(`id,name\n${'\n'.repeat(2 * MB)}a,b`) }),
  () => ({ name: 'quotes.csv', bytes: utf8('"'.repeat(3 * MB)) }),
  () => ({ name: 'deep.json', bytes: utf8('['.repeat(2 * MB)) }),
  () => ({ name: 'deep-calls.json', bytes: utf8(`{"results":${'['.repeat(MB)}`) }),
  () => ({
    name: 'proto.json',
    bytes: utf8('{"__proto__":{"polluted":1},"members":[{"__proto__":{"id":"x"},"id":1e999}]}'),
  }),
  () => ({ name: 'aliases.yaml', bytes: utf8(ALIASES) }),
  () => ({ name: 'self.yaml', bytes: utf8('members: &a\n  - *a\n  - id: alpha\n    name: *a\n') }),
  () => ({ name: 'deep.yaml', bytes: utf8('['.repeat(100_000)) }),
  () => ({
    name: 'loop.ttl',
    bytes: utf8(`${CONCEPTS}x:b s:broader x:a . x:a s:broader x:a .`),
  }),
  () => ({ name: 'deep.ttl', bytes: utf8(`${SKOS}x:a s:broader ${'['.repeat(300_000)}`) }),
  () => ({ name: 'list.ttl', bytes: utf8(`${SKOS}x:a s:broader ${'( '.repeat(300_000)}`) }),
];

/** What is left of a file that was cut or hit on the way. */
function damaged(file: HostileFile, random: () => number): HostileFile[] {
  const { name, bytes } = file;
  const flipped = Uint8Array.from(bytes);
  for (let n = 0; n < 8; n++)
    flipped[Math.floor(random() * flipped.length)] = Math.floor(random() * 256);
  return [
    { name: `half-${name}`, bytes: bytes.subarray(0, bytes.length >> 1) },
    { name: `hit-${name}`, bytes: flipped },
  ];
}

/** Files that are not what their name says. */
function misnamed(): HostileFile[] {
  const [word, page, table] = [WHOLE[0]!, WHOLE[2]!, WHOLE[5]!];
  return [
    { name: 'word.pdf', bytes: word.bytes },
    { name: 'page.xlsx', bytes: page.bytes },
    { name: 'table.docx', bytes: table.bytes },
    { name: 'word.csv', bytes: word.bytes },
    { name: 'page.json', bytes: page.bytes },
    { name: '../../etc/passwd\u0000.yaml', bytes: page.bytes },
    { name: `${'long'.repeat(2_000)}.csv`, bytes: table.bytes },
    { name: '', bytes: table.bytes },
  ];
}

/** Every hostile file, made one at a time, since some are large. */
export function* hostileFiles(seed = 1): Generator<HostileFile> {
  const random = seeded(seed);
  for (const make of DOCUMENTS) yield { ...make(), kind: 'document' };
  for (const make of TABLES) yield { ...make(), kind: 'table' };
  for (const file of WHOLE) yield* damaged(file, random);
  yield* misnamed();
}
