/**
 * The small part of the quality report, on the data that ships: fails when a figure falls below its
 * stored floor.
 */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { build } from '../../indexer/run.ts';
import { evaluate } from '../../src/ask/quality/evaluate.ts';
import { readJudgements, readQueries } from '../../src/ask/quality/evaluation-files.ts';
import { askMatch } from '../../src/ask/match/match.ts';
import { askComplementary } from '../../src/ask/pairs/complementary.ts';
import { askSimilar } from '../../src/ask/pairs/similar.ts';
import { type Context, closeContext, openContext } from '../../src/context.ts';
import type { HelpKind } from '../../src/domain/need.ts';
import { matchKnowledge } from '../../src/ask/knowledge/match-knowledge.ts';
import { judge } from '../../src/matching/measures.ts';

const TOPICS = 'fixtures/topics/coc.json';
const floors = JSON.parse(readFileSync('fixtures/topics/floors.json', 'utf8')) as Record<
  string,
  { ndcg10: number }
>;
const folder = mkdtempSync(join(tmpdir(), 'collimate-quality-'));
let context: Context;

beforeAll(async () => {
  await build({ from: ['fixtures/coc'], data: folder });
  context = openContext(folder);
});
afterAll(async () => {
  await closeContext(context);
  rmSync(folder, { recursive: true });
});

describe('matching on the Czech Optical Cluster', () => {
  it.each(['en', 'cs', 'de'])('keeps its quality on topics in %s', async (lang) => {
    const queries = readQueries(TOPICS).filter((q) => q.id.endsWith(`-${lang}`));
    const answers = await evaluate(context, queries);
    const judgements = new Map(
      [...readJudgements(TOPICS)].filter(([id]) => id.endsWith(`-${lang}`)),
    );
    const quality = judge(
      judgements,
      new Map(answers.map((a) => [a.query, new Map(a.ranking.map((r) => [r.owner, r.score]))])),
    );
    expect(quality.queries).toBe(12);
    expect(quality.figures.ndcg10.mean).toBeGreaterThanOrEqual(floors[lang]!.ndcg10);
  });

  it('names what nobody covers, and quotes evidence of the member for what it does', async () => {
    const answer = await askMatch(context, {
      text: 'Hledáme měření prahu laserového poškození. Potřebujeme také dodavatele čokoládových sušenek.',
      lang: 'cs',
    });
    expect(answer.needs).toHaveLength(2);
    expect(answer.members[0]!.owner).toBe('hilase');
    expect(answer.uncovered.map((u) => u.need)).toEqual(['n2']);
    for (const member of answer.members)
      for (const { evidence } of member.evidence) {
        expect(context.catalogue.evidence(evidence)!.evidence.owners.map((o) => o.owner)).toContain(
          member.owner,
        );
      }
  });

  it.each([
    ['lens coating', 'en'],
    ['povlakování čoček', 'cs'],
    ['Linsenbeschichtung', 'de'],
  ])(
    'claims "%s" of who coats optics, not of who teaches it or makes lenses',
    async (text, lang) => {
      const answer = await askMatch(context, { text, lang });
      const claimed = answer.members.filter((m) => m.strength !== 'weak').map((m) => m.owner);
      expect(claimed).toEqual(expect.arrayContaining(['meopta', 'upol']));
      expect(claimed).not.toContain('vut-brno');
      expect(claimed).not.toContain('asphericon');
      expect(answer.uncovered).toEqual([]);
    },
  );

  it.each([
    ['infrared spectroscopy of polymer samples', 'en'],
    ['infračervená spektroskopie vzorků polymerů', 'cs'],
    ['Infrarotspektroskopie von Polymerproben', 'de'],
  ])('claims "%s" of who has a method of that kind', async (text, lang) => {
    const answer = await askMatch(context, { text, lang });
    const claimed = answer.members.filter((m) => m.strength !== 'weak').map((m) => m.owner);
    expect(claimed).toContain('vsb-tuo');
    expect(answer.uncovered).toEqual([]);
  });

  it('answers an outline that names a member with that member and says so, inflected too', async () => {
    const answer = await askMatch(context, {
      text: 'Na leteckém simulátoru chceme spolupracovat s Crytur, s Meoptou a s někým na chlazení.',
      lang: 'cs',
    });
    const reasons = new Map(
      answer.members.map((m) => [m.owner, m.reasons.find((r) => r.feature === 'named')]),
    );
    expect(reasons.get('meopta')?.parameters).toEqual({ words: 'Meoptou' });
    expect(reasons.get('crytur')?.parameters).toEqual({ words: 'Crytur' });
    expect(
      answer.ranking
        .slice(0, 2)
        .map((r) => r.owner)
        .sort(),
    ).toEqual(['crytur', 'meopta']);
  });

  it('gives the same answer twice, and leaves out the asker and who is excluded', async () => {
    const ask = () =>
      askMatch(context, {
        text: 'We need aspheric lenses.',
        lang: 'en',
        asker: 'meopta',
        exclude: ['asphericon'],
      });
    const [first, second] = [await ask(), await ask()];
    expect(first).toEqual(second);
    expect(first.ranking.map((r) => r.owner)).not.toContain('meopta');
    expect(first.ranking.map((r) => r.owner)).not.toContain('asphericon');
  });

  it('takes edited needs instead of its own split', async () => {
    const needs = [
      { id: 'mine', text: 'ellipsometry of thin films', start: 0, end: 0, lang: 'en', must: true },
    ];
    const answer = await askMatch(context, {
      text: 'A project about many things.',
      lang: 'en',
      needs,
    });
    expect(answer.needs).toEqual(needs);
    expect(answer.members.some((m) => m.coverage[0]!.degree > 0.3)).toBe(true);
  });

  it('answers any text, also an empty one and one of 30,000 words', async () => {
    for (const text of [
      '',
      '???',
      'x'.repeat(5_000),
      'laser optics measurement of coatings '.repeat(6_000),
    ])
      expect((await askMatch(context, { text, lang: 'en' })).needs.length).toBeLessThanOrEqual(12);
  });

  it('quotes both sides of likeness and complement', async () => {
    const [like] = await askSimilar(context, 'crytur');
    const owners = like!.reasons
      .find((r) => r.key === 'reasons.pair.same')!
      .evidence.map((id) => context.catalogue.evidence(id)!.evidence.owners.map((o) => o.owner));
    expect(owners[0]).toContain('crytur');
    expect(owners[1]).toContain(like!.owner);
    expect((await askComplementary(context, 'meopta')).every((p) => p.owner !== 'meopta')).toBe(
      true,
    );
    await expect(askSimilar(context, 'nobody')).rejects.toThrow(/no organisation "nobody"/);
  });

  it('quotes no pair of different businesses, and no capability for customers or graduates', async () => {
    const { owners, evidence: all } = matchKnowledge(context).table;
    const statements = new Map(all.map((e) => [e.id, e]));
    const factsOf = (id: string) => context.catalogue.evidence(id)!.evidence;
    const apart = (id: string): string[] =>
      ['repair', 'train', 'distribute'].filter((kind) =>
        statements.get(id)!.reading.help.includes(kind as HelpKind),
      );
    let same = 0;
    for (const { id } of owners) {
      for (const pair of await askSimilar(context, id, { limit: 40 }))
        for (const { feature, evidence } of pair.reasons)
          if (feature === 'same') {
            same += 1;
            expect(apart(evidence[0]!), evidence.join(' ')).toEqual(apart(evidence[1]!));
          }
      for (const pair of await askComplementary(context, id, { limit: 40 }))
        for (const { feature, evidence } of pair.reasons)
          if (feature === 'sought' || feature === 'wanted') {
            const need = evidence.map(factsOf).find((e) => e.kind === 'need')!;
            expect(['customer', 'person'], need.id).not.toContain(need.need?.role);
          }
    }
    expect(same).toBeGreaterThan(20);
  });
});
