import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { suggestColumns } from '../../src/missions/guest-columns.ts';
import { importParties } from '../../src/missions/import-parties.ts';
import { readGuests } from '../../src/missions/read-guests.ts';
import { languageOf } from '../../src/language/language-names.ts';
import { readTable } from '../../src/missions/guest-file.ts';
import { undoChange, listChanges } from '../../src/store/app/changes.ts';
import { listParties, listPersons } from '../../src/store/app/parties.ts';
import { appWithMission, OFFICE } from '../store/app-fixture.ts';

const table = (text: string) => readTable('list.csv', Buffer.from(text));

describe('columns of a guest list', () => {
  it('are recognised in English and Czech, each once, the whole header before a part of it', () => {
    expect(
      suggestColumns([
        'Company name',
        'Country',
        'Contact person',
        'E-mail',
        'What are you looking for?',
        'Position',
      ]),
    ).toEqual(['name', 'country', 'person', 'email', 'seeks', 'role']);
    expect(
      suggestColumns([
        'Název firmy',
        'Země',
        'Město',
        'Jméno',
        'Funkce',
        'Jazyky',
        'Nabízí',
        'Hledá',
      ]),
    ).toEqual(['name', 'country', 'town', 'person', 'role', 'languages', 'offers', 'seeks']);
    expect(suggestColumns(['Name', 'Name', 'Web', 'www'])).toEqual(['name', '', 'website', '']);
    expect(suggestColumns(['Gefunden', ''])).toEqual(['', '']);
  });

  it('never give one field twice, whatever the header says', () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.oneof(
            fc.string(),
            fc.constantFrom('Company', 'Country', 'E-mail', 'Name', 'Firma', 'Offers'),
          ),
          { maxLength: 12 },
        ),
        (header) => {
          const given = suggestColumns(header).filter((f) => f !== '');
          expect(new Set(given).size).toBe(given.length);
        },
      ),
    );
  });
});

describe('rows of a guest list', () => {
  it('of one company make one guest with several persons', async () => {
    const t = await table(
      'Company;Country;Person;E-mail\nAlpha GmbH;Germany;A. One;a@example.org\nalpha  gmbh;GERMANY;B. Two;b@example.org\nAlpha GmbH;France;C. Three;\n',
    );
    const { guests } = await readGuests(t, ['name', 'country', 'person', 'email']);
    expect(guests.map((g) => [g.values.name, g.persons.map((p) => p.name)])).toEqual([
      ['Alpha GmbH', ['A. One', 'B. Two']],
      ['Alpha GmbH', ['C. Three']],
    ]);
  });

  it('keep their good values when one is wrong, and say which, by the row of the file', async () => {
    const t = await table(
      'Company;E-mail;Languages;Web;Min;Max\n\nAlpha;no mail;Klingon, German;not a site;x;3\n;a@example.org;;;;\nBeta;b@example.org;EN;www.example.org;5;2\n',
    );
    const { guests, mistakes } = await readGuests(t, [
      'name',
      'email',
      'languages',
      'website',
      'min',
      'max',
    ]);
    expect(mistakes.map((m) => [m.row, m.column, m.reason, m.leftOut])).toEqual([
      [3, 'Languages', 'language', false],
      [3, 'Min', 'whole', false],
      [3, 'E-mail', 'email', false],
      [3, 'Web', 'website', false],
      [4, 'Company', 'no-name', true],
      [5, 'Min', 'bounds', false],
    ]);
    expect(guests).toMatchObject([
      { values: { name: 'Alpha' }, languages: ['de'], min: null, max: 3, persons: [] },
      { languages: ['en'], min: null, max: null, values: { website: 'www.example.org' } },
    ]);
  });

  it('are read from windows-1250 and UTF-16, by comma or tab', async () => {
    const czech = await readTable(
      'a.csv',
      new Uint8Array([
        ...Buffer.from('Firma;M'),
        0xec,
        ...Buffer.from('sto\n'),
        0x8e,
        ...Buffer.from('lut'),
        0xfd,
        ...Buffer.from(';Brno\n'),
      ]),
    );
    expect(czech).toMatchObject({
      header: ['Firma', 'Město'],
      rows: [{ number: 2, cells: ['Žlutý', 'Brno'] }],
    });
    const wide = await readTable(
      'b.csv',
      Buffer.from('\ufeffCompany\tCountry\nÅngström\tSweden\n', 'utf16le'),
    );
    expect(wide.rows[0]?.cells).toEqual(['Ångström', 'Sweden']);
  });

  it('know languages by name in three languages and by code', () => {
    expect(
      ['English', 'angličtina', 'Deutsch', 'němčina', 'EN', 'cz', 'Finnish', 'Klingon', ''].map(
        languageOf,
      ),
    ).toEqual(['en', 'en', 'de', 'de', 'en', 'cs', 'fi', null, null]);
  });
});

describe('a second import', () => {
  it('updates what it says, keeps what it does not, and is one change that can be taken back', async () => {
    const { db, mission } = appWithMission();
    const first = await table(
      'Company;Country;Offers;Person\nAlpha;Germany;pumps;A. One\nBeta;France;glass;B. Two\n',
    );
    const columns = ['name', 'country', 'offers', 'person'] as const;
    expect(
      importParties(db, OFFICE, mission, {
        list: (await readGuests(first, columns)).guests,
        columns,
      }),
    ).toEqual({
      added: 2,
      updated: 0,
      unchanged: 0,
    });
    const ids = listParties(db, mission).map((p) => p.id);
    const second = await table(
      'Company;Country;Looking for\nAlpha;Germany;lenses\nBeta;France;\nGamma;Spain;\n',
    );
    const later = ['name', 'country', 'seeks'] as const;
    expect(
      importParties(db, OFFICE, mission, {
        list: (await readGuests(second, later)).guests,
        columns: later,
      }),
    ).toEqual({
      added: 1,
      updated: 1,
      unchanged: 1,
    });
    const alpha = listParties(db, mission).find((p) => p.name === 'Alpha');
    expect(alpha).toMatchObject({ offers: 'pumps', seeks: 'lenses' });
    expect(listPersons(db, mission, alpha?.id).map((p) => p.name)).toEqual(['A. One']);
    undoChange(db, OFFICE, mission, listChanges(db, mission, { limit: 1 })[0]!.id);
    expect(listParties(db, mission).map((p) => p.id)).toEqual(ids);
    expect(listParties(db, mission).find((p) => p.name === 'Alpha')?.seeks).toBe('');
  });
});
