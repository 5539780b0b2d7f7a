import { createHash } from 'node:crypto';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import readXlsxFile from 'read-excel-file/node';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type DemoServer, demoServer } from './demo-server.ts';

let server: DemoServer;
beforeAll(async () => {
  server = await demoServer();
});
afterAll(() => server.close());

const post = (lang: string, fields: [string, string][]): Promise<Response> =>
  fetch(`${server.url}/${lang}/match`, { method: 'POST', body: new URLSearchParams(fields) });
const OUTLINE =
  'Hledáme výrobce malé série asférických čoček. Je nutné změřit práh laserového poškození. Potřebujeme pekárnu s kváskovým chlebem.';

describe('the match page', () => {
  it('splits an outline, covers what can be covered and names what nobody covers', async () => {
    const html = await (
      await post('cs', [
        ['outline', OUTLINE],
        ['do', 'match'],
      ])
    ).text();
    expect(html.match(/name="need"/g)).toHaveLength(3);
    expect(html).toContain('asphericon');
    expect(html).toContain('Potřebu 3 nepokryje nikdo');
    expect(html).toMatch(/<option value="must" selected>/);
  });

  it('shows what each need was read as, and takes what is not ticked for switched off', async () => {
    const outline = 'coating of mirrors in Brno';
    const html = await (await post('en', [['outline', outline]])).text();
    expect(html).toMatch(/name="read" value="town:brno" checked/);
    expect(html).toContain('place: Brno');
    const freed = await (
      await post('en', [
        ['need', outline],
        ['weight', 'wanted'],
        ['part', 'town:brno'],
        ['part', 'help:treat'],
        ['read', 'help:treat'],
        ['do', 'match'],
      ])
    ).text();
    // What a need was read as is nothing that a visitor kept.
    expect(freed).not.toMatch(/name="keep"|[?;]keep(?:=|&#x3D;)help/);
    expect(freed).toMatch(/name="read" value="town:brno">/);
    expect(freed).toContain('<h3><a href="/en/members/upol"');
    expect(html).not.toContain('<h3><a href="/en/members/upol"');
  });

  it('gives the same as a workbook and as CSV, in which nothing is a formula', async () => {
    const fields: [string, string][] = [
      ['need', 'asférické čočky'],
      ['weight', 'must'],
      ['need', '=1+1 měření prahu laserového poškození'],
      ['weight', 'wanted'],
    ];
    const xlsx = await post('cs', [...fields, ['do', 'xlsx']]);
    expect(xlsx.headers.get('content-disposition')).toContain('.xlsx');
    const sheets = await readXlsxFile(Buffer.from(await xlsx.arrayBuffer()));
    expect(sheets.map((s) => s.sheet)).toEqual(['Matice', 'Zdůvodnění', 'Potřeby']);
    const matrix = sheets[0]!.data;
    expect(matrix[0]).toEqual(['Organizace', 'Město', 'Členství', 'Síla', '1', '2']);
    expect(matrix.length).toBeGreaterThan(5);
    const csv = await (await post('cs', [...fields, ['do', 'csv']])).text();
    const rows: Record<string, string>[] = parse(csv, { bom: true, delimiter: ';', columns: true });
    expect(rows.length).toBeGreaterThan(5);
    expect(rows.some((r) => r['Potřeba']!.startsWith("'=1+1"))).toBe(true);
    expect(csv).not.toMatch(/(^|;)"?=/m);
  });

  it('takes a file instead of the field, and says what is wrong with one that it cannot read', async () => {
    const send = (bytes: string | Uint8Array<ArrayBuffer>, name: string): Promise<Response> => {
      const body = new FormData();
      body.set('outline', '');
      body.set('file', new Blob([bytes]), name);
      return fetch(`${server.url}/en/match`, { method: 'POST', body });
    };
    expect(await (await send(OUTLINE, 'outline.txt')).text()).toContain('asphericon');
    const refused = await send(new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0, 0]), 'scan.pdf');
    expect(refused.status).toBe(400);
    expect(await refused.text()).toContain('DOCX, ODT and PDF can be read');
    expect((await send(new Uint8Array(11_000_000), 'big.txt')).status).toBe(413);
  });

  it('refuses a form that is no whole form, as the sender\u2019s mistake', async () => {
    for (const body of [
      '--x\r\nContent-Disposition: form-data; name="file"; filename="a.txt"\r\n\r\ncut off',
      '--x\r\nno header at all\r\n\r\n--x--',
      '',
    ]) {
      for (const type of ['multipart/form-data; boundary=x', 'multipart/form-data']) {
        const answer = await fetch(`${server.url}/en/match`, {
          method: 'POST',
          headers: { 'content-type': type },
          body,
        });
        expect(answer.status, `${type} ${body}`).toBe(400);
      }
    }
  });

  it('asks for an outline when none was given', async () => {
    const response = await post('en', [['outline', '  ']]);
    expect(response.status).toBe(400);
    expect(await response.text()).toContain('paste an outline');
  });

  it('keeps nothing: no file of the server changes, and no browser or proxy may store the answer', async () => {
    const files = (): string[] =>
      readdirSync(server.data)
        .sort()
        .map(
          (f) =>
            `${f} ${createHash('sha256')
              .update(readFileSync(join(server.data, f)))
              .digest('hex')}`,
        );
    const before = files();
    const response = await post('en', [
      ['outline', 'A very secret plan for a lens called Vzpomínka.'],
    ]);
    expect(response.headers.get('cache-control')).toBe('no-store');
    expect(files()).toEqual(before);
  });
});
