/**
 * How fast texts are read: words, language, concepts, figures, each by itself over the project
 * texts of `cordis/scale`, in one thread.
 */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { prepare } from '../../indexer/prepare.ts';
import { analyse } from '../../src/language/analyse.ts';
import { conceptFinder } from '../../src/language/concept-finder.ts';
import { detectLanguage } from '../../src/language/detect-language.ts';
import { findQuantities } from '../../src/language/find-quantities.ts';
import type { Bench } from '../run.ts';

export const bench: Bench = async ({ data, say }) => {
  const file = join(data, 'cordis/scale/cordis_projects.jsonl.gz');
  if (!existsSync(file)) {
    say(`${file} is not there; nothing was measured.`);
    return [];
  }
  const lines = gunzipSync(readFileSync(file)).toString('utf8').split('\n').filter(Boolean);
  const texts = lines
    .map((line) => (JSON.parse(line) as { objective?: string }).objective ?? '')
    .filter(Boolean);
  const megabytes = texts.reduce((sum, text) => sum + Buffer.byteLength(text), 0) / 1e6;
  const { concepts } = await prepare(['fixtures/coc']);
  const finder = conceptFinder(concepts);
  const works: readonly [string, (text: string) => unknown][] = [
    ['index terms', (text) => analyse(text, 'en')],
    ['index terms, language told', (text) => analyse(text, 'und')],
    ['language', detectLanguage],
    [`concepts (${concepts.length})`, (text) => finder.find(text, 'en')],
    ['figures', (text) => findQuantities(text, 'en')],
  ];
  const rows = works.map(([what, work]) => {
    const start = performance.now();
    for (const text of texts) work(text);
    const seconds = (performance.now() - start) / 1000;
    return [what, seconds.toFixed(2), (megabytes / seconds).toFixed(1)];
  });
  return [
    {
      caption: `Reading ${texts.length} texts, ${megabytes.toFixed(1)} MB`,
      columns: ['what', 'seconds', 'MB a second'],
      rows,
    },
  ];
};
