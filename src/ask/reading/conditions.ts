/** The conditions of a question judged against a build: its places, and what its statements say. */
import type { Context } from '../../context.ts';
import type { Condition, Stretch } from '../../domain/reading.ts';
import type { Whereabouts } from '../../language/reading/gazetteer.ts';
import type { ParsedQuery } from '../../search/query.ts';
import type { SearchRequest } from '../../search/port.ts';
import {
  type ConditionFacts,
  type JudgedConditions,
  NO_CONDITIONS,
  judgeConditions,
} from '../../matching/conditions.ts';
import { analyse } from '../../language/analyse.ts';
import { rememberKey } from '../../matching/remember-key.ts';
import { holds } from '../../similarity/term-counts.ts';
import { matchKnowledge } from '../knowledge/match-knowledge.ts';
import { placesOf, readAsked } from './read-request.ts';

const whereabouts = new WeakMap<Context, readonly Whereabouts[]>();

/** Judges conditions; owners and statements are named by their positions in the table of matching. */
export function conditionsFor(
  context: Context,
  conditions: readonly Condition[],
): JudgedConditions {
  return conditionsJudge(context)(conditions);
}

/** Judges the conditions of several needs, of which some name the same places and topics. */
export function conditionsJudge(
  context: Context,
): (conditions: readonly Condition[]) => JudgedConditions {
  const { table } = matchKnowledge(context);
  const places = placesOf(context);
  let where = whereabouts.get(context);
  if (!where) whereabouts.set(context, (where = context.catalogue.organisations()));
  const there = where;
  const fitOf = rememberKey((place: string) =>
    rememberKey((owner: number) => places.fit(place, there[owner]!)),
  );
  const nearFitOf = rememberKey((place: string) =>
    rememberKey((owner: number) => places.fitNear(place, there[owner]!)),
  );
  const facts: ConditionFacts = {
    placeFit: (place, owner) => fitOf(place)(owner),
    nearFit: (place, owner) => nearFitOf(place)(owner),
    isWithin: (place, wider) => places.isWithin(place, wider),
    says: (topic, ordinal) => saysTopic(context, table.evidence[ordinal]!.concepts, topic, ordinal),
  };
  return (conditions) =>
    conditions.length === 0 ? NO_CONDITIONS : judgeConditions(table, conditions, facts);
}

type Topic = Extract<Condition, { type: 'topic' }>;

/** A statement says a topic when it holds its concept or all its words, unless it denies it, too. */
function saysTopic(
  context: Context,
  concepts: readonly string[],
  topic: Topic,
  ordinal: number,
): boolean {
  const { model } = context;
  const held = (term: string): boolean => {
    const id = model.vocabulary.ids.get(term);
    return id !== undefined && holds(model.texts, ordinal, id);
  };
  const says =
    topic.concepts.length > 0
      ? topic.concepts.some((c) => concepts.includes(c.concept))
      : topic.words.length > 0 && topic.words.every((w) => w.terms.some(held));
  return says && !deniesTopic(context, topic, ordinal);
}

/** "Cleaning without chemicals" is just what is asked for by "without chemicals". */
function deniesTopic(context: Context, topic: Topic, ordinal: number): boolean {
  const [stored] = context.catalogue.evidenceAt([ordinal]);
  const terms = new Set(topic.words.flatMap((w) => w.terms));
  return Object.entries(stored?.evidence.title ?? {}).some(
    ([lang, title]) =>
      // Most titles do not speak of it, and reading takes its time.
      analyse(title, lang).some((term) => terms.has(term)) &&
      readAsked(context, title, lang).conditions.some(
        (c) => c.type === 'topic' && c.words.some((w) => w.terms.some((t) => terms.has(t))),
      ),
  );
}

/** Conditions whose words say nothing of the topic; figures are read where they stand. */
const APART: ReadonlySet<Condition['type']> = new Set([
  'place',
  'organisation',
  'certificate',
  'access',
  'topic',
]);

/** The stretches of those conditions whose words say nothing of the topic. */
export function apartFrom(conditions: readonly Condition[]): Condition[] {
  return conditions.filter((c) => APART.has(c.type));
}

/**
 * What the conditions of a search leave out: who is known to fail, and statements that say what must
 * not be. Where nothing else is asked, also who is not known to meet them.
 */
export function withheldBy(
  context: Context,
  judged: JudgedConditions,
  { words, phrases, quantities }: ParsedQuery,
): SearchRequest['withheld'] {
  if (judged.none) return undefined;
  const { table } = matchKnowledge(context);
  const alone = words.length + phrases.length + quantities.length === 0;
  const fails = alone
    ? (owner: number): boolean =>
        judged.ofOwner(owner).some((c) => c.fit !== 'meets' && !c.underWay)
    : (owner: number): boolean => judged.fails(owner);
  const ids = (all: readonly { id: string }[], out: (position: number) => boolean): Set<string> =>
    new Set(all.flatMap(({ id }, position) => (out(position) ? [id] : [])));
  return {
    owners: ids(table.owners, fails),
    evidence: ids(table.evidence, (e) => !judged.admits(e) || (alone && !judged.speaks(e))),
  };
}

/** A text with blanks where its conditions stand, so that all offsets stay. */
export function withoutConditions(text: string, conditions: readonly Condition[]): string {
  return blanked(text, apartFrom(conditions));
}

/** A text with blanks in place of some stretches. */
export function blanked(
  text: string,
  stretches: readonly Pick<Stretch, 'start' | 'end'>[],
): string {
  return stretches.reduce(
    (rest, { start, end }) => rest.slice(0, start) + ' '.repeat(end - start) + rest.slice(end),
    text,
  );
}
