/**
 * Claims of a build to be judged blind: for each relation as many that are sure, likely and too
 * weak to be shown, in random order, so that neither place nor words tell how sure they are.
 */
import type { Context } from '../../context.ts';
import type { Claim, ClaimRelation } from '../../domain/judgement.ts';
import { inLanguage, type Lang } from '../../domain/text.ts';
import { strengthOf } from '../../matching/strength.ts';
import { askMatch } from '../match/match.ts';
import { type MatchKnowledge, matchKnowledge } from '../knowledge/match-knowledge.ts';
import { findPairMaterial } from '../pairs/statement-pairs.ts';

export interface DrawOptions {
  /** What the claims that answer something are drawn for, beside the members' own needs. */
  questions: readonly string[];
  /** Language of the questions, and of the statements where they have it. */
  lang: Lang;
  /** Claims of each relation at most. */
  count: number;
  /** A number from 0 to below 1, another one each time. */
  random: () => number;
}

/** A claim with its chance of being right, which the reader is not told. */
interface ScoredClaim {
  claim: Claim;
  degree: number;
}

// What is weaker than this nobody would take for a claim, and judging it teaches nothing.
const LEAST = 0.05;
/** Owners looked at under each question: strong ones are few, and behind these none is. */
const OWNERS = 10;

/** Draws claims that answer a question or a need, and claims that two members do the same. */
export async function drawClaims(context: Context, options: DrawOptions): Promise<Claim[]> {
  const knowledge = matchKnowledge(context);
  const all = [
    ...(await answersToQuestions(context, options)),
    ...(await claimsOfMembers(context, knowledge, options)),
  ];
  const drawn = (['answers', 'same'] satisfies ClaimRelation[]).flatMap((relation) =>
    drawOf(
      all.filter((c) => c.claim.relation === relation && c.degree >= LEAST),
      options,
    ),
  );
  return shuffled(drawn, options.random).map((c) => c.claim);
}

async function answersToQuestions(
  context: Context,
  { questions, lang }: DrawOptions,
): Promise<ScoredClaim[]> {
  const claims: ScoredClaim[] = [];
  for (const text of questions) {
    const { needs, members } = await askMatch(context, { text, lang, limit: OWNERS });
    const textOf = new Map(needs.map((n) => [n.id, n.text]));
    for (const { owner, coverage } of members) {
      for (const { need, degree, evidence } of coverage) {
        const question = textOf.get(need) ?? text;
        const best = evidence.slice(0, 1).map((e): ScoredClaim['claim'] => ({
          relation: 'answers',
          question,
          owners: [owner],
          evidence: [statementOf(context, e.evidence, lang)],
        }));
        claims.push(...best.map((claim) => ({ degree, claim })));
      }
    }
  }
  return claims;
}

async function claimsOfMembers(
  context: Context,
  knowledge: MatchKnowledge,
  { lang }: DrawOptions,
): Promise<ScoredClaim[]> {
  const { table } = knowledge;
  const claims: ScoredClaim[] = [];
  const statement = (ordinal: number): Claim['evidence'][number] =>
    statementOf(context, table.evidence[ordinal]!.id, lang);
  for (const [member, { id }] of table.owners.entries()) {
    const { offers, sought } = await findPairMaterial(context, knowledge, member);
    for (const { own, other, degree } of offers) {
      // A pair is found from both sides.
      const [beside] = table.evidence[other]!.owners;
      if (beside === undefined || own > other) continue;
      const evidence = [statement(own), statement(other)];
      const owners = [id, table.owners[beside]!.id];
      const question = evidence[0]!.text;
      claims.push({ degree, claim: { relation: 'same', question, owners, evidence } });
    }
    for (const { own, other, degree } of sought)
      claims.push({
        degree,
        claim: {
          relation: 'answers',
          question: statement(own).text,
          owners: table.evidence[other]!.owners.map((o) => table.owners[o]!.id),
          evidence: [statement(other)],
        },
      });
  }
  return claims;
}

function statementOf(context: Context, id: string, lang: Lang): Claim['evidence'][number] {
  return { id, text: inLanguage(context.catalogue.evidence(id)?.evidence.title, lang) };
}

/** As many of each strength as there are, the rest from what is left. */
function drawOf(
  claims: readonly ScoredClaim[],
  { count, random }: Pick<DrawOptions, 'count' | 'random'>,
): ScoredClaim[] {
  const byStrength = new Map<string, ScoredClaim[]>();
  for (const claim of shuffled(claims, random)) {
    const strength = strengthOf(claim.degree);
    byStrength.set(strength, [...(byStrength.get(strength) ?? []), claim]);
  }
  const share = Math.ceil(count / (byStrength.size || 1));
  const groups = [...byStrength.values()];
  return [
    ...groups.flatMap((group) => group.slice(0, share)),
    ...groups.flatMap((group) => group.slice(share)),
  ].slice(0, count);
}

/** In random order (Fisher and Yates). */
function shuffled<Item>(items: readonly Item[], random: () => number): Item[] {
  const mixed = [...items];
  for (let last = mixed.length - 1; last > 0; last--) {
    const other = Math.floor(random() * (last + 1));
    [mixed[last], mixed[other]] = [mixed[other]!, mixed[last]!];
  }
  return mixed;
}
