/** The questions of `collimate init`, one line each; an empty answer takes what stands in brackets. */
import { createInterface } from 'node:readline';
import type { InitWishes } from './init-wishes.ts';

/** Asks for what the flags do not say. Names are asked in each language. */
export async function askWishes(given: InitWishes): Promise<InitWishes> {
  const lines = createInterface({ input: process.stdin })[Symbol.asyncIterator]();
  const ask = async (question: string, otherwise = ''): Promise<string> => {
    process.stdout.write(`${question}${otherwise ? ` [${otherwise}]` : ''}: `);
    const answer = await lines.next();
    return (answer.done ? '' : answer.value.trim()) || otherwise;
  };
  const languages = await ask('Languages of the pages, the first is the default', given.languages);
  const inEach = async (question: string, asked?: string[]): Promise<string[] | undefined> => {
    if (asked) return asked;
    const answers: string[] = [];
    for (const lang of languages.split(/[\s,;]+/).filter(Boolean)) {
      const answer = await ask(`${question} (${lang})`);
      if (answer) answers.push(`${lang}=${answer}`);
    }
    return answers;
  };
  return {
    ...given,
    languages,
    name: await inEach('Name of the cluster', given.name),
    shortName: await inEach('Short name', given.shortName),
    country: given.country ?? (await ask('Country, two letters')).toUpperCase(),
    pillars: await inEach('Pillars, parted by ";"', given.pillars),
    regions: await inEach('Regions, parted by ";"', given.regions),
    examples: await inEach('Searches on the first page, parted by ";"', given.examples),
    contact: given.contact ?? (await ask('Page or office e-mail where a visitor goes on')),
  };
}
