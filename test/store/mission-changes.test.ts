import { describe, expect, it } from 'vitest';
import { listChanges, undoChange } from '../../src/store/app/changes.ts';
import { RECORDED } from '../../src/store/app/database.ts';
import {
  deleteMission,
  getMission,
  listMissions,
  saveMission,
} from '../../src/store/app/missions.ts';
import { getParty, listParties, saveParty } from '../../src/store/app/parties.ts';
import { listWishes, setWish } from '../../src/store/app/wishes.ts';
import { appWithMission, OFFICE, partyFields } from './app-fixture.ts';

const GUEST = { kind: 'link', id: 'l1', name: 'Alpha Optics' } as const;

describe('the record of changes', () => {
  it('refuses a write to any recorded table outside of a change', () => {
    const { db, mission, parties } = appWithMission();
    expect(() =>
      setWish(db, mission, { from: parties[0]!.id, to: parties[2]!.id, wish: 'must', reason: '' }),
    ).toThrow(/outside of a change/);
    expect(() => db.sql.prepare('UPDATE missions SET name = ?').run('x')).toThrow(
      /outside of a change/,
    );
    expect(listWishes(db, mission)).toEqual([]);
    expect(RECORDED).toContain('wishes');
  });

  it('says who, when and what was there before', () => {
    const { db, mission, parties } = appWithMission(
      undefined,
      () => new Date('2027-02-01T08:00:00Z'),
    );
    db.change(GUEST, 'wish', mission, () =>
      setWish(db, mission, { from: 'g001', to: 'h001', wish: 'meet', reason: 'lenses' }),
    );
    db.change(OFFICE, 'wish', mission, () =>
      setWish(db, mission, { from: 'g001', to: 'h001', wish: 'no', reason: '' }),
    );
    const [last, first] = listChanges(db, mission, { limit: 2 });
    expect(first).toMatchObject({
      actorName: 'Alpha Optics',
      actorKind: 'link',
      action: 'wish',
      at: '2027-02-01T08:00:00.000Z',
      rows: [{ noun: 'wishes', before: null }],
    });
    expect(last?.rows[0]).toMatchObject({
      before: { wish: 'meet', reason: 'lenses' },
      after: { wish: 'no' },
    });
    expect(parties).toHaveLength(4);
  });

  it('keeps nothing of a change that failed half way', () => {
    const { db, mission } = appWithMission();
    const before = listChanges(db, mission, { limit: 10 }).length;
    expect(() =>
      db.change(OFFICE, 'wish', mission, () => {
        setWish(db, mission, { from: 'g001', to: 'h001', wish: 'must', reason: '' });
        setWish(db, mission, { from: 'g001', to: 'nobody', wish: 'must', reason: '' });
      }),
    ).toThrow(/FOREIGN KEY/);
    expect(listWishes(db, mission)).toEqual([]);
    expect(listChanges(db, mission, { limit: 10 })).toHaveLength(before);
    // A failed change leaves no open door behind it.
    expect(() =>
      setWish(db, mission, { from: 'g001', to: 'h001', wish: 'must', reason: '' }),
    ).toThrow(/outside of a change/);
  });

  it('takes a deleted mission back with its parties and wishes', () => {
    const { db, mission } = appWithMission();
    db.change(OFFICE, 'wish', mission, () =>
      setWish(db, mission, { from: 'g001', to: 'h001', wish: 'must', reason: 'lenses' }),
    );
    const parties = listParties(db, mission);
    db.change(OFFICE, 'mission-delete', mission, () => deleteMission(db, mission));
    expect(listMissions(db)).toEqual([]);
    undoChange(db, OFFICE, mission, listChanges(db, mission, { limit: 1 })[0]!.id);
    expect(listParties(db, mission)).toEqual(parties);
    expect(listWishes(db, mission)).toMatchObject([{ from: 'g001', to: 'h001', reason: 'lenses' }]);
  });

  it('does not take a change back over a later one, nor twice', () => {
    const { db, mission } = appWithMission();
    const rename = (name: string): void => {
      const m = getMission(db, mission);
      db.change(OFFICE, 'mission-save', mission, () => saveMission(db, { ...m, name }));
    };
    rename('First');
    rename('Second');
    const [second, first] = listChanges(db, mission, { limit: 2 });
    expect(() => undoChange(db, OFFICE, mission, first!.id)).toThrow(/changed again/);
    expect(getMission(db, mission).name).toBe('Second');
    undoChange(db, OFFICE, mission, second!.id);
    expect(getMission(db, mission).name).toBe('First');
    expect(() => undoChange(db, OFFICE, mission, second!.id)).toThrow(/already/);
    expect(() => undoChange(db, OFFICE, 'other', second!.id)).toThrow(/no such change/);
  });
});

describe('two editors at once', () => {
  it('tells the second, and writes nothing of theirs', () => {
    const { db, mission } = appWithMission();
    const seenByBoth = getMission(db, mission);
    db.change(OFFICE, 'mission-save', mission, () =>
      saveMission(db, { ...seenByBoth, name: 'Mine' }),
    );
    expect(() =>
      db.change(OFFICE, 'mission-save', mission, () =>
        saveMission(db, { ...seenByBoth, name: 'Theirs' }),
      ),
    ).toThrow(/Somebody else saved/);
    expect(getMission(db, mission)).toMatchObject({ name: 'Mine', version: 2 });
  });

  it('tells an editor who opened the form before an undo', () => {
    const { db, mission } = appWithMission();
    const seen = getParty(db, mission, 'g001');
    db.change(OFFICE, 'party-save', mission, () =>
      saveParty(db, mission, 'g001', seen.version, partyFields('guest', 'Alpha Ltd')),
    );
    const opened = getParty(db, mission, 'g001');
    undoChange(db, OFFICE, mission, listChanges(db, mission, { limit: 1 })[0]!.id);
    expect(getParty(db, mission, 'g001').name).toBe('Alpha Optics');
    for (const stale of [seen.version, opened.version]) {
      expect(() =>
        db.change(OFFICE, 'party-save', mission, () =>
          saveParty(db, mission, 'g001', stale, partyFields('guest', 'X')),
        ),
      ).toThrow(/Somebody else saved/);
    }
  });

  it('finds no party under the id of another mission', () => {
    const { db, mission } = appWithMission();
    expect(() => getParty(db, 'other', 'g001')).toThrow(/no such party/);
    expect(() => saveParty(db, mission, 'g999', 1, partyFields('guest', 'X'))).toThrow(
      /no such party/,
    );
  });
});
