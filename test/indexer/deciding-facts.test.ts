/** Deciding facts from the workbook's columns to the page, and back into records. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { prepare } from '../../indexer/prepare.ts';
import { loadLocales } from '../../src/web/rendering/locales.ts';
import { decidingView, standingWords } from '../../src/web/view/deciding-facts.ts';
import { memberFilter } from '../../src/web/view/member-filter.ts';
import { recordsOfCatalogue } from '../../src/workbook/records.ts';

const folder = mkdtempSync(join(tmpdir(), 'collimate-facts-'));
afterAll(() => rmSync(folder, { recursive: true }));

writeFileSync(
  join(folder, 'members.csv'),
  `id,name_en,kind,membership,working_groups,employees,employees_year,languages,series_from,series_to,materials,tolerances,export,access_terms,facts_sources
invented-optics,Invented Optics,company-sme,associate,Quality|Schools,"1,200",2026,cs|en,one piece,"5,000 a year",sapphire|YAG,λ/20,AT and DE,by the hour,https://invented.example/facts
other,Other Invented,company,member,,many,,,,,,,,,`,
);
writeFileSync(
  join(folder, 'certifications.csv'),
  `id,member,title_en,number,valid_until,status
z1,invented-optics,ISO 9001,A-17,31. 12. 2098,
z2,invented-optics,ISO 13485,,2099-06-30,
z3,invented-optics,ISO 14001:2015,,,v řízení od roku 2025
z4,invented-optics,ISO 45001 (certification under way in 2024),,,`,
);
const en = loadLocales('views/locales').get('en')!;

it('reads every fact, says what no source states, and how a certificate stands', async () => {
  const { organisations, evidence, defects } = await prepare([folder]);
  const [first, other] = organisations;
  expect(first?.facts).toEqual({
    employees: 1200,
    employeesYear: 2026,
    languages: ['cs', 'en'],
    seriesFrom: 'one piece',
    seriesTo: '5,000 a year',
    materials: ['sapphire', 'YAG'],
    tolerances: 'λ/20',
    export: 'AT and DE',
    accessTerms: 'by the hour',
    sources: ['https://invented.example/facts'],
  });
  expect(first?.membership).toMatchObject({ standing: 'member', associate: true });
  expect(standingWords(first!, en)).toBe('associate member');
  // A word is no number of people, and nothing is guessed from it.
  expect(defects.map((d) => d.code)).toContain('bad-count');
  expect(other?.facts).toBeUndefined();

  const shown = decidingView(first!, evidence, en);
  expect(shown.known.map((k) => k.text)).toEqual([
    '1,200 (2026)',
    'ISO 9001, no. A-17, valid until 31 December 2098; ISO 13485, valid until 30 June 2099; ISO 14001:2015, under way in 2025; ISO 45001 (certification under way in 2024)',
    'Czech, English',
    'one piece',
    expect.stringContaining('5,000'),
    'sapphire, YAG',
    'λ/20',
    'AT and DE',
    'by the hour',
  ]);
  expect(shown.unknown).toBe('');
  const nothing = decidingView(other!, [], en);
  expect(nothing.known).toEqual([]);
  expect(nothing.unknown).toMatch(/^employees, certificates, languages/);
});

it('is the same after a way through the records', async () => {
  const input = await prepare([folder]);
  const records = recordsOfCatalogue(input).map((r) => ({ ...r, revision: 1 }));
  const again = await prepare({ mark: 'x', records });
  const facts = (i: typeof input) =>
    i.organisations.map((o) => [o.facts, o.workingGroups, o.membership.associate]);
  expect(facts(again)).toEqual(facts(input));
  expect(again.evidence.map((e) => e.certificate)).toEqual(
    input.evidence.map((e) => e.certificate),
  );
});

it('narrows the directory by what is known and never by a guess', async () => {
  const { organisations } = await prepare([folder]);
  const kept = (query: string) => {
    const filter = memberFilter(organisations, new URLSearchParams(query), en);
    return organisations.filter(filter.keeps).map((o) => o.id);
  };
  expect(kept('size=large&language=cs&material=YAG&workgroup=Quality')).toEqual([
    'invented-optics',
  ]);
  expect(kept('size=small')).toHaveLength(2);
  expect(kept('')).toHaveLength(2);
});
