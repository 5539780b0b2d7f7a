/**
 * How soon a member's change is public, from the office's click to the page that shows it, and what
 * visitors notice meanwhile. `change` takes the demo; `change scale` all of cordis/scale.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { prepare } from '../../indexer/prepare.ts';
import { build } from '../../indexer/run.ts';
import { ensureOwnLink } from '../../src/desk/own-links.ts';
import { openAppDb } from '../../src/store/app/database.ts';
import { adoptRecords, allRecords } from '../../src/store/app/records.ts';
import { recordsOfCatalogue } from '../../src/workbook/records.ts';
import type { BenchOptions, BenchTable } from '../run.ts';
import { scaleFolder } from './inputs.ts';
import { addOffice, officeIn, type OfficeClient } from './mission-load.ts';
import { QUESTIONS } from './search.ts';
import { withServer } from './server.ts';

/** Changes on the demo; the large collection takes half a minute for each. */
const CHANGES = { demo: 7, scale: 2 };
/** Searches before the first change, to compare with those meanwhile. */
const BEFORE = 300;
/** Looks for the change. */
const EVERY_MS = 20;

export async function bench({ data: inputs, only, say }: BenchOptions): Promise<BenchTable[]> {
  const which = only.includes('scale') ? 'scale' : 'demo';
  const from = which === 'demo' ? 'fixtures/coc' : scaleFolder(inputs, say);
  if (!from) return [];
  const data = mkdtempSync(join(tmpdir(), 'collimate-bench-'));
  try {
    say('adopting and building');
    const member = await adopted(from, data);
    return await withServer(data, async ({ url }) => {
      const office = await officeIn(url);
      const searches = visitor(url);
      say('searches on a still catalogue');
      const before = await searches.take(BEFORE);
      const waits: number[] = [];
      searches.begin();
      for (let n = 0; n < CHANGES[which]; n++) {
        waits.push(await changed(url, office, member, n));
        say(`public after ${(waits.at(-1)! / 1000).toFixed(2)} s`);
      }
      return [tableOf(which, waits, before, await searches.end())];
    });
  } finally {
    rmSync(data, { recursive: true });
  }
}

/** Takes the input into records and builds them; gives the member and its link. */
async function adopted(from: string, data: string): Promise<{ id: string; token: string }> {
  const input = await prepare([from]);
  const db = openAppDb(join(data, 'app.db'));
  adoptRecords(db, { kind: 'system', id: 'adopt', name: 'bench' }, recordsOfCatalogue(input));
  await build({ from: allRecords(db)!, data });
  await addOffice(db);
  const { id } = input.organisations.find((o) => o.membership.standing === 'member')!;
  const token = ensureOwnLink(db, id);
  db.close();
  return { id, token };
}

/** A member adds a statement, the office accepts it: milliseconds until its page shows it. */
async function changed(
  url: string,
  office: OfficeClient,
  member: { id: string; token: string },
  n: number,
): Promise<number> {
  const title = `measured statement number ${n}`;
  const proposed = await fetch(`${url}/en/own/${member.token}/edit`, {
    method: 'POST',
    headers: { origin: url },
    body: new URLSearchParams({ table: 'capabilities', title_en: title, do: 'send' }),
  });
  if (!proposed.ok) throw new Error(`the proposal answers ${proposed.status}`);
  const path = /\/en\/desk\/proposals\/[\w-]+/.exec(await office.get('/en/desk'))![0];
  const seen = /name="seen" value="([^"]+)"/.exec(await office.get(path))![1]!;
  const clicked = performance.now();
  await office.post(path, new URLSearchParams({ do: 'accept', seen }));
  for (;;) {
    const page = await (await fetch(`${url}/en/members/${encodeURIComponent(member.id)}`)).text();
    if (page.includes(title)) return performance.now() - clicked;
    await new Promise((resolve) => setTimeout(resolve, EVERY_MS));
  }
}

interface Visitor {
  take(count: number): Promise<number[]>;
  begin(): void;
  end(): Promise<number[]>;
}

/** Somebody who searches, one question after the other. */
function visitor(url: string): Visitor {
  let n = 0;
  const one = async (): Promise<number> => {
    const from = performance.now();
    const q = encodeURIComponent(QUESTIONS[n++ % QUESTIONS.length]!);
    const answer = await fetch(`${url}/en/search?q=${q}`);
    await answer.arrayBuffer();
    return answer.ok ? performance.now() - from : Infinity;
  };
  let goesOn = false;
  let under: Promise<number[]> = Promise.resolve([]);
  const all = async (): Promise<number[]> => {
    const taken: number[] = [];
    while (goesOn) taken.push(await one());
    return taken;
  };
  return {
    async take(count) {
      const taken: number[] = [];
      for (let i = 0; i < count; i++) taken.push(await one());
      return taken;
    },
    begin() {
      goesOn = true;
      under = all();
    },
    end() {
      goesOn = false;
      return under;
    },
  };
}

function tableOf(
  which: keyof typeof CHANGES,
  waits: readonly number[],
  before: readonly number[],
  during: readonly number[],
): BenchTable {
  const of = (times: readonly number[], share: number): string => {
    const sorted = [...times].sort((a, b) => a - b);
    return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))]!.toFixed(1);
  };
  const seconds = waits.map((ms) => (ms / 1000).toFixed(2)).join(', ');
  return {
    caption: `A member's statement on ${which === 'demo' ? 'the demo' : 'cordis/scale'}, from the office's click on "Accept and publish" to the public page that shows it: ${seconds} s. One visitor searches all the while; an answer that is none counts as endless.`,
    columns: ['searches of a visitor, ms', 'p50', 'p95', 'p99', 'longest', 'searches'],
    rows: (
      [
        ['before', before],
        ['while changes are made public', during],
      ] as const
    ).map(([name, times]) => [
      name,
      of(times, 0.5),
      of(times, 0.95),
      of(times, 0.99),
      of(times, 1),
      times.length,
    ]),
  };
}
