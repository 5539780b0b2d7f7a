/** What a member's link may do, and what it may not. */
import { cpSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import readXlsxFile from 'read-excel-file/node';
import { ensureOwnLink, planAsking } from '../../src/desk/own-links.ts';
import { confirmedDates, ownRecords } from '../../src/desk/own-records.ts';
import {
  acceptProposal,
  isOnItsWay,
  propose,
  proposalsOf,
  returnProposal,
  withdrawProposal,
} from '../../src/desk/proposals.ts';
import { runDueTasks } from '../../src/desk/tasks.ts';
import { putContact } from '../../src/store/app/contacts.ts';
import { lettersIn } from '../../src/store/app/outbox.ts';
import { applyChanges, getRecord } from '../../src/store/app/records.ts';
import { ensureSignedLink } from '../../src/store/app/signed-links.ts';
import { openTasks } from '../../src/store/app/tasks.ts';
import { lettersOf } from '../../src/web/rendering/letters.ts';
import { loadLocales } from '../../src/web/rendering/locales.ts';
import { OFFICE } from '../store/app-fixture.ts';
import { adoptDemo } from './adopted.ts';
import { look, submit } from './introduction-visitor.ts';
import { addAccount, builtData, startMissionServer, type MissionServer } from './mission-server.ts';
import { signedIn } from './mission-visitor.ts';

let now = new Date('2027-02-01T08:00:00Z');
let adopted: MissionServer;
let inFiles: MissionServer;

beforeAll(async () => {
  const data = await builtData();
  const other = mkdtempSync(join(tmpdir(), 'collimate-own-'));
  cpSync(data, other, { recursive: true });
  await adoptDemo(data);
  adopted = await startMissionServer({ data, now: () => now });
  inFiles = await startMissionServer({ data: other, now: () => now });
  await addAccount(inFiles.office);
});
afterAll(() => Promise.all([adopted.close(), inFiles.close()]));

const ownPath = (server: MissionServer, organisation = 'meopta'): string =>
  `/en/own/${ensureOwnLink(server.office.db, organisation)}`;

describe('a member’s link', () => {
  it('opens nothing of another organisation', async () => {
    const foreign = await adopted.office.use((context) =>
      ownRecords(adopted.office.db, context, 'crytur').find((r) => r.table === 'capabilities')!,
    );
    const path = ownPath(adopted);
    const query = `table=capabilities&id=${foreign.id}`;
    expect((await look(adopted.origin, `${path}/edit?${query}`)).status).toBe(404);
    const fields = { table: 'capabilities', id: foreign.id, title_en: 'stolen', do: 'send' };
    expect((await submit(adopted.origin, `${path}/edit`, fields)).status).toBe(404);
    expect((await submit(adopted.origin, `${path}/remove`, fields)).status).toBe(404);
    expect(proposalsOf(adopted.office.db, 'meopta')).toEqual([]);
  });

  it('opens no proposal of another organisation', async () => {
    const crytur = ownPath(adopted, 'crytur');
    await submit(adopted.origin, `${crytur}/edit`, {
      table: 'markets',
      title_en: 'space',
      do: 'send',
    });
    const id = proposalsOf(adopted.office.db, 'crytur')[0]!.id;
    const path = `${ownPath(adopted)}/edit`;
    expect((await look(adopted.origin, `${path}?proposal=${id}`)).status).toBe(404);
    expect((await submit(adopted.origin, path, { proposal: id, do: 'withdraw' })).status).toBe(404);
    expect(proposalsOf(adopted.office.db, 'crytur')[0]!.state).toBe('sent');
  });

  it('says nothing in a member’s name without the button that says it, nor of what is not its', async () => {
    const path = ownPath(adopted, 'tescan');
    const foreign = await adopted.office.use((context) =>
      ownRecords(adopted.office.db, context, 'crytur').find((r) => r.table === 'capabilities')!,
    );
    const one = `${foreign.table} ${foreign.id}`;
    for (const fields of [
      { do: '' } as Record<string, string>,
      { do: 'nonsense' },
      { do: 'confirm', one },
      { do: 'confirm', one: '' },
    ])
      expect((await submit(adopted.origin, path, fields)).status, JSON.stringify(fields)).toBe(400);
    const json = await fetch(adopted.origin + path, {
      method: 'POST',
      headers: { origin: adopted.origin, 'content-type': 'application/json' },
      body: '{"a":1}',
    });
    expect(json.status).toBe(400);
    for (const organisation of ['tescan', 'crytur'])
      expect(
        await adopted.office.use((context) =>
          confirmedDates(
            adopted.office.db,
            organisation,
            ownRecords(adopted.office.db, context, organisation),
          ),
        ),
      ).toEqual(new Map());
  });

  it('is no link of another kind', async () => {
    const { db } = adopted.office;
    const token = ensureSignedLink(db, 'introduction-member', 'meopta', 10);
    expect((await look(adopted.origin, `/en/own/${token}`)).status).toBe(404);
    expect((await look(adopted.origin, `/en/i/${ensureOwnLink(db, 'meopta')}`)).status).toBe(404);
  });

  it('changes no column that is the office’s, whatever is posted', async () => {
    const before = getRecord(adopted.office.db, { table: 'members', id: 'meopta' })!.fields;
    await submit(adopted.origin, `${ownPath(adopted)}/edit`, {
      table: 'members',
      id: 'meopta',
      name_en: 'Meopta renamed',
      membership: 'founder',
      parent: 'crytur',
      notes: 'pays late',
      do: 'send',
    });
    const [proposal] = proposalsOf(adopted.office.db, 'meopta');
    expect(proposal?.after?.name_en).toBe('Meopta renamed');
    for (const column of ['id', 'membership', 'parent', 'notes'])
      expect(proposal?.after?.[column], column).toBe(before[column]);
  });

  it('replaces what came by it meanwhile only when that was seen', async () => {
    const { db } = adopted.office;
    const path = `${ownPath(adopted, 'crytur')}/edit`;
    const { id } = await adopted.office.use((context) =>
      ownRecords(db, context, 'crytur').find((r) => r.table === 'capabilities')!,
    );
    const formOf = async () =>
      (await look(adopted.origin, `${path}?table=capabilities&id=${id}`)).text;
    const seenIn = (page: string) => /name="seen" value="([^"]*)"/.exec(page)?.[1];
    const fields = { table: 'capabilities', id, do: 'send' };
    const title = () => proposalsOf(db, 'crytur').find((p) => p.record === id)?.after?.title_en;
    const seen = seenIn(await formOf())!;
    await submit(adopted.origin, path, { ...fields, seen, title_en: 'First of two' });
    expect(title()).toBe('First of two');

    const late = await submit(adopted.origin, path, { ...fields, seen, title_en: 'Second of two' });
    expect(late.status).toBe(409);
    expect(late.text).toMatch(/Somebody else proposed this[^]*First of two/);
    expect(late.text).toMatch(/[>"]\s*Second of two/);
    expect(title()).toBe('First of two');
    expect(
      (await submit(adopted.origin, path.replace('/edit', '/remove'), { ...fields, seen })).status,
    ).toBe(409);

    const again = { ...fields, seen: seenIn(late.text)!, title_en: 'Second of two' };
    expect((await submit(adopted.origin, path, again)).status).toBe(200);
    expect(title()).toBe('Second of two');
  });

  it('takes names and addresses of persons out, and says so before anything is sent', async () => {
    const path = `${ownPath(adopted)}/edit`;
    const count = proposalsOf(adopted.office.db, 'meopta').length;
    const answer = await submit(adopted.origin, path, {
      table: 'capabilities',
      title_en: 'coating, ask jan.novak@example.org',
      do: 'send',
    });
    expect(answer.status).toBe(400);
    expect(answer.text).not.toContain('jan.novak@');
    expect(proposalsOf(adopted.office.db, 'meopta')).toHaveLength(count);
  });

  it('says "confirmed" of the words that were confirmed and of no others', async () => {
    const { db } = adopted.office;
    const path = ownPath(adopted);
    await submit(adopted.origin, path, { do: 'confirm' });
    const dates = (): Promise<Map<string, string>> =>
      adopted.office.use((context) =>
        confirmedDates(db, 'meopta', ownRecords(db, context, 'meopta')),
      );
    const all = await dates();
    const record = getRecord(db, { table: 'equipment', id: 'meopta-e01' })!;
    expect(all.has('equipment meopta-e01')).toBe(true);
    const change = (fields: typeof record.fields, expected: number): number =>
      applyChanges(db, OFFICE, 'records-edit', [{ ...record, expected, fields }]);
    change({ ...record.fields, sources: 'https://example.org' }, record.revision);
    expect((await dates()).size).toBe(all.size);
    change({ ...record.fields, model: 'another' }, record.revision + 1);
    expect((await dates()).size).toBe(all.size - 1);
  });

  it('says of an accepted proposal that it is not public before its pages are there', () => {
    const { db } = adopted.office;
    const wished = {
      table: 'markets',
      record: undefined,
      after: { title_en: 'space' },
      note: '',
    } as const;
    const proposal = propose(db, 'meopta', wished, 'sent');
    // Another folder: the process that would build finds nothing to do there.
    const settings = { data: mkdtempSync(join(tmpdir(), 'collimate-own-')) };
    const accepted = acceptProposal(db, settings, OFFICE, proposal, { fields: proposal.after });
    expect(isOnItsWay(db, accepted)).toBe(true);
    const set = db.sql.prepare('UPDATE publications SET state = ? WHERE id = ?');
    set.run('failed', accepted.publication);
    expect(isOnItsWay(db, accepted)).toBe(true);
    set.run('done', accepted.publication);
    expect(isOnItsWay(db, accepted)).toBe(false);
  });

  it('lets the office decide once and the member withdraw what was not decided', () => {
    const { db } = adopted.office;
    const wished = {
      table: 'markets',
      record: undefined,
      after: { title_en: 'rail' },
      note: '',
    } as const;
    const sent = propose(db, 'meopta', wished, 'sent');
    const returned = returnProposal(db, sent, 'Which one?');
    expect(() => returnProposal(db, sent, 'again')).toThrow(/changed meanwhile/);
    expect(() => returnProposal(db, returned, 'again')).toThrow(/dealt with/);
    expect(withdrawProposal(db, returned).state).toBe('withdrawn');
  });

  it('comes once a year by letter, once however often the tasks run', () => {
    const { db } = adopted.office;
    const letters = lettersOf(loadLocales('views/locales'), {
      publicUrl: 'https://cluster.example.org',
    } as Parameters<typeof lettersOf>[1]);
    putContact(db, { organisation: 'meopta', name: '', email: 'r@example.org', lang: 'cs' });
    planAsking(db, 'meopta', now);
    runDueTasks(db, letters);
    runDueTasks(db, letters);
    const sent = lettersIn(db, ['waiting']).filter((l) => l.letter === 'own.asking');
    expect(sent.map((l) => l.to)).toEqual(['r@example.org']);
    expect(sent[0]?.body).toContain('https://cluster.example.org/cs/own/');
    expect(openTasks(db, 'own-asking').map((t) => t.due.slice(0, 10))).toEqual(['2028-02-01']);
    now = new Date('2028-02-02T08:00:00Z');
    runDueTasks(db, letters);
    const again = lettersIn(db, ['waiting']).filter((l) => l.letter === 'own.asking');
    // The first link is out of date by then.
    expect(new Set(again.map((l) => /own\/\S+/.exec(l.body)?.[0])).size).toBe(2);
  });
});

describe('while the files hold', () => {
  it('nothing is published; the proposals are offered as rows, and marked as taken', async () => {
    const path = ownPath(inFiles);
    await submit(inFiles.origin, `${path}/edit`, {
      table: 'markets',
      title_en: 'invented market',
      do: 'send',
    });
    const office = await signedIn(inFiles.origin);
    const { id } = proposalsOf(inFiles.office.db, 'meopta')[0]!;
    const at = `/en/desk/proposals/${id}`;
    const page = (await office.get(at)).text;
    expect(page).toContain('collimate adopt');
    const seen = /name="seen" value="([^"]+)"/.exec(page)?.[1] ?? '';
    expect((await office.post(at, { do: 'accept', seen })).status).toBe(409);
    const { bytes } = await office.get('/en/desk/proposals.xlsx');
    const [sheet] = await readXlsxFile(Buffer.from(bytes));
    expect(sheet?.data.flat()).toEqual(expect.arrayContaining(['meopta', 'invented market']));
    expect((await office.post(at, { do: 'taken', seen: 'other' })).status).toBe(409);
    await office.post(at, { do: 'taken', seen });
    expect(proposalsOf(inFiles.office.db, 'meopta')[0]!.state).toBe('accepted');
  });
});

describe('the members at the desk', () => {
  it('nobody is planned to be asked by an unknown act or on a day that is none', async () => {
    const { db } = inFiles.office;
    const office = await signedIn(inFiles.origin);
    putContact(db, { organisation: 'tescan', name: '', email: 'a@example.org', lang: 'en' });
    const before = openTasks(db, 'own-asking');
    for (const path of ['/en/desk/members', '/en/desk/members/tescan'])
      for (const fields of [
        { do: '' } as Record<string, string>,
        { do: 'nonsense' },
        { do: 'yearly', from: '9999-99-99' },
        { do: 'yearly', from: '2027-02-30' },
      ])
        expect((await office.post(path, fields)).status, path + JSON.stringify(fields)).toBe(400);
    expect(openTasks(db, 'own-asking')).toEqual(before);
    const planned = await office.post('/en/desk/members/tescan', {
      do: 'yearly',
      from: '2027-02-28',
    });
    expect(planned.status).toBe(303);
    expect(openTasks(db, 'own-asking')).not.toEqual(before);
  });
});
