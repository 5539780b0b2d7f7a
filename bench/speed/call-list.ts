/**
 * A list of calls of the size and shape of the EU portal's: 11,000 records, 126 MB of JSON, one
 * object that holds them all. The words are invented.
 */
import { createWriteStream } from 'node:fs';
import { once } from 'node:events';
import { finished } from 'node:stream/promises';

const DAY = 86_400_000;
/** One record in so many is a tender, and in so many is not closed. */
const TENDER = 20;
const LIVE = 17;

/**
 * Writes the list.
 * @param bytes of each record, about: what is not called for stands in `links` and `actions`
 */
export async function writeCallList(file: string, records: number, bytes: number): Promise<void> {
  const out = createWriteStream(file);
  const write = async (text: string): Promise<void> => {
    if (!out.write(text)) await once(out, 'drain');
  };
  await write('{"fundingData":{"GrantTenderObj":[');
  for (let i = 0; i < records; i++)
    await write((i ? ',' : '') + JSON.stringify(recordOf(i, bytes)));
  await write(']}}');
  out.end();
  await finished(out);
}

function recordOf(i: number, bytes: number): object {
  const status = i % LIVE ? [31_094_503, 'Closed'] : [31_094_502, 'Open'];
  const opens = Date.UTC(2014 + (i % 13), i % 12, 1 + (i % 28));
  const record = {
    type: i % TENDER ? 1 : 2,
    ccm2Id: 40_000_000 + i,
    identifier: `INVENTED-CL${i % 6}-${2014 + (i % 13)}-${i}`,
    title: `Invented topic ${i}: photonic sensors, "quoted", for plant ${i % 97} – ěšč`,
    callIdentifier: `INVENTED-CL${i % 6}-${2014 + (i % 13)}`,
    callTitle: 'An invented call',
    status: { id: status[0], abbreviation: status[1], description: status[1] },
    frameworkProgramme: { id: 1, abbreviation: 'INVENTED', description: 'Invented Programme' },
    programmeDivision: [{ id: 2, abbreviation: 'INVENTED.2.4', description: 'A part' }],
    plannedOpeningDateLong: opens,
    deadlineDatesLong: [opens + 90 * DAY, opens + 200 * DAY],
    keywords: ['Optics', 'Photonics'],
    tags: ['digital'],
    actions: [
      { types: [{ typeOfAction: 'HORIZON Research and Innovation Actions', typeOfMGA: [] }] },
    ],
    links: [] as object[],
  };
  const link = { type: 'topic', url: 'https://invented.example/topic', text: 'x'.repeat(400) };
  const missing = bytes - JSON.stringify(record).length;
  const links = Math.max(0, Math.round(missing / (JSON.stringify(link).length + 1)));
  return { ...record, links: Array.from({ length: links }, () => link) };
}
