import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decode } from '../../../indexer/read/decode.ts';

const CZECH = 'Příliš žluťoučký kůň; čočka;\nÚpěl ďábelské ódy;';

/** windows-1250 by the decoder of the platform, turned round. */
function windows1250(text: string): Buffer {
  const table = new Map(
    Array.from({ length: 256 }, (_, b) => [
      new TextDecoder('windows-1250').decode(Uint8Array.of(b)),
      b,
    ]),
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
    ['windows-1250', windows1250(CZECH)],
  ])('reads Czech in %s', (encoding, bytes) => {
    expect(decode(bytes)).toEqual({
      text: CZECH,
      encoding,
      otherLines: [] as number[],
      ...(encoding === 'windows-1250' && { otherLines: [1, 2] }),
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
      windows1250('hranol ž\n'),
      Buffer.from('šum'),
    ]);
    expect(decode(bytes)).toEqual({
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
});
