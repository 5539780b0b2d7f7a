/** Two real installations: one takes in what the other publishes. */
import { execFile } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { build } from '../../indexer/run.ts';
import { addMembers, membersToAdd } from '../../src/missions/parties.ts';
import { readCatalogue } from '../../src/neighbours/document.ts';
import { listParties } from '../../src/store/app/parties.ts';
import { OFFICE } from '../store/app-fixture.ts';
import { type MissionServer, makeMission, startMissionServer } from '../web/mission-server.ts';

const run = promisify(execFile);
const folder = mkdtempSync(join(tmpdir(), 'collimate-neighbours-'));
const theirs = join(folder, 'theirs');
const input = join(folder, 'in');
const ours = join(folder, 'ours');
/** One of their organisations under its number, called otherwise here. */
const SHARED = '999979888';

let home: MissionServer;
let here: MissionServer;

async function neighbours(...args: string[]): Promise<{ code: number; out: string }> {
  const env = { ...process.env, NEIGHBOURS_LOOPBACK: 'allowed' };
  try {
    const { stdout } = await run(
      process.execPath,
      ['dist/bin.mjs', 'neighbours', ...args, '--data', ours],
      { env },
    );
    return { code: 0, out: stdout };
  } catch (error) {
    const { code, stdout, stderr } = error as { code: number; stdout: string; stderr: string };
    return { code, out: stdout + stderr };
  }
}

const page = async (path: string): Promise<string> => {
  const response = await fetch(here.origin + path);
  expect(response.status, path).toBe(200);
  return (await response.text()).replaceAll('\u00a0', ' ');
};

beforeAll(async () => {
  await build({ from: ['fixtures/neighbour'], data: theirs });
  home = await startMissionServer({ data: theirs });
  cpSync('fixtures/other-field', input, { recursive: true });
  const members = readFileSync(join(input, 'members.csv'), 'utf8').trimEnd();
  const [header, ...rows] = members.split('\n');
  const own = `shared-firm,Shared (invented),company,,,AT,sourced,${SHARED}`;
  writeFileSync(join(input, 'members.csv'), [`${header},pic`, ...rows, own].join('\n'));
  await build({ from: [input], data: ours });
}, 120_000);
afterAll(async () => {
  await here?.close();
  await home.close();
  rmSync(folder, { recursive: true });
});

describe('two clusters', () => {
  it('exchange a catalogue with licence and contact, asked again by its ETag', async () => {
    const address = `${home.origin}/api/v1/catalogue`;
    const first = await fetch(address);
    const catalogue = readCatalogue(await first.text());
    expect(catalogue.licence).toContain('CC BY 4.0');
    expect(catalogue.cluster.contact.url).toBe('https://cordis.europa.eu');
    expect([catalogue.organisations.length, catalogue.passed]).toEqual([60, 0]);

    const added = await neighbours('add', 'at', '--from', address);
    expect(added).toMatchObject({ code: 0, out: expect.stringContaining('60 organisations') });
    expect((await neighbours('update')).out).toContain('at: unchanged');
    expect((await neighbours('add', '../at', '--from', address)).code).toBe(2);
    await build({ from: [input], data: ours });
    here = await startMissionServer({ data: ours });
  }, 120_000);

  it('find each other’s organisations, marked, linked home, never members', async () => {
    const found = await page('/en/search?q=photonic+integrated+circuits');
    expect(found).toMatch(/\/en\/members\/at~pic-\d+/);
    expect(found).toContain('of Photonics in Austria (extract of CORDIS)');
    const id = /\/en\/members\/(at~pic-\d+)/.exec(found)![1]!;
    const one = await page(`/en/members/${id}`);
    expect(one).toContain(`${home.origin}/en/members/${id.slice(3)}`);
    expect(one).toContain('https://cordis.europa.eu');
    expect(one).not.toContain('/en/introduce?member=at');
    const list = await page('/en/members');
    expect(list).not.toContain(`/en/members/${id}`);
    expect(list).toContain('60 organisations');
    const only = await page('/en/search?q=laser&membership=cluster%3Aat');
    expect(only).not.toContain('/en/members/meadow-lab"');
    const api = (await (
      await fetch(`${here.origin}/api/v1/organisations?standing=member&size=100`)
    ).json()) as { organisations: { id: string; home?: object }[] };
    expect(api.organisations.every((o) => !o.home)).toBe(true);
    expect(await page('/de/neighbours')).toContain('CC BY 4.0');
  });

  it('have one organisation that both know by its number, and by no name', async () => {
    const shared = await page('/en/members/shared-firm');
    expect(shared).toContain('Also in');
    expect(shared).toContain('Photonics in Austria');
    expect((await fetch(`${here.origin}/en/members/at~pic-${SHARED}`)).status).toBe(404);
  });

  it('invite each other’s organisations to a mission', async () => {
    const mission = makeMission(here, 'Exchange');
    const choices = await membersToAdd(here.office, mission, 'en');
    const guest = choices.find((m) => m.id.startsWith('at~'));
    expect(guest).toMatchObject({ country: 'AT', prospect: true });
    await addMembers(here.office, OFFICE, mission, [guest!.id, 'meadow-lab']);
    const parties = listParties(here.office.db, mission);
    expect(parties.find((p) => p.organisation === guest!.id)?.side).toBe('guest');
    expect(parties.find((p) => p.organisation === 'meadow-lab')?.side).toBe('host');
  });

  it('keep the last good copy whatever the other sends, and then nothing when removed', async () => {
    const copy = readFileSync(join(ours, 'neighbours', 'at.json'), 'utf8');
    await home.close();
    const killed = await neighbours('update');
    expect(killed).toMatchObject({ code: 1, out: expect.stringContaining('copy from before') });
    expect(readFileSync(join(ours, 'neighbours', 'at.json'), 'utf8')).toBe(copy);
    home = await startMissionServer({ data: theirs, port: Number(new URL(home.origin).port) });

    expect((await neighbours('remove', 'at')).code).toBe(0);
    await build({ from: [input], data: ours });
    await expect
      .poll(() => page('/en/members'), { timeout: 20_000 })
      .not.toContain('60 organisations');
    expect(await page('/en/search?q=photonic+integrated+circuits')).not.toContain('at~');
  }, 120_000);
});

describe('a hostile catalogue', () => {
  const good = {
    format: 'collimate-catalogue-1',
    published: '2030-01-01T00:00:00Z',
    licence: 'CC0',
    cluster: { name: { en: 'Invented' }, country: 'AT', contact: { url: 'https://a.example/' } },
    evidence: [] as object[],
    organisations: [
      {
        id: 'one',
        name: { en: 'One\u202e\u0000 <b>bold</b>' },
        kind: 'nonsense',
        website: 'javascript:alert(1)',
        membership: { standing: 'member' },
        identifiers: { pic: 'x', ico: '12345678' },
      },
    ] as object[],
  };

  it('loses what does not hold, and keeps the rest plain', () => {
    const { organisations, evidence, passed } = readCatalogue(
      JSON.stringify({
        ...good,
        organisations: [
          ...good.organisations,
          { ...good.organisations[0] },
          { id: '../../etc', name: { en: 'Path' } },
          { id: 'mark~id', name: { en: 'Mark' } },
          { id: 'two', name: 5 },
          null,
        ],
        evidence: [
          {
            id: 'e1',
            kind: 'capability',
            owners: [{ owner: 'one' }],
            title: { en: 'x'.repeat(9e4) },
          },
          { id: 'e2', kind: 'capability', owners: [{ owner: 'nobody' }], title: { en: 'y' } },
          { id: 'e3', kind: 'spell', owners: [{ owner: 'one' }], title: { en: 'z' } },
        ],
      }),
    );
    expect(organisations).toEqual([
      expect.objectContaining({
        id: 'one',
        name: { en: 'One <b>bold</b>' },
        kind: 'other',
        identifiers: { ico: '12345678' },
      }),
    ]);
    expect(organisations[0]!.website).toBeUndefined();
    expect(evidence.map((e) => [e.id, e.title.en!.length])).toEqual([['e1', 600]]);
    expect(passed).toBe(7);
  });

  it.each([
    ['no JSON', '{'],
    ['another format', JSON.stringify({ ...good, format: 'x' })],
    ['no licence', JSON.stringify({ ...good, licence: ' ' })],
    ['no member', JSON.stringify({ ...good, organisations: [] })],
    [
      'too many',
      JSON.stringify({ ...good, organisations: Array.from({ length: 20_001 }, () => 1) }),
    ],
  ])('is refused with %s', (_name, json) => {
    expect(() => readCatalogue(json)).toThrow('copy from before holds');
  });
});
