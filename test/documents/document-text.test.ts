import { strToU8, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { documentText } from '../../src/documents/document-text.ts';

/** A PDF of one page as small as can be, with the given words. */
function pdf(words: string): Uint8Array {
  const stream = `BT /F1 12 Tf 50 700 Td (${words}) Tj ET`;
  const objects = [
    '<</Type/Catalog/Pages 2 0 R>>',
    '<</Type/Pages/Kids[3 0 R]/Count 1>>',
    '<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>',
    `<</Length ${stream.length}>>\nstream\n${stream}\nendstream`,
    '<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>',
  ];
  let body = '%PDF-1.4\n';
  const offsets = objects.map((o, i) => {
    const at = body.length;
    body += `${i + 1} 0 obj\n${o}\nendobj\n`;
    return at;
  });
  const xref = body.length;
  body += `xref\n0 6\n0000000000 65535 f \n${offsets.map((o) => `${String(o).padStart(10, '0')} 00000 n \n`).join('')}trailer\n<</Size 6/Root 1 0 R>>\nstartxref\n${xref}\n%%EOF`;
  return new TextEncoder().encode(body);
}

const docx = (xml: string): Uint8Array =>
  zipSync({
    '[Content_Types].xml': strToU8('<Types/>'),
    'word/document.xml': strToU8(
      xml.replace(
        '<w:document>',
        '<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">',
      ),
    ),
  });

describe('the text of an uploaded outline', () => {
  it('is read from TXT in the encodings that are about', async () => {
    const text = 'Hledáme čočky průměru 300 mm.';
    expect(await documentText(new TextEncoder().encode(text))).toBe(text);
    expect(
      await documentText(
        Uint8Array.from([
          0xff,
          0xfe,
          ...new Uint8Array(new Uint16Array([...text].map((c) => c.charCodeAt(0))).buffer),
        ]),
      ),
    ).toBe(text);
    // "čočky" in windows-1250
    expect(await documentText(Uint8Array.from([0xe8, 0x6f, 0xe8, 0x6b, 0x79]))).toBe('čočky');
    // In windows-1252, told by its letters.
    const danish = 'Søren søger målere på bølgelængde.';
    const bytes = Uint8Array.from([...danish].map((c) => c.charCodeAt(0)));
    expect(await documentText(bytes)).toBe(danish);
  });

  it('of Markdown has a row of a table on a line, and no signs of bold words', async () => {
    const text =
      'We seek a **partner**:\n\n| Part | Value |\n|:---|---|\n| Mirror | 600 mm |\n|| a |';
    expect(await documentText(strToU8(text))).toBe('We seek a partner:\n\nMirror: 600 mm\na');
  });

  it('is read from DOCX by paragraphs, without what was deleted in review', async () => {
    const xml =
      '<w:document><w:body><w:p><w:r><w:t>Need: lenses &amp; mirrors</w:t></w:r></w:p><w:p><w:r><w:t>and</w:t><w:tab/><w:t>coating</w:t><w:delText>never</w:delText></w:r></w:p></w:body></w:document>';
    expect(await documentText(docx(xml))).toBe('Need: lenses & mirrors\nand coating');
  });

  it('of DOCX keeps symbols and hyphens, leaves out hidden runs and reads a table by rows', async () => {
    const run = (inside: string, properties = ''): string => `<w:r>${properties}${inside}</w:r>`;
    const cell = (words: string): string => `<w:tc><w:p>${run(`<w:t>${words}</w:t>`)}</w:p></w:tc>`;
    const row = (...cells: string[]): string => `<w:tr>${cells.map(cell).join('')}</w:tr>`;
    const symbol = '<w:sym w:font="Symbol" w:char="F06D"/>';
    const xml = `<w:document><w:body><w:p>${run('<w:t>e</w:t>')}${run('<w:noBreakHyphen/>')}${run('<w:t>beam 0.5 </w:t>')}${run(symbol)}${run('<w:t>m</w:t>')}</w:p>
      <w:p>${run('<w:t>a remark</w:t>', '<w:rPr><w:vanish/></w:rPr>')}</w:p>
      <w:tbl>${row('Part', 'Parameter', 'Value')}${row('Mirror', 'diameter', '600 mm')}</w:tbl>
      <w:p><w:moveFrom>${run('<w:t>moved</w:t>')}</w:moveFrom></w:p><w:p><w:moveTo>${run('<w:t>moved</w:t>')}</w:moveTo></w:p></w:body></w:document>`;
    expect(await documentText(docx(xml))).toBe('e-beam 0.5 μm\nMirror: diameter 600 mm\nmoved');
  });

  it('of HTML leaves out scripts and styles, also when the file is called .doc', async () => {
    const html =
      '<html><head><style>p{margin:0}</style><script>var a="laser";</script></head><body><p>lenses up to 300&nbsp;mm</p><p>ITO coating &amp; testing</p></body></html>';
    expect(await documentText(strToU8(html))).toBe('lenses up to 300 mm\nITO coating & testing');
  });

  it('is not made up from RTF and old DOC: those are refused with what to do', async () => {
    await expect(documentText(strToU8('{\\rtf1 lens}'))).rejects.toMatchObject({
      key: 'error.oldDocument',
    });
  });

  it('is read from PDF', async () => {
    expect(await documentText(pdf('Aspheric lenses for a space telescope'))).toBe(
      'Aspheric lenses for a space telescope',
    );
  });

  it('is missing in a scan, a picture, a broken file, a bomb; each says what to do', async () => {
    const bomb = zipSync({ 'word/document.xml': new Uint8Array(40_000_000) });
    expect(bomb.length).toBeLessThan(100_000);
    const png = Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13]);
    for (const [bytes, key] of [
      [pdf(''), 'error.noText'],
      [png, 'error.unreadableFile'],
      [strToU8('%PDF-1.7 broken'), 'error.unreadableFile'],
      [strToU8('PK broken'), 'error.unreadableFile'],
      [bomb, 'error.unreadableFile'],
      [strToU8(' \n '), 'error.noText'],
    ] as const) {
      await expect(documentText(bytes)).rejects.toMatchObject({ key });
    }
  });
});
