import { unzipSync } from 'fflate';
import { linesOfMarkup } from './markup.ts';

/** Unpacked size of the text: a zip bomb is refused by its directory. */
const MOST_UNPACKED = 30_000_000;

/** Words of an OpenDocument text. @throws Error when it is none or unpacks to too much */
export function odtLines(bytes: Uint8Array): string {
  const parts = unzipSync(bytes, {
    filter: ({ name, originalSize }) => {
      if (name !== 'content.xml') return false;
      if (originalSize > MOST_UNPACKED) throw new Error('the document unpacks to too much');
      return true;
    },
  });
  const content = parts['content.xml'];
  if (!content) throw new Error('the document has no content');
  return linesOfMarkup(new TextDecoder().decode(content), 'xml');
}
