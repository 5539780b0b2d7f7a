/** Guest lists as offices, portals and programs send them (fixtures/guests), and what must come of them. */
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { suggestColumns } from '../../src/missions/guest-columns.ts';
import { canonicalKey, guestKey, readGuests } from '../../src/missions/read-guests.ts';
import { readGuestFile, readTable, tableIn } from '../../src/missions/guest-file.ts';

async function listOf(name: string, bytes: Buffer = readFileSync(`fixtures/guests/${name}`)) {
  const table = await readTable(name, bytes);
  return { table, ...(await readGuests(table, suggestColumns(table.header, table.rows))) };
}
const listIn = (text: string) => listOf('list.csv', Buffer.from(text));
const peopleOf = (list: Awaited<ReturnType<typeof listOf>>, name: string) =>
  list.guests.find((g) => g.values.name?.includes(name))?.persons.map((p) => p.name);

describe('a guest list', () => {
  it.each(['title.csv', 'cover.xlsx', 'sep.csv'])('is found in %s', async (name) => {
    const { guests, mistakes } = await listOf(name);
    expect(guests).toMatchObject([
      {
        values: { name: 'Lens House GmbH', country: 'Germany' },
        persons: [{ name: 'Ada Novak', email: 'ada@lens.example' }],
      },
    ]);
    expect(mistakes).toEqual([]);
  });

  it('is not misled by semicolons inside a quoted header', async () => {
    const { guests } = await listOf('semi-in-first.csv');
    expect(guests).toMatchObject([
      { values: { name: 'Lens House GmbH', country: 'Germany', offers: 'lenses, coatings' } },
    ]);
  });

  it('is understood in German, and one company of two rows is one guest', async () => {
    const { guests } = await listOf('german.xlsx');
    expect(guests).toMatchObject([
      {
        values: {
          name: 'Linsenhaus GmbH',
          country: 'Deutschland',
          offers: 'Asphären',
          seeks: 'Laser',
        },
        languages: ['de', 'en'],
        persons: [{ name: 'Ada Novak' }, { name: 'Bo Lind', email: 'bo@lens.example' }],
      },
    ]);
  });

  it.each([
    [
      'Nazwa firmy;Kraj;Miasto;Imię;Nazwisko;Stanowisko;Adres e-mail;Języki;Oferujemy;Szukamy',
      'Soczewki Sp. z o.o.;Polska;Łódź;Ewa;Wąż;Prezes;e@s.example;polski, angielski;soczewki;lasery',
      ['pl', 'en'],
      'Ewa Wąż',
    ],
    [
      'Société;Pays;Ville;Prénom;Nom;Fonction;Courriel;Langues;Nous proposons;Nous recherchons',
      'Lentilles SAS;France;Lyon;Ève;Prévôt;PDG;e@s.example;français et anglais;lentilles;lasers',
      ['fr', 'en'],
      'Ève Prévôt',
    ],
    [
      'Název firmy;Země;Město;Jméno;Příjmení;Funkce;E-mail;Jazyky;Nabízíme;Hledáme',
      'Čočky s.r.o.;Česko;Brno;Eva;Žluťoučká;ředitelka;e@s.example;čeština, angličtina;čočky;lasery',
      ['cs', 'en'],
      'Eva Žluťoučká',
    ],
  ])('is understood by its headers: %s', async (header, row, languages, person) => {
    const { table, guests, mistakes } = await listIn(`${header}\n${row}\n`);
    expect(suggestColumns(table.header, table.rows)).not.toContain('');
    expect(guests).toMatchObject([{ languages, persons: [{ name: person }] }]);
    expect(guests[0]?.values.offers && guests[0].values.seeks).toBeTruthy();
    expect(mistakes).toEqual([]);
  });

  it('is told by its cells where the headers say nothing', () => {
    const rows = [
      { cells: ['Alfa', 'Spain', 'a@x.example', 'español', 'alfa.example'] },
      { cells: ['Beta', 'UK', 'b@x.example', 'EN', 'www.beta.example'] },
    ];
    expect(suggestColumns(['Company', 'F1', 'F2', 'F3', 'F4'], rows)).toEqual([
      'name',
      'country',
      'email',
      'languages',
      'website',
    ]);
    // The Czech "kraj" is a region, the Polish one a country: the cells decide.
    const region = [{ cells: ['Alfa', 'Jihomoravský'] }];
    expect(suggestColumns(['Firma', 'Kraj'], region)).toEqual(['name', '']);
  });

  it('of a messy workbook keeps every person with the right company', async () => {
    const list = await listOf('messy.xlsx');
    expect(list.guests).toHaveLength(25);
    expect(peopleOf(list, 'Źrenica')).toEqual([
      'Małgorzata Źdźbło',
      'Świętosława Wąż',
      'Krzysztof Gżegżółka',
    ]);
    expect(peopleOf(list, 'Müller')).toEqual(['Jürgen Weiß', 'Änne Größler']);
    // UK is the United Kingdom, USA the United States; Canada is another country.
    expect(peopleOf(list, 'LightWorks')).toEqual([
      "Fiona O'Neill",
      'Seán Mac Giolla',
      'Angus McLeod',
    ]);
    expect(list.guests.filter((g) => g.values.name === 'Acme Photonics')).toHaveLength(2);
    expect(list.questions).toMatchObject([{ rows: [21, 23], why: 'country' }]);
    expect(list.guests.map((g) => g.languages)).toContainEqual(['ja', 'en']);
    expect(list.guests.map((g) => g.languages)).toContainEqual(['he', 'en']);
    expect(list.mistakes.map((m) => [m.row, m.reason, m.leftOut])).toEqual([
      [19, 'email', false],
      [19, 'website', false],
      [24, 'no-name', true],
      [28, 'language', false],
      [38, 'total', true],
    ]);
  });

  it('in windows-1252 keeps its letters, and says how it was read', async () => {
    const list = await listOf('code-page.csv');
    expect(list.guests.map((g) => g.values.name)).toEqual(['Lumière Système', 'Smør Optik']);
    expect(peopleOf(list, 'Smør')).toEqual(['Søren Kjær']);
    const bytes = readFileSync('fixtures/guests/code-page.csv');
    expect((await readGuestFile('a.csv', bytes)).guess?.page).toBe('windows-1252');
    const said = await readGuestFile('a.csv', bytes, 'windows-1250');
    expect(tableIn(said).rows[0]?.cells[0]).toBe('Lumičre Systčme');
  });
});

describe('rows that are no guests', () => {
  it('are passed over and named: repeated headers, totals, remarks below', async () => {
    const { guests, mistakes } = await listIn(
      'Company;Country;E-mail\nAlfa;Spain;a@x.example\nCompany;Country;E-mail\nTotal Optics;France;\nTotal: 2;;\n\nPrinted by the portal;;\n',
    );
    expect(guests.map((g) => g.values.name)).toEqual(['Alfa', 'Total Optics']);
    expect(mistakes.map((m) => [m.row, m.reason])).toEqual([
      [3, 'repeated-header'],
      [5, 'total'],
      [7, 'remark'],
    ]);
  });

  it('of a person without a company belong to the company above', async () => {
    const list = await listIn(
      'Company;Country;Person\nAlfa;Spain;A. One\n;;A. Two\nBeta;France;B. One\n;Italy;Nobody\n',
    );
    expect(peopleOf(list, 'Alfa')).toEqual(['A. One', 'A. Two']);
    expect(peopleOf(list, 'Beta')).toEqual(['B. One']);
    expect(list.mistakes).toMatchObject([{ row: 5, reason: 'no-name', leftOut: true }]);
  });

  it('a header that is worded a little otherwise below is no guest', async () => {
    const { guests, mistakes } = await listIn(
      'Ticket;Company name;Where from;E-mail\n1;Alfa;Spain;a@x.example\nNo.;Company name;Where from;\n2;Beta;France;b@x.example\n',
    );
    expect(guests.map((g) => g.values.name)).toEqual(['Alfa', 'Beta']);
    expect(mistakes).toMatchObject([{ row: 3, reason: 'repeated-header' }]);
  });

  it('cells beyond the last header are a column to be looked at', async () => {
    const { table } = await listIn('Company;Language\nAlfa;français ; Deutsch\nBeta;English\n');
    expect(table.header).toEqual(['Company', 'Language', '']);
    expect(table.rows[0]?.cells).toEqual(['Alfa', 'français', 'Deutsch']);
  });

  it('placeholders are no values, but Namibia is a country', async () => {
    const { guests } = await listIn(
      'Company;Country;Person;E-mail;Town\nAlfa;NA;N/A;-;nan\nBeta;-;B. One;TBD;Brno\n',
    );
    expect(guests).toMatchObject([
      { values: { name: 'Alfa', country: 'NA' }, persons: [] },
      { values: { name: 'Beta', town: 'Brno' }, persons: [{ name: 'B. One', email: '' }] },
    ]);
    expect(guests[0]?.values.town).toBeUndefined();
  });
});

describe('an export of an event portal', () => {
  const portal =
    'Ticket ID,First name,Last name,Company,Country\n9001,Ada,Novak,Lens House Ltd,UK\n9002,Bo,Lind,Lens House Ltd,United Kingdom\n9003,Cy,Berg,Lens Hause Ltd,Great Britain\n9004,Di,Rey,Lens House GmbH,UK\n';

  it('does not take the ticket for the company, and joins first and last names', async () => {
    const list = await listIn(portal);
    expect(peopleOf(list, 'Lens House Ltd')).toEqual(['Ada Novak', 'Bo Lind']);
    expect(list.guests).toHaveLength(3);
  });

  it('takes kinds and numbers of tickets for no person and no company', async () => {
    const { table } = await listIn(
      'Order no.,First Name,Last Name,Ticket Type,Attendee no.,Company\n1,Ada,Novak,Free,9001,Lens House\n2,Bo,Lind,Free,9002,Prism House\n',
    );
    expect(suggestColumns(table.header, table.rows)).toEqual(['', 'first', 'last', '', '', 'name']);
  });

  it('asks about one company spelt twice, and joins what is answered with yes', async () => {
    const { table, questions } = await listIn(portal);
    expect(questions.map((q) => q.why)).toEqual(['slip', 'form', 'slip']);
    const columns = suggestColumns(table.header, table.rows);
    const joined = await readGuests(table, columns, new Set([questions[0]?.id ?? '']));
    expect(joined.guests.map((g) => g.persons.length)).toEqual([3, 1]);
  });
});

describe('languages', () => {
  it('that nobody knows are named by row, and do not make a guest speak all', async () => {
    const { guests, mistakes } = await listIn(
      'Company;Languages\nAlfa;Klingon\nBeta;polski, Klingon\n',
    );
    expect(guests.map((g) => g.languages)).toEqual([['und'], ['pl']]);
    expect(mistakes.map((m) => [m.row, m.found])).toEqual([
      [2, 'Klingon'],
      [3, 'Klingon'],
    ]);
  });
});

describe('the next list', () => {
  it('finds a guest whose country is now written otherwise, and those kept under old keys', () => {
    expect(guestKey('Alfa, Ltd', 'UK')).toBe(guestKey('ALFA Ltd.', 'United Kingdom'));
    expect(canonicalKey('alfa ltd|united kingdom')).toBe(guestKey('Alfa Ltd', 'UK'));
    expect(canonicalKey('ref:r 1')).toBe('ref:r 1');
    fc.assert(
      fc.property(fc.string(), fc.string(), (name, country) => {
        const key = guestKey(name, country);
        expect(canonicalKey(key)).toBe(key);
      }),
    );
  });
});
