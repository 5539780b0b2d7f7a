/**
 * "What is missing?": what is asked for and no member offers, what hangs on a single member, and
 * who outside would close a gap.
 */
import type { Context } from '../../context.ts';
import { OFFER_KINDS } from '../../domain/evidence.ts';
import type { Organisation, OrganisationKind } from '../../domain/organisation.ts';
import { inLanguage, type Lang } from '../../domain/text.ts';
import { COVERED } from '../../matching/coverage.ts';
import { quietConcepts } from './census.ts';
import { conceptAncestors } from '../knowledge/concept-ancestors.ts';
import { askMatch } from '../match/match.ts';

/** The best offer of a member to what is asked. */
export interface NearOffer {
  owner: string;
  evidence: string;
  score: number;
}

export interface UnmetNeed {
  /** Id of the need, and who seeks it. */
  need: string;
  owners: readonly string[];
  /** Best offers of members, which do not cover it. */
  nearest: readonly NearOffer[];
  /** Prospects that would cover it. */
  prospects: readonly string[];
}

export interface TopicGap {
  concept: string;
  /** Needs that ask for it. */
  askedBy: readonly string[];
  /** Prospects that offer it. */
  prospects: readonly string[];
  /**
   * Kinds of organisations that offer its broader or related topics, most first: where to look for
   * someone.
   */
  kinds: readonly OrganisationKind[];
}

export interface GapReport {
  needs: number;
  /** Needs that no member but the one who asks covers. */
  unmet: readonly UnmetNeed[];
  /** Topics that needs name, or prospects offer, and no member does; the most asked for first. */
  missing: readonly TopicGap[];
  /**
   * Topics that one member alone offers, with its statements to them; the members with most such
   * topics first.
   */
  single: readonly { owner: string; concepts: readonly string[] }[];
  /** Prospects by the number of topics and needs that they alone would bring. */
  closers: readonly {
    organisation: Organisation;
    concepts: readonly string[];
    needs: readonly string[];
  }[];
}

/** Needs matched at most; each costs a match, and a report is read by people. */
const MOST_NEEDS = 200;
const NEAREST = 3;

const kept = new WeakMap<Context, Promise<GapReport>>();

/** Worked out once a build, on first asking. */
export function askGaps(context: Context): Promise<GapReport> {
  let report = kept.get(context);
  if (!report) kept.set(context, (report = find(context)));
  return report;
}

async function find(context: Context): Promise<GapReport> {
  const { catalogue } = context;
  const organisations = new Map(catalogue.organisations().map((o) => [o.id, o]));
  const isMember = (id: string): boolean => organisations.get(id)?.membership.standing === 'member';
  const offers = offersByConcept(context);
  const needs = [...catalogue.eachEvidence(['need'])];
  const unmet: UnmetNeed[] = [];
  for (const { evidence } of needs.slice(0, MOST_NEEDS))
    unmet.push(...(await unmetNeed(context, evidence.id, isMember)));
  const asked = new Map<string, string[]>();
  for (const { evidence, concepts } of needs)
    for (const c of concepts) asked.set(c, [...(asked.get(c) ?? []), evidence.id]);
  const quiet = quietConcepts(catalogue);
  for (const c of quiet) offers.delete(c);
  const missing = [...new Set([...asked.keys(), ...offers.keys()])]
    .filter((c) => !quiet.has(c) && ![...(offers.get(c) ?? [])].some(isMember))
    .map((concept) => topicGap(context, concept, asked.get(concept) ?? [], offers, organisations))
    .sort(
      (a, b) =>
        b.askedBy.length - a.askedBy.length ||
        b.prospects.length - a.prospects.length ||
        (a.concept < b.concept ? -1 : 1),
    );
  return {
    needs: needs.length,
    unmet,
    missing,
    single: singleOwners(offers, isMember),
    closers: closersOf(missing, unmet, organisations),
  };
}

/**
 * Owners that offer each concept or a narrower one: who makes scintillation detectors makes
 * detectors.
 */
function offersByConcept({ catalogue }: Context): Map<string, Set<string>> {
  const ancestors = conceptAncestors(catalogue);
  const offers = new Map<string, Set<string>>();
  for (const { evidence, concepts } of catalogue.eachEvidence(OFFER_KINDS)) {
    for (const c of new Set(concepts.flatMap((id) => [id, ...(ancestors.get(id) ?? [])])))
      offers.set(c, new Set([...(offers.get(c) ?? []), ...evidence.owners.map((o) => o.owner)]));
  }
  return offers;
}

async function unmetNeed(
  context: Context,
  id: string,
  isMember: (id: string) => boolean,
): Promise<UnmetNeed[]> {
  const evidence = context.catalogue.evidence(id)?.evidence;
  if (!evidence) return [];
  const lang = context.catalogue.profile.languages[0] ?? 'en';
  const text = inLanguage(evidence.title, lang);
  const owners = evidence.owners.map((o) => o.owner);
  const able = await offersTo(context, text, lang, owners);
  if (able.some((m) => m.score >= COVERED && isMember(m.owner))) return [];
  return [
    {
      need: id,
      owners,
      nearest: able.filter((m) => isMember(m.owner) && m.evidence).slice(0, NEAREST),
      prospects: able.filter((m) => m.score >= COVERED && !isMember(m.owner)).map((m) => m.owner),
    },
  ];
}

/** Members whose statements come nearest to what is asked, whether they answer it or not. */
export async function nearestMembers(
  context: Context,
  text: string,
  lang: Lang,
  count: number,
): Promise<NearOffer[]> {
  const isMember = (id: string): boolean =>
    context.catalogue.organisation(id)?.membership.standing === 'member';
  const able = await offersTo(context, text, lang, []);
  return able.filter((m) => isMember(m.owner) && m.evidence).slice(0, count);
}

/** Everybody's best offer to one line, best first; one need as it stands, not split. */
async function offersTo(
  context: Context,
  text: string,
  lang: Lang,
  exclude: readonly string[],
): Promise<NearOffer[]> {
  const answer = await askMatch(context, {
    text,
    lang,
    needs: [{ id: 'n1', text, start: 0, end: text.length, lang, must: false }],
    exclude,
    limit: MOST_NEEDS,
  });
  return answer.members
    .filter((m) => !exclude.includes(m.owner))
    .map((m) => ({
      owner: m.owner,
      score: m.coverage[0]?.degree ?? 0,
      evidence: m.coverage[0]?.evidence[0]?.evidence ?? '',
    }))
    .sort((a, b) => b.score - a.score);
}

function topicGap(
  { catalogue }: Context,
  concept: string,
  askedBy: readonly string[],
  offers: ReadonlyMap<string, ReadonlySet<string>>,
  organisations: ReadonlyMap<string, Organisation>,
): TopicGap {
  const about = catalogue.concept(concept)?.concept;
  const near = new Set(
    [...(about?.broader ?? []), ...(about?.related ?? [])].flatMap((c) => [
      ...(offers.get(c) ?? []),
    ]),
  );
  const kinds = new Map<OrganisationKind, number>();
  for (const id of near) {
    const kind = organisations.get(id)?.kind;
    if (kind) kinds.set(kind, (kinds.get(kind) ?? 0) + 1);
  }
  return {
    concept,
    askedBy,
    prospects: [...(offers.get(concept) ?? [])].sort(),
    kinds: [...kinds].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1)).map(([kind]) => kind),
  };
}

function singleOwners(
  offers: ReadonlyMap<string, ReadonlySet<string>>,
  isMember: (id: string) => boolean,
): GapReport['single'] {
  const byOwner = new Map<string, string[]>();
  for (const [concept, owners] of offers) {
    const members = [...owners].filter(isMember);
    if (members.length === 1 && members[0])
      byOwner.set(members[0], [...(byOwner.get(members[0]) ?? []), concept]);
  }
  return [...byOwner]
    .map(([owner, concepts]) => ({ owner, concepts: concepts.sort() }))
    .sort((a, b) => b.concepts.length - a.concepts.length || (a.owner < b.owner ? -1 : 1));
}

function closersOf(
  missing: readonly TopicGap[],
  unmet: readonly UnmetNeed[],
  organisations: ReadonlyMap<string, Organisation>,
): GapReport['closers'] {
  return [...organisations.values()]
    .filter((o) => o.membership.standing === 'prospect')
    .map((organisation) => ({
      organisation,
      concepts: missing.filter((m) => m.prospects.includes(organisation.id)).map((m) => m.concept),
      needs: unmet.filter((u) => u.prospects.includes(organisation.id)).map((u) => u.need),
    }))
    .filter((c) => c.concepts.length + c.needs.length > 0)
    .sort(
      (a, b) =>
        b.needs.length + b.concepts.length - a.needs.length - a.concepts.length ||
        (a.organisation.id < b.organisation.id ? -1 : 1),
    );
}
