/** What is told of broken rules of companies, interpreters, ways, buses, runs and breaks. */
import { describe, expect, it } from 'vitest';
import { interpreterSets, ones } from '../../src/scheduling/extension-rules.ts';
import { readProgramme } from '../../src/scheduling/programme.ts';
import { mission, party, slots } from './generate.ts';
import { AT, people, rules, S1, S2, S3, said, type Told } from './told.ts';

describe('richer rules tell', () => {
  const companies = mission({
    parties: [
      party('g1', { company: 'c' }),
      party('g2', { company: 'c' }),
      party('h1', { name: 'Nh1' }),
      party('h2', { company: 'd' }),
    ],
    companies: [
      { id: 'd', diary: 'shared' },
      { id: 'c', name: 'Company C', diary: 'shared' },
    ],
  });
  it('a company by its name, and the slot of its diary', () => {
    expect(said(companies, ['g1', 'h1', 's2'], ['g2', 'h2', 's2'])).toEqual([
      ['rules.shared-diary', { company: 'Company C', ...S2, count: 2 }],
    ]);
    expect(said(companies, ['g1', 'h1', 's1'], ['g2', 'h2', 's2'])).toEqual([]);
  });
  it('who meets a company twice', () => {
    expect(said(companies, ['g1', 'h1', 's1'], ['g2', 'h1', 's3'])).toEqual([
      ['rules.company-once', { party: 'Nh1', company: 'Company C', count: 2 }],
    ]);
    expect(
      said(
        { ...companies, companies: [{ id: 'd', diary: 'own' }] },
        ['g1', 'h2', 's1'],
        ['g1', 'h2', 's3'],
      ),
    ).toEqual([
      ['rules.pair-once', { guest: 'g1', host: 'h2', count: 2 }],
      ['rules.company-once', { party: 'g1', company: 'd', count: 2 }],
    ]);
  });
  it('a meeting within one company stands once in its shared diary', () => {
    const inside = mission({
      parties: [party('g1', { company: 'c' }), party('h1', { company: 'c' })],
      companies: [{ id: 'c', diary: 'shared' }],
    });
    expect(rules(inside, ['g1', 'h1', 's1'])).toEqual([]);
  });

  it('interpreters by name, how many there are then, and for whom', () => {
    const spoken = mission({
      slotCount: 3,
      parties: [
        party('g1', { languages: ['ja'] }),
        party('g2', { languages: ['ko'] }),
        party('h1', { languages: ['cs'] }),
        party('h2', { languages: ['cs'] }),
      ],
      interpreters: [
        { id: 'i1', name: 'Voice one', languages: ['ja', 'ko', 'cs'] },
        { id: 'i2', languages: ['ko', 'cs'], unavailable: ['s2'] },
      ],
    });
    expect(said(spoken, ['g1', 'h1', 's2'], ['g2', 'h2', 's2'])).toEqual([
      ['rules.interpreter', { interpreters: 'Voice one, i2', most: 1, ...S2, count: 2 }],
    ]);
    expect(said(spoken, ['g1', 'h1', 's1'], ['g2', 'h2', 's1'])).toEqual([]);
    // Two who speak Japanese only compete for the one voice that does.
    const japanese = spoken.parties.map((x) => (x.id === 'g2' ? { ...x, languages: ['ja'] } : x));
    expect(said({ ...spoken, parties: japanese }, ['g1', 'h1', 's3'], ['g2', 'h2', 's3'])).toEqual([
      ['rules.interpreter', { interpreters: 'Voice one', most: 1, ...S3, count: 2 }],
    ]);
    const nobody = { ...spoken, interpreters: [] };
    expect(said(nobody, ['g1', 'h1', 's3'])).toEqual([
      ['rules.interpreter', { interpreters: '', most: 0, ...S3, count: 1 }],
    ]);
    // Asked for are the first alone, both, and thereby the union of the two, which is both again.
    expect([...interpreterSets(readProgramme(spoken))].sort()).toEqual([1, 3]);
    expect([0, 1, 2, 3, 7, 8, 255].map(ones)).toEqual([0, 1, 1, 2, 3, 1, 8]);
  });

  it('interpreters who are too few for two kinds of meetings together', () => {
    const guests = ['ja', 'ja', 'ko', 'ko'].map((l, i) => party(`g${i + 1}`, { languages: [l] }));
    const hosts = [1, 2, 3, 4].map((i) => party(`h${i}`, { languages: ['cs'] }));
    const chain = mission({
      parties: [...guests, ...hosts],
      interpreters: [
        { id: 'i1', languages: ['ja', 'cs'] },
        { id: 'i2', languages: ['ja', 'ko', 'cs'] },
        { id: 'i3', languages: ['ko', 'cs'] },
      ],
    });
    const four = [1, 2, 3, 4].map((i): Told => [`g${i}`, `h${i}`, 's1']);
    expect(said(chain, ...four)).toEqual([
      ['rules.interpreter', { interpreters: 'i1, i2, i3', most: 3, ...S1, count: 4 }],
    ]);
    expect(said(chain, ...four.slice(1))).toEqual([]);
  });

  const towns = mission({
    slotCount: 4,
    parties: [party('g1', { name: 'Ng1' }), party('h1'), party('h2', { site: 'brno' })],
    sites: [{ id: 'brno', name: 'Brno' }, { id: 'plzen' }],
    travel: [
      { from: 'venue', to: 'brno', minutes: 60 },
      { from: 'plzen', to: 'venue', minutes: 90 },
    ],
  });
  it('the way that takes too long: from where, how long at most, from when to when', () => {
    expect(said(towns, ['g1', 'h1', 's2'], ['g1', 'h2', 's3'])).toEqual([
      [
        'rules.travel',
        { party: 'Ng1', site: '', minutes: 90, slot: 's2', time: AT(9), later: AT(10), count: 2 },
      ],
    ]);
    expect(said(towns, ['g1', 'h2', 's1'], ['g1', 'h1', 's2'])).toEqual([
      [
        'rules.travel',
        {
          party: 'Ng1',
          site: 'Brno',
          minutes: 60,
          slot: 's1',
          time: AT(8),
          later: AT(9),
          count: 2,
        },
      ],
    ]);
    expect(said(towns, ['g1', 'h1', 's1'], ['g1', 'h2', 's3'])).toEqual([]);
    // Just enough time is enough.
    const near = { ...towns, travel: [{ from: 'venue', to: 'brno', minutes: 20 }] };
    expect(said(near, ['g1', 'h1', 's2'], ['g1', 'h2', 's3'])).toEqual([]);
    const far = { ...towns, travel: [{ from: 'venue', to: 'brno', minutes: 21 }] };
    expect(rules(far, ['g1', 'h1', 's2'], ['g1', 'h2', 's3'])).toEqual(['travel']);
  });

  it('the slot of the bus, which one group may fill', () => {
    const buses = mission({
      parties: [
        ...people('g1', 'g2', 'g3'),
        party('h1', { site: 'brno' }),
        party('h2', { site: 'plzen' }),
        party('h3', { site: 'brno' }),
      ],
      sites: [
        { id: 'brno', bus: true },
        { id: 'plzen', bus: true },
      ],
    });
    expect(said(buses, ['g1', 'h1', 's3'], ['g2', 'h2', 's3'])).toEqual([
      ['rules.bus', { ...S3, count: 2 }],
    ]);
    expect(said(buses, ['g1', 'h1', 's3'], ['g2', 'h3', 's3'], ['g3', 'h2', 's2'])).toEqual([]);
  });

  it('where a run begins that is too long, on one day', () => {
    const runs = mission({
      slots: slots(6, 2),
      parties: [
        party('g2'),
        party('g1', { maxRun: 1, name: 'Ng1' }),
        ...people('h1', 'h2', 'h3', 'h4'),
      ],
    });
    expect(said(runs, ['g1', 'h1', 's2'], ['g1', 'h2', 's3'])).toEqual([
      ['rules.run', { party: 'Ng1', most: 1, ...S2, count: 2 }],
    ]);
    expect(said(runs, ['g1', 'h1', 's5'], ['g1', 'h2', 's6'])).toEqual([
      ['rules.run', { party: 'Ng1', most: 1, slot: 's5', time: AT(9, 2), count: 2 }],
    ]);
    expect(
      said(runs, ['g1', 'h1', 's1'], ['g1', 'h2', 's3'], ['g1', 'h3', 's4'], ['g1', 'h4', 's6']),
    ).toEqual([]);
  });

  it('a break by its slots and how many stay free, each break by itself', () => {
    const breaks = mission({
      slotCount: 4,
      parties: [
        party('g1', {
          breaks: [
            { slots: ['s1', 's2'], free: 1 },
            { slots: ['s3', 's4'], free: 2 },
          ],
        }),
        party('h1', { name: 'Nh1', breaks: [{ slots: ['s4'], free: 1 }] }),
        party('h2'),
        party('h3'),
      ],
    });
    expect(said(breaks, ['g1', 'h1', 's1'], ['g1', 'h2', 's2'])).toEqual([
      ['rules.break', { party: 'g1', free: 1, slots: 's1, s2', count: 2 }],
    ]);
    expect(said(breaks, ['g1', 'h2', 's3'])).toEqual([
      ['rules.break', { party: 'g1', free: 2, slots: 's3, s4', count: 1 }],
    ]);
    expect(said(breaks, ['g1', 'h1', 's4'])).toEqual([
      ['rules.break', { party: 'g1', free: 2, slots: 's3, s4', count: 1 }],
      ['rules.break', { party: 'Nh1', free: 1, slots: 's4', count: 1 }],
    ]);
    expect(said(breaks, ['g1', 'h1', 's1'])).toEqual([]);
  });
});
