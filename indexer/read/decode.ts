/** Text out of bytes: UTF-8 with or without a byte order mark, UTF-16, windows-1250. */

export interface Decoded {
  text: string;
  encoding: 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1250' | 'mixed';
  /** For mixed encodings: the lines, counted from 1, that were not UTF-8. */
  otherLines: readonly number[];
}

const NEWLINE = 10;

/**
 * Decodes the bytes; never fails. A file that is UTF-8 in some lines and not in others is decoded
 * line by line.
 */
export function decode(bytes: Uint8Array): Decoded {
  const utf16 = utf16Of(bytes);
  if (utf16) return { text: new TextDecoder(utf16).decode(bytes), encoding: utf16, otherLines: [] };
  const text = strictUtf8(bytes);
  if (text !== null) return { text, encoding: 'utf-8', otherLines: [] };
  return byLines(bytes);
}

/** A mark tells; without one, zero bytes at every second place of the beginning do. */
function utf16Of(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | null {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  const start = bytes.subarray(0, 200);
  if (start.length < 4) return null;
  let even = 0,
    odd = 0;
  start.forEach((b, i) => {
    if (b === 0) {
      if (i % 2) odd++;
      else even++;
    }
  });
  if (odd > start.length / 4 && even === 0) return 'utf-16le';
  if (even > start.length / 4 && odd === 0) return 'utf-16be';
  return null;
}

function strictUtf8(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}

function byLines(bytes: Uint8Array): Decoded {
  const otherLines: number[] = [];
  const lines: string[] = [];
  let accentedUtf8 = false;
  const legacy = new TextDecoder('windows-1250');
  for (let from = 0, line = 1; from <= bytes.length; line++) {
    const end = bytes.indexOf(NEWLINE, from);
    const slice = bytes.subarray(from, end < 0 ? bytes.length : end);
    const utf8 = strictUtf8(slice);
    if (utf8 === null) otherLines.push(line);
    else if (utf8.length < slice.length) accentedUtf8 = true;
    lines.push(utf8 ?? legacy.decode(slice));
    if (end < 0) break;
    from = end + 1;
  }
  return {
    text: lines.join('\n').replace(/^\ufeff/, ''),
    encoding: accentedUtf8 ? 'mixed' : 'windows-1250',
    otherLines,
  };
}
