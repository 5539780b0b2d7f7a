/** Which topics of the thesaurus a call names, and which members share them. */
import type { Context } from '../../context.ts';
import type { Call } from '../../domain/call.ts';
import type { EvidenceKind } from '../../domain/evidence.ts';
import { inLanguage, languageShown } from '../../domain/text.ts';
import { census, quietConcepts } from '../map/census.ts';
import { conceptsOf } from '../knowledge/concepts.ts';
import { type MatchAnswer, askMatch } from '../match/match.ts';

export interface CallTopics {
  /** Narrow concepts that the call names, those that fewest organisations offer first. */
  concepts: readonly string[];
  /** Pillars of the call, else those to which its concepts belong. */
  pillars: readonly string[];
}

/** A concept that more organisations offer than this share says nothing of a call. */
const NARROW = 0.2;
/** In a small cluster a concept of so many organisations is narrow, too. */
const FEW = 3;
/** What of a text is read for topics: later pages are conditions. */
const READ = 12_000;
/** Calls whose topics are kept for a build. */
const KEPT = 20_000;

const kept = new WeakMap<Context, Map<string, CallTopics>>();

/** The topics of a call by title, keywords and text; worked out once a build. */
export function callTopics(context: Context, call: Call): CallTopics {
  let known = kept.get(context);
  if (!known) kept.set(context, (known = new Map<string, CallTopics>()));
  const key = `${call.id} ${call.text.length} ${inLanguage(call.title, 'en')}`;
  let topics = known.get(key);
  if (!topics) {
    if (known.size >= KEPT) known.clear();
    known.set(key, (topics = findTopics(context, call)));
  }
  return topics;
}

function findTopics(context: Context, call: Call): CallTopics {
  const { finder, byId, tree } = conceptsOf(context);
  const texts = [
    ...Object.entries(call.title),
    [call.lang, `${call.keywords.join('. ')}\n${call.text.slice(0, READ)}`] as const,
  ];
  const found = new Set(
    texts.flatMap(([lang, text]) => finder.find(text, lang).map((m) => m.concept)),
  );
  const offering = narrowConcepts(context);
  const concepts = [...found]
    .filter((c) => offering.has(c))
    .sort((a, b) => offering.get(a)! - offering.get(b)! || (a < b ? -1 : 1));
  const pillars = concepts.flatMap((c) =>
    [c, ...tree.above(c)].flatMap((id) => byId.get(id)?.pillars ?? []),
  );
  return { concepts, pillars: [...new Set(call.pillars.length ? call.pillars : pillars)] };
}

const narrow = new WeakMap<Context, Map<string, number>>();

/** Concepts that some, and not too many, organisations offer, with how many do. */
function narrowConcepts(context: Context): Map<string, number> {
  let found = narrow.get(context);
  if (!found) {
    const { concepts, members, prospects } = census(context.catalogue);
    const quiet = quietConcepts(context.catalogue);
    const most = Math.max(FEW, NARROW * (members + prospects));
    found = new Map([...concepts].filter(([id, n]) => n <= most && !quiet.has(id)));
    narrow.set(context, found);
  }
  return found;
}

/** True for calls that name a topic of the cluster, or a pillar themselves. */
export function concernsCluster(context: Context, call: Call): boolean {
  const { concepts, pillars } = callTopics(context, call);
  return concepts.length > 0 || pillars.length > 0;
}

/** What its owner can do or seeks; where it was seen or sells says nothing of a call. */
const SPEAKING: readonly EvidenceKind[] = [
  'capability',
  'instrument',
  'project',
  'product',
  'need',
];

/** Calls that share narrow concepts with an organisation, those that share most first. */
export function callsForOwner<C extends Call>(
  context: Context,
  calls: readonly C[],
  owner: string,
): { call: C; shared: readonly string[] }[] {
  const own = new Set(context.catalogue.evidenceOf(owner, SPEAKING).flatMap((e) => e.concepts));
  return calls
    .map((call) => ({ call, shared: callTopics(context, call).concepts.filter((c) => own.has(c)) }))
    .filter(({ shared }) => shared.length > 0)
    .sort((a, b) => b.shared.length - a.shared.length);
}

/** An outline of a call: its title, and of its text as much as an outline may have. */
export function outlineOfCall(call: Call): string {
  return [inLanguage(call.title, call.lang === 'und' ? 'en' : call.lang), call.text]
    .filter(Boolean)
    .join('\n');
}

/**
 * Members for a call: ranked by its title and text together, as measured on titles alone in
 * docs/QUALITY.md. The title is its one need; who takes part is chosen with the whole outline.
 */
export async function membersForCall(
  context: Context,
  call: Call,
  lang: string,
  limit: number,
  signal?: AbortSignal,
): Promise<MatchAnswer> {
  const text = inLanguage(call.title, lang);
  const shown = languageShown(call.title, lang);
  const need = {
    ...{ id: 'call', text, start: 0, end: text.length, must: false },
    lang: shown === 'und' ? lang : shown,
  };
  return askMatch(
    context,
    { text: outlineOfCall(call), lang, needs: [need], call: `${call.call} ${call.id}`, limit },
    signal,
  );
}
