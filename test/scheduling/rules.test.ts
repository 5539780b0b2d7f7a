import { describe, expect, it } from 'vitest';
import { mission, party, slots } from './generate.ts';
import { broken } from './rule-story.ts';

describe('rules of every mission', () => {
  const m = mission();
  it('nobody twice in a slot', () =>
    expect(
      broken(m, [
        ['g1', 'h1', 's1'],
        ['g1', 'h2', 's1'],
      ]),
    ).toEqual(['once-per-slot']));
  it('nobody when away', () =>
    expect(
      broken(mission({ parties: [party('g1', { unavailable: ['s2'] }), party('h1')] }), [
        ['g1', 'h1', 's2'],
      ]),
    ).toEqual(['away']));
  it('no pair twice', () =>
    expect(
      broken(m, [
        ['g1', 'h1', 's1'],
        ['g1', 'h1', 's2'],
      ]),
    ).toEqual(['pair-once']));
  it('no pair without fit or wish, and a wish is enough', () => {
    const bare = mission({ scores: [] });
    expect(broken(bare, [['g1', 'h1', 's1']])).toEqual(['no-fit']);
    expect(
      broken({ ...bare, wishes: [{ from: 'h1', to: 'g1', wish: 'meet' }] }, [['g1', 'h1', 's1']]),
    ).toEqual([]);
  });
  it('no veto, also beside a wish of the other', () =>
    expect(
      broken(
        mission({
          wishes: [
            { from: 'g1', to: 'h1', wish: 'must' },
            { from: 'h1', to: 'g1', wish: 'no' },
          ],
        }),
        [['g1', 'h1', 's1']],
      ),
    ).toEqual(['veto']));
  it('no more than the most', () =>
    expect(
      broken(mission({ parties: [party('g1', { max: 1 }), party('h1'), party('h2')] }), [
        ['g1', 'h1', 's1'],
        ['g1', 'h2', 's2'],
      ]),
    ).toEqual(['most']));
  it('no more on a day than the most of a day', () => {
    const two = mission({
      slots: slots(4, 2),
      parties: [party('g1', { maxDay: 1 }), party('h1'), party('h2')],
    });
    expect(
      broken(two, [
        ['g1', 'h1', 's1'],
        ['g1', 'h2', 's2'],
      ]),
    ).toEqual(['most-day']);
    expect(
      broken(two, [
        ['g1', 'h1', 's1'],
        ['g1', 'h2', 's3'],
      ]),
    ).toEqual([]);
  });
  it('no more than the tables, in one slot fewer when some are lost', () => {
    expect(
      broken({ ...m, tables: 1 }, [
        ['g1', 'h1', 's1'],
        ['g2', 'h2', 's1', 1],
      ]),
    ).toEqual(['tables', 'own-table']);
    expect(
      broken({ ...m, tablesIn: { s2: 1 } }, [
        ['g1', 'h1', 's1'],
        ['g2', 'h2', 's1'],
      ]),
    ).toEqual([]);
    expect(
      broken({ ...m, tablesIn: { s2: 1 } }, [
        ['g1', 'h1', 's2'],
        ['g2', 'h2', 's2'],
      ]),
    ).toEqual(['tables', 'no-table']);
  });
  it('each meeting at its own table', () =>
    expect(
      broken(m, [
        ['g1', 'h1', 's1', 1],
        ['g2', 'h2', 's1', 1],
      ]),
    ).toEqual(['own-table']));
  it('fixed meetings are there', () =>
    expect(
      broken({ ...m, fixed: [{ guest: 'g1', host: 'h1', slot: 's1' }] }, [['g1', 'h1', 's2']]),
    ).toEqual(['fixed']));
  it('names of nobody are told, not skipped', () =>
    expect(
      broken(m, [
        ['g9', 'h1', 's1'],
        ['h1', 'g1', 's2'],
        ['g1', 'h1', 's9'],
      ]),
    ).toEqual(['unknown', 'unknown', 'unknown']));
});
