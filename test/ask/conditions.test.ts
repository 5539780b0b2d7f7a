/** Conditions decide who answers, in matching and in search. Over an invented catalogue. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { build } from '../../indexer/run.ts';
import { askMatch } from '../../src/ask/match/match.ts';
import { askSearch } from '../../src/ask/search/search.ts';
import { type Context, closeContext, openContext } from '../../src/context.ts';
import type { Lang } from '../../src/domain/text.ts';

const TABLES = {
  'members.csv': `id,name_en,kind,town,region,country
ostra,Ostra Lenses,company-sme,Brno,Jihomoravský kraj,CZ
mlha,Mlha Coatings,company-sme,Praha,Hlavní město Praha,CZ
bezmista,Somewhere Optics,company-sme,,,
tvu,Brno University of Technology,university,Brno,Jihomoravský kraj,CZ
ustav,Institute of Thin Things,research-institute,Olomouc,Olomoucký kraj,CZ`,
  'capabilities.csv': `id,member,title_en,title_cs
a1,ostra,grinding of glass lenses,broušení skleněných čoček
a2,ostra,laser cleaning of moulds without chemicals,čištění forem laserem bez chemie
b1,mlha,grinding of glass lenses,broušení skleněných čoček
b2,mlha,laser cleaning of moulds with chemicals,čištění forem laserem s chemikáliemi
c1,bezmista,grinding of glass lenses,broušení skleněných čoček
d1,tvu,grinding of glass lenses,broušení skleněných čoček
e1,ustav,thin layers on glass,tenké vrstvy na skle`,
  'certifications.csv': `id,member,title_en
z1,ostra,ISO 9001
z2,mlha,ISO 13485
z3,ostra,ISO 13485 (certification under way in 2020)
z4,bezmista,ISO 9001:2015`,
  'equipment.csv': `id,member,title_en,access
i1,ostra,scanning electron microscope,open
i2,mlha,scanning electron microscope,internal`,
};

let folder: string;
let context: Context;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'collimate-conditions-'));
  const from = join(folder, 'in');
  mkdirSync(from);
  for (const [name, text] of Object.entries(TABLES)) writeFileSync(join(from, name), text);
  writeFileSync(
    join(from, 'cluster.yaml'),
    `id: invented
name: { en: Invented, cs: Vymyšlený }
shortName: { en: IC }
country: CZ
languages: [cs, en]
access: { open: [open], internal: [internal] }
places:
  - { id: praha, town: Praha, name: { cs: Praha, en: Prague, de: Prag } }
  - { id: morava, name: { cs: Morava, en: Moravia, de: Mähren }, regions: [Jihomoravský kraj, Olomoucký kraj] }
`,
  );
  const data = join(folder, 'data');
  await build({ from: [from], data });
  context = openContext(data);
});
afterAll(async () => {
  await closeContext(context);
  rmSync(folder, { recursive: true, force: true });
});

const matched = async (text: string, lang: Lang = 'en', off?: string[]): Promise<string[]> =>
  (await askMatch(context, { text, lang, off })).ranking.map((r) => r.owner);
const found = async (q: string, lang: Lang = 'en', off?: string[]): Promise<string[]> =>
  (await askSearch(context, { q, lang, off })).owners.map((o) => o.owner);

describe('who cannot bid', () => {
  it('is left out of all needs by a sentence of its own', async () => {
    const text =
      'We need grinding of glass lenses and laser cleaning of moulds. Universities cannot bid.';
    const { needs, members } = await askMatch(context, { text, lang: 'en' });
    expect(needs).toHaveLength(2);
    const claimed = members.filter((m) => m.strength !== 'weak').map((m) => m.owner);
    expect(claimed).toContain('ostra');
    expect(claimed).not.toContain('tvu');
  });

  it('is left out of the other needs of one sentence, too', async () => {
    for (const [text, lang] of [
      ['grinding of glass lenses (no universities) and laser cleaning of moulds', 'en'],
      ['broušení skleněných čoček (ne univerzity) a čištění forem laserem', 'cs'],
    ] as const) {
      const { members } = await askMatch(context, { text, lang });
      const claimed = members.filter((m) => m.strength !== 'weak').map((m) => m.owner);
      expect(claimed, text).toContain('ostra');
      expect(claimed, text).not.toContain('tvu');
    }
  });
});

describe('a place', () => {
  it('puts who is near first and leaves nobody out when it shall only be near', async () => {
    const near = await matched('grinding of glass lenses near Brno');
    expect(near.slice(0, 2).sort()).toEqual(['ostra', 'tvu']);
    expect(near).toContain('mlha');
    expect(await matched('grinding of glass lenses near Prague')).toHaveLength(near.length);
    expect((await matched('grinding of glass lenses near Prague'))[0]).toBe('mlha');
  });

  it('is no word that a statement should hold, and its preposition none', async () => {
    for (const [q, lang] of [
      ['lens grinding near Prague', 'en'],
      ['lens grinding in the Brno area', 'en'],
      ['broušení čoček nedaleko Brna', 'cs'],
    ] as const) {
      const { query, loosened } = await askSearch(context, { q, lang });
      expect(query.words.map((w) => w.text).join(' '), q).toBe(
        lang === 'en' ? 'lens grinding' : 'broušení čoček',
      );
      expect(loosened, q).toBeUndefined();
    }
  });

  it('leaves out who is there when it shall be elsewhere', async () => {
    const outside = await matched('grinding of glass lenses outside Brno');
    expect(outside).toContain('mlha');
    expect(outside).not.toContain('ostra');
  });

  it('leaves out who is known to be elsewhere, inflected and in every language', async () => {
    for (const [text, lang] of [
      ['grinding of glass lenses in Brno', 'en'],
      ['broušení skleněných čoček v Brně', 'cs'],
      ['brouseni sklenenych cocek na Morave', 'cs'],
      ['lens grinding in Moravia', 'en'],
    ] as const)
      for (const ask of [matched, found]) {
        const owners = await ask(text, lang);
        expect(owners.slice(0, 2).sort(), text).toEqual(['ostra', 'tvu']);
        expect(owners, text).not.toContain('mlha');
        // Where nothing is known, it comes behind and is said.
        expect(owners.indexOf('bezmista'), text).toBeGreaterThan(1);
      }
  });

  it('and another one are alternatives; of a town and its country the town is meant', async () => {
    expect((await found('lens grinding in Brno or Prague')).sort()).toEqual([
      'bezmista',
      'mlha',
      'ostra',
      'tvu',
    ]);
    expect(await found('lens grinding in Brno, Czech Republic')).not.toContain('mlha');
  });

  it('that must not be leaves out who is there', async () => {
    expect(await found('lens grinding, not in Brno')).toEqual(['mlha', 'bezmista']);
  });

  it('in the name of an organisation is no place', async () => {
    expect((await found('Brno University of Technology'))[0]).toBe('tvu');
    const { reading } = await askSearch(context, {
      q: 'Brno University of Technology',
      lang: 'en',
    });
    expect(reading.conditions).toEqual([]);
  });

  it('alone lists who is there', async () => {
    expect((await found('v Brně', 'cs')).sort()).toEqual(['ostra', 'tvu']);
  });

  it('counts in facets as it does in hits', async () => {
    const answer = await askSearch(context, { q: 'lens grinding in Brno', lang: 'en' });
    expect(answer.totalOwners).toBe(3);
    expect(answer.facets.type).toEqual([
      { value: 'company-sme', count: 2 },
      { value: 'university', count: 1 },
    ]);
  });
});

describe('a kind of organisation', () => {
  it('leaves out the others', async () => {
    for (const ask of [matched, found])
      expect(await ask('university for lens grinding')).toEqual(['tvu']);
  });

  it('and another one are alternatives', async () => {
    expect(await matched('university or company for lens grinding')).toEqual(
      expect.arrayContaining(['tvu', 'ostra', 'mlha']),
    );
  });
});

describe('a certificate', () => {
  it('is met by its own number alone; who has none is told so and not left out', async () => {
    const answer = await askSearch(context, {
      q: 'lens grinding certified to ISO 13485',
      lang: 'en',
    });
    expect(answer.owners[0]).toMatchObject({ owner: 'mlha', conditions: [{ fit: 'meets' }] });
    expect(answer.owners.find((o) => o.owner === 'ostra')?.conditions).toMatchObject([
      { fit: 'unknown', underWay: { year: 2020 } },
    ]);
    expect(answer.owners.find((o) => o.owner === 'bezmista')?.conditions).toEqual([
      expect.not.objectContaining({ underWay: expect.anything() as unknown }),
    ]);
    expect((await matched('lens grinding certified to ISO 13485'))[0]).toBe('mlha');
  });

  it('asked for alone is answered by who states it', async () => {
    const { owners } = await askSearch(context, { q: 'ISO 13485', lang: 'en' });
    expect(owners.map((o) => [o.owner, o.evidence.map((e) => e.evidence)])).toEqual([
      ['mlha', ['z2']],
      // Whoever works for it comes behind who holds it, and is told as such.
      ['ostra', ['z3']],
    ]);
    expect(owners[1]?.conditions).toMatchObject([{ fit: 'unknown', underWay: { year: 2020 } }]);
  });
});

describe('access', () => {
  it('is not given by an instrument of inner use', async () => {
    const lines = async (off: string[]): Promise<string[]> =>
      (
        await askSearch(context, { q: 'electron microscope open to outsiders', lang: 'en', off })
      ).owners.flatMap((o) => o.evidence.map((e) => e.evidence));
    expect(await lines([])).toEqual(['i1']);
    expect((await lines(['access'])).sort()).toEqual(['i1', 'i2']);
  });
});

describe('what must not be', () => {
  it('keeps out statements that say it, and not those that deny it', async () => {
    const text = 'laser cleaning of moulds without chemicals';
    const { members } = await askMatch(context, { text, lang: 'en' });
    for (const rows of [members, (await askSearch(context, { q: text, lang: 'en' })).owners]) {
      expect(rows[0]?.owner).toBe('ostra');
      expect(rows.flatMap((o) => o.evidence.map((e) => e.evidence))).not.toContain('b2');
    }
  });
});

describe('a part of the reading that is switched off', () => {
  it('decides no more', async () => {
    for (const ask of [matched, found])
      expect(await ask('grinding of glass lenses in Brno', 'en', ['town:brno'])).toContain('mlha');
  });
});

describe('a slip in a text to be matched', () => {
  it('is corrected as in search, and a town is none', async () => {
    expect((await matched('laser claening of moulds'))[0]).toBe(
      (await matched('laser cleaning of moulds'))[0],
    );
    expect(await matched('grinding of glass lenses in Prag', 'en')).not.toContain('ostra');
  });
});
