import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mergeOrganisations } from '../../../indexer/normalise/merge.ts';
import { nearDoubles } from '../../../indexer/normalise/near-doubles.ts';
import type { OrganisationRow } from '../../../indexer/normalise/organisations.ts';
import { nameKey } from '../../../src/language/name-key.ts';
import type { Organisation } from '../../../src/domain/organisation.ts';

let line = 1;
const row = (id: string, name: string, more: Partial<Organisation> = {}): OrganisationRow => ({
  place: { file: 'm.csv', row: ++line },
  ownId: true,
  organisation: {
    id,
    name: { und: name },
    aliases: [],
    kind: 'other',
    identifiers: {},
    membership: { standing: 'prospect', status: 'not stated', sources: [] },
    pillars: [],
    inferred: [],
    sources: [`source of ${id}`],
    ...more,
  },
});
/** The same row in another file. */
const elsewhere = (one: OrganisationRow): OrganisationRow => ({
  ...one,
  place: { ...one.place, file: 'other.csv' },
});
const BRNO = { town: 'Brno' };
const merged = (...rows: OrganisationRow[]) =>
  mergeOrganisations(rows).rows.map((r) => r.organisation);

describe('names', () => {
  it.each([
    ['Meopta – optika, s.r.o.', 'MEOPTA OPTIKA'],
    ['CRYTUR, spol. s r.o.', 'Crytur'],
    ['OPTOKON, a.s.', 'Optokon a. s.'],
    ['Ústav přístrojové techniky AV ČR, v. v. i.', 'Ústav přístrojové techniky AV ČR'],
    ['Lumen GmbH & Co. KG', 'LUMEN'],
  ])('%s is %s', (a, b) => {
    expect(nameKey(a)).toBe(nameKey(b));
  });

  it.each([
    ['Lumen Praha', 'Lumen Brno'],
    ['Institute of Physics', 'Institute of Plasma Physics'],
    ['SA', 'AS'],
  ])('%s is not %s', (a, b) => {
    expect(nameKey(a)).not.toBe(nameKey(b));
  });
});

describe('merging organisations', () => {
  it.each<[string, OrganisationRow, OrganisationRow]>([
    [
      'IČO',
      row('a', 'Lumen', { identifiers: { ico: '00000019' } }),
      row('b', 'Light Works', { identifiers: { ico: '00000019' } }),
    ],
    [
      'ROR',
      row('a', 'Lumen', { identifiers: { ror: 'https://ror.org/053avzc18' } }),
      row('b', 'Light Works', { identifiers: { ror: 'https://ror.org/053avzc18' } }),
    ],
    [
      'name without legal form and town in two files',
      row('a', 'Lumen, s.r.o.', BRNO),
      elsewhere(row('b', 'LUMEN', { town: 'BRNO 2' })),
    ],
  ])('joins rows of the same %s and keeps both sources', (_, a, b) => {
    const [one, ...others] = merged(a, b);
    expect(others).toEqual([]);
    expect(one?.sources).toEqual(['source of a', 'source of b']);
    expect(mergeOrganisations([a, b]).idOf('b')).toBe('a');
  });

  const lumen = row('a', 'Lumen', BRNO);
  it.each<[string, OrganisationRow, OrganisationRow]>([
    ['one table gives different ids to, whatever the name', lumen, row('b', 'Lumen', BRNO)],
    [
      'only an acronym joins',
      row('a', 'Faculty, Alfa', { aliases: ['FEL'], town: 'Alfov' }),
      elsewhere(row('b', 'Faculty, Beta', { aliases: ['FEL'], town: 'Betov' })),
    ],
    [
      'only another name joins, in the same town',
      row('a', 'Lumen', { aliases: ['Light Works'], ...BRNO }),
      elsewhere(row('b', 'Light Works', BRNO)),
    ],
    ['has no town to compare', row('a', 'Lumen'), elsewhere(row('b', 'Lumen'))],
    ['is in another town', lumen, elsewhere(row('b', 'Lumen', { town: 'Zlín' }))],
    [
      'has another legal form',
      row('a', 'Lumen s.r.o.', BRNO),
      elsewhere(row('b', 'Lumen a.s.', BRNO)),
    ],
    [
      'is a part of the other, with its number',
      row('a', 'University', { identifiers: { ico: '00000019' } }),
      row('b', 'Faculty', { identifiers: { ico: '00000019' }, parent: 'a' }),
    ],
  ])('keeps two what %s', (_, a, b) => {
    expect(merged(a, b)).toHaveLength(2);
    expect(mergeOrganisations([a, b]).idOf('b')).toBe('b');
  });

  it('can be forbidden for all or for a group of ids', () => {
    const two = [lumen, elsewhere(row('b', 'Lumen', BRNO))];
    expect(mergeOrganisations(two).rows).toHaveLength(1);
    expect(mergeOrganisations(two).defects.map((d) => d.code)).toEqual(['merged']);
    expect(mergeOrganisations(two, 'all').rows).toHaveLength(2);
    expect(mergeOrganisations(two, [['b', 'x', 'a']]).rows).toHaveLength(2);
    expect(mergeOrganisations(two, [['b', 'x']]).rows).toHaveLength(1);
  });

  it('takes no reference by a name that several have', () => {
    const { idOf, meantBy } = mergeOrganisations([
      row('a', 'Faculty, Alfa', { aliases: ['FEL', 'Alfa'] }),
      row('b', 'Faculty, Beta', { aliases: ['FEL'] }),
    ]);
    expect(idOf('FEL')).toBeUndefined();
    expect(meantBy('FEL')).toEqual(['a', 'b']);
    expect(idOf('Alfa')).toBe('a');
  });

  it('keeps apart what identifiers or countries tell apart, whatever the names', () => {
    expect(
      merged(
        row('a', 'Lumen', { identifiers: { pic: '900000001' } }),
        row('b', 'Lumen', { identifiers: { pic: '900000002' } }),
      ),
    ).toHaveLength(2);
    expect(
      merged(row('a', 'Lumen', { country: 'CZ' }), row('b', 'Lumen', { country: 'AT' })),
    ).toHaveLength(2);
  });

  it('never lets what a file only implies change what another says', () => {
    const implied = {
      ...row('x', 'Lumen', { kind: 'university', sources: ['implied'] }),
      assumed: true as const,
    };
    expect(merged(implied, row('a', 'Lumen'))).toEqual([merged(row('a', 'Lumen'))[0]]);
  });

  it('a member stays a member when another list does not say so', () => {
    const member = { standing: 'member' as const, status: 'sourced', sources: ['page'] };
    expect(
      merged(lumen, elsewhere(row('b', 'Lumen', { ...BRNO, membership: member })))[0]?.membership,
    ).toEqual(member);
  });

  it('gives unique ids and forgets no source', () => {
    const any = fc.record({
      id: fc.constantFrom('a', 'b', 'c', 'd'),
      name: fc.constantFrom('Lumen', 'LUMEN s.r.o.', 'Prism', 'Mirror'),
      ico: fc.constantFrom(undefined, '00000019', '00216208'),
    });
    fc.assert(
      fc.property(fc.array(any, { maxLength: 8 }), (list) => {
        const rows = list.map(({ id, name, ico }, i) =>
          row(id, name, { identifiers: ico ? { ico } : {}, sources: [`s${i}`] }),
        );
        const { rows: kept, defects } = mergeOrganisations(rows);
        expect(new Set(kept.map((r) => r.organisation.id)).size).toBe(kept.length);
        const left = defects.filter((d) => d.code === 'duplicate-id').length;
        expect(kept.flatMap((r) => r.organisation.sources)).toHaveLength(rows.length - left);
      }),
    );
  });
});

describe('near doubles', () => {
  const pairs = (...names: string[]) => nearDoubles(names.map((n, i) => row(`o${i}`, n))).length;
  it('slips of the pen and lost gaps are told', () => {
    expect(pairs('Lumenoptik Brno', 'Lumenoptic Brno')).toBe(1);
    expect(pairs('Fine Mechanics', 'FineMechanics')).toBe(1);
    expect(pairs('Forschungszentrum Jülich', 'Forschungszentrum Juelich GmbH')).toBe(1);
  });

  it('another town, another field or one word more is another organisation', () => {
    expect(pairs('Graz University of Technology', 'Vienna University of Technology')).toBe(0);
    expect(pairs('Institute of Physics of the CAS', 'Institute of Plasma Physics of the CAS')).toBe(
      0,
    );
    expect(pairs('Lumen 1', 'Lumen 2')).toBe(0);
  });
});
