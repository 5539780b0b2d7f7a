/** People and e-mails of hosts from a list, and guests who turn out to be one company. */
import { describe, expect, it } from 'vitest';
import { importParties, type ListOf } from '../../src/missions/import-parties.ts';
import { mergeParties } from '../../src/missions/merge-parties.ts';
import { suggestColumns } from '../../src/missions/guest-columns.ts';
import { readGuests } from '../../src/missions/read-guests.ts';
import { readTable } from '../../src/missions/guest-file.ts';
import { listChanges, undoChange } from '../../src/store/app/changes.ts';
import type { AppDb } from '../../src/store/app/database.ts';
import { addParty, listParties, listPersons, savePersons } from '../../src/store/app/parties.ts';
import { addPlan, listFixed, savePlan, setFixed } from '../../src/store/app/plans.ts';
import { listWishes, setWish } from '../../src/store/app/wishes.ts';
import { appWithMission, OFFICE, partyFields } from '../store/app-fixture.ts';

const HOSTS: ListOf = {
  side: 'host',
  members: [
    { id: 'lenses', name: { en: 'Invented Lenses', cs: 'Vymyšlené čočky, s.r.o.' } },
    { id: 'lasers', name: { en: 'Invented Lasers', cs: 'Vymyšlené lasery, a.s.' } },
  ],
  languages: ['cs', 'en'],
};

async function imported(db: AppDb, mission: string, text: string, of?: ListOf) {
  const table = await readTable('list.csv', Buffer.from(text));
  const columns = suggestColumns(table.header, table.rows);
  const { guests } = await readGuests(table, columns);
  return importParties(db, OFFICE, mission, { list: guests, columns, of });
}

describe('a list of contacts of hosts', () => {
  it('knows members by their names in any language and keeps what it does not say', async () => {
    const { db, mission } = appWithMission();
    db.change(OFFICE, 'hosts-add', mission, () => {
      const host = addParty(
        db,
        mission,
        partyFields('host', 'Invented Lenses', { organisation: 'lenses', town: 'Brno' }),
      );
      savePersons(db, mission, host.id, [
        { name: 'Entered by hand', role: '', email: '', ownDiary: true },
      ]);
    });
    const list =
      'Firma;Město;Kontaktní osoba;E-mail\nVymyšlené čočky;;Jana Vymyšlená;jana@example.org\nVymyšlené lasery;Turnov;Petr Smyšlený;petr@example.org\n';
    expect(await imported(db, mission, list, HOSTS)).toEqual({
      added: 1,
      updated: 1,
      unchanged: 0,
    });
    const hosts = listParties(db, mission).filter((p) => p.side === 'host');
    const lenses = hosts.find((h) => h.organisation === 'lenses');
    expect(lenses).toMatchObject({ name: 'Invented Lenses', town: 'Brno', languages: ['en'] });
    expect(hosts.find((h) => h.organisation === 'lasers')).toMatchObject({
      name: 'Invented Lasers',
      town: 'Turnov',
      languages: ['cs', 'en'],
    });
    expect(listPersons(db, mission, lenses?.id).map((p) => [p.name, p.email, p.ownDiary])).toEqual([
      ['Entered by hand', '', true],
      ['Jana Vymyšlená', 'jana@example.org', false],
    ]);
    const { id } = listPersons(db, mission, lenses?.id)[1]!;
    const again = list.replace('Jana Vymyšlená', 'Jana Nová');
    expect(await imported(db, mission, again, HOSTS)).toEqual({
      added: 0,
      updated: 1,
      unchanged: 1,
    });
    // The same address is the same person, whose meetings stay.
    expect(listPersons(db, mission, lenses?.id)[1]).toMatchObject({ id, name: 'Jana Nová' });
  });

  it('takes a host that the catalogue does not have, and tells strangers apart by country', async () => {
    const { db, mission } = appWithMission();
    const list = 'Company;Country;E-mail\nAlpha;Germany;a@example.org\nAlpha;Japan;b@example.org\n';
    expect(await imported(db, mission, list, { ...HOSTS, members: [] })).toMatchObject({
      added: 2,
    });
    const added = listParties(db, mission).filter((p) => p.name === 'Alpha');
    expect(added.map((p) => [p.side, p.country, p.organisation])).toEqual([
      ['host', 'Germany', ''],
      ['host', 'Japan', ''],
    ]);
  });
});

describe('two guests that are one company', () => {
  const LIST =
    'Company;Country;Person;E-mail;Offers\nOmega GmbH;Germany;A. One;one@example.org;pumps\nOmega Gruppe;Germany;B. Two;two@example.org;glass\n';

  it('become one with the people, wishes and profile of both, and stay one in the next list', async () => {
    const { db, mission, parties } = appWithMission();
    await imported(db, mission, LIST);
    const host = parties[2]?.id ?? '';
    const named = (name: string) => listParties(db, mission).find((p) => p.name === name)!;
    const [kept, gone] = [named('Omega GmbH').id, named('Omega Gruppe').id];
    db.change(OFFICE, 'wishes', mission, () => {
      setWish(db, mission, { from: gone, to: host, wish: 'must', reason: 'why' });
      setWish(db, mission, { from: host, to: gone, wish: 'no', reason: '' });
      setWish(db, mission, { from: host, to: kept, wish: 'meet', reason: 'own word' });
      setFixed(db, mission, gone, host, 's02');
    });
    mergeParties(db, OFFICE, mission, kept, gone);
    expect(listParties(db, mission).some((p) => p.id === gone)).toBe(false);
    expect(named('Omega GmbH').offers).toBe('pumps\nglass');
    expect(listPersons(db, mission, kept).map((p) => p.name)).toEqual(['A. One', 'B. Two']);
    expect(
      listWishes(db, mission).map(({ from, to, wish, reason }) => [from, to, wish, reason]),
    ).toEqual([
      [kept, host, 'must', 'why'],
      [host, kept, 'meet', 'own word'],
    ]);
    expect(listFixed(db, mission)).toEqual([{ guest: kept, host, slot: 's02' }]);
    // Both rows of the next list mean the one guest.
    const next = LIST.replace('B. Two', 'B. Three');
    expect(await imported(db, mission, next)).toEqual({ added: 0, updated: 1, unchanged: 0 });
    expect(listPersons(db, mission, kept).map((p) => p.name)).toEqual(['A. One', 'B. Three']);
    const merged = listChanges(db, mission, { limit: 9 }).find((c) => c.action === 'party-merge');
    expect(() => undoChange(db, OFFICE, mission, merged!.id)).toThrow(/later/);
  });

  it('are not merged across sides, nor when people were told of meetings of the one that goes', () => {
    const { db, mission, parties } = appWithMission();
    const [alpha, beta, gamma] = parties.map((p) => p.id) as [string, string, string];
    expect(() => mergeParties(db, OFFICE, mission, alpha, gamma)).toThrow(/one side/);
    db.change(OFFICE, 'plan', mission, () => {
      const body = { meetings: [{ guest: beta, host: gamma, slot: 's01', table: 1 }] };
      const plan = addPlan(db, mission, 'First', { parties: [] }, body);
      savePlan(db, { ...plan, state: 'published' });
    });
    expect(() => mergeParties(db, OFFICE, mission, alpha, beta)).toThrow(/published/);
    mergeParties(db, OFFICE, mission, beta, alpha);
    expect(listParties(db, mission).map((p) => p.id)).not.toContain(alpha);
  });
});
