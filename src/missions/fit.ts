/**
 * How well guests and hosts fit, with the reasons of both directions. Guests' words go through the
 * same indexing as a member's evidence and are kept nowhere: they are read, scored and forgotten.
 */
import type { Context } from '../context.ts';
import { breathing } from '../ask/breathe.ts';
import { rankMatch } from '../ask/match/match.ts';
import { type AskedText, readAskedText } from '../ask/reading/asked-text.ts';
import { matchKnowledge } from '../ask/knowledge/match-knowledge.ts';
import type { Text } from '../domain/text.ts';
import { detectLanguage } from '../language/detect-language.ts';
import type { ClaimFacts } from '../matching/claims/claim-features.ts';
import { answerProbability } from '../matching/claims/probability.ts';
import { wordsMeter } from '../matching/claims/words-met.ts';
import { narrowest } from '../matching/evidence-score.ts';
import { quantityScore } from '../matching/quantity-match.ts';
import { mutualFit, towardsFit } from '../matching/mutual-fit.ts';
import { cosine } from '../similarity/explain.ts';

/**
 * What the fit is computed from: a member of the catalogue by its id, anybody by what it says of
 * itself.
 */
export interface FitParty {
  id: string;
  /** Id in the catalogue, or empty. */
  organisation: string;
  /** Statements, one each. */
  offers: readonly string[];
  seeks: readonly string[];
}

/** One reason: what one side seeks, and the statement of the other side that answers it. */
export interface FitReason {
  /** In the words of the side that seeks; empty when only the fields are near. */
  need: string;
  /** Evidence of the catalogue, when it can be opened. */
  evidence?: string;
  statement: Text;
  /** 0 to 1. */
  score: number;
}

export interface PairFit {
  guest: string;
  host: string;
  /** Mutual fit, 0 to 1. */
  score: number;
  /** What the host has for the guest, best first. */
  forGuest: readonly FitReason[];
  /** What the guest has for the host, best first. */
  forHost: readonly FitReason[];
}

// Reasons shown a direction: three are read, more are not.
const REASONS = 3;
// Below this nothing that a reader would call a reason was ever seen on the COC's data.
const FAINT = 0.08;
const MOST_LINES = 20;

/**
 * Fits of all pairs that have one; guests and hosts in their order. Equal parties and an equal
 * build give equal answers.
 */
export async function pairFits(
  context: Context,
  guests: readonly FitParty[],
  hosts: readonly FitParty[],
  signal?: AbortSignal,
): Promise<PairFit[]> {
  const reader = statementReader(context);
  const breathe = breathing(signal);
  const wanted = [];
  for (const host of hosts) {
    await breathe();
    const needs = hostNeeds(context, host).map(reader);
    wanted.push({ host, needs, offers: host.offers.slice(0, MOST_LINES).map(reader) });
  }
  const fits: PairFit[] = [];
  for (const guest of guests) {
    await breathe();
    const seeks = guest.seeks.slice(0, MOST_LINES).map(reader);
    const offers = guest.offers.slice(0, MOST_LINES).map(reader);
    const fromCatalogue = await catalogueAnswers(context, guest);
    await breathe();
    for (const { host, needs, offers: hostOffers } of wanted) {
      const forGuest = best([
        ...(fromCatalogue.get(host.organisation) ?? []),
        ...answers(context, seeks, hostOffers),
      ]);
      const forHost = best(answers(context, needs, offers));
      const score = mutualFit(
        seeks.length + offers.length > 0
          ? towardsFit(degrees(forGuest, Math.max(1, seeks.length)), guest.seeks.length > 0)
          : null,
        needs.length > 0 && offers.length > 0
          ? towardsFit(degrees(forHost, needs.length), true)
          : null,
      );
      if (score >= FAINT)
        fits.push({
          guest: guest.id,
          host: host.id,
          score: Math.round(score * 1000) / 1000,
          forGuest: forGuest.slice(0, REASONS),
          forHost: forHost.slice(0, REASONS),
        });
    }
  }
  return fits;
}

interface Statement {
  text: string;
  asked: AskedText;
}

function statementReader(context: Context): (text: string) => Statement {
  const knowledge = matchKnowledge(context);
  const read = new Map<string, Statement>();
  return (text) => {
    const known = read.get(text) ?? {
      text,
      asked: readAskedText(context, knowledge, text, detectLanguage(text)),
    };
    read.set(text, known);
    return known;
  };
}

/**
 * What the catalogue's members have for a guest, by member: for what it seeks, else for the field
 * that it works in.
 */
async function catalogueAnswers(
  context: Context,
  guest: FitParty,
): Promise<Map<string, FitReason[]>> {
  const lines = (guest.seeks.length > 0 ? guest.seeks : guest.offers).slice(0, MOST_LINES);
  if (lines.length === 0) return new Map();
  const needs = lines.map((text, i) => ({
    id: String(i),
    text,
    lang: detectLanguage(text),
    must: false,
    start: 0,
    end: 0,
  }));
  const match = await rankMatch(context, {
    text: lines.join('\n'),
    lang: 'en',
    needs,
    asker: guest.organisation || undefined,
  });
  return new Map(
    match.answer.ranking.map(({ owner }) => [
      owner,
      match.coverageOf(owner).flatMap((c) =>
        c.evidence.slice(0, REASONS).map((e): FitReason => ({
          need: guest.seeks.length > 0 ? (lines[Number(c.need)] ?? '') : '',
          evidence: e.evidence,
          statement: context.catalogue.evidence(e.evidence)?.evidence.title ?? {},
          score: e.score,
        })),
      ),
    ]),
  );
}

/** Needs of a host: those of its record, and what the secretariat added for this mission. */
function hostNeeds(context: Context, host: FitParty): string[] {
  const recorded = host.organisation
    ? context.catalogue
        .evidenceOf(host.organisation, ['need'])
        .map((e) => Object.values(e.evidence.title).join('. '))
    : [];
  return [...recorded, ...host.seeks].slice(0, MOST_LINES);
}

/**
 * How each statement answers each need, by the same parts as evidence of the catalogue is scored.
 */
function answers(
  context: Context,
  needs: readonly Statement[],
  statements: readonly Statement[],
): FitReason[] {
  const { table } = matchKnowledge(context);
  return needs.flatMap((need) => {
    const specificity = narrowest(table, need.asked.examples);
    const met = wordsMeter(need.asked.words);
    return statements.map((s): FitReason => ({
      need: need.text,
      statement: { und: s.text },
      score: degreeBetween(context, { specificity, met }, need.asked, s.asked),
    }));
  });
}

/** What is prepared of a need once for all statements. */
interface PreparedNeed {
  /** Specificity of the narrowest of the need's concepts that a statement holds. */
  specificity: (held: readonly string[]) => number;
  met: ReturnType<typeof wordsMeter>;
}

function degreeBetween(
  context: Context,
  { specificity, met }: PreparedNeed,
  need: AskedText,
  statement: AskedText,
): number {
  const held = [...statement.concepts]
    .filter(([, weight]) => weight === 1)
    .map(([concept]) => concept);
  const terms = new Set(statement.terms.map((t) => context.model.vocabulary.ids.get(t)));
  const facts: ClaimFacts = {
    words: met((id) => terms.has(id), held),
    asked: need.words.length,
    meaning: cosine(need.vector, statement.vector),
    specificity: specificity(held),
    figures:
      need.quantities.length > 0 ? quantityScore(need.quantities, statement.quantities) : undefined,
    kind: 'capability',
    help: { asked: need.reading.help, offered: [] },
  };
  return answerProbability(facts, matchKnowledge(context).table.calibrations.answers);
}

/** Best first; for one statement only the need that it answers best. */
function best(reasons: readonly FitReason[]): FitReason[] {
  const seen = new Set<string>();
  return reasons
    .filter((r) => r.score >= FAINT)
    .sort((a, b) => b.score - a.score)
    .filter((r) => {
      const key = r.evidence ?? Object.values(r.statement)[0] ?? '';
      if (seen.has(key)) return false;
      seen.add(key);
      return true;
    });
}

/** The best degree of each need, for as many needs as there are. */
function degrees(reasons: readonly FitReason[], needs: number): number[] {
  const byNeed = new Map<string, number>();
  for (const r of reasons) byNeed.set(r.need, Math.max(byNeed.get(r.need) ?? 0, r.score));
  return [...byNeed.values(), ...Array.from({ length: Math.max(0, needs - byNeed.size) }, () => 0)];
}
