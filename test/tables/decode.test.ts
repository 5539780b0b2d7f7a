import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type CodePage, decodePage } from '../../src/tables/code-pages.ts';
import { decode } from '../../src/tables/decode.ts';

const CZECH = 'Příliš žluťoučký kůň; čočka;\nÚpěl ďábelské ódy;';

/** Bytes of a text in a code page, by the decoder turned round. */
function encoded(text: string, page: CodePage): Buffer {
  const table = new Map(
    Array.from({ length: 256 }, (_, b) => [decodePage(Uint8Array.of(255 - b), page), 255 - b]),
  );
  return Buffer.from([...text].map((c) => table.get(c) ?? 63));
}

describe('decoding', () => {
  it.each([
    ['utf-8', Buffer.from(CZECH)],
    ['utf-8', Buffer.concat([Buffer.from([0xef, 0xbb, 0xbf]), Buffer.from(CZECH)])],
    ['utf-16le', Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(CZECH, 'utf16le')])],
    [
      'utf-16be',
      Buffer.concat([Buffer.from([0xfe, 0xff]), Buffer.from(CZECH, 'utf16le').swap16()]),
    ],
    ['windows-1250', encoded(CZECH, 'windows-1250')],
  ])('reads Czech in %s', (encoding, bytes) => {
    expect(decode(bytes)).toMatchObject({
      text: CZECH,
      encoding,
      otherLines: encoding === 'windows-1250' ? [1, 2] : [],
    });
  });

  it('tells UTF-16 without a mark by its zero bytes', () => {
    expect(decode(Buffer.from('id;name;kind', 'utf16le'))).toMatchObject({
      text: 'id;name;kind',
      encoding: 'utf-16le',
    });
  });

  it('reads a file of two encodings line by line and names the odd lines', () => {
    const bytes = Buffer.concat([
      Buffer.from('čočka\n'),
      encoded('hranol ž\n', 'windows-1250'),
      Buffer.from('šum'),
    ]);
    expect(decode(bytes)).toMatchObject({
      text: 'čočka\nhranol ž\nšum',
      encoding: 'mixed',
      otherLines: [2],
    });
  });

  it('gives back any text that was written in UTF-8', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme' }).filter((t) => !t.startsWith('\ufeff') && !t.includes('\0')),
        (text) => {
          expect(decode(Buffer.from(text)).text).toBe(text);
        },
      ),
    );
  });

  it('never fails, whatever the bytes', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => {
        expect(typeof decode(bytes).text).toBe('string');
      }),
    );
  });

  it.each<[CodePage, string]>([
    ['windows-1252', 'Company;Lumière Système;Genève;Cécile Prévôt'],
    ['windows-1252', 'Smør Optik ApS, Malmö, Søren Kjær'],
    ['windows-1252', 'Åse Øvergård, Tromsø'],
    ['windows-1252', 'São João, óptica e produção'],
    ['windows-1250', 'Město;Žlutý'],
    ['windows-1250', 'Łódź, Źrenica, Świętosława Wąż'],
    ['windows-1250', 'Szegedi Fényforrás, Győr, üveg és őrlés'],
    ['windows-1250', 'Müller Söhne Präzisionsoptik, Straße'],
    ['iso-8859-2', 'Příliš žluťoučký kůň; Žďár, čočka, šťáva'],
    ['windows-1251', 'Київ, Оптика, Лазерні системи'],
    ['windows-1253', 'Οπτική, Αθήνα, Ελλάδα'],
    ['windows-1254', 'Özgür Optik, İzmir, Şükrü Çağlayan'],
    ['windows-1257', 'Šviesos technologijos, Klaipėda, lazerių'],
    ['cp852', 'Příliš žluťoučký kůň, čočka'],
    ['macintosh', 'Lumière Système, Genève, Cécile'],
  ])('tells %s by the letters of "%s"', (page, text) => {
    expect(decode(encoded(text, page)).text).toBe(text);
  });

  it('takes the code page that its owner says', () => {
    const typeset = 'Œuvre d’art – 10 € “Lumière” Š';
    expect(decode(encoded(typeset, 'windows-1252'), 'windows-1252').text).toBe(typeset);
    expect(decode(encoded('Genève', 'windows-1252'), 'windows-1250').text).toBe('Genčve');
  });
});
