// Reads the text of one PDF; outline-file.ts starts it and ends it.
import { parentPort, workerData } from 'node:worker_threads';
import { extractText, getDocumentProxy } from 'unpdf';

/** A call's outline is short; what is behind page 60 is annexes. */
const MOST_PAGES = 60;

const document = await getDocumentProxy(new Uint8Array(workerData), { isEvalSupported: false });
const { text } =
  document.numPages > MOST_PAGES
    ? await firstPages(document)
    : await extractText(document, { mergePages: false });
parentPort.postMessage(text.join('\n'));

async function firstPages(whole) {
  const text = [];
  for (let number = 1; number <= MOST_PAGES; number++) {
    const content = await (await whole.getPage(number)).getTextContent();
    text.push(content.items.map((item) => item.str ?? '').join(' '));
  }
  return { text };
}
